"""The dated data of this module, read once."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from poros.pure.rapat import Penundaan

from ..rules import parameter as baca
from ..rules.parameter import Jam, Jenis, Perkara, TataTempat

BERKAS = Path(__file__).parents[1] / "parameter" / "rapat.yaml"


@cache
def _isi() -> Mapping[str, Any]:
    found: dict[str, Any] = yaml.safe_load(BERKAS.read_text(encoding="utf-8"))
    return found


@cache
def jenis() -> dict[str, Jenis]:
    """Kinds of meeting by their code."""
    return baca.jenis(_isi()["jenis"])


@cache
def perkara() -> dict[str, Perkara]:
    """What a session decides on, with its quorum."""
    return baca.perkara(_isi()["perkara"])


@cache
def penundaan(hari: date) -> Penundaan:
    """How often and how long a session waits for its quorum."""
    return baca.penundaan(_isi()["penundaan"], hari)


@cache
def jam() -> Jam:
    return baca.jam(_isi()["jam"])


@cache
def tata_tempat(daerah: str, hari: date) -> TataTempat:
    """The order of precedence of such a government."""
    return baca.tata_tempat(_isi()["tata_tempat"], daerah, hari)


def nama_jenis(kode: str) -> str:
    """What a kind is called; one that is no longer there keeps its code."""
    found = jenis().get(kode)
    return found.nama if found else kode
