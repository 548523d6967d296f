"""From a value to its predikat: bands, and what samples of units must show before a predikat may be given."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from poros.pure.isian import MasukanError
from poros.pure.skor.model import Batas, Instrumen, Pita

SEMUA = "semua"


@dataclass(frozen=True, slots=True)
class Sampel:
    """The sampled units of one cluster: how many, and their average."""

    jumlah: int
    rata: Decimal


def pita(instrumen: Instrumen, nilai: Fraction) -> Pita:
    """The band a value falls into: the highest one whose lower edge it passes."""
    return next(p for p in instrumen.pita if p.dari is None or nilai > p.dari or (p.termasuk and nilai == p.dari))


def pita_bernama(instrumen: Instrumen, predikat: str) -> Pita:
    found = next((p for p in instrumen.pita if p.predikat == predikat), None)
    if found is None:
        ada = ", ".join(p.predikat for p in instrumen.pita)
        raise MasukanError(f'"predikat" {predikat} tidak dikenal; yang ada: {ada}')
    return found


def batasi(instrumen: Instrumen, predikat: str, sampel: Mapping[str, Sampel]) -> tuple[str, tuple[str, ...]]:
    """The predikat the samples allow, at most the one asked for, and why each higher one is not given."""
    urutan = [p.predikat for p in instrumen.pita]
    syarat = {b.predikat: b for b in instrumen.batas}
    sebab: list[str] = []
    for calon in urutan[urutan.index(pita_bernama(instrumen, predikat).predikat) :]:
        kurang = _kurang(instrumen, syarat[calon], sampel) if calon in syarat else []
        if not kurang:
            return calon, tuple(sebab)
        sebab += [f"{calon} belum dapat diberikan: {satu}" for satu in kurang]
    return urutan[-1], tuple(sebab)


def _kurang(instrumen: Instrumen, syarat: Batas, sampel: Mapping[str, Sampel]) -> list[str]:
    kurang = []
    for kelompok, jumlah in syarat.jumlah.items():
        ada = sampel[kelompok].jumlah if kelompok in sampel else 0
        if ada < jumlah:
            kurang.append(f"sampel {kelompok} {ada}, paling sedikit {jumlah}")
    for kelompok, paling in syarat.rata.items():
        rata = _rata(kelompok, sampel)
        if rata is None or not _mencapai(instrumen, rata, paling):
            kurang.append(
                f"rata-rata {kelompok} {'tidak ada' if rata is None else f'{float(rata):.2f}'}, paling rendah {paling}"
            )
    return kurang


def _rata(kelompok: str, sampel: Mapping[str, Sampel]) -> Fraction | None:
    dipilih = [s for k, s in sampel.items() if kelompok in (SEMUA, k) and s.jumlah > 0]
    jumlah = sum(s.jumlah for s in dipilih)
    return sum((Fraction(s.rata) * s.jumlah for s in dipilih), Fraction(0)) / jumlah if jumlah else None


def _mencapai(instrumen: Instrumen, nilai: Fraction, predikat: str) -> bool:
    return instrumen.pita.index(pita(instrumen, nilai)) <= instrumen.pita.index(pita_bernama(instrumen, predikat))
