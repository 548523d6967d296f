"""Four lenses and quarters, by hand."""

from decimal import Decimal

import pytest

from poros.domain.reformasi.rules.pantau import Capaian, Lensa, Nilai, hasil, triwulan

D = Decimal


def look(n: int, *met: Lensa) -> Nilai:
    return Nilai(triwulan=n, sesuai=frozenset(met))


class TestShare:
    def test_before_the_first_look_there_is_none(self):
        assert hasil([]) is None

    def test_one_look_counts_its_lenses(self):
        assert hasil([look(1, Lensa.WAKTU)]) == D("25.00")
        assert hasil([look(1, *Lensa)]) == D("100.00")
        assert hasil([look(1)]) == D("0.00")

    def test_several_looks_are_one_share(self):
        """4 + 1 + 2 of 12."""
        assert hasil([look(0, *Lensa), look(1, Lensa.WAKTU), look(2, Lensa.OUTPUT, Lensa.KUALITAS)]) == D("58.33")


class TestQuarter:
    @pytest.mark.parametrize(
        ("target", "realisasi", "menurun", "kurang", "persen"),
        [
            ("10", None, False, False, None),
            ("10", "8", False, True, "80.00"),
            ("10", "10", False, False, "100.00"),
            ("10", "12", False, False, "120.00"),
            ("10", "12", True, True, "80.00"),
            ("10", "8", True, False, "120.00"),
            ("0", "0", False, False, None),
            ("3", "1", False, True, "33.33"),
        ],
    )
    def test_against_its_target(self, target, realisasi, menurun, kurang, persen):
        made = Capaian(
            triwulan=1, target=D(target), realisasi=None if realisasi is None else D(realisasi), menurun=menurun
        )
        assert made.kurang is kurang
        assert made.persen == (None if persen is None else D(persen))

    @pytest.mark.parametrize(("bulan", "wanted"), [(1, 1), (3, 1), (4, 2), (9, 3), (10, 4), (12, 4)])
    def test_of_a_month(self, bulan, wanted):
        assert triwulan(bulan) == wanted
