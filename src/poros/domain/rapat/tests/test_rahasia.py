"""A closed meeting (PP 16/2010 Art. 71): its talk is in no list, no file, no notice, no calendar and no trail of others."""

import pytest
from django.test import Client

from poros.domain.rapat import services
from poros.domain.rapat.ekspor import butir_rapat
from poros.domain.rapat.ikhtisar import kartu, temuan
from poros.domain.rapat.models import Rapat
from poros.domain.rapat.queries import agenda as baca_agenda
from poros.domain.rapat.queries import rapat as baca
from poros.domain.rapat.queries import waktu
from poros.domain.rapat.rules.alur import Aksi, HasilGagasan, JenisButir
from poros.domain.rapat.services.langkah import melangkah
from poros.domain.rapat.values import DataGagasan, DataPeserta, Saringan
from poros.kernel.berkas.models import Tautan
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan.rules import Kerahasiaan

from .conftest import jejak

JUDUL = "Pemberhentian pimpinan"
LUAR = ("sekda", "walikota", "inspektur", "camat", "kadis_sos", "admin", "staf_pu")
DALAM = ("kabag_umum", "asisten2", "tu", "kadis_pu", "kadis_dlh")


@pytest.fixture
def tertutup(kota, berlangsung, butir):
    """A closed session with a paper, a line and an idea that was asked for."""

    def make(**ganti):
        row = berlangsung(jenis="bamus", judul=JUDUL, catatan="Jangan dibocorkan", **ganti)
        services.lampirkan(kota.aktor("kabag_umum"), row, isi=b"Isi rahasia", nama="rahasia.txt")
        services.tulis_butir(kota.aktor("tu"), row, data=butir(jenis=JenisButir.CATATAN, isi="Ucapan rahasia"))
        return row

    return make


def test_nobody_outside_finds_it_by_any_way(kota, tertutup, django_assert_num_queries):
    row = tertutup()
    for kode in LUAR:
        actor = kota.aktor(kode)
        assert not baca.rapat_terlihat(actor).exists(), kode
        assert not baca.rapat_terlihat(actor, Saringan(jenis="bamus")).exists(), kode
        assert temuan(actor, "Pemberhentian", 10) == [], kode
        assert kartu(actor) == [], kode
    named = kota.aktor("kadis_pu")
    with django_assert_num_queries(1):
        assert [r.pk for r in baca.rapat_terlihat(named)] == [row.pk]


@pytest.mark.parametrize("kata", ["Pemberhentian", "pimpinan", "005/12", "12/Umum"])
def test_not_even_the_invited_find_it_by_words(kota, tertutup, kata):
    """Whoever looks over a shoulder sees no hit."""
    tertutup()
    for kode in DALAM:
        assert not baca.rapat_terlihat(kota.aktor(kode), Saringan(q=kata)).exists(), kode
        assert temuan(kota.aktor(kode), kata, 10) == [], kode


def test_its_papers_open_for_the_named_only(masuk, tertutup):
    tertutup()
    paper = Tautan.objects.get(nama="rahasia.txt")
    for kode in LUAR:
        assert masuk(kode).get(f"/berkas/{paper.pk}/").status_code == 404, kode
    assert masuk("kadis_pu").get(f"/berkas/{paper.pk}/").status_code == 200
    assert Client(HTTP_HOST="uji.localhost").get(f"/berkas/{paper.pk}/").status_code == 302


@pytest.mark.parametrize(
    ("alamat", "kode"),
    [
        ("", "kadis_pu"), ("daftar-hadir/", "tu"), ("notula/", "tu"), ("gagasan/", "kadis_pu"), ("risalah/", "tu"), ("kursi/", "kadis_pu"),
    ],
)  # fmt: skip
def test_no_page_of_it_stays_on_a_device(masuk, tertutup, alamat, kode):
    row = tertutup()
    page = masuk(kode).get(f"/rapat/{row.pk}/{alamat}")
    assert page.status_code == 200
    assert "X-Poros-Luring" not in page.headers
    assert f"Hadir: {JUDUL}" not in page.content.decode()
    assert f"Kehadiran: {JUDUL}" not in page.content.decode()


def test_an_open_one_may_stay_on_it(masuk, diundang):
    row = diundang()
    assert masuk("kadis_pu").get(f"/rapat/{row.pk}/")["X-Poros-Luring"] == "simpan"
    assert masuk("tu").get(f"/rapat/{row.pk}/daftar-hadir/")["X-Poros-Luring"] == "simpan"


def test_its_notices_are_marked_as_secret(tertutup):
    tertutup()
    told = Pemberitahuan.objects.filter(objek="rapat")
    assert told.exists()
    assert all(told.values_list("tertutup", flat=True))


