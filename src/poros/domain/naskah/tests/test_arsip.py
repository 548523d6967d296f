"""Letters that go into the archive: which are offered to whom, in which words, and what is left after destruction."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.naskah import cetak, services
from poros.domain.naskah.models import Naskah
from poros.domain.naskah.publik import SUMBER_ARSIP, kertas, saat_arsip_dimusnahkan, siap_diarsipkan, tandai_diarsipkan
from poros.domain.naskah.queries import naskah as baca
from poros.domain.naskah.services.tanda import mulai
from poros.domain.persuratan import services as persuratan
from poros.domain.persuratan.models import Surat
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db


@pytest.fixture
def terkirim(kota, sah):
    def make(**lain):
        return services.kirim(kota.aktor(lain.get("oleh", "staf_pu")), sah(**lain))

    return make


def ditawarkan(kota, kode):
    return set(siap_diarsipkan(kota.aktor(kode)).values_list("pk", flat=True))


class TestDitawarkan:
    def test_only_what_has_gone_out_and_stays_so_when_received_and_filed(self, kota, buat, siap, sah, terkirim):
        buat()
        mulai(kota.aktor("kadis_pu"), siap())
        sah()
        assert ditawarkan(kota, "staf_pu") == set()
        naskah = terkirim()
        for act in (
            lambda: None,
            lambda: persuratan.baca(kota.aktor("kadis_dlh"), Surat.objects.latest("pk")),
            lambda: services.berkaskan(kota.aktor("staf_pu"), naskah),
        ):
            act()
            assert ditawarkan(kota, "staf_pu") == {naskah.pk}

    @pytest.mark.parametrize(
        ("kode", "ya"),
        [("staf_pu", True), ("tu_pu", False), ("kadis_pu", False), ("kadis_dlh", False), ("sekda", False)],
    )
    def test_only_to_who_drafted_it_or_keeps_its_unit(self, kota, terkirim, kode, ya):
        naskah = terkirim()
        assert ditawarkan(kota, kode) == ({naskah.pk} if ya else set())

    def test_the_secretariat_files_what_its_unit_drafted_but_no_secrets(self, kota, terkirim):
        plain = terkirim(oleh="kadis_pu")
        terkirim(oleh="kadis_pu", kerahasiaan="rahasia")
        assert ditawarkan(kota, "tu_pu") == {plain.pk}


class TestKertas:
    def test_in_the_words_of_a_list(self, terkirim):
        naskah = terkirim(klasifikasi="600.1", hal="Data curah hujan")
        paper = kertas(naskah)
        assert (paper.nomor, paper.tanggal, paper.uraian) == (naskah.nomor, naskah.tanggal, "Data curah hujan")
        assert (paper.klasifikasi, paper.kerahasiaan, paper.asal) == ("600.1", "terbatas", "")

    def test_without_a_day_of_its_own_that_on_which_it_was_begun(self, buat):
        naskah = buat()
        moment = datetime(2026, 1, 1, 0, 30, tzinfo=timezone.get_current_timezone())
        naskah.dibuat = moment
        assert kertas(naskah).tanggal == moment.date()

    def test_the_source_is_known_to_the_archive_by_these_words(self, terkirim):
        naskah = terkirim()
        assert (SUMBER_ARSIP.jenis, SUMBER_ARSIP.kertas(naskah).uraian) == ("naskah", naskah.hal)


class TestDiberkaskan:
    def test_it_takes_its_last_step_once(self, kota, terkirim):
        staf, naskah = kota.aktor("staf_pu"), terkirim()
        tandai_diarsipkan(staf, naskah)
        naskah.refresh_from_db()
        assert naskah.status == "diberkaskan"
        tandai_diarsipkan(staf, naskah)
        assert naskah.riwayat.filter(aksi="berkaskan").count() == 1

    def test_nobody_files_what_is_not_his_or_has_not_gone_out(self, kota, sah, terkirim):
        with pytest.raises(TidakBerwenang):
            tandai_diarsipkan(kota.aktor("kadis_dlh"), terkirim())
        with pytest.raises(TransitionError):
            tandai_diarsipkan(kota.aktor("staf_pu"), sah())


class TestDimusnahkan:
    def test_the_text_goes_the_number_and_the_history_stay(self, kota, masuk, terkirim):
        naskah, other = terkirim(), terkirim()
        saat_arsip_dimusnahkan(kota.aktor("sekda"), sumber="naskah", sumber_id=naskah.pk)
        naskah.refresh_from_db()
        other.refresh_from_db()
        assert naskah.isi == {}
        assert other.isi == {"isi": "Kami sampaikan data curah hujan.\n\n1. Januari\n2. Februari"}
        assert (naskah.nomor, naskah.status) == (other.nomor.replace("/2/", "/1/"), "terkirim")
        page = masuk("staf_pu").get(reverse("naskah:naskah", args=[naskah.pk]))
        assert page.status_code == 200
        assert "curah hujan." not in page.content.decode()

    def test_another_source_is_another_thing(self, kota, terkirim):
        naskah = terkirim()
        saat_arsip_dimusnahkan(kota.aktor("sekda"), sumber="surat", sumber_id=naskah.pk)
        assert Naskah.objects.get().isi != {}

    def test_its_sheet_can_still_be_set_and_says_nothing(self, kota, terkirim):
        naskah = terkirim()
        saat_arsip_dimusnahkan(kota.aktor("sekda"), sumber="naskah", sumber_id=naskah.pk)
        row = baca.satu(kota.aktor("staf_pu"), naskah.pk)
        made = cetak.lembar(kota.aktor("sekda").peta, row, baca.tanda(row), [], hari=timezone.localdate())
        assert made.pdf.startswith(b"%PDF")


@pytest.mark.parametrize("banyak", [1, 3])
def test_what_is_offered_is_one_query(kota, terkirim, django_assert_num_queries, banyak):
    for _n in range(banyak):
        terkirim()
    actor = kota.aktor("staf_pu")
    with django_assert_num_queries(1):
        assert len(siap_diarsipkan(actor)) == banyak


def test_an_overdue_answer_is_still_asked_for_after_filing(kota, terkirim):
    """Filing is order on the shelf, not an answer."""
    naskah = terkirim(jawab_hingga=timezone.localdate() - timedelta(days=1))
    services.berkaskan(kota.aktor("staf_pu"), naskah)
    assert [sebab for sebab, _row in baca.meja(kota.aktor("staf_pu"))] == ["jawaban"]
    services.tandai_dijawab(kota.aktor("staf_pu"), naskah, dengan="9/DLH")
    assert baca.meja(kota.aktor("staf_pu")) == []
