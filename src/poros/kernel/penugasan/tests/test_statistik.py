"""Who is slow: what the database counts is what one gets by hand."""

import random
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.queries.hambatan import hambatan
from poros.kernel.penugasan.queries.statistik import AMBANG, periode_sebelum, siapa_lambat
from poros.kernel.penugasan.rules import Kerahasiaan, Peran, Status
from poros.kernel.tenggat.queries import mesin
from poros.pure.statistik import Arah, Kasus, ringkas

DARI, SAMPAI = date(2026, 8, 1), date(2026, 10, 31)
KINI = datetime(2026, 11, 2, 9, tzinfo=ZoneInfo("Asia/Jakarta"))


def pada(hari, jam=10):
    return timezone.make_aware(datetime.combine(hari, time(jam)))


@pytest.fixture
def selesai(beri):
    """A result of a unit: sent and handed in on these days, with its deadline."""

    def make(unit, dikirim, diserahkan, *, tenggat=None, kembali=0, siapa="sekda", **lain):
        row = beri(siapa, unit, **lain).penugasan.get()
        Penugasan.objects.filter(pk=row.pk).update(
            status=Status.SELESAI,
            dikirim=pada(dikirim),
            diserahkan=pada(diserahkan),
            tenggat=pada(tenggat or diserahkan, 23),
            pengembalian=kembali,
        )
        return row

    return make


def baris(hasil, unit_id):
    return next(line for line in hasil if line.unit_id == unit_id)


def test_working_days_leave_out_weekends_and_holidays(kota, selesai):
    selesai("pu", date(2026, 8, 14), date(2026, 8, 18))  # Friday to Tuesday, over the 17th
    found = siapa_lambat(kota.aktor("sekda"), DARI, SAMPAI, KINI)
    assert baris(found.unit, kota.unit["pu"].pk).kini.median == 1


def test_the_day_is_that_of_the_government_not_of_the_server(kota, beri, selesai):
    row = selesai("pu", date(2026, 9, 7), date(2026, 9, 8))
    malam = datetime(2026, 9, 8, 0, 30, tzinfo=ZoneInfo("Asia/Jakarta"))  # still the 7th in UTC
    Penugasan.objects.filter(pk=row.pk).update(diserahkan=malam)
    found = siapa_lambat(kota.aktor("sekda"), DARI, SAMPAI, KINI)
    assert baris(found.unit, kota.unit["pu"].pk).kini.median == 1


def test_figures_agree_with_counting_by_hand(kota, selesai):
    rng = random.Random(5)
    kalender = mesin(kota.aktor("sekda")).kalender
    by_hand = {"pu": [], "sos": []}
    for n in range(28):
        unit = ("pu", "sos")[n % 2]
        kirim = DARI + timedelta(days=rng.randrange(0, 60))
        serah = kirim + timedelta(days=rng.randrange(0, 25))
        tenggat = kirim + timedelta(days=7)
        selesai(unit, kirim, serah, tenggat=tenggat, kembali=n % 5 == 0)
        by_hand[unit].append(Kasus(kalender.selisih_hari_kerja(kirim, serah), serah > tenggat))
    found = siapa_lambat(kota.aktor("sekda"), DARI, SAMPAI, KINI)
    for unit, cases in by_hand.items():
        assert baris(found.unit, kota.unit[unit].pk).kini == ringkas(cases, AMBANG)
    assert baris(found.asisten, kota.unit["as2"].pk).kini == ringkas(by_hand["pu"], AMBANG)
    assert baris(found.asisten, kota.unit["as1"].pk).kini == ringkas(by_hand["sos"], AMBANG)
    assert sum(line.kembali for line in found.unit) == 6


def test_slowest_first_and_small_samples_unranked_behind(kota, selesai):
    for n in range(AMBANG):
        selesai("pu", date(2026, 9, 1), date(2026, 9, 2 + n % 2))
        selesai("dlh", date(2026, 9, 1), date(2026, 9, 10))
    selesai("sos", date(2026, 8, 3), date(2026, 10, 30))
    found = siapa_lambat(kota.aktor("sekda"), DARI, SAMPAI, KINI)
    assert [line.unit_id for line in found.unit] == [kota.unit[kode].pk for kode in ("dlh", "pu", "sos")]
    assert [line.layak_peringkat for line in found.unit] == [True, True, False]


def test_the_trend_is_against_the_span_before(kota, selesai):
    assert periode_sebelum(DARI, SAMPAI) == (date(2026, 5, 1), date(2026, 7, 31))
    for _n in range(AMBANG):
        selesai("pu", date(2026, 6, 1), date(2026, 6, 12))
        selesai("pu", date(2026, 9, 1), date(2026, 9, 3))
        selesai("dlh", date(2026, 9, 1), date(2026, 9, 3))
    found = siapa_lambat(kota.aktor("sekda"), DARI, SAMPAI, KINI)
    assert baris(found.unit, kota.unit["pu"].pk).tren.arah is Arah.MEMBAIK
    assert baris(found.unit, kota.unit["dlh"].pk).tren.arah is Arah.BELUM_DAPAT_DIBANDINGKAN


