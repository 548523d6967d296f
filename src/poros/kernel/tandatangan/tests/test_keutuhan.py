"""Whatever is changed in a signed file is noticed: byte by byte, revision by revision, certificate by certificate."""

import io
import random
import re

import pytest
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import find_unique_cms_attribute

from poros.kernel.tandatangan.jalan import kepercayaan
from poros.kernel.tandatangan.luar import periksa_luar
from poros.kernel.tandatangan.models import Dokumen, SertifikatLokal
from poros.kernel.tandatangan.periksa import periksa
from poros.kernel.tandatangan.services import cabut_sertifikat
from poros.kernel.tandatangan.values import Kepercayaan, TidakTerbaca

pytestmark = pytest.mark.django_db
BANYAK = 24


@pytest.fixture
def bertanda(berkunci, siap, jalankan, bytes_dari):
    """A file with two signatures, and what is believed here."""
    berkunci("sekda", "walikota")
    first, second = siap("sekda", "walikota")
    jalankan("sekda", first)
    jalankan("walikota", second)
    return bytes_dari(Dokumen.objects.get().terkini), kepercayaan()


def _sah(pdf, trust):
    try:
        return periksa(pdf, trust).sah
    except TidakTerbaca:
        return False


def _selang(pdf):
    """The gap of each signature: what it does not cover is its own value."""
    for signature in PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures:
        _zero, until, onwards, _length = (int(n) for n in signature.byte_range)
        yield until, onwards


def test_any_changed_byte_is_noticed(bertanda):
    """Positions all over the file. What lies in the last signature's own padding only the fingerprint can tell."""
    pdf, trust = bertanda
    gaps = list(_selang(pdf))
    acak = random.Random(7)
    places = [acak.randrange(len(pdf)) for _ in range(BANYAK)]
    covered = [at for at in places if not any(a <= at < b for a, b in gaps)]
    assert len(covered) > BANYAK // 2
    for at in covered:
        changed = pdf[:at] + bytes([pdf[at] ^ (1 << acak.randrange(8))]) + pdf[at + 1 :]
        assert not _sah(changed, trust), at


def test_a_changed_signature_value_is_noticed(bertanda):
    """The value itself, and the digest that it was made over, as they stand in the file."""
    pdf, trust = bertanda
    for signature in PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures:
        digest = find_unique_cms_attribute(signature.signer_info["signed_attrs"], "message_digest").native
        for part in (bytes(signature.signer_info["signature"].native), bytes(digest)):
            for shown in (part.hex().encode(), part.hex().upper().encode()):
                at = pdf.find(shown)
                if at >= 0:
                    flipped = b"1" if pdf[at + 20 : at + 21] != b"1" else b"2"
                    assert not _sah(pdf[: at + 20] + flipped + pdf[at + 21 :], trust)
                    break
            else:
                pytest.fail("the signature does not stand in the file as the reader shows it")


def test_it_says_in_which_revision(bertanda):
    """A change in the original breaks both signatures; one in what the second added breaks only that."""
    pdf, trust = bertanda
    longest = max(re.finditer(rb"stream\r?\n.*?endstream", pdf, re.DOTALL), key=lambda m: m.end() - m.start())
    at = sum(longest.span()) // 2
    early = periksa(pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :], trust)
    assert [t.utuh for t in early.tanda] == [False, False]
    at = pdf.index(b"(", pdf.rindex(b"/Reason")) + 3
    late = periksa(pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :], trust)
    assert [t.utuh for t in late.tanda] == [True, False]
    assert (late.rusak_sejak, late.revisi) == (3, 3)
    assert not late.sah


def test_a_page_slipped_in_afterwards_is_noticed(bertanda):
    """The bytes that were signed are all there, and yet another content is shown."""
    pdf, trust = bertanda
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Contents"] = writer.add_object(StreamObject(stream_data=b"BT ET"))
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    found = periksa(out.getvalue(), trust)
    assert [t.utuh for t in found.tanda] == [True, True]
    assert not found.sah
    assert (found.rusak_sejak, found.revisi) == (3, 4)


def test_a_copy_without_its_signatures_is_no_signed_file(naskah):
    assert periksa(naskah, Kepercayaan(())).tanda == ()
    assert not periksa(naskah, Kepercayaan(())).sah


@pytest.mark.parametrize("isi", [b"", b"%PDF-1.7\n%%EOF", b"PK\x03\x04", b"%PDF-1.7\n" + b"<<" * 5000])
def test_what_cannot_be_read_is_said_to_be_so(isi):
    with pytest.raises(TidakTerbaca):
        periksa(isi, Kepercayaan(()))


def test_a_stranger_is_not_believed(bertanda):
    pdf, _trust = bertanda
    found = periksa(pdf, Kepercayaan(()))
    assert [(t.utuh, t.dipercaya) for t in found.tanda] == [(True, False)] * 2


def test_a_revoked_certificate_keeps_what_it_signed_and_signs_no_more(kota, bertanda, siap, jalankan):
    """The time stamp proves that it was before (PP 71/2019): valid then, held up now."""
    pdf, _old = bertanda
    row = SertifikatLokal.objects.get(orang=kota.orang["sekda"])
    cabut_sertifikat(kota.aktor("sekda"), row, alasan="Telepon hilang")
    assert periksa(pdf, kepercayaan()).sah
    (later,) = siap("sekda", judul="Sesudah dicabut")
    (hasil,) = jalankan("sekda", later)
    assert not hasil.sah
    assert "dicabut" in hasil.pesan


def test_revocation_is_really_looked_up(kota, bertanda):
    """A list from before the signature that names the certificate refuses it; without any list nobody can tell."""
    pdf, trust = bertanda
    from poros.kernel.tandatangan.penyedia.ca import crl, terbitkan_crl

    SertifikatLokal.objects.filter(orang=kota.orang["sekda"]).update(dicabut="2026-01-01T00:00:00Z")
    terbitkan_crl()
    found = periksa(pdf, Kepercayaan(trust.akar, (crl(),)))
    assert [t.dipercaya for t in found.tanda] == [False, True]


def test_the_child_says_the_same(bertanda):
    pdf, trust = bertanda
    inside, outside = periksa(pdf, trust), periksa_luar(pdf, trust)
    assert outside.sah
    assert [t.catatan() for t in outside.tanda] == [t.catatan() for t in inside.tanda]
    with pytest.raises(TidakTerbaca):
        periksa_luar(b"%PDF-1.7 dan bukan apa-apa", trust)
