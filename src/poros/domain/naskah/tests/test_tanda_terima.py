"""The sheet that goes with a letter carried by hand: who gets a line on it, and what a messenger may not read."""

import pypdfium2
import pytest

from poros.domain.naskah import cetak
from poros.domain.naskah.models import Naskah, PenerimaNaskah


def teks(isi):
    pages = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(isi))
    return " ".join(" ".join(pages).split())


@pytest.fixture
def surat(kota, siap):
    """A numbered letter to one addressee on paper, one by mail, and one who gets a copy."""

    def make(**ganti):
        row = siap()
        Naskah.objects.filter(pk=row.pk).update(nomor="005/7/PU/2026", hal="Peta genangan", **ganti)
        PenerimaNaskah.objects.filter(naskah=row).delete()
        rows = [
            ("kertas", False, "Kepala BMKG", "Jalan Angkasa 1"), ("surel", False, "Rektor", ""), ("kertas", True, "Ketua RW 3", ""),
        ]  # fmt: skip
        PenerimaNaskah.objects.bulk_create(
            PenerimaNaskah(
                naskah=row, urut=n, kanal=kanal, tembusan=copy, sebutan=name, alamat=place,
                surel="a@kampus.example" if kanal == "surel" else "", status="terkirim",
            )
            for n, (kanal, copy, name, place) in enumerate(rows, start=1)
        )  # fmt: skip
        row.refresh_from_db()
        return row

    return make


def test_a_line_for_everybody_who_is_reached_on_paper(masuk, surat):
    row = surat()
    sheet = masuk("staf_pu").get(f"/naskah/{row.pk}/tanda-terima.pdf")
    assert sheet["Content-Type"] == "application/pdf"
    text = teks(sheet.content)
    for words in (
        "TANDA TERIMA SURAT", "005/7/PU/2026", "Peta genangan", "Kepala BMKG", "Jalan Angkasa 1", "Ketua RW 3 (tembusan)",
        "Nama yang menerima", "Tanggal dan pukul", "Tanda tangan", "DINAS PEKERJAAN UMUM",
    ):  # fmt: skip
        assert words in text, words
    assert "Rektor" not in text


@pytest.mark.parametrize(
    ("kerahasiaan", "hal"), [("biasa", True), ("terbatas", True), ("rahasia", False), ("sangat_rahasia", False)]
)
def test_a_messenger_does_not_read_what_a_secret_letter_is_about(kota, surat, kerahasiaan, hal):
    row = surat(kerahasiaan=kerahasiaan)
    text = teks(cetak.tanda_terima(kota.aktor("staf_pu").peta, row, list(row.penerima.all())))
    assert ("Peta genangan" in text) is hal
    assert "005/7/PU/2026" in text


def test_who_has_signed_already_is_printed_with_his_name(kota, surat):
    row = surat()
    PenerimaNaskah.objects.filter(naskah=row, urut=1).update(diterima_oleh="Bu Sari")
    text = teks(cetak.tanda_terima(kota.aktor("staf_pu").peta, row, list(row.penerima.all())))
    assert "Bu Sari" in text


@pytest.mark.parametrize("apa", ["tanpa nomor", "tanpa kertas"])
def test_without_a_number_or_anybody_on_paper_there_is_none(masuk, surat, apa):
    row = surat()
    if apa == "tanpa nomor":
        Naskah.objects.filter(pk=row.pk).update(nomor="")
    else:
        row.penerima.filter(kanal="kertas").delete()
    assert masuk("staf_pu").get(f"/naskah/{row.pk}/tanda-terima.pdf").status_code == 404


def test_who_does_not_see_the_letter_does_not_see_its_sheet(masuk, surat):
    row = surat()
    for kode, answer in (("kadis_pu", 200), ("camat", 404), ("admin", 404)):
        assert masuk(kode).get(f"/naskah/{row.pk}/tanda-terima.pdf").status_code == answer, kode


def test_the_page_of_an_addressee_leads_to_it(masuk, surat):
    row = surat()
    by_hand, by_mail = row.penerima.get(urut=1), row.penerima.get(urut=2)
    link = f"/naskah/{row.pk}/tanda-terima.pdf"
    assert link in masuk("staf_pu").get(f"/naskah/penerima/{by_hand.pk}/").content.decode()
    assert link not in masuk("staf_pu").get(f"/naskah/penerima/{by_mail.pk}/").content.decode()
