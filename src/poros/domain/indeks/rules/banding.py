"""Published results beside one another: rank, peers, distribution, and what the nearest better ones do differently."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

SENT = Decimal("0.01")
NOL = Decimal(0)


@dataclass(frozen=True, slots=True)
class Baris:
    """One government's published result of one year; `bagian` are the values of its parts."""

    id: int
    kode: str
    nama: str
    jenis: str
    nilai: Decimal
    predikat: str
    bagian: Mapping[str, Decimal] = field(default_factory=dict)
    penduduk: int | None = None
    tahun: int = 0

    @property
    def provinsi(self) -> str:
        """Code of the province in which it lies; empty outside the regions."""
        return self.kode[:2]


@dataclass(frozen=True, slots=True)
class Letak:
    """Place in a row from the highest down; equals share a place."""

    peringkat: int
    dari: int


@dataclass(frozen=True, slots=True)
class Kelas:
    """A bar of the distribution: values from `dari` up to, but without, `sampai`."""

    dari: Decimal
    sampai: Decimal
    jumlah: int
    milik: bool = False


@dataclass(frozen=True, slots=True)
class Selisih:
    """A part in which the better ones are ahead, and what the lead is worth in points of the index."""

    bagian: str
    sendiri: Decimal
    mereka: Decimal
    sumbangan: Decimal

    @property
    def jarak(self) -> Decimal:
        return self.mereka - self.sendiri


def urutkan(rows: Iterable[Baris]) -> list[Baris]:
    """From the highest value down; equals by name."""
    return sorted(rows, key=lambda r: (-r.nilai, r.nama))


def letak(rows: Sequence[Baris], nilai: Decimal) -> Letak:
    """The place of a value among the rows."""
    return Letak(1 + sum(r.nilai > nilai for r in rows), len(rows))


def peringkat(rows: Sequence[Baris]) -> dict[int, int]:
    """Place of each row, by its number."""
    places: dict[int, int] = {}
    last, place = None, 0
    for n, row in enumerate(urutkan(rows), start=1):
        if row.nilai != last:
            last, place = row.nilai, n
        places[row.id] = place
    return places


def sebaran(rows: Sequence[Baris], lebar: Decimal, milik: Decimal | None = None) -> list[Kelas]:
    """How many lie in each stretch of `lebar`, from the lowest to the highest; `milik` marks one's own."""
    if not rows:
        return []
    nomor = [int(r.nilai // lebar) for r in rows]
    own = None if milik is None else int(milik // lebar)
    return [Kelas(lebar * n, lebar * (n + 1), nomor.count(n), n == own) for n in range(min(nomor), max(nomor) + 1)]


def tengah(rows: Sequence[Baris], bagian: Sequence[str]) -> dict[str, Decimal]:
    """The median of each part, two decimals."""
    found = {kode: [r.bagian[kode] for r in rows if kode in r.bagian] for kode in bagian}
    return {kode: bulat(Decimal(median(values))) for kode, values in found.items() if values}


def sebaya(rows: Iterable[Baris], milik: Baris, kali: Decimal = Decimal(2)) -> list[Baris]:
    """Governments of the same kind and up to `kali` times larger or smaller; where nobody is counted, of the kind."""
    kind = [r for r in rows if r.jenis == milik.jenis and r.id != milik.id]
    if not milik.penduduk:
        return kind
    low, high = Decimal(milik.penduduk) / kali, Decimal(milik.penduduk) * kali
    return [r for r in kind if r.penduduk and low <= r.penduduk <= high]


def terdekat_lebih_baik(rows: Iterable[Baris], milik: Baris, banyak: int = 5, beda: Decimal = SENT) -> list[Baris]:
    """The next better ones, nearest first: near enough to be followed."""
    better = [r for r in rows if r.nilai >= milik.nilai + beda]
    return sorted(better, key=lambda r: (r.nilai, r.nama))[:banyak]


def pelajaran(milik: Baris, lain: Sequence[Baris], bobot: Mapping[str, Decimal]) -> list[Selisih]:
    """Where the others are ahead on average, by what that would add to the index, the most first."""
    total = sum(bobot.values(), NOL)
    found = []
    for kode, weight in bobot.items():
        theirs = [r.bagian[kode] for r in lain if kode in r.bagian]
        if not theirs or kode not in milik.bagian:
            continue
        mean = sum(theirs, NOL) / len(theirs)
        lead = mean - milik.bagian[kode]
        if lead > 0:
            found.append(Selisih(kode, milik.bagian[kode], bulat(mean), bulat(lead * weight / total)))
    return sorted(found, key=lambda s: (-s.sumbangan, s.bagian))


def gerak(rows: Iterable[Baris], semula: Iterable[Baris]) -> dict[int, Decimal]:
    """How far each has moved since an earlier year; silent about those that were not published then."""
    before = {r.nama: r.nilai for r in semula}
    return {r.id: r.nilai - before[r.nama] for r in rows if r.nama in before}


def bulat(nilai: Decimal) -> Decimal:
    """Two decimals, half up, as the reports print."""
    return nilai.quantize(SENT, ROUND_HALF_UP)
