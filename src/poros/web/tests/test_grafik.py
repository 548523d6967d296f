"""A chart's description for the eye and the table behind it carry the same figures."""

import json
from decimal import Decimal

import pytest

from poros.web import grafik


def test_bars_carry_series_unit_and_reference():
    chart = grafik.batang_datar(
        ["PU", "Bappeda"], {"Serapan": [48.2, Decimal("82.4")]}, satuan="%", acuan={"Rencana": 77}
    )
    assert chart.opsi == {
        "jenis": "batang_datar",
        "kategori": ["PU", "Bappeda"],
        "seri": {"Serapan": [48.2, 82.4]},
        "satuan": "%",
        "acuan": {"Rencana": 77.0},
    }
    assert chart.kepala[1:] == ["Serapan (%)"]
    assert chart.baris == [["PU", 48.2], ["Bappeda", Decimal("82.4")]]


@pytest.mark.parametrize(("make", "kind"), [(grafik.batang, "batang"), (grafik.garis, "garis")])
def test_gaps_stay_gaps(make, kind):
    chart = make(["Jan", "Feb"], {"Rencana": [10, 20], "Realisasi": [8, None]})
    assert chart.opsi["jenis"] == kind
    assert chart.opsi["seri"]["Realisasi"] == [8.0, None]
    assert chart.baris == [["Jan", 10, 8], ["Feb", 20, None]]


def test_a_series_of_another_length_is_refused():
    with pytest.raises(ValueError, match="Realisasi"):
        grafik.batang(["Jan", "Feb"], {"Rencana": [1, 2], "Realisasi": [1]})


def test_heat_has_a_row_for_each_name():
    chart = grafik.panas(["Terima", "Disposisi"], ["PU"], [[0.4, None]], satuan="hari kerja")
    assert chart.opsi["nilai"] == [[0.4, None]]
    assert chart.baris == [["PU", 0.4, None]]
    with pytest.raises(ValueError, match="1 rows of 2 values"):
        grafik.panas(["Terima", "Disposisi"], ["PU"], [[0.4]])


def test_flows_name_each_node_once():
    chart = grafik.aliran([("Surat", "Asisten I", 12), ("Asisten I", "Selesai", 9)], satuan="surat")
    assert chart.opsi["simpul"] == ["Surat", "Asisten I", "Selesai"]
    assert chart.baris == [["Surat", "Asisten I", 12], ["Asisten I", "Selesai", 9]]


def test_a_network_reads_as_sentences_in_its_table():
    chart = grafik.jejaring([("1", "Sekda", "Setda"), ("2", "Dinas PU", "Dinas")], [("1", "2", "mengoordinasikan")])
    assert chart.opsi["kelompok"] == ["Setda", "Dinas"]
    assert [n["category"] for n in chart.opsi["simpul"]] == [0, 1]
    assert chart.baris == [["Sekda", "mengoordinasikan", "Dinas PU"]]


def test_a_tree_lists_who_stands_under_whom():
    chart = grafik.pohon("Sekda", {"Asisten I": {"Bagian Hukum": {}}, "Asisten II": {}})
    assert chart.opsi["akar"]["children"][0] == {
        "name": "Asisten I",
        "children": [{"name": "Bagian Hukum", "children": []}],
    }
    assert chart.baris == [["Sekda", "Asisten I"], ["Asisten I", "Bagian Hukum"], ["Sekda", "Asisten II"]]


def test_all_of_it_is_json():
    from poros.web.contoh import isi

    assert {json.loads(json.dumps(chart.opsi))["jenis"] for chart in isi()["bagan"].values()} == {
        "garis",
        "batang",
        "batang_datar",
        "panas",
        "aliran",
        "jejaring",
        "pohon",
    }
