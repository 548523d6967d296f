"""The kinds of files that are taken in, from `parameter/jenis.yaml`."""

from functools import cache
from pathlib import Path

import yaml

from .rules import Jenis

BERKAS = Path(__file__).parent / "parameter" / "jenis.yaml"


@cache
def semua() -> tuple[Jenis, ...]:
    """All kinds, in the order of the file."""
    rows = yaml.safe_load(BERKAS.read_text(encoding="utf-8"))
    return tuple(
        Jenis(
            mime=row["mime"],
            nama=row["nama"],
            ekstensi=tuple(row["ekstensi"]),
            keluarga=row["keluarga"],
            sidik=tuple(row.get("sidik", ())),
            penanda=row.get("penanda", ""),
        )
        for row in rows
    )


def menurut_mime(mime: str) -> Jenis:
    """The kind of a stored file; KeyError when it is no longer taken in."""
    for kind in semua():
        if kind.mime == mime:
            return kind
    raise KeyError(mime)


def ekstensi_diterima() -> str:
    """For the `accept` of an upload field: ".pdf,.png,…"."""
    return ",".join(f".{ending}" for kind in semua() for ending in kind.ekstensi)
