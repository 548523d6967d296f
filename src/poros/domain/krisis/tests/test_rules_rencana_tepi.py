"""A contingency plan that a government writes: what would fail in the disaster fails when it is written."""

import copy
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from poros.domain.krisis.rules.alur import Bahaya, Peran, PeranKomando, Status
from poros.domain.krisis.rules.rencana import JAM_MAKS, RencanaError, baca, batas, belum_berunit

PAGI = datetime(2026, 11, 22, 8, tzinfo=UTC)
RENCANA = Path(__file__).parents[1] / "parameter" / "rencana"
BAIK = {
    "kode": "uji",
    "versi": 1,
    "bahaya": "angin",
    "nama": "Rencana uji",
    "klaster": {"sar": "Pencarian", "air": "Air"},
    "posisi": [
        {"kode": "k", "nama": "Komandan", "peran": "komandan"},
        {"kode": "j", "nama": "Juru bicara", "peran": "juru_bicara", "atasan": "k"},
    ],
    "perintah": [
        {"kode": "satu", "klaster": "sar", "peran": "damkar", "isi": "Cari", "jam": 2},
        {
            "kode": "dua",
            "klaster": "air",
            "peran": "pu",
            "isi": "Pompa",
            "jam": "6",
            "pakai": [{"sumber": "p", "jam": 3}],
        },
    ],
    "ritme": {"tanggap": 6},
}


def ubah(jalan, nilai):
    """The good plan with one thing in it changed: `perintah/0/jam`."""
    content = copy.deepcopy(BAIK)
    *way, last = [int(p) if p.isdigit() else p for p in jalan.split("/")]
    at = content
    for step in way:
        at = at[step]
    at[last] = nilai
    return content


def test_it_is_read_with_what_was_left_out_filled_in():
    plan = baca(BAIK)
    assert (plan.bahaya, plan.dasar, plan.ritme) == (Bahaya.ANGIN, "", {Status.TANGGAP: 6})
    first, second = plan.perintah
    assert (first.peran, first.harapan, first.tindak, first.pakai) == (Peran.DAMKAR, "", "", ())
    assert [(p.sumber, p.jumlah, p.jam) for p in second.pakai] == [("p", 1, 3)]
    assert [(p.peran, p.atasan) for p in plan.posisi] == [(PeranKomando.KOMANDAN, ""), (PeranKomando.JURU_BICARA, "k")]


@pytest.mark.parametrize(
    ("jalan", "nilai", "sebab"),
    [
        ("kode", "x" * 41, "kode"),
        ("kode", "banjir bandang", "kode"),
        ("kode", "", "kode"),
        ("posisi/1/kode", "juru bicara", "kode"),
        ("posisi/1/kode", "x" * 41, "kode"),
        ("perintah/0/kode", "a b", "kode"),
        ("nama", "x" * 201, "nama"),
        ("posisi/0/nama", "x" * 151, "nama"),
        ("klaster/sar", "x" * 101, "klaster terlalu panjang"),
        ("perintah/0/jam", JAM_MAKS + 1, "jam"),
        ("perintah/0/jam", 0, "jam"),
        ("perintah/0/jam", float("inf"), "infinity"),
        ("perintah/0/jam", float("nan"), "NaN"),
        ("perintah/0/jam", "dua", "dua"),
        ("perintah/0/peran", "naga", "naga"),
        ("perintah/0/klaster", "laut", "klaster tidak dikenal"),
        ("perintah/1/kode", "satu", "perintah ganda"),
        ("perintah/1/pakai", [{"sumber": "p", "jam": 0}], "pakai"),
        ("perintah/1/pakai", [{"sumber": "p", "jam": JAM_MAKS + 1}], "pakai"),
        ("perintah/1/pakai", [{"sumber": "p", "jam": 1, "jumlah": 0}], "pakai"),
        ("perintah/1/pakai", [{"jam": 1}], "sumber"),
        ("ritme/tanggap", JAM_MAKS + 1, "ritme"),
        ("ritme/perang", 6, "perang"),
        ("posisi/1/atasan", "raja", "atasan"),
        ("posisi/0/peran", "wakil", "komandan"),
        ("posisi", {"kode": "k"}, None),
        ("klaster", ["sar"], None),
        ("perintah", None, None),
    ],
)
def test_what_would_fail_in_the_disaster_is_refused_when_written(jalan, nilai, sebab):
    with pytest.raises(RencanaError, match=sebab):
        baca(ubah(jalan, nilai))


@pytest.mark.parametrize(
    ("jalan", "nilai"),
    [
        ("kode", "x" * 40),
        ("nama", "x" * 200),
        ("posisi/0/nama", "x" * 150),
        ("klaster/sar", "x" * 100),
        ("perintah/0/jam", JAM_MAKS),
        ("ritme/tanggap", 1),
    ],
)
def test_the_edges_are_allowed(jalan, nilai):
    assert baca(ubah(jalan, nilai)).kode


@pytest.mark.parametrize("hilang", ["kode", "versi", "bahaya", "nama", "klaster", "posisi", "perintah", "ritme"])
def test_what_is_missing_is_named(hilang):
    with pytest.raises(RencanaError, match=hilang):
        baca({k: v for k, v in BAIK.items() if k != hilang})


@pytest.mark.parametrize("isi", [None, "banjir", [], 7, {"kode": {}}])
def test_what_is_no_plan_at_all_is_refused(isi):
    with pytest.raises(RencanaError):
        baca(isi)


def test_an_order_is_due_so_many_hours_after_the_command_stands():
    due = [batas(b, PAGI) - PAGI for b in baca(BAIK).perintah]
    assert due == [timedelta(hours=2), timedelta(hours=6)]


@pytest.mark.parametrize(
    ("peran", "kurang"),
    [
        ({}, [Peran.DAMKAR, Peran.PU]),
        ({Peran.DAMKAR: ["a"]}, [Peran.PU]),
        ({Peran.DAMKAR: [], Peran.PU: ["b"]}, [Peran.DAMKAR]),
        ({Peran.DAMKAR: ["a"], Peran.PU: ["b"]}, []),
    ],
)
def test_roles_without_a_unit_are_named_once_in_the_order_of_the_plan(peran, kurang):
    orders = baca(BAIK).perintah
    assert belum_berunit((*orders, *orders), peran) == kurang


@pytest.mark.parametrize("berkas", sorted(RENCANA.glob("*.yaml")), ids=lambda p: p.stem)
def test_what_ships_reads_the_same_after_it_was_kept_and_written_again(berkas):
    content = yaml.safe_load(berkas.read_text(encoding="utf-8"))
    again = yaml.safe_load(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=200))
    assert baca(again) == baca(content)


@pytest.mark.parametrize("berkas", sorted(RENCANA.glob("*.yaml")), ids=lambda p: p.stem)
def test_what_ships_can_be_carried_out(berkas):
    """Every seat but the commander's has somebody above it, every cluster has an order, and lives come first."""
    plan = baca(yaml.safe_load(berkas.read_text(encoding="utf-8")))
    assert [p.kode for p in plan.posisi if not p.atasan] == [
        p.kode for p in plan.posisi if p.peran is PeranKomando.KOMANDAN
    ]
    assert {b.klaster for b in plan.perintah} == set(plan.klaster)
    assert plan.ritme[Status.TANGGAP] <= min(plan.ritme.values()), "the emergency is told of most often"
    rescue = [b.jam for b in plan.perintah if b.peran is Peran.DAMKAR]
    assert max(rescue) <= min(b.jam for b in plan.perintah if b.peran is Peran.PERHUBUNGAN)
