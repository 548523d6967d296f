"""Checking the whole trail: every line that was changed, removed or slipped in is named."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from cryptography.exceptions import InvalidSignature

from poros.pure.merkle import leaf_hash, root

from .kunci import kunci_segel
from .models import BarisSegel, Jejak, Segel
from .rules import isi_daun, kepala
from .segel import AWAL, asli, belum_disegel, segel

DIUBAH, DIHAPUS, DISISIPKAN, SEGEL_RUSAK = "diubah", "dihapus", "disisipkan", "segel_rusak"


@dataclass(frozen=True, slots=True)
class Kerusakan:
    """One thing that is not as it was written: which line or seal, and what happened to it."""

    jenis: str
    nomor: int
    keterangan: str


@dataclass(frozen=True, slots=True)
class Laporan:
    """Result of a check: how much was looked at and what is wrong."""

    baris: int
    segel: int
    baru_disegel: int
    kerusakan: tuple[Kerusakan, ...]

    @property
    def utuh(self) -> bool:
        return not self.kerusakan

    def json(self) -> dict[str, Any]:
        return asdict(self) | {"utuh": self.utuh}


def periksa() -> Laporan:
    """Check seals, sealed lines and the open tail, then seal what was found good."""
    damage = [*_segel(), *_baris_tersegel(), *_ekor()]
    sealed = segel()
    return Laporan(
        baris=Jejak.objects.count(),
        segel=Segel.objects.count(),
        baru_disegel=sealed,
        kerusakan=tuple(sorted(damage, key=attrgetter("nomor", "jenis"))),
    )


def _segel() -> Iterator[Kerusakan]:
    """Each seal must follow its predecessor, be signed by our key and have the root of its leaves."""
    public = kunci_segel().public_key()
    before, expected = AWAL, 1
    places = BarisSegel.objects.order_by("segel_id", "urut").iterator(chunk_size=5000)
    leaves = {nomor: [bytes(b.daun) for b in group] for nomor, group in groupby(places, attrgetter("segel_id"))}
    for row in Segel.objects.order_by("nomor"):
        while expected < row.nomor:
            yield Kerusakan(SEGEL_RUSAK, expected, "segel ini tidak ada lagi")
            expected += 1
        expected += 1
        yield from _satu_segel(row, before, leaves.get(row.nomor, []), public)
        before = bytes(row.kepala)


def _satu_segel(row: Segel, before: bytes, leaves: list[bytes], public: Any) -> Iterator[Kerusakan]:
    if root(leaves) != bytes(row.akar) or len(leaves) != row.jumlah:
        yield Kerusakan(SEGEL_RUSAK, row.nomor, "daftar barisnya tidak cocok dengan akar yang ditandatangani")
    if kepala(row.nomor, before, bytes(row.akar), row.jumlah) != bytes(row.kepala):
        yield Kerusakan(SEGEL_RUSAK, row.nomor, "tidak bersambung dengan segel sebelumnya")
    try:
        public.verify(bytes(row.tanda_tangan), bytes(row.kepala))
    except InvalidSignature:
        yield Kerusakan(SEGEL_RUSAK, row.nomor, "tanda tangannya tidak sah")


def _baris_tersegel() -> Iterator[Kerusakan]:
    """Walk seal places and lines side by side; a place without its line is a line that was removed."""
    lines = Jejak.objects.order_by("pk").iterator(chunk_size=5000)
    line = next(lines, None)
    for place in BarisSegel.objects.order_by("jejak_id").iterator(chunk_size=5000):
        while line is not None and line.pk < place.jejak_id:
            line = next(lines, None)
        if line is None or line.pk != place.jejak_id:
            yield Kerusakan(DIHAPUS, place.jejak_id, f"ada di segel {place.segel_id}, tetapi barisnya hilang")
        elif not asli(line) or leaf_hash(isi_daun(line.pk, bytes(line.sidik))) != bytes(place.daun):
            yield Kerusakan(DIUBAH, line.pk, f"isinya tidak sama dengan saat disegel (segel {place.segel_id})")


def _ekor() -> Iterator[Kerusakan]:
    """The open tail: a line with a false fingerprint was not written by the application."""
    for row in belum_disegel().iterator(chunk_size=5000):
        if not asli(row):
            yield Kerusakan(DISISIPKAN, row.pk, "sidiknya palsu: tidak ditulis oleh Poros, atau diubah sebelum disegel")
