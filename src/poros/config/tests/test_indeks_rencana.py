"""`poros indeks plan`: one request in its many spellings, the answer in the asker's own names, faults by field."""

import json

import pytest

from poros.config import cli

TINGKAT = {str(n): 2 for n in range(1, 48)}
DASAR = {"levels": TINGKAT, "target": {"predikat": "Baik"}, "frontier": 0}


@pytest.fixture
def rencana(tmp_path, capsys):
    """The exit code with the answer, or with the sentence."""

    def satu(**isi):
        file = tmp_path / "rencana.json"
        file.write_text(json.dumps(DASAR | isi), encoding="utf-8")
        kode = cli.main(["indeks", "plan", str(file)])
        keluar, galat = capsys.readouterr()
        return kode, json.loads(keluar) if keluar else galat.strip()

    return satu


def inti(jawab):
    return jawab["cost"], jawab["index"], jawab["predikat"], jawab["proof"]["optimal"]


def test_steps_have_an_id_and_a_proof(rencana):
    kode, jawab = rencana()
    assert kode == 0
    assert jawab["proof"] | {"seconds": 0} == {
        "optimal": True,
        "bound": jawab["cost"],
        "gap": 0,
        "of": "cost",
        "seconds": 0,
    }
    step = jawab["steps"][0]
    assert step["id"] == f"I{step['indicator']}:2-3"
    assert (step["code"], step["from"], step["to"]) == (f"I{step['indicator']}", 2, 3)
    assert sum(s["cost"] for s in jawab["steps"]) == jawab["cost"]
    assert jawab["levels"][step["indicator"]] >= 3
    assert len({s["id"] for s in jawab["steps"]}) == len(jawab["steps"])


@pytest.mark.parametrize(
    "lain",
    [
        {"levels": [2] * 47},
        {"levels": {f"I{n}": 2 for n in range(1, 48)}},
        {"target": "Baik"},
        {"target": "baik"},
        {"target": {"band": "Baik"}},
        {"instrument": "PermenPANRB 59/2020"},
        {"instrument": "spbe"},
        {"instrument": "spbe-2020", "unknown": 1},
        {"years": [2027]},
        {"default_costs": {"3": 3, "4": 5, "5": 8}},
        {"costs": {str(n): [3, 5, 8] for n in range(1, 48)}},
        {"costs": {str(n): {"2->3": 3, "3-4": 5, "4→5": 8} for n in range(1, 48)}},
    ],
)
def test_the_same_in_other_words(rencana, lain):
    assert inti(rencana(**lain)[1]) == inti(rencana()[1])


def test_levels_may_stand_among_inputs(rencana):
    _kode, jawab = rencana(inputs={"levels": TINGKAT | {"1": 5}}, levels=TINGKAT)
    assert inti(jawab) == inti(rencana()[1])


def test_what_nobody_understands_is_told(rencana):
    assert rencana(biaya_lain=1, zzz=2)[1]["ignored"] == ["biaya_lain", "zzz"]


@pytest.mark.parametrize(
    "kapasitas",
    [
        [{"effort": 15}],
        15,
        {"2027": 15, "2028": 15, "2029": 15},
        [{"capacity": 15, "year": y} for y in (2027, 2028, 2029)],
    ],
)
def test_capacity_of_all_together(rencana, kapasitas):
    _kode, jawab = rencana(years={"from": 2027, "to": 2029}, capacities=kapasitas, target={"index": 2.4})
    assert all(y["cost"] <= 15 for y in jawab["years"])
    assert inti(jawab) == inti(rencana(years=[2027, 2028, 2029], capacity=[{"effort": 15}], target=2.4)[1])


