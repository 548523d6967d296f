"""PDF: text stays text, fonts come along, templates read nothing outside the package, threads take turns."""

import re
import threading
from pathlib import Path

import pypdfium2
import pytest
import typst

from poros.kernel.cetak import pdf, qr

CONTOH = """#import "/kernel/cetak/templates/kertas.typ": data, kertas, kop
#show: kertas.with("Contoh")
#kop(data.daerah)
#data.isi
#if "qr" in data { image(bytes(data.qr), format: "svg", width: 3cm, alt: "QR") }
"""


@pytest.fixture
def template(request) -> Path:
    """A template inside the package, gone after the test."""
    path = Path(__file__).parent / f"_{request.node.name[:20]}.typ"
    path.write_text(CONTOH)
    yield path
    path.unlink()


def kata(isi: bytes) -> str:
    return "\n".join(p.get_textpage().get_text_bounded() for p in pypdfium2.PdfDocument(isi))


def test_values_are_text_and_never_markup(template):
    words = kata(pdf(template, {"daerah": "Kota Contoh", "isi": '#sys.version *tebal* "kutip" \\ $x$ <b>'}))
    assert '#sys.version *tebal* "kutip" \\ $x$ <b>' in words
    assert "KOTA CONTOH" in words


def test_it_is_tagged_pdf_a_with_its_fonts_and_language(template):
    isi = pdf(template, {"daerah": "Kota Contoh", "isi": "Isi", "qr": qr("https://contoh.go.id/surat/1/")})
    assert b"pdfaid" in isi
    assert re.search(rb"/Lang ?\(id\)", isi)
    assert b"/MarkInfo" in isi


@pytest.mark.parametrize("isi", ["Perihal \u0084", "会议 🚧"])
def test_a_sign_that_no_typeface_has_does_not_stop_the_sheet(template, isi):
    assert "KOTA CONTOH" in kata(pdf(template, {"daerah": "Kota Contoh", "isi": isi}))


def test_pages_are_the_same_for_the_same_data(template):
    data = {"daerah": "Kota Contoh", "isi": "Isi"}
    assert kata(pdf(template, data)) == kata(pdf(template, data))


def test_a_template_reads_nothing_outside_the_package(template):
    template.write_text('#read("/../../pyproject.toml")')
    with pytest.raises(typst.TypstError):
        pdf(template, {})


def test_threads_take_turns(template):
    made: list[str] = []

    def work(n: int) -> None:
        made.append(kata(pdf(template, {"daerah": "Kota Contoh", "isi": f"Lembar {n}"})))

    threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(next(line for line in text.splitlines() if "Lembar" in line) for text in made) == [
        f"Lembar {n}" for n in range(6)
    ]


def test_a_qr_code_is_an_svg_that_grows_with_its_words():
    short, long = qr("a"), qr("a" * 300)
    assert short.startswith("<svg")
    assert len(long) > len(short)
