"""Plans, accounts and the archive: what hangs below what, and what only a leaf can have."""

import csv
import gzip
from functools import cache
from itertools import pairwise

import pytest

from poros.kernel.rujukan.models import Klasifikasi, Nomenklatur, Rekening, SumberDana
from poros.kernel.rujukan.muat import BERKAS, DATA

URUSAN = ("urusan", "bidang", "program", "kegiatan", "sub_kegiatan")
AKUN = ("akun", "kelompok", "jenis", "objek", "rincian_objek", "sub_rincian_objek")


@cache
def baris(model):
    with gzip.open(DATA / BERKAS[model], "rt", encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))


def test_a_plan_hangs_together_step_by_step_for_provinces_and_for_regencies():
    """Urusan, bidang, program, kegiatan, sub kegiatan: each below one of the step before, of the same government."""
    level = {(row["jenis_pemda"], row["kode"]): row["tingkat"] for row in baris(Nomenklatur)}
    above = {(level.get((r["jenis_pemda"], r["kode_induk"])), r["tingkat"]) for r in baris(Nomenklatur)}
    assert above == {(None, "urusan"), *pairwise(URUSAN)}


@pytest.mark.parametrize("model", [Nomenklatur, Rekening])
def test_a_code_begins_with_that_of_the_step_above_it(model):
    assert [r["kode"] for r in baris(model) if not r["kode"].startswith(r["kode_induk"])] == []


def test_a_sub_kegiatan_says_by_what_it_is_measured():
    leaves = [row for row in baris(Nomenklatur) if row["tingkat"] == "sub_kegiatan"]
    assert sum(not (row["indikator"] and row["satuan"]) for row in leaves) <= 1
    assert {row["spm"] for row in leaves} <= {"SPM", "NON-SPM", ""}


@pytest.mark.parametrize(("tingkat", "titik"), [(tingkat, n) for n, tingkat in enumerate(AKUN)])
def test_the_level_of_an_account_can_be_read_from_its_code(tingkat, titik):
    found = {row["kode"].count(".") for row in baris(Rekening) if row["tingkat"] == tingkat}
    assert found == {titik}


def test_no_account_hangs_in_the_air():
    """A decree that only amends names parents that stand in the one before."""
    known = {row["kode"] for row in baris(Rekening)}
    assert [row["kode"] for row in baris(Rekening) if row["kode_induk"] and row["kode_induk"] not in known] == []


def test_sources_of_funds_are_two_trees_but_for_one_known_gap():
    known = {row["kode"] for row in baris(SumberDana)}
    assert sum(not row["kode_induk"] for row in baris(SumberDana)) == 2
    assert [r["kode"] for r in baris(SumberDana) if r["kode_induk"] and r["kode_induk"] not in known] == ["1.2.02.02"]


def test_how_long_it_is_kept_and_what_becomes_of_it_is_said_of_leaves_and_of_leaves_only():
    parents = {row["kode_induk"] for row in baris(Klasifikasi)}
    for row in baris(Klasifikasi):
        assert bool(row["nasib_akhir"]) is (row["kode"] not in parents), row["kode"]


def test_there_are_three_fates_of_an_archive():
    """PP 28/2012: destroyed, kept for ever, or destroyed with exceptions."""
    fates = {row["nasib_akhir"] for row in baris(Klasifikasi)} - {""}
    assert fates == {"musnah", "permanen", "musnah dengan pengecualian"}


def test_years_of_retention_are_whole_where_they_are_known():
    for row in baris(Klasifikasi):
        for name in ("retensi_aktif_tahun", "retensi_inaktif_tahun"):
            assert not row[name] or 0 <= int(row[name]) <= 50, row["kode"]
