"""Reading names, whole numbers and tables of them out of JSON; on top of the reader that names place and field."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from poros.pure.isian import Isian, bilangan, sebut

SEPASANG = 2
ANGKA_TERBANYAK = 60


def nama(isian: Isian, kunci: str, isi: Any) -> str:
    """Return an id, which may be written as text or as a whole number."""
    if isinstance(isi, str) and isi.strip():
        return isi
    if isinstance(isi, int) and not isinstance(isi, bool):
        return str(isi)
    raise isian.salah(kunci, f"harus menyebut nama berupa teks atau bilangan bulat, bukan {sebut(isi)}")


def utuh(isian: Isian, kunci: str, bawaan: int | None = None, *, dari: int = 0) -> int:
    """Return a whole number from `dari` up; `bawaan` where there is none."""
    if bawaan is not None and isian.isi.get(kunci) is None:
        return bawaan
    return satu_utuh(isian, kunci, isian.wajib(kunci), dari=dari)


def satu_utuh(isian: Isian, kunci: str, isi: Any, *, dari: int = 0) -> int:
    angka = _wajar(isian, kunci, isi)
    if angka is None or angka != angka.to_integral_value() or angka < dari:
        raise isian.salah(kunci, f"harus berupa bilangan bulat mulai {dari}, bukan {sebut(isi)}")
    return int(angka)


def pecahan(isian: Isian, kunci: str, isi: Any) -> Fraction:
    """Return a number from 0 up, exactly as it was written."""
    angka = _wajar(isian, kunci, isi)
    if angka is None or angka < 0:
        raise isian.salah(kunci, f"harus berupa bilangan mulai 0, bukan {sebut(isi)}")
    return Fraction(angka)


def _wajar(isian: Isian, kunci: str, isi: Any) -> Decimal | None:
    """Refuse what would take the machine's memory to write out, such as 1e999999999."""
    angka = bilangan(isi)
    if angka and not -ANGKA_TERBANYAK < angka.adjusted() < ANGKA_TERBANYAK:
        raise isian.salah(kunci, f"memuat lebih dari {ANGKA_TERBANYAK} angka")
    return angka


def boleh_pecahan(isian: Isian, kunci: str) -> Fraction | None:
    isi = isian.isi.get(kunci)
    return None if isi is None else pecahan(isian, kunci, isi)


def ya(isian: Isian, kunci: str) -> bool:
    isi = isian.isi.get(kunci)
    if isi is not None and not isinstance(isi, bool):
        raise isian.salah(kunci, f"harus true atau false, bukan {sebut(isi)}")
    return bool(isi)


def objek(isian: Isian, kunci: str) -> Isian:
    """Return an object that must be there."""
    isian.wajib(kunci)
    if not isinstance(isian.isi[kunci], dict):
        raise isian.salah(kunci, f"harus berupa objek JSON, bukan {sebut(isian.isi[kunci])}")
    return isian.anak(kunci)


def daftar(isian: Isian, kunci: str) -> list[Any]:
    """Return a list that must be there; null is none."""
    if isian.wajib(kunci) is None:
        raise isian.salah(kunci, "harus berupa daftar, bukan kosong")
    return isian.daftar(kunci)


def jumlah_per_nama(isian: Isian, kunci: str) -> dict[str, int]:
    """Return `{id: whole number}`."""
    isi = objek(isian, kunci)
    return {satu: utuh(isi, satu) for satu in isi.isi}


def pasangan(isian: Isian, kunci: str) -> list[tuple[str, str]]:
    """Return `[[a, b], …]`."""
    hasil = []
    for nomor, isi in enumerate(isian.daftar(kunci), 1):
        if not isinstance(isi, list) or len(isi) != SEPASANG:
            raise isian.salah(kunci, f"ke-{nomor} harus berupa pasangan [a, b], bukan {sebut(isi)}")
        hasil.append((nama(isian, kunci, isi[0]), nama(isian, kunci, isi[1])))
    return hasil


def dikenal(isian: Isian, kunci: str, isi: str, daftar: Mapping[str, Any] | set[str], sebagai: str) -> str:
    if isi not in daftar:
        raise isian.salah(kunci, f'menyebut {sebagai} "{isi}" yang tidak dikenal')
    return isi


def angka(isi: Fraction) -> int | float:
    """A number as JSON writes it."""
    return int(isi) if isi.denominator == 1 else float(isi)
