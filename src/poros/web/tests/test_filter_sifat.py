"""Filters for any value: what they write can be read back, keeps its order, and never breaks out of its place."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation
from django.utils.html import escape
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from poros.pure import rupiah as uang
from poros.web import waktu
from poros.web.templatetags import poros

HARI = st.dates(date(1900, 1, 1), date(2200, 12, 31))
SAAT = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 -- given one
UANG = st.decimals(-(10**15), 10**15, places=2)
BAHASA = pytest.mark.parametrize("bahasa", ["id", "en"])


@BAHASA
@given(d=HARI)
def test_two_days_are_never_written_alike(bahasa, d):
    with translation.override(bahasa):
        for written in (poros.tanggal, poros.tanggal_pendek, poros.tanggal_panjang):
            assert written(d) != written(d + timedelta(days=1))
            assert str(d.day) in written(d)
            assert str(d.year) in written(d)


@given(SAAT, st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "UTC"]))
def test_a_moment_has_the_hour_and_the_day_of_its_reader(saat, zona):
    with timezone.override(ZoneInfo(zona)):
        local = saat.astimezone(ZoneInfo(zona))
        assert poros.waktu(saat).endswith(f", {local:%H.%M}")
        assert poros.tanggal(saat) == poros.tanggal(local.date())
        assert waktu.hari(saat) == local.date()


@given(UANG)
def test_an_amount_is_read_back_to_the_rupiah(jumlah):
    assert uang.baca(poros.rupiah(jumlah)) == jumlah.quantize(Decimal(1), "ROUND_HALF_UP")


@given(st.decimals(-(10**14), 10**14, places=0))
def test_a_short_amount_is_wrong_by_half_a_hundredth_of_its_scale_at_most(jumlah):
    """Below a thousand kuadriliun; 1,25 miliar stands for 1.245.000.000 to 1.255.000.000."""
    read = uang.baca(poros.rupiah_ringkas(jumlah))
    assert abs(read - jumlah) <= abs(jumlah) / 100 + Decimal("0.01")
    assert len(re.sub(r"\D", "", poros.rupiah_ringkas(jumlah).partition(",")[0])) <= 3


@BAHASA
@given(n=st.integers(-(10**12), 10**12), desimal=st.integers(0, 4))
def test_a_figure_keeps_its_value_in_either_language(bahasa, n, desimal):
    value = Decimal(n).scaleb(-desimal)
    with translation.override(bahasa):
        shown = poros.bilangan(value, desimal)
    point, groups = (",", ".") if bahasa == "id" else (".", ",")
    assert Decimal(shown.replace(groups, "").replace(point, ".")) == value
    assert all(len(g) == 3 for g in shown.partition(point)[0].lstrip("-").split(groups)[1:])


@given(st.floats(-1e6, 1e6), st.integers(0, 3))
def test_a_share_in_percent_is_rounded_as_on_paper(nilai, desimal):
    shown = poros.persen(nilai, desimal)
    assert shown.endswith("%")
    read = Decimal(shown[:-1].replace(".", "").replace(",", "."))
    assert abs(read - Decimal(str(nilai))) <= Decimal(5).scaleb(-desimal - 1)


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_a_share_for_a_picture_stays_inside_it(nilai, dari):
    shown = poros.bagian(nilai, dari)
    assert re.fullmatch(r"\d{1,3}\.\d\d", shown)
    assert 0 <= float(shown) <= 100


@given(st.integers(0, 2**50))
def test_a_size_is_told_in_at_most_four_digits_with_its_unit(byte):
    number, unit = poros.ukuran(byte).split(" ")
    value = float(number.replace(".", "").replace(",", "."))
    told = value * 1024 ** ["B", "KB", "MB", "GB"].index(unit)
    assert abs(told - byte) <= max(byte * 0.06, 0.5)
    assert value <= 1024 or unit == "GB"


@given(st.text(max_size=60))
def test_initials_are_two_letters_at_most_whatever_the_name(nama):
    letters = poros.inisial(nama)
    assert len(re.findall(r".", letters, re.DOTALL)) <= 6  # ß becomes SS, and ligatures likewise
    assert not set("<>&\"'") & set(letters)


@pytest.mark.parametrize(
    ("nama", "huruf"),
    [
        ("Prof. Dr. H. Ahmad Yani, S.H., M.Hum.", "AY"),
        ("siti nur aisyah", "SA"),
        ("A. A. Gede Agung", "GA"),
        ("Ir.", ""),
        ("  Budi  ", "B"),
        ("'Abdul Malik", "M"),
        ("Éva", "É"),
        (", M.Si.", ""),
    ],
)
def test_initials_of_the_names_that_there_are(nama, huruf):
    assert poros.inisial(nama) == huruf


@given(st.text(max_size=40), st.text(max_size=40))
def test_differences_are_those_of_the_text_even_when_it_came_escaped(lama, baru):
    """As `lama="{{ x }}"` hands it on: escaped once already, to be escaped again piece by piece."""
    plain = [(p.jenis, p.teks) for p in poros.beda(lama, baru)]
    escaped = [(p.jenis, p.teks) for p in poros.beda(mark_safe(escape(lama)), mark_safe(escape(baru)))]
    assert escaped == plain


@BAHASA
@given(kini=HARI, days=st.integers(-9, 9) | st.integers(-900, 900))
def test_a_deadline_is_dangerous_exactly_when_it_has_passed(bahasa, kini, days):
    now = datetime(kini.year, kini.month, kini.day, 9, tzinfo=ZoneInfo("Asia/Jakarta"))
    with translation.override(bahasa):
        shown = waktu.tenggat(kini + timedelta(days=days), kini=now)
    assert (shown.nada == "bahaya") is (days < 0)
    assert (shown.nada == "awas") is (0 <= days <= 2)
    assert bool(shown.ikon) is (days <= 2)
    assert shown.kata


@given(SAAT, st.timedeltas(-timedelta(days=3), timedelta(days=3)))
def test_a_deadline_with_an_hour_turns_at_its_moment(kini, jarak):
    shown = waktu.tenggat(kini + jarak, kini=kini)
    assert (shown.nada == "bahaya") is (jarak < timedelta(0))
    assert ("terlambat" in shown.kata or "lewat" in shown.kata) is (jarak < timedelta(0))


@given(SAAT, st.timedeltas(timedelta(0), timedelta(hours=23, minutes=59)))
def test_as_far_ahead_as_behind_is_told_in_the_same_number(kini, jarak):
    ahead, behind = waktu.relatif(kini + jarak, kini), waktu.relatif(kini - jarak, kini)
    assert re.findall(r"\d+", ahead) == re.findall(r"\d+", behind)


@given(HARI, st.integers(-400, 400))
def test_a_deadline_that_was_met_tells_the_days_of_lateness(pada, n):
    shown = waktu.tenggat(pada, selesai=pada + timedelta(days=n))
    assert shown.nada == ("baik" if n <= 0 else "netral")
    assert re.findall(r"\d+", shown.kata) == ([str(n)] if n > 0 else [])


@pytest.mark.parametrize("nilai", [None, 0, 1.5, Decimal("2.50"), "Bappeda", "", date(2026, 11, 23)])
def test_a_cell_is_a_figure_or_words(nilai):
    assert isinstance(poros.sel(nilai), str)
    assert poros.adalah_angka(nilai) is not isinstance(nilai, str | date)


@pytest.mark.parametrize(
    ("peta", "kunci", "isi"), [({"a": 1}, "a", 1), ({}, "a", ""), (None, "a", ""), ({"a": 0}, "a", 0)]
)
def test_a_value_by_a_name_that_is_itself_a_value(peta, kunci, isi):
    assert poros.ambil(peta, kunci) == isi


def test_every_tone_has_an_icon_of_its_own_and_an_unknown_one_a_plain_circle():
    tones = ["info", "baik", "awas", "bahaya", "utama"]
    icons = {poros.ikon_nada(tone) for tone in tones}
    assert len(icons) == len(tones)
    assert poros.ikon_nada("netral") == poros.ikon_nada("") == "circle"
    assert "circle" not in icons
