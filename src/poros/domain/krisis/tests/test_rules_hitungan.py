"""Figures with their provenance, clocks, HXL and XML as laws: what is newest, what changed, what a program can read."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from poros.domain.krisis.rules import hxl
from poros.domain.krisis.rules.angka import Catatan, Ukuran, jumlahkan, selisih, terakhir
from poros.domain.krisis.rules.cap import NS, bersih, periksa, tulis, waktu
from poros.domain.krisis.rules.jam import berjalan, nyata, saat, sisa_hari, sitrep_berikut
from poros.domain.krisis.tests.test_rules_cap import BAIK, SAAT

HUKUM = settings(max_examples=40, deadline=None)
AWAL = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
menit = st.integers(0, 500).map(lambda n: AWAL + timedelta(minutes=n))


@st.composite
def riwayat(draw):
    """Entries as they come in: numbered in the order of entering, told of any moment."""
    told = draw(
        st.lists(
            st.tuples(
                st.sampled_from([Ukuran.MENGUNGSI, Ukuran.LUKA]), st.sampled_from("AB"), st.integers(0, 99), menit,
                st.sampled_from(["Lurah", "RSUD"]), st.booleans(),
            ),
            max_size=12,
        )
    )  # fmt: skip
    return [Catatan(n, *row) for n, row in enumerate(told, start=1)]


@HUKUM
@given(riwayat(), st.randoms(use_true_random=False))
def test_totals_do_not_depend_on_the_order_of_reading(rows, acak):
    mixed = list(rows)
    acak.shuffle(mixed)
    assert jumlahkan(mixed) == jumlahkan(rows)


@HUKUM
@given(riwayat())
def test_of_each_kind_and_place_one_entry_counts_and_none_is_newer(rows):
    newest = terakhir(rows)
    keys = [(c.ukuran, c.letak) for c in newest]
    assert len(keys) == len(set(keys)) == len({(c.ukuran, c.letak) for c in rows})
    for c in rows:
        counted = newest[keys.index((c.ukuran, c.letak))]
        assert (c.per, c.nomor) <= (counted.per, counted.nomor)


@HUKUM
@given(riwayat(), st.integers(0, 99), st.booleans())
def test_what_is_told_of_an_earlier_moment_changes_no_total(rows, nilai, sah):
    """A late report of the morning does not undo the count of noon."""
    assume(rows)
    late = replace(rows[0], nomor=len(rows) + 1, per=AWAL - timedelta(hours=1), nilai=nilai, terverifikasi=sah)
    assert jumlahkan([*rows, late]) == jumlahkan(rows)


@HUKUM
@given(riwayat())
def test_never_more_is_checked_than_there_is_and_each_total_is_as_old_as_its_oldest_part(rows):
    for kind, total in jumlahkan(rows).items():
        parts = [c for c in terakhir(rows) if c.ukuran is kind]
        assert 0 <= total.terverifikasi <= total.nilai == sum(c.nilai for c in parts)
        assert total.per == min(c.per for c in parts)
        assert total.sumber == tuple(sorted({c.sumber for c in parts}))


angka = st.dictionaries(st.sampled_from([u.value for u in Ukuran]), st.integers(0, 999), max_size=5)


@HUKUM
@given(angka, angka)
def test_the_last_report_and_the_changes_give_this_one(kini, lalu):
    change = selisih(kini, lalu)
    again = {k: lalu.get(k, 0) + change.get(k, 0) for k in {*kini, *lalu}}
    assert again == {k: kini.get(k, 0) for k in {*kini, *lalu}}
    assert 0 not in change.values()
    assert selisih(lalu, kini) == {k: -v for k, v in change.items()}


@HUKUM
@given(st.integers(1, 288), st.integers(0, 10_000))
def test_the_clock_of_a_drill_is_read_back_to_the_clock_on_the_wall(laju, lewat):
    wall = AWAL + timedelta(seconds=lewat)
    shown = saat(AWAL, laju, wall)
    assert nyata(AWAL, laju, shown) == wall
    assert shown >= wall, "a drill is never slower than the day"


@HUKUM
@given(st.integers(0, 5000), st.integers(0, 5000))
def test_a_clock_that_stands_shows_the_moment_at_which_it_was_stopped(lalu, berdiri):
    stopped = AWAL + timedelta(seconds=lalu)
    assert berjalan(stopped + timedelta(seconds=berdiri), stopped, timedelta()) == stopped
    resumed = berjalan(stopped + timedelta(seconds=berdiri), None, timedelta(seconds=berdiri))
    assert resumed == stopped, "going on begins where it stood"


@pytest.mark.parametrize(
    ("terakhir_", "ritme", "berikut"),
    [
        (datetime(2026, 12, 31, 20, 0, tzinfo=UTC), 6, datetime(2027, 1, 1, 2, 0, tzinfo=UTC)),
        (datetime(2028, 2, 28, 23, 0, tzinfo=UTC), 1, datetime(2028, 2, 29, 0, 0, tzinfo=UTC)),
    ],
)
def test_the_next_report_is_due_over_the_end_of_a_day_and_a_year(terakhir_, ritme, berikut):
    assert sitrep_berikut(terakhir_, ritme) == berikut


@pytest.mark.parametrize(
    ("sampai", "hari", "sisa"),
    [
        (date(2026, 12, 31), date(2026, 12, 31), 1),
        (date(2026, 12, 31), date(2027, 1, 1), 0),
        (date(2028, 3, 1), date(2028, 2, 28), 3),
        (date(2026, 3, 1), date(2026, 2, 28), 2),
    ],
)
def test_days_of_a_status_over_leap_days_and_new_year(sampai, hari, sisa):
    assert sisa_hari(sampai, hari) == sisa


@pytest.mark.parametrize(
    ("tag", "sah"),
    [
        ("#affected", True), ("#affected+killed", True), ("#affected +killed", True), ("#adm4+name+v_pcode", True),
        ("", False), ("affected", False), ("#", False), ("#Affected", False), ("#affected+", False), ("#affected killed", False),
        ("#affected+Killed", False), ("#affected  +killed", False), ("#1affected", False), ("#affected+killed\n", False),
    ],
)  # fmt: skip
def test_what_is_an_hxl_tag(tag, sah):
    assert hxl.sah(tag) is sah


def test_no_two_kinds_of_figures_share_a_tag():
    assert len(set(hxl.UKURAN.values())) == len(hxl.UKURAN)


@HUKUM
@given(st.lists(st.lists(st.integers(), min_size=2, max_size=2), max_size=5))
def test_tags_come_first_and_no_row_is_lost(rows):
    assert list(hxl.bertag(["a", "b"], ["#org", "#date"], iter(rows))) == [["#org", "#date"], *rows]


@HUKUM
@given(st.text(max_size=60))
def test_whatever_is_typed_the_message_can_be_read(kata):
    """Words pasted from a word processor bring control characters that XML cannot hold."""
    root = ET.fromstring(tulis(replace(BAIK, uraian=f"Air {kata} naik")))
    read = root.findtext(f"{{{NS}}}info/{{{NS}}}description")
    plain = bersih(f"Air {kata} naik").replace("\r\n", "\n").replace("\r", "\n")
    assert read == plain


@pytest.mark.parametrize("tanda", ["\x0b", "\x0c", "\x01", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_what_xml_cannot_hold_becomes_a_space(tanda):
    assert bersih(f"Air{tanda}naik") == "Air naik"


@pytest.mark.parametrize("tanda", ["\t", "\n", "é", "Ⓐ", "😀", "\ue000", "\x85"])
def test_what_xml_can_hold_stays(tanda):
    assert bersih(f"Air{tanda}naik") == f"Air{tanda}naik"


@pytest.mark.parametrize(
    ("ubah", "salah"),
    [
        ({"identifier": "a,b", "sender": "x<y"}, ["identifier", "sender"]),
        ({"mendesak": "", "parah": "", "pasti": ""}, ["urgency", "severity", "certainty"]),
        ({"berakhir": SAAT - timedelta(seconds=1)}, ["expires"]),
        ({"area": ((1, 1), (2, 2), (3, 3), (4, 4))}, ["polygon"]),
        ({"jenis_pesan": "Update", "status": "Exercise", "catatan": " "}, ["references", "note"]),
        ({"judul": "\t", "wilayah": "\n"}, ["areaDesc", "headline"]),
    ],
)
def test_everything_that_is_wrong_is_named_at_once_and_nothing_else(ubah, salah):
    assert periksa(replace(BAIK, **ubah)) == salah


def test_a_moment_west_of_greenwich_keeps_its_sign():
    from datetime import timezone

    west = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(-timedelta(hours=3, minutes=30)))
    assert waktu(west) == "2026-01-02T03:04:05-03:30"


@HUKUM
@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=3, max_size=6))
def test_a_ring_is_written_point_by_point_and_read_back_where_it_was(titik):
    ring = (*titik, titik[0])
    root = ET.fromstring(tulis(replace(BAIK, area=ring)))
    pairs = [p.split(",") for p in root.findtext(f".//{{{NS}}}polygon").split()]
    assert len(pairs) == len(ring)
    for (lng, lat), (a, b) in zip(ring, pairs, strict=True):
        assert (float(a), float(b)) == (pytest.approx(lat, abs=1e-5), pytest.approx(lng, abs=1e-5))
