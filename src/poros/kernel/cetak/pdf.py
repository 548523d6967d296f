"""PDF from typst: one compiler per process, data handed over as JSON, PDF/A-2a with tags."""

import io
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import segno
import typst

import poros

AKAR = Path(poros.__file__).parent
"""Templates lie inside the package and may import `/kernel/cetak/templates/kertas.typ`; nothing else is readable."""

HURUF = AKAR / "kernel" / "cetak" / "huruf"
"""Typefaces with the metrics of Arial, Bookman and Times, which rules on letters name."""

_kunci = Lock()


class TakTercetakError(ValueError):
    """The sheet holds a sign that no typeface of ours has, so that it could not be read for ever."""


@cache
def _penyusun() -> typst.Compiler:
    # The embedded typefaces and ours only: a letter looks the same on every machine.
    return typst.Compiler(root=str(AKAR), ignore_system_fonts=True, font_paths=[str(HURUF)])


def pdf(template: Path, data: Mapping[str, Any]) -> bytes:
    """Set `template` with `data`, which it reads as `json(bytes(sys.inputs.data))`; values are text, never markup."""
    masukan = _masukan(data)
    # The compiler may not be entered twice; a page takes milliseconds, so threads wait for one another.
    with _kunci:
        try:
            made = _penyusun().compile(str(template), format="pdf", sys_inputs=masukan, pdf_standards=["a-2a"])
        except typst.TypstError:  # a sign that no embedded typeface has: a sheet with a gap is better than none
            made = _penyusun().compile(str(template), format="pdf", sys_inputs=masukan)
    assert isinstance(made, bytes)
    return made


def arsip(template: Path, data: Mapping[str, Any]) -> tuple[bytes, list[dict[str, Any]]]:
    """A sheet for the archive: PDF/A-2a or `TakTercetakError`, never less; and what it labels `<petak>`, in order."""
    with _kunci:
        try:
            made = _penyusun().compile(str(template), format="pdf", sys_inputs=_masukan(data), pdf_standards=["a-2a"])
        except typst.TypstError as error:
            raise TakTercetakError(str(error)) from error
        petak = json.loads(_penyusun().query("<petak>", field="value"))
    assert isinstance(made, bytes)
    return made, petak


def _masukan(data: Mapping[str, Any]) -> dict[str, str]:
    return {"data": json.dumps(data, ensure_ascii=False, default=str)}


def qr(isi: str) -> str:
    """A QR code as SVG text, for `image(bytes(...), format: "svg")`; level M survives a stamp over a corner."""
    kode = io.BytesIO()
    segno.make(isi, error="m", micro=False).save(kode, kind="svg", border=0, xmldecl=False, omitsize=True)
    return kode.getvalue().decode()
