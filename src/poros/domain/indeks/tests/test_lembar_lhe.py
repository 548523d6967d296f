"""The sheet of a frozen result as it reads: numbers, disagreements, evidence, in Indonesian, from what was frozen and nothing else."""

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from django.utils import timezone
from django.utils.translation import override

from poros.domain.indeks import cetak, services
from poros.domain.indeks.models import Butir, HasilBeku, Penilaian
from poros.domain.indeks.rules.alur import Aksi
from poros.domain.indeks.rules.beku import sidik
from poros.kernel.berkas.queries import isi as isi_berkas

pytestmark = pytest.mark.django_db


def baca(pdf: bytes) -> str:
    """The text of all pages, spaces as one."""
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]
    return " ".join("\n".join(pages).split())


def lembar(row: Penilaian) -> str:
    return baca(b"".join(isi_berkas(row.beku.berkas)))


@pytest.fixture
def cetakan(beku):
    """`cetakan(hasil=…)`: the sheet of the same result with parts of what was frozen replaced."""

    def make(**lain) -> str:
        isi = {**beku.beku.isi, **lain}
        made = HasilBeku(
            penilaian=beku, isi=isi, sidik=sidik(isi), orang="Rani Contoh", jabatan="Kabag",
            waktu=datetime(2026, 12, 31, 17, 30, tzinfo=UTC),
        )  # fmt: skip
        return baca(cetak.lhe(made, "Kepala Bagian Adbang")[0])

    return make


class TestLanguage:
    def test_frozen_by_a_reader_of_english_it_is_indonesian(self, terisi, butir, kota, alirkan):
        with override("en"):
            alirkan(terisi, Aksi.NILAI_INTERNAL)
            for kode in ("I1", "I2", "I3"):
                services.nilai_internal(kota.aktor("inspektur"), butir(kode), nilai=Decimal(2), alasan="x")
            text = lembar(alirkan(terisi, Aksi.BEKUKAN))
        assert "LAPORAN HASIL EVALUASI" in text.upper()
        assert "penilai internal" in text
        assert "internal assessor" not in text

    @pytest.mark.parametrize(("zona", "tanggal"), [("Asia/Jakarta", "1 Januari 2027"), ("UTC", "31 Desember 2026")])
    def test_its_day_is_that_of_the_place(self, cetakan, zona, tanggal):
        with timezone.override(ZoneInfo(zona)):
            assert tanggal in cetakan()


class TestNumbers:
    @pytest.mark.parametrize(
        ("indeks", "tampak"), [("1.80", "1,80"), ("2.595", "2,60"), ("2.594", "2,59"), ("3", "3,00"), ("0", "0,00")]
    )
    def test_the_index_has_two_decimals_half_up(self, beku, cetakan, indeks, tampak):
        end = beku.beku.isi["hasil"]["internal"] | {"indeks": indeks}
        assert tampak in cetakan(hasil={"internal": end})

    @pytest.mark.parametrize(
        ("nilai", "tampak"), [("1.0000", " 1 "), ("2.5000", "2,5"), ("3.3333", "3,33"), ("10.0000", " 10 ")]
    )
    def test_a_value_has_the_decimals_it_needs(self, beku, cetakan, nilai, tampak):
        rows = [dict(row) for row in beku.beku.isi["butir"]]
        rows[0] = rows[0] | {"nilai": {"mandiri": nilai, "internal": nilai, "eksternal": None}, "nama": "Uji angka"}
        text = cetakan(butir=rows)
        assert tampak in f"{text.rsplit('Uji angka', 1)[1][:60]} "

    def test_a_round_without_values_is_a_dash(self, cetakan):
        text = cetakan()
        assert "–" in text.rsplit("Kebijakan layanan", 1)[1][:60]


class TestConditions:
    def test_the_lowest_first_when_nobody_has_written_any(self, cetakan):
        text = cetakan()
        assert "Layanan aduan bernilai 1." in text
        assert text.index("Layanan aduan bernilai") < text.index("Kebijakan data bernilai")

    def test_of_many_the_five_lowest(self, beku, cetakan):
        rows = [
            {"kode": f"K{n}", "nama": f"Hal {n}", "unit": "", "alasan": {}, "bukti": [],
             "nilai": {"mandiri": f"{n}.0000", "internal": None, "eksternal": None}}
            for n in range(9, 0, -1)
        ]  # fmt: skip
        end = {"indeks": "3", "persis": "3", "predikat": "", "bagian": {r["kode"]: r["nilai"]["mandiri"] for r in rows}}
        text = cetakan(butir=rows, hasil={"mandiri": end})
        said = [n for n in range(1, 10) if f"Hal {n} bernilai {n}." in text]
        assert said == [1, 2, 3, 4, 5]

    def test_each_line_is_a_condition_and_empty_lines_are_none(self, cetakan):
        text = cetakan(kondisi="Aduan lambat.\r\n\r\n   \r\nPetugas kurang.  ", rekomendasi="\n\nTambah petugas.\n")
        for words in ("Aduan lambat.", "Petugas kurang.", "Tambah petugas."):
            assert text.count(words) == 1
        assert "bernilai" not in text

    @pytest.mark.parametrize(
        "kata", ["#set page(fill: red)", "$x$ *tebal* _miring_", "<b>tebal</b>", "\\n @acuan", "= Judul"]
    )
    def test_what_was_typed_is_printed_and_not_obeyed(self, cetakan, kata):
        assert kata in cetakan(kondisi=kata)


class TestDisagreement:
    def test_only_where_two_rounds_differ_each_with_its_reason(self, beku, cetakan):
        rows = [dict(row) for row in beku.beku.isi["butir"]]
        rows[1] = rows[1] | {
            "nilai": {"mandiri": "3.0000", "internal": "3.0000", "eksternal": "2.0000"},
            "alasan": {"mandiri": "Alasan unit.", "internal": "Alasan penilai.", "eksternal": "Alasan pusat."},
        }
        text = cetakan(butir=rows)
        for words in ("Alasan unit.", "Alasan penilai.", "Alasan pusat.", "Bukti diperiksa."):
            assert words in text
        assert text.count("Alasan pusat.") == 1

    def test_where_all_agree_no_reason_is_told(self, beku, cetakan):
        rows = [
            row | {"nilai": {"mandiri": "3.0000", "internal": "3.0000", "eksternal": None}}
            for row in beku.beku.isi["butir"]
        ]
        assert "Menurut dokumen." not in cetakan(butir=rows)


class TestFrozen:
    def test_what_changes_in_the_rows_changes_no_sheet(self, beku):
        Butir.objects.update(internal=Decimal(5))
        beku.unit.nama = "Bagian Lain"
        beku.unit.save()
        again = baca(cetak.lhe(HasilBeku.objects.get())[0])
        assert "1,80" in again
        assert "Bagian Lain" not in again
        assert beku.beku.sidik in again.replace(" ", "")

    def test_printed_twice_it_says_the_same(self, beku):
        assert baca(cetak.lhe(beku.beku)[0]) == baca(cetak.lhe(beku.beku)[0])

    def test_its_mark_has_a_place_only_where_somebody_signs(self, beku):
        assert cetak.lhe(beku.beku, "Kepala Bagian Adbang")[1] is not None
        assert cetak.lhe(beku.beku)[1] is None
