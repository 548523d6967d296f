"""Hundreds of random small requests, planned by the solver and by trying everything: effort and index must agree."""

import random
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import product

import pytest

from poros.pure import skor
from poros.pure.tests.skor_bahan import datar

D = Decimal
SATU_TAHUN, BEBERAPA_TAHUN = 240, 80


def acak(r, tahun, banyak, puncak):
    kode = [f"I{n}" for n in range(1, banyak + 1)]
    bobot = [r.choice([1, 1.3, 2.5, 2.75, 3]) for _ in kode]
    pita = [{"predikat": "Atas", "dari": r.choice([2, 2.5, 2.6]), "termasuk": r.random() < 0.7}]
    pita += [{"predikat": "Tengah", "dari": 1.5}, {"predikat": "Bawah"}]
    instrumen = skor.baca(datar(bobot, puncak, pita=pita, tepi=[{"cara": r.choice(["bulat", "asli"])}]))
    upaya = {k: {D(n): D(r.choice(["0", "0.5", "1", "2", "2.25", "4"])) for n in range(1, puncak + 1)} for k in kode}
    syarat = [
        skor.Syarat(a, D(r.randint(1, puncak)), b, D(r.randint(1, puncak)))
        for a, b in (r.sample(kode, 2) for _ in range(r.choice([0, 1, 2])))
    ]
    unit = {k: r.choice(["Diskominfo", "Bappeda"]) for k in kode}
    kapasitas = {("Diskominfo", t): D(r.choice(["1", "2.5", "4"])) for t in tahun} if r.random() < 0.5 else {}
    sasaran = r.choice(
        [skor.Sasaran(predikat="Atas"), skor.Sasaran(D(r.choice(["1.85", "2.33", "2.9"]))), skor.Sasaran()]
    )
    return skor.Permintaan(
        instrumen=instrumen,
        tingkat={k: D(r.randint(0, puncak)) for k in kode if r.random() < 0.8},
        sasaran=sasaran,
        upaya=upaya,
        syarat=tuple(syarat),
        unit=unit,
        tahun=tahun,
        kapasitas=kapasitas,
        anggaran=D(r.choice([3, 6])) if r.random() < 0.3 else None,
        tetap=frozenset(r.sample(kode, 1)) if r.random() < 0.2 else frozenset(),
        paling_tinggi={r.choice(kode): D(r.randint(1, puncak))} if r.random() < 0.3 else {},
        naik_setahun=r.choice([None, None, 1, 2]),
    )


def indeks(p, profil):
    daun = p.instrumen.daun
    return sum(k.bobot * Fraction(profil[k.kode]) for k in daun) / sum(k.bobot for k in daun)


def cetak(nilai):
    return (D(nilai.numerator) / D(nilai.denominator)).quantize(D("0.01"), ROUND_HALF_UP)


def sampai(p, profil):
    nilai = indeks(p, profil)
    if p.sasaran.indeks is not None:
        return cetak(nilai) >= p.sasaran.indeks
    atas = p.instrumen.pita[0]
    dipakai = Fraction(cetak(nilai)) if p.instrumen.tepi[0].cara == "bulat" else nilai
    return dipakai > atas.dari or (atas.termasuk and dipakai == atas.dari)


def biaya(p, dari, ke):
    return {k: sum((p.upaya[k][D(n)] for n in range(int(dari[k]) + 1, int(ke[k]) + 1)), D(0)) for k in dari}


def boleh(p, dari, ke, tahun):
    """Whether one year's climb keeps every limit (the budget is that of all years)."""
    belanja = biaya(p, dari, ke)
    for k in dari:
        if k in p.tetap and ke[k] != dari[k]:
            return False
        if ke[k] != dari[k] and k in p.paling_tinggi and ke[k] > p.paling_tinggi[k]:
            return False
        if p.naik_setahun is not None and ke[k] - dari[k] > p.naik_setahun:
            return False
    for (unit, t), cukup in p.kapasitas.items():
        if t == tahun and sum((n for k, n in belanja.items() if p.unit[k] == unit), D(0)) > cukup:
            return False
    return True


