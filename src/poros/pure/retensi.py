"""Retention: when an archive becomes inactive and when its fate is due (PP 28/2012 Art. 53-54 and explanations)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Nasib(StrEnum):
    """The three fates of a JRA (PP 28/2012 Art. 53-54); exceptions to *musnah* stand beside it in words."""

    MUSNAH = "musnah"
    PERMANEN = "permanen"
    DINILAI_KEMBALI = "dinilai_kembali"


class Pemicu(StrEnum):
    """From what the clock runs: from closing, or from an event that somebody has to tell."""

    DITUTUP = "ditutup"
    DIPERBARUI = "diperbarui"
    DIGANTI = "diganti"
    SELESAI = "selesai"
    PERJANJIAN_BERAKHIR = "perjanjian_berakhir"
    KEWAJIBAN_TUNTAS = "kewajiban_tuntas"
    PERDA_APBD = "perda_apbd"
    PUTUSAN_TETAP = "putusan_tetap"
    HABIS_BERLAKU = "habis_berlaku"
    TIDAK_DIPAKAI = "tidak_dipakai"
    LAIN = "lain"


class Hitung(StrEnum):
    """What is held against the threshold; regions read the ten years of Art. 65-68 in two ways."""

    TOTAL = "total"
    INAKTIF = "inaktif"


class Tahap(StrEnum):
    """Where an archive stands on a day."""

    BELUM_MULAI = "belum_mulai"
    AKTIF = "aktif"
    INAKTIF = "inaktif"
    JATUH_TEMPO = "jatuh_tempo"


@dataclass(frozen=True, slots=True)
class Aturan:
    """One row of a JRA, as it was when the file was closed. `tambahan` years were given by a re-appraisal."""

    aktif: int
    inaktif: int
    nasib: Nasib
    pemicu: Pemicu = Pemicu.DITUTUP
    tambahan: int = 0

    @property
    def total(self) -> int:
        return self.aktif + self.inaktif + self.tambahan


@dataclass(frozen=True, slots=True)
class Jadwal:
    """The three days of a closed file; None while the event is not known: then the clock does not run."""

    mulai: date | None
    inaktif: date | None
    jatuh_tempo: date | None

    def tahap(self, hari: date) -> Tahap:
        """Where it stands; on its day it is there already."""
        if self.mulai is None or self.inaktif is None or self.jatuh_tempo is None:
            return Tahap.BELUM_MULAI
        if hari >= self.jatuh_tempo:
            return Tahap.JATUH_TEMPO
        return Tahap.INAKTIF if hari >= self.inaktif else Tahap.AKTIF


@dataclass(frozen=True, slots=True)
class Masa:
    """A period as a JRA writes it: years, and what must have happened first."""

    tahun: int
    pemicu: Pemicu
    kejadian: str = ""


def jadwal(aturan: Aturan, ditutup: date, kejadian: date | None = None) -> Jadwal:
    """The days of a file that was closed on `ditutup`; the clock of an open matter never runs (Art. 54)."""
    if aturan.pemicu is Pemicu.DITUTUP:
        mulai = ditutup
    elif kejadian is None:
        return Jadwal(None, None, None)
    else:
        mulai = max(ditutup, kejadian)
    return Jadwal(mulai, tambah_tahun(mulai, aturan.aktif), tambah_tahun(mulai, aturan.total))


def tambah_tahun(hari: date, tahun: int) -> date:
    """The same day so many years on. From 29 February it is 1 March: never a day less than whole years."""
    try:
        return hari.replace(year=hari.year + tahun)
    except ValueError:
        return hari.replace(year=hari.year + tahun, day=28) + timedelta(days=1)


def panjang(aturan: Aturan, ambang: int, hitung: Hitung = Hitung.TOTAL) -> bool:
    """Does it take the long way: regional archives office and Kepala ANRI (Art. 57-63, 65-68)?"""
    years = aturan.total if hitung is Hitung.TOTAL else aturan.inaktif + aturan.tambahan
    return years >= ambang


# Words of a JRA and the family of events that they mean; the first that fits counts.
_KELUARGA = (
    (Pemicu.PERDA_APBD, r"perda|pertanggungjawaban apbd|tahun anggaran|anggaran berakhir"),
    (Pemicu.PUTUSAN_TETAP, r"hukum tetap|keputusan tetap|gugatan"),
    (Pemicu.PERJANJIAN_BERAKHIR, r"perjanjian|kerja sama|kontrak|pinjaman|loan"),
    (Pemicu.KEWAJIBAN_TUNTAS, r"kewajiban|dilunasi"),
    (Pemicu.HABIS_BERLAKU, r"masa berlaku|hki habis|izin tidak berlaku"),
    (Pemicu.DIGANTI, r"kebijakan yang terbaru|keputusan yang terbaru|tidak berlaku|izin baru|standar baru|yang baru"),
    (Pemicu.TIDAK_DIPAKAI, r"tidak dipergunakan|dihapus"),
    (Pemicu.DIPERBARUI, r"diperbarui|pemutakhiran|upgrade|dikembangkan|diperpanjang"),
    (Pemicu.SELESAI, r"selesai|berakhir|penelitian|pemeriksaan|dipertanggungjawabkan|ditindaklanjuti"),
)
_MASA = re.compile(r"\s*(\d{1,3})\s+tahun\b\s*(.*?)\s*", re.IGNORECASE | re.DOTALL)


def baca_masa(teks: str) -> Masa:
    """Read "2 Tahun Setelah Kontrak Berakhir"; ValueError when it names no years."""
    found = _MASA.fullmatch(teks)
    if found is None:
        raise ValueError(teks)
    years, event = int(found[1]), found[2]
    if not event:
        return Masa(years, Pemicu.DITUTUP)
    words = event.lower()
    family = next((kind for kind, pattern in _KELUARGA if re.search(pattern, words)), Pemicu.LAIN)
    return Masa(years, family, event)
