"""Slow judges written another way: linear programmes over everything at once, by GLOP, read back as fractions."""

from fractions import Fraction

from ortools.linear_solver import pywraplp

DEKAT = 1e-7


class Lp:
    def __init__(self):
        self.mesin = pywraplp.Solver.CreateSolver("GLOP")
        self.jauh = self.mesin.infinity()

    def peubah(self, bawah=0.0, atas=None):
        return self.mesin.NumVar(bawah, self.jauh if atas is None else atas, "")

    def baris(self, jumlah, bawah=None, atas=None):
        kendala = self.mesin.Constraint(-self.jauh if bawah is None else bawah, self.jauh if atas is None else atas)
        for peubah, isi in jumlah:
            kendala.SetCoefficient(peubah, kendala.GetCoefficient(peubah) + isi)

    def terbanyak(self, jumlah):
        tujuan = self.mesin.Objective()
        tujuan.Clear()
        for peubah, isi in jumlah:
            tujuan.SetCoefficient(peubah, tujuan.GetCoefficient(peubah) + isi)
        tujuan.SetMaximization()
        assert self.mesin.Solve() == pywraplp.Solver.OPTIMAL
        return tujuan.Value()


def tepat(angka, penyebut):
    """The fraction with a small denominator that a float stands for."""
    hasil = Fraction(angka).limit_denominator(penyebut)
    assert abs(float(hasil) - angka) < DEKAT, (angka, hasil)
    return hasil


def _pembagian(stok, butuh, jalur, beku, terendah):
    """Deliveries with the frozen shares as they are and the others at `terendah` at least; returns (lp, x)."""
    lp = Lp()
    x = {satu: lp.peubah() for satu in jalur}
    for gudang, isi in stok.items():
        lp.baris([(x[s], 1) for s in jalur if s[0] == gudang], atas=isi)
    for titik, isi in butuh.items():
        masuk = [(x[s], 1) for s in jalur if s[1] == titik]
        if titik in beku:
            lp.baris(masuk, float(beku[titik] * isi) - 1e-9, float(beku[titik] * isi) + 1e-9)
        elif terendah is None:
            lp.baris(masuk, atas=isi)
        else:
            lp.baris(masuk, bawah=float(terendah * isi) - 1e-9, atas=isi)
    return lp, x


def leximin(stok, butuh, jalur):
    """Raise the least share as far as it goes, freeze whoever cannot have more, and go on with the others."""
    beku, penyebut = {}, sum(butuh.values())
    while sisa := [titik for titik in butuh if titik not in beku]:
        lp, x = _pembagian(stok, butuh, jalur, beku, None)
        t = lp.peubah(atas=1)
        for titik in sisa:
            lp.baris([*((x[s], 1) for s in jalur if s[1] == titik), (t, -butuh[titik])], bawah=0)
        terendah = tepat(lp.terbanyak([(t, 1)]), penyebut)
        mentok = []
        for titik in sisa:
            lp, x = _pembagian(stok, butuh, jalur, beku, terendah)
            paling = (
                lp.terbanyak([(x[s], 1) for s in jalur if s[1] == titik]) if any(s[1] == titik for s in jalur) else 0
            )
            if paling < float(terendah * butuh[titik]) + 1e-6:
                mentok.append(titik)
        assert mentok
        beku |= dict.fromkeys(mentok, terendah)
    return beku


def ongkos_termurah(stok, butuh, jalur, rasio, biaya):
    lp, x = _pembagian(stok, butuh, jalur, rasio, None)
    return -lp.terbanyak([(x[s], -float(biaya[s])) for s in jalur])


def tiba(soal, batas, berbagi=()):
    """How many can be in a shelter by step `batas`; people may wait anywhere; pairs in `berbagi` share their lanes."""
    lp = Lp()
    lewat = {(n, t): lp.peubah() for n, r in enumerate(soal.ruas) for t in range(batas - r.tempuh + 1)}
    diam = {(v, t): lp.peubah() for v in soal.simpul for t in range(batas + 1)}  # still there after step t
    masuk = {(v, t): lp.peubah() for v in soal.tempat for t in range(batas + 1)}
    for v in soal.simpul:
        for t in range(batas + 1):
            datang = [(lewat[n, t - r.tempuh], 1) for n, r in enumerate(soal.ruas) if r.ke == v and r.tempuh <= t]
            pergi = [(lewat[n, t], -1) for n, r in enumerate(soal.ruas) if r.dari == v and (n, t) in lewat]
            tetap = [(diam[v, t], -1)] + ([(diam[v, t - 1], 1)] if t else [])
            ke_tempat = [(masuk[v, t], -1)] if v in soal.tempat else []
            awal = -soal.orang.get(v, 0) if t == 0 else 0
            lp.baris([*datang, *pergi, *tetap, *ke_tempat], awal, awal)
    for v, ruang in soal.tempat.items():
        if ruang is not None:
            lp.baris([(masuk[v, t], 1) for t in range(batas + 1)], atas=ruang)
    bersama = dict(berbagi) | {m: n for n, m in berbagi}
    for (n, t), x in lewat.items():
        lain = bersama.get(n)
        if lain is None:
            lp.baris([(x, 1)], atas=soal.ruas[n].muat)
        elif n < lain:
            lp.baris([(x, 1), (lewat[lain, t], 1)], atas=soal.ruas[n].muat + soal.ruas[lain].muat)
    return round(lp.terbanyak([(m, 1) for m in masuk.values()]), 5)


def puncak(waduk):
    """The least peak release as a linear programme, or None where no schedule keeps the limits."""
    lp = Lp()
    n = len(waduk.masuk)
    lepas = [lp.peubah(float(waduk.lepas_paling_sedikit)) for _ in range(n)]
    r = lp.peubah()
    ada = waduk.isi
    for t in range(n):
        ada += waduk.masuk[t]
        lp.baris([(r, 1), (lepas[t], -1)], bawah=0)
        atas, bawah = waduk.muat, Fraction(0)
        if t == n - 1:
            atas = min(atas, atas if waduk.akhir_paling_banyak is None else waduk.akhir_paling_banyak)
            bawah = waduk.akhir_paling_sedikit or bawah
        lp.baris([(satu, 1) for satu in lepas[: t + 1]], float(ada - atas), float(ada - bawah))
    tujuan = lp.mesin.Objective()
    tujuan.SetCoefficient(r, 1)
    tujuan.SetMinimization()
    return tujuan.Value() if lp.mesin.Solve() == pywraplp.Solver.OPTIMAL else None