def bersyarat(p, awal, ke):
    return all(not (ke[s.kode] >= s.tingkat > awal[s.kode]) or ke[s.perlu] >= s.perlu_tingkat for s in p.syarat)


def coba_semua(p, puncak):
    """Every way to the end of the last year: the profiles that can be had, with the least effort of each."""
    kode = [k.kode for k in p.instrumen.daun]
    awal = {k: p.tingkat.get(k, D(0)) for k in kode}
    ada = {tuple(awal.values()): D(0)}
    for tahun in p.tahun:
        berikut = {}
        for profil, upaya in ada.items():
            dari = dict(zip(kode, profil, strict=True))
            for isi in product(*(range(int(n), puncak + 1) for n in profil)):
                ke = dict(zip(kode, map(D, isi), strict=True))
                if boleh(p, dari, ke, tahun) and bersyarat(p, awal, ke):
                    habis = upaya + sum(biaya(p, dari, ke).values(), D(0))
                    if p.anggaran is None or habis <= p.anggaran:
                        kunci = tuple(ke.values())
                        berikut[kunci] = min(habis, berikut.get(kunci, habis))
        ada = berikut
    return [(dict(zip(kode, profil, strict=True)), upaya) for profil, upaya in ada.items()]


def bandingkan(p, puncak):
    jalan, semua = skor.rencana(p), coba_semua(p, puncak)
    cukup = [] if p.sasaran == skor.Sasaran() else [upaya for profil, upaya in semua if sampai(p, profil)]
    assert jalan.terbukti
    if cukup:
        assert jalan.tercapai
        assert jalan.upaya == jalan.batas == min(cukup)
    else:
        tertinggi = max(indeks(p, profil) for profil, _ in semua)
        assert indeks(p, jalan.tingkat) == tertinggi
        assert jalan.upaya == min(upaya for profil, upaya in semua if indeks(p, profil) == tertinggi)
        assert jalan.tercapai == (p.sasaran == skor.Sasaran())
        assert bool(jalan.halangan) != jalan.tercapai
    _ikuti(p, jalan)
    return bool(cukup)


def _ikuti(p, jalan):
    """Walk the plan year by year: the limits hold, the sums are right, the engine says the same."""
    profil = {k.kode: p.tingkat.get(k.kode, D(0)) for k in p.instrumen.daun}
    awal = dict(profil)
    for tahun, upaya, nilai, predikat in jalan.per_tahun:
        ke = profil | {s.kode: s.ke for s in jalan.langkah if s.tahun == tahun}
        assert boleh(p, profil, ke, tahun)
        assert bersyarat(p, awal, ke)
        assert upaya == sum(biaya(p, profil, ke).values())
        hasil = skor.hitung(p.instrumen, ke)
        assert (nilai, predikat) == (hasil.indeks, hasil.predikat)
        profil = ke
    assert profil == jalan.tingkat
    tambah = sum((s.tambah for s in jalan.langkah), D(0))
    assert abs(tambah - D(float(indeks(p, profil) - indeks(p, awal)))) < D("1e-9")


@pytest.mark.parametrize("bagian", range(4))
def test_one_year_is_as_good_as_trying_everything(bagian):
    tercapai = 0
    for benih in range(bagian, SATU_TAHUN, 4):
        r = random.Random(benih)
        tercapai += bandingkan(acak(r, (1,), r.choice([3, 4, 5]), 3), 3)
    assert 5 < tercapai < 55  # both outcomes occur


def test_several_years_are_as_good_as_trying_everything():
    tercapai = 0
    for benih in range(BEBERAPA_TAHUN):
        r = random.Random(1000 + benih)
        tercapai += bandingkan(acak(r, (2027, 2028), 3, 2), 2)
    assert 5 < tercapai < 75
