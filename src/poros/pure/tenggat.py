"""The one engine for deadlines: a dated rule, the moment it starts, a calendar and the pauses give the end.

How time is counted:

* Day 0 is the day of the start event and is not counted. A deadline in days, working days or months ends
  with the last microsecond of its last day, in the zone of the moment it started from. Pass that moment, and
  a deadline whose lateness is asked, in the zone of the daerah: at 16.00 UTC Jayapura has tomorrow.
* Hours are exact: 3 × 24 jam from 14.05 ends at 14.05, whatever day that is.
* A pause only counts where the rule allows one. Hours stand still from moment to moment. A day is not
  counted when the clock stands still at its close: a pause from the 3rd to the 10th takes out seven days.
* A month ends on the day with the same number, or on the last one of a shorter month.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from poros.pure.hari_kerja import SETIAP_HARI, Kalender, PekanKerja
from poros.pure.tanggal import tambah_bulan

KALENDER_PENUH = Kalender(pekan=(PekanKerja(date.min, SETIAP_HARI),))


class Satuan(StrEnum):
    HARI_KERJA = "hari_kerja"
    HARI = "hari"
    BULAN = "bulan"
    JAM = "jam"


class Akibat(StrEnum):
    SANKSI = "sanksi"
    DIANGGAP_DIKABULKAN = "dianggap_dikabulkan"
    HAK_ESKALASI = "hak_eskalasi"
    GUGUR = "gugur"
    PERINGATAN = "peringatan"


class Mutu(StrEnum):
    """How well the rule is known: from the article itself (A) down to hearsay (D), or our proposal (P)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    P = "P"


class NotInForceError(LookupError):
    """No version of the rule is in force on that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aturan:
    """One version of a rule; `mulai` and `henti` name the events, `berlaku_sampai` is its last day."""

    kode: str
    dasar: str
    pasal: str
    jumlah: int
    satuan: Satuan
    mulai: str
    henti: str
    akibat: Akibat
    berlaku_dari: date
    mutu: Mutu
    berlaku_sampai: date | None = None
    geser: bool = False
    boleh_jeda: bool = False

    def __post_init__(self) -> None:
        if self.jumlah < 0:
            raise ValueError(f"{self.kode}: a deadline lies after its start")
        if self.satuan is Satuan.JAM and self.geser:
            raise ValueError(f"{self.kode}: hours are exact and do not roll forward")
        if self.berlaku_sampai is not None and self.berlaku_sampai < self.berlaku_dari:
            raise ValueError(f"{self.kode}: ends before it begins")

    def berlaku_pada(self, d: date) -> bool:
        return self.berlaku_dari <= d and (self.berlaku_sampai is None or d <= self.berlaku_sampai)


@dataclass(frozen=True, slots=True)
class Jeda:
    """The clock stood still from one moment to another; for a pause still open, the other is now."""

    dari: datetime
    sampai: datetime
    dasar: str

    def __post_init__(self) -> None:
        _berzona(self.dari)
        _berzona(self.sampai)
        if self.sampai < self.dari:
            raise ValueError("a pause ends before it begins")


def berlaku(aturan: Iterable[Aturan], kode: str, pada: date) -> Aturan:
    """The version in force on that day; of two, the one that came into force later."""
    versi = [a for a in aturan if a.kode == kode and a.berlaku_pada(pada)]
    if not versi:
        raise NotInForceError(f"no rule {kode} is in force on {pada}")
    return max(versi, key=lambda a: a.berlaku_dari)


def jatuh_tempo(aturan: Aturan, mulai: datetime, kalender: Kalender, jeda: Sequence[Jeda] = ()) -> datetime:
    """The last moment at which the act is still in time."""
    _berzona(mulai)
    berhenti = jeda if aturan.boleh_jeda else ()
    if aturan.satuan is Satuan.JAM:
        return _tambah_jam(mulai, aturan.jumlah, berhenti)
    diam = frozenset(_hari_diam(mulai, berhenti))
    buka = kalender.tanpa(diam)
    hari = _hari_terakhir(aturan, mulai.date(), buka, diam)
    return datetime.combine(buka.berikut(hari) if aturan.geser else hari, time.max, mulai.tzinfo)


def keterlambatan(tenggat: datetime, kini: datetime, kalender: Kalender) -> int:
    """Working days begun since the deadline; 0 may still be late, by hours or over a day off."""
    return max(0, kalender.selisih_hari_kerja(tenggat.date(), _hari_ini(tenggat, kini)))


def sisa(tenggat: datetime, kini: datetime, kalender: Kalender) -> int:
    """Working days still to come after today; 0 is the last day, or past it."""
    return max(0, kalender.selisih_hari_kerja(_hari_ini(tenggat, kini), tenggat.date()))


def _hari_ini(tenggat: datetime, kini: datetime) -> date:
    _berzona(tenggat)
    _berzona(kini)
    return kini.astimezone(tenggat.tzinfo).date()


def _hari_terakhir(aturan: Aturan, mulai: date, buka: Kalender, diam: frozenset[date]) -> date:
    if aturan.satuan is Satuan.HARI_KERJA:
        return buka.tambah_hari_kerja(mulai, aturan.jumlah)
    jalan = KALENDER_PENUH.tanpa(diam)
    if aturan.satuan is Satuan.HARI:
        return jalan.tambah_hari_kerja(mulai, aturan.jumlah)
    return jalan.tambah_hari_kerja(mulai, (tambah_bulan(mulai, aturan.jumlah) - mulai).days)


def _hari_diam(mulai: datetime, jeda: Iterable[Jeda]) -> Iterable[date]:
    """The days at whose close the clock stands still."""
    for j in jeda:
        awal = j.dari.astimezone(mulai.tzinfo).date()
        hari = (j.sampai.astimezone(mulai.tzinfo).date() - awal).days
        yield from (awal + timedelta(n) for n in range(hari))


def _tambah_jam(mulai: datetime, jam: int, jeda: Iterable[Jeda]) -> datetime:
    # In UTC, because wall-clock sums are wrong across a change of the zone's offset.
    jalan = mulai.astimezone(UTC)
    akhir = jalan + timedelta(hours=jam)
    for awal, sampai in sorted((j.dari.astimezone(UTC), j.sampai.astimezone(UTC)) for j in jeda):
        dari = max(awal, jalan)
        if dari < min(akhir, sampai):
            akhir += sampai - dari
            jalan = sampai
    return akhir.astimezone(mulai.tzinfo)


def _berzona(saat: datetime) -> None:
    if saat.utcoffset() is None:
        raise ValueError(f"{saat} has no zone: deadlines are counted in the zone of the daerah")
