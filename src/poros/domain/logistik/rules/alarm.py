"""Kinds of alarms, their thresholds, and how loud each is."""

from dataclasses import dataclass
from enum import StrEnum


class JenisAlarm(StrEnum):
    MENGENDAP = "mengendap"
    LAJU = "laju"
    BERLEBIH = "berlebih"
    NOL = "nol"
    KEDALUWARSA = "kedaluwarsa"


class SebabNol(StrEnum):
    """Why a point has nothing: only a way helps the first, only goods help the second, only a run the third."""

    TERPUTUS = "terputus"
    TANPA_STOK = "tanpa_stok"
    BELUM_DIKIRIM = "belum_dikirim"


@dataclass(frozen=True, slots=True)
class Batas:
    """From `parameter/alarm.yaml`."""

    mengendap_jam: int
    laju_persen: int
    berlebih_hari: int
    kedaluwarsa_hari: int


def sebab_nol(*, ada_jalur: bool, ada_stok: bool) -> SebabNol:
    if not ada_jalur:
        return SebabNol.TERPUTUS
    return SebabNol.BELUM_DIKIRIM if ada_stok else SebabNol.TANPA_STOK
