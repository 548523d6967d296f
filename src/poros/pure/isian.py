"""Reading one JSON object field by field; what is wrong is told as a sentence that names place and field."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

NOL = Decimal(0)


class MasukanError(ValueError):
    """The input cannot be understood; the text says where, which field, and what would be right."""


class Isian:
    """A JSON object together with the words for where it stands."""

    def __init__(self, isi: Any, letak: str) -> None:
        if not isinstance(isi, dict):
            raise MasukanError(f"{letak} harus berupa objek JSON, bukan {sebut(isi)}")
        self.isi: dict[str, Any] = isi
        self.letak = letak

    def salah(self, kunci: str, sebab: str) -> MasukanError:
        return MasukanError(f'{self.letak}: "{kunci}" {sebab}')

    def wajib(self, kunci: str) -> Any:
        if kunci not in self.isi:
            raise self.salah(kunci, "tidak ada")
        return self.isi[kunci]

    def teks(self, kunci: str) -> str:
        isi = self.wajib(kunci)
        if not isinstance(isi, str) or not isi.strip():
            raise self.salah(kunci, f"harus berupa teks yang tidak kosong, bukan {sebut(isi)}")
        return isi

    def bilangan(self, kunci: str) -> Decimal:
        angka = bilangan(self.wajib(kunci))
        if angka is None:
            raise self.salah(kunci, f"harus berupa bilangan, bukan {sebut(self.isi[kunci])}")
        return angka

    def tak_negatif(self, kunci: str) -> Decimal:
        angka = self.bilangan(kunci)
        if angka < NOL:
            raise self.salah(kunci, f"tidak boleh kurang dari nol, bukan {sebut(self.isi[kunci])}")
        return angka

    def menit(self, kunci: str, *, boleh_negatif: bool = False) -> timedelta:
        """Read a number of minutes; nothing is none."""
        if self.isi.get(kunci) is None:
            return timedelta(0)
        angka = self.bilangan(kunci) if boleh_negatif else self.tak_negatif(kunci)
        try:
            return timedelta(minutes=float(angka))
        except OverflowError as error:
            raise self.salah(kunci, f"terlalu besar: {sebut(self.isi[kunci])}") from error

    def daftar(self, kunci: str) -> list[Any]:
        """Read a list; nothing is an empty one."""
        isi = self.isi.get(kunci)
        if isi is None:
            return []
        if not isinstance(isi, list):
            raise self.salah(kunci, f"harus berupa daftar, bukan {sebut(isi)}")
        return isi

    def daftar_teks(self, kunci: str) -> tuple[str, ...]:
        isi = self.daftar(kunci)
        if not all(isinstance(satu, str) for satu in isi):
            raise self.salah(kunci, "harus berupa daftar teks")
        return tuple(isi)

    def anak(self, kunci: str) -> "Isian":
        """Read an object inside this one; nothing is an empty one."""
        isi = self.isi.get(kunci)
        return Isian({} if isi is None else isi, f'{self.letak}: "{kunci}"')

    def anak_daftar(self, kunci: str) -> Iterator["Isian"]:
        for nomor, isi in enumerate(self.daftar(kunci), 1):
            yield Isian(isi, f'{self.letak}: "{kunci}" ke-{nomor}')


def bilangan(isi: Any) -> Decimal | None:
    """Return a finite number exactly as it was written, or None; true and false are no numbers."""
    if isinstance(isi, bool) or not isinstance(isi, int | float | Decimal):
        return None
    angka = Decimal(str(isi))
    return angka if angka.is_finite() else None


def sebut(isi: Any) -> str:
    """Name a value in a sentence, shortly."""
    if isinstance(isi, str):
        return f'"{isi[:40]}"'
    if isinstance(isi, dict | list):
        return "objek" if isinstance(isi, dict) else "daftar"
    return "kosong" if isi is None else str(isi).lower()
