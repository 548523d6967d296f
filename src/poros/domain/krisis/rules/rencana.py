"""Contingency plans as data: read, checked, and turned into orders with deadlines."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from .alur import Bahaya, Peran, PeranKomando, Status

KODE = re.compile(r"[-a-zA-Z0-9_]{1,40}")
NAMA_MAKS, POSISI_MAKS, KLASTER_MAKS = 200, 150, 100
JAM_MAKS = 24 * 365
"""Longer than a year no first order and no rhythm of reports takes."""


class RencanaError(ValueError):
    """A plan that cannot be followed; the text names where."""


@dataclass(frozen=True, slots=True)
class Pakai:
    """So much of a resource, by its code, for so many hours. A government without that resource claims nothing."""

    sumber: str
    jumlah: int
    jam: int


@dataclass(frozen=True, slots=True)
class Butir:
    """A first order: to the units of a role, within so many hours, with the effect it should have."""

    kode: str
    klaster: str
    peran: Peran
    isi: str
    jam: int
    dasar: str = ""
    harapan: str = ""
    tindak: str = ""
    pakai: tuple[Pakai, ...] = ()


@dataclass(frozen=True, slots=True)
class Posisi:
    """A place in the chart that the decree has to fill; never with a name or an office of ours."""

    kode: str
    nama: str
    peran: PeranKomando
    atasan: str = ""


@dataclass(frozen=True, slots=True)
class Rencana:
    kode: str
    versi: int
    bahaya: Bahaya
    nama: str
    dasar: str
    klaster: Mapping[str, str]
    posisi: tuple[Posisi, ...]
    perintah: tuple[Butir, ...]
    ritme: Mapping[Status, int]


def baca(isi: Any) -> Rencana:
    """The plan; `RencanaError` names the first thing that is wrong."""
    try:
        plan = Rencana(
            kode=str(isi["kode"]),
            versi=int(isi["versi"]),
            bahaya=Bahaya(isi["bahaya"]),
            nama=str(isi["nama"]),
            dasar=str(isi.get("dasar", "")),
            klaster={str(k): str(v) for k, v in isi["klaster"].items()},
            posisi=tuple(_posisi(p) for p in isi["posisi"]),
            perintah=tuple(_butir(b) for b in isi["perintah"]),
            ritme={Status(k): int(v) for k, v in isi["ritme"].items()},
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise RencanaError(str(error)) from None
    _periksa(plan)
    return plan


def _posisi(p: Mapping[str, Any]) -> Posisi:
    return Posisi(str(p["kode"]), str(p["nama"]), PeranKomando(p["peran"]), str(p.get("atasan", "")))


def _butir(b: Mapping[str, Any]) -> Butir:
    words = {k: str(b.get(k, "")) for k in ("dasar", "harapan", "tindak")}
    used = tuple(Pakai(str(p["sumber"]), int(p.get("jumlah", 1)), int(p["jam"])) for p in b.get("pakai", ()))
    return Butir(
        str(b["kode"]), str(b["klaster"]), Peran(b["peran"]), str(b["isi"]), int(b["jam"]), pakai=used, **words
    )


def _periksa(plan: Rencana) -> None:
    codes = [b.kode for b in plan.perintah]
    seats = {p.kode for p in plan.posisi}
    problems = (
        (len(set(codes)) < len(codes), "perintah ganda"),
        (any(b.klaster not in plan.klaster for b in plan.perintah), "klaster tidak dikenal"),
        (any(not 0 < b.jam <= JAM_MAKS for b in plan.perintah), "jam"),
        (any(p.jumlah <= 0 or not 0 < p.jam <= JAM_MAKS for b in plan.perintah for p in b.pakai), "pakai"),
        (not any(p.peran is PeranKomando.KOMANDAN for p in plan.posisi), "komandan"),
        (any(p.atasan and p.atasan not in seats for p in plan.posisi), "atasan"),
        (any(not 0 < hours <= JAM_MAKS for hours in plan.ritme.values()), "ritme"),
        (not all(KODE.fullmatch(kode) for kode in (plan.kode, *codes, *seats)), "kode"),
        (len(plan.nama) > NAMA_MAKS or any(len(p.nama) > POSISI_MAKS for p in plan.posisi), "nama"),
        (any(len(nama) > KLASTER_MAKS for nama in plan.klaster.values()), "klaster terlalu panjang"),
    )
    for wrong, words in problems:
        if wrong:
            raise RencanaError(words)


def batas(butir: Butir, mulai: datetime) -> datetime:
    return mulai + timedelta(hours=butir.jam)


def belum_berunit(perintah: Iterable[Butir], peran: Mapping[str, Any]) -> list[Peran]:
    """Roles that orders need and no unit has here."""
    return list(dict.fromkeys(b.peran for b in perintah if not peran.get(b.peran)))
