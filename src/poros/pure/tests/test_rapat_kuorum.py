"""Quorum and votes as UU 23/2014 Art. 183 has them, with the waits; seats by precedence; ideas by weight."""

from fractions import Fraction

import pytest

from poros.pure.rapat import (
    Ambang,
    Aturan,
    Buntu,
    Keadaan,
    Penundaan,
    Suara,
    Tamu,
    bobot,
    hadir_minimum,
    langkah,
    putusan,
    setuju_minimum,
    susun,
    urutkan,
)

DUA_PERTIGA, SEPARUH = Fraction(2, 3), Fraction(1, 2)
A = Aturan(kode="a", hadir=Ambang(Fraction(3, 4)), setuju=Ambang(DUA_PERTIGA), buntu=Buntu.TIDAK_MEMUTUS)
B = Aturan(kode="b", hadir=Ambang(DUA_PERTIGA), setuju=Ambang(SEPARUH, lebih=True), buntu=Buntu.TIDAK_MEMUTUS)
C = Aturan(kode="c", hadir=Ambang(SEPARUH, lebih=True), setuju=None, buntu=Buntu.PIMPINAN)
TUNDA = Penundaan(kali=2, menit=60, hari=3)


@pytest.mark.parametrize(("aturan", "perlu"), [(A, 34), (B, 30), (C, 23)])
def test_45_members(aturan, perlu):
    assert hadir_minimum(aturan, 45) == perlu


def test_how_many_must_agree():
    assert setuju_minimum(A, 34) == 23
    assert setuju_minimum(B, 30) == 16
    assert setuju_minimum(C, 23) is None


@pytest.mark.parametrize("anggota", range(1, 101))
def test_the_smallest_number_that_suffices(anggota):
    for aturan, cukup in (
        (A, lambda n: 4 * n >= 3 * anggota),
        (B, lambda n: 3 * n >= 2 * anggota),
        (C, lambda n: 2 * n > anggota),
    ):
        least = hadir_minimum(aturan, anggota)
        assert cukup(least)
        assert not cukup(least - 1)


@pytest.mark.parametrize(("aturan", "akhir"), [(A, "tidak_memutus"), (B, "tidak_memutus"), (C, "pimpinan")])
def test_two_waits_then_another_day_then_the_end(aturan, akhir):
    kurang = {"anggota": 45, "hadir": 20}
    steps = [langkah(aturan, TUNDA, ditunda=n, lanjutan=False, **kurang) for n in range(4)]
    assert steps == [Keadaan.TUNDA, Keadaan.TUNDA, Keadaan.JADWAL_ULANG, Keadaan.JADWAL_ULANG]
    assert langkah(aturan, TUNDA, ditunda=0, lanjutan=True, **kurang) == akhir


@pytest.mark.parametrize(("ditunda", "lanjutan"), [(0, False), (2, False), (0, True)])
def test_whenever_enough_are_there_it_goes_on(ditunda, lanjutan):
    assert langkah(B, TUNDA, anggota=45, hadir=30, ditunda=ditunda, lanjutan=lanjutan) is Keadaan.SAH


@pytest.mark.parametrize("hadir", [-1, 46])
def test_no_more_can_be_there_than_there_are(hadir):
    with pytest.raises(ValueError, match="members"):
        langkah(A, TUNDA, anggota=45, hadir=hadir, ditunda=0, lanjutan=False)


@pytest.mark.parametrize(
    ("aturan", "hadir", "setuju", "tolak", "hasil"),
    [
        (A, 34, 23, 11, Suara.DITERIMA),
        (A, 34, 22, 0, Suara.DITOLAK),
        (A, 33, 33, 0, Suara.TIDAK_SAH),
        (B, 30, 16, 14, Suara.DITERIMA),
        (B, 30, 15, 0, Suara.DITOLAK),
        (C, 23, 8, 7, Suara.DITERIMA),
        (C, 23, 8, 8, Suara.DITOLAK),
        (C, 22, 22, 0, Suara.TIDAK_SAH),
    ],
)
def test_votes(aturan, hadir, setuju, tolak, hasil):
    assert putusan(aturan, anggota=45, hadir=hadir, setuju=setuju, tolak=tolak) is hasil


@pytest.mark.parametrize(("setuju", "tolak"), [(-1, 0), (0, -1), (20, 11)])
def test_no_more_vote_than_are_there(setuju, tolak):
    with pytest.raises(ValueError, match="vote"):
        putusan(B, anggota=45, hadir=30, setuju=setuju, tolak=tolak)


def test_the_order_of_the_law():
    rows = [
        Tamu("kadis", 10),
        Tamu("sekda", 6, 2),
        Tamu("kapolres", 6, 1),
        Tamu("bupati", 1),
        Tamu("menteri", 9, pusat=True),
    ]
    assert [t.kode for t in urutkan(rows)] == ["menteri", "bupati", "kapolres", "sekda", "kadis"]


@pytest.mark.parametrize(("per_baris", "tampak"), [(3, ["cab", "fde"]), (4, ["cabd", ".ef."]), (1, list("abcdef"))])
def test_from_the_middle_outwards(per_baris, tampak):
    seats = susun((Tamu(k, n) for n, k in enumerate("abcdef")), per_baris)
    rows = [["."] * per_baris for _ in range(max(s.baris for s in seats))]
    for s in seats:
        rows[s.baris - 1][s.kolom - 1] = s.kode
    assert ["".join(row) for row in rows] == tampak
    assert [s.nomor for s in seats] == list(range(1, 7))


def test_a_row_has_seats():
    with pytest.raises(ValueError, match="seats"):
        susun([], 0)


def test_weights():
    weights = {"dampak": 3, "biaya": 1}
    assert bobot({"dampak": [5, 4], "biaya": [2]}, weights) == Fraction(31, 8)
    assert bobot({"dampak": [5]}, weights) == 5
    assert bobot({}, weights) is None
    assert bobot({"lain": [5]}, weights) is None
