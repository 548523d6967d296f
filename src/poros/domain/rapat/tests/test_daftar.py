"""The list of meetings: every filter by itself and together, words, order, pages there and back, fragments, one's own language."""

from itertools import product

import pytest
from django.test import Client
from django.utils import translation

from poros.domain.rapat.forms.rapat import FormSaring
from poros.domain.rapat.ikhtisar import temuan
from poros.domain.rapat.models import Rapat
from poros.domain.rapat.queries import rapat as baca
from poros.domain.rapat.rules.alur import MENYITA, Status
from poros.domain.rapat.values import Saringan
from poros.web.halaman import BANYAK

NOTULA = {Status.NOTULA_DRAF, Status.NOTULA_DIEDARKAN, Status.NOTULA_SAH}


@pytest.fixture
def semua_status(kota):
    """One meeting of Bagian Umum in every status, named after it."""
    for n, status in enumerate(Status):
        Rapat.objects.create(
            jenis="rakor" if n % 2 else "staf", judul=f"Rapat {status.value}", unit=kota.unit["umum"], status=status,
            pembuat_id=kota.orang["kabag_umum"].pk, kunci=f"k{n}", kunci_gagasan=f"g{n}", nomor_undangan=f"005/{n}/Umum",
        )  # fmt: skip


def ada(rows):
    return {Status(r.status) for r in rows}


@pytest.mark.parametrize(
    ("kotak", "status"), [("", set(Status)), ("mendatang", set(MENYITA)), ("notula", NOTULA), ("entah", set(Status))]
)
def test_the_boxes(kota, semua_status, kotak, status):
    assert ada(baca.rapat_terlihat(kota.aktor("kabag_umum"), Saringan(kotak=kotak))) == status


@pytest.mark.parametrize("status", list(Status))
def test_one_status(kota, semua_status, status):
    umum = kota.aktor("kabag_umum")
    assert ada(baca.rapat_terlihat(umum, Saringan(status=status))) == {status}
    assert ada(baca.rapat_terlihat(umum, Saringan(status=status, kotak="notula"))) == ({status} & NOTULA)


def test_filters_narrow_together_whatever_their_order(kota, semua_status):
    """What all of them leave is what each of them leaves."""
    umum = kota.aktor("kabag_umum")
    for kind, box, words in product(("", "rakor", "staf"), ("", "mendatang", "notula"), ("", "rapat", "ditutup")):
        together = {r.pk for r in baca.rapat_terlihat(umum, Saringan(jenis=kind, kotak=box, q=words))}
        single = [
            {r.pk for r in baca.rapat_terlihat(umum, one)}
            for one in (Saringan(jenis=kind), Saringan(kotak=box), Saringan(q=words))
        ]
        assert together == set.intersection(*single), (kind, box, words)


@pytest.mark.parametrize(
    ("kata", "banyak"),
    [
        ("rapat", 9), ("RAPAT", 9), ("  ditutup ", 1), ("005/", 9), ("005/3/Umum", 1), ("tiada", 0), ("%", 0), ("_", 3), ("\\", 0), ("'", 0),
        ("rapat ditutup", 1), ("ditutup rapat", 0),
    ],
)  # fmt: skip
def test_words(kota, semua_status, kata, banyak):
    """Signs of the database's patterns are letters like others: the three are `notula_draf`, `notula_edar`, `notula_sah`."""
    assert baca.rapat_terlihat(kota.aktor("kabag_umum"), Saringan(q=kata)).count() == banyak


def test_the_global_search_shows_kind_unit_and_status_and_has_an_end(kota, semua_status):
    found = temuan(kota.aktor("kabag_umum"), "rapat", 4)
    assert len(found) == 4
    first = found[0]
    newest = Rapat.objects.latest("pk")
    assert (first["judul"], first["url"]) == (newest.judul, f"/rapat/{newest.pk}/")
    assert first["keterangan"] == "Rapat staf · Bag. Umum · Dibatalkan"
    assert temuan(kota.aktor("camat"), "rapat", 4) == []


@pytest.mark.parametrize(
    ("kode", "draf", "lain"),
    [
        ("kabag_umum", True, True), ("tu", True, True), ("sekda", False, True), ("walikota", False, True), ("inspektur", False, True),
        ("kadis_pu", False, False), ("asisten2", False, False), ("admin", False, False), ("staf_pu", False, False),
    ],
)  # fmt: skip
def test_whose_list_holds_what(kota, semua_status, kode, draf, lain):
    """Nobody is named in these: who leads the house or watches it sees what was called, its own unit all of it."""
    seen = ada(baca.rapat_terlihat(kota.aktor(kode)))
    assert (Status.DRAF in seen) is draf
    assert (seen - {Status.DRAF} == set(Status) - {Status.DRAF}) is lain
    assert bool(seen) is (draf or lain)


def test_a_list_is_one_question(kota, semua_status, django_assert_num_queries):
    umum = kota.aktor("kabag_umum")
    with django_assert_num_queries(1):
        rows = list(baca.rapat_terlihat(umum, Saringan(q="rapat", kotak="notula")))
        assert {str(r.unit) for r in rows} == {"Bagian Umum"}


def banyakkan(kota, n):
    Rapat.objects.bulk_create(
        Rapat(
            jenis="rakor", judul=f"Rapat {i:03}", unit=kota.unit["umum"], pembuat_id=kota.orang["kabag_umum"].pk, kunci=f"k{i}",
            kunci_gagasan=f"g{i}",
        )
        for i in range(n)
    )  # fmt: skip


