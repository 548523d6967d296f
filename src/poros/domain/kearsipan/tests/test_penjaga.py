"""The database itself keeps what no code may break: books that are only added to, states with all that belongs to them."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError, IntegrityError
from django.utils import timezone

from poros.domain.kearsipan import services
from poros.domain.kearsipan.models import (
    AlihMedia,
    ArsipTerjaga,
    BarisSusut,
    BerkasArsip,
    ItemArsip,
    KetentuanArsip,
    LaporanKeutuhan,
    LaporanTerjaga,
    LembagaArsip,
    PaketArsip,
    Peminjaman,
    Penahanan,
    Penyusutan,
    PermintaanHapus,
    RiwayatArsip,
    RiwayatSusut,
    Saksi,
    TampilanArsip,
    TemuanKeutuhan,
)
from poros.domain.kearsipan.rules.berkas import JenisMedia
from poros.domain.kearsipan.tests.conftest import HARI
from poros.domain.kearsipan.values import DataAlih, Nota

pytestmark = pytest.mark.django_db
PELAKU = {"orang_id": 1, "orang": "Pejabat", "jabatan": "Kepala"}


@pytest.fixture
def buku(berkas, dinilai, langkah, pada, kota, lembar):  # noqa: PLR0917 -- fixtures
    """One line in each book that is only added to."""
    row = berkas(ditutup="2026-01-05", media=JenisMedia.KERTAS)
    services.alihkan_media(
        pada("tu_pu"), row, data=DataAlih(nomor="BA/1", tanggal=HARI, alat="x"),
        hasil={row.item.get().pk: [(lembar("x"), "x.pdf")]},
    )  # fmt: skip
    services.tandai(pada("tu_pu"), row, vital=False, terjaga=True, bidang="kewilayahan")
    services.laporkan_terjaga(
        pada("kadis_pu"), kota.unit["pu"], nota=Nota(nomor="L/1", tanggal=HARI), berkas_id=[row.pk]
    )
    for step in ("setujui", "tetapkan", "saksi 1"):
        langkah[step](dinilai)
        dinilai.refresh_from_db()
    TemuanKeutuhan.objects.create(sidik=["0" * 64])
    LaporanKeutuhan.objects.create(hari=HARI, banyak=1, ukuran=1, diperiksa_sehari=1)
    PaketArsip.objects.create(
        oleh="x", banyak_berkas=1, banyak_item=1, banyak_isi=1, ukuran=1, sidik="0" * 64, nama="x.zip"
    )


BUKU = (RiwayatArsip, RiwayatSusut, Saksi, AlihMedia, LaporanTerjaga, TemuanKeutuhan, LaporanKeutuhan, PaketArsip)


@pytest.mark.parametrize("model", BUKU, ids=lambda m: m.__name__)
def test_a_line_of_a_book_is_neither_changed_nor_taken_out(buku, model):
    row = model.objects.latest("pk")
    before = model.objects.filter(pk=row.pk).values().get()
    for field in ("orang", "nama", "sidik", "hari"):
        if hasattr(row, field):
            with pytest.raises(DatabaseError), transaction.atomic():
                model.objects.filter(pk=row.pk).update(**{field: getattr(row, field)})
            break
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE id = %s", [row.pk])
    assert model.objects.filter(pk=row.pk).values().get() == before


def test_a_book_cannot_be_emptied_at_a_stroke(buku):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {RiwayatArsip._meta.db_table}")
    assert RiwayatArsip.objects.exists()


# --- yang lengkap bersama


@pytest.mark.parametrize(
    ("ganti", "aturan"),
    [
        ({"ditutup": None}, "berkas_arsip_tutup_lengkap"),
        ({"nasib": ""}, "berkas_arsip_tutup_lengkap"),
        ({"jatuh_tempo": date(2000, 1, 1)}, "berkas_arsip_urut"),
    ],
)
def test_a_closed_file_has_its_day_its_fate_and_its_order(berkas, ganti, aturan):
    row = berkas(ditutup="2026-01-05")
    with pytest.raises(IntegrityError, match=aturan), transaction.atomic():
        BerkasArsip.objects.filter(pk=row.pk).update(**ganti)


def test_two_files_of_an_office_never_bear_one_number(berkas, kota):
    one, two = berkas(), berkas(judul="Dua")
    with pytest.raises(IntegrityError, match="berkas_arsip_nomor"), transaction.atomic():
        BerkasArsip.objects.filter(pk=two.pk).update(nomor=one.nomor)
    BerkasArsip.objects.filter(pk=two.pk).update(nomor=one.nomor, kantor=kota.unit["dlh"])


def test_two_papers_of_a_file_never_have_one_place(berkas):
    row = berkas()
    told = {"berkas": row, "klasifikasi": "000", "jenis": "x", "tanggal": HARI, "uraian": "x", "pencatat": "x"}
    with pytest.raises(IntegrityError, match="item_arsip_urut"), transaction.atomic():
        ItemArsip.objects.create(urut=1, **told)
    ItemArsip.objects.create(urut=2, sumber="surat", sumber_id=7, **told)
    with pytest.raises(IntegrityError, match="item_arsip_sumber_sekali"), transaction.atomic():
        ItemArsip.objects.create(urut=3, sumber="surat", sumber_id=7, **told)
    for n in (4, 5):
        ItemArsip.objects.create(urut=n, **told)


@pytest.mark.parametrize("status", ["daftar_usul", "dinilai", "disetujui", "ditetapkan", "dimusnahkan", "diarsipkan"])
def test_a_list_that_is_fixed_has_its_hash(panitia, status):
    row = panitia()
    with pytest.raises(IntegrityError, match="penyusutan_tetap"), transaction.atomic():
        Penyusutan.objects.filter(pk=row.pk).update(status=status)
    Penyusutan.objects.filter(pk=row.pk).update(status=status, sidik="0" * 64)


@pytest.mark.parametrize("status", ["disusun", "panitia", "diseleksi", "batal"])
def test_a_list_that_is_not_fixed_needs_none(panitia, status):
    assert Penyusutan.objects.filter(pk=panitia().pk).update(status=status) == 1


def test_a_file_stands_on_a_list_once(dinilai):
    line = BarisSusut.objects.get(penyusutan=dinilai)
    with pytest.raises(IntegrityError, match="baris_susut_sekali"), transaction.atomic():
        BarisSusut.objects.create(penyusutan=dinilai, berkas=line.berkas)


def test_a_person_witnesses_a_destruction_once(dinilai):
    Saksi.objects.create(penyusutan=dinilai, unit="Inspektorat", **PELAKU)
    with pytest.raises(IntegrityError, match="saksi_sekali"), transaction.atomic():
        Saksi.objects.create(penyusutan=dinilai, unit="Bagian Hukum", **PELAKU)


def test_copies_are_not_handed_over_before_the_report(berkas, kota):
    row = berkas(ditutup="2026-01-05")
    letter = LaporanTerjaga.objects.create(kantor=kota.unit["pu"], nomor="L/1", tanggal=HARI, **PELAKU)
    with pytest.raises(IntegrityError, match="arsip_terjaga_urut"), transaction.atomic():
        ArsipTerjaga.objects.create(berkas=row, bidang="kewilayahan", sejak=HARI, salinan=letter)
    ArsipTerjaga.objects.create(berkas=row, bidang="kewilayahan", sejak=HARI, laporan=letter, salinan=letter)


def test_a_case_holds_a_file_once_at_a_time(berkas):
    row = berkas()
    told = {"berkas": row, "perkara": "1/2026", "alasan": "x", "sejak": HARI}
    Penahanan.objects.create(**told)
    with pytest.raises(IntegrityError, match="penahanan_sekali"), transaction.atomic():
        Penahanan.objects.create(**told)
    Penahanan.objects.update(dilepas=HARI)
    Penahanan.objects.create(**told)


@pytest.mark.parametrize(
    ("lama", "boleh"), [("diminta", False), ("dipinjam", False), ("ditolak", True), ("kembali", True)]
)
def test_a_person_has_one_running_loan_of_a_file(berkas, pada, lama, boleh):
    row, actor = berkas(ditutup="2026-01-05"), pada("camat")
    told = {"berkas": row, "orang_id": actor.orang_id, "jabatan_id": actor.jabatan_id, "cara": "baca", "keperluan": "x",
            "sampai": HARI}  # fmt: skip
    Peminjaman.objects.create(status=lama, **told)
    if boleh:
        assert Peminjaman.objects.create(**told).pk
    else:
        with pytest.raises(IntegrityError, match="peminjaman_sekali"), transaction.atomic():
            Peminjaman.objects.create(**told)


def test_an_answered_request_has_its_answer(kota):
    row = PermintaanHapus.objects.create(unit=kota.unit["pu"], pemohon="W", kontak="-", uraian="x")
    with pytest.raises(IntegrityError, match="permintaan_hapus_dijawab"), transaction.atomic():
        PermintaanHapus.objects.filter(pk=row.pk).update(status="dijawab")
    PermintaanHapus.objects.filter(pk=row.pk).update(status="dijawab", putusan="tidak_ada", dijawab=timezone.now())


@pytest.mark.parametrize("saksi", [True, False])
def test_a_unit_is_named_once_for_each_part(arsip, kota, saksi):
    LembagaArsip.objects.create(unit=kota.unit["dlh"], saksi=saksi)
    LembagaArsip.objects.create(unit=kota.unit["dlh"], saksi=not saksi)
    with pytest.raises(IntegrityError, match="lembaga_arsip_sekali"), transaction.atomic():
        LembagaArsip.objects.create(unit=kota.unit["dlh"], saksi=saksi)


def test_terms_hold_from_a_day_of_their_own(kota):
    told = {"ambang": 10, "saksi": 2, "dasar": "x", "dari": HARI}
    KetentuanArsip.objects.create(**told)
    with pytest.raises(IntegrityError), transaction.atomic():
        KetentuanArsip.objects.create(**told)


def test_a_view_of_a_person_has_a_name_of_its_own(kota):
    TampilanArsip.objects.create(orang=kota.orang["tu_pu"], nama="Vital")
    TampilanArsip.objects.create(orang=kota.orang["kadis_pu"], nama="Vital")
    with pytest.raises(IntegrityError, match="tampilan_arsip_sekali"), transaction.atomic():
        TampilanArsip.objects.create(orang=kota.orang["tu_pu"], nama="Vital")


def _buang(pk: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM kearsipan_berkasarsip WHERE id = %s", [pk])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_what_is_listed_or_lent_cannot_be_taken_from_under_it(dinilai, berkas):
    line = BarisSusut.objects.get(penyusutan=dinilai)
    for row in (line.berkas, berkas(ditutup="2026-01-05")):
        with pytest.raises(DatabaseError), transaction.atomic():
            _buang(row.pk)
    assert BerkasArsip.objects.filter(pk=line.berkas_id).exists()


def test_the_same_file_is_not_entered_twice(berkas):
    row = berkas()
    came = BerkasArsip.objects.get(pk=row.pk)
    came.pk, came.nomor = None, "lain"
    with pytest.raises(IntegrityError, match="uuid"), transaction.atomic():
        came.save(force_insert=True)
    came.uuid = uuid4()
    came.save(force_insert=True)
