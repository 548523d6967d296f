"""JITUPASNA and R3P as arithmetic: worked examples that a planner can add to, and laws that hold for any damage."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from poros.domain.krisis.rules.pulih import (
    Baris,
    Kebutuhan,
    Kelas,
    Patokan,
    Rusak,
    Sektor,
    SumberDana,
    jitupasna,
    nilai_rusak,
    rupiah,
    silang,
)

HUKUM = settings(max_examples=40, deadline=None)
DATA = yaml.safe_load((Path(__file__).parent / "contoh_pemulihan.yaml").read_text(encoding="utf-8"))


def patokan(data):
    return Patokan(
        bagian={Kelas(k): Decimal(v) for k, v in data["bagian"].items()},
        lebih_baik={Sektor(k): Decimal(v) for k, v in data["lebih_baik"].items()},
        kerugian_publik={Sektor(k): Decimal(v) for k, v in data["kerugian_publik"].items()},
        sumber="uji",
    )


P = patokan(DATA["patokan"])
jumlah = st.decimals(Decimal("0.01"), Decimal("9999.99"), places=2)
harga = st.integers(0, 10**10)
rusak = st.builds(Rusak, st.sampled_from(Sektor), st.sampled_from(Kelas), jumlah, harga, st.integers(0, 10**10))
baris = st.builds(
    Baris, st.sampled_from(Sektor), st.sampled_from(SumberDana), st.integers(2020, 2030), st.integers(0, 10**12)
)


@pytest.mark.parametrize("contoh", DATA["contoh"], ids=lambda c: c["nama"])
def test_worked_examples(contoh):
    rows = [
        Rusak(Sektor(r["sektor"]), Kelas(r["kelas"]), Decimal(str(r["jumlah"])), r["harga"], r.get("kerugian", 0))
        for r in contoh["rusak"]
    ]
    wanted = {Sektor(s): Kebutuhan(n["kerusakan"], n["kerugian"], n["kebutuhan"]) for s, n in contoh["hasil"].items()}
    assert jitupasna(rows, P) == wanted


@pytest.mark.parametrize(
    ("nilai", "bulat"),
    [("0", 0), ("0.49", 0), ("0.5", 1), ("1.5", 2), ("2.5", 3), ("999999999999999.5", 10**15), ("-0.5", -1)],
)
def test_halves_go_up_and_not_to_the_even_number(nilai, bulat):
    assert rupiah(Decimal(nilai)) == bulat


@pytest.mark.parametrize("kelas", Kelas)
def test_a_worse_class_never_loses_less(kelas):
    order = list(Kelas)
    worse = order[min(order.index(kelas) + 1, len(order) - 1)]
    one, other = (nilai_rusak(Rusak(Sektor.SOSIAL, k, Decimal(3), 1_000_001), P) for k in (kelas, worse))
    assert one <= other <= 3 * 1_000_001, "nothing loses more than it is worth"


@HUKUM
@given(st.lists(rusak, max_size=12), st.randoms(use_true_random=False))
def test_the_order_in_which_damage_was_recorded_does_not_matter(rows, acak):
    mixed = list(rows)
    acak.shuffle(mixed)
    assert jitupasna(mixed, P) == jitupasna(rows, P)


@HUKUM
@given(st.lists(rusak, max_size=8), st.lists(rusak, max_size=8))
def test_damage_and_loss_of_two_reports_are_those_of_both_together(satu, dua):
    """Each record is rounded by itself, so that sums of pages agree to the rupiah; only need is rounded once more."""
    parts, whole = (jitupasna(satu, P), jitupasna(dua, P)), jitupasna([*satu, *dua], P)
    none = Kebutuhan(0, 0, 0)
    for sector, need in whole.items():
        found = [p.get(sector, none) for p in parts]
        assert need.kerusakan == sum(n.kerusakan for n in found)
        assert need.kerugian == sum(n.kerugian for n in found)
        assert abs(need.kebutuhan - sum(n.kebutuhan for n in found)) <= 1


@HUKUM
@given(st.lists(rusak, min_size=1, max_size=8))
def test_who_rebuilds_better_never_needs_less_than_was_damaged(rows):
    for sector, need in jitupasna(rows, P).items():
        assert need.kebutuhan >= need.kerusakan
        assert (sector in {r.sektor for r in rows}) is True


@HUKUM
@given(st.lists(rusak, max_size=8))
def test_loss_of_private_business_is_no_public_need(rows):
    """Only sectors that the benchmark names have a public share: the others need no more than their damage, uplifted."""
    bare = [Rusak(r.sektor, r.kelas, r.jumlah, r.harga, 0) for r in rows]
    without = jitupasna(bare, P)
    for sector, need in jitupasna(rows, P).items():
        if sector not in P.kerugian_publik:
            assert need.kebutuhan == without[sector].kebutuhan


@HUKUM
@given(st.lists(baris, max_size=20), st.sampled_from(["sumber", "tahun"]))
def test_a_table_keeps_every_rupiah_whichever_way_it_is_cut(rows, kolom):
    cells = silang(rows, kolom)
    assert sum(n for line in cells.values() for n in line.values()) == sum(r.jumlah for r in rows)
    assert list(cells) == [s for s in Sektor if s in cells], "sectors stand in the order of the regulation"
    for sector, line in cells.items():
        assert sum(line.values()) == sum(r.jumlah for r in rows if r.sektor is sector)


@HUKUM
@given(st.lists(baris, max_size=15))
def test_both_tables_have_the_same_sum_at_the_right_of_each_sector(rows):
    by_source, by_year = silang(rows, "sumber"), silang(rows, "tahun")
    assert {s: sum(c.values()) for s, c in by_source.items()} == {s: sum(c.values()) for s, c in by_year.items()}


def test_a_class_without_a_share_is_a_fault_of_the_data():
    poor = Patokan(bagian={Kelas.RINGAN: Decimal(1)}, lebih_baik={}, kerugian_publik={}, sumber="x")
    with pytest.raises(KeyError):
        nilai_rusak(Rusak(Sektor.SOSIAL, Kelas.BERAT, Decimal(1), 1), poor)
