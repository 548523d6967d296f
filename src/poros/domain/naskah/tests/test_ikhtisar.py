"""Cards on the desk and hits of the search: which, in which order and tone, and how little a secret one says."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from poros.domain.naskah import ikhtisar, services
from poros.domain.naskah.models import Naskah
from poros.domain.naskah.queries import naskah as baca
from poros.domain.naskah.services.tanda import mulai

pytestmark = pytest.mark.django_db
HARI = timezone.localdate()


def kartu(kota, kode):
    return ikhtisar.kartu(kota.aktor(kode))


class TestKartu:
    @pytest.mark.parametrize(("kecepatan", "nada"), [("biasa", ""), ("segera", "awas"), ("sangat_segera", "bahaya")])
    def test_its_tone_is_its_speed(self, kota, siap, kecepatan, nada):
        siap(kecepatan=kecepatan)
        (card,) = kartu(kota, "kadis_pu")
        assert (card.nada, card.tenggat, card.sandi) == (nada, None, "")
        assert card.dari == "Surat dinas · Bidang Sumber Daya Air"

    @pytest.mark.parametrize(("kerahasiaan", "sandi"), [("rahasia", "Rahasia"), ("terbatas", ""), ("biasa", "")])
    def test_a_secret_one_bears_its_mark(self, kota, siap, kerahasiaan, sandi):
        siap(oleh="kadis_pu", tanda=("sekda",), kerahasiaan=kerahasiaan)
        (card,) = kartu(kota, "sekda")
        assert card.sandi == sandi

    def test_an_answer_that_is_late_shows_since_when(self, kota, sah):
        naskah = sah(jawab_hingga=HARI - timedelta(days=2))
        services.kirim(kota.aktor("staf_pu"), naskah)
        (card,) = kartu(kota, "staf_pu")
        assert str(card.jenis) == "Belum dijawab"
        assert timezone.localtime(card.tenggat).date() == HARI - timedelta(days=2)
        assert (card.nada, card.url) == ("awas", reverse("naskah:naskah", args=[naskah.pk]))

    @pytest.mark.parametrize(("geser", "ada"), [(-1, True), (0, False), (1, False)])
    def test_late_is_the_day_after_not_the_day_itself(self, kota, sah, geser, ada):
        naskah = sah(jawab_hingga=HARI + timedelta(days=geser))
        services.kirim(kota.aktor("staf_pu"), naskah)
        assert bool(kartu(kota, "staf_pu")) is ada

    def test_nobody_waits_for_an_answer_to_what_was_not_sent(self, kota, sah):
        sah(jawab_hingga=HARI - timedelta(days=2))
        assert kartu(kota, "staf_pu") == []

    def test_one_letter_is_one_card_even_for_who_initials_and_signs(self, kota, buat, jalur):
        naskah = buat(oleh="tu_pu", tanda=("kadis_pu",))
        services.ajukan(kota.aktor("tu_pu"), naskah, langkah=jalur("kadis_pu"))
        assert [str(c.jenis) for c in kartu(kota, "kadis_pu")] == ["Menunggu paraf"]
        services.paraf(kota.aktor("kadis_pu"), naskah)
        assert [str(c.jenis) for c in kartu(kota, "kadis_pu")] == ["Menunggu tanda tangan"]

    def test_numbered_it_lies_on_the_signing_desk_and_no_longer_here(self, kota, siap):
        mulai(kota.aktor("kadis_pu"), siap())
        assert kartu(kota, "kadis_pu") == []

    def test_the_longest_waiting_comes_first(self, kota, siap):
        for n in (1, 2, 3):
            siap(hal=f"Surat {n}")
        assert [c.judul for c in kartu(kota, "kadis_pu")] == ["Surat 1", "Surat 2", "Surat 3"]

    def test_a_desk_is_not_flooded(self, kota, siap):
        like = siap()
        names = ("bentuk", "unit", "konseptor", "konseptor_jabatan")
        same = {name: getattr(like, name) for name in names}
        rows = [Naskah(status="revisi", hal=f"Surat {n}", **same) for n in range(baca.MEJA_MAKS + 1)]
        Naskah.objects.bulk_create(rows)
        assert len(kartu(kota, "staf_pu")) == baca.MEJA_MAKS

    @pytest.mark.parametrize(("bahasa", "kata"), [("id", "Baca dan tanda tangani"), ("en", "Read and sign")])
    def test_what_to_do_is_said_in_the_readers_language(self, kota, siap, bahasa, kata):
        siap()
        with translation.override(bahasa):
            (card,) = kartu(kota, "kadis_pu")
            assert str(card.aksi[0].nama) == kata


class TestTemuan:
    def test_what_it_is_its_number_and_where_it_stands(self, kota, buat, siap):
        buat(hal="Konsep banjir")
        naskah = mulai(kota.aktor("kadis_pu"), siap(hal="Surat banjir"))
        found = ikhtisar.temuan(kota.aktor("staf_pu"), "banjir", 10)
        assert [hit["keterangan"] for hit in found] == [
            f"Surat dinas · {naskah.nomor} · Bernomor, menunggu tanda tangan",
            "Surat dinas · belum bernomor · Konsep",
        ]
        assert found[0]["url"] == reverse("naskah:naskah", args=[naskah.pk])

    @pytest.mark.parametrize(("batas", "banyak"), [(1, 1), (3, 3), (10, 4)])
    def test_as_many_as_asked_for_the_newest_first(self, kota, buat, batas, banyak):
        rows = [buat(hal=f"Banjir {n}") for n in range(4)]
        found = ikhtisar.temuan(kota.aktor("staf_pu"), "banjir", batas)
        assert [hit["judul"] for hit in found] == [row.hal for row in rows[::-1]][:banyak]

    @pytest.mark.parametrize("kata", ["100%", "a_b", "\\", "'", "Banjir (1)"])
    def test_signs_that_mean_something_to_a_database_mean_themselves(self, kota, buat, kata):
        buat(hal="Banjir 1000 axb")
        buat(hal=f"Tentang {kata} saja")
        assert [hit["judul"] for hit in ikhtisar.temuan(kota.aktor("staf_pu"), kata, 9)] == [f"Tentang {kata} saja"]

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_one_query(self, kota, buat, django_assert_num_queries, banyak):
        for _n in range(banyak):
            buat(hal="Banjir")
        actor = kota.aktor("staf_pu")
        with django_assert_num_queries(1):
            assert len(ikhtisar.temuan(actor, "banjir", 10)) == banyak

    @pytest.mark.parametrize(("kode", "ya"), [("staf_pu", True), ("kadis_pu", False), ("sekda", False)])
    def test_a_draft_is_found_by_its_drafter_only(self, kota, buat, kode, ya):
        buat(hal="Banjir besar")
        assert bool(ikhtisar.temuan(kota.aktor(kode), "banjir", 9)) is ya
