"""Figures with provenance: each entry stays; of each kind and place the newest counts, checked or not."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Ukuran(StrEnum):
    """What is counted (definitions: BNPB reference data)."""

    MENINGGAL = "meninggal"
    HILANG = "hilang"
    LUKA = "luka"
    MENGUNGSI = "mengungsi"
    MENGUNGSI_KK = "mengungsi_kk"
    TERDAMPAK = "terdampak"
    RENTAN = "rentan"
    RUMAH_RB = "rumah_rb"
    RUMAH_RS = "rumah_rs"
    RUMAH_RR = "rumah_rr"
    RUMAH_TERENDAM = "rumah_terendam"
    FASUM = "fasum"


JIWA = (Ukuran.MENINGGAL, Ukuran.HILANG, Ukuran.LUKA, Ukuran.MENGUNGSI, Ukuran.TERDAMPAK)


@dataclass(frozen=True, slots=True)
class Catatan:
    """One entry: how many of what, where, as of when, from whom, checked or not."""

    nomor: int
    ukuran: Ukuran
    letak: str
    nilai: int
    per: datetime
    sumber: str
    terverifikasi: bool


@dataclass(frozen=True, slots=True)
class Jumlah:
    """A total: of which so much is checked, and how old the oldest part is."""

    nilai: int
    terverifikasi: int
    per: datetime | None
    sumber: tuple[str, ...]


def terakhir(catatan: Iterable[Catatan]) -> list[Catatan]:
    """Of each kind and place what was true latest; of two of one moment what was entered later."""
    newest: dict[tuple[Ukuran, str], Catatan] = {}
    for row in catatan:
        key = row.ukuran, row.letak
        if key not in newest or (newest[key].per, newest[key].nomor) < (row.per, row.nomor):
            newest[key] = row
    return list(newest.values())


def jumlahkan(catatan: Iterable[Catatan]) -> dict[Ukuran, Jumlah]:
    """Totals over all places, in the order of the kinds."""
    parts: dict[Ukuran, list[Catatan]] = defaultdict(list)
    for row in terakhir(catatan):
        parts[row.ukuran].append(row)
    return {
        kind: Jumlah(
            nilai=sum(r.nilai for r in rows),
            terverifikasi=sum(r.nilai for r in rows if r.terverifikasi),
            per=min(r.per for r in rows),
            sumber=tuple(sorted({r.sumber for r in rows})),
        )
        for kind in Ukuran
        if (rows := parts.get(kind))
    }


def selisih(kini: dict[str, int], lalu: dict[str, int]) -> dict[str, int]:
    """What changed since the last report; what stayed as it was is not named."""
    change = {k: kini.get(k, 0) - lalu.get(k, 0) for k in dict.fromkeys([*kini, *lalu])}
    return {k: v for k, v in change.items() if v}
