"""Reading an instrument from data (YAML or JSON): every fault is told with its place and field."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

from poros.pure.isian import Isian, MasukanError, bilangan, sebut
from poros.pure.skor.hitung import hitung
from poros.pure.skor.model import (
    Batas,
    Gabung,
    Hasil,
    Instrumen,
    Komponen,
    Mutu,
    Pita,
    Skala,
    Tepi,
)
from poros.pure.skor.naskah_skala import pilih, skala

KODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
PECAHAN = re.compile(r"[0-9]{1,9}/[1-9][0-9]{0,8}")
BUKTI = ("P", "S", "G")
DALAM = 12
DESIMAL_MAKS = 12
"""Digits behind the comma: more would be computed for hours, and printed by nobody."""


def baca(data: Any) -> Instrumen:
    """Read one instrument; it can be computed with afterwards, whatever the answers."""
    isian = Isian(data, "instrumen")
    isian = Isian(data, f'instrumen "{_kode(isian)}"')
    rak = {nama: skala(satu) for nama, satu in _anak(isian, "skala")}
    akar = _komponen(isian.anak("komponen"), rak, None, 0)
    _periksa_pohon(isian, akar, bersusun=_boleh(isian, "bobot_bersusun"))
    hasil = Instrumen(
        kode=isian.teks("kode"),
        indeks=isian.teks("indeks"),
        nama=isian.teks("nama"),
        dasar=isian.teks("dasar"),
        dari=_tanggal(isian, "dari"),
        sampai=None if isian.isi.get("sampai") is None else _tanggal(isian, "sampai"),
        mutu=_mutu(isian.anak("mutu")),
        akar=akar,
        desimal=_bulat(isian, "desimal", bawaan=2),
        pita=_pita(isian),
        tepi=tuple(_tepi(satu) for satu in isian.anak_daftar("tepi")) or (Tepi("asli"),),
        batas=tuple(_batas(satu) for satu in isian.anak_daftar("batas")),
        naik_satu_tahun=_bulat(isian, "naik_satu_tahun"),
        uji=tuple(satu.isi for satu in isian.anak_daftar("uji")),
    )
    if hasil.sampai and hasil.sampai < hasil.dari:
        raise isian.salah("sampai", f"mendahului dari: {hasil.sampai} sebelum {hasil.dari}")
    return hasil


def uji(instrumen: Instrumen) -> list[tuple[Mapping[str, Any], Hasil, bool]]:
    """Try the cases written into the instrument: each with the result, and whether it is the published one."""
    hasil = []
    for nomor, kasus in enumerate(instrumen.uji, 1):
        isian = Isian(kasus, f'instrumen "{instrumen.kode}": "uji" ke-{nomor}')
        satu = hitung(instrumen, isian.anak("masukan").isi, tahun=isian.isi.get("tahun"))
        selisih = abs(satu.indeks - isian.bilangan("indeks"))
        toleransi = bilangan(isian.isi.get("toleransi")) or Decimal(0)
        cocok = selisih <= toleransi and isian.isi.get("predikat", satu.predikat) == satu.predikat
        hasil.append((kasus, satu, cocok))
    return hasil


def _komponen(isian: Isian, rak: Mapping[str, Skala], turunan: Skala | None, dalam: int) -> Komponen:
    """A node; the scale it names holds for all below it that name none."""
    kode = _kode(isian)
    isian = Isian(isian.isi, f'komponen "{kode}"')
    if dalam > DALAM:
        raise isian.salah("anak", f"bersusun lebih dari {DALAM} tingkat")
    dipakai = pilih(isian, rak) or turunan
    anak = tuple(_komponen(satu, rak, dipakai, dalam + 1) for satu in isian.anak_daftar("anak"))
    if not anak and dipakai is None:
        raise isian.salah("skala", "tidak ada: komponen tanpa anak harus dapat dijawab")
    return Komponen(
        kode=kode,
        nama=isian.teks("nama"),
        bobot=_pecahan(isian, "bobot"),
        anak=anak,
        skala=dipakai if not anak else None,
        gabung=_gabung(isian),
        pembagi=_pecahan(isian, "pembagi"),
        pengali=_pecahan(isian, "pengali"),
        desimal=_bulat(isian, "desimal"),
        desimal_sumbangan=_bulat(isian, "desimal_sumbangan"),
        pengali_dari=isian.teks("pengali_dari") if isian.isi.get("pengali_dari") else None,
        kriteria=isian.daftar_teks("kriteria"),
        catatan=isian.teks("catatan") if isian.isi.get("catatan") else "",
    )


def _periksa_pohon(isian: Isian, akar: Komponen, *, bersusun: bool) -> None:
    semua = list(akar.semua())
    kembar = [kode for kode, n in Counter(k.kode for k in semua).items() if n > 1]
    if kembar:
        raise MasukanError(f'komponen "{kembar[0]}": "kode" dipakai lebih dari satu kali')
    daun = {k.kode for k in semua if k.daun}
    for komponen in semua:
        if komponen.pengali_dari and komponen.pengali_dari not in daun - {komponen.kode}:
            raise MasukanError(f'komponen "{komponen.kode}": "pengali_dari" harus menyebut kode indikator lain')
        jumlah = sum((anak.bobot for anak in komponen.anak), Fraction(0))
        if bersusun and komponen.anak and jumlah != komponen.bobot:
            beda = f"berjumlah {float(jumlah):g}, seharusnya {float(komponen.bobot):g}"
            raise MasukanError(f'komponen "{komponen.kode}": "bobot" anak {beda}')
    if not isian.daftar("pita"):
        raise isian.salah("pita", "tidak ada")


def _pita(isian: Isian) -> tuple[Pita, ...]:
    pita = tuple(
        Pita(
            predikat=satu.teks("predikat"),
            dari=None if satu.isi.get("dari") is None else satu.bilangan("dari"),
            nama=satu.teks("nama") if satu.isi.get("nama") else "",
            termasuk=_boleh(satu, "termasuk", bawaan=True),
            bila_tidak={syarat: satu.anak("bila_tidak").teks(syarat) for syarat in satu.anak("bila_tidak").isi},
        )
        for satu in isian.anak_daftar("pita")
    )
    batas = [p.dari for p in pita[:-1]]
    if None in batas or any(a <= b for a, b in pairwise(batas)):  # type: ignore[operator]
        raise isian.salah("pita", 'harus dari yang tertinggi, masing-masing dengan "dari" yang lebih rendah')
    if pita[-1].dari is not None:
        raise isian.salah("pita", 'yang terakhir tidak memakai "dari": ia menampung semua yang lebih rendah')
    return pita


def _tepi(isian: Isian) -> Tepi:
    cara = isian.teks("cara")
    if cara not in {"bulat", "asli"}:
        raise isian.salah("cara", f'harus "bulat" atau "asli", bukan "{cara}"')
    return Tepi("bulat" if cara == "bulat" else "asli", _bulat(isian, "dari"), _bulat(isian, "sampai"))


def _batas(isian: Isian) -> Batas:
    jumlah, rata = isian.anak("jumlah"), isian.anak("rata")
    return Batas(
        isian.teks("predikat"),
        {kelompok: int(jumlah.tak_negatif(kelompok)) for kelompok in jumlah.isi},
        {kelompok: rata.teks(kelompok) for kelompok in rata.isi},
    )


def _mutu(isian: Isian) -> Mutu:
    bukti = isian.teks("bukti")
    if bukti not in BUKTI:
        raise isian.salah("bukti", f"harus {', '.join(BUKTI)}, bukan {sebut(bukti)}")
    return Mutu(bukti, *(isian.daftar_teks(kunci) for kunci in ("terverifikasi", "belum", "sumber")))


def _gabung(isian: Isian) -> Gabung:
    nama = isian.isi.get("gabung", "rata")
    if nama not in list(Gabung):
        raise isian.salah("gabung", f"harus {', '.join(Gabung)}, bukan {sebut(nama)}")
    return Gabung(nama)


def _kode(isian: Isian) -> str:
    kode = isian.wajib("kode")
    if not isinstance(kode, str) or not KODE.fullmatch(kode):
        raise isian.salah("kode", f"harus berupa huruf, angka, titik, atau tanda hubung, bukan {sebut(kode)}")
    return kode


def _pecahan(isian: Isian, kunci: str) -> Fraction:
    """A positive number, or one written as a fraction: "1/9"; nothing is 1."""
    isi = isian.isi.get(kunci, 1)
    if isinstance(isi, str) and PECAHAN.fullmatch(isi):
        angka = Fraction(isi)
    else:
        angka = Fraction(isian.bilangan(kunci) if kunci in isian.isi else 1)
    if angka <= 0:
        raise isian.salah(kunci, f"harus lebih dari nol, bukan {sebut(isi)}")
    return angka


def _bulat(isian: Isian, kunci: str, bawaan: int | None = None) -> Any:
    isi = isian.isi.get(kunci)
    if isi is None:
        return bawaan
    if isinstance(isi, bool) or not isinstance(isi, int) or isi < 0:
        raise isian.salah(kunci, f"harus berupa bilangan bulat, bukan {sebut(isi)}")
    if kunci.startswith("desimal") and isi > DESIMAL_MAKS:
        raise isian.salah(kunci, f"paling banyak {DESIMAL_MAKS}")
    return isi


def _boleh(isian: Isian, kunci: str, *, bawaan: bool = False) -> bool:
    isi = isian.isi.get(kunci, bawaan)
    if not isinstance(isi, bool):
        raise isian.salah(kunci, f"harus true atau false, bukan {sebut(isi)}")
    return isi


def _tanggal(isian: Isian, kunci: str) -> date:
    isi = isian.wajib(kunci)
    try:
        # A moment is a date to Python, but cannot be compared with one.
        return isi if isinstance(isi, date) and not isinstance(isi, datetime) else date.fromisoformat(isi)
    except (TypeError, ValueError) as error:
        raise isian.salah(kunci, f"harus berupa tanggal TTTT-BB-HH, bukan {sebut(isi)}") from error


def _anak(isian: Isian, kunci: str) -> list[tuple[str, Isian]]:
    wadah = isian.anak(kunci)
    return [(str(nama), Isian(isi, f'skala "{nama}"')) for nama, isi in wadah.isi.items()]
