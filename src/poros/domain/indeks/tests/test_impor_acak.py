"""Files of results with every cell replaced by every nonsense, and cut anywhere: lines to mend, or what was meant.

No database: only the reader. Whatever it takes fits the columns, and written out again it reads the same.
"""

import csv
import io
import random
from decimal import Decimal

import pytest

from poros.domain.indeks import ekspor
from poros.domain.indeks.labels import JENIS
from poros.domain.indeks.values import DataHasil
from poros.kernel import cetak
from poros.kernel.commands import Ditolak

KEPALA = (*ekspor.KEPALA, "bagian_D1", "bagian_D2", "sumber")
BARIS = (
    KEPALA,
    ("contoh", "2030", "13.71", "kota", "Kota A", "250000", "2,35", "Cukup", "2,5", "", "Laporan, hal. 3"),
    ("contoh", "2030", "", "kabupaten", "Kabupaten B", "", "3.125", "", "", "4", "Laporan"),
    ("contoh", "2029", "13", "provinsi", "Provinsi C", "5000000", "4", "Baik", "1", "2", "Laporan"),
)
BURUK = (
    "", " ", "-", "0", "-1", "1e9", "NaN", "x" * 400, "\0", "\u202e", "=1+1", "'", '"', ";", ",", "a\nb", "<script>", "½", "１２",
    "٣", "1.2.3", "9" * 30, "kota", "2030", "10000", "9999.9999", "TRUE", "None", "../x", "\ufeff", "é", "🏛", "2030.0",
)  # fmt: skip


def berkas(rows, delimiter=",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


def ganti(baris: int, kolom: int, isi: str) -> list[list[str]]:
    changed = [list(row) for row in BARIS]
    changed[baris][kolom] = isi
    return changed


def utuh(rows: list[DataHasil]) -> None:
    """Rows that the table can hold; told again they are the same."""
    assert len({(r.indeks, r.tahun, r.nama) for r in rows}) == len(rows)
    for r in rows:
        assert ekspor.KODE.fullmatch(r.indeks)
        assert r.tahun in ekspor.TAHUN
        assert r.jenis in JENIS
        assert r.nama
        assert r.sumber
        assert all(len(getattr(r, n)) <= most for n, most in ekspor.PANJANG.items())
        assert 0 <= r.nilai <= ekspor.TERBESAR
        assert r.penduduk is None or 0 <= r.penduduk < 10**9
        assert all(0 <= Decimal(v) <= ekspor.TERBESAR for v in r.bagian.values())
        assert "\0" not in f"{r.nama}{r.sumber}{r.predikat}{r.kode_wilayah}"
    assert ekspor.baca(ekspor.naskah(rows).encode(), "contoh") == rows


@pytest.mark.parametrize("buruk", BURUK, ids=range(len(BURUK)))
def test_every_cell(buruk):
    for baris in range(len(BARIS)):
        for kolom in range(len(KEPALA)):
            try:
                utuh(ekspor.baca(berkas(ganti(baris, kolom, buruk)), "contoh"))
            except Ditolak as refused:
                assert refused.bidang == "berkas"  # noqa: PT017 -- one word on one refusal


@pytest.mark.parametrize("baris", [1, 2, 3])
@pytest.mark.parametrize(
    ("kolom", "isi"),
    [
        ("tahun", "1999"),
        ("jenis", "negara"),
        ("nama", ""),
        ("nilai", "x"),
        ("sumber", ""),
        ("penduduk", "1.000"),
        ("bagian_D1", "x"),
    ],
)
def test_the_wrong_line_is_named_and_no_other(baris, kolom, isi):
    with pytest.raises(Ditolak) as refused:
        ekspor.baca(berkas(ganti(baris, KEPALA.index(kolom), isi)), "contoh")
    said = str(refused.value)
    assert [f"baris {n}:" in said for n in (2, 3, 4)] == [n == baris + 1 for n in (2, 3, 4)]


def test_cut_anywhere():
    whole = berkas(BARIS)
    for n in range(len(whole)):
        try:
            assert len(ekspor.baca(whole[:n], "contoh")) <= len(BARIS) - 1
        except Ditolak as refused:
            assert refused.bidang == "berkas"  # noqa: PT017 -- as above


@pytest.mark.parametrize("biji", range(10))
def test_bytes_changed_by_chance(biji):
    chance = random.Random(biji)
    whole = berkas(BARIS)
    for _n in range(40):
        torn = bytearray(whole)
        for _m in range(chance.randrange(1, 5)):
            torn[chance.randrange(len(torn))] = chance.randrange(256)
        try:
            utuh(ekspor.baca(bytes(torn), "contoh"))
        except Ditolak as refused:
            assert refused.bidang == "berkas"  # noqa: PT017 -- as above


@pytest.mark.parametrize("biji", range(4))
def test_a_workbook_torn_by_chance(biji):
    chance = random.Random(biji)
    whole = cetak.xlsx(BARIS[0], BARIS[1:]).read()
    assert len(ekspor.baca(whole, "contoh")) == 3
    for _n in range(10):
        torn = bytearray(whole)
        torn[chance.randrange(4, len(torn))] ^= 0xFF
        for wrong in (bytes(torn), whole[: chance.randrange(4, len(whole))]):
            try:
                utuh(ekspor.baca(wrong, "contoh"))
            except Ditolak as refused:
                assert refused.bidang == "berkas"  # noqa: PT017 -- as above


@pytest.mark.parametrize("biji", range(5))
def test_whatever_the_order_of_columns_and_lines(biji):
    chance = random.Random(biji)
    order, lines = list(range(len(KEPALA))), list(BARIS[1:])
    chance.shuffle(order)
    chance.shuffle(lines)
    mixed = [[row[n] for n in order] for row in (KEPALA, *lines)]
    key = lambda r: r.nama  # noqa: E731 -- one line
    assert sorted(ekspor.baca(berkas(mixed), "contoh"), key=key) == sorted(
        ekspor.baca(berkas(BARIS), "contoh"), key=key
    )


@pytest.mark.parametrize(
    ("nilai", "wanted"), [("2,35", "2.35"), ("2.35", "2.35"), ("3.125", "3.125"), ("3,125", "3.125"), ("100", "100")]
)
def test_an_index_has_three_decimals_and_no_thousands(nilai, wanted):
    """Our own file writes 3.125: here a point is never a group, as no index reaches a thousand."""
    rows = ekspor.baca(berkas(ganti(1, KEPALA.index("nilai"), nilai)), "contoh")
    assert rows[0].nilai == Decimal(wanted)
