"""Dates as officials write them, in Indonesian and English."""

from calendar import monthrange
from datetime import date
from typing import Literal

Bahasa = Literal["id", "en"]

_HARI = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_BULAN = {
    "id": (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
_ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

# Days from today; what is not named is counted with one of the two patterns.
_DEKAT = {
    "id": {-1: "kemarin", 0: "hari ini", 1: "besok"},
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow"},
}
_LALU = {"id": "{} hari lalu", "en": "{} days ago"}
_NANTI = {"id": "{} hari lagi", "en": "in {} days"}
_TAHUN_LALU = {"id": "{} tahun lalu", "en": "{} years ago"}
_TAHUN_NANTI = {"id": "{} tahun lagi", "en": "in {} years"}
_TERLAMBAT = {"id": "terlambat {} hari", "en": "{} days late"}
_TERLAMBAT_SEHARI = {"id": "terlambat 1 hari", "en": "1 day late"}


def ringkas(d: date, bahasa: Bahasa = "id") -> str:
    """Senin, 23 Nov 2026."""
    return f"{_HARI[bahasa][d.weekday()]}, {d.day} {_BULAN[bahasa][d.month - 1][:3]} {d.year}"


def panjang(d: date, bahasa: Bahasa = "id") -> str:
    """23 November 2026, as on a letter."""
    return f"{d.day} {_BULAN[bahasa][d.month - 1]} {d.year}"


def lengkap(d: date, bahasa: Bahasa = "id") -> str:
    """Senin, 23 November 2026, as on an invitation."""
    return f"{_HARI[bahasa][d.weekday()]}, {panjang(d, bahasa)}"


def relatif(d: date, hari_ini: date, bahasa: Bahasa = "id") -> str:
    """3 hari lagi, besok, 2 hari lalu; from two years on in whole years."""
    jarak = (d - hari_ini).days
    tahun = _tahun_penuh(min(d, hari_ini), max(d, hari_ini))
    if tahun > 1:
        return (_TAHUN_NANTI if jarak > 0 else _TAHUN_LALU)[bahasa].format(tahun)
    dekat = _DEKAT[bahasa].get(jarak)
    return dekat or (_NANTI if jarak > 0 else _LALU)[bahasa].format(abs(jarak))


def _tahun_penuh(dari: date, sampai: date) -> int:
    """Whole years from one day to a later one, by the calendar: 365,25 days would lose every third anniversary."""
    return sampai.year - dari.year - ((sampai.month, sampai.day) < (dari.month, dari.day))


def relatif_tenggat(tenggat: date, hari_ini: date, bahasa: Bahasa = "id") -> str:
    """3 hari lagi, hari ini, terlambat 2 hari; in calendar days."""
    terlambat = (hari_ini - tenggat).days
    if terlambat <= 0:
        return relatif(tenggat, hari_ini, bahasa)
    return (_TERLAMBAT_SEHARI if terlambat == 1 else _TERLAMBAT)[bahasa].format(terlambat)


def tambah_bulan(d: date, n: int) -> date:
    """The same day `n` months on; the last of that month where it is shorter."""
    tahun, bulan = divmod(d.year * 12 + d.month - 1 + n, 12)
    return date(tahun, bulan + 1, min(d.day, monthrange(tahun, bulan + 1)[1]))


def bulan_romawi(bulan: int) -> str:
    if not 1 <= bulan <= len(_ROMAWI):
        raise ValueError(f"there is no month {bulan}")
    return _ROMAWI[bulan - 1]
