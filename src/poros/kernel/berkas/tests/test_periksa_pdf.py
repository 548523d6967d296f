"""PDFs that act by themselves, hide something or cannot be looked into are kept out."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.kernel.berkas.periksa.pdf import periksa
from poros.kernel.commands import Ditolak


def pesan(isi: bytes) -> str:
    """Why it is refused; "" when it is let in."""
    try:
        periksa(io.BytesIO(isi))
    except Ditolak as refusal:
        return refusal.pesan
    return ""


def test_a_plain_letter_is_let_in(bahan):
    assert pesan(bahan.pdf("Undangan rapat", "Halaman dua")) == ""


@pytest.mark.parametrize(
    "katalog",
    [
        b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
        b"/OpenAction<</S/Launch/F(cmd.exe)>>",
        b"/AcroForm << /XFA 9 0 R >>",
        b"/Names << /JavaScript 9 0 R >>",
        b"/Annots [ << /Subtype /RichMedia >> ]",
        b"/OpenAction << /S /Java#53cript /JS (x) >>",
        b"/OpenAction << /S /#4a#61#76#61#53#63#72#69#70#74 >>",
    ],
)
def test_what_acts_by_itself_is_kept_out(bahan, katalog):
    assert "skrip" in pesan(bahan.pdf("Halo", katalog=katalog))


@pytest.mark.parametrize("katalog", [b"/JavaScriptKu 1", b"/Launcher 1", b"/Lang (id)", b"/Title (JavaScript)"])
def test_words_that_only_resemble_are_let_in(bahan, katalog):
    assert pesan(bahan.pdf("Halo", katalog=katalog)) == ""


def test_compressed_object_streams_are_opened(bahan):
    harmless = bahan.aliran_objek(b"10 0 << /Type /Page >>")
    assert pesan(bahan.pdf("Halo", tambahan=harmless)) == ""
    active = bahan.aliran_objek(b"10 0 << /S /JavaScript /JS (x) >>")
    assert b"JavaScript" not in active
    assert "skrip" in pesan(bahan.pdf("Halo", tambahan=active))
    disguised = bahan.aliran_objek(b"10 0 << /S /Java#53cript >>")
    assert "skrip" in pesan(bahan.pdf("Halo", tambahan=disguised))


@pytest.mark.parametrize(
    "saring",
    [
        b"/Filter /LZWDecode",
        b"/Filter [/ASCIIHexDecode /FlateDecode]",
        b"/Filter /FlateDecode /DecodeParms << /Predictor 12 >>",
    ],
)
def test_what_cannot_be_opened_is_kept_out(bahan, saring):
    assert "tidak dapat diperiksa" in pesan(bahan.pdf("Halo", tambahan=bahan.aliran_objek(b"x", saring=saring)))


def test_a_broken_or_hidden_object_stream_is_kept_out(bahan):
    broken = bahan.aliran_objek(b"x").replace(b"stream\nx\x9c", b"stream\nzz")
    assert "tidak dapat diperiksa" in pesan(bahan.pdf("Halo", tambahan=broken))
    hidden = bahan.aliran_objek(b"10 0 << /S /JavaScript >>", nama=b"/Obj#53tm")
    assert "tidak dapat diperiksa" in pesan(bahan.pdf("Halo", tambahan=hidden))


@pytest.mark.parametrize(
    "saring",
    [
        b"/Filter /FlateDecode /A (obj)",  # what comes before would be taken for another object
        b"/F#69lter /FlateDecode",
        b"/A (stream) /Filter /FlateDecode",
        b"/Filter /FlateDecode" + b" " * 5000,
        b"% /Filter\n/F /FlateDecode",
    ],
)
def test_a_dictionary_that_hides_how_its_stream_is_packed_is_kept_out(bahan, saring):
    active = bahan.aliran_objek(b"10 0 << /S /JavaScript /JS (x) >>", saring=saring)
    assert "tidak dapat diperiksa" in pesan(bahan.pdf("Halo", tambahan=active))


def test_an_object_stream_that_unfolds_too_far_is_a_bomb(bahan):
    bomb = bahan.aliran_objek(bytes(40 * 1024 * 1024))
    assert len(bomb) < 100_000
    assert "tidak dapat diperiksa" in pesan(bahan.pdf("Halo", tambahan=bomb))


def test_an_uncompressed_object_stream_is_looked_through_as_it_lies(bahan):
    assert "skrip" in pesan(bahan.pdf("Halo", tambahan=bahan.aliran_objek(b"10 0 << /S /JavaScript >>", saring=b"")))


@pytest.mark.parametrize("kunci", [b"/Encrypt 9 0 R", b"/En#63rypt 9 0 R"])
def test_a_locked_pdf_is_kept_out(bahan, kunci):
    isi = bahan.pdf("Halo").replace(b"/Root 1 0 R", b"/Root 1 0 R " + kunci)
    assert "kata sandi" in pesan(isi)


def test_a_pdf_without_its_end_is_kept_out(bahan):
    assert "tidak lengkap" in pesan(bahan.pdf("Halo")[:-6])


@given(st.binary(max_size=300))
def test_rubbish_never_breaks_the_inspection(rubbish):
    pesan(b"%PDF-1.4 /ObjStm /Filter /FlateDecode obj" + rubbish + b"stream\n" + rubbish + b"%%EOF")
