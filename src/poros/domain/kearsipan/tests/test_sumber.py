"""Papers of other modules on their way into a file: offered, filed in a batch, in their order, and gone with it."""

from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse

from poros.domain.kearsipan import services
from poros.domain.kearsipan.models import BerkasArsip, ItemArsip
from poros.domain.kearsipan.queries import berkas as baca
from poros.domain.kearsipan.rules.hapus import Putusan
from poros.domain.kearsipan.tests.conftest import HARI
from poros.domain.kearsipan.tests.test_siapa import SEMUA
from poros.domain.kearsipan.values import SEKALI_MAKS, DataItem, SaringArsip
from poros.domain.persuratan.models import Surat
from poros.kernel.berkas.models import Berkas, Tautan, TeksBerkas
from poros.kernel.commands import Ditolak
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db


def masukkan(pada, berkas, *letters, kode="tu") -> list[ItemArsip]:
    return services.berkaskan(pada(kode), berkas, sumber="surat", nomor=[letter.pk for letter in letters])


def test_a_batch_goes_in_by_the_order_of_its_numbers_after_what_is_there(surat, berkas_umum, pada):
    row, letters = berkas_umum(), [surat(str(n)) for n in range(3)]
    services.catat_item(pada("tu"), row, data=DataItem(jenis="Nota", tanggal=HARI, uraian="Pengantar"))
    masukkan(pada, row, letters[2], letters[0], letters[1])
    assert list(row.item.values_list("urut", "uraian")) == [
        (1, "Pengantar"), (2, "Undangan 0"), (3, "Undangan 1"), (4, "Undangan 2"),
    ]  # fmt: skip
    assert set(Surat.objects.values_list("status", flat=True)) == {"diberkaskan"}


@pytest.mark.parametrize("banyak", [1, 3])
def test_filing_a_batch_costs_little_more_for_each(surat, berkas_umum, pada, banyak, django_assert_max_num_queries):
    row, letters, tu = berkas_umum(), [surat(str(n)) for n in range(banyak)], pada("tu")
    with django_assert_max_num_queries(9 + 3 * banyak):
        services.berkaskan(tu, row, sumber="surat", nomor=[letter.pk for letter in letters])


def test_one_letter_that_does_not_belong_refuses_the_whole_batch(surat, berkas_umum, pada):
    row, good, bad = berkas_umum(), surat("1"), surat("2")
    Surat.objects.filter(pk=bad.pk).update(status="didisposisi")
    with pytest.raises(Ditolak, match="belum selesai") as refusal, transaction.atomic():
        masukkan(pada, row, good, bad)
    assert refusal.value.bidang == "nomor"
    assert not row.item.exists()
    good.refresh_from_db()
    assert good.status == "selesai"


def test_a_letter_named_twice_is_filed_once(surat, berkas_umum, pada):
    row, letter = berkas_umum(), surat()
    services.berkaskan(pada("tu"), row, sumber="surat", nomor=[letter.pk, letter.pk])
    assert row.item.count() == 1


@pytest.mark.parametrize("nomor", [[], list(range(1, SEKALI_MAKS + 2))])
def test_none_and_too_many_are_refused(berkas_umum, pada, nomor):
    with pytest.raises(Ditolak, match="Pilih surat"):
        services.berkaskan(pada("tu"), berkas_umum(), sumber="surat", nomor=nomor)


def test_a_closed_file_takes_no_letters(surat, berkas_umum, pada):
    row, letter = berkas_umum(), surat()
    masukkan(pada, row, surat("2"))
    services.tutup_berkas(pada("tu"), row)
    with pytest.raises(Ditolak, match="sudah ditutup"), transaction.atomic():
        masukkan(pada, row, letter)


def test_letters_of_another_office_are_not_filed_into_ones_own(surat, berkas, pada):
    letter, row = surat(), berkas()
    with pytest.raises(Ditolak, match="bukan urusan Anda"), transaction.atomic():
        masukkan(pada, row, letter, kode="tu_pu")
    with pytest.raises(TidakBerwenang), transaction.atomic():
        masukkan(pada, row, letter, kode="tu")


def test_letters_that_wait_are_shown_to_who_files_them(surat, berkas_umum, pada):
    surat()
    assert {kode for kode in SEMUA if baca.calon(pada(kode))} == {"tu", "kabag_umum"}


