"""`poros krisis` against whatever one may feed it: an exit code, and a sentence or JSON; never a traceback."""

import copy
import json
import random

import pytest

from poros.config import cli
from poros.config.tests.test_krisis import BAGI, BUTUH, PINTU, RUTE, STOK, UNGSI

LENGKAP = {
    "allocate": BAGI | {"cost": [["g", "a", 1], ["g", "b", 2]], "whole": True, "arrivals": ["a"]},
    "evacuate": UNGSI | {"closures": [["b", "a"]], "contraflow": True},
    "gate": PINTU | {"min_release": 0, "max_release": 90, "final_max": 4, "final_min": 0},
    "routes": RUTE
    | {"windows": {"a": [0, 50]}, "distance": [[0, 1], [1, 0]], "duration": [[0, 1], [1, 0]], "decimals": 1},
    "stock": STOK
    | {"initial": [1, 2], "safety": [1], "budget": [{"from": 1, "to": 1, "amount": 9}], "max_purchase": 5},
    "needs": BUTUH | {"days": 2, "first_day": 3, "delivery_units": {"beras": 5}},
}
ANEH = [
    *(None, True, False, 0, 1, -1, 2, 0.5, 1e300, -1e-300, 10**13, 10**40, "", " ", "a", "b", "x" * 99, "0"),
    *([], {}, [[]], [None], [1, 2], ["a", "b"], [["a", "b"]], {"a": None}, {"a": 1}, {"": 1}, [{"a": 1}]),
]


def _letak(isi, awal=()):
    """Every place in a JSON value."""
    yield awal
    for kunci in isi if isinstance(isi, dict) else range(len(isi)) if isinstance(isi, list) else ():
        yield from _letak(isi[kunci], (*awal, kunci))


def rusak(rng, isi):
    """The same with one to three places changed, taken away or doubled."""
    hasil = copy.deepcopy(isi)
    for _ in range(rng.randint(1, 3)):
        *jalan, terakhir = rng.choice([satu for satu in _letak(hasil) if satu] or [(None,)])
        if terakhir is None:
            return hasil
        wadah = hasil
        for kunci in jalan:
            wadah = wadah[kunci]
        if rng.random() < 0.15:
            del wadah[terakhir]
        elif isinstance(wadah, list) and rng.random() < 0.2:
            wadah.append(wadah[terakhir])
        else:
            wadah[terakhir] = copy.deepcopy(rng.choice(ANEH))
    return hasil


@pytest.mark.parametrize("kata", LENGKAP)
def test_a_sentence_or_an_answer(kata, tmp_path, capsys):
    berkas = tmp_path / "aneh.json"
    pilihan = ["--seconds", "0.01"] if kata == "routes" else []
    for benih in range(40 if kata == "routes" else 100):
        isi = rusak(random.Random(benih), LENGKAP[kata])
        berkas.write_text(json.dumps(isi))
        kode = cli.main(["krisis", kata, str(berkas), *pilihan])
        keluar, galat = capsys.readouterr()
        assert kode in {0, 1, 2}, isi
        if kode == 2:
            assert keluar == ""
            assert galat.strip(), isi
            assert galat.count("\n") == 1, isi
        else:
            json.loads(keluar, parse_constant=pytest.fail)


@pytest.mark.parametrize("isi", [*map(json.dumps, ANEH), "", "NaN", "{", '{"a":1}x'])
@pytest.mark.parametrize("kata", LENGKAP)
def test_what_is_no_problem_at_all(kata, isi, tmp_path, capsys):
    berkas = tmp_path / "aneh.json"
    berkas.write_text(isi)
    assert cli.main(["krisis", kata, str(berkas)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
