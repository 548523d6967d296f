"""Orders that collide, side by side, with what they have in common marked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.labels import TANDA
from poros.kernel.penugasan.models import Arahan, SumberDaya, TindakArahan
from poros.kernel.penugasan.queries import arahan_terlihat
from poros.kernel.penugasan.queries.konflik import Tabrakan
from poros.kernel.penugasan.rules import TERTUTUP, Tanda
from poros.kernel.penugasan.values import RincianArahan, Sasaran
from poros.kernel.penugasan.wewenang import dapat_memutus
from poros.pure.jalur import berkaitan

Jendela = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Pakai:
    """A claim, by name."""

    sumber_id: int
    nama: str
    jumlah: int
    jendela: Jendela


@dataclass(slots=True)
class Sisi:
    """One of the orders. `sama` names the aspects in which it overlaps with another, `rebutan` the resources."""

    nomor: int
    isi: str
    penerbit: str
    unit: dict[int, str]
    tindak: str = ""
    objek: str = ""
    nilai: str = ""
    dasar: str = ""
    jendela: Jendela | None = None
    klaim: tuple[Pakai, ...] = ()
    terbit: datetime | None = None
    terlihat: bool = True
    sama: set[str] = field(default_factory=set)
    rebutan: set[int] = field(default_factory=set)

    @property
    def baru(self) -> bool:
        """Is it the one that is being written?"""
        return self.nomor == 0


@dataclass(frozen=True, slots=True)
class Banding:
    """A collision of a new order, ready to be shown and answered."""

    tabrakan: Tabrakan
    sisi: list[Sisi]
    dapat_memutus: bool


def banding(
    actor: Actor, rincian: RincianArahan, kepada: Sequence[Sasaran], tabrakan: Sequence[Tabrakan]
) -> list[Banding]:
    """Lay a new order beside each one that it collides with: five queries, however many."""
    ids = {pk for t in tabrakan for pk in t.arahan}
    if not tabrakan:
        return []
    others = {side.nomor: side for side in sisi_lama(actor, ids)}
    return [
        Banding(
            t,
            tandai([_baru(actor, rincian, kepada), *(others[pk] for pk in t.arahan)]),
            dapat_memutus(actor, t.penengah_id),
        )
        for t in tabrakan
    ]


def sisi_lama(actor: Actor, ids: Iterable[int]) -> list[Sisi]:
    """Stored orders; of one that is secret to this actor only that it is there."""
    rows = Arahan.objects.filter(pk__in=ids).select_related("penerbit")
    open_to = set(arahan_terlihat(actor).filter(pk__in=ids, kerahasiaan__in=TERTUTUP).values_list("pk", flat=True))
    acts = _nama_tindak()
    return [
        _lama(row, acts) if row.kerahasiaan not in TERTUTUP or row.pk in open_to else _tertutup(row)
        for row in rows.prefetch_related("penugasan__unit", "klaim__sumber_daya").order_by("terbit")
    ]


def tandai(sides: list[Sisi]) -> list[Sisi]:
    """Mark in each what overlaps with any other."""
    for a in sides:
        others = [b for b in sides if b is not a]
        a.sama = {aspect for b in others for aspect in _sama(a, b)}
        a.rebutan = {x.sumber_id for b in others for x in a.klaim for y in b.klaim if _berebut(x, y)}
    return sides


def _sama(a: Sisi, b: Sisi) -> Iterable[str]:
    if a.unit.keys() & b.unit.keys():
        yield "unit"
    if a.tindak and b.tindak and berkaitan(a.objek, b.objek):
        yield "objek"
    if _bertemu(a.jendela, b.jendela):
        yield "jendela"


def _berebut(a: Pakai, b: Pakai) -> bool:
    return a.sumber_id == b.sumber_id and _bertemu(a.jendela, b.jendela)


def _bertemu(a: Jendela | None, b: Jendela | None) -> bool:
    return bool(a and b and a[0] < b[1] and b[0] < a[1])


def _nama_tindak() -> Mapping[str, str]:
    return dict(TindakArahan.objects.values_list("kode", "nama"))


def _baru(actor: Actor, r: RincianArahan, kepada: Sequence[Sasaran]) -> Sisi:
    simpul = actor.peta.simpul
    names = SumberDaya.objects.in_bulk([k.sumber_daya_id for k in r.klaim]) if r.klaim else {}
    return Sisi(
        nomor=0,
        isi=r.isi,
        penerbit=actor.jabat.sebutan,
        unit={s.unit_id: simpul[s.unit_id].nama for s in kepada},
        tindak=_tindak(r, _nama_tindak()),
        objek=r.objek,
        nilai=r.nilai,
        dasar=r.dasar,
        jendela=r.jendela,
        klaim=tuple(
            Pakai(k.sumber_daya_id, names[k.sumber_daya_id].nama, k.jumlah, (k.mulai, k.selesai)) for k in r.klaim
        ),
    )


def _lama(row: Arahan, acts: Mapping[str, str]) -> Sisi:
    return Sisi(
        nomor=row.pk,
        isi=row.isi,
        penerbit=row.penerbit.nama,
        unit={p.unit_id: p.unit.nama for p in row.penugasan.all()},
        tindak=_tindak(row, acts),
        objek=row.objek,
        nilai=row.nilai,
        dasar=row.dasar,
        jendela=(row.mulai, row.selesai) if row.mulai and row.selesai else None,
        klaim=tuple(
            Pakai(k.sumber_daya_id, k.sumber_daya.nama, k.jumlah, (k.mulai, k.selesai)) for k in row.klaim.all()
        ),
        terbit=row.terbit,
    )


def _tertutup(row: Arahan) -> Sisi:
    return Sisi(nomor=row.pk, isi=_("Arahan rahasia"), penerbit=row.penerbit.nama, unit={}, terlihat=False)


def _tindak(r: Any, acts: Mapping[str, str]) -> str:
    if not r.tindak:
        return ""
    name = acts.get(r.tindak, r.tindak)
    return _("%(tanda)s: %(tindak)s") % {"tanda": TANDA[Tanda(r.tanda)], "tindak": name}
