"""Rules of outgoing letters: flow, name-block, order of paraf, language hints, markup, merging, numbers."""

from .alur import (
    BERJALAN,
    DAPAT_DITULIS,
    FLOW,
    SUDAH_BERNOMOR,
    SUDAH_SAH,
    Aksi,
    CaraTanda,
    JenisParaf,
    Kanal,
    Keberlakuan,
    Kelas,
    Rumpun,
    Status,
    StatusKirim,
    StatusParaf,
    StatusTanda,
)

__all__ = [
    "BERJALAN",
    "DAPAT_DITULIS",
    "FLOW",
    "SUDAH_BERNOMOR",
    "SUDAH_SAH",
    "Aksi",
    "CaraTanda",
    "JenisParaf",
    "Kanal",
    "Keberlakuan",
    "Kelas",
    "Rumpun",
    "Status",
    "StatusKirim",
    "StatusParaf",
    "StatusTanda",
]
