"""Lines of several units under one code, the shipped words, and laws that hold for every performance tree."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from poros.domain.reformasi import rules
from poros.domain.reformasi.rules.kaskade import (
    URUTAN,
    Kata,
    Simpul,
    Temuan,
    TemuanKinerja,
    Tingkat,
    baku,
    periksa,
)
from poros.domain.reformasi.tests.test_rules_kaskade import KATA, sehat, simpul

BAWAAN = yaml.safe_load((Path(rules.__file__).parents[1] / "parameter" / "kaskade.yaml").read_text(encoding="utf-8"))
SHIPPED = Kata(keluaran=tuple(BAWAAN["keluaran"]), kabur=tuple(BAWAAN["kabur"]))


def per_baris(rows: list[Simpul], kata: Kata = KATA) -> dict[tuple[str, str], list[str]]:
    """Findings of each line, by its code and unit."""
    found: dict[tuple[str, str], list[str]] = {}
    for f in periksa(rows, kata):
        found.setdefault((f.kode, f.unit), []).append(f.temuan.value)
    return found


class TestOneCodeOfTwoUnits:
    """A shared program stands in the file once for each unit that carries it, under one code."""

    def berbagi(self, **lain) -> list[Simpul]:
        """`p` belongs to PU and to DLH; what DLH's line has otherwise is named."""
        other = simpul("p", Tingkat.PROGRAM, **{"induk": "s", "unit": "DLH", "indikator": "Timbulan sampah", **lain})
        return [*sehat(), other]

    def test_sound_lines_stay_sound(self):
        assert per_baris(self.berbagi()) == {}

    @pytest.mark.parametrize(
        ("lain", "temuan"),
        [
            ({"indikator": ""}, "tanpa_indikator"),
            ({"target": None}, "tanpa_target"),
            ({"anggaran": Decimal(0)}, "tanpa_anggaran"),
            ({"satuan": ""}, "tidak_terukur"),
            ({"induk": "hilang"}, "tanpa_induk"),
        ],
    )
    def test_a_gap_of_one_is_not_told_of_the_other(self, lain, temuan):
        assert per_baris(self.berbagi(**lain)) == {("p", "DLH"): [temuan]}

    def test_a_gap_of_both_is_told_of_each_once(self):
        rows = self.berbagi(target=None)
        rows[1] = simpul("p", Tingkat.PROGRAM, "s", target=None)
        assert per_baris(rows) == {("p", "PU"): ["tanpa_target"], ("p", "DLH"): ["tanpa_target"]}

    def test_the_same_indicator_without_a_leader_names_the_other_to_each(self):
        rows = self.berbagi(indikator="Luas genangan p")
        told = {(f.unit, f.lain) for f in periksa(rows, KATA)}
        assert told == {("PU", ("DLH",)), ("DLH", ("PU",))}

    @pytest.mark.parametrize(("pu", "dlh", "sehat_"), [(True, False, True), (False, True, True), (True, True, False)])
    def test_exactly_one_leads(self, pu, dlh, sehat_):
        rows = self.berbagi(indikator="Luas genangan p", utama=dlh)
        rows[1] = simpul("p", Tingkat.PROGRAM, "s", utama=pu)
        assert (per_baris(rows) == {}) is sehat_

    def test_three_units_each_hear_of_the_two_others(self):
        rows = [*self.berbagi(indikator="Luas genangan p"), simpul("q", Tingkat.PROGRAM, "s", unit="DISHUB")]
        rows[-1] = simpul("q", Tingkat.PROGRAM, "s", unit="DISHUB", indikator="LUAS GENANGAN P")
        told = {f.unit: f.lain for f in periksa(rows, KATA) if f.temuan is Temuan.LINTAS_UNIT}
        assert told == {"PU": ("DISHUB", "DLH"), "DLH": ("DISHUB", "PU"), "DISHUB": ("DLH", "PU")}


