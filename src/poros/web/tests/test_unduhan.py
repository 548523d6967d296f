"""Answers that are files: read back as a spreadsheet or a reader would, under a name that any disk takes."""

import csv
import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from poros.web.unduhan import XLSX, pdf, tabel

JUDUL = ["Nomor", "Perihal", "Tanggal", "Nilai"]
ROWS = [
    ["B/1", "Rapat koordinasi", date(2026, 11, 23), Decimal("1500.50")],
    ["B/2", 'Kata "berkutip", dan koma', None, 7],
    ["B/3", "dua\nbaris", date(1899, 12, 31), 0.5],
]


def isi(answer):
    return b"".join(answer.streaming_content if answer.streaming else [answer.content])


def buku(answer):
    return CalamineWorkbook.from_filelike(io.BytesIO(isi(answer)))


def lembar(answer):
    return buku(answer).get_sheet_by_index(0).to_python()


def test_csv_is_read_back_as_it_was():
    answer = tabel("csv", "Daftar Surat", JUDUL, ROWS)
    text = isi(answer).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        JUDUL,
        ["B/1", "Rapat koordinasi", "2026-11-23", "1500.50"],
        ["B/2", 'Kata "berkutip", dan koma', "", "7"],
        ["B/3", "dua\nbaris", "1899-12-31", "0.5"],
    ]
    assert answer["Content-Type"] == "text/csv; charset=utf-8"


def test_a_workbook_keeps_days_and_figures_as_such():
    answer = tabel("xlsx", "Daftar Surat", JUDUL, ROWS)
    assert answer["Content-Type"] == XLSX
    book = buku(answer)
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[0] == JUDUL
    assert rows[1][2:] == [date(2026, 11, 23), 1500.5]
    assert rows[2] == ["B/2", 'Kata "berkutip", dan koma', "", 7]
    assert rows[3][2] == "1899-12-31"
    assert book.sheet_names == ["Daftar Surat"]


@pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
def test_a_moment_is_that_of_the_clock_on_the_wall(bentuk):
    answer = tabel(bentuk, "x", ["Saat"], [[datetime(2026, 11, 23, 17, 30, tzinfo=UTC)]])
    if bentuk == "csv":
        assert "2026-11-24 00:30" in isi(answer).decode()
    else:
        assert lembar(answer)[1] == [datetime(2026, 11, 24, 0, 30)]  # noqa: DTZ001 -- a workbook knows no zones


@pytest.mark.parametrize("rumus", ["=1+1", "+62 812", "-5 hari", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x","y")'])
def test_what_people_typed_is_never_run_as_a_formula(rumus):
    assert next(csv.reader(io.StringIO(isi(tabel("csv", "x", ["a"], [[rumus]])).decode().split("\r\n", 1)[1])))[
        0
    ].startswith("'")
    with zipfile.ZipFile(io.BytesIO(isi(tabel("xlsx", "x", ["a"], [[rumus]])))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert lembar(tabel("xlsx", "x", ["a"], [[rumus]]))[1] == [rumus]


@pytest.mark.parametrize("banyak", [0, 1, 3])
@pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
def test_as_many_lines_as_there_are_and_the_head(bentuk, banyak):
    answer = tabel(bentuk, "x", ["a"], [[str(n)] for n in range(banyak)])
    found = isi(answer).decode().count("\r\n") if bentuk == "csv" else len(lembar(answer))
    assert found == banyak + 1


def test_rows_are_read_while_they_are_written():
    """A hundred thousand letters do not lie in memory first."""
    read = []

    def rows():
        for n in range(3):
            read.append(n)
            yield [n]

    stream = iter(tabel("csv", "x", ["a"], rows()).streaming_content)
    next(stream)
    assert read == []
    next(stream)
    assert read == [0]


@pytest.mark.parametrize(
    ("nama", "berkas"),
    [
        ("Daftar Surat Masuk", "daftar-surat-masuk"),
        ('a"; filename="b.exe', "a-filenamebexe"),
        ("../../etc/passwd", "etcpasswd"),
        ("Ringkasan 2026/11", "ringkasan-202611"),
        ("baris\r\nX-Jahat: 1", "baris-x-jahat-1"),
    ],
)
def test_a_name_is_one_that_any_disk_takes(nama, berkas):
    assert tabel("csv", nama, ["a"], [])["Content-Disposition"] == f'attachment; filename="{berkas}.csv"'
    assert pdf(b"%PDF", nama, unduh=True)["Content-Disposition"] == f'attachment; filename="{berkas}.pdf"'


def test_a_pdf_is_shown_unless_it_is_to_be_kept():
    shown, kept = pdf(b"%PDF-1.7", "Nota Dinas"), pdf(b"%PDF-1.7", "Nota Dinas", unduh=True)
    assert shown["Content-Disposition"] == 'inline; filename="nota-dinas.pdf"'
    assert kept["Content-Disposition"].startswith("attachment")
    assert (shown["Content-Type"], shown.content) == ("application/pdf", b"%PDF-1.7")


@pytest.mark.parametrize("nama", ["Rekap [2026]: a*b?/c\\d", "x" * 60, "'kutip'"])
def test_a_sheet_has_a_name_that_workbooks_take(nama):
    (title,) = buku(tabel("xlsx", nama, ["a"], [["1"]])).sheet_names
    assert 0 < len(title) <= 31
    assert not set("[]:*?/\\") & set(title)
