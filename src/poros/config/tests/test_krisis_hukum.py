"""What `poros krisis` writes adds up: an auditor with the output alone can check it, and the order of the input is nothing."""

import json
import random
from fractions import Fraction

import pytest

from poros.config import cli

BENIH = range(12)


@pytest.fixture
def hitung(tmp_path, capsys):
    def run(kata, isi, *pilihan, kode=0):
        file = tmp_path / "masukan.json"
        file.write_text(json.dumps(isi), encoding="utf-8")
        assert cli.main(["krisis", kata, *pilihan, str(file)]) == kode
        return json.loads(capsys.readouterr().out)

    return run


def bagi(benih):
    rng = random.Random(benih)
    stores, points = ["g1", "g2", "g3"], ["a", "b", "c", "d", "e"]
    return {
        "supplies": {s: rng.randint(0, 40) for s in stores},
        "needs": {p: rng.randint(0, 30) for p in points},
        "open_routes": [[s, p] for s in stores for p in points if rng.random() < 0.6],
        "whole": True,
        "arrivals": points,
    }


def kocok(isi, benih):
    """The same problem with everything told in another order."""
    rng = random.Random(benih)
    return {
        k: dict(rng.sample(list(v.items()), len(v))) if isinstance(v, dict)
        else rng.sample(v, len(v)) if k == "open_routes" else v
        for k, v in isi.items()
    }  # fmt: skip


def terkirim(hasil, arah, kunci="deliveries"):
    found = {}
    for d in hasil[kunci]:
        found[d[arah]] = found.get(d[arah], 0) + Fraction(d["amount"])
    return found


@pytest.mark.parametrize("benih", BENIH)
def test_no_store_gives_more_than_it_has_and_no_point_gets_more_than_it_needs(hitung, benih):
    problem = bagi(benih)
    found, open_ways = hitung("allocate", problem), {tuple(w) for w in problem["open_routes"]}
    for key in ("deliveries", "whole_deliveries"):
        assert all(n <= problem["supplies"][s] for s, n in terkirim(found, "supply", key).items())
        assert all(n <= problem["needs"][p] for p, n in terkirim(found, "point", key).items())
        assert {(d["supply"], d["point"]) for d in found[key]} <= open_ways
    assert all(Fraction(d["amount"]).denominator == 1 for d in found["whole_deliveries"])


@pytest.mark.parametrize("benih", BENIH)
def test_shares_are_what_was_delivered_and_whole_units_differ_by_less_than_one(hitung, benih):
    problem = bagi(benih)
    found = hitung("allocate", problem)
    exact, whole = terkirim(found, "point"), terkirim(found, "point", "whole_deliveries")
    for point, need in problem["needs"].items():
        ratio = Fraction(found["ratio_per_point"][point])
        assert ratio == (Fraction(exact.get(point, 0)) / need if need else 1)
        assert abs(whole.get(point, Fraction(0)) - exact.get(point, Fraction(0))) < 1


@pytest.mark.parametrize("benih", BENIH)
def test_the_worst_served_is_never_served_worse_than_first_come_first_served_serves_it(hitung, benih):
    problem = bagi(benih)
    found = hitung("allocate", problem)
    worst = [min(map(Fraction, r["ratio_per_point"].values())) for r in (found, found["first_come"])]
    assert worst[0] >= worst[1]
    levels = [Fraction(level["ratio"]) for level in found["levels"]]
    assert levels == sorted(levels)
    needy = sorted(p for p, n in problem["needs"].items() if n)
    assert sorted(p for level in found["levels"] for p in level["points"]) == needy


@pytest.mark.parametrize("benih", BENIH)
def test_the_order_in_which_it_is_told_gives_nobody_more(hitung, benih):
    problem = bagi(benih) | {"arrivals": ["a"]}
    first, other = hitung("allocate", problem), hitung("allocate", kocok(problem, benih))
    assert other["ratio_per_point"] == first["ratio_per_point"]
    assert other["metrics"] == first["metrics"]
    assert set(other["unreachable"]) == set(first["unreachable"])


def pintu(benih):
    rng = random.Random(benih)
    room = rng.randint(10, 100)
    return {
        "inflow": [rng.randint(0, 60) for _n in range(rng.randint(1, 9))],
        "capacity": room,
        "initial": rng.randint(0, room),
    }


