"""How far away a day is, in words, and what that means for a deadline."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from poros.web.waktu import Tenggat, hari, relatif, tenggat

KINI = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # Monday, 09.00 in Jakarta
HARI = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("days", "words"), [(0, "hari ini"), (1, "besok"), (-1, "kemarin"), (3, "3 hari lagi"), (-12, "12 hari lalu")]
)
def test_days(days, words):
    assert relatif(HARI + timedelta(days=days), KINI) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (-0.5, "baru saja"),
        (0.5, "sebentar lagi"),
        (15, "15 menit lagi"),
        (-59, "59 menit lalu"),
        (60, "1 jam lagi"),
        (-300, "5 jam lalu"),
        (24 * 60, "besok"),
    ],
)
def test_moments(minutes, words):
    assert relatif(KINI + timedelta(minutes=minutes), KINI) == words


def test_the_day_is_that_of_the_reader():
    assert hari(datetime(2026, 11, 23, 18, 0, tzinfo=UTC)) == date(2026, 11, 24)
    assert hari(datetime(2026, 11, 23, 18, 0)) == HARI  # noqa: DTZ001 -- a naive moment is taken as it stands


@pytest.mark.parametrize(
    ("days", "tone", "words"),
    [
        (-3, "bahaya", "terlambat 3 hari"),
        (0, "awas", "hari ini"),
        (2, "awas", "2 hari lagi"),
        (3, "netral", "3 hari lagi"),
    ],
)
def test_a_deadline_that_is_open(days, tone, words):
    shown = tenggat(HARI + timedelta(days=days), kini=KINI)
    assert (shown.nada, shown.kata) == (tone, words)


def test_only_a_quiet_deadline_has_no_icon():
    assert tenggat(HARI + timedelta(days=9), kini=KINI).ikon == ""
    assert tenggat(HARI, kini=KINI).ikon
    assert tenggat(HARI - timedelta(days=1), kini=KINI).ikon


@pytest.mark.parametrize(
    ("hours", "words"),
    [(-0.25, "baru saja lewat"), (-5, "terlambat 5 jam"), (-30, "terlambat 1 hari"), (-80, "terlambat 3 hari")],
)
def test_a_deadline_with_an_hour(hours, words):
    shown = tenggat(KINI + timedelta(hours=hours), kini=KINI)
    assert (shown.nada, shown.kata) == ("bahaya", words)


def test_a_deadline_that_was_met():
    assert tenggat(HARI, selesai=HARI) == Tenggat("baik", "circle-check", "selesai tepat waktu")
    late = tenggat(HARI, selesai=HARI + timedelta(days=2))
    assert (late.nada, late.kata) == ("netral", "selesai, terlambat 2 hari")


def test_in_english():
    with translation.override("en"):
        assert tenggat(HARI - timedelta(days=1), kini=KINI).kata == "1 day late"
