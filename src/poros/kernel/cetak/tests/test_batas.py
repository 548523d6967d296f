"""At the edges of what spreadsheets and paper hold: names, long cells, old days, many rows, odd signs."""

import csv as baku
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from poros.kernel.cetak import csv, pdf, qr, xlsx
from poros.kernel.cetak.tabel import RUMUS


def buku(rows, judul=("Isi",), **lain):
    return CalamineWorkbook.from_filelike(io.BytesIO(xlsx(judul, rows, **lain).read()))


def lembar(rows, **lain) -> list[list[object]]:
    return buku(rows, **lain).get_sheet_by_index(0).to_python()


def baca(rows, judul=("Isi",)) -> list[list[str]]:
    return list(baku.reader(io.StringIO("".join(csv(judul, rows)).removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize(
    ("nama", "jadi"),
    [
        ("Kertas kerja 2026/2027", "Kertas kerja 2026-2027"),
        ("[a]:*?/\\b", "-a------b"),
        ("'kutip'", "kutip"),
        ("x" * 30 + "/" + "y", "x" * 30 + "-"),
        ("Surat masuk", "Surat masuk"),
    ],
)
def test_a_sheet_is_named_as_far_as_a_workbook_allows(nama, jadi):
    assert buku([], lembar=nama).sheet_names == [jadi]


def test_a_cell_holds_the_beginning_of_what_is_too_long():
    (_head, (cell,)) = lembar([["a" * 40_000]])
    assert cell == "a" * 32_767


@pytest.mark.parametrize(
    ("nilai", "sel"),
    [
        (date(1900, 1, 1), date(1900, 1, 1)),
        (date(1899, 12, 31), "1899-12-31"),
        (date(1, 1, 1), "0001-01-01"),
        (date(2024, 2, 29), date(2024, 2, 29)),
        (date(9999, 12, 31), date(9999, 12, 31)),
        (datetime(1850, 5, 5, 12, tzinfo=UTC), "1850-05-05"),
    ],
)
def test_a_day_that_no_workbook_knows_is_text(nilai, sel):
    (_head, (cell,)) = lembar([[nilai]])
    assert (cell[:10] if isinstance(cell, str) else cell) == sel


@pytest.mark.parametrize(
    ("zona", "lokal"),
    [
        ("Asia/Jakarta", "2026-12-31 23:30"),
        ("Asia/Makassar", "2027-01-01 00:30"),
        ("Asia/Jayapura", "2027-01-01 01:30"),
    ],
)
def test_moments_stand_on_the_local_clock_in_both_shapes(zona, lokal):
    saat = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)
    with timezone.override(zona):
        (_head, (cell,)), (_same, (text,)) = lembar([[saat]]), baca([[saat]])
    assert (cell.isoformat(" ", "minutes"), text[:16]) == (lokal, lokal)


@pytest.mark.parametrize("banyak", [0, 1, 3, 1000])
def test_every_row_arrives_in_order(banyak):
    rows = [[n, f"baris {n}"] for n in range(banyak)]
    assert lembar(rows, judul=("n", "isi"))[1:] == [[float(n), f"baris {n}"] for n in range(banyak)]
    assert baca(rows, ("n", "isi"))[1:] == [[str(n), f"baris {n}"] for n in range(banyak)]


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\n"), max_size=20),
        min_size=1,
        max_size=4,
    )
)
def test_what_people_typed_comes_back_and_never_as_a_formula(isi):
    (row,) = baca([isi], [str(n) for n in range(len(isi))])[1:]
    for typed, read in zip(isi, row, strict=True):
        assert read == (f"'{typed}" if typed.startswith(RUMUS) else typed)
        assert not read.startswith(RUMUS)


@settings(max_examples=25)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30))
def test_a_workbook_gives_text_back_as_text(isi):
    (_head, (cell,)) = lembar([[isi]])
    assert cell == isi


@pytest.mark.parametrize(
    ("nilai", "csv_", "xlsx_"),
    [
        (0, "0", 0.0),
        (-5, "-5", -5.0),
        (Decimal("0.10"), "0.10", 0.1),
        (1_000_000_000_000, "1000000000000", 1e12),
        (True, "True", "True"),
        (None, "", ""),
        ("", "", ""),
        ("0812", "0812", "0812"),
        ("1e5", "1e5", "1e5"),
    ],
)
def test_figures_stay_figures_and_words_words(nilai, csv_, xlsx_):
    assert baca([[nilai]])[1] == [csv_]
    assert lembar([[nilai, "x"]], judul=("a", "b"))[1][0] == xlsx_


TEMPLATE = """#import "/kernel/cetak/templates/kertas.typ": data, kertas, kop
#show: kertas.with("Contoh")
#kop(data.daerah)
#for baris in data.isi [ #baris #linebreak() ]
"""


@pytest.fixture
def template(request) -> Path:
    path = Path(__file__).parent / f"_batas_{abs(hash(request.node.name))}.typ"
    path.write_text(TEMPLATE)
    yield path
    path.unlink()


def test_long_matter_runs_over_pages_and_loses_nothing(template):
    made = pypdfium2.PdfDocument(pdf(template, {"daerah": "Kota Contoh", "isi": [f"Baris {n}." for n in range(200)]}))
    assert len(made) > 1
    words = "\n".join(page.get_textpage().get_text_bounded() for page in made)
    assert [n for n in range(200) if f"Baris {n}." not in words] == []


@pytest.mark.parametrize("nilai", [date(2026, 11, 23), Decimal("1.50"), datetime(2026, 11, 23, tzinfo=UTC)])
def test_values_that_json_has_not_are_written_as_text(template, nilai):
    made = pypdfium2.PdfDocument(pdf(template, {"daerah": "Kota Contoh", "isi": [nilai]}))
    assert str(nilai)[:4] in made[0].get_textpage().get_text_bounded()


@pytest.mark.parametrize("isi", ["a", "https://uji.localhost/surat/1/", "é" * 50, "0" * 500])
def test_a_code_is_square_and_scales(isi):
    made = qr(isi)
    width, height = made.split('viewBox="0 0 ')[1].split('"')[0].split()
    assert width == height
    assert "width=" not in made.split(">")[0].replace("stroke-width=", "")
