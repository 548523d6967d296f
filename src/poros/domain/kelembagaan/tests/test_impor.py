"""The structure as one file: out, in again without a difference, and as one dated change."""

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter

from poros.domain.kelembagaan.benih import STRUKTUR, tanam_struktur
from poros.domain.kelembagaan.ekspor import baca, xlsx, zip_csv
from poros.domain.kelembagaan.queries.impor import pratinjau
from poros.domain.kelembagaan.queries.tabel import tabel
from poros.domain.kelembagaan.rules.selisih import Salah, periksa
from poros.domain.kelembagaan.services import terapkan_impor
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Jabatan, Koordinasi, Orang, Pemangku, Unit, UrusanUnit, VersiUnit
from poros.kernel.organisasi.peta import baca as baca_peta
from poros.kernel.organisasi.rules import Fungsi, Kapasitas
from poros.kernel.wewenang import TidakBerwenang

HARI = date(2026, 11, 23)
TAHUN_BARU = date(2027, 1, 1)


@pytest.fixture
def admin(kota):
    UrusanUnit.objects.create(
        unit=kota.unit["pu"], kode="1.03", nama="Pekerjaan umum", dari=date(2020, 1, 1), dasar="Perda 1"
    )
    Pemangku.objects.create(
        jabatan=kota.jabatan["asisten2"],
        orang=kota.orang["kabag_ekbang"],
        kapasitas=Kapasitas.PLH,
        dari=HARI,
        sampai=HARI,
        dasar="SP 1",
    )
    return kota.aktor("admin", HARI)


def ubah(struktur, lembar, kunci, **isi):
    """The structure with one row changed; without `isi` the row is left out."""

    def cocok(row):
        return all(row[k] == v for k, v in kunci.items())

    rows = [{**row, **isi} if cocok(row) else row for row in struktur[lembar] if isi or not cocok(row)]
    return {**struktur, lembar: rows}


def tambah(struktur, lembar, **row):
    return {**struktur, lembar: [*struktur[lembar], row]}


def terapkan(admin, kota, struktur, berlaku=HARI):
    return terapkan_impor(admin, kota.unit["umum"], struktur=struktur, berlaku=berlaku, dasar="Perda 9/2026")


@pytest.mark.parametrize("tulis", [xlsx, zip_csv])
def test_what_goes_out_comes_back_without_a_difference(kota, admin, tulis):
    Orang.objects.filter(pk=kota.orang["camat"].pk).update(nama="=Camat+1", nip="198001012005011001")
    hasil = pratinjau(admin, baca(tulis(tabel(admin))), HARI)
    assert hasil.galat == []
    assert hasil.beda == []
    with pytest.raises(Ditolak, match="sama dengan struktur"):
        terapkan(admin, kota, tabel(admin))


def test_the_tables_take_one_query_each(kota, admin, django_assert_num_queries):
    with django_assert_num_queries(6):
        tabel(admin)
    Orang.objects.create(nama="Tambahan")
    with django_assert_num_queries(6):
        tabel(admin)


def test_only_the_manager_takes_the_structure_out(kota, admin):
    with pytest.raises(TidakBerwenang):
        tabel(kota.aktor("sekda", HARI))


def test_formulas_of_a_csv_are_made_harmless(kota, admin):
    Orang.objects.filter(pk=kota.orang["camat"].pk).update(nama="=1+1")
    with zipfile.ZipFile(io.BytesIO(zip_csv(tabel(admin)))) as archive:
        assert "'=1+1" in archive.read("pemangku.csv").decode()


def test_cells_that_a_spreadsheet_has_made_numbers_and_days_are_read(kota, admin):
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Urusan")
    sheet.write_row(0, 0, ["unit", "kode", "nama", "dari", "sampai", "dasar", "catatan saya"])
    sheet.write_row(1, 0, ["pu", "1.03", "PU"])
    sheet.write_datetime(
        1, 3, __import__("datetime").datetime(2026, 1, 2), book.add_format({"num_format": "yyyy-mm-dd"})
    )
    sheet.write_row(1, 5, [7])
    book.close()
    (row,) = baca(out.getvalue())["urusan"]
    assert row == {"unit": "pu", "kode": "1.03", "nama": "PU", "dari": "2026-01-02", "sampai": "", "dasar": "7"}


@pytest.mark.parametrize("isi", [b"", b"bukan berkas", b"PK\x03\x04rusak"])
def test_what_is_no_such_file_is_refused_in_words(isi):
    with pytest.raises(Ditolak, match="tidak dapat dibaca") as ditolak:
        baca(isi)
    assert ditolak.value.bidang == "berkas"


def test_a_file_that_swells_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("unit.csv", b"0" * (41 * 1024 * 1024))
    with pytest.raises(Ditolak, match="terlalu besar"):
        baca(out.getvalue())


