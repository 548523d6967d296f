"""The desk and the global search: what waits for whom, in numbers and words, where it leads, and at what cost."""

from datetime import timedelta

import pytest
from django.urls import resolve

from poros.domain.kearsipan import services
from poros.domain.kearsipan.ikhtisar import kartu, temuan
from poros.domain.kearsipan.models import BerkasArsip
from poros.domain.kearsipan.queries import berkas as baca
from poros.domain.kearsipan.queries.layanan import menunggu_jawaban
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.rules.susut import Jenis
from poros.domain.kearsipan.tests.conftest import HARI
from poros.domain.kearsipan.tests.test_siapa import SEMUA
from poros.domain.kearsipan.values import DataBerkas
from poros.web.meja import Putusan, Sosok

pytestmark = pytest.mark.django_db


def angka(actor) -> int:
    """How many files wait to be disposed of, as the desk says."""
    return sum(card.nilai for card in kartu(actor) if isinstance(card, Sosok))


def pinjam(pada, row, kode="camat", keperluan="Bahan rapat"):
    return services.minta_pinjam(pada(kode), row, cara=Cara.BACA, keperluan=keperluan, sampai=HARI)


def test_a_wish_lies_on_the_desks_of_those_who_may_answer_it(berkas, pada):
    pinjam(pada, berkas(ditutup="2026-01-05", judul="Sewa gedung"))
    found = {kode for kode in SEMUA if any(isinstance(card, Putusan) for card in kartu(pada(kode)))}
    assert found == {"kadis_pu", "tu_pu"}
    [card] = [card for card in kartu(pada("tu_pu")) if isinstance(card, Putusan)]
    assert card.judul == "Pejabat Camat Utara meminjam Sewa gedung"
    assert (card.dari, card.usul) == ("Pejabat Camat Utara", "Bahan rapat")
    assert resolve(card.url).view_name == "arsip:pinjaman"


def test_wishes_are_answered_oldest_first(berkas, pada):
    loans = [pinjam(pada, berkas(ditutup="2026-01-05", judul=f"B{n}"), kode) for n, kode in
             enumerate(("camat", "kadis_dlh", "sekda"))]  # fmt: skip
    assert list(menunggu_jawaban(pada("tu_pu"))) == loans
    services.jawab_pinjaman(pada("tu_pu"), loans[1], setuju=True)
    assert list(menunggu_jawaban(pada("tu_pu"))) == [loans[0], loans[2]]


def test_who_asks_does_not_find_his_own_wish_to_answer(berkas, pada):
    row = berkas(ditutup="2026-01-05")
    pinjam(pada, row, "tu_pu")
    assert not menunggu_jawaban(pada("tu_pu")).exists()
    assert menunggu_jawaban(pada("kadis_pu")).count() == 1


def test_a_disposal_says_what_it_is_and_whose(dinilai, pada):
    [card] = [card for card in kartu(pada("walikota")) if isinstance(card, Putusan)]
    assert (card.judul, str(card.jenis), card.dari) == ("Pemusnahan PU 2026", "Pemusnahan", "Dinas Pekerjaan Umum")
    assert resolve(card.url).kwargs == {"pk": dinilai.pk}
    assert [act.url for act in card.aksi] == [card.url]


@pytest.mark.parametrize(
    ("kode", "ditutup", "hari", "banyak"),
    [
        ("100.1.1", "2025-11-23", 0, 1), ("100.1.1", "2025-11-24", 0, 0), ("100.1.1", "2025-11-24", 1, 1),
        ("100.2.1", "2026-11-20", 0, 1), ("600.1.1", "2025-01-01", 0, 0), ("600.1.1", "2025-01-01", 40, 1),
    ],
)  # fmt: skip
def test_what_is_due_is_counted_from_its_day(berkas, pada, kode, ditutup, hari, banyak):  # noqa: PLR0917 -- columns of a table
    from dataclasses import replace

    berkas(kode, ditutup=ditutup)
    assert angka(replace(pada("kadis_pu"), hari=HARI + timedelta(days=hari))) == banyak


