"""The book of numbers as arithmetic: what became of each, and that nothing is left over. No database."""

import random
from datetime import date

import pytest

from poros.domain.naskah.labels import SISIP
from poros.domain.naskah.rules.nomor import BlokAngka, Nasib, celah, nasib, sisip_ditolak

BLOK = (BlokAngka(3, 5), BlokAngka(9, 9))


@pytest.mark.parametrize(
    ("urut", "wanted"),
    [
        (1, Nasib.NASKAH),
        (2, Nasib.BATAL),
        (3, Nasib.BLOK),
        (4, Nasib.NASKAH),
        (5, Nasib.BATAL),
        (6, Nasib.CELAH),
        (8, Nasib.CELAH),
        (9, Nasib.BLOK),
        (10, Nasib.CELAH),
    ],
)
def test_what_became_of_a_number(urut, wanted):
    """A number that came to nothing is told first, then its letter, then the block it waits in."""
    assert nasib(urut, dipakai={1, 4, 2}, batal={2, 5}, blok=BLOK) is wanted


@pytest.mark.parametrize(
    ("blok", "urut", "wanted"), [((3, 5), 3, True), ((3, 5), 5, True), ((3, 5), 2, False), ((3, 5), 6, False), ((7, 7), 7, True)]
)  # fmt: skip
def test_both_ends_of_a_block_belong_to_it(*, blok, urut, wanted):
    assert BlokAngka(*blok).memuat(urut) is wanted


@pytest.mark.parametrize(
    ("terakhir", "dipakai", "batal", "wanted"),
    [(0, (), (), []), (3, (1, 2, 3), (), []), (3, (1, 3), (2,), []), (4, (1, 4), (), [2]), (2, (), (), [1, 2])],
)
def test_what_nothing_explains(terakhir, dipakai, batal, wanted):
    assert list(celah(terakhir, dipakai=dipakai, batal=batal, blok=(BlokAngka(3, 3),))) == wanted


def test_every_number_has_exactly_one_fate_and_gaps_are_the_rest():
    acak = random.Random(5)
    for _ in range(200):
        last = acak.randrange(40)
        used = {n for n in range(1, last + 1) if acak.random() < 0.6}
        gone = {n for n in range(1, last + 1) if acak.random() < 0.1}
        begin = acak.randrange(1, 40)
        blocks = [BlokAngka(begin, begin + acak.randrange(5))]
        told = {n: nasib(n, dipakai=used, batal=gone, blok=blocks) for n in range(1, last + 1)}
        gaps = list(celah(last, dipakai=used, batal=gone, blok=blocks))
        assert gaps == [n for n, fate in told.items() if fate is Nasib.CELAH]
        assert not set(gaps) & (used | gone | set(range(blocks[0].dari, blocks[0].sampai + 1)))


@pytest.mark.parametrize(
    ("hari", "sebelum", "sesudah", "kata"),
    [
        (5, None, None, None),
        (5, 5, 5, None),
        (5, 4, 6, None),
        (5, 6, None, "lebih kecil"),
        (5, None, 4, "lebih besar"),
    ],
)
def test_the_book_stays_in_the_order_of_days(hari, sebelum, sesudah, kata):
    day = {n: date(2026, 11, n) for n in range(1, 9)}
    told = sisip_ditolak(day[hari], sebelum=day.get(sebelum), sesudah=day.get(sesudah))
    assert told is None if kata is None else str(SISIP[told]).endswith(f"{kata}.")