def test_a_file_with_errors_changes_nothing(kota, admin):
    rusak = ubah(tabel(admin), "unit", {"kode": "pu"}, jenis="kantor")
    assert [g.salah for g in pratinjau(admin, rusak, HARI).galat] == [Salah.PILIHAN]
    with pytest.raises(Ditolak, match="1 kesalahan"):
        terapkan(admin, kota, rusak)
    assert VersiUnit.objects.filter(dari=HARI).count() == 0


def test_a_rename_in_the_file_is_a_version(kota, admin):
    baru = ubah(tabel(admin), "unit", {"kode": "pu"}, nama="Dinas PUPR", urutan="77")
    terapkan(admin, kota, baru, TAHUN_BARU)
    unit = Unit.objects.get(kode="pu")
    assert (unit.nama, unit.urutan) == ("Dinas Pekerjaan Umum", 77)
    assert unit.versi.latest("dari").nama == "Dinas PUPR"


def test_new_units_offices_holders_and_lines_come_together(kota, admin):
    s = tabel(admin)
    s = tambah(
        s,
        "unit",
        kode="dam2",
        nama="Bidang Operasi",
        singkatan="Ops",
        jenis="bidang",
        induk="dam",
        kode_wilayah="",
        urutan="9",
    )
    s = tambah(
        s,
        "unit",
        kode="dam",
        nama="Dinas Damkar",
        singkatan="Damkar",
        jenis="dinas",
        induk="kdh",
        kode_wilayah="",
        urutan="9",
    )
    s = tambah(s, "jabatan", unit="dam", nama="Kepala Damkar", eselon="II.b", fungsi="pimpinan", kepala="ya")
    s = tambah(
        s,
        "pemangku",
        unit="dam",
        jabatan="Kepala Damkar",
        nip="",
        nama="Rani Pertiwi",
        kapasitas="definitif",
        dari="2026-11-23",
        sampai="",
        dasar="SK 1",
    )
    s = tambah(
        s, "koordinasi", koordinator="kesra", unit="dam", utama="ya", dari="2026-11-23", sampai="", dasar="Perwali 3"
    )
    s = tambah(s, "urusan", unit="dam", kode="1.05", nama="Trantibum", dari="2026-11-23", sampai="", dasar="Perda 9")
    beda = terapkan(admin, kota, s)
    assert len(beda) == 6
    assert Unit.objects.get(kode="dam2").induk.kode == "dam"
    assert Pemangku.objects.get(jabatan__unit__kode="dam").orang.nama == "Rani Pertiwi"
    assert pratinjau(kota.aktor("admin", HARI), s, HARI).beda == []
    acts = set(Jejak.objects.values_list("aksi", flat=True))
    assert {"struktur.impor", "sotk.ubah", "jabatan.angkat", "koordinasi.ubah", "urusan.ubah"} <= acts


def test_what_is_left_out_ends(kota, admin):
    s = tabel(admin)
    for lembar, kunci in (
        ("unit", {"kode": "dlh"}),
        ("jabatan", {"unit": "dlh"}),
        ("pemangku", {"unit": "dlh"}),
        ("koordinasi", {"unit": "dlh"}),
        ("pemangku", {"jabatan": "Analis Sumber Daya Air"}),
        ("jabatan", {"nama": "Analis Sumber Daya Air"}),
        ("urusan", {"kode": "1.03"}),
    ):
        s = ubah(s, lembar, kunci)
    terapkan(admin, kota, s)
    assert not Unit.objects.get(kode="dlh").aktif
    assert not Jabatan.objects.get(nama="Analis Sumber Daya Air").aktif
    assert UrusanUnit.objects.get().sampai == date(2026, 11, 22)
    assert pratinjau(kota.aktor("admin", HARI), s, HARI).beda == []


def test_a_coordinator_and_a_holder_are_replaced(kota, admin):
    s = ubah(tabel(admin), "koordinasi", {"unit": "pu"})
    s = tambah(
        s, "koordinasi", koordinator="kesra", unit="pu", utama="ya", dari="2026-11-23", sampai="", dasar="Perwali 3"
    )
    s = ubah(s, "koordinasi", {"unit": "dlh"}, dasar="Perwali 4")
    s = ubah(s, "pemangku", {"jabatan": "Kepala DLH"})
    s = tambah(
        s,
        "pemangku",
        unit="dlh",
        jabatan="Kepala DLH",
        nip="",
        nama="Rani Pertiwi",
        kapasitas="definitif",
        dari="2026-11-23",
        sampai="",
        dasar="SK 1",
    )
    s = ubah(s, "urusan", {"kode": "1.03"}, nama="Pekerjaan umum dan penataan ruang")
    terapkan(admin, kota, s)
    assert Koordinasi.objects.get(unit=kota.unit["pu"], sampai=None).koordinator == kota.unit["kesra"]
    lama = Pemangku.objects.get(orang=kota.orang["kadis_dlh"])
    assert (lama.dicabut, lama.alasan_cabut) == (HARI, "Perda 9/2026")
    assert UrusanUnit.objects.get(sampai=None).nama == "Pekerjaan umum dan penataan ruang"