def test_who_never_hands_in_does_not_look_quick(kota, beri, lewat):
    lewat(beri("sekda", "pu").penugasan.get(), 400)
    found = siapa_lambat(kota.aktor("sekda"), DARI, SAMPAI, timezone.now())
    line = baris(found.unit, kota.unit["pu"].pk)
    assert (line.kini, line.tertunggak) == (None, 1)
    assert baris(found.asisten, kota.unit["as2"].pk).tertunggak == 1


def test_everybody_sees_the_figures_of_what_he_sees_and_who_is_told_only_does_not_count(kota, selesai, beri):
    selesai("pu", date(2026, 9, 1), date(2026, 9, 3))
    selesai("sos", date(2026, 9, 1), date(2026, 9, 3))
    selesai("dlh", date(2026, 9, 1), date(2026, 9, 3), kerahasiaan=Kerahasiaan.RAHASIA, siapa="walikota")
    Penugasan.objects.filter(pk=selesai("kec", date(2026, 9, 1), date(2026, 9, 3)).pk).update(peran=Peran.TEMBUSAN)

    def units(siapa):
        return {line.unit_id for line in siapa_lambat(kota.aktor(siapa), DARI, SAMPAI, KINI).unit}

    assert units("sekda") == units("inspektur") == {kota.unit["pu"].pk, kota.unit["sos"].pk}
    assert units("kabag_ekbang") == units("asisten2") == {kota.unit["pu"].pk}
    assert units("camat") == set()


@pytest.mark.parametrize("banyak", [1, 3])
def test_three_queries(kota, selesai, banyak, django_assert_num_queries):
    for unit in ("pu", "sos", "dlh")[:banyak]:
        selesai(unit, date(2026, 9, 1), date(2026, 9, 3))
    sekda = kota.aktor("sekda")
    mesin(sekda)
    with django_assert_num_queries(3):  # which months are counted; the results; what is overdue
        assert len(siapa_lambat(sekda, DARI, SAMPAI, KINI).unit) == banyak


class TestHambatan:
    def test_the_lead_that_waits_for_its_support(self, kota, beri, lewat):
        arahan = beri("sekda", "pu", ("dlh", Peran.PENDUKUNG), ("kec", Peran.PENDUKUNG))
        lewat(arahan.penugasan.get(unit=kota.unit["dlh"]), 3)
        (found,) = hambatan(kota.aktor("sekda"), timezone.now())
        assert [t.unit.kode for t in found.penanggung_jawab] == ["pu"]
        assert [t.unit.kode for t in found.ditunggu] == ["dlh"]
        assert found.memantulkan == []

    def test_who_threw_it_back(self, kota, beri):
        arahan = beri("sekda", "pu", "dlh")
        services.kembalikan(kota.aktor("kadis_dlh"), arahan.penugasan.get(unit=kota.unit["dlh"]), catatan="tidak")
        (found,) = hambatan(kota.aktor("asisten2"), timezone.now())
        assert [t.unit.kode for t in found.memantulkan] == ["dlh"]

    def test_what_runs_is_not_shown_nor_what_is_over_nor_what_is_secret(self, kota, beri, lewat):
        def late(**lain):
            arahan = beri("sekda", "pu", ("dlh", Peran.PENDUKUNG), **lain)
            lewat(arahan.penugasan.get(unit=kota.unit["dlh"]), 3)
            return arahan

        beri("sekda", "pu", ("dlh", Peran.PENDUKUNG))
        late(kerahasiaan=Kerahasiaan.RAHASIA)
        services.tarik(kota.aktor("sekda"), late(), alasan="cukup")
        done = late()
        done.penugasan.filter(unit=kota.unit["pu"]).update(status=Status.SELESAI)
        assert hambatan(kota.aktor("sekda"), timezone.now()) == []

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_two_queries(self, kota, beri, lewat, banyak, django_assert_num_queries):
        for _n in range(banyak):
            arahan = beri("sekda", "pu", ("dlh", Peran.PENDUKUNG))
            lewat(arahan.penugasan.get(unit=kota.unit["dlh"]), 3)
        sekda, kini = kota.aktor("sekda"), timezone.now()
        with django_assert_num_queries(2):
            found = hambatan(sekda, kini)
        assert [h.arahan.pk for h in found] == sorted((h.arahan.pk for h in found), reverse=True)
        assert len(found) == banyak
