"""What meetings and agendas put on a desk: one question however much there is, in order of time, for whom it is."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from poros.domain.rapat.ikhtisar import MEJA_MAKS, kartu, temuan
from poros.domain.rapat.models import Peserta, Rapat
from poros.domain.rapat.rules.alur import Status


@pytest.fixture
def segera(diundang):
    """Meetings of the next hours, each in a place of its own."""

    def make(n=1, **ganti):
        made = []
        for i in range(n):
            row = diundang(judul=f"Rapat {i}", mulai=timezone.now() + timedelta(hours=3 + 2 * i), **ganti)
            made.append(row)
        return made

    return make


@pytest.mark.parametrize("banyak", [0, 1, 3])
@pytest.mark.parametrize("kode", ["walikota", "asisten2", "kadis_pu", "staf_pu", "admin"])
def test_the_cards_are_one_question(kota, segera, disetujui, *, kode, banyak, django_assert_num_queries):
    if banyak:
        segera(banyak)
        disetujui()
    actor = kota.aktor(kode)
    with django_assert_num_queries(1):
        cards = kartu(actor)
    wanted = {"walikota": min(banyak, 1), "asisten2": banyak, "kadis_pu": banyak}
    assert len(cards) == wanted.get(kode, 0)


def test_cards_of_both_kinds_stand_in_order_of_time(kota, diundang, disetujui):
    soon, item = timezone.now() + timedelta(hours=4), timezone.now() + timedelta(hours=2)
    diundang("walikota", judul="Rapat sore", mulai=soon)
    disetujui(judul="Peresmian", mulai=item, selesai=item + timedelta(hours=1), tempat="Pasar Baru")
    first, second = kartu(kota.aktor("walikota"))
    assert (first.judul, str(first.jenis), first.dari) == ("Peresmian", "Agenda menunggu arahan Anda", "Dinas Sosial")
    assert (second.judul, str(second.jenis), second.dari) == ("Rapat sore", "Rapat koordinasi", "Ruang aula")
    assert second.tenggat_teks == f"{timezone.localtime(soon):%d-%m %H.%M}"


@pytest.mark.parametrize(
    ("ganti", "dari"),
    [({"tempat": "Lapangan"}, "Lapangan"), ({"ruang": None, "tautan": "https://r.example"}, "https://r.example"),
     ({"ruang": None}, "")],
)  # fmt: skip
def test_a_card_says_where(kota, segera, ganti, dari):
    segera()
    Rapat.objects.update(**ganti)
    assert kartu(kota.aktor("kadis_pu"))[0].dari == dari


@pytest.mark.parametrize("status", list(Status))
def test_which_meetings_are_called(kota, segera, status):
    segera()
    Rapat.objects.update(status=status)
    called = len(kartu(kota.aktor("kadis_pu")))
    chairs = [str(c.jenis) for c in kartu(kota.aktor("asisten2"))]
    assert called == (status in {"diundang", "berlangsung"})
    assert ("Notula menunggu persetujuan Anda" in chairs) == (status == "notula_edar")


def test_an_agreed_notula_asks_no_more(kota, segera):
    segera()
    Rapat.objects.update(status="notula_edar", disetujui=timezone.now())
    assert kartu(kota.aktor("asisten2")) == []


def test_what_is_far_away_does_not_crowd_the_desk(kota, segera):
    (row,) = segera()
    Rapat.objects.update(mulai=row.mulai + timedelta(days=3), selesai=row.selesai + timedelta(days=3))
    assert kartu(kota.aktor("kadis_pu")) == []


def test_a_desk_has_an_end(kota, segera):
    (row,) = segera()
    for n in range(MEJA_MAKS + 2):
        row.pk, row._state.adding = None, True
        row.kunci = row.kunci_gagasan = f"k{n}"
        row.save()
        Peserta.objects.create(rapat=row, jabatan=kota.jabatan["kadis_pu"])
    assert len(kartu(kota.aktor("kadis_pu"))) == MEJA_MAKS


def test_a_closed_meeting_is_called_by_name_to_the_named_and_found_by_nobody(kota, segera):
    segera(jenis="bamus")
    assert [c.judul for c in kartu(kota.aktor("kadis_pu"))] == ["Rapat 0"]
    for kode in ("kadis_pu", "asisten2", "sekda", "walikota", "inspektur", "kabag_umum"):
        assert temuan(kota.aktor(kode), "Rapat 0", 5) == [], kode


@pytest.mark.parametrize(
    ("kode", "terlihat"),
    [
        ("kabag_umum", True),
        ("kadis_pu", True),
        ("sekda", True),
        ("inspektur", True),
        ("camat", False),
        ("admin", False),
    ],
)
def test_who_finds_an_open_one(kota, segera, kode, terlihat):
    (row,) = segera()
    found = temuan(kota.aktor(kode), "rapat 0", 5)
    assert bool(found) is terlihat
    if found:
        assert found[0]["url"] == f"/rapat/{row.pk}/"
        assert "Rapat koordinasi" in found[0]["keterangan"]


@pytest.mark.parametrize(("bahasa", "kata"), [("id", "Buka"), ("en", "Open")])
def test_a_card_speaks_the_readers_language(kota, segera, bahasa, kata):
    segera()
    with translation.override(bahasa):
        assert str(kartu(kota.aktor("kadis_pu"))[0].aksi[0].nama) == kata
