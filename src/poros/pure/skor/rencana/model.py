"""What a plan is asked for, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from poros.pure.skor.model import Instrumen

SATU = Decimal(1)
TAHUN_KALENDER = 1900  # smaller numbers only count years


@dataclass(frozen=True, slots=True)
class Sasaran:
    """A printed index, a predikat, or (neither given) the most that can be reached in the years asked for."""

    indeks: Decimal | None = None
    predikat: str | None = None


@dataclass(frozen=True, slots=True)
class Syarat:
    """`kode` may reach `tingkat` only when `perlu` has reached `perlu_tingkat` by the same year."""

    kode: str
    tingkat: Decimal
    perlu: str
    perlu_tingkat: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Permintaan:
    """Where one stands, what each step costs, and where one wants to be."""

    instrumen: Instrumen
    tingkat: Mapping[str, Decimal]  # indicator → present value; one that is missing is not filled in
    sasaran: Sasaran
    upaya: Mapping[str, Mapping[Decimal, Decimal]] = field(
        default_factory=dict
    )  # indicator → level → cost of that step
    upaya_bawaan: Mapping[Decimal, Decimal] = field(default_factory=dict)  # level → cost where none is given
    tidak_berlaku: frozenset[str] = frozenset()  # indicators whose weight is taken out
    syarat: tuple[Syarat, ...] = ()
    unit: Mapping[str, str] = field(default_factory=dict)  # indicator → office that does the work
    tahun: tuple[int, ...] = (1,)
    kapasitas: Mapping[tuple[str, int], Decimal] = field(default_factory=dict)  # office ("": all), year → effort
    anggaran: Decimal | None = None  # effort that may be spent in all
    tetap: frozenset[str] = frozenset()  # indicators that stay as they are
    paling_tinggi: Mapping[str, Decimal] = field(default_factory=dict)  # indicator → level it can reach at most
    naik_setahun: int | None = None  # levels one indicator may climb in a year
    tahun_nilai: int | None = None  # year whose band-edge policy decides; else the last year of the plan

    @property
    def tahun_tepi(self) -> int | None:
        """The year whose band-edge policy holds: named, or the last of a plan that names calendar years."""
        return self.tahun_nilai or (self.tahun[-1] if self.tahun[-1] >= TAHUN_KALENDER else None)

    def biaya(self, kode: str, tingkat: Decimal) -> Decimal:
        """Effort of the step that ends at this level: given, else the default, else what the scale assumes, else 1."""
        skala = self.instrumen.simpul[kode].skala
        bawaan = skala.upaya if skala else {}
        sumber = (self.upaya.get(kode, {}), self.upaya_bawaan, bawaan)
        return next((isi[tingkat] for isi in sumber if tingkat in isi), SATU)


@dataclass(frozen=True, slots=True)
class Langkah:
    """One indicator climbs one level in one year."""

    kode: str
    nama: str
    dari: Decimal
    ke: Decimal
    upaya: Decimal
    tambah: Decimal  # what the step adds to the index
    tahun: int
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Halangan:
    """Why the target, or one indicator, is out of reach: what sort, and the numbers; `kata.kalimat` is the sentence."""

    jenis: str  # a sort of limit ("kapasitas", "anggaran", "laju", …), or "puncak" | "bersama" | "waktu"
    kode: str = ""  # the indicator, where it speaks of one
    nilai: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Titik:
    """A point of the frontier: where it is proven, no plan of this effort gives a higher index."""

    upaya: Decimal
    indeks: Decimal
    predikat: str | None
    terbukti: bool = True


@dataclass(frozen=True, slots=True)
class Bukti:
    """How well the plan is proven: no plan does with less effort than `batas` (or comes to a higher index)."""

    dicari: str  # what was made least ("upaya") or greatest ("indeks"): of this `batas` speaks
    batas: Decimal
    selisih: Decimal  # how far plan and bound lie apart; nothing is the proof


@dataclass(frozen=True, slots=True)
class Rencana:
    """The steps, what they cost, where they lead, and the proof."""

    langkah: tuple[Langkah, ...]
    upaya: Decimal
    bukti: Bukti
    tercapai: bool
    indeks_awal: Decimal
    predikat_awal: str | None
    indeks: Decimal
    predikat: str | None
    tingkat: Mapping[str, Decimal]  # the profile after the plan
    per_tahun: tuple[tuple[int, Decimal, Decimal, str | None], ...]  # year, effort, index and predikat at its end
    halangan: tuple[Halangan, ...] = ()
    detik: float = 0.0

    @property
    def terbukti(self) -> bool:
        """Bound and plan meet."""
        return not self.bukti.selisih

    @property
    def batas(self) -> Decimal:
        return self.bukti.batas
