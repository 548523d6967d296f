"""What leaves the house is read again: tables, and the paper for the ministry. No person is named in any of it."""

import csv
import io
from decimal import Decimal

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from poros.domain.reformasi import services
from poros.domain.reformasi.ekspor import KOLOM_KINERJA, baca_kinerja
from poros.domain.reformasi.models import PosTelaah
from poros.domain.reformasi.rules.pantau import Lensa
from poros.domain.reformasi.rules.penyederhanaan import Hasil

pytestmark = pytest.mark.django_db
KINERJA = "kode,induk,tingkat,nama,indikator,satuan,target,anggaran,unit,utama\nS1,,sasaran,A,Luas,ha,12.5,,pu,ya\n"


def isi(answer) -> bytes:
    return b"".join(answer.streaming_content)


def baris_csv(answer) -> list[dict[str, str]]:
    text = isi(answer).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";" if ";" in text.split("\n", 1)[0] else ","))


def lembar(answer) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(isi(answer))).get_sheet_by_index(0).to_python()


def teks_pdf(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


class TestProposal:
    @pytest.fixture
    def surat(self, usulan, masuk):
        return lambda bentuk, siapa="kabag_umum": masuk(siapa).get(f"/reformasi/telaah/{usulan.pk}/usulan.{bentuk}")

    def test_the_table_has_every_post_with_result_and_ground(self, usulan, surat):
        rows = {row["Kode"]: row for row in baris_csv(surat("csv"))}
        assert set(rows) == set(PosTelaah.objects.filter(telaah=usulan).values_list("kode", flat=True))
        assert all(row["Dasar"] for row in rows.values())
        jalan, banjir, kdh = rows["pupr-jalan"], rows["pupr-banjir"], rows["setda"]
        assert (jalan["Usul menurut aturan"], jalan["Aturan"], jalan["Jenjang"]) == (
            "Disederhanakan", "sederhana-pengawas", "Ahli muda",
        )  # fmt: skip
        assert (banjir["Yang dipakai"], banjir["Diputuskan orang"], banjir["Jenjang"]) == ("Dipertahankan", "ya", "")
        assert kdh["Jenjang"] == ""

    def test_the_workbook_says_the_same(self, surat):
        head, *rows = lembar(surat("xlsx"))
        table = baris_csv(surat("csv"))
        assert head == list(table[0])
        assert [[str(int(c)) if isinstance(c, float) else str(c) for c in row] for row in rows] == [
            list(row.values()) for row in table
        ]

    def test_a_unit_takes_along_its_own_posts_only(self, surat):
        codes = [row["Kode"] for row in baris_csv(surat("csv", "kadis_pu"))]
        assert codes
        assert all(code.startswith("pupr") for code in codes)

    def test_the_paper_cites_decision_and_rule(self, usulan, masuk, telaah):
        text = teks_pdf(masuk("kabag_umum").get(f"/reformasi/telaah/{usulan.pk}/usulan.pdf").content)
        assert "Penyederhanaan 2026" in text
        assert "Kepala Seksi Pengendalian Banjir" in text
        assert "Putusan: Menurut beban kerja. Menurut aturan: perlu keputusan manusia" in text
        assert "PermenPANRB 25/2021" in text
        assert "PEMERINTAH KOTA UJI" in text

    def test_neither_names_a_person_on_a_post(self, kota, usulan, pos, surat, masuk):
        row = pos("pupr-jalan")
        row.jabatan_asal = kota.jabatan["kadis_pu"]
        row.save()
        assert "Pejabat Kepala Dinas PU" not in isi(surat("csv")).decode()
        paper = masuk("kabag_umum").get(f"/reformasi/telaah/{usulan.pk}/usulan.pdf").content
        assert "Pejabat Kepala Dinas PU" not in teks_pdf(paper)

    def test_a_level_belongs_to_what_goes_only(self, surat, putus, telaah, masuk):
        rows = baris_csv(surat("csv"))
        assert {row["Yang dipakai"] for row in rows if row["Jenjang"]} == {"Disederhanakan"}

    @pytest.mark.parametrize("bentuk", ["exe", "json"])
    def test_other_shapes_are_a_workbook_or_nothing(self, surat, bentuk):
        assert surat(bentuk).status_code in {200, 404}


def test_the_plan_of_a_year(kota, masuk, berjalan):
    services.lapor(kota.aktor("kadis_pu"), berjalan, triwulan=1, realisasi=Decimal("8.5"), uraian="Uji.")
    services.pantau(kota.aktor("kabag_umum"), berjalan, triwulan=1, sesuai=[Lensa.WAKTU], catatan="Kurang")
    url = f"/reformasi/roadmap/{berjalan.aksi.roadmap_id}/rencana"
    row = baris_csv(masuk("kabag_umum").get(f"{url}.csv?tahun=2026"))[0]
    assert "Layanan izin tanpa kertas" in row.values()
    assert any(v.startswith("8") and "5" in v for v in row.values())
    assert len(lembar(masuk("kabag_umum").get(f"{url}.xlsx?tahun=2026"))) == 2
    assert baris_csv(masuk("kabag_umum").get(f"{url}.csv?tahun=2027")) == []


def test_the_tree_comes_back_as_the_file_that_is_read(kota, masuk):
    lead = kota.aktor("kabag_umum")
    services.muat_kinerja(lead, kota.unit["umum"], tahun=2026, simpul=baca_kinerja(KINERJA.encode()))
    answer = masuk("kabag_umum").get("/reformasi/kinerja/kinerja.csv")
    content = isi(answer)
    assert content.decode("utf-8-sig").replace(";", ",").split("\n", 1)[0].startswith(",".join(KOLOM_KINERJA))
    again = baca_kinerja(content)
    assert [(s.kode, s.target, s.utama) for s in again] == [("S1", Decimal("12.50"), True)]


def test_problems(masuk, masalah):
    rows = baris_csv(masuk("kabag_umum").get("/reformasi/sakip/masalah.csv"))
    assert len(rows) == 1
    assert masalah.judul in rows[0].values()
    assert baris_csv(masuk("camat").get("/reformasi/sakip/masalah.csv")) == []


def test_decided_by_a_person_it_says_what_the_rule_had_said(telaah, putus, masuk):
    putus("rsud-seksi", Hasil.DISEDERHANAKAN, jf="")
    rows = {r["Kode"]: r for r in baris_csv(masuk("kabag_umum").get(f"/reformasi/telaah/{telaah.pk}/usulan.csv"))}
    assert (rows["rsud-seksi"]["Usul menurut aturan"], rows["rsud-seksi"]["Yang dipakai"]) == (
        "Dipertahankan",
        "Disederhanakan",
    )