@pytest.mark.parametrize(
    "unit",
    [
        {"units": {"1": "Kominfo", "2": "Kominfo"}, "capacity": {"Kominfo": 3}},
        {"offices": {"Kominfo": [1, 2]}, "capacity": {"Kominfo": {"2027": 3}}},
        {"units": {"1": "Kominfo", "2": "Kominfo"}, "capacity": [{"office": "Kominfo", "year": 2027, "effort": 3}]},
    ],
)
def test_capacity_of_one_office(rencana, unit):
    """Only one of the two can take its step of 3."""
    own = {"levels": {"1": 2, "2": 2}, "target": {}, "years": [2027], "fixed": [str(n) for n in range(3, 48)]}
    _kode, jawab = rencana(**own, **unit)
    assert [s["unit"] for s in jawab["steps"]] == ["Kominfo"]
    assert (jawab["cost"], jawab["proof"]["of"]) == (3, "index")


@pytest.mark.parametrize(
    "syarat",
    [
        [{"indicator": "42", "level": 3, "requires": "1", "requires_level": 5}],
        [{"indicator": 42, "level": 3, "requires": {"indicator": 1, "level": 5}}],
        [[42, 3, 1, 5]],
        [{"indikator": "42", "tingkat": 3, "perlu": "1", "perlu_tingkat": 5}],
    ],
)
def test_preconditions_in_their_spellings(rencana, syarat):
    _kode, jawab = rencana(prerequisites=syarat, target={"index": 2.06}, fixed=[str(n) for n in range(2, 42)])
    assert jawab["reached"]
    assert jawab["levels"]["42"] < 3 or jawab["levels"]["1"] >= 5


def test_until_a_date(rencana):
    _kode, jawab = rencana(years={"from": 2027, "to": 2031}, target={"index": 2.2, "deadline": "2028-12-31"})
    assert [y["year"] for y in jawab["years"]] == [2027, 2028]


def test_out_of_reach_is_no_mistake_of_the_asker(rencana):
    kode, jawab = rencana(target=4, budget=10)
    assert kode == 1
    assert not jawab["reached"]
    assert [h["kind"] for h in jawab["unreachable"]] == ["anggaran"]
    assert jawab["proof"]["of"] == "index"


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"levels": [2] * 46}, '"levels" harus memuat 47 nilai'),
        ({"capacities": 1, "capacity": 2}, "menyebut hal yang sama; pakai satu saja"),
        ({"target": {"predikat": "Unggul"}}, "Unggul tidak dikenal; yang ada: Memuaskan"),
        ({"target": {"by": "kelak"}}, '"by" harus berupa tahun'),
        ({"costs": {"1": []}}, '"1" harus memuat 1–5 angka'),
        ({"costs": {"1": [1, "x"]}}, '"1": "2" harus berupa bilangan'),
        ({"costs": {"99": 1}}, '"99" bukan indikator'),
        ({"default_cost": -1}, '"default_cost" tidak boleh kurang dari nol'),
        ({"capacity": {"Kominfo": {"kelak": 1}}}, '"Kominfo" menyebut tahun "kelak"'),
        ({"capacity": {"Kominfo": "banyak"}}, '"effort" harus berupa bilangan'),
        ({"years": 0}, '"years" harus berupa banyaknya tahun'),
        ({"years": {"from": 2027}}, '"years"'),
        ({"preconditions": [[1, 2]]}, '"preconditions" ke-1 harus berupa objek'),
        ({"preconditions": [{"indicator": "1", "level": 2}]}, '"requires" tidak ada'),
        ({"instrument": "Peraturan BPKP 5/2021"}, "tidak dikenal"),
        ({"frontier": 1}, '"frontier" harus 0 atau 2–60'),
        ({"frontier": "banyak"}, '"frontier"'),
        ({"capacity": "banyak"}, '"capacity"'),
        ({"years": {"from": 2029, "to": 2027}}, '"years"'),
    ],
)
def test_faults_are_told_with_their_field(rencana, isi, kata):
    kode, kalimat = rencana(**isi)
    assert kode == 2
    assert kata in kalimat


def test_one_cost_for_every_step_or_one_for_every_indicator(rencana):
    satu, daftar = (rencana(costs=isi)[1] for isi in (2, [2] * 47))
    assert inti(satu) == inti(daftar)
    assert satu["cost"] == 2 * rencana(costs=1)[1]["cost"]
