"""The tables of the state are trees without orphans and hold what one looks up in them; each is known by a sample."""

import csv
import gzip
from collections import Counter
from functools import cache

import pytest
from django.db import connection

from poros.kernel.rujukan.models import Klasifikasi, Nomenklatur, Rekening, Satuan, SumberDana, Wilayah
from poros.kernel.rujukan.muat import BERKAS, DATA, muat


@cache
def baris(model):
    """The rows of a table's file, as they ship."""
    with gzip.open(DATA / BERKAS[model], "rt", encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))


def kode(model):
    return [row["kode"] for row in baris(model)]


@pytest.mark.parametrize("model", BERKAS)
def test_a_file_names_only_columns_of_its_table_and_fills_those_that_must_be(model):
    fields = {f.name: f for f in model._meta.concrete_fields}
    names = set(baris(model)[0])
    assert names <= set(fields)
    wajib = {n for n, f in fields.items() if not (f.null or f.blank or f.auto_created or n == "id")}
    assert wajib <= names


@pytest.mark.parametrize("model", BERKAS)
def test_no_text_is_longer_than_its_column(model):
    limits = {f.name: f.max_length for f in model._meta.concrete_fields if f.max_length}
    for row in baris(model):
        assert all(len(row[name]) <= limit for name, limit in limits.items() if name in row), row


@pytest.mark.parametrize("model", [Wilayah, Klasifikasi, SumberDana])
def test_a_code_is_there_once(model):
    assert max(Counter(kode(model)).values()) == 1


def test_a_code_of_the_plan_is_there_once_for_each_kind_of_government():
    keys = Counter((row["jenis_pemda"], row["kode"]) for row in baris(Nomenklatur))
    assert max(keys.values()) == 1
    assert {jenis for jenis, _kode in keys} <= {"PROV", "KABKOT"}


@pytest.mark.parametrize(("model", "akar"), [(Wilayah, 38), (Klasifikasi, 10)])
def test_every_row_hangs_below_one_that_is_there_and_only_the_top_below_none(model, akar):
    known = set(kode(model))
    roots = [row["kode"] for row in baris(model) if not row["kode_induk"]]
    assert len(roots) == akar
    assert [row["kode"] for row in baris(model) if row["kode_induk"] and row["kode_induk"] not in known] == []


@pytest.mark.parametrize("model", [Wilayah, Klasifikasi])
def test_a_code_begins_with_that_of_what_it_is_a_part_of(model):
    """In the classification the first level is a whole hundred: 600.1 belongs to 600."""
    wrong = [row["kode"] for row in baris(model) if row["kode_induk"] and not row["kode"].startswith(row["kode_induk"])]
    assert wrong == []
    depth = {row["kode"]: int(row["tingkat"]) for row in baris(model)}
    assert [r["kode"] for r in baris(model) if r["kode_induk"] and depth[r["kode_induk"]] >= depth[r["kode"]]] == []


def test_no_circle_in_any_tree():
    for model in (Wilayah, Klasifikasi):
        above = {row["kode"]: row["kode_induk"] for row in baris(model)}
        for start in above:
            node, steps = start, 0
            while node:
                node, steps = above[node], steps + 1
                assert steps <= 5, start


@pytest.mark.parametrize(
    ("kode_", "nama"),
    [
        ("000", "umum"),
        ("100", "pemerintahan"),
        ("200", "politik"),
        ("300", "keamanan"),
        ("400", "kesejahteraan"),
        ("500", "perekonomian"),
        ("600", "pekerjaan umum"),
        ("700", "pengawasan"),
        ("800", "kepegawaian"),
        ("900", "keuangan"),
    ],
)
def test_the_ten_groups_of_the_classification(kode_, nama):
    """Permendagri 83/2022."""
    found = {row["kode"]: row["nama"].lower() for row in baris(Klasifikasi) if row["tingkat"] == "1"}
    assert nama in found[kode_]


def test_a_place_lies_in_the_archipelago_where_it_is_known():
    for row in baris(Wilayah):
        if row["lat"]:
            assert -12 < float(row["lat"]) < 7, row["kode"]
            assert 94 < float(row["lng"]) < 142, row["kode"]


def test_people_are_counted_in_whole_and_none_is_negative():
    counted = [row for row in baris(Wilayah) if row["penduduk"]]
    assert len(counted) > 500
    for row in counted:
        assert int(row["penduduk"]) >= 0
        if row["penduduk_l"] and row["penduduk_p"]:
            assert int(row["penduduk_l"]) + int(row["penduduk_p"]) == int(row["penduduk"]), row["kode"]


@pytest.mark.parametrize(("tingkat", "titik"), [("1", 0), ("2", 1), ("3", 2), ("4", 3)])
def test_the_level_of_a_place_can_be_read_from_its_code(tingkat, titik):
    assert {row["kode"].count(".") for row in baris(Wilayah) if row["tingkat"] == tingkat} == {titik}


def test_words_of_units_of_measure_are_not_empty():
    assert all(row["satuan"].strip() for row in baris(Satuan))
    assert len({row["satuan"] for row in baris(Satuan)}) == len(baris(Satuan))


@pytest.mark.django_db
@pytest.mark.lambat
def test_what_was_loaded_is_what_the_files_hold():
    rows = muat()
    assert rows == {model.__name__: len(baris(model)) for model in BERKAS}
    for model in (Klasifikasi, SumberDana, Satuan):
        assert model.objects.count() == len(baris(model))
    sample = baris(Klasifikasi)[100]
    stored = Klasifikasi.objects.get(pk=sample["kode"])
    assert {name: str(getattr(stored, name)) for name in sample} == sample
    account = baris(Rekening)[50]
    assert Rekening.objects.filter(kode=account["kode"], nama=account["nama"]).exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_schema FROM information_schema.tables WHERE table_name = 'rujukan_klasifikasi'")
        assert cursor.fetchall() == [("public",)], "one table for all governments"
