"""Answers that waited on a device: delivered twice and in any order, after closing, under a ticket, by many at once."""

from datetime import timedelta
from itertools import permutations
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.survei import services
from poros.domain.survei.models import Jawaban
from poros.domain.survei.queries.hasil import hasil_survei
from poros.domain.survei.queries.parameter import batas
from poros.domain.survei.rules.alur import Aksi
from poros.domain.survei.rules.isian import Terima
from poros.domain.survei.services.terima import terima
from poros.domain.survei.values import Asal, DataSurvei
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
HARI, MENIT = timedelta(days=1), timedelta(minutes=1)
URUTAN = sorted(set(permutations("aabb")) | set(permutations("abc")))
"""All orders in which two answers sent twice, and three sent once, can arrive."""


def nama(urutan) -> str:
    return "".join(urutan)


class TestOrder:
    @pytest.mark.parametrize("urutan", URUTAN, ids=nama)
    def test_whatever_the_order_each_counts_once(self, survei, titik, isian, urutan):
        said = {k: isian(n, kunci=uuid4()) for n, k in enumerate("abc", 1)}
        outcome = [terima(titik, isian=said[k], asal=Asal(gawai=k)) for k in urutan]
        assert outcome.count(Terima.DITERIMA) == len(set(urutan))
        assert outcome.count(Terima.SUDAH) == len(urutan) - len(set(urutan))
        assert {row.nilai[0] for row in Jawaban.objects.all()} == {said[k].nilai[0] for k in urutan}

    @pytest.mark.parametrize("urutan", ["abab", "aabb", "baab", "bbaa"])
    def test_two_answers_under_one_ticket_are_one_whichever_comes_first(self, kota, survei, titik, isian, urutan):
        (ticket,) = services.cetak_tiket(kota.aktor("kadis_pu"), titik, banyak=1)
        said = {"a": isian(4), "b": isian(1)}
        outcome = [terima(titik, isian=said[k], asal=Asal(tiket=ticket)) for k in urutan]
        assert outcome[0] is Terima.DITERIMA
        assert outcome.count(Terima.SUDAH) == 1
        assert outcome.count(Terima.TIKET_TERPAKAI) == 2
        assert Jawaban.objects.get().nilai == list(said[urutan[0]].nilai)

    def test_officer_and_citizen_may_both_send_what_was_sent(self, kota, survei, titik, isian):
        """The key decides, not the way: an officer who took over a telephone adds nothing."""
        said, line = isian(2), survei.liputan.get(layanan=titik.layanan)
        assert terima(titik, isian=said, asal=Asal(gawai="a")) is Terima.DITERIMA
        assert services.catat_jawaban(kota.aktor("camat"), line, isian=said) is Terima.SUDAH
        assert Jawaban.objects.get().kanal == "qr"

    def test_a_changed_answer_under_the_same_key_changes_nothing(self, survei, titik, isian):
        key = uuid4()
        assert terima(titik, isian=isian(4, kunci=key), asal=Asal(gawai="a")) is Terima.DITERIMA
        assert terima(titik, isian=isian(1, kunci=key), asal=Asal(gawai="a")) is Terima.SUDAH
        assert hasil_survei(survei)["ikm"] == "100.00"

    def test_the_result_is_the_same_for_every_order(self, kota, survei, titik, isian):
        said = [isian(n) for n in (1, 2, 4)]
        for answer in [*reversed(said), *said]:
            terima(titik, isian=answer, asal=Asal(gawai=str(answer.kunci)))
        assert (hasil_survei(survei)["n"], hasil_survei(survei)["ikm"]) == (3, "58.33")


