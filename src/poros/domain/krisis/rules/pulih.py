"""Recovery in numbers: damage, loss and need by sector (JITUPASNA), and a plan whose totals add up both ways (R3P)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


class Sektor(StrEnum):
    """Sectors of the R3P (Peraturan BNPB 5/2017)."""

    PERMUKIMAN = "permukiman"
    INFRASTRUKTUR = "infrastruktur"
    EKONOMI = "ekonomi"
    SOSIAL = "sosial"
    LINTAS = "lintas"


class Kelas(StrEnum):
    """How badly something is damaged."""

    RINGAN = "ringan"
    SEDANG = "sedang"
    BERAT = "berat"


class SumberDana(StrEnum):
    APBD = "apbd"
    APBD_PROVINSI = "apbd_provinsi"
    APBN = "apbn"
    MASYARAKAT = "masyarakat"


class PeranTim(StrEnum):
    """What somebody does in the team that assesses and plans the recovery."""

    KETUA = "ketua"
    WAKIL = "wakil"
    SEKRETARIS = "sekretaris"
    ANGGOTA = "anggota"


class Fase(StrEnum):
    DARURAT = "darurat"
    REHABILITASI = "rehabilitasi"
    REKONSTRUKSI = "rekonstruksi"


@dataclass(frozen=True, slots=True)
class Patokan:
    """Shares and uplifts in force: what part of its price a damaged thing has lost, how much better it is rebuilt."""

    bagian: Mapping[Kelas, Decimal]
    lebih_baik: Mapping[Sektor, Decimal]
    kerugian_publik: Mapping[Sektor, Decimal]
    sumber: str


@dataclass(frozen=True, slots=True)
class Rusak:
    """So many units of a thing, of one class, at one price; and what is lost while they are missing."""

    sektor: Sektor
    kelas: Kelas
    jumlah: Decimal
    harga: int
    kerugian: int = 0


@dataclass(frozen=True, slots=True)
class Kebutuhan:
    kerusakan: int
    kerugian: int
    kebutuhan: int


@dataclass(frozen=True, slots=True)
class Baris:
    """A line of the plan."""

    sektor: Sektor
    sumber: SumberDana
    tahun: int
    jumlah: int


def rupiah(nilai: Decimal) -> int:
    """Whole rupiah, halves upwards."""
    return int(nilai.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def nilai_rusak(r: Rusak, patokan: Patokan) -> int:
    """Units × price × share of the class."""
    return rupiah(r.jumlah * r.harga * patokan.bagian[r.kelas])


def jitupasna(rows: Iterable[Rusak], patokan: Patokan) -> dict[Sektor, Kebutuhan]:
    """Of each sector: damage, loss, and need = damage × (1 + better) + public share × loss."""
    damage: dict[Sektor, int] = defaultdict(int)
    loss: dict[Sektor, int] = defaultdict(int)
    for row in rows:
        damage[row.sektor] += nilai_rusak(row, patokan)
        loss[row.sektor] += row.kerugian
    return {
        s: Kebutuhan(damage[s], loss[s], rupiah(_perlu(s, damage[s], loss[s], patokan)))
        for s in Sektor
        if s in damage or s in loss
    }


def _perlu(s: Sektor, rusak: int, rugi: int, p: Patokan) -> Decimal:
    return rusak * (1 + p.lebih_baik.get(s, Decimal(0))) + rugi * p.kerugian_publik.get(s, Decimal(0))


def silang(rows: Iterable[Baris], kolom: str) -> dict[Sektor, dict[str, int]]:
    """Sector against source or year."""
    cells: dict[Sektor, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        cells[row.sektor][str(getattr(row, kolom))] += row.jumlah
    return {s: dict(cells[s]) for s in Sektor if s in cells}
