"""The letter's page and its acts in the browser, and what is printed."""

import pypdfium2
import pytest

from poros.domain.persuratan import services
from poros.domain.persuratan.models import SuratDibaca
from poros.kernel.jejak.models import Jejak

pytestmark = pytest.mark.django_db


def halaman(client, surat, lanjut=""):
    return client.get(f"/surat/{surat.pk}/{lanjut}")


def kata(response) -> str:
    assert response["Content-Type"] == "application/pdf"
    document = pypdfium2.PdfDocument(response.content)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_the_whole_story_stands_on_one_page(catat, isi, kota, masuk, pdf):
    catat("1/A", berkas=[(pdf, "lain.pdf")])
    surat = catat(berkas=[(pdf, "naskah.pdf")], ringkasan="Mohon hadir", acara_tempat="Aula")
    services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu", "dlh", catatan="Segera laporkan"))
    services.teruskan_disposisi(kota.aktor("kadis_pu"), surat, isi=isi("pu_sda"))
    page = halaman(masuk("sekda"), surat).content.decode()
    for words in (
        "Undangan rapat koordinasi data",
        "naskah.pdf",
        "Segera laporkan",
        "Dinas Lingkungan Hidup",
        "Bidang Sumber Daya Air",
        "Penanggung jawab, Terkirim",
        "Mendisposisi surat",
        "Mungkin surat ini sudah tercatat",
        "Mohon hadir",
        "Urungkan keputusan",
    ):
        assert words in page, words


def test_opening_it_is_noted_once(catat, masuk):
    surat = catat()
    client = masuk("sekda")
    for _twice in range(2):
        halaman(client, surat)
    assert SuratDibaca.objects.count() == Jejak.objects.filter(aksi="surat.baca").count() == 1


@pytest.mark.parametrize("banyak", [1, 3])
def test_a_second_look_costs_the_same_whatever_has_happened(
    catat, isi, kota, masuk, *, banyak, django_assert_num_queries
):
    surat = catat()
    for _n in range(banyak):
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
    client = masuk("sekda")
    halaman(client, surat)
    with django_assert_num_queries(13):
        halaman(client, surat)


def test_who_may_only_look_gets_no_acts(catat, masuk):
    page = halaman(masuk("walikota"), catat()).content.decode()
    for address in ("/disposisi/", "/perbaiki/", "/arsipkan/", "/tarik/", "/usul/", "/teruskan/"):
        assert address not in page, address


def test_archiving_from_the_desk_can_be_undone(catat, masuk):
    surat = catat()
    client = masuk("sekda")
    response = client.post(f"/surat/{surat.pk}/arsipkan/", headers={"Referer": "http://uji.localhost/surat/meja/"})
    assert response["Location"] == "/surat/meja/"
    surat.refresh_from_db()
    assert surat.status == "selesai"
    assert f"/surat/{surat.pk}/urungkan/" in client.get("/surat/meja/").content.decode()


def test_routing_taking_back_and_filing(catat, masuk, kota):
    surat = catat()
    tu = masuk("tu")
    tu.post(f"/surat/{surat.pk}/teruskan/", {"kepada": kota.jabatan["asisten2"].pk})
    surat.refresh_from_db()
    assert surat.pemegang == kota.jabatan["asisten2"]
    wrong = tu.post(f"/surat/{surat.pk}/teruskan/", {"kepada": kota.jabatan["staf_pu"].pk})
    assert wrong.status_code == 422
    assert tu.post(f"/surat/{surat.pk}/tarik/", {"alasan": ""}).status_code == 409
    tu.post(f"/surat/{surat.pk}/tarik/", {"alasan": "Salah alamat"})
    surat.refresh_from_db()
    assert surat.status == "ditarik"
    settled = catat("2/B")
    services.arsipkan(kota.aktor("sekda"), settled)
    tu.post(f"/surat/{settled.pk}/berkaskan/")
    settled.refresh_from_db()
    assert settled.status == "diberkaskan"


def test_an_act_that_has_become_impossible_says_so(catat, masuk, kota):
    surat = catat()
    services.arsipkan(kota.aktor("sekda"), surat)
    assert masuk("sekda").post(f"/surat/{surat.pk}/arsipkan/").status_code == 409


