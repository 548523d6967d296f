"""Tables: what people typed is never run, values keep their kind, long lists are written as they are read."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from poros.kernel.cetak import csv, xlsx

JAHAT = ["=1+1", "+62812", "-2", "@SUM(A1)", "\t=1", "\r=1"]


def baris_csv(rows) -> list[str]:
    return "".join(csv(["Isi"], rows)).removeprefix("\ufeff").splitlines()


@pytest.mark.parametrize("teks", JAHAT)
def test_csv_disarms_what_begins_like_a_formula(teks):
    assert "".join(csv(["Isi"], [[teks]])).split("\r\n", 1)[1].lstrip('"').startswith("'")


def test_csv_leaves_figures_and_plain_words_alone():
    rows = [
        ["Surat"],
        [-5],
        [Decimal("-1.50")],
        [None],
        [date(2026, 11, 23)],
        [datetime.fromisoformat("2026-11-23T07:05")],
    ]
    assert baris_csv(rows) == ["Isi", "Surat", "-5", "-1.50", '""', "2026-11-23", "2026-11-23 07:05"]


def test_csv_quotes_separators_and_lines():
    assert "".join(csv(["a", "b"], [["x,y", 'k"k\nl']])).endswith('"x,y","k""k\nl"\r\n')


def test_csv_is_written_while_it_is_read():
    taken = []

    def rows():
        for n in range(3):
            taken.append(n)
            yield [n]

    lines = csv(["n"], rows())
    next(lines), next(lines)
    assert taken == [0]


def lembar(rows, **lain):
    return CalamineWorkbook.from_filelike(io.BytesIO(xlsx(["Isi"], rows, **lain).read()))


@pytest.mark.parametrize("teks", [t for t in JAHAT if t[0] not in "\t\r"])
def test_xlsx_holds_it_as_text(teks):
    assert lembar([[teks]]).get_sheet_by_index(0).to_python() == [["Isi"], [teks]]


def test_xlsx_keeps_kinds_and_local_time(settings):
    settings.TIME_ZONE = "Asia/Jakarta"
    rows = [[3], [Decimal("2.5")], [date(2026, 11, 23)], [datetime(2026, 11, 23, 0, 30, tzinfo=UTC)], [None], [True]]
    values = [row[0] for row in lembar(rows).get_sheet_by_index(0).to_python()[1:]]
    assert values == [3.0, 2.5, date(2026, 11, 23), datetime.fromisoformat("2026-11-23T07:30"), "", "True"]


def test_a_long_sheet_name_is_cut():
    assert lembar([], lembar="x" * 60).sheet_names == ["x" * 31]
