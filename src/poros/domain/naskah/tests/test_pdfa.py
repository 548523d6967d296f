"""Each sheet that ships, taken apart: typefaces inside, tags, metadata, words; by a PDF library and by poppler."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from poros.domain.naskah import cetak
from poros.domain.naskah.models import BentukNaskah, Naskah, Penandatangan, PenerimaNaskah
from poros.domain.naskah.queries import naskah as baca
from poros.domain.naskah.queries.bentuk import PARAMETER, urai
from poros.domain.naskah.rules import Kanal
from poros.domain.naskah.rules.bentuk import JenisBagian

pytestmark = pytest.mark.django_db

KIRIMAN = sorted(path.stem for path in (PARAMETER / "bentuk").glob("*.yaml"))
ISI = (
    "Alinea pertama dengan **tebal**, *miring*, dan __garis__.\n\n1. Butir satu\n2. Butir dua\n  a. anak butir\n\n"
    "| No. | Uraian |\n| 1 | Pompa |\n| 2 | Karung pasir |\n"
)
KERTAS = {"a4": (595, 842), "f4": (609, 935)}
poppler = pytest.mark.skipif(shutil.which("pdffonts") is None, reason="poppler-utils is not installed")


@pytest.fixture
def lembar(kota):
    """The PDF of a form, every part filled, two addressees and a copy, two pages or more."""

    def make(kode, penanda="walikota"):
        row = BentukNaskah.objects.get(kode=kode)
        form = urai(row.naskah)
        isi = {b.kode: "2026-11-30" if b.jenis is JenisBagian.TANGGAL else ISI for b in form.bagian}
        isi |= {b.kode: f"Isi {b.nama}" for b in form.bagian if b.jenis is JenisBagian.BARIS}
        naskah = Naskah.objects.create(
            bentuk=row, unit=kota.unit["pu"], konseptor=kota.orang["staf_pu"],
            konseptor_jabatan=kota.jabatan["staf_pu"], hal="Kesiapsiagaan banjir", isi=isi,
        )  # fmt: skip
        Penandatangan.objects.create(naskah=naskah, urut=1, jabatan=kota.jabatan[penanda])
        for urut, (nama, copy) in enumerate((("Camat Utara", False), ("Camat Selatan", False), ("Arsip", True)), 1):
            PenerimaNaskah.objects.create(naskah=naskah, urut=urut, kanal=Kanal.KERTAS, sebutan=nama, tembusan=copy)
        actor = kota.aktor("sekda")
        return cetak.lembar(
            actor.peta,
            naskah,
            baca.tanda(naskah),
            list(naskah.penerima.all()),
            hari=actor.hari,
            alamat="https://x.id/v/",
        )

    return make


def huruf(reader: PdfFileReader) -> Iterator[generic.DictionaryObject]:
    """Every typeface that a page or a form on it uses."""
    waiting = [page.get_object()["/Resources"] for page in halaman(reader)]
    while waiting:
        resources = waiting.pop()
        yield from (ref.get_object() for ref in resources.get("/Font", {}).values())
        forms = (ref.get_object() for ref in resources.get("/XObject", {}).values())
        waiting += [form["/Resources"] for form in forms if "/Resources" in form]


def halaman(reader: PdfFileReader) -> Iterator[generic.DictionaryObject]:
    waiting = [reader.root["/Pages"]]
    while waiting:
        node = waiting.pop(0).get_object()
        if "/Kids" in node:
            waiting = [kid.get_object() for kid in node["/Kids"]] + waiting
        else:
            yield node


def peran(reader: PdfFileReader) -> set[str]:
    """The roles of all elements in the tree of tags."""
    found, waiting = set(), [reader.root["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop()
        if isinstance(node, generic.IndirectObject):
            node = node.get_object()
        if isinstance(node, generic.ArrayObject):
            waiting += list(node)
        elif isinstance(node, generic.DictionaryObject):
            found.add(str(node.get("/S", "")))
            if "/K" in node:
                waiting.append(node["/K"])
    return found


@pytest.fixture(params=KIRIMAN)
def kode(request):
    return request.param


def test_all_that_ship_are_looked_at():
    assert len(KIRIMAN) == 13
    assert set(KIRIMAN) <= set(BentukNaskah.objects.values_list("kode", flat=True))


def test_an_archive_file_by_name_and_by_what_it_is_made_of(lembar, kode):
    raw = lembar(kode).pdf
    reader = PdfFileReader(io.BytesIO(raw))
    root, meta = reader.root, reader.root["/Metadata"].get_object().data.decode()
    # It says what it is: PDF/A-2a, in Indonesian, with its title (ISO 19005-2, 6.6.2 and 6.6.4).
    assert re.search(r"pdfaid:part>2<", meta)
    assert re.search(r"pdfaid:conformance>A<", meta)
    assert "Kesiapsiagaan banjir" in meta
    assert str(root["/Lang"]) == "id"
    assert bool(root["/MarkInfo"]["/Marked"])
    assert root["/OutputIntents"][0].get_object()["/S"] == "/GTS_PDFA1"
    # Nothing that runs, is locked, or lies elsewhere (6.1.3, 6.5, 6.8).
    assert not reader.encrypted
    for forbidden in ("/AA", "/OpenAction", "/AcroForm", "/Names"):
        assert forbidden not in root, forbidden
    # Every typeface lies inside, as a subset, with a map back to letters (6.2.11.4, 6.2.11.7).
    fonts = list(huruf(reader))
    assert fonts
    for font in fonts:
        (descendant,) = font["/DescendantFonts"]
        described = descendant.get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(described.get_object()), font["/BaseFont"]
        assert re.match(r"/[A-Z]{6}\+", str(font["/BaseFont"]))
        assert "/ToUnicode" in font
    # Tags that a reader for the blind walks along.
    roles = peran(reader)
    assert "/P" in roles or "/Span" in roles
    if any(
        b["jenis"] == "naskah" for b in cetak.bagian(urai(BentukNaskah.objects.get(kode=kode).naskah), _semua(kode), {})
    ):
        assert {"/L", "/LI", "/Table", "/TR"} <= roles, roles


def _semua(kode):
    return {b.kode: ISI for b in urai(BentukNaskah.objects.get(kode=kode).naskah).bagian}


def test_the_paper_is_that_of_the_form_and_the_mark_lies_on_it(lembar, kode):
    made = lembar(kode)
    reader = PdfFileReader(io.BytesIO(made.pdf))
    pages = list(halaman(reader))
    wanted = KERTAS[urai(BentukNaskah.objects.get(kode=kode).naskah).tata.kertas]
    for page in pages:
        box = [float(n) for n in page["/MediaBox"]]
        assert (round(box[2]), round(box[3])) == wanted
    (spot,) = made.posisi
    assert 1 <= spot.halaman <= len(pages)
    assert spot.x >= 0
    assert spot.y >= 0
    assert spot.x + spot.lebar <= wanted[0]
    assert spot.y + spot.tinggi <= wanted[1]


@poppler
def test_poppler_finds_typefaces_tags_and_words(lembar, kode, tmp_path):
    """An independent reader."""
    file = tmp_path / "x.pdf"
    file.write_bytes(lembar(kode).pdf)
    run = lambda *words: subprocess.run(words, capture_output=True, text=True, check=True).stdout  # noqa: E731 -- short; our own file
    rows = [line.split() for line in run("pdffonts", str(file)).splitlines()[2:]]
    assert rows
    # Columns from the right: object, generation, uni, sub, emb.
    assert {row[-5] for row in rows} == {"yes"}, rows
    assert {row[-3] for row in rows} == {"yes"}
    info = run("pdfinfo", str(file))
    assert re.search(r"Tagged:\s+yes", info)
    assert re.search(r"Title:\s+Kesiapsiagaan banjir", info)
    assert re.search(r"Encrypted:\s+no", info)
    words = " ".join(run("pdftotext", str(file), "-").split())
    assert "Karung pasir" in words
    assert "Butir dua" in words
    title = BentukNaskah.objects.get(kode=kode).nama.split(" kepala")[0]
    assert "kesiapsiagaan banjir" in words.lower() or title.upper() in words


@poppler
def test_bold_and_italic_are_typefaces_not_tricks(lembar, tmp_path):
    file = tmp_path / "x.pdf"
    file.write_bytes(lembar("surat-dinas").pdf)
    done = subprocess.run(["pdffonts", str(file)], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Heros-Bold", done)
    assert re.search(r"Heros-Italic", done)


def test_the_same_letter_is_the_same_words_on_any_day(lembar):
    """What is set anew from the same row differs in nothing that is read."""
    import pypdfium2

    texts = [
        "\n".join(p.get_textpage().get_text_bounded() for p in pypdfium2.PdfDocument(lembar("nota-dinas").pdf))
        for _ in range(2)
    ]
    assert texts[0] == texts[1]