class TestClosing:
    @pytest.mark.parametrize(
        ("waktu", "hasil"),
        [
            ((-MENIT, MENIT), Terima.DITERIMA),
            ((-MENIT, batas().tenggang_luring_hari * HARI - MENIT), Terima.DITERIMA),
            ((-MENIT, batas().tenggang_luring_hari * HARI + MENIT), Terima.TUTUP),
            ((MENIT, 2 * MENIT), Terima.TUTUP),
            ((None, MENIT), Terima.TUTUP),
            ((30 * HARI, MENIT), Terima.TUTUP),
        ],
    )
    def test_only_what_was_filled_in_before_and_not_for_ever(self, tutup, titik, isian, waktu, hasil):
        diisi, lewat = waktu
        filled = isian(diisi=tutup.ditutup + diisi if diisi is not None else None, luring=True)
        assert terima(titik, isian=filled, asal=Asal(gawai="x"), kini=tutup.ditutup + lewat) is hasil

    def test_what_is_published_takes_nothing_any_more(self, tutup, titik, isian, langkah):
        langkah(tutup, Aksi.TERBITKAN)
        late = isian(1, diisi=tutup.ditutup - HARI)
        assert terima(titik, isian=late, asal=Asal(gawai="x")) is Terima.TUTUP
        langkah(tutup, Aksi.CABUT, "Jawaban luring belum masuk")
        assert terima(titik, isian=late, asal=Asal(gawai="x")) is Terima.DITERIMA
        langkah(tutup, Aksi.TERBITKAN)
        tutup.refresh_from_db()
        assert (tutup.hasil["n"], tutup.hasil["ikm"]) == (2, "50.00")

    def test_an_officer_comes_home_after_closing_but_not_after_publication(self, kota, tutup, titik, isian, langkah):
        line, camat = tutup.liputan.get(layanan=titik.layanan), kota.aktor("camat")
        late = isian(diisi=tutup.ditutup - MENIT, luring=True)
        assert services.catat_jawaban(camat, line, isian=late) is Terima.DITERIMA
        langkah(tutup, Aksi.TERBITKAN)
        with pytest.raises(TidakBerwenang):
            services.catat_jawaban(camat, line, isian=isian(diisi=tutup.ditutup - MENIT))

    def test_a_dropped_survey_takes_nothing(self, rancangan, titik, isian, langkah):
        langkah(rancangan, Aksi.BATALKAN, "Tidak jadi")
        assert terima(titik, isian=isian(), asal=Asal(gawai="x")) is Terima.TUTUP


class TestPage:
    @pytest.fixture
    def kirim(self, client, titik):
        client.defaults["HTTP_HOST"] = "uji.localhost"
        way = reverse("survei:isi", args=[titik.tanda])

        def send(nilai=3, **lain):
            data = {f"n-U{n}": nilai for n in range(1, 10)} | {"kunci": uuid4(), "luring": "on"} | lain
            return client.post(way, data, HTTP_X_SURVEI="ya")

        return send

    def test_after_closing_the_form_is_read_by_the_survey_that_was_closed(self, kirim, tutup):
        before = (tutup.ditutup - HARI).isoformat()
        said = kirim(2, diisi=before)
        assert (said.status_code, said.json()["hasil"]) == (200, "diterima")
        again = kirim(1, diisi=before)
        assert (again.status_code, again.json()["hasil"]) == (409, "ganda"), "the device is known here as before"

    def test_where_nothing_was_ever_asked_nothing_is_read(self, kirim, rancangan):
        assert (kirim().status_code, kirim().json()["hasil"]) == (410, "tutup")
        assert not Jawaban.objects.exists()

    def test_the_open_survey_has_the_word_before_the_closed_one(self, kota, kirim, tutup, titik):
        hari, kabag = timezone.localdate(), kota.aktor("kabag_umum")
        plan = DataSurvei(
            nama="Berikut", instrumen="ikm-2017", mulai=hari, selesai=hari, populasi={titik.layanan_id: 9}
        )
        following = services.alirkan(kabag, services.rancang(kabag, kota.unit["umum"], data=plan), aksi=Aksi.BUKA)
        assert kirim(4).json()["hasil"] == "diterima"
        assert Jawaban.objects.filter(survei=following).count() == 1

    def test_a_broken_answer_is_final_and_told_in_words(self, kirim, survei):
        refused = kirim("empat")
        assert (refused.status_code, refused.json()["hasil"]) == (422, "salah")
        assert refused.json()["pesan"]
