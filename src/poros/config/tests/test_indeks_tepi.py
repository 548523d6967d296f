"""`poros indeks` at the edges: what an examiner tries first, each with the code and the sentence or number it owes."""

import json
from fractions import Fraction

import pytest

from poros.config import cli
from poros.config.cli.indeks import muat
from poros.pure.skor.batas import pita

SPBE = [f"{n}" for n in range(1, 48)]
BERPITA = [(i.kode, p.predikat) for i in muat().semua for p in i.pita if p.dari is not None]


@pytest.fixture
def jalankan(tmp_path, capsys):
    """Run a verb on text as it stands; the exit code and what came out of it."""

    def satu(kerja, teks, *pilihan):
        file = tmp_path / "masukan.json"
        file.write_text(teks if isinstance(teks, str) else json.dumps(teks), encoding="utf-8")
        kode = cli.main(["indeks", kerja, *pilihan, str(file)])
        keluar, galat = capsys.readouterr()
        return kode, json.loads(keluar) if keluar else galat.strip()

    return satu


@pytest.fixture
def rencana(jalankan):
    """A plan of SPBE from one indicator at 2; without its frontier."""
    return lambda **isi: jalankan("plan", {"levels": {"1": 2}, "target": 1, "frontier": 0} | isi)


def salah(jawab):
    kode, kalimat = jawab
    assert kode == 2
    assert isinstance(kalimat, str)
    assert len(kalimat.splitlines()) == 1
    return kalimat


class TestComputing:
    def test_an_unknown_kind_is_told_those_there_are(self, jalankan):
        kalimat = salah(jalankan("compute", {"inputs": {}}, "--kind", "tidak_ada"))
        assert "tidak_ada" in kalimat
        assert "spbe_indicators" in kalimat

    def test_of_nothing_there_are_no_results(self, jalankan):
        assert jalankan("compute", [], "--kind", "spbe_domains") == (0, {"results": []})

    @pytest.mark.parametrize(
        ("teks", "bagian"),
        [
            ("", "bukan JSON"),
            ("{", "bukan JSON"),
            ("null", "objek JSON"),
            ("3", "objek JSON"),
            ('"a"', "objek JSON"),
            ("[[]]", "kasus ke-1"),
            ('[{"inputs": {"levels": {"1": 2}}}, 7]', "kasus ke-2"),
            ('{"inputs": [[1, 2], [3]]}', '"inputs"'),
            ('{"inputs": null}', '"inputs"'),
            ("{}", '"inputs"'),
            ('{"inputs": {"levels": {"1": NaN}}}', "I1"),
            ('{"inputs": {"levels": {"1": Infinity}}}', "I1"),
            ('{"inputs": {"levels": {"1": 1e400}}}', "I1"),
            ('{"inputs": {"levels": {"1": 99999999999999999999}}}', "I1"),
            ('{"inputs": {"levels": {"1": 6}}}', "I1"),
            ('{"inputs": {"levels": {"1": -1}}}', "I1"),
            ('{"inputs": {"levels": {"1": 2.5}}}', "I1"),
            ('{"inputs": {"levels": {"1": "3"}}}', "I1"),
            ('{"inputs": {"levels": {"1": true}}}', "I1"),
            ('{"inputs": {"levels": {"1": [3]}}}', "I1"),
            ('{"inputs": {"levels": {"48": 3}}}', "48"),
        ],
    )
    def test_what_is_no_input_is_named(self, jalankan, teks, bagian):
        assert bagian in salah(jalankan("compute", teks, "--kind", "spbe_indicators"))

    def test_a_rule_that_never_was(self, jalankan):
        kalimat = salah(jalankan("compute", {"inputs": {}}, "--kind", "spbe_domains", "--rule", "PermenPANRB 1/1900"))
        assert "PermenPANRB 59/2020" in kalimat

    def test_unanswered_is_nothing(self, jalankan):
        """One indicator of 1.3 % at 5, the other 46 without an answer."""
        kode, jawab = jalankan("compute", {"inputs": {"levels": {"1": 5}}}, "--kind", "spbe_indicators")
        (hasil,) = jawab["results"]
        assert (kode, hasil["index"], hasil["predikat"]) == (0, 0.07, "Kurang")
        assert hasil["exact"] == 0.065

    def test_levels_all_the_same_are_the_index(self, jalankan):
        for n in range(1, 6):
            isi = {"inputs": {"levels": dict.fromkeys(SPBE, n)}}
            assert jalankan("compute", isi, "--kind", "spbe_indicators")[1]["results"][0]["index"] == n

    def test_the_order_of_the_cases_is_the_order_of_the_results(self, jalankan):
        cases = [{"inputs": {"levels": dict.fromkeys(SPBE, n)}} for n in (3, 1, 5, 2)]
        results = jalankan("compute", cases, "--kind", "spbe_indicators")[1]["results"]
        assert [r["index"] for r in results] == [3, 1, 5, 2]