def test_what_is_due_is_counted_in_the_office_that_disposes_of_it(berkas, inaktif, pada):
    berkas(ditutup="2020-01-15", judul="Siap pindah")
    inaktif(ditutup="2020-01-15", judul="Siap musnah")
    berkas("100.2.1", ditutup="2020-05-05", judul="Tanpa kejadian")
    berkas(ditutup="2026-10-01", judul="Belum waktunya")
    assert {kode: angka(pada(kode)) for kode in ("kadis_pu", "tu_pu", "staf_pu", "kadis_dlh", "sekda", "admin")} == {
        "kadis_pu": 3, "tu_pu": 3, "staf_pu": 0, "kadis_dlh": 0, "sekda": 0, "admin": 0}  # fmt: skip
    [card] = [card for card in kartu(pada("tu_pu")) if isinstance(card, Sosok)]
    assert card.url.endswith("?hal=pindah")


def test_a_secret_file_that_is_due_is_counted_for_its_head_only(berkas, pada):
    berkas(ditutup="2020-01-15", kerahasiaan="rahasia")
    assert (angka(pada("kadis_pu")), angka(pada("tu_pu"))) == (1, 0)


def test_what_was_taken_care_of_is_counted_no_more(berkas, pada, kota, nota):
    row = berkas(ditutup="2025-01-15")
    move = services.susun_susut(pada("tu_pu"), kota.unit["pu"], jenis=Jenis.PINDAH, judul="Pindah")
    services.pilih(pada("tu_pu"), move, berkas_id=[row.pk])
    assert angka(pada("tu_pu")) == 0
    services.batalkan(pada("tu_pu"), move, alasan="x")
    assert angka(pada("tu_pu")) == 1


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_desk_asks_once_whatever_waits(berkas, pada, panitia, banyak, django_assert_num_queries):
    for n in range(banyak):
        pinjam(pada, berkas(ditutup="2020-01-15", judul=f"B{n}"))
    actor = pada("kadis_pu")
    with django_assert_num_queries(1):
        cards = kartu(actor)
    assert len(cards) == banyak + 1


# --- pencarian


def test_what_is_found_says_number_maker_and_state(berkas, pada):
    row = berkas(ditutup="2026-01-05", judul="Sewa gedung")
    [found] = temuan(pada("camat"), "gedung", 10)
    assert (found["judul"], found["keterangan"]) == (
        "Sewa gedung", f"{row.nomor} · Dinas Pekerjaan Umum · Aktif, ditutup")  # fmt: skip
    assert resolve(found["url"]).kwargs == {"pk": row.pk}


@pytest.mark.parametrize("batas", [1, 3])
def test_no_more_is_found_than_was_asked_for_and_the_newest_first(berkas, pada, batas, django_assert_num_queries):
    rows, actor = [berkas(ditutup="2026-01-05", judul=f"Sewa {n}") for n in range(4)], pada("camat")
    with django_assert_num_queries(1):
        found = temuan(actor, "sewa", batas)
    assert [one["judul"] for one in found] == [row.judul for row in rows[::-1][:batas]]


@pytest.mark.parametrize(
    ("kata", "kode", "ketemu"),
    [
        ("sewa", "camat", True), ("SEWA", "camat", True), ("sewa gedung", "camat", True), ("sewa kapal", "camat", False),
        ("gudang", "camat", False), ("", "camat", True), ("'", "camat", False), ("sewa:*|!()", "camat", True),
        ("5/PU", "tu_pu", True), ("5/PU", "camat", False), ("sewa", "admin", False),
    ],
)  # fmt: skip
def test_words_find_the_file_and_the_words_of_its_papers_only_for_readers(berkas, pada, kata, kode, ketemu):
    berkas(ditutup="2026-01-05", judul="Sewa gedung")
    assert bool(temuan(pada(kode), kata, 10)) is ketemu


def test_words_of_the_place_find_paper(berkas, pada, kota):
    data = DataBerkas(klasifikasi="100.1.1", judul="Sewa", lokasi="Lemari Merah, boks 9")
    row = services.buat_berkas(pada("tu_pu"), kota.unit["pu"], data=data)
    assert [one["judul"] for one in temuan(pada("tu_pu"), "lemari merah", 10)] == [row.judul]


def test_a_destroyed_file_is_still_found_by_its_title(inaktif, panitia, langkah, pada):
    row, susut = inaktif(ditutup="2020-01-15", judul="Undangan halalbihalal"), panitia()
    for act in langkah.values():
        act(susut)
        susut.refresh_from_db()
    [found] = temuan(pada("tu_pu"), "halalbihalal", 10)
    assert "Dimusnahkan" in found["keterangan"]
    assert baca.item(pada("tu_pu"), BerkasArsip.objects.get(pk=row.pk))
