"""Working papers calculated by hand, kept as YAML beside the tests: what each round comes to, and where rounds disagree."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from poros.domain.indeks.models import Butir, Instrumen, Penilaian
from poros.domain.indeks.queries.kertas import Kertas, babak_akhir, susun_kertas
from poros.domain.indeks.rules.alur import Babak

from .conftest import NASKAH

CONTOH = yaml.safe_load((Path(__file__).parent / "contoh" / "kertas.yaml").read_text(encoding="utf-8"))
KODE = ("I1", "I2", "I3")
NILAI = st.none() | st.integers(1, 5)


def kertas(**babak: dict[str, int]) -> Kertas:
    """A paper that was never kept."""
    row = Penilaian(instrumen=Instrumen(kode="contoh-2026", indeks="contoh", naskah=NASKAH), tahun=2026)
    lines = [
        Butir(kode=kode, **{b: Decimal(v[kode]) for b, v in babak.items() if v.get(kode) is not None}) for kode in KODE
    ]
    return susun_kertas(row, lines)


@pytest.mark.parametrize("contoh", CONTOH, ids=lambda c: c["nama"])
def test_as_by_hand(contoh: dict[str, Any]):
    paper = kertas(**{b.value: contoh[b.value] for b in Babak if b.value in contoh})
    assert {b: [str(h.indeks), h.predikat] for b, h in paper.hasil.items()} == contoh["hasil"]
    assert sorted(g.simpul.kode for g in paper.garis if g.berbeda) == sorted(contoh["berbeda"])
    assert (paper.terjawab, paper.banyak) == (contoh["terjawab"], 3)
    last = babak_akhir(contoh["hasil"])
    parts = {g.simpul.kode: g.nilai[last] for g in paper.garis if g.butir is None} if last else {}
    assert parts == {kode: Decimal(n) for kode, n in contoh.get("bagian", {}).items()}


@given(st.tuples(NILAI, NILAI, NILAI))
def test_an_assessor_who_agrees_with_all_changes_nothing(nilai):
    told = dict(zip(KODE, nilai, strict=True))
    alone, checked = kertas(mandiri=told), kertas(mandiri=told, internal=told)
    if any(v is not None for v in nilai):
        assert checked.hasil["internal"].nilai == alone.hasil["mandiri"].nilai
    assert not [g for g in checked.garis if g.berbeda]


@given(st.tuples(NILAI, NILAI, NILAI), st.sampled_from(KODE), st.integers(1, 5))
def test_one_changed_value_moves_the_index_by_its_weight(nilai, kode, lain):
    told = {k: v or 1 for k, v in zip(KODE, nilai, strict=True)}
    paper = kertas(mandiri=told, internal={kode: lain})
    weight = {"I1": Decimal("0.2"), "I2": Decimal("0.2"), "I3": Decimal("0.6")}[kode]
    moved = paper.hasil["internal"].nilai - paper.hasil["mandiri"].nilai
    assert moved == weight * (lain - told[kode])
    assert [g.simpul.kode for g in paper.butir if g.berbeda] == ([kode] if lain != told[kode] else [])


@given(st.sets(st.sampled_from([b.value for b in Babak])))
def test_the_last_round_that_there_is_counts(babak):
    order = [b.value for b in Babak if b.value in babak]
    assert babak_akhir({key: {} for key in babak}) == (order[-1] if order else "")
