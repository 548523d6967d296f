"""The desk: whom it tells of counters with too few answers and of results that nobody has published yet."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.survei import services
from poros.domain.survei.ikhtisar import MENJELANG, kartu
from poros.domain.survei.models import Jawaban, Survei
from poros.domain.survei.rules.alur import Aksi
from poros.domain.survei.values import DataSurvei

pytestmark = pytest.mark.django_db
KURANG, TERBIT = "Layanan kurang jawaban survei", "Hasil survei menunggu terbit"


@pytest.fixture
def menjelang(survei):
    """The survey ends in so many days."""

    def end(hari: int) -> None:
        Survei.objects.filter(pk=survei.pk).update(selesai=timezone.localdate() + timedelta(days=hari))

    return end


@pytest.fixture
def meja(kota):
    """The figures on somebody's desk: label → value."""
    return lambda siapa: {str(card.label): card.nilai for card in kartu(kota.aktor(siapa))}


class TestShort:
    @pytest.mark.parametrize(("hari", "tampil"), [(30, False), (MENJELANG.days + 1, False), (MENJELANG.days, True)])
    def test_it_speaks_up_when_the_end_draws_near(self, menjelang, meja, hari, tampil):
        menjelang(hari)
        assert meja("kabag_umum") == ({KURANG: 2} if tampil else {})

    @pytest.mark.parametrize(
        ("siapa", "banyak"),
        [
            ("kabag_umum", 2), ("tu", 2), ("admin", 2), ("kadis_pu", 1), ("tu_pu", 1), ("kadis_sos", 1),
            ("staf_pu", None), ("kadis_dlh", None), ("camat", None), ("inspektur", None), ("sekda", None), ("walikota", None),
        ],
    )  # fmt: skip
    def test_organiser_and_surveyed_offices_are_told_each_of_their_own(self, menjelang, meja, siapa, banyak):
        menjelang(3)
        assert meja(siapa) == ({KURANG: banyak} if banyak else {})

    def test_a_service_with_its_sample_is_no_longer_counted(self, menjelang, meja, survei, layanan, jawab):
        menjelang(3)
        survei.liputan.filter(layanan=layanan["pu"]).update(populasi=2)
        jawab()
        assert meja("kadis_pu") == {KURANG: 1}
        jawab()
        assert meja("kadis_pu") == {}
        assert meja("kabag_umum") == {KURANG: 1}

    def test_an_answer_set_aside_is_missing_again(self, kota, menjelang, meja, survei, jawab):
        menjelang(3)
        survei.liputan.filter(layanan__unit=kota.unit["pu"]).update(populasi=1)
        jawab()
        asked = {"jawaban": [Jawaban.objects.get().pk], "alasan": "Uji coba loket"}
        services.sisihkan(kota.aktor("kabag_umum"), survei, **asked)
        assert meja("kadis_pu") == {KURANG: 1}

    @pytest.mark.parametrize(("hari", "nada"), [(3, "awas"), (0, "awas"), (-1, "bahaya")])
    def test_past_its_end_and_still_open_it_is_urgent(self, kota, survei, menjelang, hari, nada):
        menjelang(hari)
        (card,) = kartu(kota.aktor("kabag_umum"))
        assert (card.nada, card.url) == (nada, f"/survei/{survei.pk}/")
        assert card.banding.startswith("survei berakhir ")

    def test_a_plan_and_a_dropped_plan_ask_for_nothing(self, kota, rancangan, langkah, meja):
        Survei.objects.update(selesai=timezone.localdate())
        assert meja("kabag_umum") == {}
        langkah(rancangan, Aksi.BATALKAN, "Anggaran dipotong")
        assert meja("kabag_umum") == {}


class TestWaiting:
    @pytest.mark.parametrize(
        ("siapa", "tampil"),
        [("kabag_umum", True), ("tu", False), ("admin", False), ("kadis_pu", False), ("sekda", False)],
    )
    def test_only_who_stands_for_the_result_is_reminded(self, tutup, meja, siapa, tampil):
        assert meja(siapa) == ({TERBIT: 1} if tampil else {})

    def test_until_it_is_published_and_again_when_taken_back(self, tutup, meja, langkah):
        langkah(tutup, Aksi.TERBITKAN)
        assert meja("kabag_umum") == {}
        langkah(tutup, Aksi.CABUT, "Salah unit")
        assert meja("kabag_umum") == {TERBIT: 1}

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_both_cost_one_statement_and_several_lead_to_the_list(
        self, kota, layanan, tutup, banyak, django_assert_num_queries
    ):
        hari, kabag = timezone.localdate(), kota.aktor("kabag_umum")
        for n in range(banyak - 1):
            plan = DataSurvei(
                nama=f"Triwulan {n}", instrumen="ikm-2017", mulai=hari, selesai=hari, populasi={layanan["pu"].pk: 10}
            )
            made = services.rancang(kabag, kota.unit["umum"], data=plan)
            for aksi in (Aksi.BUKA, Aksi.TUTUP):
                services.alirkan(kabag, made, aksi=aksi)
        with django_assert_num_queries(1):
            (card,) = kartu(kabag)
        assert (card.nilai, card.url) == (banyak, f"/survei/{tutup.pk}/" if banyak == 1 else "/survei/")

    def test_to_others_it_costs_nothing(self, kota, tutup, django_assert_num_queries):
        actors = [kota.aktor(siapa) for siapa in ("staf_pu", "sekda", "inspektur")]
        with django_assert_num_queries(0):
            assert [kartu(actor) for actor in actors] == [[], [], []]

    def test_it_lies_on_the_desk(self, tutup, masuk):
        page = masuk("kabag_umum").get("/").content.decode()
        assert TERBIT in page
        assert f"/survei/{tutup.pk}/" in page
