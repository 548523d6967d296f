"""HXL tags of what we publish as tables: one row of hashtags under the heads (HXL 1.1)."""

import re
from collections.abc import Iterator, Sequence

from .angka import Ukuran

TAG = re.compile(r"#[a-z][a-z0-9_]*( ?\+[a-z][a-z0-9_]*)*")
UKURAN = {
    Ukuran.MENINGGAL: "#affected+killed",
    Ukuran.HILANG: "#affected+missing",
    Ukuran.LUKA: "#affected+injured",
    Ukuran.MENGUNGSI: "#affected+displaced+ind",
    Ukuran.MENGUNGSI_KK: "#affected+displaced+hh",
    Ukuran.TERDAMPAK: "#affected+ind",
    Ukuran.RENTAN: "#affected+vulnerable+ind",
    Ukuran.RUMAH_RB: "#impact+houses+severe",
    Ukuran.RUMAH_RS: "#impact+houses+moderate",
    Ukuran.RUMAH_RR: "#impact+houses+light",
    Ukuran.RUMAH_TERENDAM: "#impact+houses+flooded",
    Ukuran.FASUM: "#impact+facilities",
}
ANGKA = (
    "#crisis+name", "#adm4+name", "#indicator+name", "#indicator+code", "#indicator+value+num", "#date+reported",
    "#meta+source", "#status+verified",
)  # fmt: skip
"""Columns of the table of figures; the code repeats the tag that a wide table would have."""
PEMULIHAN = (
    "#crisis+name", "#sector", "#subsector", "#activity+name", "#loc+name", "#indicator+volume+num", "#item+unit",
    "#value+unit+idr", "#value+total+idr", "#value+source", "#date+year", "#org+name",
)  # fmt: skip


def sah(tag: str) -> bool:
    return TAG.fullmatch(tag) is not None


def bertag(judul: Sequence[str], tag: Sequence[str], baris: Iterator[Sequence[object]]) -> Iterator[Sequence[object]]:
    """The rows below their tags; heads and tags must match one to one."""
    if len(judul) != len(tag):
        raise ValueError("each column has one tag")
    yield tag
    yield from baris
