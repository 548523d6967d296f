"""Files made for the tests: real ones, each a few kilobytes, and things to tie them to."""

import io
import zipfile
import zlib

import pytest
from PIL import Image, ImageDraw, ImageFont

OOXML = "application/vnd.openxmlformats-officedocument"
KAMUS = b"<< /Type /Catalog /Pages 2 0 R %s >>"


def buat_pdf(*halaman: str, katalog: bytes = b"", tambahan: bytes = b"") -> bytes:
    """A PDF with one line of text per page; `katalog` goes into its catalogue, `tambahan` before its end."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(halaman)))
    objects = [
        KAMUS % katalog,
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(halaman)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, text in enumerate(halaman):
        stream = b"BT /F1 24 Tf 60 700 Td (%s) Tj ET" % text.encode("latin-1")
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * n),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    out += tambahan
    xref = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, xref)


def buat_aliran_objek(isi: bytes, *, saring: bytes = b"/Filter /FlateDecode", nama: bytes = b"/ObjStm") -> bytes:
    """A compressed object stream such as newer PDFs are made of."""
    packed = zlib.compress(isi) if b"Flate" in saring else isi
    head = b"9 0 obj\n<< /Type %s /N 1 /First 4 %s /Length %d >>\nstream\n" % (nama, saring, len(packed))
    return head + packed + b"\nendstream\nendobj\n"


def buat_gambar(jenis: str = "PNG", ukuran: tuple[int, int] = (64, 48), **lain) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", ukuran, "white").save(out, jenis, **lain)
    return out.getvalue()


def buat_pindaian(teks: str) -> bytes:
    """A line of text as a picture, as a scanner would bring it."""
    page = Image.new("L", (1200, 300), 255)
    ImageDraw.Draw(page).text((60, 110), teks, fill=0, font=ImageFont.load_default(60))
    out = io.BytesIO()
    page.save(out, "PNG")
    return out.getvalue()


def buat_zip(isi: dict[str, bytes | str], mode: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", mode) as archive:
        for name, content in isi.items():
            archive.writestr(name, content)
    return out.getvalue()


def buat_kantor(bagian: str, isi: dict[str, bytes | str] | None = None) -> bytes:
    """An OOXML document whose main part is of this kind, e.g. "wordprocessingml.document"."""
    types = f'<Types><Override PartName="/x.xml" ContentType="{OOXML}.{bagian}.main+xml"/></Types>'
    return buat_zip({"[Content_Types].xml": types, "word/document.xml": "<w/>", **(isi or {})})


@pytest.fixture
def bahan():
    """The makers above, since test folders are no packages."""
    from types import SimpleNamespace

    return SimpleNamespace(
        pdf=buat_pdf,
        aliran_objek=buat_aliran_objek,
        gambar=buat_gambar,
        pindaian=buat_pindaian,
        zip=buat_zip,
        kantor=buat_kantor,
    )


@pytest.fixture
def tugas(kota):
    """A penugasan from the Sekda to Dinas PU, open or secret: a thing that files belong to."""
    from poros.kernel.penugasan.rules import Kerahasiaan
    from poros.kernel.penugasan.services import RincianArahan, Sasaran, terbitkan

    def make(kerahasiaan=Kerahasiaan.TERBATAS):
        arahan = terbitkan(
            kota.aktor("sekda"),
            kota.unit["setda"],
            rincian=RincianArahan(isi="Perbaiki tanggul", kerahasiaan=kerahasiaan),
            kepada=[Sasaran(kota.unit["pu"].pk)],
        )
        return arahan.penugasan.get()

    return make
