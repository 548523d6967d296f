"""Plans: least effort, changes by hand, what cannot be reached, and the roadmap with its orders."""

from datetime import date
from decimal import Decimal

import pytest

from poros.domain.indeks import services
from poros.domain.indeks.models import Instrumen, LangkahRencana, Rencana
from poros.domain.indeks.queries import rencana as baca
from poros.kernel.commands import Ditolak
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db
LAMA = date(2099, 12, 1)


@pytest.fixture
def rencana(kota, beku) -> Rencana:
    """From 1.80 (levels 3, 3, 1) to 2.60; a step to level n costs n."""
    ekbang = kota.aktor("kabag_ekbang")
    begin = baca.awal(judul="Menuju Baik", tahun=2027, sasaran=Decimal("2.60"), penilaian=beku)
    return services.susun_rencana(ekbang, kota.unit["ekbang"], data=begin)


class TestLeastEffort:
    def test_it_starts_from_the_last_value_of_each_indicator(self, rencana):
        assert rencana.tingkat == {"I1": 3, "I2": 3, "I3": 1}

    def test_by_hand(self, rencana):
        """I3 alone brings 0.6 a level: 1 → 3 costs 2 + 3 and gives 3.00; anything on I1 or I2 costs 4 for 0.2."""
        numbers = baca.ringkas(rencana)
        assert rencana.pilihan == {"I1": 3, "I2": 3, "I3": 3}
        assert (numbers.kini.indeks, numbers.tujuan.indeks, numbers.upaya) == (Decimal("1.80"), Decimal("3.00"), 5)
        assert (numbers.tercapai, numbers.termurah, str(numbers.bukti)) == (True, 5, "terbukti terkecil")
        assert [(s.kode, s.dari, s.ke, s.upaya) for s in baca.naik(rencana)] == [("I3", 1, 3, 5)]

    def test_other_efforts_make_another_way(self, kota, rencana):
        dear = {"I3": ["1", "90", "90", "90", "90"]}
        rencana = services.ubah_rencana(kota.aktor("kabag_ekbang"), rencana, upaya=dear)
        assert rencana.pilihan == {"I1": 5, "I2": 5, "I3": 1}

    def test_out_of_reach_it_says_why_and_goes_as_far_as_it_can(self, kota, rencana):
        rencana = services.ubah_rencana(kota.aktor("kabag_ekbang"), rencana, sasaran=Decimal(9))
        numbers = baca.ringkas(rencana)
        assert rencana.pilihan == {"I1": 5, "I2": 5, "I3": 5}
        assert (numbers.tercapai, numbers.termurah, numbers.kurang) == (False, None, Decimal("4.00"))
        assert "5.00" in numbers.sebab

    def test_a_predikat_is_more_than_its_printed_edge(self, kota, rencana):
        """At 2.60 printed the exact index may still lie below the band: a predikat asks for the band itself."""
        rencana = services.ubah_rencana(kota.aktor("kabag_ekbang"), rencana, predikat="Baik")
        numbers = baca.ringkas(rencana)
        assert (rencana.sasaran, numbers.tujuan.predikat, numbers.tercapai) == (Decimal("2.6"), "Baik", True)
        rencana = services.ubah_rencana(kota.aktor("kabag_ekbang"), rencana, pilihan={"I3": 1})
        assert baca.ringkas(rencana).tercapai is False
        with pytest.raises(Ditolak, match="Baik, Cukup, Kurang"):
            services.ubah_rencana(kota.aktor("kabag_ekbang"), rencana, predikat="Unggul")

    def test_the_frontier_rises_and_ends_at_the_top(self, rencana):
        points = baca.batas_upaya(rencana)
        assert points[0] == (0, Decimal("1.80"))
        assert points[-1][1] == Decimal("5.00")
        assert points == sorted(points)

    def test_from_an_instrument_alone_nothing_is_answered_yet(self, kota, instrumen):
        begin = baca.awal(judul="Baru", tahun=2027, sasaran=Decimal(1), instrumen=instrumen)
        assert dict(begin.tingkat) == {"I1": 0, "I2": 0, "I3": 0}

    def test_an_index_without_levels_has_no_such_way(self, kota):
        ratio = Instrumen.objects.filter(indeks="capaian").first() or Instrumen.objects.get(kode="ikm-2017")
        with pytest.raises(Ditolak):
            baca.awal(judul="x", tahun=2027, sasaran=Decimal(90), instrumen=ratio)
        with pytest.raises(Ditolak):
            baca.awal(judul="x", tahun=2027, sasaran=Decimal(90))

    def test_a_plan_has_a_target(self, instrumen):
        with pytest.raises(Ditolak) as refused:
            baca.awal(judul="x", tahun=2027, instrumen=instrumen)
        assert refused.value.bidang == "predikat"


