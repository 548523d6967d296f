"""Reading a request for a plan from JSON; what is wrong is told with its field."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from poros.pure.konflik.isian import Isian, bilangan, sebut
from poros.pure.skor.model import Instrumen, Komponen
from poros.pure.skor.rak import Rak
from poros.pure.skor.rencana.model import Permintaan, Sasaran, Syarat

TAHUN_TERBANYAK = 10


def baca_permintaan(data: Any, rak: Rak) -> Permintaan:
    """Read `{instrument, levels, target, costs?, default_cost?, preconditions?, units?, capacity?, years?, …}`."""
    isian = Isian(data, "rencana")
    nama = isian.teks("instrument") if "instrument" in isian.isi else "spbe-2020"
    instrumen = rak.ambil(nama)
    isian.wajib("levels")
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


def kode_indikator(instrumen: Instrumen, nama: str) -> str:
    """An indicator may be named by its code or, where codes are I1, I2, …, by its number alone."""
    return nama if nama in instrumen.simpul or f"I{nama}" not in instrumen.simpul else f"I{nama}"


def _tingkat(isian: Isian, kunci: str, instrumen: Instrumen) -> dict[str, Decimal]:
    isi = isian.isi.get(kunci)
    if isinstance(isi, list):
        isi = {k.kode: n for k, n in zip(instrumen.daun, isi, strict=False)}
    wadah = Isian({} if isi is None else isi, f'rencana: "{kunci}"')
    return {
        (kode := kode_indikator(instrumen, nama)): _nilai(wadah, nama, instrumen.simpul.get(kode))
        for nama, nilai in wadah.isi.items()
        if nilai is not None
    }


def _nilai(isian: Isian, nama: str, komponen: Komponen | None) -> Decimal:
    """A level as a number, or a word of the scale."""
    pilihan = komponen.skala.pilihan if komponen and komponen.skala else {}
    return pilihan[isian.isi[nama]] if isian.isi[nama] in pilihan else isian.tak_negatif(nama)


def _sasaran(isian: Isian, instrumen: Instrumen) -> Sasaran:
    """`{"index": 2.6}`, `{"predikat": "Baik"}`, or nothing but the years and limits: as high as they allow."""
    tujuan = isian.anak("target")
    if "index" in tujuan.isi and "predikat" in tujuan.isi:
        raise isian.salah("target", "menyebut index atau predikat, tidak keduanya")
    if "predikat" in tujuan.isi:
        predikat = tujuan.teks("predikat")
        if predikat not in [p.predikat for p in instrumen.pita]:
            ada = ", ".join(p.predikat for p in instrumen.pita)
            raise tujuan.salah("predikat", f"{predikat} tidak dikenal; yang ada: {ada}")
        return Sasaran(predikat=predikat)
    return Sasaran(indeks=tujuan.tak_negatif("index") if "index" in tujuan.isi else None)


def _upaya(isian: Isian, instrumen: Instrumen) -> dict[str, dict[Decimal, Decimal]]:
    """`{"I1": 3}` (every step costs 3) or `{"I1": {"2": 1, "3": 2.5}}`."""
    biaya, hasil = isian.anak("costs"), dict[str, dict[Decimal, Decimal]]()
    for nama, isi in biaya.isi.items():
        kode = kode_indikator(instrumen, nama)
        komponen = instrumen.simpul.get(kode)
        if komponen is None or komponen.skala is None:
            raise biaya.salah(nama, f"bukan indikator {instrumen.dasar}")
        if isinstance(isi, dict):
            hasil[kode] = _per_tingkat(biaya.anak(nama), komponen.skala.pilihan)
        else:
            hasil[kode] = dict.fromkeys(komponen.skala.jenjang(), biaya.tak_negatif(nama))
    return hasil


def _bawaan(isian: Isian) -> dict[Decimal, Decimal]:
    return _per_tingkat(isian.anak("default_cost"), {})


def _per_tingkat(isian: Isian, pilihan: Mapping[str, Decimal]) -> dict[Decimal, Decimal]:
    hasil = {}
    for nama in isian.isi:
        tingkat = pilihan.get(nama) if nama in pilihan else _angka(nama)
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
