"""Tables to take along, read again as their reader would: numbers are numbers, words are words, nothing runs."""

import csv
import io
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from poros.domain.survei import services
from poros.domain.survei.models import Jawaban
from poros.domain.survei.rules.alur import Aksi
from poros.domain.survei.rules.isian import PITA

pytestmark = pytest.mark.django_db
UNSUR = [f"U{n}" for n in range(1, 10)]


def lembar(answer) -> list[list]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))
    return book.get_sheet_by_index(0).to_python()


def baris(answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))


@pytest.fixture
def terjawab(kota, layanan, survei, jawab):
    """Three answers at PU (one of them set aside), one at Dinsos."""
    other = services.buat_titik(kota.aktor("kadis_sos"), layanan["sos"], nama="A")
    jawab((4, 4, 4, 4, 4, 4, 4, 4, 1), pita={"umur": "30-39", "jenis_kelamin": "p"}, lama=61)
    jawab(2)
    jawab(1, lama=2, luring=True)
    jawab(3, di=other)
    odd = Jawaban.objects.get(lama=2).pk
    services.sisihkan(kota.aktor("kabag_umum"), survei, jawaban=[odd], alasan="Terlalu cepat")
    return survei


@pytest.fixture
def ambil(terjawab, masuk):
    """The file of a table, as Bagian Umum."""
    return lambda nama, bentuk: masuk("kabag_umum").get(reverse(f"survei:{nama}", args=[terjawab.pk, bentuk]))


class TestResult:
    def test_services_then_the_whole(self, ambil):
        pu, sos, whole = baris(ambil("hasil", "csv"))
        assert [(row["Layanan"], row["Jawaban"], row["Sampel"], row["Disisihkan"]) for row in (pu, sos, whole)] == [
            ("Izin bangunan", "2", "80", "1"),
            ("Bantuan sosial", "1", "278", "0"),
            ("", "3", "358", "1"),
        ]
        assert (pu["U1 Persyaratan"], pu["IKM"], pu["Mutu"]) == ("3.0000", "70.83", "C")  # (8 × 3 + 1.5) ÷ 9 × 25
        assert (sos["IKM"], whole["IKM"], whole["Unit"]) == ("75.00", "72.22", "Seluruhnya")

    def test_a_spreadsheet_holds_numbers(self, ambil):
        head, pu, sos, whole = lembar(ambil("hasil", "xlsx"))
        assert head[:5] == ["Unit", "Layanan", "Jawaban", "Sampel", "Disisihkan"]
        assert [cell[:3].strip() for cell in head[5:14]] == UNSUR
        assert (pu[2], whole[2]) == (2, 3)
        assert Decimal(str(pu[5])) == Decimal(3)
        assert Decimal(str(sos[-2])) == Decimal(75)
        assert isinstance(pu[-2], (int, float))

    def test_both_forms_tell_the_same(self, ambil):
        plain = [list(row.values()) for row in baris(ambil("hasil", "csv"))]
        sheet = [list(row) for row in lembar(ambil("hasil", "xlsx"))[1:]]
        for one, other in zip(plain, sheet, strict=True):
            assert [Decimal(a) if _angka(b) else a for a, b in zip(one, other, strict=True)] == [
                Decimal(str(b)) if _angka(b) else (b or "") for b in other
            ]

    def test_a_service_without_answers_has_empty_cells(self, survei, masuk):
        rows = baris(masuk("kabag_umum").get(reverse("survei:hasil", args=[survei.pk, "csv"])))
        assert [(row["IKM"], row["Mutu"], row["U1 Persyaratan"]) for row in rows] == [("", "", "")] * 3

    def test_a_published_table_does_not_move(self, terjawab, ambil, langkah, jawab, layanan):
        langkah(terjawab, Aksi.TUTUP)
        langkah(terjawab, Aksi.TERBITKAN)
        before = baris(ambil("hasil", "csv"))
        type(layanan["pu"]).objects.filter(pk=layanan["pu"].pk).update(nama="Nama baru")
        assert baris(ambil("hasil", "csv")) == before

    @pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
    def test_its_file_has_a_name(self, ambil, bentuk):
        assert f'filename="hasil-survei-semester-ii.{bentuk}"' in ambil("hasil", bentuk)["Content-Disposition"]


class TestAnswers:
    def test_each_with_its_marks_bands_and_reason(self, ambil):
        rows = baris(ambil("jawaban", "csv"))
        assert [[row[u] for u in ("U1", "U9")] for row in rows] == [["4", "1"], ["2", "2"], ["1", "1"], ["3", "3"]]
        assert [row["disisihkan"] for row in rows] == ["", "", "Terlalu cepat", ""]
        assert [row["luring"] for row in rows] == ["tidak", "tidak", "ya", "tidak"]
        assert {field: rows[0][field] for field in PITA} == {
            "umur": "30-39", "jenis_kelamin": "p", "pendidikan": "", "pekerjaan": "",
        }  # fmt: skip
        assert [row["lama_detik"] for row in rows] == ["61", "", "2", ""]

    def test_from_them_the_index_can_be_computed_again(self, ambil, terjawab):
        """The published number is that of anybody who adds up the open answers."""
        kept = [row for row in baris(ambil("jawaban", "csv")) if not row["disisihkan"]]
        marks = [int(row[u]) for row in kept for u in UNSUR]
        whole = baris(ambil("hasil", "csv"))[-1]
        assert whole["IKM"] == f"{Decimal(sum(marks)) * 25 / len(marks):.2f}"

    def test_as_a_spreadsheet_days_are_days(self, ambil):
        first = lembar(ambil("jawaban", "xlsx"))[1]
        assert str(first[0])[:10] == str(timezone.localdate())
        assert first[5] == 4

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_it_is_read_by_one_statement(self, survei, jawab, masuk, banyak, django_assert_max_num_queries):
        for _n in range(banyak):
            jawab()
        client, url = masuk("kabag_umum"), reverse("survei:jawaban", args=[survei.pk, "csv"])
        client.get(url)
        with django_assert_max_num_queries(6):
            assert len(baris(client.get(url))) == banyak


class TestHostile:
    @pytest.mark.parametrize("nama", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3"])
    def test_no_name_becomes_a_formula(self, layanan, survei, masuk, nama):
        type(layanan["pu"]).objects.filter(pk=layanan["pu"].pk).update(nama=nama)
        client = masuk("kabag_umum")
        sheet = lembar(client.get(reverse("survei:hasil", args=[survei.pk, "xlsx"])))
        assert nama in {str(row[1]).lstrip("'") for row in sheet}
        plain = baris(client.get(reverse("survei:hasil", args=[survei.pk, "csv"])))
        assert plain[0]["Layanan"] != nama
        assert plain[0]["Layanan"].lstrip("'\t ") == nama

    def test_a_reason_with_commas_lines_and_quotes_stays_one_cell(self, kota, survei, jawab, masuk):
        jawab()
        reason = 'Satu, "dua"\ntiga'
        odd = Jawaban.objects.get().pk
        services.sisihkan(kota.aktor("kabag_umum"), survei, jawaban=[odd], alasan=reason)
        rows = baris(masuk("kabag_umum").get(reverse("survei:jawaban", args=[survei.pk, "csv"])))
        assert [row["disisihkan"] for row in rows] == [reason]


def _angka(value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
