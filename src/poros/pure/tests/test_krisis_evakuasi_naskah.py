"""The JSON form of an evacuation."""

import pytest

from poros.pure.isian import MasukanError
from poros.pure.krisis.evakuasi import baca, jalankan

DATA = {
    "nodes": ["a", 2, {"id": "c"}],
    "links": [
        {"from": "a", "to": 2, "travel_steps": 2, "capacity_per_step": 3},
        {"from": "2", "to": "a", "travel_steps": 2, "capacity_per_step": 3},
    ],
    "sources": {"a": 7, "c": 1},
    "shelters": {"2": None},
}


def test_out_of_json_and_back():
    assert jalankan(baca(DATA)) == {
        "t_star": 4,
        "arrivals_by_step": (0, 0, 3, 3, 1),
        "per_shelter": {"2": 7},
        "last_arrival": {"2": 4},
        "unreachable": [{"node": "c", "people": 1, "reason": "no_route"}],
        "routes": [{"path": ("a", "2"), "people": 7, "departures": {0: 3, 1: 3, 2: 1}, "arrivals": {2: 3, 3: 3, 4: 1}}],
        "links_closed": 0,
    }


def test_closures_and_no_room():
    hasil = jalankan(baca(DATA | {"closures": [["a", 2]]}))
    assert (hasil["t_star"], hasil["routes"], hasil["links_closed"]) == (None, [], 1)
    assert [satu["people"] for satu in hasil["unreachable"]] == [7, 1]
    hasil = jalankan(baca(DATA | {"shelters": {"2": 3}}))
    assert hasil["t_star"] == 2
    assert {"node": "a", "people": 4, "reason": "no_room"} in hasil["unreachable"]


def test_contraflow():
    hasil = jalankan(baca(DATA | {"contraflow": True}))
    assert hasil["t_star"] == 3
    assert hasil["contraflow"] == {"reversed": [("2", "a")], "t_star_fixed_directions": 3}


RUAS = DATA["links"][0]


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"nodes": "a"}, 'masukan: "nodes" harus berupa daftar, bukan "a"'),
        ({"nodes": ["a", 2, {}]}, 'masukan: "nodes" harus menyebut nama berupa teks atau bilangan bulat, bukan objek'),
        ({"links": [{}]}, 'masukan: "links" ke-1: "from" tidak ada'),
        ({"links": [RUAS, RUAS | {"to": "x"}]}, 'masukan: "links" ke-2: "to" menyebut simpul "x" yang tidak dikenal'),
        ({"links": [RUAS | {"travel_steps": -1}]}, '"travel_steps" harus berupa bilangan bulat mulai 0, bukan -1'),
        ({"links": [RUAS | {"capacity_per_step": 2**41}]}, '"capacity_per_step" terlalu besar: 2199023255552'),
        ({"links": [RUAS | {"travel_steps": 2**41}]}, '"travel_steps" terlalu besar: 2199023255552'),
        ({"sources": {"x": 1}}, 'masukan: "sources" menyebut simpul "x" yang tidak dikenal'),
        ({"sources": {"a": 2**41}}, 'masukan: "sources" memuat lebih dari 1099511627776 orang'),
        ({"shelters": {"x": 1}}, 'masukan: "shelters" menyebut simpul "x" yang tidak dikenal'),
        ({"shelters": {"a": "banyak"}}, 'masukan: "shelters": "a" harus berupa bilangan bulat mulai 0, bukan "banyak"'),
        ({"closures": [["a", "x"]]}, 'masukan: "closures" menyebut simpul "x" yang tidak dikenal'),
        ({"closures": [["x", "a"]]}, 'masukan: "closures" menyebut simpul "x" yang tidak dikenal'),
        ({"contraflow": 1}, 'masukan: "contraflow" harus true atau false, bukan 1'),
    ],
)
def test_what_is_wrong_is_named(ubah, kalimat):
    with pytest.raises(MasukanError) as galat:
        baca(DATA | ubah)
    assert kalimat in str(galat.value)


@pytest.mark.parametrize("kunci", DATA)
def test_what_is_missing_is_named(kunci):
    with pytest.raises(MasukanError, match=f'masukan: "{kunci}" tidak ada'):
        baca({k: isi for k, isi in DATA.items() if k != kunci})
