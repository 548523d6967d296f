"""Writing lines: built by commands, inserted together at the end of the outermost one."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet
from django.utils import timezone

from poros.kernel.daerah.siap import sisip
from poros.kernel.organisasi.actor import Actor

from .kunci import kunci_sidik
from .models import Jejak
from .rules import KOLOM, sidik

DITUTUP = "…"
"""Stands in the trail for words about a secret thing: the trail is read by more people than the thing itself."""


def baris(actor: Actor, aksi: str, objek: str, objek_id: int, data: dict[str, Any], *, tertutup: bool = False) -> Jejak:
    """Return a line that keeps person, office and capacity as they were at this moment.

    Of a secret thing (`tertutup`) it keeps which values were given, and of words only that there were some.
    """
    row = Jejak(
        waktu=timezone.now(),
        orang_id=actor.orang_id,
        orang=actor.nama,
        pemangku_id=actor.jabat.pemangku_id,
        jabatan=actor.jabat.sebutan,
        unit=actor.jabat.unit,
        kapasitas=actor.jabat.kapasitas.value,
        dasar=actor.jabat.dasar if actor.jabat.mandat else "",
        alat=actor.alat,
        aksi=aksi,
        objek=objek,
        objek_id=objek_id,
        data={name: sederhana(value, tertutup=tertutup) for name, value in data.items()},
    )
    row.sidik = sidik(kunci_sidik(), {name: getattr(row, name) for name in KOLOM})
    return row


def tulis(rows: list[Jejak]) -> None:
    """Insert the lines: one statement, in the transaction of what they tell of."""
    sisip(rows)


def sederhana(value: Any, *, tertutup: bool = False) -> Any:
    """Reduce an argument of a command to what JSON can hold; things are named by kind and number."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return DITUTUP if tertutup and value else value
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal | float | UUID):
        return str(value)
    return _majemuk(value, tertutup=tertutup)


def _majemuk(value: Any, *, tertutup: bool) -> Any:
    if isinstance(value, Model):
        return {"id": value.pk, "nama": sederhana(str(value), tertutup=tertutup)}
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: sederhana(getattr(value, f.name), tertutup=tertutup) for f in fields(value)}
    if isinstance(value, dict):
        return {str(k): sederhana(v, tertutup=tertutup) for k, v in value.items()}
    if isinstance(value, list | tuple | set | frozenset | QuerySet):
        return [sederhana(v, tertutup=tertutup) for v in value]
    raise TypeError(f"A command cannot record a {type(value).__name__}: leave it out of `rekam` or make it plain")
