"""Feeds at their edges: what only looks like a report, what no database keeps, what lies beside the globe."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poros.domain.krisis.rules.alur import Bahaya, Kanal
from poros.domain.krisis.rules.baca_umpan import ASAL_MAKS, UmpanError, baca, di_bumi, jenis

SAAT = "2026-11-22T06:00:00+08:00"
CAP = """<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>{nomor}</identifier><sent>{sent}</sent>
{status}{pesan}<info><language>id-ID</language><category>Met</category><event>Banjir</event><urgency>Immediate</urgency>
<severity>Severe</severity><certainty>Observed</certainty>{mulai}<headline>{judul}</headline>
<area><areaDesc>Damai</areaDesc><polygon>{cincin}</polygon></area></info></alert>"""
KATA = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufeff"), min_size=1, max_size=60)


def cap(*, nomor="a-1", sent=SAAT, status="Actual", pesan="Alert", mulai="", judul="Air naik", cincin=""):
    tags = {"status": f"<status>{status}</status>" if status else "", "pesan": f"<msgType>{pesan}</msgType>"}
    return CAP.format(nomor=nomor, sent=sent, mulai=mulai, judul=judul, cincin=cincin, **tags).encode()


def tabel(*baris, kolom="waktu,tempat,uraian,jenis,lat,lng,id"):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(kolom.split(","))
    writer.writerows(baris)
    return out.getvalue().encode()


def satu(*, waktu=SAAT, tempat="RT 4", uraian="Air", jenis="", lat="", lng="", nomor=""):
    return tabel([waktu, tempat, uraian, jenis, lat, lng, nomor])


def laporan(titik=(116.83, -1.26), **lain):
    told = {"pkey": "1", "created_at": SAAT, "disaster_type": "flood", "text": "Air", "tags": {}} | lain
    shape = {"type": "Point", "coordinates": list(titik)}
    return json.dumps({"features": [{"properties": told, "geometry": shape}]}).encode()


def gempa(**lain):
    told = {
        "DateTime": SAAT, "Lintang": "5.81 LS", "Bujur": "106.56 BT", "Magnitude": "5.2", "Kedalaman": "10 km",
        "Wilayah": "Laut", "Potensi": "Tidak berpotensi tsunami",
    }  # fmt: skip
    return json.dumps({"Infogempa": {"gempa": told | lain}}).encode()


def ditolak(isi, sebab="bentuk"):
    with pytest.raises(UmpanError) as refused:
        baca(isi)
    return str(refused.value) == sebab


@pytest.mark.parametrize("status", ["Test", "Exercise", "System", "Draft", "actual"])
def test_a_warning_that_is_only_a_test_or_a_drill_is_no_report(status):
    assert ditolak(cap(status=status), "kosong")


@pytest.mark.parametrize(("pesan", "banyak"), [("Alert", 1), ("Update", 1)])
def test_a_warning_and_its_update_are_reports(pesan, banyak):
    assert len(baca(cap(pesan=pesan))) == banyak


def test_a_warning_that_is_taken_back_is_no_report():
    assert ditolak(cap(pesan="Cancel"), "kosong")


def test_a_warning_without_a_status_is_read_as_loosely_as_before():
    assert baca(cap(status=""))[0].uraian == "Air naik"


@pytest.mark.parametrize(
    ("mulai", "saat"),
    [
        ("", "2026-11-22T06:00:00+08:00"),
        ("<effective>2026-11-22T07:00:00+08:00</effective>", "2026-11-22T07:00:00+08:00"),
        ("<effective>2026-11-22T07:00:00+08:00</effective><onset>2026-11-22T09:00:00+08:00</onset>",
         "2026-11-22T09:00:00+08:00"),
    ],
)  # fmt: skip
def test_the_moment_is_when_it_begins_then_when_it_holds_then_when_it_was_sent(mulai, saat):
    assert baca(cap(mulai=mulai))[0].waktu == datetime.fromisoformat(saat)


@pytest.mark.parametrize(
    "cincin",
    ["91,116 -1,116 -1,117", "-1,181 -1,116 -2,117", "nan,116 -1,116 -1,117", "-1,116 inf,117", "-1;116", "-1,116,3"],
)
def test_an_area_beside_the_globe_is_none_and_does_not_stop_the_warning(cincin):
    (row,) = baca(cap(cincin=cincin))
    assert (row.lat, row.lng, row.area) == (None, None, [])


@pytest.mark.parametrize(
    ("lat", "lng"), [("91", "116"), ("-90.01", "0"), ("0", "180.5"), ("nan", "1"), ("1", "inf"), ("1e9", "1")]
)
def test_a_row_beside_the_globe_is_refused(lat, lng):
    assert ditolak(satu(lat=lat, lng=lng))


@pytest.mark.parametrize(("lat", "lng"), [("-90", "180"), ("90", "-180"), ("0", "0"), ("", "")])
def test_the_edges_of_the_globe_are_on_it(lat, lng):
    (row,) = baca(satu(lat=lat, lng=lng))
    assert (row.lat, row.lng) == ((float(lat), float(lng)) if lat else (None, None))


@pytest.mark.parametrize(("lat", "lng"), [("-1.2", ""), ("", "116.8")])
def test_half_a_position_is_refused(lat, lng):
    assert ditolak(satu(lat=lat, lng=lng))


@pytest.mark.parametrize("titik", [(181.0, 0.0), (0.0, 95.0), ("NaN", 1), (float("nan"), 1.0), (1.0, float("inf"))])
def test_a_report_of_a_program_beside_the_globe_is_refused(titik):
    assert ditolak(laporan(titik))


@pytest.mark.parametrize("lain", [{"Lintang": "95 LS"}, {"Bujur": "190 BT"}, {"Lintang": "nan LU"}])
def test_a_quake_beside_the_globe_is_refused(lain):
    assert ditolak(gempa(**lain))


@pytest.mark.parametrize(
    "isi",
    [
        satu(uraian="Air\0naik"),
        satu(tempat="RT\0"),
        satu(nomor="7\0"),
        laporan(text="Air\0naik"),
        laporan(text="Air").replace(b'"Air"', b'"\\ud800"'),
        laporan(pkey="x\0"),
        gempa(Wilayah="Laut\0"),
    ],
)
def test_words_that_no_database_keeps_are_refused(isi):
    assert ditolak(isi)


@pytest.mark.parametrize("isi", [satu(nomor="9" * ASAL_MAKS), laporan(pkey="9" * ASAL_MAKS)])
def test_a_number_that_is_too_long_to_be_kept_is_refused(isi):
    assert ditolak(isi)


def test_a_number_as_long_as_is_kept_is_read():
    prefix = len("tabel-")
    assert len(baca(satu(nomor="9" * (ASAL_MAKS - prefix)))[0].asal) == ASAL_MAKS


@pytest.mark.parametrize(
    "isi",
    [
        b"waktu,tempat,uraian\n" + SAAT.encode() + b",a\rb,c\n",
        b"waktu,tempat,uraian\n" + SAAT.encode() + b",a," + b"x" * 140_000,
    ],
)
def test_a_table_that_no_reader_parts_is_refused(isi):
    assert ditolak(isi)


@pytest.mark.parametrize(
    "waktu", ["0001-01-01T00:00:00+14:00", "1899-12-31T23:59:59+00:00", "2200-01-01T00:00:00+00:00", ""]
)
def test_a_year_that_no_report_can_mean_is_refused(waktu):
    assert ditolak(satu(waktu=waktu))


@pytest.mark.parametrize("waktu", ["1900-01-01T00:00:00+00:00", "2199-12-31T23:59:59+09:00"])
def test_the_first_and_the_last_year_are_read(waktu):
    assert baca(satu(waktu=waktu))[0].waktu == datetime.fromisoformat(waktu)


@pytest.mark.parametrize(
    ("kata", "bahaya"),
    [
        ("Rumah roboh", Bahaya.LAIN),
        ("pohon roboh karena angin", Bahaya.ANGIN),
        ("Jembatan roboh sesudah gempa", Bahaya.GEMPA),
        ("Banjir rob", Bahaya.BANJIR),
        ("ROB di pesisir", Bahaya.BANJIR),
        ("air rob.", Bahaya.BANJIR),
        ("Kebanjiran", Bahaya.BANJIR),
        ("Tanah bergerak", Bahaya.LONGSOR),
        ("Gempa, waspada tsunami", Bahaya.TSUNAMI),
        ("Kebakaran lahan", Bahaya.KEBAKARAN),
        ("haze", Bahaya.KEBAKARAN),
        ("Angin puting beliung", Bahaya.ANGIN),
        ("Kekeringan", Bahaya.KEKERINGAN),
        ("", Bahaya.LAIN),
    ],
)
def test_words_tell_the_threat(kata, bahaya):
    assert jenis(kata) is bahaya
    assert jenis("", kata.upper()) is bahaya


def test_a_quake_of_which_nothing_more_is_said_ends_with_one_stop():
    assert baca(gempa(Potensi=""))[0].uraian == "Gempa M 5.2, kedalaman 10 km."


def test_a_depth_of_nothing_is_not_told():
    assert baca(laporan(report_data={"flood_depth": 0}))[0].uraian == "Air"
    assert baca(laporan(report_data=None, text=None))[0].uraian == "–"


def test_a_byte_order_mark_and_blanks_before_it_do_not_hide_what_it_is():
    assert baca(b"\xef\xbb\xbf  \n" + cap())[0].kanal is Kanal.CAP
    assert baca(b"\xef\xbb\xbf" + satu())[0].tempat == "RT 4"


def test_more_columns_than_heads_and_fewer_than_heads_are_borne():
    text = f"waktu,tempat,uraian,jenis\n{SAAT},RT 4,Air,,lebih,lagi\n{SAAT},RT 5\n"
    first, second = baca(text.encode())
    assert (first.tempat, second.tempat, second.uraian) == ("RT 4", "RT 5", "–")


@pytest.mark.parametrize(("nama", "maks"), [("uraian", 4000), ("tempat", 300)])
def test_what_is_long_is_cut_to_what_is_kept(nama, maks):
    (row,) = baca(satu(**{nama: "x" * (maks + 5)}))
    assert len(getattr(row, nama)) == maks


@given(st.lists(st.tuples(KATA, KATA, st.integers(0, 10**6)), min_size=1, max_size=8))
@settings(max_examples=40, deadline=None)
def test_a_table_says_what_was_written_into_it(rows):
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    lines = [[(begin + timedelta(seconds=n)).isoformat(), place, words, "", "", "", ""] for place, words, n in rows]
    found = baca(tabel(*lines))
    assert [(m.tempat, m.uraian, m.waktu) for m in found] == [
        (place, words, begin + timedelta(seconds=n)) for place, words, n in rows
    ]


ISI = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda x: st.lists(x, max_size=3) | st.dictionaries(st.sampled_from(
        ["type", "features", "properties", "geometry", "coordinates", "Infogempa", "gempa", "objects", "transform",
         "result", "pkey", "created_at", "geometries"]), x, max_size=4),
    max_leaves=12,
)  # fmt: skip


def terbaca(data):
    """What was read; the word of the refusal when nothing was."""
    try:
        return baca(data)
    except UmpanError as error:
        return str(error)


@given(st.dictionaries(st.sampled_from(["type", "features", "Infogempa", "objects", "result"]), ISI, min_size=1))
@settings(max_examples=150, deadline=None)
def test_whatever_json_comes_it_is_read_or_refused_in_a_word(data):
    found = terbaca(json.dumps(data).encode())
    assert found in {"bentuk", "kosong"} if isinstance(found, str) else all(di_bumi(m.lat, m.lng) for m in found)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: b"waktu,tempat,uraian\n" + t.encode()))
@settings(max_examples=150, deadline=None)
def test_whatever_bytes_come_they_are_read_or_refused_in_a_word(data):
    found = terbaca(data)
    assert found in {"bentuk", "kosong"} if isinstance(found, str) else found