class TestBands:
    @pytest.mark.parametrize(("kode", "predikat"), BERPITA)
    def test_each_begins_where_it_says(self, kode, predikat):
        """At its edge an including band holds; a hair below it the next one down does."""
        instrumen = muat().ambil(kode)
        at = [p.predikat for p in instrumen.pita].index(predikat)
        edge, hair = Fraction(instrumen.pita[at].dari), Fraction(1, 10**12)
        lower = instrumen.pita[at + 1].predikat
        assert pita(instrumen, edge + hair).predikat == predikat
        assert pita(instrumen, edge).predikat == (predikat if instrumen.pita[at].termasuk else lower)
        assert pita(instrumen, edge - hair).predikat == lower


class TestPlanning:
    @pytest.mark.parametrize("target", ["Kurang", 0, {"index": 0.02}, {"predikat": "kurang"}])
    def test_who_has_reached_it_does_nothing(self, rencana, target):
        kode, jawab = rencana(target=target)
        assert kode == 0
        assert (jawab["steps"], jawab["cost"], jawab["unreachable"]) == ([], 0, [])
        assert jawab["index"] == jawab["from"]["index"]

    def test_beyond_the_scale_it_goes_to_the_top_and_says_so(self, rencana):
        kode, jawab = rencana(target=9)
        assert (kode, jawab["reached"], jawab["index"]) == (1, False, 5)
        assert jawab["unreachable"] == [
            {
                "kind": "puncak",
                "indicator": "",
                "reason": "semua indikator pada tingkat tertinggi pun hanya memberi 5.00",
            }
        ]

    @pytest.mark.parametrize("batas", [{"capacity": 0}, {"budget": 0}])
    def test_with_nothing_to_spend_nothing_moves(self, rencana, batas):
        kode, jawab = rencana(**batas)
        assert (kode, jawab["steps"], jawab["cost"]) == (1, [], 0)
        (why,) = jawab["unreachable"]
        assert why["reason"].startswith("tanpa ")
        assert why["reason"].endswith("dapat dicapai 5.00")

    def test_steps_that_cost_nothing_are_taken(self, rencana):
        kode, jawab = rencana(default_cost=0, budget=0)
        assert (kode, jawab["reached"], jawab["cost"]) == (0, True, 0)

    @pytest.mark.parametrize("isi", [{"default_cost": -1}, {"costs": {"1": -1}}, {"costs": {"1": {"3": -2}}}])
    def test_nobody_is_paid_for_climbing(self, rencana, isi):
        assert "tidak boleh kurang dari nol" in salah(rencana(**isi))

    @pytest.mark.parametrize("isi", [{"capacity": -1}, {"budget": -1}, {"target": -1}, {"ceilings": {"1": -1}}])
    def test_nor_is_any_limit_below_nothing(self, rencana, isi):
        assert "tidak boleh kurang dari nol" in salah(rencana(**isi))

    def test_preconditions_in_a_cycle_rise_together(self, rencana):
        """Each needs the other at 3: by the end of the same year both may have it."""
        need = [
            {"indicator": "1", "level": 3, "requires": "2", "requires_level": 3},
            {"indicator": "2", "level": 3, "requires": "1", "requires_level": 3},
        ]
        others = [n for n in SPBE if n not in {"1", "2"}]
        kode, jawab = rencana(
            levels={"1": 2, "2": 2}, target={}, preconditions=need, fixed=others, ceilings={"1": 3, "2": 3}
        )
        assert (kode, jawab["levels"]["1"], jawab["levels"]["2"]) == (0, 3, 3)
        _kode, alone = rencana(levels={"1": 2, "2": 2}, target={}, preconditions=need, fixed=[*others, "2"])
        assert alone["levels"]["1"] == 2

    @pytest.mark.parametrize("besar", [1e6, 1e12, 1e30, 1e-12])
    def test_the_unit_of_effort_does_not_change_the_way(self, rencana, besar):
        """Prices in rupiah and prices in trillions: the same steps, so many times the cost."""
        satu, banyak = rencana(default_cost=1)[1], rencana(default_cost=besar)[1]
        assert banyak["proof"]["optimal"]
        assert (banyak["index"], len(banyak["steps"])) == (satu["index"], len(satu["steps"]))
        assert banyak["cost"] == pytest.approx(satu["cost"] * besar)

    def test_efforts_too_far_apart_are_refused(self, rencana):
        assert salah(rencana(default_cost=1, costs={"5": 1e30})).startswith('"costs"')

    @pytest.mark.parametrize("batas", [{"capacity": 1e300}, {"budget": 1e300}])
    def test_a_limit_beyond_all_bounds_is_none(self, rencana, batas):
        assert rencana(**batas)[1]["cost"] == rencana()[1]["cost"]

    @pytest.mark.parametrize(
        ("isi", "bagian"),
        [
            ({"levels": {"48": 1}}, '"48"'),
            ({"levels": {"1": 2.5}}, "I1"),
            ({"levels": {"1": "dua"}}, '"1"'),
            ({"levels": [2] * 46}, "47"),
            ({"levels": "2"}, '"levels"'),
            ({"levels": None}, '"levels"'),
            ({"target": "Luar biasa"}, "Memuaskan"),
            ({"target": {"index": "2,6"}}, '"index"'),
            ({"target": {"index": 2, "predikat": "Baik"}}, "tidak keduanya"),
            ({"target": [2]}, '"target"'),
            ({"years": 0}, '"years"'),
            ({"years": 11}, '"years"'),
            ({"years": []}, '"years"'),
            ({"years": [2028, 2027]}, '"years"'),
            ({"years": [2027, 2027]}, '"years"'),
            ({"years": [2027.5]}, '"years"'),
            ({"years": [2027], "target": {"index": 2, "by": 2020}}, '"years"'),
            ({"steps_per_year": 0}, '"steps_per_year"'),
            ({"fixed": ["48"]}, '"fixed"'),
            ({"frontier": 1}, '"frontier"'),
            ({"frontier": 1000}, '"frontier"'),
            ({"instrument": "tidak-ada"}, "tidak-ada"),
            ({"costs": {"99": 1}}, "99"),
            ({"costs": {"1": [1, 2, 3, 4, 5, 6]}}, '"1"'),
            ({"preconditions": [{"indicator": "1"}]}, "level"),
        ],
    )
    def test_a_wrong_request_names_its_field(self, rencana, isi, bagian):
        assert bagian in salah(rencana(**isi))

    @pytest.mark.parametrize("teks", ["[]", "{}", "null", '[{"levels": {}}]', '{"target": 3}'])
    def test_a_plan_is_asked_for_one_profile(self, jalankan, teks):
        assert salah(jalankan("plan", teks)).startswith("rencana")

    def test_of_two_years_the_first_comes_no_later(self, rencana):
        """What can be done at once is not put off: nothing but the years limits it."""
        _kode, jawab = rencana(years=[2027, 2028])
        assert [y["cost"] for y in jawab["years"]] == [jawab["cost"], 0]
        assert jawab["years"][0]["index"] == jawab["years"][1]["index"] == jawab["index"]

    def test_one_level_a_year_takes_as_many_years(self, rencana):
        isi = {"levels": dict.fromkeys(SPBE, 2), "target": 5, "steps_per_year": 1}
        assert rencana(**isi, years=3)[0] == 0
        kode, jawab = rencana(**isi, years=2)
        assert (kode, jawab["index"], jawab["unreachable"][0]["kind"]) == (1, 4, "laju")


