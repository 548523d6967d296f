"""CAP 1.2: what goes out fits the schema of OASIS and the text beyond it; what comes in is read, loose or not."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from poros.domain.krisis.rules.alur import Bahaya, Kanal
from poros.domain.krisis.rules.baca_umpan import UmpanError, baca, jenis
from poros.domain.krisis.rules.cap import NS, Peringatan, periksa, tulis, waktu

WITA = timezone(timedelta(hours=8))
SAAT = datetime(2026, 11, 22, 14, 5, 9, 123, WITA)
RING = ((116.81, -1.2), (116.82, -1.2), (116.82, -1.21), (116.81, -1.2))
SKEMA = Path(__file__).parent / "cap12.xsd"
BAIK = Peringatan(
    identifier="kota-uji-1-1", sender="pusdalops@kota-uji", sent=SAAT, status="Actual", jenis_pesan="Alert",
    kategori="Met", event="Banjir", mendesak="Immediate", parah="Severe", pasti="Observed",
    berakhir=SAAT + timedelta(hours=6), sender_name="BPBD", judul="Banjir Damai", uraian="Air < 1 m & naik",
    petunjuk="Mengungsi", wilayah="Damai", tanggapan="Evacuate", area=RING,
)  # fmt: skip
URUTAN = ["identifier", "sender", "sent", "status", "msgType", "scope", "note", "references", "info"]
URUTAN_INFO = [
    "language", "category", "event", "responseType", "urgency", "severity", "certainty", "effective", "expires",
    "senderName", "headline", "description", "instruction", "web", "contact", "area",
]  # fmt: skip


def nama(element):
    return [e.tag.rpartition("}")[2] for e in element]


def test_elements_stand_in_the_order_of_the_schema():
    """The feed of PetaBencana has `expires` after `area`, which the schema refuses."""
    full = replace(BAIK, web="https://a.example", kontak="112", catatan="Ini latihan.", status="Exercise")
    root = ET.fromstring(tulis(replace(full, jenis_pesan="Update", rujukan=(("a", "b", SAAT),))))
    assert (root.tag, nama(root)) == (f"{{{NS}}}alert", URUTAN)
    assert nama(root.find(f"{{{NS}}}info")) == URUTAN_INFO


def test_times_have_an_offset_and_no_fractions():
    assert waktu(SAAT) == "2026-11-22T14:05:09+08:00"
    assert waktu(datetime(2026, 11, 22, tzinfo=UTC)) == "2026-11-22T00:00:00+00:00"


def test_polygons_are_latitude_first():
    assert b"<polygon>-1.20000,116.81000 " in tulis(BAIK)


def test_words_are_escaped():
    assert b"Air &lt; 1 m &amp; naik" in tulis(BAIK)


@pytest.mark.parametrize(
    ("ubah", "unsur"),
    [
        ({"status": "Latihan"}, "status"),
        ({"jenis_pesan": "Baru"}, "msgType"),
        ({"kategori": "Cuaca"}, "category"),
        ({"mendesak": "Segera"}, "urgency"),
        ({"parah": ""}, "severity"),
        ({"pasti": "Pasti"}, "certainty"),
        ({"tanggapan": "Lari"}, "responseType"),
        ({"identifier": "a b"}, "identifier"),
        ({"sender": ""}, "sender"),
        ({"wilayah": " "}, "areaDesc"),
        ({"judul": ""}, "headline"),
        ({"event": ""}, "event"),
        ({"berakhir": SAAT}, "expires"),
        ({"sent": SAAT.replace(tzinfo=None), "berakhir": SAAT}, "sent"),
        ({"area": RING[:3]}, "polygon"),
        ({"jenis_pesan": "Cancel"}, "references"),
        ({"status": "Exercise"}, "note"),
    ],
)
def test_what_the_standard_refuses_is_named(ubah, unsur):
    assert unsur in periksa(replace(BAIK, **ubah))


def test_a_good_message_has_nothing_wrong():
    assert periksa(BAIK) == []


@pytest.mark.parametrize("ubah", [{}, {"area": ()}, {"status": "Exercise", "catatan": "Ini latihan."}])
def test_the_official_schema_accepts_it(ubah):
    etree = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(etree.parse(str(SKEMA)))
    message = replace(BAIK, **ubah)
    schema.assertValid(etree.fromstring(tulis(message)))
    wrong = tulis(message).replace(b"<urgency>Immediate", b"<urgency>Segera")
    assert not schema.validate(etree.fromstring(wrong))


BMKG = """<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>2.49.0.1.360.0.2026.11.22.07</identifier>
<sender>nowcast@bmkg.go.id</sender><sent>2026-11-22T14:00:00+07:00</sent><status>Actual</status><msgType>Alert</msgType>
<scope>Public</scope><info><language>id-ID</language><category>Met</category><event>Hujan Lebat dan Petir</event>
<urgency>Immediate</urgency><severity>Moderate</severity><certainty>Observed</certainty>
<effective>2026-11-22T14:10:00+07:00</effective><expires>2026-11-22T17:00:00+07:00</expires>
<senderName>BMKG</senderName><headline>Hujan lebat, waspada banjir</headline><description>Berpotensi meluas.</description>
<area><areaDesc>Kecamatan Contoh Tengah</areaDesc><polygon>-1.25,116.80 -1.25,116.82 -1.27,116.82 -1.25,116.80</polygon></area></info>
<info><language>en-EN</language><event>Heavy rain</event></info></alert>"""
PETABENCANA = """{"statusCode": 200, "result": {"type": "FeatureCollection", "features": [{"type": "Feature",
"geometry": {"type": "Point", "coordinates": [116.83, -1.26]}, "properties": {"pkey": "338117",
"created_at": "2026-11-22T06:12:11.123Z", "source": "grasp", "disaster_type": "flood", "title": null,
"text": "Air masuk rumah", "report_data": {"flood_depth": 80, "report_type": "flood"}, "tags": {"instance_region_code": "ID-KI"}}}]}}"""


def test_a_warning_of_bmkg_is_read_once_with_its_place_and_time():
    (row,) = baca(BMKG.encode())
    assert (row.kanal, row.bahaya, row.tempat) == (Kanal.CAP, Bahaya.BANJIR, "Kecamatan Contoh Tengah")
    assert row.waktu == datetime(2026, 11, 22, 7, 10, tzinfo=UTC)
    assert (row.asal, row.catatan, len(row.area)) == ("2.49.0.1.360.0.2026.11.22.07", (), 4)
    assert (round(row.lat, 3), round(row.lng, 3)) == (-1.255, 116.81)


@pytest.mark.parametrize("name", ["category", "urgency", "severity", "certainty"])
def test_a_loose_warning_is_read_with_a_remark(name):
    begin, end = BMKG.index(f"<{name}>"), BMKG.index(f"</{name}>") + len(name) + 3
    assert baca((BMKG[:begin] + BMKG[end:]).encode())[0].catatan == (name,)


def test_reports_of_petabencana_are_read():
    (row,) = baca(PETABENCANA.encode())
    assert (row.asal, row.bahaya, row.lat, row.lng) == ("petabencana-338117", Bahaya.BANJIR, -1.26, 116.83)
    assert row.uraian == "Air masuk rumah Kedalaman 80 cm."


def test_a_table_is_read():
    text = "id,waktu,jenis,tempat,uraian,lat,lng\n7,2026-11-22T06:00:00+08:00,longsor,Mekar,Tebing runtuh,-1.2,116.8\n,2026-11-22T07:00:00+08:00,,Mekar,Retak,,\n"
    first, second = baca(text.encode())
    assert (first.asal, first.bahaya, first.lat) == ("tabel-7", Bahaya.LONGSOR, -1.2)
    assert (second.asal, second.lat) == ("", None)


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        (b"x" * (2 * 1024 * 1024 + 1), "besar"),
        (b"\xff\xfe\x00", "bentuk"),
        (b"<rusak", "bentuk"),
        (b"<html/>", "bentuk"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><alert/>', "bentuk"),
        (b'{"x": 1}', "bentuk"),
        (b'{"features": []}', "kosong"),
        (b"a,b\n1,2\n", "bentuk"),
        (b"waktu,tempat,uraian\n", "kosong"),
        (b"waktu,tempat,uraian\nkemarin,x,y\n", "bentuk"),
        (b"waktu,tempat,uraian\n2026-11-22T06:00:00,x,y\n", "bentuk"),
        (b"waktu,tempat,uraian,lat\n2026-11-22T06:00:00+08:00,x,y,utara\n", "bentuk"),
        (b"waktu,tempat,uraian\n" + b"2026-11-22T06:00:00+08:00,x,y\n" * 1001, "besar"),
    ],
)
def test_what_cannot_be_read_says_why(isi, sebab):
    with pytest.raises(UmpanError, match=f"^{sebab}$"):
        baca(isi)


def test_a_polygon_that_is_none_does_not_stop_the_warning():
    (row,) = baca(BMKG.replace("-1.25,116.80 -1.25,116.82", "utara selatan").encode())
    assert (row.lat, row.area) == (None, [])


def test_unknown_words_are_another_threat():
    assert jenis("hama") is Bahaya.LAIN


def test_a_warning_that_warns_of_nothing_is_said_to_be_empty():
    with pytest.raises(UmpanError) as refused:
        baca(b'<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>1</identifier></alert>')
    assert refused.value.args == ("kosong",)
