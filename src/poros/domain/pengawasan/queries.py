"""Reading the trail. Of one thing: whoever sees the thing. Of all things: the overseers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from poros.kernel.jejak.models import BarisSegel, Jejak, Segel
from poros.kernel.organisasi.actor import Actor
from poros.kernel.registry import manifests, objek, semua_objek
from poros.kernel.wewenang import TidakBerwenang, fetch, visible

from .wewenang import Wewenang


@dataclass(frozen=True, slots=True)
class Baris:
    """A line as a person reads it: the act, the thing and what was recorded in words, and its seal (None: not yet)."""

    jejak: Jejak
    kalimat: Any
    hal: Any
    rincian: str
    segel: int | None


def jejak_objek(actor: Actor, jenis: str, pk: int) -> tuple[Any, QuerySet[Jejak]]:
    """The thing and its lines, newest first; `TidakBerwenang` when the actor does not see the thing."""
    try:
        kind = objek(jenis)
    except (KeyError, StopIteration) as error:
        raise TidakBerwenang from error
    row = fetch(actor, kind.lihat, kind.model._default_manager.all(), pk)  # noqa: SLF001 -- documented
    return row, Jejak.objects.filter(objek=jenis, objek_id=row.pk).order_by("-id")


def semua_jejak(actor: Actor, saring: Mapping[str, Any]) -> QuerySet[Jejak]:
    """All lines, narrowed by `aksi`, `orang` (part of a name), `objek`, `dari` and `sampai` (days)."""
    rows = visible(actor, Wewenang.JEJAK, Jejak.objects.all()).order_by("-id")
    exact = {name: saring[name] for name in ("aksi", "objek") if saring.get(name)}
    rows = rows.filter(**exact)
    if saring.get("orang"):
        rows = rows.filter(orang__icontains=saring["orang"])
    if saring.get("dari"):
        rows = rows.filter(waktu__gte=_awal(saring["dari"]))
    if saring.get("sampai"):
        rows = rows.filter(waktu__lte=_akhir(saring["sampai"]))
    return rows


def dengan_kata(rows: Iterable[Jejak]) -> list[Baris]:
    """Put the act into words and add the seal: one more query for the whole page."""
    lines = list(rows)
    sealed = dict(
        BarisSegel.objects.filter(jejak_id__in=[line.pk for line in lines]).values_list("jejak_id", "segel_id")
    )
    words, kinds = kalimat(), {kind.jenis: kind.nama for kind in semua_objek()}
    return [
        Baris(
            line,
            words.get(line.aksi, line.aksi),
            kinds.get(line.objek, line.objek),
            " · ".join(f"{name}: {sebutan(value)}" for name, value in line.data.items()),
            sealed.get(line.pk),
        )
        for line in lines
    ]


def sebutan(nilai: Any) -> str:
    """A recorded value as running text; what was left empty inside of it is left out."""
    if isinstance(nilai, dict):
        return ", ".join(f"{name} {sebutan(value)}" for name, value in nilai.items() if value not in (None, "", [], {}))
    if isinstance(nilai, list):
        return "; ".join(sebutan(value) for value in nilai)
    return "–" if nilai in (None, "") else str(nilai)


def kalimat() -> dict[str, Any]:
    """Every act's sentence, by its code, as the modules registered it."""
    return {str(w): text for m in manifests() for w, text in m.kalimat.items()}


def segel_terakhir(actor: Actor) -> QuerySet[Segel]:
    """The seals, newest first."""
    return visible(actor, Wewenang.SEGEL, Segel.objects.all()).order_by("-nomor")


def _awal(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _akhir(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))
