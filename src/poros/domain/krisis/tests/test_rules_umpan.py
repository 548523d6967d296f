"""Feeds as they come from outside: quakes of BMKG, reports of PetaBencana in both its shapes."""

import json
from datetime import UTC, datetime

import pytest

from poros.domain.krisis.rules.alur import Bahaya, Kanal
from poros.domain.krisis.rules.baca_umpan import BARIS_MAKS, UmpanError, baca

GEMPA = {
    "Tanggal": "22 Nov 2026",
    "Jam": "13:00:11 WIB",
    "DateTime": "2026-11-22T06:00:11+00:00",
    "Coordinates": "-5.81,106.56",
    "Lintang": "5.81 LS",
    "Bujur": "106.56 BT",
    "Magnitude": "5.2",
    "Kedalaman": "10 km",
    "Wilayah": "Pusat gempa berada di laut 30 km barat Contoh",
    "Potensi": "Tidak berpotensi tsunami",
    "Dirasakan": "III Contoh",
    "Shakemap": "20261122130011.mmi.jpg",
}
LAPORAN = {
    "pkey": "338117",
    "created_at": "2026-11-22T06:12:11.123Z",
    "source": "grasp",
    "disaster_type": "flood",
    "text": "Air masuk rumah",
    "report_data": {"flood_depth": 80},
    "tags": {"instance_region_code": "ID-KI"},
}


def gempa(**lain):
    return json.dumps({"Infogempa": {"gempa": GEMPA | lain}}).encode()


def test_a_quake_is_read_with_its_place_and_words():
    (row,) = baca(gempa())
    assert (row.kanal, row.bahaya, row.lat, row.lng) == (Kanal.IMPOR, Bahaya.GEMPA, -5.81, 106.56)
    assert row.waktu == datetime(2026, 11, 22, 6, 0, 11, tzinfo=UTC)
    assert row.uraian == "Gempa M 5.2, kedalaman 10 km. Tidak berpotensi tsunami. Dirasakan: III Contoh."
    assert row.asal == "bmkg-2026-11-22T06:00:11+00:00--5.81-106.56"


@pytest.mark.parametrize(
    ("potensi", "bahaya"),
    [
        ("Tidak berpotensi tsunami", Bahaya.GEMPA),
        ("Berpotensi tsunami untuk diteruskan pada masyarakat", Bahaya.TSUNAMI),
        ("Gempa ini dirasakan untuk diteruskan pada masyarakat", Bahaya.GEMPA),
        ("", Bahaya.GEMPA),
    ],
)
def test_a_tsunami_is_feared_in_words_only(potensi, bahaya):
    assert baca(gempa(Potensi=potensi))[0].bahaya is bahaya


@pytest.mark.parametrize(
    ("lintang", "bujur", "titik"),
    [("5.81 LS", "106.56 BT", (-5.81, 106.56)), ("2.1 LU", "98.5 BT", (2.1, 98.5)), ("1.0 LU", "5.0 BB", (1.0, -5.0))],
)
def test_the_letters_tell_the_side_of_the_globe(lintang, bujur, titik):
    (row,) = baca(gempa(Lintang=lintang, Bujur=bujur, Coordinates="106.56,-5.81"))
    assert (row.lat, row.lng) == titik


def test_the_list_of_recent_quakes_is_read_whole_and_not_without_end():
    many = [GEMPA | {"DateTime": f"2026-11-22T{n % 24:02}:00:00+00:00"} for n in range(BARIS_MAKS + 5)]
    assert len(baca(json.dumps({"Infogempa": {"gempa": many[:15]}}).encode())) == 15
    assert len(baca(json.dumps({"Infogempa": {"gempa": many}}).encode())) == BARIS_MAKS


def test_a_quake_that_nobody_felt_says_nothing_of_it():
    felt = {k: v for k, v in GEMPA.items() if k != "Dirasakan"}
    assert "Dirasakan" not in baca(json.dumps({"Infogempa": {"gempa": felt}}).encode())[0].uraian


def geojson():
    shape = {"type": "Point", "coordinates": [116.83, -1.26]}
    return {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": LAPORAN, "geometry": shape}]}


def topojson(titik=(116.83, -1.26), **lain):
    shape = {"type": "Point", "properties": LAPORAN, "coordinates": list(titik)}
    return {"type": "Topology", "objects": {"output": {"type": "GeometryCollection", "geometries": [shape]}}} | lain


@pytest.mark.parametrize(
    "isi",
    [
        geojson(),
        {"statusCode": 200, "result": geojson()},
        topojson(),
        {"statusCode": 200, "result": topojson(arcs=[])},
        topojson((83, 74), transform={"scale": [0.01, 0.01], "translate": [116.0, -2.0]}),
    ],
)
def test_reports_are_read_in_every_shape(isi):
    (row,) = baca(json.dumps(isi).encode())
    assert (row.asal, round(row.lng, 6), round(row.lat, 6)) == ("petabencana-338117", 116.83, -1.26)
    assert (row.uraian, row.tempat) == ("Air masuk rumah Kedalaman 80 cm.", "ID-KI")


@pytest.mark.parametrize(
    "isi",
    [
        {"Infogempa": {}},
        {"Infogempa": {"gempa": {}}},
        {"Infogempa": {"gempa": GEMPA | {"Lintang": "utara"}}},
        {"Infogempa": {"gempa": GEMPA | {"DateTime": "kemarin"}}},
        {"Infogempa": {"gempa": 3}},
        {"type": "Topology"},
        topojson(("x", 1)),
        topojson(transform={"scale": [1]}),
        {"features": [{"properties": {}, "geometry": None}]},
        {"result": []},
    ],
)
def test_what_is_broken_is_said_to_be(isi):
    with pytest.raises(UmpanError, match=r"^bentuk$"):
        baca(json.dumps(isi).encode())


@pytest.mark.parametrize("isi", [{"Infogempa": {"gempa": []}}, {"type": "Topology", "objects": {}}])
def test_what_is_empty_is_said_to_be(isi):
    with pytest.raises(UmpanError, match=r"^kosong$"):
        baca(json.dumps(isi).encode())
