"""Past months are counted once a night: what is read from the counts is what counting on the spot would say."""

import random
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from poros.kernel.penugasan import rekap, tasks
from poros.kernel.penugasan.models import BulanKinerja, Penugasan, RekapKinerja
from poros.kernel.penugasan.queries.statistik import akhir_bulan, mundur, periode_sebelum, siapa_lambat
from poros.kernel.penugasan.queries.statistik.rentang import bulan_utuh, selebihnya
from poros.kernel.penugasan.rules import Kerahasiaan, Peran, Status
from poros.kernel.tenggat.queries import mesin

HARI = date(2026, 11, 22)
KINI = timezone.make_aware(datetime.combine(HARI, time(9)))
AWAL = date(2026, 3, 1)


@pytest.fixture
def hasil(kota, beri):
    """Results over nine months, by several issuers, some secret, some only told, some returned."""
    rng = random.Random(11)
    for n in range(60):
        siapa, unit = rng.choice(("sekda", "walikota", "asisten2")), rng.choice(("pu", "dlh", "sos", "kec"))
        rahasia = Kerahasiaan.RAHASIA if n % 9 == 0 else Kerahasiaan.TERBATAS
        row = beri(siapa, unit, kerahasiaan=rahasia).penugasan.get()
        kirim = timezone.make_aware(datetime.combine(AWAL + timedelta(days=rng.randrange(250)), time(10)))
        Penugasan.objects.filter(pk=row.pk).update(
            status=Status.SELESAI,
            peran=Peran.TEMBUSAN if n % 11 == 0 else Peran.UTAMA,
            dikirim=kirim,
            diserahkan=kirim + timedelta(days=rng.randrange(15), hours=rng.randrange(14)),
            tenggat=kirim + timedelta(days=7),
            pengembalian=n % 4 == 0,
        )


def hitung(kota, hari=HARI):
    return rekap.hitung_semua(mesin(kota.aktor("sekda")).kalender, hari)


