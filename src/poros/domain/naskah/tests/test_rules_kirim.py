"""When sending is tried again, when it is given up, and when a missing answer is told. No database."""

from datetime import date, timedelta

import pytest

from poros.domain.naskah.rules.kirim import JEDA, ditagih_hari_ini, ditolak_tetap, jeda


def test_it_waits_longer_each_time_and_then_leaves_it_to_people():
    waits = [jeda(n) for n in range(1, len(JEDA) + 2)]
    assert waits == [*JEDA, None]
    assert list(JEDA) == sorted(JEDA)
    assert jeda(1, tetap=True) is None


@pytest.mark.parametrize(("kode", "tetap"), [(421, False), (452, False), (499, False), (500, True), (550, True)])
def test_what_a_mail_server_will_say_tomorrow_too(kode, tetap):
    assert ditolak_tetap(kode) is tetap


@pytest.mark.parametrize(
    ("lewat", "terakhir", "ditagih"),
    [(0, None, False), (1, None, True), (9, None, True), (8, 1, True), (7, 1, False), (30, 29, False), (30, 23, True)],
)
def test_the_drafter_is_told_the_day_after_and_every_week_from_then_on(lewat, terakhir, ditagih):
    """Days after the answer was due: today, and when it was told last."""
    due = date(2026, 11, 2)
    last = due + timedelta(days=terakhir) if terakhir is not None else None
    assert ditagih_hari_ini(due, last, due + timedelta(days=lewat)) is ditagih