class TestValidating:
    @pytest.mark.parametrize("teks", ["", "- 1", "3", "kode: x", "kode: [", "a: &a [*a]"])
    def test_what_is_no_instrument_is_said_to_be_none(self, jalankan, teks):
        assert salah(jalankan("validate", teks))

    def test_weights_that_do_not_add_up_fail_their_own_example(self, jalankan):
        """The mean divides by the sum of the weights, so 20 + 20 + 50 gives another index than was published."""
        assert jalankan("validate", NASKAH)[0] == 0
        kode, jawab = jalankan("validate", NASKAH.replace("bobot: 60", "bobot: 30"))
        assert (kode, jawab["valid"]) == (1, False)
        assert [c["ok"] for c in jawab["cases"]] == [False]

    @pytest.mark.parametrize("bobot", ["-1", ".nan", "abc", "[1]"])
    def test_nor_is_a_weight_just_anything(self, jalankan, bobot):
        assert "bobot" in salah(jalankan("validate", NASKAH.replace("bobot: 60", f"bobot: {bobot}")))


NASKAH = """
kode: contoh-2026
indeks: contoh
nama: Indeks Contoh
dasar: Peraturan Contoh 1/2026
dari: 2026-01-01
desimal: 2
mutu: {bukti: G}
pita: [{predikat: Baik, dari: 2.6}, {predikat: Kurang}]
skala: {tingkat: {jenis: tingkat, dari: 1, sampai: 5, kosong: 0}}
komponen:
  kode: CONTOH
  nama: Indeks Contoh
  skala: tingkat
  anak:
    - {kode: I1, nama: Satu, bobot: 40}
    - {kode: I2, nama: Dua, bobot: 60}
uji:
  - {masukan: {I1: 3, I2: 2}, indeks: 2.4, predikat: Kurang}
"""
