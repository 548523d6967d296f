"""Office weeks of a government: which days are worked from when to when, and what holds where none was laid down."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from poros.kernel.organisasi.models import VersiPeta
from poros.kernel.tenggat.models import HariLibur, MingguKerja
from poros.kernel.tenggat.queries import baca, mesin

pytestmark = pytest.mark.django_db
LIMA, ENAM, TIGA = 0b0011111, 0b0111111, 0b0010101
SENIN = date(2026, 11, 23)
SEHARI = timedelta(days=1)


@pytest.fixture
def pekan():
    """Lay down weeks anew: `pekan((dari, sampai, hari), …)`; no day is off."""

    def lay_down(*rows):
        MingguKerja.objects.all().delete()
        HariLibur.objects.all().delete()
        for dari, sampai, hari in rows:
            MingguKerja.objects.create(dari=dari, sampai=sampai, hari=hari)
        return baca().kalender

    return lay_down


def dikerjakan(kalender, mulai, hari=7):
    """Days worked of a week from a day on, as letters of the week."""
    return "".join(
        "SRKJSAM"[(mulai + n * SEHARI).weekday()] for n in range(hari) if kalender.is_working_day(mulai + n * SEHARI)
    )


def test_without_a_row_five_days_are_worked(pekan):
    assert dikerjakan(pekan(), SENIN) == "SRKJS"


def test_a_week_that_ends_is_followed_by_the_usual_one(pekan):
    """A six-day week for a season: the Saturday after its last day is free again."""
    kalender = pekan((date(2026, 1, 1), date(2026, 11, 22), ENAM))
    assert dikerjakan(kalender, SENIN - 7 * SEHARI) == "SRKJSA"
    assert dikerjakan(kalender, SENIN) == "SRKJS"


def test_between_two_weeks_the_usual_one_holds(pekan):
    kalender = pekan(
        (date(2026, 1, 1), SENIN - SEHARI, ENAM),
        (SENIN + 7 * SEHARI, None, TIGA),
    )
    assert [dikerjakan(kalender, SENIN + n * 7 * SEHARI) for n in (-1, 0, 1)] == ["SRKJSA", "SRKJS", "SKS"]


def test_weeks_that_follow_each_other_leave_no_gap(pekan):
    kalender = pekan((date(2026, 1, 1), SENIN - SEHARI, ENAM), (SENIN, None, TIGA))
    assert [dikerjakan(kalender, SENIN + n * 7 * SEHARI) for n in (-1, 0)] == ["SRKJSA", "SKS"]
    assert len(kalender.pekan) == 2


def test_the_last_day_itself_still_counts(pekan):
    sabtu = SENIN + 5 * SEHARI
    kalender = pekan((date(2026, 1, 1), sabtu, ENAM))
    assert kalender.is_working_day(sabtu)
    assert not kalender.is_working_day(sabtu + 7 * SEHARI)


@pytest.mark.parametrize(
    ("jumlah", "akhir"),
    [(5, date(2026, 11, 28)), (6, date(2026, 11, 30)), (10, date(2026, 12, 4)), (11, date(2026, 12, 7))],
)
def test_a_deadline_counts_each_day_by_the_week_of_that_day(pekan, jumlah, akhir):
    """From Monday 23 November; the six-day week ends on Saturday 28."""
    kalender = pekan((date(2026, 1, 1), date(2026, 11, 28), ENAM))
    assert kalender.tambah_hari_kerja(SENIN, jumlah) == akhir


def test_a_row_written_in_whichever_order_is_read_in_that_of_its_days(pekan):
    rows = [(SENIN, None, TIGA), (date(2026, 1, 1), SENIN - SEHARI, ENAM)]
    assert pekan(*rows).pekan == pekan(*rows[::-1]).pekan


def test_the_first_week_also_holds_before_its_day(pekan):
    kalender = pekan((SENIN, None, ENAM))
    assert dikerjakan(kalender, date(2020, 6, 1)) == "SRKJSA"


@pytest.mark.parametrize(
    ("dari", "sampai", "boleh"),
    [
        (SENIN, None, False),
        (SENIN + 7 * SEHARI, None, True),
        (SENIN - SEHARI, SENIN - SEHARI, True),
        (SENIN - 9 * SEHARI, SENIN, False),
    ],
)
def test_two_weeks_on_one_day_are_refused_by_the_database(pekan, dari, sampai, boleh):
    pekan((SENIN, SENIN + 6 * SEHARI, LIMA))
    if boleh:
        MingguKerja.objects.create(dari=dari, sampai=sampai, hari=ENAM)
        return
    with pytest.raises(IntegrityError), transaction.atomic():
        MingguKerja.objects.create(dari=dari, sampai=sampai, hari=ENAM)


@pytest.mark.parametrize("zona", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_days_off_over_christmas_make_nobody_late_in_any_zone(kota, zona):
    """Due on Wednesday 23 December 2026; Thursday and Friday are off, so on Tuesday 29 he is two days late."""
    for tanggal in (date(2026, 12, 24), date(2026, 12, 25)):
        HariLibur.objects.get_or_create(
            tanggal=tanggal, defaults={"jenis": "cuti", "keterangan": "Natal", "dasar": "SKB"}
        )
    VersiPeta.objects.update(nilai=77)
    clock, di_sana = mesin(kota.aktor("sekda")), ZoneInfo(zona)
    with timezone.override(zona):
        late = clock.terlambat(datetime(2026, 12, 23, 9, tzinfo=di_sana), datetime(2026, 12, 29, 9, tzinfo=di_sana))
    assert late == 2
