"""Imports as governments send them: heads that change places, ends decided ahead, what is applied is what was sent."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from poros.domain.kelembagaan.ekspor import baca, xlsx, zip_csv
from poros.domain.kelembagaan.queries.impor import pratinjau
from poros.domain.kelembagaan.queries.tabel import tabel
from poros.domain.kelembagaan.rules.selisih import Salah
from poros.domain.kelembagaan.services import angkat, berhentikan, hapus_unit, terapkan_impor
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.actor import actor
from poros.kernel.organisasi.models import Jabatan, Koordinasi, Orang, Pemangku, Unit, UrusanUnit
from poros.kernel.organisasi.rules import berlaku as dalam_jabatan

HARI = date(2026, 11, 23)
TAHUN_BARU = date(2027, 1, 1)


@pytest.fixture
def admin(kota):
    return kota.aktor("admin", HARI)


@pytest.fixture
def terapkan(kota, admin):
    def act(struktur, berlaku=HARI):
        return terapkan_impor(admin, kota.unit["umum"], struktur=struktur, berlaku=berlaku, dasar="Perda 9/2026")

    return act


def ubah(struktur, lembar, kunci, **isi):
    """The structure with the rows that match changed; without `isi` they are left out."""

    def cocok(row):
        return all(row[k] == v for k, v in kunci.items())

    rows = [{**row, **isi} if cocok(row) else row for row in struktur[lembar] if isi or not cocok(row)]
    return {**struktur, lembar: rows}


def tambah(struktur, lembar, *rows):
    return {**struktur, lembar: [*struktur[lembar], *rows]}


def unit(kode, induk, **lain):
    isi = {"nama": f"Unit {kode}", "singkatan": kode, "jenis": "bidang", "kode_wilayah": "", "urutan": "100"}
    return {"kode": kode, "induk": induk, **isi, **lain}


def pemangku(unit, jabatan, nama, dari="2026-11-23", **lain):
    isi = {"nip": "", "kapasitas": "definitif", "sampai": "", "dasar": "SK 1"}
    return {"unit": unit, "jabatan": jabatan, "nama": nama, "dari": dari, **isi, **lain}


@pytest.mark.parametrize("balik", [False, True])
def test_a_new_head_takes_over_whichever_row_comes_first(admin, terapkan, balik):
    s = ubah(tabel(admin), "jabatan", {"nama": "Kepala Dinas PU"}, kepala="tidak")
    s = ubah(s, "jabatan", {"nama": "Pengelola Surat Dinas PU"}, kepala="ya")
    if balik:
        s = {**s, "jabatan": s["jabatan"][::-1]}
    terapkan(s)
    assert Jabatan.objects.get(unit__kode="pu", kepala=True).nama == "Pengelola Surat Dinas PU"


@pytest.mark.parametrize("balik", [False, True])
def test_two_units_change_places_whichever_row_comes_first(kota, admin, terapkan, balik):
    """Bidang SDA comes above its own dinas: sound as a whole, a circle half-way."""
    s = ubah(tabel(admin), "unit", {"kode": "pu"}, induk="pu_sda")
    s = ubah(s, "unit", {"kode": "pu_sda"}, induk="kdh")
    if balik:
        s = {**s, "unit": s["unit"][::-1]}
    terapkan(s)
    assert dict(Unit.objects.filter(kode__startswith="pu").values_list("kode", "induk__kode")) == {
        "pu": "pu_sda",
        "pu_sda": "kdh",
    }


def test_old_units_move_below_one_that_is_founded_with_them(admin, terapkan):
    s = tambah(tabel(admin), "unit", unit("infra", "kdh", jenis="dinas"))
    terapkan(ubah(s, "unit", {"kode": "pu_sda"}, induk="infra"))
    assert Unit.objects.get(kode="pu_sda").induk.kode == "infra"


def test_who_is_dismissed_already_may_be_left_out(kota, admin, terapkan):
    row = Pemangku.objects.get(orang=kota.orang["kadis_dlh"])
    berhentikan(admin, row, pada=TAHUN_BARU, alasan="Pensiun")
    terapkan(ubah(tabel(admin), "pemangku", {"jabatan": "Kepala DLH"}))
    row.refresh_from_db()
    assert (row.dicabut, row.alasan_cabut) == (TAHUN_BARU, "Pensiun")


def test_who_is_dismissed_already_is_followed_by_a_new_holder(kota, admin, terapkan):
    berhentikan(admin, Pemangku.objects.get(orang=kota.orang["kadis_dlh"]), pada=TAHUN_BARU, alasan="Pensiun")
    s = ubah(tabel(admin), "pemangku", {"jabatan": "Kepala DLH"})
    terapkan(tambah(s, "pemangku", pemangku("dlh", "Kepala DLH", "Rani Pertiwi", "2026-12-01")))
    rows = list(Pemangku.objects.filter(jabatan=kota.jabatan["kadis_dlh"]).select_related("orang"))
    for hari, nama in ((date(2026, 11, 30), "Pejabat Kepala DLH"), (date(2026, 12, 1), "Rani Pertiwi")):
        assert [p.orang.nama for p in rows if dalam_jabatan(p.dari, p.sampai, p.dicabut, hari)] == [nama]


def test_a_corrected_number_does_not_bring_an_appointment_forward(kota, admin, terapkan):
    angkat(admin, kota.jabatan["kadis_dlh"], orang=kota.orang["camat"], dari=TAHUN_BARU, dasar="SK 5")
    terapkan(ubah(tabel(admin), "pemangku", {"dari": "2027-01-01"}, dasar="SK 5/2026"))
    assert actor(kota.orang["kadis_dlh"], HARI) is not None
    baru = Pemangku.objects.get(jabatan=kota.jabatan["kadis_dlh"], orang=kota.orang["camat"], dicabut=None)
    assert (baru.dari, baru.dasar) == (TAHUN_BARU, "SK 5/2026")


def test_a_unit_whose_end_is_decided_may_be_left_out(kota, admin, terapkan):
    hapus_unit(admin, kota.unit["dlh"], berlaku=TAHUN_BARU, dasar="Perda 8/2026", pengganti=kota.unit["pu"])
    s = tabel(admin)
    for lembar in ("jabatan", "pemangku", "koordinasi"):
        s = ubah(s, lembar, {"unit": "dlh"})
    s = tambah(ubah(s, "unit", {"kode": "dlh"}), "unit", unit("baru", "kdh"))
    terapkan(s, TAHUN_BARU)
    assert Unit.objects.filter(kode="baru").exists()
    assert kota.unit["dlh"].versi.get().sampai == date(2026, 12, 31)


@pytest.mark.parametrize("lembar", ["urusan", "koordinasi"])
def test_a_line_with_an_end_keeps_it(kota, admin, terapkan, lembar):
    isi = {"unit": "insp", "dari": "2026-11-23", "sampai": "2026-12-31", "dasar": "Perwali 3"}
    khusus = {"kode": "6.01", "nama": "Pengawasan"} if lembar == "urusan" else {"koordinator": "kesra", "utama": "ya"}
    s = tambah(tabel(admin), lembar, isi | khusus)
    terapkan(s)
    model = UrusanUnit if lembar == "urusan" else Koordinasi
    assert model.objects.get(unit=kota.unit["insp"]).sampai == date(2026, 12, 31)
    assert pratinjau(kota.aktor("admin", HARI), s, HARI).beda == []


def test_a_line_that_ends_before_it_begins_is_refused(admin, terapkan):
    isi = {"unit": "insp", "kode": "6.01", "nama": "Pengawasan", "dari": "2026-11-23", "dasar": "Perda 1"}
    with pytest.raises(Ditolak, match="mendahului tanggal mulai") as ditolak:
        terapkan(tambah(tabel(admin), "urusan", isi | {"sampai": "2026-11-22"}))
    assert ditolak.value.bidang == "sampai"


def test_the_order_of_lists_changes_at_once(kota, admin, terapkan):
    terapkan(ubah(tabel(admin), "unit", {"kode": "setda"}, urutan="99"))
    assert [s.kode for s in kota.aktor("sekda", HARI).peta.simpul.values()][-1] == "setda"


def test_a_text_too_long_is_an_error_of_the_file_and_not_of_the_server(kota, admin, terapkan):
    s = ubah(tabel(admin), "unit", {"kode": "pu"}, singkatan="x" * 41)
    (galat,) = pratinjau(admin, s, HARI).galat
    assert (galat.salah, galat.lembar, galat.kolom) == (Salah.PANJANG, "unit", "singkatan")
    with pytest.raises(Ditolak, match="1 kesalahan"):
        terapkan(s)


@pytest.mark.parametrize("tulis", [xlsx, zip_csv])
def test_what_was_applied_comes_out_again(kota, admin, terapkan, tulis):
    """The law of the import: after it the export is what was sent, and sending it again changes nothing."""
    s = tambah(tabel(admin), "unit", unit("sek", "pu", jenis="subbagian"), unit("sek1", "sek", jenis="subbagian"))
    s = tambah(s, "jabatan", {"unit": "sek", "nama": "Sekretaris", "eselon": "III.a", "fungsi": "staf", "kepala": "ya"})
    s = tambah(s, "pemangku", pemangku("sek", "Sekretaris", "Rani Pertiwi", nip="198001012005011001"))
    s = ubah(s, "unit", {"kode": "dlh"}, nama="Dinas LHK", kode_wilayah="99.71", urutan="7")
    terapkan(baca(tulis(s)))
    sekarang = kota.aktor("admin", HARI)
    keluar = baca(tulis(tabel(sekarang)))

    def isi(struktur):
        return {lembar: sorted(sorted(row.items()) for row in rows) for lembar, rows in struktur.items()}

    assert isi(keluar) == isi(s)
    with pytest.raises(Ditolak, match="sama dengan struktur"):
        terapkan_impor(sekarang, kota.unit["umum"], struktur=s, berlaku=HARI, dasar="Perda 9/2026")


def test_a_person_is_known_by_nip_and_not_entered_twice(kota, admin, terapkan):
    Orang.objects.filter(pk=kota.orang["camat"].pk).update(nip="198001012005011001")
    s = ubah(tabel(kota.aktor("admin", HARI)), "pemangku", {"jabatan": "Kepala DLH"})
    before = Orang.objects.count()
    terapkan(tambah(s, "pemangku", pemangku("dlh", "Kepala DLH", "Camat Utara, S.E.", nip="198001012005011001")))
    assert Orang.objects.count() == before
    assert Pemangku.objects.get(jabatan=kota.jabatan["kadis_dlh"], dicabut=None).orang == kota.orang["camat"]


def test_without_a_decree_nothing_is_imported(kota, admin):
    s = ubah(tabel(admin), "unit", {"kode": "dlh"}, nama="Dinas LHK")
    with pytest.raises(Ditolak) as ditolak:
        terapkan_impor(admin, kota.unit["umum"], struktur=s, berlaku=HARI, dasar=" ")
    assert ditolak.value.bidang == "dasar"
    assert not Jejak.objects.exists()


def unggah(isi, nama="s.xlsx"):
    return {"berkas": SimpleUploadedFile(nama, isi), "berlaku": "2026-11-23", "dasar": "Perda 9/2026"}


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (b"x" * (4 * 1024 * 1024 + 1), "Berkas terlalu besar."),
        (b"bukan", "Berkas ini tidak dapat dibaca."),
        (b"", "kosong"),
    ],
    ids=["besar", "bukan", "kosong"],
)
def test_a_file_that_is_refused_leaves_the_decree_as_typed(masuk, isi, pesan):
    answer = masuk("admin").post(reverse("kelembagaan:impor"), unggah(isi))
    assert answer.status_code == 422
    assert pesan in answer.content.decode()
    assert "Perda 9/2026" in answer.content.decode()


def test_a_preview_that_was_tampered_with_is_not_applied(kota, masuk):
    isi = {"isi": "palsu", "berlaku": "2026-11-23", "dasar": "Perda 9/2026"}
    answer = masuk("admin").post(reverse("kelembagaan:terapkan"), isi)
    assert answer.status_code == 422
    assert "kedaluwarsa" in answer.content.decode()
    assert not Jejak.objects.filter(aksi="struktur.impor").exists()
