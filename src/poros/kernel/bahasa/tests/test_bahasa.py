"""Dates speak the reader's language, paper always Indonesian."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.utils.translation import gettext, override

from poros.kernel.bahasa import bahasa, naskah, panjang, ringkas

HARI = date(2026, 8, 3)


@pytest.mark.parametrize(
    ("kode", "ke", "tegas", "singkat"),
    [
        ("id", "id", "3 Agustus 2026", "Senin, 3 Agu 2026"),
        ("en", "en", "3 August 2026", "Monday, 3 Aug 2026"),
        ("en-gb", "en", "3 August 2026", "Monday, 3 Aug 2026"),
        (None, "id", "3 Agustus 2026", "Senin, 3 Agu 2026"),
    ],
)
def test_dates_speak_the_readers_language(kode, ke, tegas, singkat):
    with override(kode):
        assert (bahasa(), panjang(HARI), ringkas(HARI)) == (ke, tegas, singkat)


@naskah()
def lembar(barrier=None):
    if barrier:
        barrier.wait()  # both are inside at once
    return gettext("Diterima"), panjang(HARI)


def test_paper_is_indonesian_and_the_reader_keeps_his_language():
    with override("en"):
        assert gettext("Diterima") == "Received"
        assert lembar() == ("Diterima", "3 Agustus 2026")
        assert bahasa() == "en"


def test_two_who_print_at_once_do_not_exchange_their_languages():
    barrier, seen = Barrier(2, timeout=10), {}

    def print_as(kode):
        with override(kode):
            lembar(barrier)
            seen[kode] = bahasa()

    threads = [Thread(target=print_as, args=(kode,)) for kode in ("id", "en")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == {"id": "id", "en": "en"}
