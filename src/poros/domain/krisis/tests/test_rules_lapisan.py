"""A layer of the map is refused when it is loaded, not when a flood is to be computed on it."""

import json
from importlib import resources

import pytest

from poros.domain.krisis.rules.jalan import Asal, Tujuan, soal
from poros.domain.krisis.rules.lapisan import LapisanError, baca

KOTAK = [[116.0, -1.0], [117.0, -1.0], [117.0, 0.0], [116.0, -1.0]]
DESA = {"nama": "Desa Rekaan", "penduduk": 120}
RUAS = {"nama": "Jalan Uji", "u": "A", "v": "B", "kelas": "tertiary", "panjang": 40.5, "searah": False}


def wilayah(shape=None, **sifat):
    shape = shape or {"type": "Polygon", "coordinates": [KOTAK]}
    return {"type": "Feature", "geometry": shape, "properties": DESA | sifat}


def jalan(titik=((116.0, -1.0), (116.1, -1.0)), tipe="LineString", **sifat):
    return {"geometry": {"type": tipe, "coordinates": [list(p) for p in titik]}, "properties": RUAS | sifat}


def lapisan(*fitur, **lain):
    return json.dumps({"type": "FeatureCollection", "features": list(fitur)} | lain).encode()


@pytest.mark.parametrize(
    ("jenis", "fitur"),
    [
        ("wilayah", wilayah()),
        ("wilayah", wilayah({"type": "MultiPolygon", "coordinates": [[KOTAK], [KOTAK]]})),
        ("wilayah", wilayah(penduduk=0)),
        ("wilayah", wilayah(penduduk=None)),
        ("wilayah", wilayah(penduduk=12.5, kode="64.71")),
        ("jalan", jalan()),
        ("jalan", jalan(nama=None)),
        ("jalan", jalan(nama="", searah=True, panjang=0)),
        ("jalan", jalan([(116.0, -1.0, 7.5), (116.1, -1.0, 8.0)])),
    ],
)
def test_what_can_be_read_later_is_kept_as_it_came(jenis, fitur):
    content = lapisan(fitur, sumber="uji", name="lapis")
    assert baca(jenis, content) == json.loads(content)


@pytest.mark.parametrize("jenis", ["wilayah", "jalan"])
def test_a_layer_without_features_empties_the_map(jenis):
    assert baca(jenis, lapisan())["features"] == []


@pytest.mark.parametrize(
    "fitur",
    [
        wilayah({"type": "Polygon"}),
        wilayah({"type": "Polygon", "coordinates": []}),
        wilayah({"type": "Polygon", "coordinates": [KOTAK[:2]]}),
        wilayah({"type": "Polygon", "coordinates": [[["a", "b"]] * 4]}),
        wilayah({"type": "Polygon", "coordinates": [[[1]] * 4]}),
        wilayah({"type": "Polygon", "coordinates": [[[181.0, 0.0], [1.0, 0.0], [1.0, 1.0]]]}),
        wilayah({"type": "MultiPolygon", "coordinates": [[KOTAK], [[[0.0, 91.0], [1.0, 0.0], [1.0, 1.0]]]]}),
        wilayah({"type": "Point", "coordinates": [116.0, -1.0]}),
        wilayah(nama=""),
        wilayah(nama=7),
        wilayah(penduduk="banyak"),
        wilayah(penduduk=-1),
        wilayah(penduduk=True),
        {"geometry": None, "properties": DESA},
        {"geometry": {"type": "Polygon", "coordinates": [KOTAK]}, "properties": None},
        {"geometry": {"type": "Polygon", "coordinates": [KOTAK]}, "properties": []},
        jalan(),
    ],
)
def test_a_district_that_no_count_could_use_is_refused(fitur):
    with pytest.raises(LapisanError):
        baca("wilayah", lapisan(wilayah(), fitur))


@pytest.mark.parametrize(
    "fitur",
    [
        jalan([(116.0, -1.0)]),
        jalan([(116.0, -1.0), (200.0, -1.0)]),
        jalan(tipe="MultiLineString"),
        jalan(panjang="jauh"),
        jalan(panjang=-3),
        jalan(panjang=None),
        jalan(searah="ya"),
        jalan(searah=None),
        jalan(u=""),
        jalan(v=4),
        jalan(kelas=None),
        jalan(nama=["Jalan"]),
        wilayah(),
    ],
)
def test_a_road_that_no_engine_could_use_is_refused(fitur):
    with pytest.raises(LapisanError):
        baca("jalan", lapisan(fitur))


@pytest.mark.parametrize("hilang", sorted(RUAS))
def test_every_property_of_a_road_is_needed(hilang):
    feature = jalan()
    del feature["properties"][hilang]
    with pytest.raises(LapisanError, match=hilang):
        baca("jalan", lapisan(feature))


@pytest.mark.parametrize(
    "isi",
    [
        b"", b"\xff", b"[]", b"7", b"{}", b'{"features": {}}', b'{"features": "abc"}', b'{"features": null}',
        b'{"features": [3]}', b"{" * 5000, b"[" * 200_000,
        lapisan(wilayah(penduduk=1)).replace(b'"penduduk": 1', b'"penduduk": NaN'),
        lapisan(wilayah(penduduk=1)).replace(b'"penduduk": 1', b'"penduduk": Infinity'),
        lapisan(wilayah(nama="a\0b")),
        lapisan(wilayah()).replace(b"Desa", b"\\ud800"),
    ],
)  # fmt: skip
def test_what_is_no_geojson_or_cannot_be_kept_is_refused(isi):
    with pytest.raises(LapisanError):
        baca("wilayah", isi)


def test_the_layers_of_the_demo_city_pass_and_make_a_problem():
    demo = resources.files("poros.config.demo")
    roads = baca("jalan", (demo / "krisis_jalan.geojson").read_bytes())["features"]
    places = baca("wilayah", (demo / "krisis_kelurahan.geojson").read_bytes())["features"]
    assert sum(p["properties"]["penduduk"] for p in places) > 10_000
    first = roads[0]["geometry"]["coordinates"][0]
    found = soal(roads, [Asal("x", tuple(first), 10)], [Tujuan("GOR", tuple(first), None)])
    assert sum(found.orang.values()) == 10
    assert set(found.orang) == set(found.tempat), "who stands at the shelter is there already"
