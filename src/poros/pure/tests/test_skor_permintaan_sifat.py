"""A request for a plan in any of the spellings that are offered is one and the same request."""

import json
import random

import pytest

from poros.pure import skor
from poros.pure.isian import MasukanError
from poros.pure.skor.rencana.ragam import KAPASITAS, NAMA, SASARAN, SYARAT, ratakan
from poros.pure.tests.skor_bahan import rak

SPBE = rak().ambil("spbe-2020")
BENIH = range(40)


def acak(r):
    """A request in its one form, with something in most of its fields."""
    kode = [k.kode for k in SPBE.daun]
    tahun = [2027, 2028, 2029]
    isi = {
        "instrument": "spbe-2020",
        "levels": {k: r.randint(1, 5) for k in kode},
        "target": r.choice([{"index": 3.1}, {"predikat": "Baik"}, {"index": 2.6, "by": 2028}, {}]),
        "costs": {k: {str(n): r.randint(1, 9) for n in range(2, 6)} for k in r.sample(kode, 5)},
        "default_cost": {str(n): r.randint(1, 9) for n in range(2, 6)},
        "preconditions": [
            {"indicator": a, "level": r.randint(2, 5), "requires": b, "requires_level": r.randint(2, 5)}
            for a, b in (r.sample(kode, 2) for _ in range(r.randrange(3)))
        ],
        "units": {k: r.choice(["Diskominfo", "Bappeda"]) for k in r.sample(kode, 9)},
        "capacity": [
            {"unit": u, "year": t, "effort": r.randint(1, 20)} for u in ("Diskominfo", "Bappeda") for t in tahun
        ],
        "years": tahun,
        "budget": r.choice([None, 12, 3.5]),
        "fixed": r.sample(kode, 3),
        "ceilings": {k: r.randint(1, 5) for k in r.sample(kode, 3)},
        "not_applicable": r.sample(kode, 2),
        "steps_per_year": r.choice([None, 1, 2]),
        "year": r.choice([None, 2024]),
    }
    return {kunci: nilai for kunci, nilai in isi.items() if nilai is not None}


@pytest.fixture(params=BENIH)
def contoh(request):
    r = random.Random(request.param)
    isi = acak(r)
    return r, isi, skor.baca_permintaan(isi, rak())


def baca(isi):
    return skor.baca_permintaan(json.loads(json.dumps(isi)), rak())


def lain(r, isi, nama):
    """Each field under one of the names that it may have."""
    return {r.choice([kunci, *nama[kunci]]): nilai for kunci, nilai in isi.items()}


def test_every_name_that_is_offered_means_the_same(contoh):
    r, isi, wajar = contoh
    ganti = dict(isi)
    ganti["target"] = lain(r, isi["target"], SASARAN)
    ganti["preconditions"] = [lain(r, satu, SYARAT) for satu in isi["preconditions"]]
    ganti["capacity"] = [lain(r, satu, KAPASITAS) for satu in isi["capacity"]]
    assert baca(lain(r, ganti, NAMA)) == wajar


def test_indicators_may_be_named_by_their_number_alone(contoh):
    _r, isi, wajar = contoh

    def pendek(kode):
        return kode.removeprefix("I")

    ganti = isi | {
        "levels": {pendek(k): n for k, n in isi["levels"].items()},
        "costs": {pendek(k): n for k, n in isi["costs"].items()},
        "units": {pendek(k): u for k, u in isi["units"].items()},
        "fixed": [pendek(k) for k in isi["fixed"]],
        "ceilings": {pendek(k): n for k, n in isi["ceilings"].items()},
        "not_applicable": [pendek(k) for k in isi["not_applicable"]],
        "preconditions": [
            satu | {"indicator": int(pendek(satu["indicator"])), "requires": pendek(satu["requires"])}
            for satu in isi["preconditions"]
        ],
    }
    assert baca(ganti) == wajar


def test_levels_in_a_row_costs_in_a_row_and_conditions_in_a_row(contoh):
    _r, isi, wajar = contoh
    ganti = isi | {
        "levels": [isi["levels"][k.kode] for k in SPBE.daun],
        "costs": {k: [n[str(t)] for t in range(2, 6)] for k, n in isi["costs"].items()},
        "preconditions": [
            [s[k] for k in ("indicator", "level", "requires", "requires_level")] for s in isi["preconditions"]
        ],
    }
    dibaca = baca(ganti)
    assert (dibaca.tingkat, dibaca.syarat) == (wajar.tingkat, wajar.syarat)
    for kode in isi["costs"]:
        assert all(dibaca.biaya(kode, t) == wajar.biaya(kode, t) for t in range(2, 6))


def test_units_and_capacities_may_be_turned_round(contoh):
    _r, isi, wajar = contoh
    unit, kapasitas = {}, {}
    for kode, nama in isi["units"].items():
        unit.setdefault(nama, []).append(kode)
    for satu in isi["capacity"]:
        kapasitas.setdefault(satu["unit"], {})[str(satu["year"])] = satu["effort"]
    assert baca(isi | {"units": unit, "capacity": kapasitas, "years": {"from": 2027, "to": 2029}}) == wajar


def test_all_of_it_may_stand_among_inputs_and_what_stands_outside_wins(contoh):
    r, isi, wajar = contoh
    luar = {kunci: isi[kunci] for kunci in r.sample(sorted(isi), 4)}
    dalam = isi | dict.fromkeys(luar)
    assert baca({"inputs": dalam, **luar}) == wajar


def test_a_shorter_target_is_the_same_target():
    dasar = {"levels": {}}
    for pendek, panjang in (
        (3.1, {"index": 3.1}),
        ("Baik", {"predikat": "Baik"}),
        ("bAIK", {"predikat": "Baik"}),
        (None, {}),
    ):
        assert baca(dasar | {"target": pendek}).sasaran == baca(dasar | {"target": panjang}).sasaran


def test_reading_its_own_form_again_changes_nothing(contoh):
    _r, isi, _wajar = contoh
    rapi, asing = ratakan(isi)
    assert asing == ()
    assert ratakan(rapi) == (rapi, ())


@pytest.mark.parametrize("kunci", sorted(k for k, semua in NAMA.items() if semua))
def test_a_field_that_is_told_twice_is_refused_with_both_names(kunci):
    kedua = NAMA[kunci][0]
    with pytest.raises(MasukanError, match=f'"{kedua}" dan "{kunci}"'):
        baca({"levels": {}, kunci: None, kedua: None})


def test_what_nobody_understands_is_told_in_order_and_never_guessed_at(contoh):
    _r, isi, wajar = contoh
    _rapi, asing = ratakan(isi | {"zeta": 1, "alfa": {"target": 5}})
    assert asing == ("alfa", "zeta")
    assert baca(isi | {"zeta": 1, "alfa": {"target": 5}}) == wajar


@pytest.mark.parametrize("isi", [None, [], 7, "rencana", True])
def test_what_is_no_object_is_left_for_the_reader_to_refuse(isi):
    assert ratakan(isi) == (isi, ())
    with pytest.raises(MasukanError, match="harus berupa objek JSON"):
        skor.baca_permintaan(isi, rak())