@pytest.mark.parametrize("banyak", [0, 1, BANYAK - 1, BANYAK, BANYAK + 1, 2 * BANYAK, 2 * BANYAK + 1])
def test_pages_hold_all_and_each_once(kota, masuk, banyak):
    banyakkan(kota, banyak)
    client, seen, at = masuk("kabag_umum"), [], {}
    for _ in range(4):
        page = client.get("/rapat/", at).context["halaman"]
        seen += [r.judul for r in page.isi]
        if page.sesudah is None:
            break
        at = {"sesudah": page.sesudah}
    assert seen == [f"Rapat {i:03}" for i in reversed(range(banyak))]


def test_the_way_back_shows_what_was_there_before(kota, masuk):
    banyakkan(kota, BANYAK + 5)
    client = masuk("kabag_umum")
    first = client.get("/rapat/").context["halaman"]
    second = client.get("/rapat/", {"sesudah": first.sesudah}).context["halaman"]
    back = client.get("/rapat/", {"sebelum": second.sebelum}).context["halaman"]
    assert [r.pk for r in back.isi] == [r.pk for r in first.isi]
    assert (first.sebelum, second.sesudah, back.sebelum) == (None, None, None)


@pytest.mark.parametrize("kursor", ["x", "-1", "9" * 40, "1.5", "²", ""])
def test_a_cursor_that_is_none_begins_at_the_beginning(kota, masuk, kursor):
    banyakkan(kota, 3)
    page = masuk("kabag_umum").get("/rapat/", {"sesudah": kursor})
    assert [r.judul for r in page.context["halaman"].isi] == ["Rapat 002", "Rapat 001", "Rapat 000"]


def test_filters_go_along_from_page_to_page(kota, masuk):
    banyakkan(kota, BANYAK + 1)
    Rapat.objects.filter(judul="Rapat 001").update(jenis="staf")
    page = masuk("kabag_umum").get("/rapat/", {"jenis": "rakor", "q": "Rapat"})
    assert "jenis=rakor" in page.content.decode()
    assert page.context["halaman"].sesudah is None
    assert len(page.context["halaman"].isi) == BANYAK


@pytest.mark.parametrize(
    "kueri", [{"status": "entah"}, {"jenis": "entah"}, {"kotak": "entah"}, {"q": "x" * 101}, {"entah": "1"}]
)
def test_a_filter_that_is_none_is_none(kota, masuk, kueri):
    banyakkan(kota, 2)
    page = masuk("kabag_umum").get("/rapat/", kueri)
    assert page.status_code == 200
    assert len(page.context["halaman"].isi) == 2
    assert FormSaring(kueri).saringan() == Saringan()


def test_a_fragment_is_the_list_alone_and_a_boosted_page_is_whole(kota, masuk):
    banyakkan(kota, 1)
    client = masuk("kabag_umum")
    part = client.get("/rapat/", headers={"HX-Request": "true"}).content.decode()
    whole = client.get("/rapat/", headers={"HX-Request": "true", "HX-Boosted": "true"}).content.decode()
    assert "Rapat 000" in part
    assert "Rencanakan rapat" not in part
    assert "<html" in whole
    assert "Rencanakan rapat" in whole


def test_nothing_planned_is_said_in_words(masuk):
    assert "Belum ada rapat" in masuk("camat").get("/rapat/").content.decode()


@pytest.mark.parametrize(
    ("kode", "alamat", "inggris", "indonesia"),
    [
        ("kabag_umum", "/rapat/{r}/", "Next step", "Langkah berikut"),
        ("kabag_umum", "/rapat/{r}/ubah/", "Save", "Simpan"),
        ("kabag_umum", "/rapat/{r}/acara/", "Save", "Susunan acara"),
        ("kabag_umum", "/rapat/{r}/kursi/", "Seat", "Tata tempat"),
        ("kabag_umum", "/rapat/{r}/daftar-hadir/", "Guest", "Catat kehadiran"),
        ("tu", "/rapat/{r}/notula/", "Add", "Tambah butir"),
        ("kadis_pu", "/rapat/{r}/gagasan/", "Idea", "Sumbangkan gagasan"),
        ("kadis_sos", "/rapat/agenda/minta/", "Leader", "Minta waktu pimpinan"),
        ("tu", "/rapat/agenda/antrean/", "Status", "Antrean agenda"),
    ],
)  # fmt: skip
def test_every_page_speaks_the_readers_language(masuk, protokol, berlangsung, kode, alamat, *, inggris, indonesia):
    row = berlangsung()
    url = alamat.format(r=row.pk)
    with translation.override("en"):
        english = masuk(kode).get(url, headers={"Accept-Language": "en"}).content.decode()
    with translation.override("id"):
        own = masuk(kode).get(url, headers={"Accept-Language": "id"}).content.decode()
    assert 'lang="en"' in english
    assert inggris.lower() in english.lower()
    assert indonesia not in english
    assert 'lang="id"' in own
    assert indonesia in own


@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_the_public_part_in_both_languages(tayang, bahasa):
    row = tayang(publik=True)
    with translation.override(bahasa):
        page = Client(HTTP_HOST="uji.localhost").get("/rapat/publik/", headers={"Accept-Language": bahasa})
    text = page.content.decode()
    assert f'lang="{bahasa}"' in text
    assert row.judul in text
    assert ("Acara yang terbuka untuk umum" in text) is (bahasa == "id")
