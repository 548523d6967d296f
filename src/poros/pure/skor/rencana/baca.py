"""Reading a request for a plan from JSON; what is wrong is told with its field."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from poros.pure.isian import Isian, bilangan, sebut
from poros.pure.skor.model import Instrumen, Komponen, Skala
from poros.pure.skor.rak import Rak
from poros.pure.skor.rencana.model import Permintaan, Sasaran, Syarat
from poros.pure.skor.rencana.ragam import ratakan

TAHUN_TERBANYAK = 10
TINGKAT_TERTINGGI = 100
BAWAAN = "spbe-2020"
PANAH = re.compile(r"\s*(?:->|→|–|-|:|>)\s*")


def baca_permintaan(data: Any, rak: Rak) -> Permintaan:
    """Read `{instrument, levels, target, costs?, default_cost?, preconditions?, units?, capacity?, years?, …}`."""
    isian = Isian(ratakan(data)[0], "rencana")
    instrumen = _instrumen(isian, rak)
    if isian.wajib("levels") is None:
        raise isian.salah("levels", "tidak boleh kosong")
    return Permintaan(
        instrumen=instrumen,
        tingkat=_tingkat(isian, "levels", instrumen),
        sasaran=_sasaran(isian, instrumen),
        upaya=_upaya(isian, instrumen),
        upaya_bawaan=_bawaan(isian),
        tidak_berlaku=frozenset(kode_indikator(instrumen, satu) for satu in isian.daftar_teks("not_applicable")),
        syarat=tuple(_syarat(satu, instrumen) for satu in isian.anak_daftar("preconditions")),
        unit={kode_indikator(instrumen, k): isian.anak("units").teks(k) for k in isian.anak("units").isi},
        tahun=_tahun(isian),
        kapasitas=_kapasitas(isian),
        anggaran=isian.tak_negatif("budget") if isian.isi.get("budget") is not None else None,
        tetap=frozenset(kode_indikator(instrumen, satu) for satu in isian.daftar_teks("fixed")),
        paling_tinggi=_tingkat(isian, "ceilings", instrumen),
        naik_setahun=_bulat(isian, "steps_per_year"),
        tahun_nilai=_bulat(isian, "year"),
    )


def _instrumen(isian: Isian, rak: Rak) -> Instrumen:
    """By its code, by its rule where that has one instrument, or the newest of an index; SPBE where none is named."""
    if "instrument" not in isian.isi:
        return rak.ambil(BAWAAN)
    nama = isian.teks("instrument")
    menurut = [i for i in rak.semua if i.dasar == nama]
    if len(menurut) == 1:
        return menurut[0]
    return rak.cari(nama) if any(i.indeks == nama for i in rak.semua) else rak.ambil(nama)


def sebutan(data: Any, instrumen: Instrumen) -> dict[str, str]:
    """Indicators by code → as the request names them, so that the answer speaks of "1" to whoever did."""
    isi = ratakan(data)[0].get("levels")
    if not isinstance(isi, dict) or not any(kode_indikator(instrumen, nama) != nama for nama in isi):
        return {}
    return {k.kode: k.kode.removeprefix("I") for k in instrumen.daun}


def kode_indikator(instrumen: Instrumen, nama: str) -> str:
    """An indicator may be named by its code or, where codes are I1, I2, …, by its number alone."""
    return nama if nama in instrumen.simpul or f"I{nama}" not in instrumen.simpul else f"I{nama}"


def _tingkat(isian: Isian, kunci: str, instrumen: Instrumen) -> dict[str, Decimal]:
    isi = isian.isi.get(kunci)
    if isinstance(isi, list):
        if len(isi) != len(instrumen.daun):
            banyak = f"harus memuat {len(instrumen.daun)} nilai, satu tiap indikator {instrumen.dasar}"
            raise isian.salah(kunci, f"{banyak}, bukan {len(isi)}")
        isi = {k.kode: n for k, n in zip(instrumen.daun, isi, strict=True)}
    wadah = Isian({} if isi is None else isi, f'rencana: "{kunci}"')
    return {
        (kode := kode_indikator(instrumen, nama)): _nilai(wadah, nama, instrumen.simpul.get(kode))
        for nama, nilai in wadah.isi.items()
        if nilai is not None
    }


def _nilai(isian: Isian, nama: str, komponen: Komponen | None) -> Decimal:
    """A level as a number, or a word of the scale."""
    pilihan = komponen.skala.pilihan if komponen and komponen.skala else {}
    isi = isian.isi[nama]
    return pilihan[isi] if isinstance(isi, str) and isi in pilihan else isian.tak_negatif(nama)


def _sasaran(isian: Isian, instrumen: Instrumen) -> Sasaran:
    """`{"index": 2.6}`, `{"predikat": "Baik"}`, or nothing but the years and limits: as high as they allow."""
    tujuan = isian.anak("target")
    if "index" in tujuan.isi and "predikat" in tujuan.isi:
        raise isian.salah("target", "menyebut index atau predikat, tidak keduanya")
    if "predikat" in tujuan.isi:
        dicari = tujuan.teks("predikat")
        predikat = next((p.predikat for p in instrumen.pita if p.predikat.casefold() == dicari.casefold()), None)
        if predikat is None:
            ada = ", ".join(p.predikat for p in instrumen.pita)
            raise tujuan.salah("predikat", f"{dicari} tidak dikenal; yang ada: {ada}")
        return Sasaran(predikat=predikat)
    return Sasaran(indeks=tujuan.tak_negatif("index") if "index" in tujuan.isi else None)


def _upaya(isian: Isian, instrumen: Instrumen) -> dict[str, dict[Decimal, Decimal]]:
    """`{"I1": 3}` (every step costs 3), `{"I1": {"2": 1, "3": 2.5}}` or `{"I1": [1, 2.5]}` (the last is the top's).

    One number is the cost of every step there is; a list of as many as there are indicators one for each.
    """
    isi = isian.isi.get("costs")
    if bilangan(isi) is not None:
        isi = {k.kode: isi for k in instrumen.daun}
    if isinstance(isi, list) and len(isi) == len(instrumen.daun):
        isi = {k.kode: n for k, n in zip(instrumen.daun, isi, strict=True)}
    biaya, hasil = Isian({} if isi is None else isi, 'rencana: "costs"'), dict[str, dict[Decimal, Decimal]]()
    for nama in biaya.isi:
        kode = kode_indikator(instrumen, nama)
        komponen = instrumen.simpul.get(kode)
        if komponen is None or komponen.skala is None:
            raise biaya.salah(nama, f"bukan indikator {instrumen.dasar}")
        hasil[kode] = _langkah(biaya, nama, komponen.skala)
    return hasil


def _langkah(biaya: Isian, nama: str, skala: Skala) -> dict[Decimal, Decimal]:
    """The cost of each step of one indicator."""
    isi = biaya.isi[nama]
    if isinstance(isi, dict):
        return _per_tingkat(biaya.anak(nama), skala.pilihan)
    if isinstance(isi, list):
        tangga = skala.jenjang()[1:]
        if not 0 < len(isi) <= len(tangga):
            raise biaya.salah(nama, f"harus memuat 1–{len(tangga)} angka, satu tiap langkah sampai tingkat tertinggi")
        urut = Isian({str(n): v for n, v in enumerate(isi, 1)}, f'{biaya.letak}: "{nama}"')
        return {ke: urut.tak_negatif(str(n)) for n, ke in enumerate(tangga[-len(isi) :], 1)}
    return dict.fromkeys(skala.jenjang(), biaya.tak_negatif(nama))


def _bawaan(isian: Isian) -> dict[Decimal, Decimal]:
    """`{"2": 1, "3": 2}`, or one number for every step."""
    satu = bilangan(isian.isi.get("default_cost"))
    if satu is None:
        return _per_tingkat(isian.anak("default_cost"), {})
    return dict.fromkeys((Decimal(n) for n in range(TINGKAT_TERTINGGI + 1)), isian.tak_negatif("default_cost"))


def _per_tingkat(isian: Isian, pilihan: Mapping[str, Decimal]) -> dict[Decimal, Decimal]:
    hasil = {}
    for nama in isian.isi:
        ujung = PANAH.split(nama)[-1]  # "2->3" is the step that ends at 3
        tingkat = pilihan.get(ujung) if ujung in pilihan else _angka(ujung)
        if tingkat is None:
            raise isian.salah(nama, "bukan tingkat")
        hasil[tingkat] = isian.tak_negatif(nama)
    return hasil


def _angka(teks: str) -> Decimal | None:
    return Decimal(teks) if teks.replace(".", "", 1).isdecimal() else None


def _syarat(isian: Isian, instrumen: Instrumen) -> Syarat:
    return Syarat(
        kode_indikator(instrumen, isian.teks("indicator")),
        isian.tak_negatif("level"),
        kode_indikator(instrumen, isian.teks("requires")),
        isian.tak_negatif("requires_level"),
    )


def _tahun(isian: Isian) -> tuple[int, ...]:
    """`"years": 3` or `"years": [2027, 2028]`; with `"target": {"by": 2028}` the years up to then."""
    isi = isian.isi.get("years", 1)
    if isinstance(isi, int) and not isinstance(isi, bool) and 1 <= isi <= TAHUN_TERBANYAK:
        isi = list(range(1, isi + 1))
    if not isinstance(isi, list) or not isi or not all(isinstance(n, int) and not isinstance(n, bool) for n in isi):
        raise isian.salah("years", f"harus berupa banyaknya tahun (1–{TAHUN_TERBANYAK}) atau daftar tahun")
    sampai = isian.anak("target").isi.get("by")
    if sampai is not None and bilangan(sampai) is None:
        raise isian.anak("target").salah("by", f"harus berupa tahun, bukan {sebut(sampai)}")
    hasil = tuple(n for n in isi if sampai is None or n <= sampai)
    if not hasil or len(hasil) > TAHUN_TERBANYAK:
        raise isian.salah("years", f"harus memuat 1–{TAHUN_TERBANYAK} tahun sampai sasaran")
    return hasil


def _kapasitas(isian: Isian) -> dict[tuple[str, int], Decimal]:
    """`[{"unit": "Diskominfo", "year": 2027, "effort": 12}]`; without `year` it is that of every year."""
    hasil = {}
    for satu in isian.anak_daftar("capacity"):
        tahun = _bulat(satu, "year")
        unit = satu.isi.get("unit", "")
        if not isinstance(unit, str):
            raise satu.salah("unit", f"harus berupa teks, bukan {sebut(unit)}")
        for n in _tahun(isian) if tahun is None else (tahun,):
            hasil[unit, n] = satu.tak_negatif("effort")
    return hasil


def _bulat(isian: Isian, kunci: str) -> int | None:
    isi = isian.isi.get(kunci)
    if isi is not None and (isinstance(isi, bool) or not isinstance(isi, int) or isi < 1):
        raise isian.salah(kunci, f"harus berupa bilangan bulat mulai 1, bukan {sebut(isi)}")
    return isi