@pytest.mark.usefixtures("hasil")
class TestRekap:
    @pytest.mark.parametrize(
        ("dari", "sampai"),
        [
            (date(2026, 9, 1), HARI),  # whole months and the running one
            (date(2026, 7, 1), date(2026, 9, 30)),
            (date(2026, 8, 17), date(2026, 10, 5)),  # days at both ends that no month covers
            (date(2026, 10, 3), date(2026, 10, 20)),  # no whole month at all
        ],
    )
    @pytest.mark.parametrize("siapa", ["sekda", "inspektur", "asisten2", "kabag_ekbang", "walikota", "kadis_pu", "tu"])
    def test_the_counts_say_what_counting_on_the_spot_says(self, kota, siapa, dari, sampai):
        actor = kota.aktor(siapa)
        before = siapa_lambat(actor, dari, sampai, KINI)
        assert before.dihitung is None
        hitung(kota)
        after = siapa_lambat(actor, dari, sampai, KINI)
        assert (after.unit, after.asisten) == (before.unit, before.asisten)

    def test_it_says_when_the_oldest_count_was_made(self, kota):
        hitung(kota)
        old = KINI - timedelta(days=3)
        BulanKinerja.objects.filter(bulan=date(2026, 7, 1)).update(dihitung=old)
        BulanKinerja.objects.filter(bulan=date(2026, 3, 1)).update(dihitung=old - timedelta(days=9))
        assert siapa_lambat(kota.aktor("sekda"), date(2026, 9, 1), HARI, KINI).dihitung == old

    def test_what_is_handed_in_again_moves_at_the_next_count(self, kota):
        hitung(kota)
        sekda, span = kota.aktor("sekda"), (date(2026, 4, 1), date(2026, 6, 30))
        before = sum(line.kini.n for line in siapa_lambat(sekda, *span, KINI).unit if line.kini)
        row = Penugasan.objects.filter(diserahkan__month=5, kerahasiaan="terbatas").exclude(peran=Peran.TEMBUSAN)[0]
        Penugasan.objects.filter(pk=row.pk).update(diserahkan=KINI)
        assert sum(line.kini.n for line in siapa_lambat(sekda, *span, KINI).unit if line.kini) == before
        hitung(kota)
        assert sum(line.kini.n for line in siapa_lambat(sekda, *span, KINI).unit if line.kini) == before - 1

    def test_the_running_month_is_never_counted_beforehand_and_the_job_does_the_rest(self, kota):
        tasks.kinerja()
        months = list(BulanKinerja.objects.order_by("bulan").values_list("bulan", flat=True))
        assert months[0] == AWAL
        assert months[-1] < timezone.localdate().replace(day=1)
        assert months == [mundur(AWAL, -n) for n in range(len(months))]
        rows = RekapKinerja.objects.count()
        tasks.kinerja()
        assert RekapKinerja.objects.count() == rows > 0

    def test_neither_the_secret_nor_what_was_only_told_is_counted(self, kota):
        hitung(kota, date(2027, 2, 1))
        counted = Penugasan.objects.filter(kerahasiaan="terbatas").exclude(peran=Peran.TEMBUSAN).count()
        assert sum(RekapKinerja.objects.values_list("n", flat=True)) == counted < 60

    def test_staff_see_their_own_few_counted_on_the_spot(self, kota):
        hitung(kota)
        row = Penugasan.objects.filter(diserahkan__month=9, kerahasiaan="terbatas", peran=Peran.UTAMA)[0]
        Penugasan.objects.filter(pk=row.pk).update(pelaksana=kota.jabatan["staf_pu"])
        found = siapa_lambat(kota.aktor("staf_pu"), date(2026, 9, 1), date(2026, 9, 30), KINI)
        assert [line.kini.n for line in found.unit] == [1]
        assert found.dihitung is None

    def test_whole_months_cost_three_queries(self, kota, django_assert_num_queries):
        hitung(kota)
        sekda = kota.aktor("sekda")
        with django_assert_num_queries(3):  # which months are counted; their counts; what is overdue
            siapa_lambat(sekda, date(2026, 7, 1), date(2026, 9, 30), KINI)
        with django_assert_num_queries(4):  # and the days that are left
            siapa_lambat(sekda, date(2026, 9, 1), HARI, KINI)


def test_without_any_result_there_is_nothing_to_count(kota):
    assert hitung(kota) == []


def test_months_and_what_is_left_of_a_span():
    assert mundur(date(2026, 1, 15), 1) == date(2025, 12, 1)
    assert mundur(date(2025, 12, 31), -1) == date(2026, 1, 1)
    assert akhir_bulan(date(2028, 2, 3)) == date(2028, 2, 29)
    assert periode_sebelum(date(2026, 9, 1), date(2026, 11, 22)) == (date(2026, 6, 1), date(2026, 8, 31))
    assert periode_sebelum(date(2026, 1, 1), date(2026, 1, 31)) == (date(2025, 12, 1), date(2025, 12, 31))
    assert periode_sebelum(date(2026, 9, 11), date(2026, 9, 20)) == (date(2026, 9, 1), date(2026, 9, 10))
    assert list(bulan_utuh(date(2026, 9, 2), date(2026, 11, 30))) == [date(2026, 10, 1), date(2026, 11, 1)]
    assert list(bulan_utuh(date(2026, 9, 2), date(2026, 9, 30))) == []


@pytest.mark.parametrize("benih", range(20))
def test_months_and_the_rest_are_the_span_and_nothing_twice(benih):
    rng = random.Random(benih)
    dari = date(2026, 1, 1) + timedelta(days=rng.randrange(60))
    sampai = dari + timedelta(days=rng.randrange(300))
    months = [m for m in bulan_utuh(dari, sampai) if rng.random() < 0.6]
    parts = [(m, akhir_bulan(m)) for m in months] + selebihnya(dari, sampai, months)
    days = [a + timedelta(days=n) for a, b in parts for n in range((b - a).days + 1)]
    assert sorted(days) == [dari + timedelta(days=n) for n in range((sampai - dari).days + 1)]
