"""Files that leave: tables read again, in the order and with the filters of the page; sheets with their words."""

import csv
import io
from datetime import date, timedelta

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from poros.domain.berbagi import services
from poros.domain.berbagi.models import Adopsi, Nota
from poros.domain.berbagi.rules.tawaran import Jenis
from poros.domain.berbagi.values import DataPermohonan

pytestmark = pytest.mark.django_db
TAWARAN = [
    "Nama", "Jenis", "Daerah", "Unit", "Ringkasan", "Lisensi", "Teknologi", "Kematangan", "Indikator",
    "Biaya (anggapan)", "Repositori", "Kontak",
]  # fmt: skip
ADOPSI = ["Tawaran", "Arah", "Daerah", "Unit", "Status", "Diajukan", "Nomor nota", "Nota sampai"]


def isi_csv(response) -> list[list[str]]:
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    head = text.splitlines()[0]
    return list(csv.reader(io.StringIO(text), delimiter=";" if ";" in head else ","))


def isi_xlsx(response) -> list[list]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(response.streaming_content)))
    return book.get_sheet_by_index(0).to_python()


def kata(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


class TestCatalogue:
    def test_every_column_of_an_offer(self, lain, masuk):
        lain()
        head, row = isi_xlsx(masuk("camat").get("/berbagi/ekspor.xlsx"))
        assert head == TAWARAN
        assert row == [
            "Antre Cepat", "Aplikasi", "Kabupaten Rekaan", "Diskominfo Rekaan", "Nomor antrean dari ponsel", "EUPL-1.2",
            "Python, PostgreSQL", "Mantap dipakai", "spbe:I1", 50_000_000, "https://kode.example/antre", "Diskominfo",
        ]  # fmt: skip

    def test_csv_and_xlsx_say_the_same(self, lain, milik, masuk):
        lain(biaya=None, indikator=())
        milik()
        client = masuk("camat")
        sheet = isi_xlsx(client.get("/berbagi/ekspor.xlsx"))
        text = isi_csv(client.get("/berbagi/ekspor.csv"))
        biaya = TAWARAN.index("Biaya (anggapan)")
        assert [float(row[biaya] or -1) for row in sheet[1:]] == [float(row[biaya] or -1) for row in text[1:]]
        assert [row[:biaya] + row[biaya + 1 :] for row in sheet] == [row[:biaya] + row[biaya + 1 :] for row in text]

    @pytest.mark.parametrize(
        ("kueri", "nama"),
        [
            ("", ["Pintu Air", "Antre Cepat"]), ("milik=kita", ["Pintu Air"]), ("milik=lain", ["Antre Cepat"]),
            ("jenis=aplikasi", ["Antre Cepat"]), ("q=antrean", ["Pintu Air", "Antre Cepat"]), ("q=tidakada", []),
        ],
    )  # fmt: skip
    def test_with_the_filters_of_the_page_newest_first(self, lain, milik, masuk, kueri, nama):
        lain()
        milik(jenis=Jenis.PRAKTIK)
        rows = isi_csv(masuk("camat").get(f"/berbagi/ekspor.csv?{kueri}"))
        assert [row[0] for row in rows[1:]] == nama

    def test_a_draft_does_not_leave(self, kota, peran, isi, masuk):
        services.usul_tawaran(kota.aktor("kadis_pu"), kota.unit["pu"], isi=isi)
        assert len(isi_csv(masuk("camat").get("/berbagi/ekspor.csv?status=konsep"))) == 1
        assert len(isi_csv(masuk("kadis_pu").get("/berbagi/ekspor.csv?status=konsep"))) == 2

    @pytest.mark.parametrize("awal", ["=", "+", "-", "@"])
    @pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
    def test_no_name_becomes_a_formula(self, lain, masuk, awal, bentuk):
        lain(nama=f"{awal}1+1")
        answer = masuk("camat").get(f"/berbagi/ekspor.{bentuk}")
        cell = (isi_csv if bentuk == "csv" else isi_xlsx)(answer)[1][0]
        assert isinstance(cell, str)
        if bentuk == "csv":
            assert cell[0] not in "=+-@"

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_its_statements_do_not_grow(self, lain, masuk, banyak, django_assert_num_queries):
        """Session, account, actor, offers, indicators."""
        for n in range(banyak):
            lain(alamat=f"https://kode.example/{n}")
        client = masuk("camat")
        client.get("/berbagi/")
        with django_assert_num_queries(5):
            assert len(isi_csv(client.get("/berbagi/ekspor.csv"))) == banyak + 1

    def test_in_english(self, lain, masuk):
        lain()
        client = masuk("camat")
        client.cookies["django_language"] = "en"
        assert len(isi_csv(client.get("/berbagi/ekspor.csv"))[0]) == len(TAWARAN)


class TestAdoptions:
    @pytest.fixture
    def diminta(self, kota, milik):
        """Kota Khayal asks for what Dinas PU has."""
        data = DataPermohonan(tawaran_id=milik().pk, keperluan="x", daerah="Kota Khayal")
        return services.catat_permohonan(kota.aktor("kabag_kesra"), kota.unit["kesra"], data=data)

    def test_every_column(self, kota, disepakati, masuk):
        Nota.objects.update(mulai=date(2026, 1, 1), sampai=date(2027, 12, 31))
        head, row = isi_xlsx(masuk("sekda").get("/berbagi/adopsi/ekspor.xlsx"))
        assert head == ADOPSI
        assert row == [
            "Antre Cepat", "Kita meminta", "Kabupaten Rekaan", "Dinas Lingkungan Hidup", "Nota ditandatangani",
            timezone.localdate(), "415.4/7/2026", date(2027, 12, 31),
        ]  # fmt: skip

    def test_without_an_agreement_nothing_is_said_of_one(self, usulan, masuk):
        row = isi_csv(masuk("sekda").get("/berbagi/adopsi/ekspor.csv"))[1]
        assert row[6:] == ["", ""]

    @pytest.mark.parametrize(
        ("kueri", "banyak"),
        [("", 2), ("arah=masuk", 1), ("arah=keluar", 1), ("status=diusulkan", 1), ("status=selesai", 0)],
    )
    @pytest.mark.usefixtures("usulan", "diminta")
    def test_with_the_filters_of_the_page(self, masuk, kueri, banyak):
        assert len(isi_csv(masuk("sekda").get(f"/berbagi/adopsi/ekspor.csv?{kueri}"))) == banyak + 1

    @pytest.mark.parametrize(("siapa", "banyak"), [("kadis_dlh", 1), ("kadis_pu", 0), ("camat", 0), ("inspektur", 1)])
    def test_of_what_one_may_see(self, usulan, masuk, siapa, banyak):
        assert len(isi_csv(masuk(siapa).get("/berbagi/adopsi/ekspor.csv"))) == banyak + 1

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_its_statements_do_not_grow(self, kota, lain, masuk, banyak, django_assert_num_queries):
        """Session, account, actor, adoptions with offer, unit and agreement."""
        offer = lain()
        for n in range(banyak):
            Adopsi.objects.create(tawaran=offer, arah="keluar", unit=kota.unit["dlh"], daerah=f"K{n}", keperluan="x")
        client = masuk("sekda")
        client.get("/berbagi/adopsi/")
        with django_assert_num_queries(4):
            assert len(isi_csv(client.get("/berbagi/adopsi/ekspor.csv"))) == banyak + 1


class TestSheets:
    def test_the_letter_is_indonesian_whoever_prints_it(self, usulan, masuk):
        client = masuk("kadis_dlh")
        client.cookies["django_language"] = "en"
        answer = client.get(reverse("berbagi:permohonan", args=[usulan.pk]))
        assert answer["Content-Type"] == "application/pdf"
        text = kata(answer.content)
        assert "Antrean uji kendaraan" in text
        assert "Dicetak dari Poros" in text

    @pytest.mark.parametrize("kata_liar", ["{nama}", "{0.__class__}", "#eval(1)", "$x^2$", "\\u{41}", "<b>", "]", '"'])
    def test_what_a_user_wrote_is_only_words(self, kota, diterima, nota, masuk, kata_liar):
        services.susun_nota(kota.aktor("kabag_kesra"), diterima, data=nota(lingkup=f"Awal {kata_liar} akhir"))
        answer = masuk("kabag_kesra").get(reverse("berbagi:nota_pdf", args=[diterima.pk]))
        assert answer.status_code == 200
        assert f"Awal {kata_liar} akhir" in kata(answer.content)

    def test_its_dates_are_written_out(self, kota, diterima, nota, masuk):
        told = nota(mulai=date(2028, 2, 29), sampai=date(2028, 2, 29) + timedelta(days=366))
        services.susun_nota(kota.aktor("kabag_kesra"), diterima, data=told)
        text = kata(masuk("kabag_kesra").get(reverse("berbagi:nota_pdf", args=[diterima.pk])).content)
        assert "29 Februari 2028" in text
        assert "1 Maret 2029" in text
