"""Flows: the solver and the method without limits give one answer."""

import random

import numpy as np
import pytest

from poros.pure.krisis.arus import TakMuatError, alirkan, larik, termurah


def acak(rng):
    simpul = rng.randint(2, 9)
    busur = [(rng.randrange(simpul), rng.randrange(simpul), rng.randrange(9)) for _ in range(rng.randint(1, 25))]
    return simpul, *(np.array(kolom, dtype=np.int64) for kolom in zip(*busur, strict=True))


@pytest.mark.parametrize("benih", range(60))
def test_both_ways_agree_on_flow_and_cut(benih):
    simpul, dari, ke, muat = acak(random.Random(benih))
    mesin, sendiri = alirkan(simpul, dari, ke, muat), alirkan(simpul, dari, ke, muat.astype(object))
    assert mesin.nilai == sendiri.nilai
    assert mesin.hulu.tolist() == sendiri.hulu.tolist()
    for aliran in (mesin, sendiri):
        potongan = muat[aliran.hulu[dari] & ~aliran.hulu[ke]].sum()
        assert potongan == aliran.nilai
        imbang = np.zeros(simpul, dtype=np.int64)
        np.add.at(imbang, ke, aliran.busur.astype(np.int64))
        np.subtract.at(imbang, dari, aliran.busur.astype(np.int64))
        assert imbang.tolist() == [-aliran.nilai, *[0] * (simpul - 2), aliran.nilai]
        assert (aliran.busur >= 0).all()
        assert (aliran.busur <= muat).all()


def test_numbers_beyond_64_bits_flow_too():
    banyak = 10**30
    aliran = alirkan(3, np.array([0, 1]), np.array([1, 2]), larik([banyak, banyak + 1]))
    assert aliran.nilai == banyak
    assert aliran.busur.tolist() == [banyak, banyak]


def test_what_the_solver_refuses_goes_the_other_way():
    hampir = 2**63 - 1
    aliran = alirkan(4, np.array([0, 0, 1, 2]), np.array([1, 2, 3, 3]), np.array([hampir] * 4))
    assert aliran.nilai == 2 * hampir


def test_a_column_is_small_while_its_sum_is():
    assert larik([1, 2]).dtype == np.int64
    assert larik([2**61, 2**61]).dtype == object
    assert larik([2**60], 4).dtype == object


def test_the_cheapest_way_is_taken():
    aliran = termurah(*map(np.array, ([0, 0, 1, 2], [1, 2, 3, 3], [5, 5, 5, 5], [1, 2, 1, 1], [7, 0, 0, -7])))
    assert aliran.tolist() == [5, 2, 5, 2]


def test_a_price_beyond_the_solver_is_told():
    with pytest.raises(TakMuatError):
        termurah(*map(np.array, ([0], [1], [1], [2**62], [1, -1])))