@pytest.mark.parametrize("benih", BENIH)
def test_the_water_of_a_gate_is_all_accounted_for(hitung, benih):
    problem = pintu(benih)
    found, held = hitung("gate", problem), problem["initial"]
    for flow, out, stored in zip(problem["inflow"], found["schedule"], found["storage"], strict=True):
        held += flow - out
        assert stored == pytest.approx(held, abs=1e-6)
        assert -1e-6 <= stored <= problem["capacity"] + 1e-6
        assert 0 <= out <= found["peak_release"] + 1e-9
    assert float(Fraction(found["exact"])) == pytest.approx(found["peak_release"])


@pytest.mark.parametrize("benih", BENIH)
def test_just_below_its_least_peak_a_gate_cannot_do_it_and_says_why(hitung, benih):
    problem = pintu(benih)
    least = Fraction(hitung("gate", problem)["exact"])
    assert hitung("gate", problem | {"max_release": float(least) + 0.001})["feasible"] is True
    if least > 1:
        refused = hitung("gate", problem | {"max_release": float(least) - 0.01}, kode=1)
        assert (refused["feasible"], bool(refused["reason"])) == (False, True)


def ungsi(benih):
    rng = random.Random(benih)
    nodes = ["a", "b", "c", "d", "z"]
    links = [
        {"from": u, "to": v, "travel_steps": rng.randint(1, 3), "capacity_per_step": rng.randint(1, 9)}
        for u in nodes for v in nodes if u != v and rng.random() < 0.5
    ]  # fmt: skip
    return {
        "nodes": nodes,
        "links": links,
        "sources": {"a": rng.randint(1, 20), "b": rng.randint(0, 20)},
        "shelters": {"z": 25},
    }


@pytest.mark.parametrize("benih", BENIH)
def test_everybody_arrives_or_is_named_as_left_behind(hitung, benih):
    problem = ungsi(benih)
    found = hitung("evacuate", problem)
    left, came = sum(u["people"] for u in found["unreachable"]), sum(found["per_shelter"].values())
    assert came + left == sum(problem["sources"].values())
    assert came == sum(found["arrivals_by_step"]) <= 25
    assert sum(r["people"] for r in found["routes"]) == came
    if came:
        assert len(found["arrivals_by_step"]) == found["t_star"] + 1
        assert found["arrivals_by_step"][-1] > 0, "a step earlier not all are there"


@pytest.mark.parametrize("benih", BENIH)
def test_a_closed_road_never_brings_people_in_sooner(hitung, benih):
    problem = ungsi(benih)
    shut = problem | {"closures": [[x["from"], x["to"]] for x in problem["links"][:1]]}
    free, closed = hitung("evacuate", problem), hitung("evacuate", shut)
    came = [sum(r["per_shelter"].values()) for r in (free, closed)]
    assert came[1] <= came[0]
    if came[0] == came[1] and came[0]:
        assert closed["t_star"] >= free["t_star"]


@pytest.mark.parametrize(("hari", "orang"), [(1, 1), (3, 100), (14, 999)])
def test_needs_of_points_add_up_and_grow_with_people(hitung, hari, orang):
    told = hitung("needs", {"displaced": {"GOR": orang, "SD": 2 * orang}, "days": hari})
    for item in told["items"]:
        assert item["need"] == sum(item["per_point"].values()) >= Fraction(item["exact"])
        assert item["source"]
        assert item["grade"]
    more = hitung("needs", {"displaced": {"GOR": orang + 50, "SD": 2 * orang}, "days": hari})
    assert all(b["need"] >= a["need"] for a, b in zip(told["items"], more["items"], strict=True))


@pytest.mark.parametrize("benih", BENIH)
def test_a_stock_plan_uses_what_there_is_and_pays_what_it_buys(hitung, benih):
    rng = random.Random(benih)
    demand = [rng.randint(0, 9) for _n in range(6)]
    start = [rng.randint(0, 5), rng.randint(0, 5)]
    told = hitung("stock", {"demand": demand, "max_age": 3, "price": 4, "initial": start, "max_purchase": 7})
    months = told["months"]
    assert told["spend"] == 4 * sum(m["buy"] for m in months)
    assert [sum(m["use_by_age"]) + m["shortage"] for m in months] == demand
    bought = sum(start) + sum(m["buy"] for m in months)
    assert bought == sum(sum(m["use_by_age"]) + m["waste"] for m in months) + sum(months[-1]["left_by_age"])
    assert told["shortage"] == sum(m["shortage"] for m in months)
