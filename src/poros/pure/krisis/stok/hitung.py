"""The plan for stock that ages: least shortage, then least waste, then least spending, each proven.

The lexicographic programme of Dang, Currie, Onggo, Chaerani and Achmad (EJOR 311(2), 2023, 754-768: rice for
disasters in West Java, ageing to at most 7 months), in whole units and for one store. What is missing of the safety
stock counts after what is missing of demand and before waste. Each aim, once reached, becomes a row for the next.
Data are whole numbers; what the solver says within its tolerances is checked again exactly.
"""

from collections.abc import Iterator
from fractions import Fraction

from poros.pure.krisis.stok.model import Bulan, Rencana, Soal
from poros.pure.krisis.stok.program import Program, Susunan


def rencanakan(soal: Soal, *, detik: float = 30) -> Rencana:
    peubah = _Peubah(soal)
    nilai: list[int] = []
    for tujuan in peubah.tujuan():
        nilai = peubah.program.terkecil(tujuan, detik)
        peubah.program.batasi(tujuan, atas=sum(isi * nilai[n] for n, isi in tujuan.items()))
    return _urai(soal, peubah, nilai)


class _Peubah:
    """The variables: bought by month, issued by lot and month, and what is missing, thrown away or not spent.

    A lot is named by the month in which it was of age 0; the initial stock of age k is that of month -k.
    """

    def __init__(self, soal: Soal) -> None:
        self.soal, self.program = soal, Program()
        self.bulan = range(len(soal.minta))
        paling = sum(soal.minta) + max(soal.aman, default=0)
        atas = soal.beli_paling_banyak or [paling] * len(self.bulan)
        self.beli = {t: self.program.peubah(min(paling, atas[t])) for t in self.bulan}
        self.ada = {-k: isi for k, isi in enumerate(soal.awal) if isi and k}
        baru = {t: soal.awal[0] if t == 0 else 0 for t in self.bulan}
        self.ada |= baru
        self.pakai = {
            (lot, t): self.program.peubah(min(soal.minta[t], paling))
            for lot in self.ada
            for t in self.bulan
            if lot <= t < lot + soal.umur
        }
        self.kurang = [self.program.peubah(isi) for isi in soal.minta]
        self.kurang_aman = [self.program.peubah(isi) for isi in soal.aman]
        self._batasi()

    def sisa(self, lot: int, bulan: int) -> tuple[dict[int, int], int]:
        """What is left of a lot at the end of a month: a sum of variables, and what was there from the start."""
        isi = {self.beli[lot]: 1} if lot in self.beli else {}
        return isi | {p: -1 for (asal, t), p in self.pakai.items() if asal == lot and t <= bulan}, self.ada[lot]

    def _batasi(self) -> None:
        for lot in self.ada:
            isi, ada = self.sisa(lot, len(self.bulan))
            self.program.batasi(isi, bawah=-ada)
        for t in self.bulan:
            keluar = {p: 1 for (_, bulan), p in self.pakai.items() if bulan == t}
            self.program.batasi(keluar | {self.kurang[t]: 1}, bawah=self.soal.minta[t], atas=self.soal.minta[t])
            simpanan, ada = self._simpanan(t)
            self.program.batasi(simpanan | {self.kurang_aman[t]: 1}, bawah=self.soal.aman[t] - ada)
        for satu in self.soal.anggaran:
            bulan = [t for t in self.bulan if satu.dari <= t + 1 <= satu.sampai]
            self.program.batasi_pecahan({self.beli[t]: self.soal.harga[t] for t in bulan}, satu.jumlah)

    def _simpanan(self, bulan: int) -> tuple[dict[int, int], int]:
        """What is left at the end of a month and can still be used in the next."""
        hidup = [self.sisa(lot, bulan) for lot in self.ada if lot <= bulan < lot + self.soal.umur - 1]
        return {n: isi for susunan, _ in hidup for n, isi in susunan.items()}, sum(ada for _, ada in hidup)

    def tujuan(self) -> Iterator[Susunan]:
        yield dict.fromkeys(self.kurang, 1)
        yield dict.fromkeys(self.kurang_aman, 1)
        mati = [lot for lot in self.ada if lot + self.soal.umur <= len(self.bulan)]
        yield {n: isi for lot in mati for n, isi in self.sisa(lot, len(self.bulan))[0].items()}
        yield self.program.utuhkan({self.beli[t]: self.soal.harga[t] for t in self.bulan})[0]


def _urai(soal: Soal, peubah: _Peubah, nilai: list[int]) -> Rencana:
    """Walk the plan month by month; of equal issues the oldest goes first, which never wastes more."""
    umur = [*soal.awal]
    hasil = []
    for t in peubah.bulan:
        beli = nilai[peubah.beli[t]]
        umur[0] += beli
        keluar = soal.minta[t] - nilai[peubah.kurang[t]]
        pakai = [0] * soal.umur
        for k in reversed(range(soal.umur)):
            pakai[k] = min(keluar, umur[k])
            keluar -= pakai[k]
            umur[k] -= pakai[k]
        assert not keluar, "the plan issues what it does not have"
        *sisa, buang = umur
        kurang_aman = max(soal.aman[t] - sum(sisa), 0)
        hasil.append(Bulan(beli, tuple(pakai), nilai[peubah.kurang[t]], kurang_aman, buang, tuple(sisa)))
        umur = [0, *sisa]
    belanja = sum((satu.beli * harga for satu, harga in zip(hasil, soal.harga, strict=True)), Fraction(0))
    return Rencana(tuple(hasil), belanja)