def test_of_several_files_that_fit_the_one_of_the_year_is_suggested_and_then_the_newest(surat, berkas_umum, pada):
    surat()
    old, new = berkas_umum(judul="Lama"), berkas_umum(judul="Baru")
    assert baca.calon(pada("tu"))[0].usul == new
    BerkasArsip.objects.filter(pk=new.pk).update(dibuat=date(2025, 5, 5))
    assert baca.calon(pada("tu"))[0].usul == old
    BerkasArsip.objects.filter(pk=old.pk).update(dibuat=date(2024, 5, 5))
    assert baca.calon(pada("tu"))[0].usul == new


def test_a_file_of_a_nearer_code_is_suggested_before_one_of_the_year(surat, berkas_umum, pada):
    surat(klasifikasi="000.5.2")
    near = berkas_umum("000.5", "Dekat")
    BerkasArsip.objects.filter(pk=near.pk).update(dibuat=date(2020, 1, 1))
    berkas_umum("000", "Jauh")
    assert baca.calon(pada("tu"))[0].usul == near


def test_a_closed_or_foreign_file_is_never_suggested(surat, berkas_umum, berkas, pada):
    surat()
    berkas(judul="Milik PU")
    row = berkas_umum()
    BerkasArsip.objects.filter(pk=row.pk).update(status="tutup", ditutup=HARI, nasib="musnah")
    assert baca.calon(pada("tu"))[0].usul is None


def test_the_words_of_the_scan_are_found_in_the_archive(surat, berkas_umum, pada):
    row, letter = berkas_umum(judul="Polos"), surat()
    content = Tautan.objects.get(objek="surat", objek_id=letter.pk).berkas
    TeksBerkas.objects.create(berkas=content, isi="Jembatan gantung Sungai Merah")
    masukkan(pada, row, letter)
    assert row.item.get().teks == "Jembatan gantung Sungai Merah"
    assert list(baca.berkas_terlihat(pada("tu"), SaringArsip(q="jembatan merah"))) == [row]


def test_the_same_letter_may_lie_in_no_second_file(surat, berkas_umum, pada):
    letter = surat()
    masukkan(pada, berkas_umum(), letter)
    with pytest.raises(Ditolak, match="sudah diberkaskan"), transaction.atomic():
        masukkan(pada, berkas_umum(judul="Kedua"), letter)


def test_a_secret_letter_is_filed_by_the_head_who_registered_it_and_makes_its_file_secret(surat, berkas_umum, pada):
    row, letter = berkas_umum(), surat()
    Surat.objects.filter(pk=letter.pk).update(kerahasiaan="rahasia")
    with pytest.raises(Ditolak, match="pimpinan unit"), transaction.atomic():
        masukkan(pada, row, letter)
    Surat.objects.filter(pk=letter.pk).update(pencatat_id=pada("kabag_umum").orang_id)
    masukkan(pada, row, letter, kode="kabag_umum")
    row.refresh_from_db()
    assert (row.kerahasiaan, row.item.get().kerahasiaan) == ("rahasia", "rahasia")
    assert not baca.berkas_terlihat(pada("tu")).filter(pk=row.pk).exists()


def test_an_ordinary_letter_does_not_open_a_limited_file(surat, berkas_umum, pada):
    row = berkas_umum()
    masukkan(pada, row, surat(kerahasiaan="biasa"))
    row.refresh_from_db()
    assert (row.kerahasiaan, row.item.get().kerahasiaan) == ("terbatas", "biasa")


def test_filing_on_screen_is_one_tap_and_says_what_is_missing(surat, berkas_umum, pada, masuk):
    letter, client = surat(), masuk("tu")
    page = client.get(reverse("arsip:calon")).content.decode()
    assert "Buka berkas dengan kode ini" in page
    assert f"{reverse('arsip:buat')}?kode=100.1.1" in page
    row = berkas_umum()
    offered = client.get(reverse("arsip:calon")).content.decode()
    assert f'name="berkas" value="{row.pk}"' in offered
    bare = client.post(reverse("arsip:calon"), {"sumber": "surat", "nomor": letter.pk})
    assert "Pilih berkasnya" in bare.content.decode()
    done = client.post(reverse("arsip:calon"), {"sumber": "surat", "nomor": letter.pk, "berkas": row.pk})
    assert done["Location"] == reverse("arsip:calon")
    assert "Semua surat selesai sudah diberkaskan" in client.get(reverse("arsip:calon")).content.decode()
    again = client.post(reverse("arsip:calon"), {"sumber": "surat", "nomor": letter.pk, "berkas": row.pk})
    assert "sudah diberkaskan" in again.content.decode()
    assert row.item.count() == 1


