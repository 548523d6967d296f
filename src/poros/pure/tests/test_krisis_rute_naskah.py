"""The JSON form of a route plan."""

import numpy as np
import pytest

from poros.pure.isian import MasukanError
from poros.pure.krisis.rute import Kendaraan, Tempat, baca, rencanakan, tulis

DATA = {
    "depot": {"x": 0, "y": 0},
    "stops": [{"id": 1, "x": 3, "y": 4, "demand": 5}, {"id": "b", "x": 6, "y": 8, "demand": 4, "service": 2}],
    "vehicles": {"capacity": 10, "count": 2},
}


def test_straight_distances_are_rounded_to_the_nearest():
    soal = baca(DATA)
    assert soal.jarak.tolist() == [[0, 5, 10], [5, 0, 5], [10, 5, 0]]
    assert soal.waktu is soal.jarak
    assert soal.perhentian == [Tempat("1", 5), Tempat("b", 4, 2)]
    assert soal.kendaraan == (Kendaraan("kendaraan 1", 10, 2),)
    setengah = [{"id": "a", "x": 0.05, "y": 0}]
    assert baca(DATA | {"stops": setengah}).jarak.tolist() == [[0, 0], [0, 0]]
    assert baca(DATA | {"stops": setengah, "decimals": 2}).jarak.tolist() == [[0, 5], [5, 0]]


@pytest.mark.parametrize(
    ("rounding", "decimals", "jauh"),
    [
        ("nearest", 0, 1),
        ("down", 0, 1),
        ("up", 0, 2),
        ("nearest", 1, 14),
        ("down", 1, 14),
        ("up", 1, 15),
        ("down", 3, 1414),
    ],
)
def test_the_conventions_of_published_instances(rounding, decimals, jauh):
    """√2 in each: 1.414…"""
    data = DATA | {"stops": [{"id": "a", "x": 1, "y": 1}], "rounding": rounding, "decimals": decimals}
    assert baca(data).jarak.tolist() == [[0, jauh], [jauh, 0]]


def test_tables_windows_and_fleets():
    data = {
        "depot": {"id": "gudang", "window": [0, 99]},
        "stops": [{"id": "a", "window": [9, 9]}, {"id": "b", "release": 3, "window": [1, 2]}],
        "windows": {"b": [5, 8]},
        "vehicles": [{"id": "T1", "capacity": 4}, {"capacity": 2, "count": 0}],
        "distance": [[9, 1, 2], [1, 9, 3], [2, 3, 9]],
        "duration": [[0, 1, 1], [1, 0, 1], [1, 1, 0]],
    }
    soal = baca(data)
    assert soal.depot == Tempat("gudang", tutup=99)
    assert soal.perhentian == [Tempat("a", buka=9, tutup=9), Tempat("b", buka=5, tutup=8, siap=3)]
    assert soal.kendaraan == (Kendaraan("T1", 4), Kendaraan("kendaraan 2", 2, 0))
    assert soal.jarak.tolist() == [[0, 1, 2], [1, 0, 3], [2, 3, 0]]
    assert np.diag(soal.waktu).tolist() == [0, 0, 0]


def test_what_is_written():
    hasil = tulis(rencanakan(baca(DATA), detik=0.2, benih=3), detik=0.2, benih=3)
    (rute,) = hasil.pop("routes")
    assert sorted(rute.pop("stops")) == ["1", "b"]
    assert rute == {"vehicle": "kendaraan 1", "load": 9, "distance": 20, "start": 0, "end": 22}
    assert hasil.pop("bound_method") in {"spanning_trees", "q_routes"}
    assert hasil == {"cost": 20, "bound": 20, "gap": 0.0, "unserved": [], "seconds": 0.2, "seed": 3}


def test_who_is_not_served_is_written():
    hasil = tulis(rencanakan(baca(DATA | {"vehicles": [{"capacity": 4}]}), detik=0.2), detik=0.2, benih=0)
    assert hasil["unserved"] == [{"stop": "1", "reason": "too_large"}]


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"depot": 3}, 'masukan: "depot" harus berupa objek JSON, bukan 3'),
        ({"depot": {"x": 0}}, 'masukan: "depot": "y" tidak ada'),
        ({"depot": {"x": "0", "y": 1}}, 'masukan: "depot": "x" harus berupa bilangan, bukan "0"'),
        ({"depot": {"x": 10**12, "y": 1}}, 'masukan: "depot": "x" terlalu besar: 1000000000000'),
        ({"stops": [{}]}, 'masukan: "stops" ke-1: "id" tidak ada'),
        ({"stops": [DATA["stops"][0]] * 2}, 'masukan: "stops" memuat id "1" lebih dari satu kali'),
        (
            {"stops": [{"id": "a", "x": 1, "y": 1, "demand": -1}]},
            'perhentian "a": "demand" harus berupa bilangan bulat',
        ),
        ({"stops": [{"id": "a", "x": 1, "y": 1, "demand": 10**10}]}, 'perhentian "a": "demand" terlalu besar'),
        (
            {"stops": [{"id": "a", "x": 1, "y": 1, "window": [3]}]},
            'perhentian "a": "window" harus berupa [mulai, akhir]',
        ),
        ({"stops": [{"id": "a", "x": 1, "y": 1, "window": [3, 2]}]}, 'perhentian "a": "window" berakhir sebelum mulai'),
        ({"windows": {"z": [1, 2]}}, 'masukan: "windows" menyebut perhentian "z" yang tidak dikenal'),
        ({"windows": {"b": 5}}, 'masukan: "windows": "b" harus berupa [mulai, akhir], bukan 5'),
        ({"rounding": "half"}, 'masukan: "rounding" harus salah satu dari nearest, down, up, bukan "half"'),
        ({"rounding": []}, 'masukan: "rounding" harus salah satu dari nearest, down, up, bukan daftar'),
        ({"vehicles": [{}]}, 'masukan: "vehicles" ke-1: "capacity" tidak ada'),
        ({"vehicles": {"capacity": 1, "count": -1}}, '"count" harus berupa bilangan bulat mulai 0, bukan -1'),
        ({"distance": [[0]]}, 'masukan: "distance" harus memuat 3 baris: depot, lalu setiap perhentian'),
        ({"distance": [[0, 1, 1], [0, 1], [0, 1, 1]]}, 'masukan: "distance" baris ke-2 harus memuat 3 bilangan'),
        ({"duration": [[0, 1, 1], [0, 1, "x"], [0, 1, 1]]}, 'masukan: "duration" harus berupa bilangan bulat mulai 0'),
    ],
)
def test_what_is_wrong_is_named(ubah, kalimat):
    with pytest.raises(MasukanError) as galat:
        baca(DATA | ubah)
    assert kalimat in str(galat.value)


@pytest.mark.parametrize("kunci", DATA)
def test_what_is_missing_is_named(kunci):
    with pytest.raises(MasukanError, match=f'"{kunci}" tidak ada'):
        baca({k: isi for k, isi in DATA.items() if k != kunci})
