"""Answers of the engines as JSON: whoever reads them again by the numbers alone finds a plan that adds up."""

import itertools
import json
import random
from datetime import date
from decimal import Decimal
from fractions import Fraction
from importlib import resources

import pytest
import yaml

from poros.pure.krisis import alokasi, evakuasi, kebutuhan, pintu, rute, stok

BENIH = range(25)
BNPB = kebutuhan.baca_standar(
    yaml.safe_load((resources.files("poros.pure.krisis") / "parameter" / "bnpb-2008.yaml").read_text(encoding="utf-8"))
)


def bolak_balik(isi):
    """As another program reads it; nothing that JSON does not know may be in it."""
    return json.loads(json.dumps(isi, allow_nan=False))


@pytest.fixture(params=BENIH)
def r(request):
    return random.Random(40_000 + request.param)


def test_shares_deliveries_and_certificates_add_up(r):
    data = {
        "supplies": {f"g{n}": r.randrange(30) for n in range(3)},
        "needs": {f"t{n}": r.randrange(20) for n in range(5)},
        "whole": True,
    }
    data["open_routes"] = [[g, t] for g in data["supplies"] for t in data["needs"] if r.random() < 0.6]
    data["cost"] = [[g, t, r.randrange(9)] for g, t in data["open_routes"]]
    permintaan = alokasi.baca(data)
    told = bolak_balik(alokasi.tulis(alokasi.bagi(permintaan.soal, utuh=permintaan.utuh)))
    masuk, keluar, biaya = (
        dict.fromkeys(data["needs"], Fraction(0)),
        dict.fromkeys(data["supplies"], Fraction(0)),
        Fraction(0),
    )
    harga = {(g, t): c for g, t, c in data["cost"]}
    for satu in told["deliveries"]:
        masuk[satu["point"]] += Fraction(satu["amount"])
        keluar[satu["supply"]] += Fraction(satu["amount"])
        biaya += Fraction(satu["amount"]) * harga[satu["supply"], satu["point"]]
    for titik, butuh in data["needs"].items():
        assert masuk[titik] == Fraction(told["ratio_per_point"][titik]) * butuh
    assert all(keluar[g] <= isi for g, isi in data["supplies"].items())
    assert Fraction(told["cost"]) == biaya
    assert sorted(t for satu in told["levels"] for t in satu["points"]) == [
        t for t, isi in data["needs"].items() if isi
    ]
    assert [Fraction(satu["ratio"]) for satu in told["levels"]] == sorted(
        {Fraction(s["ratio"]) for s in told["levels"]}
    )
    for bukti in told["certificates"]:
        assert Fraction(bukti["ratio"]) == Fraction(bukti["stock"], bukti["need"])
        assert bukti["stock"] == sum(data["supplies"][g] for g in bukti["supplies"])
        assert bukti["need"] == sum(data["needs"][t] for t in bukti["points"])
    for kunci, isi in told["metrics"]["decimal"].items():
        assert abs(isi - float(Fraction(told["metrics"][kunci]))) < 1e-6


def test_people_are_counted_the_same_by_step_by_shelter_and_by_way(r):
    simpul = [f"s{n}" for n in range(6)]
    data = {
        "nodes": simpul,
        "links": [
            {"from": u, "to": v, "travel_steps": r.randint(1, 3), "capacity_per_step": r.randint(1, 5)}
            for u in simpul for v in simpul if u != v and r.random() < 0.4
        ],
        "sources": {"s0": r.randrange(30), "s1": r.randrange(30)},
        "shelters": {"s4": r.randrange(20), "s5": None},
        "contraflow": r.random() < 0.5,
    }  # fmt: skip
    told = bolak_balik(evakuasi.jalankan(evakuasi.baca(data)))
    sampai = sum(told["arrivals_by_step"])
    assert sampai == sum(told["per_shelter"].values()) == sum(way["people"] for way in told["routes"])
    assert sampai + sum(satu["people"] for satu in told["unreachable"]) == sum(data["sources"].values())
    assert {satu["reason"] for satu in told["unreachable"]} <= {"no_route", "no_room"}
    for nama, terakhir in told["last_arrival"].items():
        assert terakhir <= told["t_star"]
        assert told["per_shelter"][nama] > 0
    for way in told["routes"]:
        assert sum(way["departures"].values()) == sum(way["arrivals"].values()) == way["people"]
        assert max(map(int, way["arrivals"])) <= told["t_star"]
        assert way["path"][0] in data["sources"]
        assert way["path"][-1] in data["shelters"]
    if told["t_star"] is not None and sampai:
        assert len(told["arrivals_by_step"]) == told["t_star"] + 1
        assert told["arrivals_by_step"][-1] > 0


