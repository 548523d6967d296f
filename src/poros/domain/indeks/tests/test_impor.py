"""Files of results as they come: hostile, careless, or in the way of another office. No database."""

import io
from decimal import Decimal

import pytest
import xlsxwriter

from poros.domain.indeks import ekspor
from poros.kernel.commands import Ditolak

KEPALA = "tahun,nama,jenis,nilai,sumber"
SATU = f"{KEPALA}\n2030,Kota Uji,kota,2.35,Laporan\n"


def ganti(**isi) -> str:
    """One row with other cells."""
    row = {"tahun": "2030", "nama": "Kota Uji", "jenis": "kota", "nilai": "2.35", "sumber": "Laporan"} | isi
    return f"{','.join(row)}\n{','.join(row.values())}\n"


def buku(*rows) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    for n, row in enumerate(rows):
        sheet.write_row(n, 0, row)
    book.close()
    return out.getvalue()


def tolak(isi: str | bytes) -> str:
    with pytest.raises(Ditolak) as refused:
        ekspor.baca(isi.encode() if isinstance(isi, str) else isi, "contoh")
    assert refused.value.bidang == "berkas"
    return str(refused.value)


class TestRefused:
    @pytest.mark.parametrize(
        "nilai",
        [
            "10000", "9999.9999", "99999", "-1", "+1", "1e3", "nan", "NaN", "inf", "1.000,5", "1,000.5", "0x1F", "2.", ".5",
            " ", "=1+1", "2.35 ", "dua", "2.35\t3", "१e१", "2" + "." + "3" * 21,
        ],
    )  # fmt: skip
    def test_what_is_no_number(self, nilai):
        if nilai == "2.35 ":
            assert ekspor.baca(ganti(nilai=nilai).encode(), "contoh")[0].nilai == Decimal("2.35")
            return
        assert "baris 2" in tolak(ganti(nilai=f'"{nilai}"'))

    @pytest.mark.parametrize("tahun", ["1999", "2101", "20.30", "-2030", "²", "", "2030.0", "MMXXX"])
    def test_what_is_no_year(self, tahun):
        assert "tahun" in tolak(ganti(tahun=tahun))

    @pytest.mark.parametrize("indeks", ["../x", "SPBE", "a b", "spbe/2023", "<script>", "x\u00e9", "a\u202eb"])
    def test_what_could_not_stand_in_an_address(self, indeks):
        assert f"indeks “{indeks}” tidak dikenal" in tolak(ganti(indeks=indeks))

    @pytest.mark.parametrize(
        ("kolom", "panjang"), [("nama", 201), ("sumber", 301), ("predikat", 61), ("kode_wilayah", 14), ("indeks", 41)]
    )
    def test_what_is_longer_than_its_column(self, kolom, panjang):
        assert f"{kolom} terlalu panjang" in tolak(ganti(**{kolom: "x" * panjang}))
        assert ekspor.baca(ganti(**{kolom: "x" * (panjang - 1)}).encode(), "contoh")

    @pytest.mark.parametrize("penduduk", ["-1", "1.5", "1e9", "1234567890", "banyak"])
    def test_what_is_no_count_of_people(self, penduduk):
        assert "penduduk" in tolak(ganti(penduduk=penduduk))

    @pytest.mark.parametrize(
        "isi",
        [
            b"",
            b"\n\n",
            b"\xef\xbb\xbf",
            b"\x00\x00\x00",
            SATU.replace("Kota Uji", "Kota\0Uji").encode(),
            SATU.encode("utf-16"),
            b"\x89PNG\r\n\x1a\n" + bytes(64),
            b"%PDF-1.7",
            b"PK\x05\x06" + bytes(18),
            KEPALA.encode(),
            b'"' + b"x" * 200_000 + b'"\n',
        ],
    )
    def test_what_is_no_table(self, isi):
        assert tolak(isi)

    def test_five_mistakes_are_told_and_that_there_are_more(self):
        lines = "\n".join(f"2030,Kota {n},kota,x,Laporan" for n in range(9))
        told = tolak(f"{KEPALA}\n{lines}\n")
        assert told.count("baris") == 5
        assert told.endswith("…")

    def test_a_row_that_ends_too_soon_is_named(self):
        with pytest.raises(Ditolak, match="baris 2"):
            ekspor.baca(f"{KEPALA}\n2030,Kota Uji\n".encode(), "contoh")


class TestTaken:
    @pytest.mark.parametrize(
        ("isi", "nilai"),
        [
            (SATU, "2.35"),
            (SATU.replace(",", ";").replace("2.35", "2,35"), "2.35"),
            ("\ufeff" + SATU, "2.35"),
            (SATU.replace("\n", "\r\n"), "2.35"),
            (SATU.replace("tahun,nama", "TAHUN,Nama"), "2.35"),
            (SATU.replace(",kota,", ",KOTA,"), "2.35"),
            (SATU + ",,,,\n\n", "2.35"),
            (ganti(nilai="9999.999"), "9999.999"),
            (ganti(nilai="0"), "0"),
        ],
    )
    def test_in_the_ways_officials_write(self, isi, nilai):
        (row,) = ekspor.baca(isi.encode(), "contoh")
        assert (row.tahun, row.nama, row.jenis, row.nilai, row.indeks) == (
            2030,
            "Kota Uji",
            "kota",
            Decimal(nilai),
            "contoh",
        )

    def test_a_workbook_with_numbers_dates_and_empty_cells(self):
        heads = [*KEPALA.split(","), "penduduk", "bagian_D1", "catatan"]
        rows = ekspor.baca(
            buku(heads, [2030, "Kota A", "Kota", 2.5, "x", 1000, 3, "abai"], [2030, "Kota B", "kota", 2, "x"]), "c"
        )
        assert [(r.nama, r.nilai, r.penduduk, r.bagian) for r in rows] == [
            ("Kota A", Decimal("2.5"), 1000, {"D1": "3"}),
            ("Kota B", Decimal(2), None, {}),
        ]

    def test_its_own_index_goes_before_that_of_the_page(self):
        (row,) = ekspor.baca(ganti(indeks="pemdi").encode(), "spbe")
        assert row.indeks == "pemdi"

    @pytest.mark.parametrize("nama", ["=cmd|'/C calc'!A0", "@SUM(A1)", "<b>Kota</b>", "Kota 🏛", "' OR 1=1 --"])
    def test_a_name_is_a_name(self, nama):
        assert ekspor.baca(ganti(nama=nama).encode(), "contoh")[0].nama == nama