@pytest.mark.parametrize(
    ("indikator", "temuan"),
    [
        ("Jumlah dokumen perencanaan", ["bukan_hasil"]),
        ("jumlah   LAPORAN semester", ["bukan_hasil"]),
        ("Tersusunnya rencana aksi", ["bukan_hasil"]),
        ("Dokumen RKPD", ["bukan_hasil"]),
        ("Meningkatnya kualitas pelayanan", ["tidak_terukur"]),
        ("Kondusifnya wilayah.", ["tidak_terukur"]),
        ("Persentase jalan mantap", []),
        ("Angka kematian ibu", []),
        ("Indeks kepuasan masyarakat", []),
        ("Jumlah korban banjir", []),
        ("Penurunan jumlah dokumen hilang", []),
    ],
)
def test_the_shipped_words_hint_at_work_done_and_at_nothing_measured(indikator, temuan):
    """Of a sasaran; what counts a result, even by "jumlah", is left in peace."""
    rows = sehat()
    rows[0] = simpul("s", indikator=indikator)
    assert per_baris(rows, SHIPPED).get(("s", "PU"), []) == temuan


def test_the_shipped_words_are_written_as_they_are_compared():
    for word in (*SHIPPED.keluaran, *SHIPPED.kabur):
        assert baku(word) == word


@pytest.mark.parametrize("tingkat", URUTAN)
@pytest.mark.parametrize("induk", URUTAN)
def test_each_level_hangs_on_the_one_above_it(tingkat, induk):
    above = simpul("a", induk, "")
    rows = [above, simpul("b", tingkat, "a")]
    found = per_baris(rows).get(("b", "PU"), [])
    fits = URUTAN.index(induk) + 1 == URUTAN.index(tingkat)
    assert ("salah_tingkat" in found) is not fits
    assert "tanpa_induk" not in found


@st.composite
def hutan(draw) -> list[Simpul]:
    """Some lines, each hanging on an earlier one, on none, or on one that is missing; each (code, unit) once."""
    rows: list[Simpul] = []
    for n in range(draw(st.integers(1, 8))):
        code = draw(st.sampled_from([f"k{n}", *(r.kode for r in rows)]))
        free = [u for u in ("A", "B", "C") if (code, u) not in {(r.kode, r.unit) for r in rows}]
        if not free:
            continue
        rows.append(
            Simpul(
                kode=code,
                tingkat=draw(st.sampled_from(Tingkat)),
                nama=code,
                unit=draw(st.sampled_from(free)),
                induk=draw(st.sampled_from(["", "hilang", *(r.kode for r in rows if r.kode != code)])),
                indikator=draw(st.sampled_from(["", "Luas", "luas.", "Jumlah dokumen", "Terwujudnya"])),
                satuan=draw(st.sampled_from(["", "ha"])),
                target=draw(st.sampled_from([None, Decimal(0), Decimal(5)])),
                anggaran=draw(st.sampled_from([None, Decimal(0), Decimal(9)])),
                utama=draw(st.booleans()),
            )
        )
    return rows


def hitung(found: list[TemuanKinerja]) -> Counter[TemuanKinerja]:
    return Counter(found)


@given(hutan())
def test_every_finding_is_of_a_line_that_there_is_and_is_told_once(rows):
    found = hitung(periksa(rows, KATA))
    assert {(f.kode, f.unit) for f in found} <= {(r.kode, r.unit) for r in rows}
    assert set(found.values()) <= {1}


@given(hutan())
def test_a_file_in_lower_or_upper_case_and_with_stops_says_the_same(rows):
    def dress(r: Simpul) -> Simpul:
        words = f"  {r.indikator.upper()}. " if r.indikator else ""
        return Simpul(
            kode=r.kode, tingkat=r.tingkat, nama=r.nama, unit=r.unit, induk=r.induk, indikator=words, satuan=r.satuan,
            target=r.target, anggaran=r.anggaran, utama=r.utama,
        )  # fmt: skip

    assert hitung(periksa([dress(r) for r in rows], KATA)) == hitung(periksa(rows, KATA))


@given(hutan())
def test_a_sound_tree_beside_it_changes_nothing(rows):
    """Codes and indicators of its own: what was found stays, and nothing is found on what is sound."""
    assert hitung(periksa([*rows, *sehat()], KATA)) == hitung(periksa(rows, KATA))


@given(hutan())
def test_units_of_a_shared_indicator_name_each_other(rows):
    told = {(f.unit, other) for f in periksa(rows, KATA) for other in f.lain}
    assert {(b, a) for a, b in told} == told
    assert all(a != b for a, b in told)
