"""Reading one's notices: a capped count, a list by key, the settings."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse

from poros.kernel.organisasi.actor import Actor
from poros.kernel.registry import objek
from poros.kernel.wewenang import fetch, visible

from .kunci import kunci_saluran
from .labels import kalimat
from .models import JamTenang, Pemberitahuan, Preferensi, Saluran
from .wewenang import Wewenang

PALING_BANYAK = 100
"""Beyond this a count says "100+": nobody needs the number, and counting it would cost."""
SEHALAMAN = 50


@dataclass(frozen=True, slots=True)
class Baris:
    """A notice as it is shown: what happened, to what, where it is."""

    id: int
    jenis: str
    kalimat: Any
    judul: str
    url: str
    waktu: datetime
    dibaca: bool


def belum_dibaca(actor: Actor) -> int:
    """How many wait to be read; `PALING_BANYAK + 1` means more than that."""
    unread = visible(actor, Wewenang.BACA, Pemberitahuan.objects.filter(dibaca=None))
    return unread.order_by()[: PALING_BANYAK + 1].count()


def daftar(
    actor: Actor, *, sebelum: int | None = None, hanya_belum: bool = False, banyak: int = SEHALAMAN
) -> list[Baris]:
    """Newest first, from before the notice `sebelum`: one statement, and one per kind of thing shown."""
    rows = visible(actor, Wewenang.BACA, Pemberitahuan.objects.order_by("-id"))
    if hanya_belum:
        rows = rows.filter(dibaca=None)
    if sebelum is not None:
        rows = rows.filter(pk__lt=sebelum)
    page = list(rows[:banyak])
    judul = _judul(actor, page)
    return [
        Baris(
            id=row.pk,
            jenis=row.jenis,
            kalimat=kalimat(row.jenis, tertutup=row.tertutup),
            judul=judul.get((row.objek, row.objek_id), ""),
            url=url_objek(row.objek, row.objek_id),
            waktu=row.waktu,
            dibaca=row.dibaca is not None,
        )
        for row in page
    ]


def url_objek(jenis: str, objek_id: int) -> str:
    """Where a thing is shown; "" when its kind has no page."""
    try:
        return reverse(objek(jenis).url, args=[objek_id])
    except (KeyError, NoReverseMatch):
        return ""


def preferensi(actor: Actor) -> QuerySet[Preferensi]:
    """What the person wants to hear of, and how."""
    return Preferensi.objects.filter(orang_id=actor.orang_id).order_by("jenis")


def jam_tenang(actor: Actor) -> QuerySet[JamTenang]:
    """When the person is left alone."""
    return JamTenang.objects.filter(orang_id=actor.orang_id).order_by("dari")


def saluran(actor: Actor) -> QuerySet[Saluran]:
    """The channels, for who runs the system."""
    return visible(actor, Wewenang.SALURAN_ATUR, Saluran.objects.order_by("nama"))


def kunci(actor: Actor, saluran_id: int) -> str:
    """The key with which messages of a channel are signed, to be entered at the gateway."""
    return kunci_saluran(fetch(actor, Wewenang.SALURAN_ATUR, Saluran.objects.all(), saluran_id))


def _judul(actor: Actor, page: Iterable[Pemberitahuan]) -> dict[tuple[str, int], str]:
    """Titles of the things on a page, of those the actor may see in this office and that are not secret."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for row in page:
        if not row.tertutup:
            wanted[row.objek].add(row.objek_id)
    return {(jenis, thing.pk): str(thing) for jenis, ids in wanted.items() for thing in _terlihat(actor, jenis, ids)}


def _terlihat(actor: Actor, jenis: str, ids: set[int]) -> Iterable[Any]:
    try:
        kind = objek(jenis)
    except KeyError:
        return ()
    rows = kind.model._default_manager.filter(pk__in=ids)  # noqa: SLF001 -- documented
    if kind.kaitan:  # without names Django would follow every key there is
        rows = rows.select_related(*kind.kaitan)
    return visible(actor, kind.lihat, rows)