class TestByHand:
    def test_the_index_follows(self, kota, rencana):
        rencana = services.ubah_rencana(kota.aktor("kabag_ekbang"), rencana, pilihan={"I1": 4, "I3": 2})
        numbers = baca.ringkas(rencana)
        assert (numbers.tujuan.indeks, numbers.upaya, numbers.banyak) == (Decimal("2.60"), 6, 2)
        assert (numbers.tercapai, numbers.termurah) == (True, 5)

    def test_nothing_is_planned_downwards(self, kota, rencana):
        with pytest.raises(Ditolak, match="I1"):
            services.ubah_rencana(kota.aktor("kabag_ekbang"), rencana, pilihan={"I1": 2})

    @pytest.mark.parametrize("salah", [{"I1": 6}, {"X": 3}])
    def test_nor_off_the_ladder(self, kota, rencana, salah):
        with pytest.raises(Ditolak):
            services.ubah_rencana(kota.aktor("kabag_ekbang"), rencana, pilihan=salah)

    @pytest.mark.parametrize("salah", [{"I1": ["1"]}, {"X": ["1", "1", "1", "1", "1"]}])
    def test_effort_is_told_for_each_step_of_each_indicator(self, kota, rencana, salah):
        with pytest.raises(Ditolak):
            services.ubah_rencana(kota.aktor("kabag_ekbang"), rencana, upaya=salah)

    @pytest.mark.parametrize("siapa", ["kadis_pu", "kabag_kesra", "sekda"])
    def test_only_by_the_unit_whose_plan_it_is(self, kota, rencana, siapa):
        with pytest.raises(TidakBerwenang):
            services.ubah_rencana(kota.aktor(siapa), rencana, sasaran=Decimal(3))


class TestRoadmap:
    def tetapkan(self, kota, rencana, **pemilik):
        owners = {kode: kota.unit[unit].pk for kode, unit in pemilik.items()}
        return services.tetapkan_rencana(kota.aktor("kabag_ekbang"), rencana, pemilik=owners, tenggat=LAMA)

    def test_one_order_to_each_office_with_all_its_steps(self, kota, rencana):
        rencana = services.ubah_rencana(kota.aktor("kabag_ekbang"), rencana, pilihan={"I1": 4, "I2": 4, "I3": 2})
        self.tetapkan(kota, rencana, I1="pu", I2="dlh", I3="pu")
        tasks = Penugasan.objects.filter(arahan__sumber="rencanaindeks", arahan__sumber_id=rencana.pk)
        assert {t.unit_id for t in tasks} == {kota.unit["pu"].pk, kota.unit["dlh"].pk}
        text = tasks.get(unit=kota.unit["pu"]).arahan.isi
        assert "I1. Kebijakan data: 3 → 4" in text
        assert "I3. Layanan aduan: 1 → 2" in text
        assert [s.kode for _nama, s in baca.peta_jalan(rencana)] == ["I1", "I3", "I2"]

    def test_decided_once(self, kota, rencana):
        self.tetapkan(kota, rencana, I3="pu")
        with pytest.raises(TransitionError):
            self.tetapkan(kota, rencana, I3="pu")
        with pytest.raises(TransitionError):
            services.ubah_rencana(kota.aktor("kabag_ekbang"), rencana, sasaran=Decimal(3))

    def test_every_step_needs_an_office(self, kota, rencana):
        with pytest.raises(Ditolak) as refused:
            self.tetapkan(kota, rencana)
        assert refused.value.bidang == "u-I3"
        assert not LangkahRencana.objects.exists()

    def test_a_plan_that_raises_nothing_is_none(self, kota, rencana):
        rencana = services.ubah_rencana(kota.aktor("kabag_ekbang"), rencana, pilihan={"I3": 1})
        with pytest.raises(Ditolak):
            self.tetapkan(kota, rencana, I3="pu")

    def test_who_has_to_do_something_sees_it(self, kota, rencana):
        assert not baca.rencana_terlihat(kota.aktor("kadis_pu")).exists()
        self.tetapkan(kota, rencana, I3="pu")
        assert baca.rencana_terlihat(kota.aktor("kadis_pu")).exists()
        assert baca.rencana_terlihat(kota.aktor("inspektur")).exists()
        assert not baca.rencana_terlihat(kota.aktor("camat")).exists()

    def test_who_owned_it_is_proposed(self, kota, rencana):
        assert baca.pemilik(rencana) == {"I1": kota.unit["pu"].pk, "I2": kota.unit["dlh"].pk, "I3": kota.unit["pu"].pk}