@pytest.mark.parametrize("alamat", ["arsipkan", "tarik", "berkaskan", "urungkan", "teruskan", "tinjau"])
def test_acts_are_never_done_by_a_link(catat, masuk, alamat):
    surat = catat()
    assert halaman(masuk("sekda"), surat, f"{alamat}/").status_code == 405


class TestPaper:
    def test_the_sheet_has_the_fields_of_the_form(self, catat, isi, kota, masuk):
        surat = catat(kecepatan="segera")
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu", "dlh", catatan="Laporkan #besok *segera*"))
        words = kata(halaman(masuk("sekda"), surat, "lembar.pdf"))
        for part in (
            "PEMERINTAH KOTA UJI",
            "LEMBAR DISPOSISI",
            "Badan Pusat Statistik",
            "005/1/BPS",
            "20 November 2026",
            surat.agenda,
            "Segera · Terbatas",
            "Dinas Pekerjaan Umum",
            "Penanggung jawab",
            "Dinas Lingkungan Hidup",
            "Untuk ditindaklanjuti",
            "Laporkan #besok *segera*",
            "Sekretaris Daerah",
            "Pejabat Sekretaris Daerah",
        ):
            assert part in words, part

    def test_without_a_decision_it_is_blank_to_be_filled_in(self, catat, masuk):
        words = kata(halaman(masuk("tu"), catat(), "lembar.pdf"))
        assert "Asisten Perekonomian dan Pembangunan" in words
        assert "Penanggung jawab" not in words

    def test_a_withdrawn_sheet_is_not_printed(self, catat, isi, kota, masuk):
        surat = catat()
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu", catatan="Jangan dicetak"))
        services.urungkan(kota.aktor("sekda"), surat)
        assert "Jangan dicetak" not in kata(halaman(masuk("sekda"), surat, "lembar.pdf"))

    def test_the_slip_carries_the_agenda_number(self, catat, masuk):
        surat = catat()
        words = kata(halaman(masuk("tu"), surat, "slip.pdf"))
        assert surat.agenda.split("/")[0] in words

    def test_the_agenda_book_of_a_period(self, catat, masuk):
        catat("1/A"), catat("2/B", perihal="Permintaan data")
        client = masuk("tu")
        words = kata(client.get("/surat/agenda/?dari=2026-11-01&sampai=2026-11-30"))
        for part in (
            "BUKU AGENDA SURAT MASUK",
            "1 November 2026 – 30 November 2026",
            "1/A",
            "Permintaan data",
            "2 surat",
        ):
            assert part in words, part
        assert "0 surat" in kata(client.get("/surat/agenda/?dari=2025-01-01&sampai=2025-12-31"))
        sheet = client.get("/surat/agenda/?dari=2026-11-01&sampai=2026-11-30&xlsx=ya")
        assert "spreadsheet" in sheet["Content-Type"]

    def test_paper_is_indonesian_for_an_english_reader_too(self, catat, isi, kota, masuk):
        surat = catat(kecepatan="segera")
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
        client = masuk("tu")
        client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
        assert "Register" in halaman(client, surat).content.decode()
        sheet = kata(halaman(client, surat, "lembar.pdf"))
        book = kata(client.get("/surat/agenda/?dari=2026-08-01&sampai=2026-11-30"))
        for part in ("Segera · Terbatas", "Penanggung jawab", "Dicetak dari Poros"):
            assert part in sheet, part
        for part in ("1 Agustus 2026 – 30 November 2026", "Isi ringkas", "1 surat", "Didisposisi"):
            assert part in book, part
        for part in ("Urgent", "Lead", "Printed", "Received", "Disposed", "August"):
            assert part not in sheet + book, part

    @pytest.mark.parametrize("kueri", ["dari=2026-02-01&sampai=2026-01-01", "dari=kemarin&sampai=2026-01-01"])
    def test_a_period_that_is_none_is_said(self, masuk, kueri):
        assert masuk("tu").get(f"/surat/agenda/?{kueri}").status_code == 422
