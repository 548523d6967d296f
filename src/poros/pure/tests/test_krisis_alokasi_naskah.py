"""The JSON form of an allocation."""

from decimal import Decimal
from fractions import Fraction

import pytest

from poros.pure.isian import MasukanError
from poros.pure.krisis.alokasi import baca, bagi, tulis

DATA = {"supplies": {"g": 10, "1": 3}, "needs": {"a": 8, "2": 8}, "open_routes": [["g", "a"], [1, 2], ["g", 2]]}


def test_names_may_be_numbers_and_ways_may_repeat():
    permintaan = baca(DATA | {"open_routes": [*DATA["open_routes"], ["1", "2"]]})
    assert permintaan.soal.jalur == [("g", "a"), ("1", "2"), ("g", "2")]
    assert permintaan.soal.biaya is None
    assert (permintaan.utuh, permintaan.kedatangan) == (False, ())


@pytest.mark.parametrize(
    "biaya",
    [
        {"g|a": 1, "1|2": Decimal("0.5"), "g|2": 3, "g|zz": 9},
        {"g,a": 1, "1->2": Decimal("0.5"), "g:2": 3},
        {"g": {"a": 1, "2": 3}, "1": {"2": Decimal("0.5")}},
        [["g", "a", 1], [1, 2, Decimal("0.5")], ["g", 2, 3]],
    ],
)
def test_costs_in_each_form(biaya):
    assert baca(DATA | {"cost": biaya}).soal.biaya == {("g", "a"): 1, ("1", "2"): Fraction(1, 2), ("g", "2"): 3}


def test_what_is_written():
    hasil = tulis(bagi(baca(DATA | {"cost": {"g|a": 1, "1|2": 1, "g|2": Decimal("0.1")}}).soal, utuh=True))
    assert hasil["ratio_per_point"] == {"a": "13/16", "2": "13/16"}
    assert hasil["levels"] == [{"ratio": "13/16", "points": ("a", "2")}]
    assert sorted((s["supply"], s["point"], s["amount"]) for s in hasil["deliveries"]) == [
        ("1", "2", "3"),
        ("g", "2", "7/2"),
        ("g", "a", "13/2"),
    ]
    assert hasil["unreachable"] == ()
    assert hasil["certificates"] == [
        {"points": ("a", "2"), "supplies": ("g", "1"), "stock": 13, "need": 16, "ratio": "13/16"}
    ]
    assert hasil["cost"] == "197/20"
    assert sum(int(s["amount"]) for s in hasil["whole_deliveries"]) == 13
    assert hasil["metrics"] == {
        "worst": "13/16",
        "worst_reachable": "13/16",
        "gini": "0",
        "delivered_share": "13/16",
        "at_zero": 0,
        "at_zero_unreachable": 0,
        "at_zero_no_stock": 0,
        "decimal": {"worst": 0.8125, "worst_reachable": 0.8125, "gini": 0.0, "delivered_share": 0.8125},
    }


def test_without_cost_and_whole_units_nothing_is_said_of_them():
    assert {"cost", "whole_deliveries"}.isdisjoint(tulis(bagi(baca(DATA).soal)))


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"supplies": None}, 'masukan: "supplies" harus berupa objek JSON, bukan kosong'),
        ({"needs": [1]}, 'masukan: "needs" harus berupa objek JSON, bukan daftar'),
        ({"supplies": {"g": -1}}, 'masukan: "supplies": "g" harus berupa bilangan bulat mulai 0, bukan -1'),
        ({"needs": {"a": 1.5}}, 'masukan: "needs": "a" harus berupa bilangan bulat mulai 0, bukan 1.5'),
        ({"needs": {"a": True}}, 'masukan: "needs": "a" harus berupa bilangan bulat mulai 0, bukan true'),
        ({"open_routes": {}}, 'masukan: "open_routes" harus berupa daftar, bukan objek'),
        ({"open_routes": [["g"]]}, 'masukan: "open_routes" ke-1 harus berupa pasangan [a, b], bukan daftar'),
        ({"open_routes": ["ga"]}, 'masukan: "open_routes" ke-1 harus berupa pasangan [a, b], bukan "ga"'),
        (
            {"open_routes": [["g", None]]},
            '"open_routes" harus menyebut nama berupa teks atau bilangan bulat, bukan kosong',
        ),
        ({"open_routes": [["g", " "]]}, '"open_routes" harus menyebut nama berupa teks atau bilangan bulat, bukan " "'),
        ({"open_routes": [["x", "a"]]}, '"open_routes" menyebut gudang "x" yang tidak dikenal'),
        ({"open_routes": [["g", "x"]]}, '"open_routes" menyebut titik "x" yang tidak dikenal'),
        ({"cost": 3}, '"cost" harus berupa objek atau daftar [gudang, titik, biaya], bukan 3'),
        ({"cost": [["g", "a"]]}, '"cost" harus berupa daftar [gudang, titik, biaya], bukan daftar'),
        ({"cost": {"g|a": 1, "g|2": 1}}, '"cost" tidak menyebut biaya jalur "1|2"'),
        ({"cost": {"g": {"a": 1}}}, '"cost" tidak menyebut biaya jalur "1|2"'),
        ({"cost": {"g|a": -1, "g|2": 1, "1|2": 1}}, '"cost" harus berupa bilangan mulai 0, bukan -1'),
        ({"whole": "ya"}, '"whole" harus true atau false, bukan "ya"'),
        ({"arrivals": ["x"]}, '"arrivals" menyebut titik "x" yang tidak dikenal'),
    ],
)
def test_what_is_wrong_is_named(ubah, kalimat):
    with pytest.raises(MasukanError) as galat:
        baca(DATA | ubah)
    assert kalimat in str(galat.value)


@pytest.mark.parametrize("kunci", ["supplies", "needs", "open_routes"])
def test_what_is_missing_is_named(kunci):
    with pytest.raises(MasukanError, match=f'masukan: "{kunci}" tidak ada'):
        baca({k: isi for k, isi in DATA.items() if k != kunci})