def test_water_is_neither_made_nor_lost(r):
    data = {
        "inflow": [r.randrange(20) for _ in range(8)],
        "capacity": 30,
        "initial": r.randrange(31),
        "min_release": r.choice([0, 1]),
    }
    told = bolak_balik(pintu.tulis(pintu.lepaskan(pintu.baca(data))))
    if not told["feasible"]:
        assert told["reason"]
        return
    ada = data["initial"]
    for masuk, lepas, isi in zip(data["inflow"], told["schedule"], told["storage"], strict=True):
        ada += masuk - lepas
        assert abs(ada - isi) < 1e-9
        assert -1e-9 <= isi <= 30 + 1e-9
        assert lepas <= told["peak_release"] + 1e-9
    assert float(Fraction(told["exact"])) == told["peak_release"]


def test_a_stock_plan_adds_up_month_by_month(r):
    bulan, umur = r.randint(1, 5), r.randint(1, 4)
    data = {
        "demand": [r.randrange(15) for _ in range(bulan)],
        "max_age": umur,
        "initial": [r.randrange(6) for _ in range(umur)],
        "price": [r.randint(1, 9) for _ in range(bulan)],
        "budget": r.randrange(90),
    }
    told = bolak_balik(stok.tulis(stok.rencanakan(stok.baca(data))))
    ada = sum(data["initial"])
    for satu, minta in zip(told["months"], data["demand"], strict=True):
        ada += satu["buy"] - sum(satu["use_by_age"]) - satu["waste"]
        assert ada == sum(satu["left_by_age"])
        assert sum(satu["use_by_age"]) + satu["shortage"] == minta
    assert told["shortage"] == sum(satu["shortage"] for satu in told["months"])
    assert told["waste"] == sum(satu["waste"] for satu in told["months"])
    assert (
        told["spend"] == sum(s["buy"] * h for s, h in zip(told["months"], data["price"], strict=True)) <= data["budget"]
    )


def test_needs_by_point_are_whole_packs_and_add_up(r):
    data = {
        "displaced": {f"p{n}": [r.randrange(500) for _ in range(3)] for n in range(r.randint(1, 4))},
        "first_day": r.randint(1, 6),
    }
    permintaan = kebutuhan.baca(data, BNPB)
    told = bolak_balik(kebutuhan.tulis(BNPB, permintaan, kebutuhan.hitung(BNPB, permintaan)))
    assert (told["first_day"], told["days"]) == (data["first_day"], 3)
    for butir in told["items"]:
        kemasan = Fraction(str(butir["delivery_unit"]))
        isi = [Fraction(str(n)) for n in butir["per_point"].values()]
        assert sum(isi) == Fraction(str(butir["need"])) == butir["delivery_units"] * kemasan
        assert all((n / kemasan).denominator == 1 for n in isi)
        assert 0 <= sum(isi) - Fraction(butir["exact"]) < kemasan * len(isi)
        assert butir["source"]
    assert BNPB.berlaku(date(2026, 11, 23))


@pytest.mark.parametrize("benih", range(4))
def test_routes_are_as_long_and_as_full_as_they_say(benih):
    r = random.Random(benih)
    data = {
        "depot": {"x": 0, "y": 0},
        "stops": [
            {"id": n, "x": r.randint(-40, 40), "y": r.randint(-40, 40), "demand": r.randint(1, 5)} for n in range(5)
        ],
        "vehicles": [{"id": "truk", "capacity": 9, "count": 5}],
        "decimals": r.choice([0, 1]),
        "rounding": r.choice(["nearest", "down", "up"]),
    }
    soal = rute.baca(data)
    told = bolak_balik(rute.tulis(rute.rencanakan(soal, detik=0.1, benih=1), detik=0.1, benih=1))
    minta = {str(satu["id"]): satu["demand"] for satu in data["stops"]}
    letak = {nama: n + 1 for n, nama in enumerate(minta)}
    assert sorted(n for way in told["routes"] for n in way["stops"]) == sorted(minta)
    for way in told["routes"]:
        jalan = [0, *(letak[n] for n in way["stops"]), 0]
        assert way["load"] == sum(minta[n] for n in way["stops"]) <= 9
        assert way["distance"] == sum(int(soal.jarak[a, b]) for a, b in itertools.pairwise(jalan))
    assert told["cost"] == sum(way["distance"] for way in told["routes"]) >= told["bound"]
    assert (told["seconds"], told["seed"], told["unserved"]) == (0.1, 1, [])


@pytest.mark.parametrize("isi", [Decimal("0.1"), 0.1, Decimal("1E+3"), 7])
def test_a_number_is_what_was_written_however_it_was_written(isi):
    waduk = pintu.baca({"inflow": [isi], "capacity": 10_000, "initial": 0})
    assert waduk.masuk == [Fraction(str(isi))]
