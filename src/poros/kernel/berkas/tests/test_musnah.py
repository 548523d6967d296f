"""Destroying contents: only what every thing has let go of, never the tie, and nothing of it can be read any more."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from poros.kernel.berkas import queries
from poros.kernel.berkas.akses import buka
from poros.kernel.berkas.keutuhan import periksa_keutuhan
from poros.kernel.berkas.lepas import buang_lepas
from poros.kernel.berkas.models import Berkas, IsiBerkas, Pratinjau, Tautan, TautanMusnah, TeksBerkas
from poros.kernel.berkas.musnah import Nisan, catat_nisan, musnahkan
from poros.kernel.berkas.rules import StatusTeks
from poros.kernel.berkas.simpan import simpan, tautkan
from poros.kernel.commands import unit_kerja
from poros.kernel.pekerjaan.konteks import aktor_sistem
from poros.kernel.registry import peristiwa, subscribe
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
DASAR = "BA Pemusnahan 1/2026"


@pytest.fixture
def ikat(tugas, bahan):
    """Tie a content to a penugasan; the same words are the same content."""

    def tie(kata="Lampiran", row=None, nama="a.pdf"):
        with unit_kerja():
            tautkan(simpan(bahan.pdf(kata), nama), "penugasan", (row or tugas()).pk, nama)
        return Tautan.objects.select_related("berkas").latest("pk")

    return tie


@pytest.fixture
def hancurkan(kota):
    def act(*ties, dasar=DASAR):
        with unit_kerja():
            return musnahkan(kota.aktor("sekda"), ties, dasar=dasar)

    return act


@pytest.fixture
def dengar(monkeypatch):
    heard = []
    monkeypatch.setitem(peristiwa._PENDENGAR, "berkas.musnah", [])
    subscribe("berkas.musnah", lambda actor, *, berkas: heard.append((actor.nama, berkas.pk)))
    return heard


class TestMusnah:
    def test_content_words_and_pictures_go_and_the_row_says_that_it_was(self, ikat, hancurkan):
        tie = ikat()
        TeksBerkas.objects.create(berkas=tie.berkas, isi="kata")
        Pratinjau.objects.create(berkas=tie.berkas, halaman=1, png=b"png")
        Berkas.objects.update(status_teks=StatusTeks.ADA)
        assert hancurkan(tie) == (1, 0)
        assert [model for model in (IsiBerkas, TeksBerkas, Pratinjau) if model.objects.exists()] == []
        left = Berkas.objects.get()
        assert (left.sha256, left.ukuran, left.teks) == (tie.berkas.sha256, tie.berkas.ukuran, "")
        assert left.musnah is not None
        assert Tautan.objects.get().musnah.dasar == DASAR

    def test_what_another_thing_still_holds_stays(self, kota, ikat, hancurkan):
        first, second = ikat("sama"), ikat("sama")
        assert first.berkas_id == second.berkas_id
        assert hancurkan(first) == (0, 1)
        assert b"".join(queries.isi(second.berkas)).startswith(b"%PDF")
        assert hancurkan(second) == (1, 0)
        assert not IsiBerkas.objects.exists()

    def test_of_several_each_is_judged_by_itself(self, ikat, hancurkan, dengar):
        one, two, shared, elsewhere = ikat("satu"), ikat("dua"), ikat("bersama"), ikat("bersama")
        assert hancurkan(one, two, shared) == (2, 1)
        assert {pk for _siapa, pk in dengar} == {one.berkas_id, two.berkas_id}
        assert Berkas.objects.get(musnah__isnull=True).pk == elsewhere.berkas_id

    def test_twice_it_is_done_once(self, ikat, hancurkan, dengar):
        tie = ikat()
        hancurkan(tie)
        first = TautanMusnah.objects.get().waktu
        assert hancurkan(tie, dasar="Sekali lagi") == (0, 0)
        assert (TautanMusnah.objects.get().waktu, TautanMusnah.objects.get().dasar) == (first, DASAR)
        assert len(dengar) == 1

    def test_nothing_to_destroy_destroys_nothing(self, ikat, hancurkan):
        ikat()
        assert hancurkan() == (0, 0)
        assert IsiBerkas.objects.exists()

    def test_an_act_that_fails_has_destroyed_nothing(self, kota, ikat):
        tie = ikat()

        def act():
            with unit_kerja():
                musnahkan(kota.aktor("sekda"), [tie], dasar=DASAR)
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            act()
        assert IsiBerkas.objects.exists()
        assert not TautanMusnah.objects.exists()


class TestSesudahnya:
    def test_nobody_sees_or_opens_it_any_more(self, kota, tugas, ikat, hancurkan):
        row = tugas()
        gone, kept = ikat("hilang", row, "hilang.pdf"), ikat("tinggal", row, "tinggal.pdf")
        hancurkan(gone)
        actor = kota.aktor("kadis_pu")
        assert [tie.nama for tie in queries.tautan(actor, "penugasan", row.pk)] == ["tinggal.pdf"]
        assert buka(actor, kept.pk) == kept
        with pytest.raises(TidakBerwenang):
            buka(actor, gone.pk)

    def test_the_same_bytes_may_come_again_as_another_content(self, ikat, hancurkan):
        old = ikat("sama")
        hancurkan(old)
        new = ikat("sama")
        assert (new.berkas.sha256, new.berkas_id != old.berkas_id) == (old.berkas.sha256, True)
        assert b"".join(queries.isi(new.berkas)).startswith(b"%PDF")
        assert hancurkan(new) == (1, 0)

    def test_it_is_not_reported_as_damaged(self, ikat, hancurkan):
        hancurkan(ikat("hilang"))
        ikat("tinggal")
        found = periksa_keutuhan(10)
        assert (found.diperiksa, found.rusak) == (1, ())

    def test_its_row_is_not_swept_away_with_loose_uploads(self, ikat, hancurkan):
        hancurkan(ikat())
        Berkas.objects.update(dibuat=datetime(2020, 1, 1, tzinfo=UTC))
        assert buang_lepas(aktor_sistem(), datetime(2026, 1, 1, tzinfo=UTC), 10) == 0
        assert Berkas.objects.count() == 1


class TestPenjaga:
    """The database has the last word: no program of ours may forget what the law keeps."""

    @pytest.mark.parametrize(
        "act",
        [
            lambda: IsiBerkas.objects.all().delete(),
            lambda: IsiBerkas.objects.update(isi=b"lain"),
            lambda: Tautan.objects.all().delete(),
            lambda: Tautan.objects.update(nama="lain.pdf"),
        ],
        ids=["hapus isi", "ubah isi", "hapus tautan", "ubah tautan"],
    )
    def test_what_is_tied_is_neither_changed_nor_deleted(self, ikat, act):
        ikat()
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
        assert IsiBerkas.objects.exists()
        assert Tautan.objects.get().nama == "a.pdf"

    def test_a_destroyed_tie_is_no_excuse_for_another(self, ikat, hancurkan):
        first, _second = ikat("sama"), ikat("sama")
        hancurkan(first)
        with pytest.raises(DatabaseError), transaction.atomic():
            IsiBerkas.objects.all().delete()

    @pytest.mark.parametrize(
        "act", [lambda: TautanMusnah.objects.all().delete(), lambda: TautanMusnah.objects.update(dasar="lain")]
    )
    def test_that_it_was_destroyed_cannot_be_denied(self, ikat, hancurkan, act):
        hancurkan(ikat())
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
        assert TautanMusnah.objects.get().dasar == DASAR


def test_what_was_destroyed_before_it_came_here_is_only_a_name(kota, tugas, django_assert_num_queries):
    row = tugas()
    nisan = Nisan("a" * 64, 1234, "application/pdf", datetime(2019, 5, 1, tzinfo=UTC), "BA 7/2019")
    tie = Tautan(objek="penugasan", objek_id=row.pk, nama="lama.pdf")
    with unit_kerja():
        catat_nisan(tie, nisan)
    kept = Tautan.objects.select_related("berkas", "musnah").get()
    assert (kept.berkas.sha256, kept.berkas.ukuran, kept.berkas.musnah) == ("a" * 64, 1234, nisan.waktu)
    assert (kept.musnah.dasar, kept.musnah.waktu) == ("BA 7/2019", nisan.waktu)
    assert not queries.tautan(kota.aktor("kadis_pu"), "penugasan", row.pk)
    assert periksa_keutuhan(10).diperiksa == 0
