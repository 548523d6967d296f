"""The least peak release of a basin before a known inflow, in closed form and exact numbers.

Inflow Q(1..n), capacity V, storage S at the start, release r(t): with C the released total, the basin neither runs
over nor below empty when L(t) ≤ C(t) ≤ U(t), U(t) = S + Q(1..t) and L(t) = U(t) - V. The least peak is then the
steepest rise that is forced from an upper to a lower edge,
R* = max over a < b of [L(b) - U(a)] / (b - a), with C(0) = 0. For plain basins that is
R* = max( max_b [Q(1..b) - (V - S)]/b, max_{1<a≤b} [Q(a..b) - V]/(b - a + 1) ). A least release m ≤ r(t) asks
besides that L(b) ≤ U(a) - m (a - b) for b < a: on the line of time a walk that goes forward and back again never
saves anything, so no other condition exists. The steepest rise is found by Newton's method on the quotient
(Dinkelbach 1967): linear time a round, few rounds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import Any

from poros.pure.isian import Isian
from poros.pure.krisis.isian import boleh_pecahan, daftar, pecahan

NOL = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waduk:
    """Volumes a step throughout: what flows in during it, what may be let out during it, what can be held."""

    masuk: Sequence[Fraction]
    muat: Fraction
    isi: Fraction
    lepas_paling_sedikit: Fraction = NOL
    lepas_paling_banyak: Fraction | None = None
    akhir_paling_banyak: Fraction | None = None
    akhir_paling_sedikit: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Lepasan:
    puncak: Fraction
    jadwal: tuple[Fraction, ...]  # as early as the peak allows, so that room is there for what nobody forecast
    simpanan: tuple[Fraction, ...]
    penentu: tuple[int, int] | None  # the steps that force the peak, from 1, both included
    alasan: str = ""  # why there is no schedule that keeps all limits

    @property
    def terpenuhi(self) -> bool:
        return not self.alasan


def lepaskan(waduk: Waduk) -> Lepasan:
    """The least peak and a schedule with it; without one, the reason and the peak that would be forced."""
    bawah, atas = _tepi(waduk)
    if alasan := _mustahil(waduk, bawah, atas):
        return Lepasan(NOL, (), (), None, alasan)
    puncak, penentu = _paling_curam(bawah, atas, waduk.lepas_paling_sedikit)
    if waduk.lepas_paling_banyak is not None and puncak > waduk.lepas_paling_banyak:
        sebab = f"puncak {float(puncak):g} tidak terhindarkan, lebih dari batas {float(waduk.lepas_paling_banyak):g}"
        return Lepasan(puncak, (), (), penentu, sebab)
    lepas = [NOL]
    for batas in _masih_cukup(atas, waduk.lepas_paling_sedikit)[1:]:
        lepas.append(min(lepas[-1] + puncak, batas))
    jadwal = tuple(b - a for a, b in pairwise(lepas))
    datang = accumulate(waduk.masuk, initial=waduk.isi)
    simpanan = tuple(ada - keluar for ada, keluar in zip(datang, lepas, strict=True))
    return Lepasan(puncak, jadwal, simpanan[1:], penentu)


def _tepi(waduk: Waduk) -> tuple[list[Fraction], list[Fraction]]:
    atas = list(accumulate(waduk.masuk, initial=waduk.isi))
    bawah = [isi - waduk.muat for isi in atas]
    if waduk.akhir_paling_banyak is not None:
        bawah[-1] = max(bawah[-1], atas[-1] - waduk.akhir_paling_banyak)
    if waduk.akhir_paling_sedikit is not None:
        atas[-1] -= waduk.akhir_paling_sedikit
    bawah[0] = atas[0] = NOL
    return bawah, atas


def _masih_cukup(atas: Sequence[Fraction], sedikit: Fraction) -> list[Fraction]:
    """The most that may be released by each step so that the least release can go on to the end."""
    hasil = [atas[-1]]
    for isi in reversed(atas[:-1]):
        hasil.append(min(isi, hasil[-1] - sedikit))
    return hasil[::-1]


def _mustahil(waduk: Waduk, bawah: Sequence[Fraction], atas: Sequence[Fraction]) -> str:
    paling = _masih_cukup(atas, waduk.lepas_paling_sedikit)
    if paling[0] < 0:
        return "airnya tidak cukup untuk lepasan paling sedikit dan simpanan akhir yang diminta"
    if any(b > p for b, p in zip(bawah, paling, strict=True)):
        return "batas muat, lepasan paling sedikit, dan simpanan akhir tidak dapat dipenuhi bersama"
    return ""


def _paling_curam(
    bawah: Sequence[Fraction], atas: Sequence[Fraction], puncak: Fraction
) -> tuple[Fraction, tuple[int, int] | None]:
    penentu: tuple[int, int] | None = None
    while True:
        curam: tuple[int, int] | None = None
        dasar, lebih = 0, NOL
        for b in range(1, len(atas)):
            if atas[b - 1] - puncak * (b - 1) < atas[dasar] - puncak * dasar:
                dasar = b - 1
            if (kini := bawah[b] - puncak * b - atas[dasar] + puncak * dasar) > lebih:
                lebih, curam = kini, (dasar, b)
        if curam is None:
            return puncak, penentu
        a, b = curam
        puncak, penentu = (bawah[b] - atas[a]) / (b - a), (a + 1, b)


def baca(data: Any) -> Waduk:
    """Read `{inflow, capacity, initial, min_release?, max_release?, final_max?, final_min?}`."""
    isian = Isian(data, "masukan")
    masuk = daftar(isian, "inflow")
    muat, isi = (pecahan(isian, kunci, isian.wajib(kunci)) for kunci in ("capacity", "initial"))
    if isi > muat:
        raise isian.salah("initial", f"tidak boleh lebih dari capacity ({float(muat):g}), bukan {float(isi):g}")
    waduk = Waduk(
        masuk=[pecahan(isian, "inflow", satu) for satu in masuk],
        muat=muat,
        isi=isi,
        lepas_paling_sedikit=boleh_pecahan(isian, "min_release") or NOL,
        lepas_paling_banyak=boleh_pecahan(isian, "max_release"),
        akhir_paling_banyak=boleh_pecahan(isian, "final_max"),
        akhir_paling_sedikit=boleh_pecahan(isian, "final_min"),
    )
    if not waduk.masuk:
        raise isian.salah("inflow", "harus memuat sedikitnya satu langkah")
    return waduk


def tulis(lepasan: Lepasan) -> dict[str, Any]:
    """Numbers as decimals, and the peak exactly as well."""
    return {
        "feasible": lepasan.terpenuhi,
        "peak_release": float(lepasan.puncak) if lepasan.penentu or lepasan.terpenuhi else None,
        "exact": str(lepasan.puncak) if lepasan.penentu or lepasan.terpenuhi else None,
        "schedule": [float(isi) for isi in lepasan.jadwal],
        "storage": [float(isi) for isi in lepasan.simpanan],
        "forced_by": {"from": lepasan.penentu[0], "to": lepasan.penentu[1]} if lepasan.penentu else None,
        "reason": lepasan.alasan,
    }
