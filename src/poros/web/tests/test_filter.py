"""Dates, money and figures in templates, as officials write them and in the English interface."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from poros.web.templatetags import poros

SENIN = date(2026, 11, 23)
SIANG = datetime(2026, 11, 23, 7, 5, tzinfo=UTC)  # 14.05 in Jakarta


def test_days_are_written_in_full_and_short():
    assert poros.tanggal(SENIN) == "Senin, 23 Nov 2026"
    assert poros.tanggal_pendek(SENIN) == "23 Nov 2026"
    assert poros.tanggal_panjang(SENIN) == "23 November 2026"


def test_a_moment_is_shown_where_the_reader_is():
    assert poros.waktu(SIANG) == "23 Nov 2026, 14.05"
    assert poros.tanggal(datetime(2026, 11, 23, 17, 30, tzinfo=UTC)) == "Selasa, 24 Nov 2026"


def test_a_day_keeps_its_weekday_where_a_moment_keeps_its_hour():
    assert poros.saat_atau_hari(SENIN) == "Senin, 23 Nov 2026"
    assert poros.saat_atau_hari(SIANG) == "23 Nov 2026, 14.05"


@pytest.mark.parametrize(
    "which", [poros.tanggal, poros.tanggal_pendek, poros.tanggal_panjang, poros.waktu, poros.rupiah, poros.persen]
)
def test_nothing_is_a_dash(which):
    assert which(None) == "–"


def test_english_reads_english():
    with translation.override("en"):
        assert poros.tanggal(SENIN) == "Monday, 23 Nov 2026"
        assert poros.bilangan(12345.6) == "12,345.6"


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [(12345.6, None, "12.345,6"), (1284, None, "1.284"), (79.66, 1, "79,7"), (0, None, "0"), ("", None, "–")],
)
def test_figures_have_a_decimal_comma(value, digits, shown):
    assert poros.bilangan(value, digits) == shown


def test_money():
    assert poros.rupiah(1250000000) == "Rp1.250.000.000"
    assert poros.rupiah_ringkas(Decimal(1250000000)) == "Rp1,25 miliar"
    assert poros.rupiah(0) == "Rp0"


@pytest.mark.parametrize(
    ("size", "shown"),
    [(0, "0 B"), (900, "900 B"), (48211, "47 KB"), (1258291, "1,2 MB"), (3 * 1024**3, "3,0 GB"), (None, "0 B")],
)
def test_sizes(size, shown):
    assert poros.ukuran(size) == shown


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ir. Hj. Sri Mulyani Hartono, M.Si.", "SH"), ("Dra. Ratna Dewi, M.Si.", "RD"), ("Sukarno", "S"), ("", "")],
)
def test_initials_leave_degrees_out(name, letters):
    assert poros.inisial(name) == letters


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [(48.2, 100, "48.20"), (9, 14, "64.29"), (140, 100, "100.00"), (-3, 100, "0.00"), (5, 0, "100.00")],
)
def test_shares_for_pictures_have_a_point_and_stay_inside(part, whole, share):
    assert poros.bagian(part, whole) == share


@pytest.mark.parametrize(
    ("kind", "icon"),
    [
        ("application/pdf", "file-text"),
        ("image/jpeg", "file-image"),
        ("text/csv", "file-spreadsheet"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "file-spreadsheet"),
        ("application/x-unknown", "file"),
        ("", "file"),
    ],
)
def test_files_have_the_icon_of_their_kind(kind, icon):
    assert poros.ikon_berkas(kind) == icon


def test_cells_behind_a_chart():
    assert poros.sel(1234.5) == "1.234,5"
    assert poros.sel("Bappeda") == "Bappeda"
    assert poros.adalah_angka(None)
    assert not poros.adalah_angka("1")
