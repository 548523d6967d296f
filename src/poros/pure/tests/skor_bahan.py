"""Shared by the tests of `skor`: the shipped instruments, the published results, small instruments, a profile."""

import json
from decimal import Decimal
from functools import cache
from itertools import product
from pathlib import Path

import yaml

from poros.pure.skor import Rak, baca

SRC = Path(__file__).resolve().parents[2]
PARAMETER = SRC / "domain/indeks/parameter"
VEKTOR = Path(__file__).with_name("data") / "indeks.jsonl"


@cache
def naskah(kode):
    return yaml.safe_load((PARAMETER / f"{kode}.yaml").read_text(encoding="utf-8"))


@cache
def rak():
    return Rak(baca(naskah(f.stem)) for f in sorted(PARAMETER.glob("*.yaml")))


@cache
def vektor():
    """Published results by kind; the first line of the file names the sources."""
    semua = {}
    for baris in VEKTOR.read_text(encoding="utf-8").splitlines()[1:]:
        satu = json.loads(baris, parse_float=Decimal)
        semua.setdefault(satu["kind"], []).append(satu)
    return semua


def kecil(**ganti):
    """A small instrument as data: two indicators of 1–3 in one part, one alone."""
    return {
        "kode": "kecil-1",
        "indeks": "kecil",
        "nama": "Indeks Kecil",
        "dasar": "Peraturan 1/2020",
        "dari": "2020-01-01",
        "mutu": {"bukti": "G"},
        "pita": [{"predikat": "Tinggi", "dari": 2.5}, {"predikat": "Sedang", "dari": 1.5}, {"predikat": "Rendah"}],
        "skala": {"tiga": {"jenis": "tingkat", "dari": 1, "sampai": 3}},
        "komponen": {
            "kode": "K",
            "nama": "Indeks Kecil",
            "skala": "tiga",
            "anak": [
                {
                    "kode": "A",
                    "nama": "Bagian A",
                    "bobot": 60,
                    "anak": [{"kode": "I1", "nama": "Satu", "bobot": 2}, {"kode": "I2", "nama": "Dua", "bobot": 1}],
                },
                {"kode": "I3", "nama": "Tiga", "bobot": 40},
            ],
        },
        **ganti,
    }


def datar(bobot, sampai=5, **ganti):
    """An instrument of so many indicators I1, I2, … side by side."""
    anak = [{"kode": f"I{n}", "nama": f"Indikator {n}", "bobot": b} for n, b in enumerate(bobot, 1)]
    return kecil(
        skala={"tiga": {"jenis": "tingkat", "dari": 1, "sampai": sampai}},
        komponen={"kode": "K", "nama": "Datar", "skala": "tiga", "anak": anak},
        **ganti,
    )


def profil(domain):
    """Levels of 47 indicators that give the published domain values of SPBE (59/2020), as even as can be.

    No government's 47 levels are published; its four domain values are, and levels that print the same exist.
    """
    letak = {"1": range(1, 11), "2": range(11, 21), "3": range(21, 32)}
    tingkat = {}
    for nomor, indikator in letak.items():
        jumlah = round(float(domain[nomor]) * len(indikator))
        tingkat |= _rata(indikator, jumlah)
    seharga = next(
        (a, b)
        for a, b in sorted(product(range(51), range(31)), key=lambda ab: abs(ab[0] / 10 - ab[1] / 6))
        if abs((2.75 * a + 3 * b) / 45.5 - float(domain["4"])) < 0.005
    )
    return tingkat | _rata(range(32, 42), seharga[0]) | _rata(range(42, 48), seharga[1])


def _rata(indikator, jumlah):
    dasar, sisa = divmod(jumlah, len(indikator))
    return {str(n): dasar + (urut < sisa) for urut, n in enumerate(indikator)}
