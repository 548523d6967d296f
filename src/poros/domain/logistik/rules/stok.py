"""Picking lots, what lies too long, and for how many days goods last."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Isi:
    """A lot as it lies in a warehouse."""

    saldo_id: int
    jumlah: int
    kedaluwarsa: date | None


def ambil(isi: Iterable[Isi], jumlah: int, hari: date) -> tuple[tuple[tuple[int, int], ...], int]:
    """Pick `jumlah`: what expires first first, nothing expired. Returns (saldo, quantity) and what is missing."""
    layak = sorted(
        (satu for satu in isi if satu.jumlah and (satu.kedaluwarsa is None or satu.kedaluwarsa >= hari)),
        key=lambda satu: (satu.kedaluwarsa or date.max, satu.saldo_id),
    )
    diambil: list[tuple[int, int]] = []
    for satu in layak:
        if bagian := min(jumlah, satu.jumlah):
            diambil.append((satu.saldo_id, bagian))
            jumlah -= bagian
    return tuple(diambil), jumlah


def mengendap(jumlah: int, cadangan: int, masuk_baru: int) -> int:
    """How much has lain longer than allowed: what goes out is taken from the oldest, a buffer may stay.

    `masuk_baru` came in within the time allowed. Whatever lies beyond it is older.
    """
    return max(0, jumlah - max(cadangan, masuk_baru))


def laju(masuk: int, keluar: int) -> int | None:
    """Distribution rate in whole percent, rounded down; None where nothing came in."""
    return None if masuk <= 0 else max(0, keluar) * 100 // masuk


def sisa_hari(terima: Sequence[int], butuh: Sequence[int]) -> int | None:
    """Days that a point's goods still last after the last day of both rows; None where nothing is needed on that day.

    Day by day: what was received is added, what is needed is used up, a shortage is not made up for later.
    """
    if not butuh or not butuh[-1]:
        return None
    ada = 0
    for diterima, dipakai in zip(terima, butuh, strict=True):
        ada = max(0, ada + diterima - dipakai)
    return ada // butuh[-1]
