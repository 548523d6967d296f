"""A warning that we write is a warning that others read: written, read again, and always one that XML can hold."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poros.domain.krisis.rules.alur import Bahaya, Kanal
from poros.domain.krisis.rules.baca_umpan import UmpanError, baca
from poros.domain.krisis.rules.cap import NS, Peringatan, bersih, periksa, tulis, waktu

SAAT = datetime(2026, 11, 22, 14, 5, 9, tzinfo=timezone(timedelta(hours=8)))
BAIK = Peringatan(
    identifier="kota-uji-1-1", sender="pusdalops@kota-uji", sent=SAAT, status="Actual", jenis_pesan="Alert",
    kategori="Met", event="Banjir", mendesak="Immediate", parah="Severe", pasti="Observed",
    berakhir=SAAT + timedelta(hours=6), sender_name="BPBD", judul="Banjir Damai", uraian="Air naik",
    petunjuk="Mengungsi", wilayah="Damai", tanggapan="Evacuate",
)  # fmt: skip
KATA = st.text(min_size=1, max_size=80)
ZONA = st.integers(-12 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
TITIK = st.tuples(st.integers(-18_000_000, 18_000_000), st.integers(-9_000_000, 9_000_000)).map(
    lambda p: (p[0] / 100_000, p[1] / 100_000)
)


def unsur(message, nama):
    found = ET.fromstring(tulis(message)).find(f".//{{{NS}}}{nama}")
    return None if found is None else found.text


@given(KATA, KATA)
def test_whatever_is_written_the_message_is_xml_and_says_it(judul, uraian):
    message = replace(BAIK, judul=f"J{judul}", uraian=f"U{uraian}")
    lines = str.maketrans("\r", "\n")
    for name, words in (("headline", message.judul), ("description", message.uraian)):
        want = bersih(words).replace("\r\n", "\n").translate(lines)
        assert unsur(message, name) == want


@given(KATA)
def test_cleaning_twice_is_cleaning_once_and_keeps_the_length(kata):
    assert bersih(bersih(kata)) == bersih(kata)
    assert len(bersih(kata)) == len(kata)


@pytest.mark.parametrize("buruk", ["\x0b", "\x00", "\x1f", "\ufffe", "\ud800"])
def test_what_xml_cannot_hold_becomes_a_blank(buruk):
    assert bersih(f"a{buruk}b") == "a b"


@given(st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1)), ZONA)  # noqa: DTZ001 -- the zone comes from the second
def test_times_are_those_that_cap_knows_and_the_same_moment(naive, zona):
    at = naive.replace(tzinfo=zona)
    assert datetime.fromisoformat(waktu(at)) == at.replace(microsecond=0)
    assert "sent" not in periksa(replace(BAIK, sent=at, berakhir=at + timedelta(hours=1)))


def test_a_zone_with_seconds_is_none_that_cap_knows():
    odd = timezone(timedelta(hours=7, seconds=30))
    assert periksa(replace(BAIK, sent=SAAT.astimezone(odd))) == ["sent"]


@given(st.lists(TITIK, min_size=3, max_size=10, unique=True))
@settings(deadline=None)
def test_an_area_comes_back_as_it_was_drawn(ring):
    ring = [*ring, ring[0]]
    message = replace(BAIK, area=tuple(ring))
    assert periksa(message) == []
    (row,) = baca(tulis(message))
    assert [(round(x, 5), round(y, 5)) for x, y in row.area] == [(round(x, 5), round(y, 5)) for x, y in ring]


def test_what_we_send_is_read_by_what_reads_others():
    (row,) = baca(tulis(replace(BAIK, uraian="Air < 1 m & naik")))
    assert (row.kanal, row.bahaya, row.tempat, row.asal) == (Kanal.CAP, Bahaya.BANJIR, "Damai", "kota-uji-1-1")
    assert row.uraian == "Banjir Damai Air < 1 m & naik"
    assert row.waktu == SAAT
    assert row.catatan == (), "we leave out nothing that the standard wants"


@pytest.mark.parametrize(
    "ubah", [{"status": "Exercise", "catatan": "Latihan"}, {"jenis_pesan": "Cancel", "rujukan": (("a@b", "1", SAAT),)}]
)
def test_our_drills_and_what_we_take_back_are_no_reports_for_others_of_our_kind(ubah):
    message = replace(BAIK, **ubah)
    assert periksa(message) == []
    with pytest.raises(UmpanError, match=r"^kosong$"):
        baca(tulis(message))


@pytest.mark.parametrize(
    ("ubah", "nama", "isi"),
    [
        ({"web": "https://kota.example"}, "web", "https://kota.example"),
        ({"web": ""}, "web", None),
        ({"kontak": "112"}, "contact", "112"),
        ({"area": ()}, "polygon", None),
        ({"rujukan": ()}, "references", None),
        ({"rujukan": (("a@b", "1", SAAT), ("a@b", "2", SAAT))}, "references",
         "a@b,1,2026-11-22T14:05:09+08:00 a@b,2,2026-11-22T14:05:09+08:00"),
        ({"catatan": "Ini latihan."}, "note", "Ini latihan."),
        ({"bahasa": "en-US"}, "language", "en-US"),
        ({"petunjuk": ""}, "instruction", None),
    ],
)  # fmt: skip
def test_elements_are_there_when_they_say_something(ubah, nama, isi):
    assert unsur(replace(BAIK, **ubah), nama) == isi


@pytest.mark.parametrize(
    ("ubah", "salah"),
    [
        ({"berakhir": SAAT}, ["expires"]),
        ({"berakhir": SAAT.astimezone(UTC) + timedelta(seconds=1)}, []),
        ({"berakhir": SAAT - timedelta(days=1)}, ["expires"]),
        ({"area": ((1, 1), (2, 1), (2, 2), (1, 1))}, []),
        ({"area": ((1, 1), (2, 1), (2, 2), (3, 3))}, ["polygon"]),
        ({"area": ((1, 1), (2, 1), (1, 1))}, ["polygon"]),
        ({"jenis_pesan": "Update"}, ["references"]),
        ({"jenis_pesan": "Ack"}, []),
        ({"status": "Exercise", "catatan": "  "}, ["note"]),
        ({"identifier": "a<b", "sender": "c,d", "wilayah": ""}, ["identifier", "sender", "areaDesc"]),
    ],
)
def test_all_that_is_wrong_is_named_at_once_and_nothing_else(ubah, salah):
    assert periksa(replace(BAIK, **ubah)) == salah
