"""Asking the child: its answer, or `TidakTerbaca` when it refuses, dies or takes too long."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from . import anak

PROGRAM = Path(anak.__file__)
DETIK = 90
DETIK_OCR = 120
BAHASA = "ind"


class TidakTerbaca(Exception):  # noqa: N818 -- named as the state it leads to
    """The file cannot be opened; trying again will not help."""


@dataclass(frozen=True, slots=True)
class Kenalan:
    """What a first look at a file shows."""

    halaman: int | None
    teks: tuple[str, ...]


def kenali(data: bytes) -> Kenalan:
    """Number of pages, and the words that are in the file as words."""
    answer = json.loads(_tanya(data, "kenali"))
    return Kenalan(answer["halaman"], tuple(answer["teks"]))


def gambar(data: bytes, halaman: int, lebar: int) -> bytes:
    """A page (from 1) as a PNG of at most `lebar` pixels."""
    return _tanya(data, "gambar", str(halaman), str(lebar))


def ocr_tersedia() -> bool:
    """Is tesseract installed, with Indonesian?"""
    program = shutil.which("tesseract")
    if program is None:
        return False
    known = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)  # noqa: S603 -- fixed words
    return BAHASA in known.stdout.split()


def ocr(png: bytes) -> str:
    """The words in a picture, on one processor: others want to work too."""
    words = ["tesseract", "stdin", "stdout", "-l", BAHASA]
    env = {"PATH": os.environ.get("PATH", os.defpath), "OMP_THREAD_LIMIT": "1"}
    return _jalankan(words, png, env, DETIK_OCR).decode("utf-8", "replace")


def _tanya(data: bytes, *words: str) -> bytes:
    return _jalankan([sys.executable, "-I", str(PROGRAM), *words], data, {}, DETIK)


def _jalankan(command: Sequence[str], data: bytes, env: dict[str, str], seconds: int) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 -- our own program and tesseract, words of ours
            command, input=data, env=env, capture_output=True, timeout=seconds, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise TidakTerbaca(f"{Path(command[0]).name} {command[1:]}: {type(error).__name__}") from error
    return done.stdout