def test_warrants_and_oneself_are_not_imported(kota, admin):
    s = tambah(
        tabel(admin),
        "pemangku",
        unit="dlh",
        jabatan="Kepala DLH",
        nip="",
        nama="Rani",
        kapasitas="plt",
        dari="2026-11-23",
        sampai="2026-12-01",
        dasar="SP",
    )
    s = tambah(
        s,
        "pemangku",
        unit="pu",
        jabatan="Kepala Dinas PU",
        nip="",
        nama=kota.orang["admin"].nama,
        kapasitas="definitif",
        dari="2026-11-23",
        sampai="",
        dasar="SK",
    )
    assert [g.salah for g in pratinjau(admin, s, HARI).galat] == [Salah.BUKAN_DEFINITIF, Salah.DIRI_SENDIRI]


def test_all_or_nothing(kota, admin):
    """An abolished unit with parts left below fails at the end; what was done before is undone with it."""
    s = ubah(tabel(admin), "unit", {"kode": "sos"}, nama="Dinas Sosial Baru")
    kota.unit["pu_sda"].versi.update(induk=kota.unit["dlh"])
    for lembar, kunci in (
        ("unit", {"kode": "dlh"}),
        ("jabatan", {"unit": "dlh"}),
        ("pemangku", {"unit": "dlh"}),
        ("koordinasi", {"unit": "dlh"}),
    ):
        s = ubah(s, lembar, kunci)
    with pytest.raises(Ditolak, match="Masih ada unit di bawahnya"):
        terapkan(admin, kota, s)
    assert Unit.objects.get(kode="sos").nama == "Dinas Sosial"


@pytest.mark.parametrize("nama", STRUKTUR)
def test_a_template_makes_a_sound_government(db, nama):
    units = tanam_struktur(nama, dari=HARI)
    peta = baca_peta(HARI)
    assert set(peta.kepala) == {u.pk for u in units.values()}
    assert VersiUnit.objects.filter(dari=HARI).count() == len(units)
    assert Jabatan.objects.get(fungsi=Fungsi.ADMIN).unit == units["org"]
    assert UrusanUnit.objects.values("kode").distinct().count() == 32
    assert all(peta.koordinator_dari(units[k].pk) for k in ("disdik", "pupr", "insp", "bappeda", "setwan"))
    with pytest.raises(Ditolak, match="sudah mempunyai struktur"):
        tanam_struktur(nama)


def test_a_template_is_a_structure_that_can_be_imported(db):
    tanam_struktur("kabkota", dari=HARI)
    office = Jabatan.objects.get(fungsi=Fungsi.ADMIN)
    orang = Orang.objects.create(nama="Pengelola")
    Pemangku.objects.create(jabatan=office, orang=orang, dari=HARI, dasar="SK")
    from poros.kernel.organisasi.actor import actor

    assert periksa(tabel(actor(orang, HARI))) == []
    assert Unit.objects.get(kode="kdh").nama == "Wali Kota"


def test_a_template_can_be_changed_by_decree_on_the_first_day(db):
    from django.utils import timezone

    from poros.domain.kelembagaan.benih import pengelola_pertama
    from poros.kernel.organisasi.actor import actor

    units = tanam_struktur("kabkota")
    saya = actor(pengelola_pertama("Rani Pertiwi", "rani").akun.orang)
    s = ubah(tabel(saya), "unit", {"kode": "pupr"}, nama="Dinas Pekerjaan Umum")
    s = ubah(s, "koordinasi", {"unit": "pupr"})
    terapkan_impor(saya, units["org"], struktur=s, berlaku=timezone.localdate(), dasar="Perda 4/2026")
    assert Unit.objects.get(kode="pupr").nama == "Dinas Pekerjaan Umum"


def test_an_unknown_template_is_named(db):
    with pytest.raises(Ditolak, match="kabkota, provinsi"):
        tanam_struktur("desa")


def test_the_first_manager_signs_in_once_and_there_is_no_second(db):
    from django.contrib.auth import authenticate

    from poros.domain.kelembagaan.publik import pengelola_pertama

    with pytest.raises(Ditolak, match="belum mempunyai struktur"):
        pengelola_pertama("Rani Pertiwi", "rani")
    tanam_struktur("kabkota")
    baru = pengelola_pertama("Rani Pertiwi", "rani")
    assert authenticate(username="rani", password=baru.sandi) == baru.akun
    assert Pemangku.objects.get().jabatan.fungsi == Fungsi.ADMIN
    with pytest.raises(Ditolak, match="sudah mempunyai pengelola"):
        pengelola_pertama("Orang Lain", "lain")
