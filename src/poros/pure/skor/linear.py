"""An index as one line of whole numbers: index = Σ koef × answer / penyebut.

It is what a plan is made from, and it recomputes a country's results in a blink. A rule that rounds the share of an
indicator before adding (RB) keeps that rounding, and so does the share that another indicator scales.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, lcm
from operator import mul

from poros.pure.skor.hitung import NOL, SERATUS, puncak
from poros.pure.skor.model import Gabung, Instrumen, Komponen

Nilai = tuple[Decimal, str]
"""Index and predikat."""


@dataclass(frozen=True, slots=True)
class Linear:
    """Whole coefficients by indicator; `langkah` is the grid a share is rounded to, 0 where it is not."""

    kode: tuple[str, ...]
    koef: tuple[int, ...]
    penyebut: int
    desimal: int
    langkah: tuple[int, ...] = ()
    kali: tuple[tuple[int, int, int], ...] = ()  # answer a counts as far as answer b is of its best value

    def suku(self, letak: int, nilai: int) -> int:
        """What one answer adds to the numerator."""
        utuh = self.koef[letak] * nilai
        kisi = self.langkah[letak] if self.langkah else 0
        return (2 * utuh + kisi) // (2 * kisi) * kisi if kisi else utuh

    def atas(self, nilai: Sequence[int]) -> int:
        """The numerator for whole answers in the order of `kode`."""
        if not self.langkah:
            return sum(map(mul, self.koef, nilai))
        jumlah = sum(
            (2 * k * n + s) // (2 * s) * s if s else k * n
            for k, n, s in zip(self.koef, nilai, self.langkah, strict=True)
        )
        for a, b, terbaik in self.kali:
            utuh, kisi = self.koef[a] * nilai[a] * nilai[b], self.langkah[a] * terbaik
            jumlah += (2 * utuh + kisi) // (2 * kisi) * self.langkah[a] - self.suku(a, nilai[a])
        return jumlah

    def cetak(self, atas: int) -> Decimal:
        """The index of a numerator, rounded half up."""
        skala = 10**self.desimal
        return Decimal((atas * skala * 2 + self.penyebut) // (self.penyebut * 2)).scaleb(-self.desimal)

    def ambang(self, paling: Decimal, *, bulat: bool, termasuk: bool = True) -> int:
        """The least numerator whose index reaches (or, without `termasuk`, passes) a value, rounded or exact."""
        if not bulat:
            tepat = Fraction(paling) * self.penyebut
            return ceil(tepat) if termasuk else floor(tepat) + 1
        satuan = Fraction(paling) * 10**self.desimal
        cetak = ceil(satuan) if termasuk else floor(satuan) + 1
        return ceil(Fraction(2 * cetak - 1, 2 * 10**self.desimal) * self.penyebut)

    def penilai(self, instrumen: Instrumen, *, tahun: int | None = None) -> Callable[[Sequence[int]], Nilai]:
        """A function from answers to index and predikat, with the band edges worked out beforehand."""
        bulat = instrumen.tepi_pada(tahun) == "bulat"
        tangga = [
            (self.ambang(p.dari, bulat=bulat, termasuk=p.termasuk), p.predikat)
            for p in instrumen.pita
            if p.dari is not None
        ]
        terbawah = instrumen.pita[-1].predikat

        def nilai(jawaban: Sequence[int]) -> Nilai:
            atas = self.atas(jawaban)
            for ambang, predikat in tangga:
                if atas >= ambang:
                    return self.cetak(atas), predikat
            return self.cetak(atas), terbawah

        return nilai


def linear(instrumen: Instrumen, *, satuan: int = 1, tanpa: frozenset[str] = frozenset()) -> Linear | None:
    """The line of an instrument, or None where it rounds in between; `tanpa` names what does not apply.

    Answers are values on the scale (a level, the 80 of a BB, a percent) times `satuan`, as whole numbers.
    """
    semua = list(instrumen.akar.semua())
    bagian = _turun(instrumen.akar, Fraction(1), tanpa)
    if any(k.desimal is not None for k in semua) or not bagian:
        return None
    if any(k.pengali_dari and k.desimal_sumbangan is None for k in semua):
        return None
    koef = [p / satuan for _, p in bagian]
    kisi = [_kisi(k, p) for k, p in bagian]
    penyebut = lcm(*(f.denominator for f in (*koef, *kisi)))
    kode = tuple(k.kode for k, _ in bagian)
    return Linear(
        kode,
        tuple(int(f * penyebut) for f in koef),
        penyebut,
        instrumen.desimal,
        tuple(int(f * penyebut) for f in kisi) if any(kisi) else (),
        tuple(_kali(n, k, kode, instrumen, satuan) for n, (k, _) in enumerate(bagian) if k.pengali_dari),
    )


def _turun(komponen: Komponen, pengaruh: Fraction, tanpa: frozenset[str]) -> list[tuple[Komponen, Fraction]]:
    if komponen.daun:
        maks = komponen.skala.maks if komponen.skala else None
        return [(komponen, pengaruh * SERATUS / Fraction(maks) if maks else pengaruh)]
    anak = [k for k in komponen.anak if any(d.daun and d.kode not in tanpa for d in k.semua()) and k.kode not in tanpa]
    rata = komponen.gabung is Gabung.RATA
    pembagi = sum((k.bobot for k in anak), NOL) if rata else komponen.pembagi
    return [satu for k in anak for satu in _turun(k, pengaruh * komponen.pengali * k.bobot / pembagi, tanpa)]


def _kisi(komponen: Komponen, pengaruh: Fraction) -> Fraction:
    """What the last digit of the rounded share is worth in the index."""
    if komponen.desimal_sumbangan is None:
        return NOL
    maks = Fraction((komponen.skala.maks if komponen.skala else None) or SERATUS)
    return pengaruh * maks / komponen.bobot / 10**komponen.desimal_sumbangan


def _kali(
    letak: int, komponen: Komponen, kode: tuple[str, ...], instrumen: Instrumen, satuan: int
) -> tuple[int, int, int]:
    lain = instrumen.simpul[komponen.pengali_dari or ""]
    terbaik = puncak(lain)
    if lain.skala and lain.skala.maks:  # the answer is not yet a percent
        terbaik = terbaik * Fraction(lain.skala.maks) / SERATUS
    return letak, kode.index(lain.kode), int(terbaik * satuan)
