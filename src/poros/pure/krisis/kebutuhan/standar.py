"""Standards as data: read from YAML, chosen by code or by day."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from poros.pure.isian import Isian, MasukanError, sebut
from poros.pure.krisis.isian import pecahan, utuh
from poros.pure.krisis.kebutuhan.hitung import Butir, Standar

CARA = ("day", "week", "once")


def pilih(semua: Sequence[Standar], *, kode: str | None, hari: date) -> Standar:
    """The standard of that code, or the first national one in force on the day."""
    if kode is not None:
        for satu in semua:
            if satu.kode == kode:
                return satu
        raise MasukanError(f'standar "{kode}" tidak dikenal; yang ada: {", ".join(satu.kode for satu in semua)}')
    for satu in semua:
        if satu.berlaku(hari):
            return satu
    raise MasukanError(f"tidak ada standar yang berlaku pada {hari.isoformat()}")


def baca_standar(data: Any) -> Standar:
    """Read one standard from its YAML."""
    isian = Isian(data, "standar")
    isian.letak = f'standar "{isian.teks("kode")}"'
    sampai = isian.isi.get("sampai")
    return Standar(
        kode=isian.teks("kode"),
        nama=isian.teks("nama"),
        dasar=isian.teks("dasar"),
        dari=_tanggal(isian, "dari", isian.wajib("dari")),
        sampai=None if sampai is None else _tanggal(isian, "sampai", sampai),
        butir=tuple(_butir(satu) for satu in isian.anak_daftar("butir")),
        catatan=isian.daftar_teks("catatan"),
    )


def _tanggal(isian: Isian, kunci: str, isi: Any) -> date:
    if not isinstance(isi, date):
        raise isian.salah(kunci, f"harus berupa tanggal, bukan {sebut(isi)}")
    return isi


def _butir(isian: Isian) -> Butir:
    cara = isian.teks("cara")
    if cara not in CARA:
        raise isian.salah("cara", f"harus salah satu dari {', '.join(CARA)}, bukan {sebut(cara)}")
    laju = sorted((utuh(satu, "dari_hari", 1, dari=1), _laju(satu)) for satu in isian.anak_daftar("laju"))
    if not laju or laju[0][0] != 1:
        raise isian.salah("laju", "harus mulai pada hari ke-1")
    return Butir(
        kode=isian.teks("kode"),
        nama=isian.teks("nama"),
        satuan=isian.teks("satuan"),
        cara=cara,
        laju=tuple(laju),
        kemasan=kemasan(isian, "kemasan", isian.wajib("kemasan")),
        sumber=isian.teks("sumber"),
        bukti=isian.teks("bukti"),
    )


def _laju(isian: Isian) -> Fraction:
    """A rate a person; `per` where it is one for several people."""
    return pecahan(isian, "jumlah", _desimal(isian.wajib("jumlah"))) / utuh(isian, "per", 1, dari=1)


def kemasan(isian: Isian, kunci: str, isi: Any) -> Fraction:
    hasil = pecahan(isian, kunci, _desimal(isi))
    if not hasil:
        raise isian.salah(kunci, "harus lebih dari nol")
    return hasil


def _desimal(isi: Any) -> Any:
    return Decimal(str(isi)) if isinstance(isi, float) else isi
