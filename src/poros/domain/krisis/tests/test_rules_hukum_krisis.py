"""Laws that hold for every figure, clock, status and area, whatever they are: hypothesis looks for one that breaks them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from poros.domain.krisis.rules.alur import BERSTATUS, FLOW, TINGKAT, Aksi, Status, aksi_untuk
from poros.domain.krisis.rules.angka import Catatan, Ukuran, jumlahkan, selisih, terakhir
from poros.domain.krisis.rules.geometri import bagian, di_dalam, penduduk_di
from poros.domain.krisis.rules.jam import LAJU_MAKS, berjalan, nyata, saat, sisa_hari, sitrep_berikut
from poros.pure.flow import TransitionError

AWAL = datetime(2026, 1, 5, tzinfo=UTC)
SEKON = st.integers(0, 10**7).map(lambda n: timedelta(seconds=n))
HARI = st.dates(date(2000, 1, 1), date(2100, 12, 31))
CACAH = st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), st.integers(0, 1000))


@st.composite
def buku(draw):
    """Entries as they come in: numbered in the order of entry, as of moments that may be out of order."""
    lines = st.tuples(
        st.sampled_from([Ukuran.MENGUNGSI, Ukuran.LUKA]), st.sampled_from(["GOR", "SD", "Masjid"]),
        st.integers(0, 5000), st.integers(0, 5), st.booleans(), st.sampled_from(["Lurah", "RT"]),
    )  # fmt: skip
    return [
        Catatan(n, kind, place, value, AWAL + timedelta(hours=hour), source, checked)
        for n, (kind, place, value, hour, checked, source) in enumerate(draw(st.lists(lines, max_size=12)), start=1)
    ]


@given(buku(), st.randoms())
def test_the_order_in_which_entries_are_read_does_not_matter(rows, acak):
    other = rows.copy()
    acak.shuffle(other)
    assert jumlahkan(other) == jumlahkan(rows)
    assert {c.nomor for c in terakhir(other)} == {c.nomor for c in terakhir(rows)}


@given(buku())
def test_of_each_kind_and_place_one_entry_counts_and_none_is_newer(rows):
    kept = terakhir(rows)
    assert {(c.ukuran, c.letak) for c in kept} == {(c.ukuran, c.letak) for c in rows}
    assert len(kept) == len({(c.ukuran, c.letak) for c in kept})
    for chosen in kept:
        rivals = [c for c in rows if (c.ukuran, c.letak) == (chosen.ukuran, chosen.letak)]
        assert max((c.per, c.nomor) for c in rivals) == (chosen.per, chosen.nomor)


@given(buku())
def test_totals_are_never_more_checked_than_they_are_and_no_younger_than_their_oldest_part(rows):
    kept = terakhir(rows)
    for kind, total in jumlahkan(rows).items():
        parts = [c for c in kept if c.ukuran is kind]
        assert 0 <= total.terverifikasi <= total.nilai == sum(c.nilai for c in parts)
        assert total.per == min(c.per for c in parts)
        assert set(total.sumber) == {c.sumber for c in parts}
        assert list(total.sumber) == sorted(total.sumber)


@given(buku())
def test_counting_twice_what_counts_changes_nothing(rows):
    assert jumlahkan(terakhir(rows)) == jumlahkan(rows)


@given(buku(), st.integers(0, 5000))
def test_a_correction_as_of_later_replaces_only_its_own_place(rows, nilai):
    later = Catatan(999, Ukuran.MENGUNGSI, "GOR", nilai, AWAL + timedelta(days=9), "Camat", terverifikasi=True)
    before = {(c.ukuran, c.letak): c for c in terakhir(rows)}
    after = {(c.ukuran, c.letak): c for c in terakhir([*rows, later])}
    assert after == before | {(Ukuran.MENGUNGSI, "GOR"): later}


@given(CACAH, CACAH)
def test_what_changed_brings_the_last_report_to_this_one(kini, lalu):
    change = selisih(kini, lalu)
    assert {k: lalu.get(k, 0) + change.get(k, 0) for k in {*kini, *lalu}} == {k: kini.get(k, 0) for k in {*kini, *lalu}}
    assert 0 not in change.values()
    assert selisih(lalu, kini) == {k: -v for k, v in change.items()}


@given(st.integers(1, LAJU_MAKS), SEKON)
def test_the_clock_of_an_event_and_the_clock_on_the_wall_undo_each_other(laju, lewat):
    shown = saat(AWAL, laju, AWAL + lewat)
    assert abs(nyata(AWAL, laju, shown) - (AWAL + lewat)) < timedelta(milliseconds=1)
    assert shown - AWAL == lewat * laju


@given(SEKON, SEKON, SEKON)
def test_a_clock_that_stood_has_lost_exactly_that(lewat, berdiri, terhenti):
    now = AWAL + lewat + berdiri
    stood = berjalan(now, AWAL + lewat, terhenti)
    assert stood == AWAL + lewat - terhenti, "while it stands it does not move"
    assert berjalan(now, None, terhenti + berdiri) == stood, "and goes on from there"


@given(HARI, st.integers(-400, 400))
def test_days_left_fall_by_one_each_day_and_are_one_on_the_last(sampai, n):
    try:
        day = sampai - timedelta(days=n)
    except OverflowError:
        assume(False)
    assert sisa_hari(sampai, day) == n + 1


@given(st.integers(1, 48), st.integers(1, 5))
def test_reports_of_a_rhythm_come_at_equal_distances(jam, banyak):
    at = AWAL
    for _n in range(banyak):
        at = sitrep_berikut(at, jam)
    assert at - AWAL == timedelta(hours=jam * banyak)


JADI = {  # now → levels that may be declared, and what that makes of it
    Status.DIPANTAU: {Status.SIAGA, Status.TANGGAP},
    Status.SIAGA: {Status.TANGGAP},
    Status.TANGGAP: {Status.TRANSISI},
    Status.TRANSISI: {Status.TANGGAP},
    Status.SELESAI: set(),
}


@pytest.mark.parametrize("tingkat", sorted(BERSTATUS))
@pytest.mark.parametrize("kini", list(Status))
def test_each_level_from_each_status(kini, tingkat):
    """The whole table: extended where it holds, declared where the way leads, refused everywhere else."""
    act = aksi_untuk(kini, Status(tingkat))
    if kini == tingkat:
        assert act is None
    elif tingkat in JADI[kini]:
        assert FLOW.step(kini, act) is Status(tingkat)
    else:
        with pytest.raises(TransitionError):
            FLOW.step(kini, act)


@given(st.lists(st.sampled_from(list(Aksi)), max_size=8))
def test_whatever_is_tried_what_is_over_stays_over_and_command_stands_on_a_decree(langkah):
    now, declared = Status.DIPANTAU, False
    for act in langkah:
        try:
            now = FLOW.step(now, act)
        except TransitionError:
            continue
        declared = declared or act in TINGKAT
        assert (now in BERSTATUS) <= declared
    if Aksi.AKHIRI in langkah:
        assert now is Status.SELESAI


def kotak(x, y, sisi):
    return [(x, y), (x + sisi, y), (x + sisi, y + sisi), (x, y + sisi), (x, y)]


KOTAK = st.tuples(st.integers(-6, 12), st.integers(-6, 12), st.integers(1, 10)).map(lambda t: kotak(*t))
DESA = kotak(0.0, 0.0, 12.0)


@given(st.lists(KOTAK, max_size=4), st.randoms())
def test_areas_together_cover_no_more_than_all_and_no_less_than_the_greatest(areas, acak):
    alone = [bagian([DESA], area) for area in areas]
    together = bagian([DESA], *areas)
    assert max([0.0, *alone]) <= together <= min(1.0, sum(alone)) + 1e-9
    other = areas.copy()
    acak.shuffle(other)
    assert bagian([DESA], *other, *other) == together, "neither order nor drawing it twice matters"


@given(st.lists(KOTAK, min_size=1, max_size=3), st.integers(0, 10_000))
def test_people_of_a_district_are_counted_once_however_many_areas_lie_on_it(areas, penduduk):
    shape = {"type": "Polygon", "coordinates": [[list(p) for p in DESA]]}
    rows = [{"properties": {"nama": "Damai", "penduduk": penduduk}, "geometry": shape}]
    people = dict(penduduk_di(rows, *areas)).get("Damai", 0)
    assert people <= penduduk
    assert people == round(penduduk * bagian([DESA], *areas))


def test_two_halves_of_a_district_make_it_whole():
    shape = {"type": "Polygon", "coordinates": [[list(p) for p in DESA]]}
    rows = [{"properties": {"nama": "Damai", "penduduk": 2000}, "geometry": shape}]
    west = [(0, 0), (6, 0), (6, 12), (0, 12), (0, 0)]
    east = [(6, 0), (12, 0), (12, 12), (6, 12), (6, 0)]
    assert penduduk_di(rows, west) == penduduk_di(rows, east) == [("Damai", 1000)]
    assert penduduk_di(rows, west, east) == [("Damai", 2000)]
    assert penduduk_di(rows) == [], "no area, no people in it"


@given(KOTAK, st.tuples(st.floats(-20, 20), st.floats(-20, 20)))
def test_a_point_is_inside_a_square_when_both_its_sides_hold_it(ring, titik):
    (west, south), (east, north) = ring[0], ring[2]
    assume(titik[0] not in {west, east} and titik[1] not in {south, north})
    assert di_dalam(titik, ring) == (west < titik[0] < east and south < titik[1] < north)