def test_its_trail_says_that_there_were_words_and_no_word(kota, diundang):
    """Whoever audits the trail is not one of those who were invited."""
    umum, chair = kota.aktor("kabag_umum"), kota.aktor("asisten2")
    row = diundang(jenis="bamus", judul=JUDUL)
    services.lampirkan(umum, row, isi=b"Isi", nama="daftar-calon.txt")
    idea = services.sumbang(kota.aktor("kadis_pu"), row, data=DataGagasan(isi="Ganti ketua"))
    services.kelompokkan(umum, idea, kelompok="Calon ketua")
    services.jawab_gagasan(umum, idea, hasil=HasilGagasan.DITOLAK, alasan="Calonnya mundur")
    melangkah(chair, row, Aksi.TUNDA, "Calonnya mundur")
    words = {name: [x.data for x in jejak(name)] for name in ("rapat.kelola", "rapat.olah", "rapat.pimpin")}
    assert {"nama": "…"} in words["rapat.kelola"]
    assert words["rapat.olah"] == [{"kelompok": "…"}, {"hasil": "ditolak", "alasan": "…"}]
    assert words["rapat.pimpin"] == [{"aksi": "tunda", "alasan": "…"}]
    assert not any(word in str(words) for word in ("calon", "Calon", "mundur", JUDUL, "005/12"))


def test_the_trail_of_an_open_one_says_why(kota, diundang):
    melangkah(kota.aktor("asisten2"), diundang(), Aksi.TUNDA, "Listrik padam")
    assert [x.data for x in jejak("rapat.pimpin")] == [{"aksi": "tunda", "alasan": "Listrik padam"}]


def test_its_hours_are_taken_but_nobody_is_told_by_what(kota, tertutup, rencana, saat):
    """Who plans another meeting learns that somebody is busy, and no word more."""
    tertutup()
    row = rencana("kadis_pu", judul="Lain")
    Rapat.objects.filter(pk=row.pk).update(mulai=saat(9), selesai=saat(10))
    row.refresh_from_db()
    hits = waktu.benturan(row)
    assert {h.siapa for h in hits} >= {"Kepala Dinas PU", "Asisten II"}
    assert {h.jenis for h in hits} == {"rapat"}
    assert JUDUL not in str(hits)


def test_a_door_of_guests_is_not_there(tertutup):
    row, outside = tertutup(), Client(HTTP_HOST="uji.localhost")
    for method in (outside.get, outside.post):
        assert method(f"/rapat/pindai/{row.kunci}/0123456789/").status_code == 404
        assert method(f"/rapat/gagasan/sumbang/{row.kunci_gagasan}/").status_code == 404


def test_a_door_of_ideas_that_was_open_before_is_shut_when_the_meeting_is_closed(kota, diundang, data):
    """A committee that may close its meeting closes it: nobody outside learns its title by the address of yesterday."""
    row = diundang(jenis="komisi", judul=JUDUL)
    umum = kota.aktor("kabag_umum")
    services.atur_gagasan(umum, row, pertanyaan=("Apa?",), kriteria={}, dibuka=True)
    services.ubah(umum, row, data=data(jenis="komisi", judul=JUDUL, tertutup=True))
    row.refresh_from_db()
    assert row.kerahasiaan == Kerahasiaan.RAHASIA
    outside = Client(HTTP_HOST="uji.localhost")
    answer = outside.get(f"/rapat/gagasan/sumbang/{row.kunci_gagasan}/")
    assert answer.status_code == 404
    assert outside.post(f"/rapat/gagasan/sumbang/{row.kunci_gagasan}/", {"isi": "x"}).status_code == 404
    assert not baca.rapat_terlihat(kota.aktor("camat")).exists()


def test_the_calendar_of_a_telephone_says_only_that_there_is_one(kota, tertutup):
    tertutup()
    _items, (meeting,) = baca_agenda.isi_umpan(kota.jabatan["kadis_pu"].pk, Rapat.objects.get().mulai)
    text = butir_rapat(meeting, "uji.localhost").to_ical().decode()
    assert "Rapat tertutup" in text
    for words in (JUDUL, "Ruang aula", "005/12", "LOCATION", "URL"):
        assert words not in text, words


def test_what_follows_it_does_not_tell_of_it(kota, tertutup, diundang, butir):
    """The open meeting after a closed one shows the closed one's work to those only who were in both."""
    first = tertutup()
    services.tulis_butir(kota.aktor("tu"), first, data=butir(isi="Tugas rahasia"))
    melangkah(kota.aktor("asisten2"), first, Aksi.AKHIRI)
    second = diundang("camat", judul="Sesudahnya", sebelum_id=first.pk, kamar="kecil")
    assert [b.isi for b in baca.tindak_lalu(kota.aktor("tu"), second)] == ["Tugas rahasia"]
    assert baca.tindak_lalu(kota.aktor("camat"), second) == []
    assert baca.tindak_lalu(kota.aktor("sekda"), second) == []


def test_the_page_that_follows_does_not_even_name_it(kota, masuk, tertutup, diundang):
    first = tertutup()
    second = diundang("camat", judul="Sesudahnya", sebelum_id=first.pk, kamar="kecil")
    assert JUDUL not in masuk("camat").get(f"/rapat/{second.pk}/").content.decode()
    assert JUDUL in masuk("tu").get(f"/rapat/{second.pk}/").content.decode()


@pytest.mark.parametrize("kode", ["asisten2", "tu", "kadis_pu"])
def test_who_is_named_in_it_does_his_part(kota, tertutup, kode):
    row = tertutup(peserta=(DataPeserta(jabatan_id=kota.jabatan["kadis_pu"].pk),))
    assert services.hadir(kota.aktor(kode), row).hadir
