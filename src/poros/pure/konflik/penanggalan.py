"""Windows as they stand in the JSON: reading them, and remembering how each instant was written."""

from datetime import datetime

from poros.pure.isian import Isian, sebut
from poros.pure.konflik.jam import SEHARI, jam_saja, saat
from poros.pure.konflik.model import Rentang


class Penanggalan:
    """Times of one document, which must either all carry a date or all be bare hours.

    Bare hours lie on one nominal day; a window that ends at an earlier hour than it starts passes midnight.
    """

    def __init__(self) -> None:
        self.tulisan: dict[datetime, str] = {}
        self._jam_saja: bool | None = None

    def saat(self, isian: Isian, kunci: str) -> datetime:
        teks = isian.teks(kunci).strip()
        try:
            hasil = saat(teks)
        except ValueError as error:
            contoh = 'waktu ISO 8601 (misalnya "2026-11-23T08:00+08:00") atau HH:MM'
            raise isian.salah(kunci, f"harus berupa {contoh}, bukan {sebut(teks)}") from error
        if self._jam_saja not in (None, jam_saja(teks)):
            raise isian.salah(kunci, "harus ditulis seperti waktu yang lain: semua dengan tanggal atau semua HH:MM")
        self._jam_saja = jam_saja(teks)
        return hasil

    def jendela(self, isian: Isian, luar: Rentang | None = None) -> Rentang:
        """Read "start" and "end"; inside an outer window both may be missing and are then its own."""
        mulai = self._mulai(isian, luar)
        selesai = self._selesai(isian, luar, mulai)
        if selesai <= mulai:
            raise isian.salah("end", 'harus sesudah "start"')
        return Rentang(mulai, selesai)

    def _mulai(self, isian: Isian, luar: Rentang | None) -> datetime:
        if luar and isian.isi.get("start") is None:
            return luar.mulai
        mulai = self.saat(isian, "start")
        if luar and self._jam_saja and mulai + SEHARI < luar.selesai:
            mulai += SEHARI  # the small hours of an order that runs past midnight
        return self._catat(mulai, isian.isi["start"])

    def _selesai(self, isian: Isian, luar: Rentang | None, mulai: datetime) -> datetime:
        if luar and isian.isi.get("end") is None:
            return luar.selesai
        selesai = self.saat(isian, "end")
        if self._jam_saja and selesai < mulai:
            selesai += SEHARI
        return self._catat(selesai, isian.isi["end"])

    def _catat(self, waktu: datetime, teks: str) -> datetime:
        self.tulisan.setdefault(waktu, teks)
        return waktu
