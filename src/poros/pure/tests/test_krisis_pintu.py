"""The least peak release: the closed form against a linear programme, and schedules that keep every limit."""

import random
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

import pytest

from poros.pure.isian import MasukanError
from poros.pure.krisis.pintu import Waduk, baca, lepaskan, tulis
from poros.pure.tests.krisis_lp import puncak


def acak(rng, *, batas=False):
    muat = Fraction(rng.randrange(60), 2)
    waduk = {
        "masuk": [Fraction(rng.randrange(50), rng.choice([1, 4])) for _ in range(rng.randint(1, 24))],
        "muat": muat,
        "isi": muat * Fraction(rng.randrange(5), 4 if batas else 5),
    }
    if batas:
        waduk |= {"lepas_paling_sedikit": Fraction(rng.randrange(8))}
        if rng.random() < 0.5:
            waduk["akhir_paling_banyak"] = muat * Fraction(rng.randrange(4), 4)
        if rng.random() < 0.5:
            waduk["akhir_paling_sedikit"] = muat * Fraction(rng.randrange(4), 4)
    return Waduk(**waduk)


def periksa(waduk, lepasan):
    assert max(lepasan.jadwal) <= lepasan.puncak
    assert min(lepasan.jadwal) >= waduk.lepas_paling_sedikit
    ada = accumulate(waduk.masuk, initial=waduk.isi)
    next(ada)
    for t, (datang, isi) in enumerate(zip(ada, lepasan.simpanan, strict=True), 1):
        assert isi == datang - sum(lepasan.jadwal[:t])
        assert 0 <= isi <= waduk.muat


@pytest.mark.parametrize("puluhan", range(30))
def test_the_peak_is_that_of_a_linear_programme(puluhan):
    for benih in range(10 * puluhan, 10 * puluhan + 10):
        waduk = acak(random.Random(benih))
        lepasan = lepaskan(waduk)
        assert float(lepasan.puncak) == pytest.approx(puncak(waduk), abs=1e-6)
        periksa(waduk, lepasan)


@pytest.mark.parametrize("benih", range(100))
def test_the_peak_is_that_of_the_formula(benih):
    waduk = acak(random.Random(benih))
    q, v, s = waduk.masuk, waduk.muat, waduk.isi
    n = len(q)
    awal = [(sum(q[:b]) - (v - s)) / b for b in range(1, n + 1)]
    sesudah = [(sum(q[a - 1 : b]) - v) / (b - a + 1) for a in range(2, n + 1) for b in range(a, n + 1)]
    lepasan = lepaskan(waduk)
    assert lepasan.puncak == max(0, *awal, *sesudah)
    if lepasan.penentu:
        a, b = lepasan.penentu
        ruang = v - s if a == 1 else v
        assert lepasan.puncak == (sum(q[a - 1 : b]) - ruang) / (b - a + 1)


@pytest.mark.parametrize("puluhan", range(15))
def test_limits_at_the_bottom_and_at_the_end(puluhan):
    for benih in range(10 * puluhan, 10 * puluhan + 10):
        waduk = acak(random.Random(900 + benih), batas=True)
        lepasan, harus = lepaskan(waduk), puncak(waduk)
        assert lepasan.terpenuhi == (harus is not None)
        if harus is None:
            assert lepasan.jadwal == ()
            continue
        assert float(lepasan.puncak) == pytest.approx(harus, abs=1e-6)
        periksa(waduk, lepasan)
        assert waduk.akhir_paling_banyak is None or lepasan.simpanan[-1] <= waduk.akhir_paling_banyak
        assert waduk.akhir_paling_sedikit is None or lepasan.simpanan[-1] >= waduk.akhir_paling_sedikit


def test_the_storm_passes_through_a_basin_that_holds_nothing():
    lepasan = lepaskan(Waduk(masuk=[1, 7, 3], muat=Fraction(0), isi=Fraction(0)))
    assert (lepasan.puncak, lepasan.jadwal, lepasan.penentu) == (7, (1, 7, 3), (2, 2))


def test_what_is_let_out_first_makes_room():
    data = {"inflow": [10, 50.5, 30, 5], "capacity": 40, "initial": 10}
    hasil = tulis(lepaskan(baca(data)))
    assert hasil == {
        "feasible": True,
        "peak_release": 20.25,
        "exact": "81/4",
        "schedule": [20.0, 20.25, 20.25, 20.25],
        "storage": [0.0, 30.25, 40.0, 24.75],
        "forced_by": {"from": 2, "to": 3},
        "reason": "",
    }


def test_nothing_forces_a_release():
    hasil = tulis(lepaskan(baca({"inflow": [1, 2], "capacity": 9, "initial": 0})))
    assert (hasil["peak_release"], hasil["schedule"], hasil["forced_by"]) == (0.0, [0.0, 0.0], None)


def test_a_peak_beyond_the_greatest_release_is_told_with_its_height():
    hasil = tulis(lepaskan(baca({"inflow": [9, 9], "capacity": 4, "initial": 0, "max_release": 6})))
    assert (hasil["feasible"], hasil["peak_release"], hasil["schedule"]) == (False, 7.0, [])
    assert hasil["reason"] == "puncak 7 tidak terhindarkan, lebih dari batas 6"
    assert tulis(lepaskan(baca({"inflow": [9, 9], "capacity": 4, "initial": 0, "max_release": 7})))["feasible"]


@pytest.mark.parametrize(
    ("ubah", "alasan"),
    [
        ({"min_release": 8}, "airnya tidak cukup"),
        ({"final_min": 30}, "airnya tidak cukup"),
        ({"final_min": 5, "final_max": 4}, "tidak dapat dipenuhi bersama"),
    ],
)
def test_limits_that_cannot_be_kept_together(ubah, alasan):
    hasil = tulis(lepaskan(baca({"inflow": [3, 3, 9], "capacity": 40, "initial": 2} | ubah)))
    assert (hasil["feasible"], hasil["peak_release"], hasil["exact"]) == (False, None, None)
    assert alasan in hasil["reason"]


DATA = {"inflow": [1, 2], "capacity": 4, "initial": 1}


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"inflow": []}, '"inflow" harus memuat sedikitnya satu langkah'),
        ({"inflow": [1, -2]}, '"inflow" harus berupa bilangan mulai 0, bukan -2'),
        ({"inflow": 3}, '"inflow" harus berupa daftar, bukan 3'),
        ({"capacity": "besar"}, '"capacity" harus berupa bilangan mulai 0, bukan "besar"'),
        ({"initial": 5}, '"initial" tidak boleh lebih dari capacity (4), bukan 5'),
        ({"capacity": Decimal("1e999999999")}, '"capacity" memuat lebih dari 60 angka'),
        ({"inflow": [Decimal("1e-70")]}, '"inflow" memuat lebih dari 60 angka'),
        ({"min_release": [1]}, '"min_release" harus berupa bilangan mulai 0, bukan daftar'),
    ],
)
def test_what_is_wrong_is_named(ubah, kalimat):
    with pytest.raises(MasukanError) as galat:
        baca(DATA | ubah)
    assert str(galat.value) == f"masukan: {kalimat}"


@pytest.mark.parametrize("kunci", DATA)
def test_what_is_missing_is_named(kunci):
    with pytest.raises(MasukanError, match=f'"{kunci}" tidak ada'):
        baca({k: isi for k, isi in DATA.items() if k != kunci})
