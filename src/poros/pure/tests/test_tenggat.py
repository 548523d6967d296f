"""Deadlines as the laws count them; the rules here are examples, their numbers are not the product's."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.pure.hari_kerja import Kalender
from poros.pure.tenggat import (
    Akibat,
    Aturan,
    Jeda,
    Mutu,
    NotInForceError,
    Satuan,
    berlaku,
    jatuh_tempo,
    keterlambatan,
    sisa,
)

WIB = timezone(timedelta(hours=7), "WIB")
WIT = timezone(timedelta(hours=9), "WIT")
NATAL = Kalender(frozenset({date(2026, 12, 24), date(2026, 12, 25), date(2027, 1, 1)}))

PERMOHONAN = Aturan(
    kode="permohonan.putusan",
    dasar="UU 30/2014 sebagaimana diubah UU 11/2020",
    pasal="53",
    jumlah=5,
    satuan=Satuan.HARI_KERJA,
    mulai="permohonan.lengkap",
    henti="permohonan.diputus",
    akibat=Akibat.DIANGGAP_DIKABULKAN,
    berlaku_dari=date(2020, 11, 2),
    mutu=Mutu.A,
)
PENGADUAN = replace(PERMOHONAN, kode="pengaduan.tanggapan", jumlah=14, satuan=Satuan.HARI)
KEBOCORAN = replace(PERMOHONAN, kode="data.bocor", jumlah=72, satuan=Satuan.JAM)
PENUNJUKAN = replace(PERMOHONAN, kode="plt.masa", jumlah=3, satuan=Satuan.BULAN)


def wib(*bagian):
    return datetime(*bagian, tzinfo=WIB)


def akhir_hari(*bagian):
    return datetime.combine(date(*bagian), time.max, WIB)


def test_five_working_days_across_a_weekend_and_holidays():
    assert jatuh_tempo(PERMOHONAN, wib(2026, 12, 22, 9), NATAL) == akhir_hari(2026, 12, 31)


def test_the_day_of_the_event_is_not_counted_however_early_it_is():
    pagi, malam = wib(2026, 11, 23, 0), wib(2026, 11, 23, 23, 59)
    assert jatuh_tempo(PERMOHONAN, pagi, NATAL) == akhir_hari(2026, 11, 30)
    assert jatuh_tempo(PERMOHONAN, malam, NATAL) == akhir_hari(2026, 11, 30)


def test_what_comes_in_on_a_sunday_counts_from_monday():
    assert jatuh_tempo(PERMOHONAN, wib(2026, 11, 22, 9), NATAL) == akhir_hari(2026, 11, 27)


def test_calendar_days_do_not_ask_for_the_office():
    assert jatuh_tempo(PENGADUAN, wib(2026, 12, 11, 9), NATAL) == akhir_hari(2026, 12, 25)


def test_a_rule_that_rolls_forward_ends_on_a_working_day():
    geser = replace(PENGADUAN, geser=True)
    assert jatuh_tempo(geser, wib(2026, 12, 11, 9), NATAL) == akhir_hari(2026, 12, 28)
    assert jatuh_tempo(geser, wib(2026, 12, 9, 9), NATAL) == akhir_hari(2026, 12, 23)


def test_at_once_is_the_same_day_or_with_roll_forward_the_next_working_day():
    segera = replace(PERMOHONAN, jumlah=0)
    assert jatuh_tempo(segera, wib(2026, 11, 22, 9), NATAL) == akhir_hari(2026, 11, 22)
    assert jatuh_tempo(replace(segera, geser=True), wib(2026, 11, 22, 9), NATAL) == akhir_hari(2026, 11, 23)


def test_three_times_24_hours_are_exact_even_at_christmas():
    assert jatuh_tempo(KEBOCORAN, wib(2026, 12, 24, 14, 5), NATAL) == wib(2026, 12, 27, 14, 5)


def test_hours_are_hours_where_the_clock_is_put_back():
    berlin = ZoneInfo("Europe/Berlin")  # Indonesia never does so, its software may well be tried elsewhere
    akhir = jatuh_tempo(KEBOCORAN, datetime(2026, 10, 24, 12, tzinfo=berlin), NATAL)
    assert akhir == datetime(2026, 10, 27, 11, tzinfo=berlin)
    malam = Jeda(datetime(2026, 10, 25, 1, tzinfo=berlin), datetime(2026, 10, 25, 4, tzinfo=berlin), LENGKAPI)
    dijeda = jatuh_tempo(boleh(KEBOCORAN), datetime(2026, 10, 24, 12, tzinfo=berlin), NATAL, [malam])
    assert dijeda == datetime(2026, 10, 27, 15, tzinfo=berlin)


@pytest.mark.parametrize(
    ("mulai", "jumlah", "akhir"),
    [((2028, 2, 28), 1, (2028, 2, 29)), ((2028, 2, 28), 14, (2028, 3, 13)), ((2027, 2, 28), 1, (2027, 3, 1))],
)
def test_leap_days_count_like_others(mulai, jumlah, akhir):
    aturan = replace(PENGADUAN, jumlah=jumlah)
    assert jatuh_tempo(aturan, wib(*mulai), NATAL) == akhir_hari(*akhir)


@pytest.mark.parametrize(
    ("mulai", "bulan", "akhir"),
    [
        ((2026, 11, 23), 3, (2027, 2, 23)),
        ((2026, 11, 30), 3, (2027, 2, 28)),
        ((2027, 11, 30), 3, (2028, 2, 29)),
        ((2026, 12, 31), 12, (2027, 12, 31)),
        ((2028, 2, 29), 12, (2029, 2, 28)),
    ],
)
def test_months_end_on_the_same_number_or_the_last_day(mulai, bulan, akhir):
    aturan = replace(PENUNJUKAN, jumlah=bulan)
    assert jatuh_tempo(aturan, wib(*mulai), NATAL) == akhir_hari(*akhir)


def test_the_same_moment_is_another_day_further_east():
    saat = datetime(2026, 11, 23, 16, tzinfo=UTC)
    barat = jatuh_tempo(PERMOHONAN, saat.astimezone(WIB), NATAL)
    timur = jatuh_tempo(PERMOHONAN, saat.astimezone(WIT), NATAL)
    assert barat == akhir_hari(2026, 11, 30)
    assert timur == datetime.combine(date(2026, 12, 1), time.max, WIT)


LENGKAPI = "UU 25/2009 Ps 44(4)"
SEPEKAN = Jeda(wib(2026, 11, 24, 10), wib(2026, 12, 1, 9), LENGKAPI)


def boleh(aturan):
    return replace(aturan, boleh_jeda=True)


@pytest.mark.parametrize("aturan", [PERMOHONAN, PENGADUAN, KEBOCORAN, PENUNJUKAN], ids=lambda a: a.kode)
def test_a_pause_that_the_rule_does_not_allow_changes_nothing(aturan):
    mulai = wib(2026, 11, 23, 9)
    assert jatuh_tempo(aturan, mulai, NATAL, [SEPEKAN]) == jatuh_tempo(aturan, mulai, NATAL)
    assert jatuh_tempo(boleh(aturan), mulai, NATAL, [SEPEKAN]) > jatuh_tempo(aturan, mulai, NATAL)


def test_paused_working_days_are_those_at_whose_close_the_clock_stood_still():
    # Tuesday 24 to Monday 30 stand still: five working days, so 30 Nov moves to 7 Dec.
    assert jatuh_tempo(boleh(PERMOHONAN), wib(2026, 11, 23, 9), NATAL, [SEPEKAN]) == akhir_hari(2026, 12, 7)


def test_paused_calendar_days():
    assert jatuh_tempo(boleh(PENGADUAN), wib(2026, 11, 23, 9), NATAL, [SEPEKAN]) == akhir_hari(2026, 12, 14)


def test_paused_months():
    assert jatuh_tempo(boleh(PENUNJUKAN), wib(2026, 11, 23, 9), NATAL, [SEPEKAN]) == akhir_hari(2027, 3, 2)


def test_paused_hours_stand_still_to_the_minute():
    akhir = jatuh_tempo(boleh(KEBOCORAN), wib(2026, 11, 23, 9), NATAL, [SEPEKAN])
    assert akhir == wib(2026, 11, 26, 9) + timedelta(days=6, hours=23)


def test_a_pause_that_begins_with_the_last_moment_comes_too_late():
    jeda = Jeda(wib(2026, 11, 26, 9), wib(2026, 11, 27, 9), LENGKAPI)
    assert jatuh_tempo(boleh(KEBOCORAN), wib(2026, 11, 23, 9), NATAL, [jeda]) == wib(2026, 11, 26, 9)


def test_a_deadline_does_not_roll_onto_a_paused_day():
    senin = Jeda(wib(2026, 12, 28, 8), wib(2026, 12, 29, 8), LENGKAPI)
    geser = replace(boleh(PENGADUAN), geser=True)
    assert jatuh_tempo(geser, wib(2026, 12, 11, 9), NATAL, [senin]) == akhir_hari(2026, 12, 29)


def test_a_pause_within_one_day_costs_no_day():
    sejam = Jeda(wib(2026, 11, 24, 10), wib(2026, 11, 24, 11), LENGKAPI)
    assert jatuh_tempo(boleh(PERMOHONAN), wib(2026, 11, 23, 9), NATAL, [sejam]) == akhir_hari(2026, 11, 30)


def test_overlapping_pauses_count_once():
    dalam = Jeda(wib(2026, 11, 25, 10), wib(2026, 11, 26, 10), LENGKAPI)
    for aturan in (PERMOHONAN, PENGADUAN, KEBOCORAN):
        satu = jatuh_tempo(boleh(aturan), wib(2026, 11, 23, 9), NATAL, [SEPEKAN])
        assert jatuh_tempo(boleh(aturan), wib(2026, 11, 23, 9), NATAL, [dalam, SEPEKAN]) == satu


def test_pauses_before_the_start_and_after_the_end_do_not_count():
    sebelum = Jeda(wib(2026, 11, 16, 9), wib(2026, 11, 20, 9), LENGKAPI)
    sesudah = Jeda(wib(2026, 12, 14, 9), wib(2026, 12, 18, 9), LENGKAPI)
    for aturan in (PERMOHONAN, KEBOCORAN):
        tanpa = jatuh_tempo(aturan, wib(2026, 11, 23, 9), NATAL)
        assert jatuh_tempo(boleh(aturan), wib(2026, 11, 23, 9), NATAL, [sebelum, sesudah]) == tanpa


def test_a_pause_that_began_before_the_start_counts_from_the_start():
    jeda = Jeda(wib(2026, 11, 20, 9), wib(2026, 11, 23, 12), LENGKAPI)
    assert jatuh_tempo(boleh(KEBOCORAN), wib(2026, 11, 23, 9), NATAL, [jeda]) == wib(2026, 11, 26, 12)


def test_a_pause_recorded_in_another_zone_is_read_in_that_of_the_start():
    dini_hari = Jeda(wib(2026, 11, 25, 1), wib(2026, 11, 26, 23), LENGKAPI)  # the 24th in UTC, the 27th WIT
    jeda = Jeda(dini_hari.dari.astimezone(UTC), dini_hari.sampai.astimezone(WIT), LENGKAPI)
    assert (jeda.dari.day, jeda.sampai.day) == (24, 27)
    for aturan in (PERMOHONAN, KEBOCORAN):
        sama = jatuh_tempo(boleh(aturan), wib(2026, 11, 23, 9), NATAL, [dini_hari])
        assert jatuh_tempo(boleh(aturan), wib(2026, 11, 23, 9), NATAL, [jeda]) == sama


def test_moments_without_a_zone_are_refused():
    polos = wib(2026, 11, 23, 9).replace(tzinfo=None)
    with pytest.raises(ValueError, match="no zone"):
        jatuh_tempo(PERMOHONAN, polos, NATAL)
    with pytest.raises(ValueError, match="no zone"):
        Jeda(polos, wib(2026, 11, 24), LENGKAPI)
    with pytest.raises(ValueError, match="no zone"):
        Jeda(wib(2026, 11, 22), polos, LENGKAPI)


def test_a_pause_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="before it begins"):
        Jeda(wib(2026, 11, 24), wib(2026, 11, 23), LENGKAPI)


@pytest.mark.parametrize(
    ("ubah", "sebab"),
    [
        ({"jumlah": -1}, "after its start"),
        ({"satuan": Satuan.JAM, "geser": True}, "do not roll"),
        ({"berlaku_sampai": date(2020, 11, 1)}, "before it begins"),
    ],
)
def test_rules_that_cannot_be_meant_are_refused_by_name(ubah, sebab):
    with pytest.raises(ValueError, match=f"permohonan.putusan.*{sebab}"):
        replace(PERMOHONAN, **ubah)


LAMA = replace(
    PERMOHONAN,
    jumlah=10,
    berlaku_dari=date(2014, 10, 17),
    berlaku_sampai=date(2020, 11, 1),
    dasar="UU 30/2014",
)


def test_the_version_in_force_on_the_day():
    aturan = [PERMOHONAN, PENGADUAN, LAMA]
    assert berlaku(aturan, "permohonan.putusan", date(2014, 10, 17)) is LAMA
    assert berlaku(aturan, "permohonan.putusan", date(2020, 11, 1)) is LAMA
    assert berlaku(aturan, "permohonan.putusan", date(2020, 11, 2)) is PERMOHONAN


def test_of_two_versions_in_force_the_later_one_holds():
    terbuka = replace(LAMA, berlaku_sampai=None)
    assert berlaku([PERMOHONAN, terbuka], "permohonan.putusan", date(2026, 11, 23)) is PERMOHONAN


@pytest.mark.parametrize(("kode", "pada"), [("permohonan.putusan", date(2014, 10, 16)), ("asing", date.max)])
def test_no_version_in_force(kode, pada):
    with pytest.raises(NotInForceError, match=kode):
        berlaku([PERMOHONAN, LAMA], kode, pada)


TENGGAT = akhir_hari(2026, 12, 22)  # a Tuesday, two days before Christmas


@pytest.mark.parametrize(
    ("kini", "lewat", "tersisa"),
    [
        (wib(2026, 12, 18, 9), 0, 2),
        (wib(2026, 12, 21, 9), 0, 1),
        (wib(2026, 12, 22, 23), 0, 0),
        (wib(2026, 12, 23, 0), 1, 0),
        (wib(2026, 12, 27, 9), 1, 0),
        (wib(2026, 12, 28, 9), 2, 0),
    ],
)
def test_working_days_late_and_left(kini, lewat, tersisa):
    assert keterlambatan(TENGGAT, kini, NATAL) == lewat
    assert sisa(TENGGAT, kini, NATAL) == tersisa


def test_lateness_is_told_in_the_zone_of_the_deadline():
    masih_selasa = datetime(2026, 12, 22, 16, 30, tzinfo=UTC)
    sudah_rabu = datetime(2026, 12, 22, 17, 30, tzinfo=UTC)
    assert [keterlambatan(TENGGAT, kini, NATAL) for kini in (masih_selasa, sudah_rabu)] == [0, 1]


@pytest.mark.parametrize("hitung", [keterlambatan, sisa])
def test_lateness_needs_zones_too(hitung):
    for tenggat, kini in ((TENGGAT.replace(tzinfo=None), TENGGAT), (TENGGAT, TENGGAT.replace(tzinfo=None))):
        with pytest.raises(ValueError, match="no zone"):
            hitung(tenggat, kini, NATAL)


saat = st.integers(0, 2 * 365 * 24 * 60).map(lambda menit: wib(2026, 1, 1) + timedelta(minutes=menit))
rentang = st.tuples(saat, st.timedeltas(timedelta(0), timedelta(days=60)))
jeda_acak = st.lists(rentang.map(lambda r: Jeda(r[0], r[0] + r[1], LENGKAPI)), max_size=5)


@given(st.sampled_from([PERMOHONAN, PENGADUAN, KEBOCORAN, PENUNJUKAN]), saat, jeda_acak)
def test_pauses_never_shorten_and_never_give_more_than_they_took(aturan, mulai, jeda):
    tanpa = jatuh_tempo(boleh(aturan), mulai, Kalender())
    dengan = jatuh_tempo(boleh(aturan), mulai, Kalender(), jeda)
    # Days are whole and a weekend may follow each pause, hence three days of leeway for each.
    terbanyak = sum((j.sampai - j.dari + timedelta(days=3) for j in jeda), timedelta(0))
    assert tanpa <= dengan <= tanpa + terbanyak


@given(st.sampled_from([PERMOHONAN, PENGADUAN, KEBOCORAN]), saat, jeda_acak)
def test_the_order_of_pauses_does_not_matter(aturan, mulai, jeda):
    satu = jatuh_tempo(boleh(aturan), mulai, NATAL, jeda)
    assert jatuh_tempo(boleh(aturan), mulai, NATAL, jeda[::-1]) == satu


@pytest.mark.parametrize(
    ("sampai", "pada", "ya"),
    [
        (None, date(2020, 11, 2), True),
        (None, date(2020, 11, 1), False),
        (None, date.max, True),
        (date(2020, 11, 2), date(2020, 11, 2), True),
        (date(2020, 11, 2), date(2020, 11, 3), False),
        (date(2021, 1, 1), date(2021, 1, 1), True),
        (date(2021, 1, 1), date(2021, 1, 2), False),
    ],
)
def test_a_version_holds_from_its_first_to_its_last_day(sampai, pada, ya):
    aturan = replace(PERMOHONAN, berlaku_dari=date(2020, 11, 2), berlaku_sampai=sampai)
    assert aturan.berlaku_pada(pada) is ya


def test_a_rule_may_hold_for_one_day_and_give_no_time_at_all():
    sehari = replace(PERMOHONAN, berlaku_dari=date(2026, 11, 23), berlaku_sampai=date(2026, 11, 23), jumlah=0)
    assert sehari.berlaku_pada(date(2026, 11, 23))
    assert jatuh_tempo(sehari, wib(2026, 11, 23, 9), NATAL) == akhir_hari(2026, 11, 23)
    seketika = replace(KEBOCORAN, jumlah=0)
    assert jatuh_tempo(seketika, wib(2026, 11, 23, 9), NATAL) == wib(2026, 11, 23, 9)


def test_a_rule_neither_rolls_nor_pauses_unless_it_says_so():
    assert not {PERMOHONAN.geser, PERMOHONAN.boleh_jeda} & {True}
    saat_itu = wib(2026, 11, 24, 10)
    assert Jeda(saat_itu, saat_itu, LENGKAPI).dasar == LENGKAPI


@given(saat, jeda_acak)
def test_hours_stand_still_just_as_long_as_the_pauses_together(mulai, jeda):
    """Against a clock of minutes: count those that no pause covers until the hours are used up."""
    akhir = jatuh_tempo(boleh(KEBOCORAN), mulai, NATAL, jeda)
    diam = sum(
        (min(j.sampai, akhir) - max(j.dari, mulai) for j in gabungan(jeda) if j.sampai > mulai and j.dari < akhir),
        timedelta(0),
    )
    assert akhir - mulai - diam == timedelta(hours=KEBOCORAN.jumlah)


def gabungan(jeda):
    """Pauses that touch or overlap as one."""
    rows = []
    for j in sorted(jeda, key=lambda j: j.dari):
        if rows and j.dari <= rows[-1].sampai:
            rows[-1] = Jeda(rows[-1].dari, max(rows[-1].sampai, j.sampai), LENGKAPI)
        else:
            rows.append(j)
    return rows


@given(saat, jeda_acak)
def test_calendar_days_stand_still_on_just_the_days_that_close_in_a_pause(mulai, jeda):
    """Against the fingers: day by day, a day counts unless a pause covers its midnight."""
    d, sisa_hari = mulai.date(), PENGADUAN.jumlah
    while sisa_hari:
        d += timedelta(days=1)
        tutup = datetime.combine(d + timedelta(days=1), time.min, mulai.tzinfo)
        sisa_hari -= not any(j.dari < tutup <= j.sampai for j in jeda)
    assert jatuh_tempo(boleh(PENGADUAN), mulai, Kalender(), jeda) == datetime.combine(d, time.max, mulai.tzinfo)


@given(
    st.sampled_from([PERMOHONAN, PENGADUAN, KEBOCORAN, PENUNJUKAN]),
    saat,
    st.timedeltas(timedelta(0), timedelta(days=40)),
)
def test_who_starts_later_is_due_no_earlier(aturan, mulai, kemudian):
    assert jatuh_tempo(aturan, mulai, NATAL) <= jatuh_tempo(aturan, mulai + kemudian, NATAL)


@given(saat, saat)
def test_late_and_left_are_never_both(tenggat, kini):
    lewat, tersisa = keterlambatan(tenggat, kini, NATAL), sisa(tenggat, kini, NATAL)
    assert min(lewat, tersisa) == 0
    assert lewat - tersisa == NATAL.selisih_hari_kerja(tenggat.date(), kini.date())