def test_a_code_that_has_no_file_of_its_own_is_chosen_from_the_list(surat, berkas_umum, masuk):
    surat(klasifikasi="")
    row = berkas_umum(judul="Serba-serbi")
    page = masuk("tu").get(reverse("arsip:calon")).content.decode()
    assert f'<option value="{row.pk}">100.1.1 Serba-serbi</option>' in page


@pytest.fixture
def hancur(pada, kota, nota):
    """Take a file of Bagian Umum through transfer and destruction."""
    from poros.domain.kearsipan.rules.susut import Jenis
    from poros.domain.kearsipan.tests.conftest import PANITIA
    from poros.domain.kearsipan.values import Penilaian

    def run(*rows: BerkasArsip) -> None:
        unit, keys = rows[0].kantor, [row.pk for row in rows]
        tu, head = pada("tu"), pada("kabag_umum")
        if tu.unit_id != unit.pk:
            tu, head = pada("kabag_umum"), pada("sekda")
        move = services.susun_susut(tu, unit, jenis=Jenis.PINDAH, judul="Pindah")
        services.pilih(tu, move, berkas_id=keys)
        services.ajukan_susut(tu, move)
        services.terima_susut(head, move, nota=nota())
        row = services.bentuk_panitia(head, unit, judul="Musnah", panitia=PANITIA)
        services.pilih(tu, row, berkas_id=keys)
        services.ajukan_susut(tu, row)
        services.nilai_susut(pada("kadis_sos"), row, hasil=Penilaian(nota=nota()))
        services.setujui_susut(pada("walikota"), row, nota=nota())
        services.tetapkan_susut(head, row, nota=nota())
        for kode in ("inspektur", "kabag_ekbang"):
            services.saksikan(pada(kode), row)
        services.musnahkan(tu, row, nota=nota())

    return run


def test_with_its_archive_the_scan_of_a_letter_goes_and_the_line_in_the_book_stays(surat, berkas_umum, pada, hancur):
    letter, row = surat(), berkas_umum()
    masukkan(pada, row, letter)
    services.tutup_berkas(pada("tu"), row, pada=HARI)
    BerkasArsip.objects.filter(pk=row.pk).update(
        ditutup=date(2020, 1, 5), inaktif_sejak=date(2021, 1, 5), jatuh_tempo=date(2023, 1, 5)
    )
    content = Tautan.objects.get(objek="surat", objek_id=letter.pk).berkas
    hancur(BerkasArsip.objects.get(pk=row.pk))
    assert Berkas.objects.get(pk=content.pk).musnah is not None
    letter.refresh_from_db()
    assert (letter.nomor, letter.perihal) == ("1", "Undangan 1")
    assert row.item.get().teks == ""
    assert list(baca.isi_item(pada("tu"), row.item.get().pk)) == []


def test_a_request_about_a_letter_is_answered_by_the_file_it_lies_in(surat, berkas_umum, pada, kota):
    from poros.domain.kearsipan.queries.hapus import putusan_boleh

    row = berkas_umum()
    masukkan(pada, row, surat())
    asked = services.catat_permintaan(
        pada("tu"), kota.unit["umum"], pemohon="W", kontak="-", uraian="x", berkas_id=[row.pk]
    )
    assert putusan_boleh(pada("kabag_umum"), asked) == (Putusan.DIPERTAHANKAN, Putusan.DIBATASI)


def test_a_letter_that_is_filed_cannot_be_filed_by_its_own_module_again(surat, berkas_umum, pada):
    from poros.domain.persuratan import services as persuratan

    letter = surat()
    masukkan(pada, berkas_umum(), letter)
    letter.refresh_from_db()
    with pytest.raises((TransitionError, Ditolak)), transaction.atomic():
        persuratan.berkaskan(pada("tu"), letter)
