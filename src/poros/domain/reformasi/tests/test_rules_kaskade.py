"""Findings on a performance tree, each on the smallest tree that has it."""

from decimal import Decimal

import pytest

from poros.domain.reformasi.rules.kaskade import Kata, Simpul, Temuan, TemuanKinerja, Tingkat, baku, periksa

KATA = Kata(keluaran=("jumlah dokumen", "tersusunnya"), kabur=("terwujudnya",))


def simpul(kode, tingkat=Tingkat.SASARAN, induk="", **lain) -> Simpul:
    """A line that is in order, with changes by name."""
    data = {
        "nama": kode,
        "unit": "PU",
        "indikator": f"Luas genangan {kode}",
        "satuan": "ha",
        "target": Decimal(1),
        "anggaran": Decimal(1),
    }
    return Simpul(kode=kode, tingkat=tingkat, induk=induk, **(data | lain))


def sehat() -> list[Simpul]:
    return [
        simpul("s"),
        simpul("p", Tingkat.PROGRAM, "s"),
        simpul("k", Tingkat.KEGIATAN, "p"),
        simpul("x", Tingkat.SUBKEGIATAN, "k"),
    ]


def temuan(*rows: Simpul) -> list[tuple[str, str]]:
    return [(f.kode, f.temuan.value) for f in periksa(rows, KATA)]


def test_a_sound_tree_has_none():
    assert temuan(*sehat()) == []


def test_a_program_without_parent_hangs_in_the_air():
    assert temuan(*sehat(), simpul("p2", Tingkat.PROGRAM), simpul("k2", Tingkat.KEGIATAN, "p2")) == [
        ("p2", "tanpa_induk")
    ]
    assert temuan(*sehat(), simpul("k2", Tingkat.KEGIATAN, "hilang")) == [("k2", "tanpa_induk")]


@pytest.mark.parametrize("tingkat", [Tingkat.SASARAN, Tingkat.PROGRAM])
def test_what_is_not_carried_down_is_found(tingkat):
    found = temuan(*sehat(), simpul("z", tingkat, "s" if tingkat is Tingkat.PROGRAM else ""))
    assert found == [("z", "tanpa_anak")]


def test_a_leap_over_a_level():
    assert temuan(*sehat(), simpul("k2", Tingkat.KEGIATAN, "s")) == [("k2", "salah_tingkat")]


class TestContent:
    def first(self, **lain) -> list[str]:
        rows = sehat()
        rows[2] = simpul("k", Tingkat.KEGIATAN, "p", **lain)
        return [t for _kode, t in temuan(*rows)]

    def test_without_an_indicator_nothing_else_is_asked(self):
        assert self.first(indikator="", target=None, satuan="") == ["tanpa_indikator"]

    def test_target_and_budget(self):
        assert self.first(target=None) == ["tanpa_target"]
        assert self.first(anggaran=None) == ["tanpa_anggaran"]
        assert self.first(anggaran=Decimal(0)) == ["tanpa_anggaran"]

    def test_a_sasaran_has_no_budget_of_its_own(self):
        assert temuan(simpul("s", anggaran=None), *sehat()[1:]) == []

    def test_words_are_hints(self):
        assert self.first(indikator="Terwujudnya kota tertib") == ["tidak_terukur"]
        assert self.first(satuan="") == ["tidak_terukur"]
        found = periksa([simpul("s", indikator="Jumlah  dokumen rencana"), *sehat()[1:]], KATA)
        assert [(f.temuan, f.petunjuk) for f in found] == [(Temuan.BUKAN_HASIL, True)]

    def test_below_a_sasaran_an_output_is_in_its_place(self):
        assert self.first(indikator="Jumlah dokumen rencana") == []


class TestCrosscutting:
    def rows(self, **lain) -> list[Simpul]:
        one = simpul("p", Tingkat.PROGRAM, "s", indikator="Luas genangan")
        other = simpul("p2", Tingkat.PROGRAM, "s", **({"unit": "DLH", "indikator": "luas  genangan."} | lain))
        rest = [simpul("k", Tingkat.KEGIATAN, "p"), simpul("k2", Tingkat.KEGIATAN, "p2")]
        return [simpul("s"), one, other, *rest]

    def test_two_units_and_nobody_leads(self):
        assert periksa(self.rows(), KATA) == [
            TemuanKinerja(kode="p", unit="PU", temuan=Temuan.LINTAS_UNIT, lain=("DLH",)),
            TemuanKinerja(kode="p2", unit="DLH", temuan=Temuan.LINTAS_UNIT, lain=("PU",)),
        ]
        assert not periksa(self.rows(), KATA)[0].petunjuk

    def test_with_one_that_leads_it_is_in_order(self):
        assert periksa(self.rows(utama=True), KATA) == []

    def test_one_unit_may_carry_it_twice(self):
        assert periksa(self.rows(unit="PU"), KATA) == []


def test_words_are_compared_without_their_dress():
    assert baku(" Luas   Genangan. ") == "luas genangan"
