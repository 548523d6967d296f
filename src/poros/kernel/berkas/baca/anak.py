"""The child process that opens files from outside: within limits of memory and time, with nothing to lose.

Run as a program, `anak.py <work> <arguments>`, the file on standard input, the answer on standard output. It
is no part of the application: it imports nothing of Poros and gets an empty environment.
"""

from __future__ import annotations

import io
import json
import re
import resource
import sys
import zipfile
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL import Image

INGATAN = 1536 * 1024 * 1024
DETIK_CPU = 60
HALAMAN_TEKS = 1000
WARNA = 256
HURUF_MAKS = 2_000_000
BAGIAN_MAKS = 64 * 1024 * 1024
BAGIAN_TEKS = re.compile(r"word/document\.xml|ppt/slides/slide\d+\.xml|xl/sharedStrings\.xml|content\.xml")
AKHIR_BARIS = re.compile(r"</(w:p|a:p|text:p|text:h|si|table:table-row)>")


def kenali(data: bytes) -> None:
    """Number of pages and, where there is a text layer, the words of each."""
    answer: dict[str, Any]
    if data.startswith(b"PK"):
        answer = {"halaman": None, "teks": ["\n".join(_teks_kantor(data))[:HURUF_MAKS]]}
    elif data.startswith(b"%PDF"):
        answer = _kenali_pdf(data)
    else:
        answer = {"halaman": _jumlah_gambar(data), "teks": []}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def gambar(data: bytes, halaman: str, lebar: str) -> None:
    """One page as a PNG of at most this width."""
    from PIL import Image

    number, width = int(halaman) - 1, int(lebar)
    picture = _halaman_pdf(data, number, width) if data.startswith(b"%PDF") else _halaman_gambar(data, number, width)
    out = io.BytesIO()
    # A page has few colours: with a palette it is a quarter of the size and drawn in half the time.
    picture.quantize(WARNA, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG")
    sys.stdout.buffer.write(out.getvalue())


def _kenali_pdf(data: bytes) -> dict[str, object]:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    words, left = [], HURUF_MAKS
    for number in range(min(len(document), HALAMAN_TEKS)):
        text = document[number].get_textpage().get_text_bounded()[:left]
        words.append(text)
        left -= len(text)
    return {"halaman": len(document), "teks": words}


def _teks_kantor(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if BAGIAN_TEKS.fullmatch(name):
                with archive.open(name) as stream:
                    markup = stream.read(BAGIAN_MAKS).decode("utf-8", "replace")
                yield _tanpa_markah(markup)


def _tanpa_markah(markup: str) -> str:
    from html import unescape

    return unescape(re.sub(r"<[^>]+>", " ", AKHIR_BARIS.sub("\n", markup)))


def _jumlah_gambar(data: bytes) -> int:
    from PIL import Image

    with Image.open(io.BytesIO(data)) as picture:
        return getattr(picture, "n_frames", 1)


def _halaman_pdf(data: bytes, number: int, width: int) -> Image.Image:
    import pypdfium2

    page = pypdfium2.PdfDocument(data)[number]
    return page.render(scale=_skala(width, *page.get_size())).to_pil()


def _skala(width: int, wide: float, high: float) -> float:
    """By the width, but a page like a paper roll is not drawn five metres long."""
    return min(width / wide, 3 * width / high)


def _halaman_gambar(data: bytes, number: int, width: int) -> Image.Image:
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data)) as picture:
        picture.seek(number)
        upright = ImageOps.exif_transpose(picture).convert("RGB")
        upright.thumbnail((width, 3 * width))
        return upright


def _batasi() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (INGATAN, INGATAN))
    resource.setrlimit(resource.RLIMIT_CPU, (DETIK_CPU, DETIK_CPU))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _batasi()
    works: dict[str, Callable[..., None]] = {"kenali": kenali, "gambar": gambar}
    works[sys.argv[1]](sys.stdin.buffer.read(), *sys.argv[2:])
