"""Plans: least effort, changes by hand, what cannot be reached, and the roadmap with its orders."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from poros.domain.indeks import services
from poros.domain.indeks.models import Instrumen, LangkahRencana, Rencana
from poros.domain.indeks.queries import rencana as baca
from poros.domain.indeks.values import Belanja, Kapasitas, SyaratNaik, Tujuan
from poros.kernel.commands import Ditolak
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db
LAMA = date(2099, 12, 1)


def ubah(kota, rencana, **lain) -> Rencana:
    return services.ubah_rencana(kota.aktor("kabag_ekbang"), rencana, **lain)


def anggap(kota, rencana, **lain) -> Rencana:
    """The same assumptions, with changes by name."""
    wanted = replace(baca.anggapan(rencana.instrumen, mulai=rencana.mulai, tahun=rencana.tahun), **lain)
    return services.ubah_anggapan(kota.aktor("kabag_ekbang"), rencana, anggapan=wanted)


@pytest.fixture
def rencana(kota, beku) -> Rencana:
    """From 1.80 (levels 3, 3, 1) to 2.60; a step to level n costs n."""
    ekbang = kota.aktor("kabag_ekbang")
    begin = baca.awal(judul="Menuju Baik", tahun=2027, sasaran=Decimal("2.60"), penilaian=beku)
    return services.susun_rencana(ekbang, kota.unit["ekbang"], data=begin)


@pytest.fixture
def bertahun(kota, beku) -> Rencana:
    """The same over 2027 to 2029, as high as they allow; one level a year."""
    begin = baca.awal(judul="Bertahun", mulai=2027, tahun=2029, sasaran=Decimal("5.00"), penilaian=beku)
    begin = replace(begin, anggapan=replace(begin.anggapan, langkah_setahun=1))
    return services.susun_rencana(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=begin)


class TestLeastEffort:
    def test_it_starts_from_the_last_value_of_each_indicator(self, rencana):
        assert rencana.tingkat == {"I1": 3, "I2": 3, "I3": 1}
        assert rencana.masa == (2027,)

    def test_by_hand(self, rencana):
        """I3 alone brings 0.6 a level: 1 → 3 costs 2 + 3 and gives 3.00; anything on I1 or I2 costs 4 for 0.2."""
        numbers = baca.ringkas(rencana)
        assert rencana.pilihan == {"I1": [3], "I2": [3], "I3": [3]}
        assert (numbers.kini.indeks, numbers.tujuan.indeks, numbers.upaya) == (Decimal("1.80"), Decimal("3.00"), 5)
        assert (numbers.tercapai, numbers.termurah, str(numbers.bukti)) == (True, 5, "terbukti terkecil")
        assert [(s.kode, s.tahun, s.dari, s.ke, s.upaya) for s in baca.naik(rencana)] == [("I3", 2027, 1, 3, 5)]

    def test_other_efforts_make_another_way(self, kota, rencana):
        rencana = anggap(kota, rencana, upaya={"I3": tuple(map(Decimal, (1, 90, 90, 90, 90)))})
        assert rencana.pilihan == {"I1": [5], "I2": [5], "I3": [1]}
        assert rencana.upaya["I1"] == ["1", "2", "3", "4", "5"]

    def test_out_of_reach_it_says_why_and_goes_as_far_as_it_can(self, kota, rencana):
        rencana = ubah(kota, rencana, tujuan=Tujuan(sasaran=Decimal(9)))
        numbers = baca.ringkas(rencana)
        assert rencana.pilihan == {"I1": [5], "I2": [5], "I3": [5]}
        assert (numbers.tercapai, numbers.termurah, numbers.kurang) == (False, None, Decimal("4.00"))
        assert "5.00" in numbers.sebab[0]

    def test_a_predikat_is_more_than_its_printed_edge(self, kota, rencana):
        """At 2.60 printed the exact index may still lie below the band: a predikat asks for the band itself."""
        rencana = ubah(kota, rencana, tujuan=Tujuan(predikat="Baik"))
        numbers = baca.ringkas(rencana)
        assert (rencana.sasaran, numbers.tujuan.predikat, numbers.tercapai) == (Decimal("2.6"), "Baik", True)
        assert baca.ringkas(ubah(kota, rencana, pilihan={"I3": [1]})).tercapai is False
        with pytest.raises(Ditolak, match="Baik, Cukup, Kurang"):
            ubah(kota, rencana, tujuan=Tujuan(predikat="Unggul"))

    def test_the_frontier_rises_and_ends_at_the_top(self, rencana):
        points = [(t.upaya, t.indeks) for t in baca.batas_upaya(rencana)]
        assert points[0] == (0, Decimal("1.80"))
        assert points[-1][1] == Decimal("5.00")
        assert points == sorted(points)
        assert all(t.terbukti for t in baca.batas_upaya(rencana))

    def test_from_an_instrument_alone_nothing_is_answered_yet(self, kota, instrumen):
        begin = baca.awal(judul="Baru", tahun=2027, sasaran=Decimal(1), instrumen=instrumen)
        assert dict(begin.tingkat) == {"I1": 0, "I2": 0, "I3": 0}
        assert dict(begin.anggapan.pelaksana) == {"I1": None, "I2": None, "I3": None}

    def test_efforts_begin_as_the_instrument_assumes_them(self, kota):
        spbe = Instrumen.objects.get(kode="spbe-2020")
        begin = baca.awal(judul="Baru", tahun=2027, sasaran=Decimal(1), instrumen=spbe)
        assert begin.anggapan.upaya["I1"] == (1, 2, 3, 5, 8)

    def test_an_index_without_levels_has_no_such_way(self, kota):
        ratio = Instrumen.objects.filter(indeks="capaian").first() or Instrumen.objects.get(kode="ikm-2017")
        with pytest.raises(Ditolak):
            baca.awal(judul="x", tahun=2027, sasaran=Decimal(90), instrumen=ratio)
        with pytest.raises(Ditolak):
            baca.awal(judul="x", tahun=2027, sasaran=Decimal(90))

    @pytest.mark.parametrize(("rusak", "bidang"), [({"judul": " "}, "judul"), ({"instrumen_id": 0}, "instrumen")])
    def test_what_is_missing_is_named(self, kota, instrumen, rusak, bidang):
        begin = replace(baca.awal(judul="x", tahun=2027, instrumen=instrumen), **rusak)
        with pytest.raises(Ditolak) as refused:
            services.susun_rencana(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=begin)
        assert refused.value.bidang == bidang


class TestYears:
    def test_one_level_a_year_reaches_as_far_as_the_years_allow(self, bertahun):
        """I1 and I2 need two years, I3 four: after three years 0.2·5 + 0.2·5 + 0.6·4 = 4.40."""
        numbers = baca.ringkas(bertahun)
        assert [t.tahun for t in numbers.tahun] == [2027, 2028, 2029]
        assert numbers.tahun[-1].hasil.indeks == Decimal("4.40")
        assert numbers.tercapai is False
        assert any("kenaikan tingkat dalam setahun" in s for s in numbers.sebab)
        assert sum(t.upaya for t in numbers.tahun) == numbers.upaya

    def test_without_a_target_it_goes_as_high_as_the_date_allows(self, kota, bertahun):
        bertahun = ubah(kota, bertahun, tujuan=Tujuan())
        numbers = baca.ringkas(bertahun)
        assert (numbers.tujuan.indeks, numbers.tercapai, bertahun.sasaran) == (Decimal("4.40"), True, None)
        assert str(numbers.bukti) == "terbukti setinggi mungkin"

    def test_a_precondition_is_kept_by_the_way_that_is_computed(self, kota, rencana):
        """I3 at 3 only once I1 stands at 5: then I1 4 + 5, I3 2 + 3; or without I3 past 2: cheaper ways count."""
        rule = SyaratNaik(kode="I3", tingkat=2, perlu="I1", perlu_tingkat=4)
        rencana = anggap(kota, rencana, syarat=(rule,))
        assert rencana.pilihan["I3"][0] < 2 or rencana.pilihan["I1"][0] >= 4
        assert baca.ringkas(rencana).langgar == []

    def test_by_hand_a_precondition_may_be_broken_and_is_told(self, kota, rencana):
        rule = SyaratNaik(kode="I3", tingkat=2, perlu="I1", perlu_tingkat=4)
        rencana = anggap(kota, rencana, syarat=(rule,))
        (kalimat,) = baca.ringkas(ubah(kota, rencana, pilihan={"I1": [3], "I2": [3], "I3": [3]})).langgar
        assert "I3 mencapai 2 pada 2027 sebelum prasyaratnya, I1 tingkat 4" in kalimat

    def test_capacity_spreads_the_steps_over_the_years(self, kota, rencana):
        """PU owns I1 and I3; with 3 a year I3 → 2 (2) and → 3 (3) need two years."""
        pu = kota.unit["pu"].pk
        held = tuple(Kapasitas(unit_id=pu, tahun=y, upaya=Decimal(3)) for y in (2027, 2028))
        rencana = anggap(kota, rencana, mulai=2027, tahun=2028, kapasitas=held)
        assert rencana.pilihan["I3"] == [2, 3]
        numbers = baca.ringkas(rencana)
        assert [t.beban for t in numbers.tahun] == [
            [(kota.unit["pu"].singkatan, Decimal(2), Decimal(3))],
            [(kota.unit["pu"].singkatan, Decimal(3), Decimal(3))],
        ]

    def test_too_much_by_hand_is_told(self, kota, rencana):
        all_units = (Kapasitas(unit_id=None, tahun=2027, upaya=Decimal(4)),)
        rencana = anggap(kota, rencana, kapasitas=all_units)
        assert not baca.ringkas(rencana).tercapai
        (kalimat,) = baca.ringkas(ubah(kota, rencana, pilihan={"I3": [3]})).langgar
        assert kalimat == "Semua unit pada 2027: upaya 5 melebihi kapasitas 4."

    def test_a_leap_by_hand_is_told(self, kota, bertahun):
        numbers = baca.ringkas(ubah(kota, bertahun, pilihan={"I3": [3, 3, 3]}))
        assert numbers.langgar == ["I3 naik dari 1 ke 3 dalam setahun (2027)."]

    @pytest.mark.parametrize(
        ("rusak", "bidang"),
        [
            ({"tahun": 2026}, "mulai"),
            ({"tahun": 2040}, "mulai"),
            ({"upaya": {"I1": (Decimal(1),)}}, "upaya"),
            ({"pelaksana": {"X": None}}, "pelaksana"),
            ({"pelaksana": {"I1": 999_999}}, "pelaksana"),
            ({"kapasitas": (Kapasitas(unit_id=None, tahun=2030, upaya=Decimal(1)),)}, "kapasitas"),
            ({"kapasitas": (Kapasitas(unit_id=None, tahun=2027, upaya=Decimal(1)),) * 2}, "kapasitas"),
            ({"syarat": (SyaratNaik(kode="I1", tingkat=9, perlu="I2", perlu_tingkat=3),)}, "syarat"),
            ({"syarat": (SyaratNaik(kode="I1", tingkat=4, perlu="X", perlu_tingkat=3),)}, "syarat"),
            ({"syarat": (SyaratNaik(kode="I1", tingkat=4, perlu="I1", perlu_tingkat=3),)}, "syarat"),
        ],
    )
    def test_assumptions_that_cannot_be_are_refused_by_field(self, kota, rencana, rusak, bidang):
        with pytest.raises(Ditolak) as refused:
            anggap(kota, rencana, **rusak)
        assert refused.value.bidang == bidang
        rencana.refresh_from_db()
        assert rencana.masa == (2027,)


class TestByHand:
    def test_the_index_follows(self, kota, rencana):
        numbers = baca.ringkas(ubah(kota, rencana, pilihan={"I1": [4], "I3": [2]}))
        assert (numbers.tujuan.indeks, numbers.upaya, numbers.banyak) == (Decimal("2.60"), 6, 2)
        assert (numbers.tercapai, numbers.termurah) == (True, 5)

    @pytest.mark.parametrize("salah", [{"I1": [2]}, {"I1": [6]}, {"X": [3]}, {"I1": [3, 4]}, {"I1": []}])
    def test_nothing_is_planned_downwards_or_off_the_ladder(self, kota, rencana, salah):
        with pytest.raises(Ditolak) as refused:
            ubah(kota, rencana, pilihan=salah)
        assert refused.value.bidang == "pilihan"

    def test_nor_downwards_between_the_years(self, kota, bertahun):
        with pytest.raises(Ditolak, match="I1"):
            ubah(kota, bertahun, pilihan={"I1": [4, 3, 4]})

    @pytest.mark.parametrize("siapa", ["kadis_pu", "kabag_kesra", "sekda"])
    def test_only_by_the_unit_whose_plan_it_is(self, kota, rencana, siapa):
        with pytest.raises(TidakBerwenang):
            services.ubah_rencana(kota.aktor(siapa), rencana, tujuan=Tujuan(sasaran=Decimal(3)))
        wanted = baca.anggapan(rencana.instrumen, mulai=2027, tahun=2027)
        with pytest.raises(TidakBerwenang):
            services.ubah_anggapan(kota.aktor(siapa), rencana, anggapan=wanted)


class TestRoadmap:
    def tetapkan(self, kota, rencana, **pemilik):
        owners = {kode: kota.unit[unit].pk for kode, unit in pemilik.items()}
        return services.tetapkan_rencana(kota.aktor("kabag_ekbang"), rencana, pemilik=owners, tenggat=LAMA)

    def test_one_order_to_each_office_with_all_its_steps(self, kota, rencana):
        rencana = ubah(kota, rencana, pilihan={"I1": [4], "I2": [4], "I3": [2]})
        self.tetapkan(kota, rencana, I1="pu", I2="dlh", I3="pu")
        tasks = Penugasan.objects.filter(arahan__sumber="rencanaindeks", arahan__sumber_id=rencana.pk)
        assert {t.unit_id for t in tasks} == {kota.unit["pu"].pk, kota.unit["dlh"].pk}
        text = tasks.get(unit=kota.unit["pu"]).arahan.isi
        assert "I1. Kebijakan data: 3 → 4" in text
        assert "I3. Layanan aduan: 1 → 2" in text
        assert {k.langkah.kode for k in baca.peta_jalan(rencana).langkah} == {"I1", "I2", "I3"}

    def test_each_year_has_its_own_order_and_deadline(self, kota, bertahun):
        bertahun = ubah(kota, bertahun, pilihan={"I1": [3, 3, 3], "I2": [3, 3, 3], "I3": [2, 2, 3]})
        steps = self.tetapkan(kota, bertahun, I3="pu")
        assert [(s.tahun, s.dari, s.ke, s.tenggat) for s in steps] == [
            (2027, 1, 2, date(2097, 12, 1)),
            (2029, 2, 3, LAMA),
        ]
        assert len({s.penugasan_id for s in steps}) == 2

    def test_a_leap_day_ends_on_the_28th_elsewhere(self, kota, bertahun):
        bertahun = ubah(kota, bertahun, pilihan={"I3": [2, 3, 4], "I1": [3, 3, 3], "I2": [3, 3, 3]})
        steps = services.tetapkan_rencana(
            kota.aktor("kabag_ekbang"), bertahun, pemilik={"I3": kota.unit["pu"].pk}, tenggat=date(2096, 2, 29)
        )
        assert [s.tenggat for s in steps] == [date(2094, 2, 28), date(2095, 2, 28), date(2096, 2, 29)]

    def test_decided_once(self, kota, rencana):
        self.tetapkan(kota, rencana, I3="pu")
        with pytest.raises(TransitionError):
            self.tetapkan(kota, rencana, I3="pu")
        with pytest.raises(TransitionError):
            ubah(kota, rencana, tujuan=Tujuan(sasaran=Decimal(3)))
        with pytest.raises(TransitionError):
            anggap(kota, rencana)

    def test_every_step_needs_an_office(self, kota, rencana):
        with pytest.raises(Ditolak) as refused:
            self.tetapkan(kota, rencana)
        assert refused.value.bidang == "u-I3"
        assert not LangkahRencana.objects.exists()

    def test_a_plan_that_raises_nothing_is_none(self, kota, rencana):
        rencana = ubah(kota, rencana, pilihan={"I3": [1]})
        with pytest.raises(Ditolak):
            self.tetapkan(kota, rencana, I3="pu")

    def test_who_has_to_do_something_sees_it(self, kota, rencana):
        assert not baca.rencana_terlihat(kota.aktor("kadis_pu")).exists()
        self.tetapkan(kota, rencana, I3="pu")
        assert baca.rencana_terlihat(kota.aktor("kadis_pu")).exists()
        assert baca.rencana_terlihat(kota.aktor("inspektur")).exists()
        assert not baca.rencana_terlihat(kota.aktor("camat")).exists()

    def test_who_owned_it_is_proposed(self, kota, rencana):
        owners = {"I1": kota.unit["pu"].pk, "I2": kota.unit["dlh"].pk, "I3": kota.unit["pu"].pk}
        assert baca.pemilik(rencana.instrumen) == owners
        assert rencana.pelaksana == owners

    def test_money_is_tied_to_a_step_by_who_does_it_or_runs_it(self, kota, rencana):
        (step,) = self.tetapkan(kota, rencana, I3="pu")
        paid = Belanja(rekening="5.1.02.02.01.0061", kegiatan="Pengelolaan aduan", anggaran=Decimal(250_000_000))
        services.catat_belanja(kota.aktor("kadis_pu"), step, belanja=paid)
        step.refresh_from_db()
        assert (step.rekening, step.anggaran) == ("5.1.02.02.01.0061", 250_000_000)
        assert baca.peta_jalan(rencana).anggaran == [(2027, Decimal(250_000_000), 0)]
        services.catat_belanja(kota.aktor("kabag_ekbang"), step, belanja=Belanja())
        assert baca.peta_jalan(rencana).anggaran == [(2027, Decimal(0), 1)]
        for other in ("kadis_dlh", "staf_pu", "inspektur"):
            with pytest.raises(TidakBerwenang):
                services.catat_belanja(kota.aktor(other), step, belanja=paid)

    def test_an_amount_belongs_to_something(self, kota, rencana):
        (step,) = self.tetapkan(kota, rencana, I3="pu")
        with pytest.raises(Ditolak) as refused:
            services.catat_belanja(kota.aktor("kadis_pu"), step, belanja=Belanja(anggaran=Decimal(1)))
        assert refused.value.bidang == "rekening"

    @pytest.mark.parametrize("temuan", [(None, False, 0), (2, False, 0), (3, True, 100)])
    def test_progress_is_what_a_later_assessment_finds(self, kota, rencana, data, temuan):
        nilai = temuan[0]
        self.tetapkan(kota, rencana, I3="pu")
        later = services.susun(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=data(tahun=2027))
        later.butir.filter(kode="I3").update(mandiri=nilai)
        found = baca.peta_jalan(rencana)
        assert (found.langkah[0].tercapai, found.langkah[0].selesai, found.bagian) == temuan

    def test_an_assessment_before_the_plan_is_no_progress(self, kota, rencana, beku):
        self.tetapkan(kota, rencana, I3="pu")
        beku.butir.filter(kode="I3").update(internal=5)
        assert baca.peta_jalan(rencana).langkah[0].tercapai is None
