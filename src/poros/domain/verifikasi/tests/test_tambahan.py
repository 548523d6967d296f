"""What somebody added after the signature: the signed revisions are whole, and that is what the reader is told."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from poros.domain.verifikasi import queries
from poros.domain.verifikasi.rules import Putusan
from poros.kernel.tandatangan.models import TandaTangan

pytestmark = pytest.mark.django_db


def beri_catatan(pdf):
    """A note on the first page, as a reader's program adds it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    note = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/Text"),
            generic.pdf_name("/Rect"): generic.ArrayObject([generic.NumberObject(n) for n in (50, 700, 70, 720)]),
            generic.pdf_name("/Contents"): generic.pdf_string("Mohon ditindaklanjuti"),
        }
    )
    page["/Annots"] = generic.ArrayObject([*page.get("/Annots", ()), writer.add_object(note)])
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def balik(pdf, at):
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]


@pytest.fixture
def bertanda_dua(bertanda, isi_dari):
    dokumen = bertanda("sekda", "walikota")
    return dokumen, isi_dari(dokumen.terkini)


def test_a_note_is_an_addition_and_the_signatures_are_whole(bertanda_dua):
    dokumen, whole = bertanda_dua
    hasil = queries.periksa_berkas(beri_catatan(whole))
    assert (hasil.putusan, hasil.naskah.kode) == (Putusan.DITAMBAH, dokumen.kode)
    assert [(p.utuh, p.ditambah) for p in hasil.penanda] == [(True, True)] * 2
    assert (hasil.bertanda, hasil.revisi, hasil.ditambah) == (3, 4, True)


def test_the_page_says_which_revisions_hold(umum, bertanda_dua):
    dokumen, whole = bertanda_dua
    upload = SimpleUploadedFile("surat.pdf", beri_catatan(whole), "application/pdf")
    page = umum.post(reverse("verifikasi:dokumen", args=[dokumen.kode]), {"berkas": upload})
    words = " ".join(page.content.decode().split())
    assert "ditambahi sesudah ditandatangani" in words
    assert "Revisi ke-1 sampai ke-3, yang ditandatangani, utuh" in words
    assert "sampai ke-4, tidak ditandatangani" in words
    assert "tanda tangan sah" not in words


@pytest.mark.parametrize("ekor", [b"\n", b"%catatan", b"\0" * 1000])
def test_bytes_after_the_end_are_an_addition(bertanda_dua, ekor):
    dokumen, whole = bertanda_dua
    for known in (None, dokumen):
        assert queries.periksa_berkas(whole + ekor, known).putusan is Putusan.DITAMBAH


def test_an_addition_to_an_earlier_state(bertanda_dua, isi_dari):
    dokumen, _whole = bertanda_dua
    early = isi_dari(TandaTangan.objects.order_by("pk")[0].berkas)
    assert queries.periksa_berkas(beri_catatan(early), dokumen).putusan is Putusan.DITAMBAH


def test_a_change_hidden_under_an_addition_is_a_change(bertanda_dua):
    """One byte of what was signed is other: no longer called whole."""
    dokumen, whole = bertanda_dua
    changed = balik(beri_catatan(whole), whole.rindex(b"/Reason") + 12)
    assert queries.periksa_berkas(changed, dokumen).putusan is Putusan.BERUBAH


def test_another_paper_with_additions_is_not_this_one(bertanda, isi_dari):
    first, other = bertanda("sekda", judul="A"), bertanda("sekda", judul="B")
    assert queries.periksa_berkas(isi_dari(other.terkini) + b"\n", first).putusan is Putusan.BERUBAH


def test_of_a_secret_paper_still_nothing_is_told(bertanda, isi_dari):
    dokumen = bertanda("sekda", kerahasiaan="rahasia", nomor="R-9")
    hasil = queries.periksa_berkas(beri_catatan(isi_dari(dokumen.terkini)))
    assert (hasil.putusan, hasil.penanda, hasil.naskah.judul, hasil.naskah.nomor) == (Putusan.DITAMBAH, (), "", "•-•")


def test_a_strangers_paper_with_a_note(bertanda, isi_dari):
    before = transaction.savepoint()
    whole = isi_dari(bertanda("sekda").terkini)
    transaction.savepoint_rollback(before)
    hasil = queries.periksa_berkas(beri_catatan(whole))
    assert (hasil.putusan, hasil.naskah, hasil.ditambah) == (Putusan.LUAR_DITAMBAH, None, True)


def test_the_copy_from_before_all_signatures_is_told_apart(bertanda, isi_dari):
    """The same content: unsigned, not changed."""
    dokumen = bertanda("sekda")
    for known in (None, dokumen):
        assert queries.periksa_berkas(isi_dari(dokumen.asal), known).putusan is Putusan.VERSI_LAMA
