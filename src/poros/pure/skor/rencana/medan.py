"""The field of a plan: every step that could be taken, its effort and gain as whole numbers, and the rows on them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import ceil, floor, gcd, lcm

from poros.pure.isian import MasukanError
from poros.pure.skor.batas import pita_bernama
from poros.pure.skor.linear import Linear, linear
from poros.pure.skor.model import JenisSkala
from poros.pure.skor.rencana.milp import Soal
from poros.pure.skor.rencana.model import Permintaan

KELAS = ("kapasitas", "anggaran", "laju", "syarat", "paling_tinggi", "tetap")
"""Sorts of limits, in the order in which an official could lift them."""
TEPAT = 2**53
"""Up to here a solver's bound, which it tells as a float, is a whole number exactly."""


@dataclass(frozen=True, slots=True)
class Tapak:
    """One possible step: indicator, from, to, effort and gain in whole units."""

    kode: str
    dari: Decimal
    ke: Decimal
    upaya: int
    tambah: int


@dataclass(frozen=True)
class Medan:
    """A request turned into whole numbers; `bebas` names sorts of limits that are left out."""

    p: Permintaan
    bebas: frozenset[str] = field(default=frozenset())

    @cached_property
    def awal(self) -> dict[str, Decimal]:
        """Present value of every indicator that applies."""
        daun = [k for k in self.p.instrumen.daun if k.kode not in self.p.tidak_berlaku]
        return {k.kode: self.p.tingkat.get(k.kode, k.skala.kosong if k.skala else Decimal(0)) for k in daun}

    @cached_property
    def satuan(self) -> int:
        """Answers are scaled by this much to be whole."""
        isi = [*self.awal.values(), *(ke for _, ke in self._jenjang_semua())]
        return lcm(*(Fraction(n).denominator for n in isi))

    @cached_property
    def garis(self) -> Linear:
        garis = linear(self.p.instrumen, satuan=self.satuan, tanpa=self.p.tidak_berlaku)
        if garis is None or garis.kali:
            raise MasukanError(
                f'instrumen "{self.p.instrumen.kode}": indikatornya saling mengalikan atau dibulatkan di tengah, '
                "sehingga jalan naiknya tidak dapat dihitung sebagai langkah-langkah"
            )
        return garis

    @cached_property
    def skala_upaya(self) -> Fraction:
        """Times this, efforts are whole numbers, and the smallest there are: prices in rupiah count in millions."""
        biaya = [Fraction(self.p.biaya(kode, ke)) for kode, ke in self._jenjang_semua()]
        penyebut = lcm(*(b.denominator for b in biaya))
        bersama = gcd(*(int(b * penyebut) for b in biaya)) or 1
        if sum(biaya) * penyebut / bersama > TEPAT:
            raise MasukanError('"costs": upayanya terlalu jauh berbeda besarnya untuk dihitung dengan tepat')
        return Fraction(penyebut, bersama)

    def _bulat(self, upaya: Decimal) -> int:
        """A limit on effort in whole units; one above all there is to do limits nothing."""
        return min(floor(Fraction(upaya) * self.skala_upaya), sum(t.upaya for t in self.tapak))

    @cached_property
    def atas_awal(self) -> int:
        return self.garis.atas([int(self.awal[kode] * self.satuan) for kode in self.garis.kode])

    @cached_property
    def tapak(self) -> tuple[Tapak, ...]:
        """All steps, each indicator's from the bottom up."""
        hasil = []
        for letak, kode in enumerate(self.garis.kode):
            dari = self.awal[kode]
            for ke in self._jenjang(kode):
                tambah = self.garis.suku(letak, int(ke * self.satuan)) - self.garis.suku(letak, int(dari * self.satuan))
                hasil.append(Tapak(kode, dari, ke, int(Fraction(self.p.biaya(kode, ke)) * self.skala_upaya), tambah))
                dari = ke
        return tuple(hasil)

    @cached_property
    def rapat(self) -> int:
        """Gains share this divisor; smaller numbers make a sharper programme."""
        return gcd(*(t.tambah for t in self.tapak)) or 1

    @cached_property
    def tuju(self) -> int | None:
        """The numerator that meets the target; None when the most is sought."""
        sasaran, instrumen = self.p.sasaran, self.p.instrumen
        if sasaran.indeks is not None:
            return self.garis.ambang(sasaran.indeks, bulat=True)
        if sasaran.predikat is None:
            return None
        pita = pita_bernama(instrumen, sasaran.predikat)
        bulat = instrumen.tepi_pada(self.p.tahun_tepi) == "bulat"
        return 0 if pita.dari is None else self.garis.ambang(pita.dari, bulat=bulat, termasuk=pita.termasuk)

    @cached_property
    def perlu(self) -> int | None:
        """How far there is to go, in units of gain."""
        return None if self.tuju is None else max(0, ceil(Fraction(self.tuju - self.atas_awal, self.rapat)))

    def soal(self, tujuan: str) -> tuple[Soal, dict[tuple[int, int], int]]:
        """The programme with all rows but the target's, and the number of each variable (step, year).

        A variable says that the step has been taken by the end of the year. `tujuan` is "upaya" (least effort),
        "indeks" (highest index at the end) or "segera" (highest index in every year, summed).
        """
        soal, nomor = Soal(terbanyak=tujuan != "upaya"), dict[tuple[int, int], int]()
        akhir = len(self.p.tahun) - 1
        for n, tapak in enumerate(self.tapak):
            for t in range(akhir + 1):
                gain = tapak.tambah // self.rapat
                nilai = {"upaya": tapak.upaya if t == akhir else 0, "indeks": gain if t == akhir else 0, "segera": gain}
                nomor[n, t] = soal.peubah(nilai[tujuan])
                if t:
                    soal.batasi({nomor[n, t - 1]: 1, nomor[n, t]: -1}, atas=0)
                if n and self.tapak[n - 1].kode == tapak.kode:
                    soal.batasi({nomor[n, t]: 1, nomor[n - 1, t]: -1}, atas=0)
        for koef, atas in self._baris(nomor):
            soal.batasi(koef, atas=atas)
        return soal, nomor

    def jumlah(self, nomor: Mapping[tuple[int, int], int], isi: str) -> dict[int, int]:
        """Σ effort or Σ gain of the last year, as a row."""
        akhir = len(self.p.tahun) - 1
        return {
            nomor[n, akhir]: t.upaya if isi == "upaya" else t.tambah // self.rapat for n, t in enumerate(self.tapak)
        }

    def _baris(self, nomor: Mapping[tuple[int, int], int]) -> Iterator[tuple[dict[int, int], int]]:
        if "syarat" not in self.bebas:
            yield from self._syarat(nomor)
        if "kapasitas" not in self.bebas:
            yield from self._kapasitas(nomor)
        if "anggaran" not in self.bebas and self.p.anggaran is not None:
            yield self.jumlah(nomor, "upaya"), self._bulat(self.p.anggaran)
        laju = self.p.naik_setahun or self.p.instrumen.naik_satu_tahun
        if "laju" not in self.bebas and laju is not None:
            for tapak in self._per(lambda t: t.kode).values():
                for tahun in range(len(self.p.tahun)):
                    yield self._setahun(nomor, tapak, tahun, dict.fromkeys(tapak, 1)), laju

    def _syarat(self, nomor: Mapping[tuple[int, int], int]) -> Iterator[tuple[dict[int, int], int]]:
        for syarat in self.p.syarat:
            ujung = self._mencapai(syarat.kode, syarat.tingkat)
            if ujung is None or self.awal.get(syarat.perlu, Decimal(0)) >= syarat.perlu_tingkat:
                continue
            perlu = self._mencapai(syarat.perlu, syarat.perlu_tingkat)
            for t in range(len(self.p.tahun)):
                yield ({nomor[ujung, t]: 1} if perlu is None else {nomor[ujung, t]: 1, nomor[perlu, t]: -1}), 0

    def _kapasitas(self, nomor: Mapping[tuple[int, int], int]) -> Iterator[tuple[dict[int, int], int]]:
        per_unit = self._per(lambda t: self.p.unit.get(t.kode, ""))
        for (unit, tahun), cukup in self.p.kapasitas.items():
            tapak = list(range(len(self.tapak))) if unit == "" else per_unit.get(unit, [])  # "": all together
            if tahun in self.p.tahun and tapak:
                upaya = {n: self.tapak[n].upaya for n in tapak}
                yield self._setahun(nomor, tapak, self.p.tahun.index(tahun), upaya), self._bulat(cukup)

    @staticmethod
    def _setahun(
        nomor: Mapping[tuple[int, int], int], tapak: Iterable[int], t: int, isi: Mapping[int, int]
    ) -> dict[int, int]:
        """A row over what is done in year t: done by its end, less done by the end of the year before."""
        baris = {nomor[n, t]: isi[n] for n in tapak}
        if t:
            baris |= {nomor[n, t - 1]: -isi[n] for n in tapak}
        return baris

    def _mencapai(self, kode: str, tingkat: Decimal) -> int | None:
        """The step that brings an indicator to a level or past it, if there is one."""
        return next((n for n, t in enumerate(self.tapak) if t.kode == kode and t.dari < tingkat <= t.ke), None)

    def _per(self, kunci: Callable[[Tapak], str]) -> dict[str, list[int]]:
        hasil: dict[str, list[int]] = defaultdict(list)
        for n, tapak in enumerate(self.tapak):
            hasil[kunci(tapak)].append(n)
        return hasil

    def _jenjang(self, kode: str) -> list[Decimal]:
        """Levels above the present one that may be reached."""
        if kode in self.p.tetap and "tetap" not in self.bebas:
            return []
        skala = self.p.instrumen.simpul[kode].skala
        assert skala is not None  # it is a leaf
        puncak = None if "paling_tinggi" in self.bebas else self.p.paling_tinggi.get(kode)
        jenjang = skala.jenjang() or tuple(sorted(self.p.upaya.get(kode, {})))
        atas = [n for n in jenjang if n > self.awal[kode] and (puncak is None or n <= puncak)]
        return [n for n in atas if n >= skala.dari or skala.jenis is JenisSkala.PILIHAN]

    def _jenjang_semua(self) -> list[tuple[str, Decimal]]:
        return [(kode, ke) for kode in self.awal for ke in self._jenjang(kode)]
