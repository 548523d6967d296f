"""Orders: who has done his part and who has not."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import boleh, fetch, visible

from ..models import Arahan, KlaimSumberDaya, Pendahuluan, Penugasan, TemuanKonflik
from ..rules import DI_TANGAN_UNIT, TERBUKA, TERTUTUP, Peran, StatusArahan
from ..wewenang import Wewenang, lihat_arahan
from .daftar import lewat, memuat
from .konflik import konflik_terlihat, urutan_arahan

NOMOR = 2**63
BANYAK_KATA = 200
"""Of so many newest orders that hold the words those are offered that the actor may see."""


@dataclass(frozen=True, slots=True)
class Capaian:
    """How many units have a part in an order, and how many of them have not finished, or are late."""

    bagian: int
    belum: int
    telat: int

    @property
    def sudah(self) -> int:
        return self.bagian - self.belum


@dataclass(frozen=True, slots=True)
class HalamanArahan:
    """An order with all its units, its claims and what it collides with."""

    arahan: Arahan
    penugasan: list[Penugasan]
    klaim: list[KlaimSumberDaya]
    konflik: list[TemuanKonflik]
    capaian: Capaian
    urutan: list[Pendahuluan]
    terlihat: frozenset[int]
    boleh: frozenset[Wewenang]

    @property
    def setelah(self) -> list[Pendahuluan]:
        """What it has to wait for."""
        return [u for u in self.urutan if u.sesudah_id == self.arahan.pk and u.dicabut is None]

    @property
    def sebelum(self) -> list[Pendahuluan]:
        """What waits for it."""
        return [u for u in self.urutan if u.sebelum_id == self.arahan.pk and u.dicabut is None]

    @property
    def urutan_dicabut(self) -> list[Pendahuluan]:
        return [u for u in self.urutan if u.dicabut is not None]

    @property
    def boleh_tarik(self) -> bool:
        return self.arahan.status == StatusArahan.BERLAKU and Wewenang.ARAHAN_TARIK in self.boleh

    @property
    def boleh_urutkan(self) -> bool:
        return self.arahan.status == StatusArahan.BERLAKU and Wewenang.ARAHAN_URUTKAN in self.boleh


def halaman_arahan(actor: Actor, pk: int, kini: datetime, wewenang: Wewenang = Wewenang.ARAHAN_LIHAT) -> HalamanArahan:
    """Read it, or raise `TidakBerwenang`: six queries, and one more where it names others."""
    arahan = fetch(actor, wewenang, arahan_terlihat(actor), pk)
    rows = list(penugasan_arahan(actor, arahan))
    parts = [t for t in rows if t.peran != Peran.TEMBUSAN]
    urutan = list(urutan_arahan(pk))
    ids = {n for row in urutan for n in (row.sebelum_id, row.sesudah_id)}
    if arahan.menggantikan_id is not None:
        ids.add(arahan.menggantikan_id)
    return HalamanArahan(
        arahan=arahan,
        penugasan=rows,
        klaim=list(arahan.klaim.select_related("sumber_daya").order_by("mulai")),
        konflik=list(konflik_terlihat(actor).filter(arahan=arahan)),
        capaian=Capaian(
            bagian=len(parts),
            belum=sum(t.status in TERBUKA for t in parts),
            telat=sum(bool(t.status in DI_TANGAN_UNIT and t.tenggat and t.tenggat < kini) for t in parts),
        ),
        urutan=urutan,
        terlihat=_terlihat(actor, ids),
        boleh=boleh(actor, arahan, Wewenang.ARAHAN_TARIK, Wewenang.ARAHAN_URUTKAN),
    )


def _terlihat(actor: Actor, ids: Collection[int]) -> frozenset[int]:
    rows = Arahan.objects.filter(lihat_arahan(actor, ids))
    return frozenset(rows.values_list("pk", flat=True) if ids else ())


def arahan_terlihat(actor: Actor) -> QuerySet[Arahan]:
    """All orders that the actor may see."""
    rows = visible(actor, Wewenang.ARAHAN_LIHAT, Arahan.objects.all())
    return rows.select_related("penerbit__unit", "menggantikan__penerbit")


def cari_arahan(actor: Actor, masukan: str, batas: int) -> list[Arahan]:
    """Orders in force that the actor may see, by number or by words, the newest first."""
    live = Arahan.objects.filter(status=StatusArahan.BERLAKU)
    if masukan.strip().isdecimal():
        number = int(masukan)
        found = live.filter(pk=number) if number < NOMOR else live.none()
    else:
        found = live.filter(pk__in=memuat(masukan))
    ids = list(found.order_by("-id").values_list("pk", flat=True)[:BANYAK_KATA])
    seen = Arahan.objects.filter(lihat_arahan(actor, ids)).select_related("penerbit")
    return list(seen.order_by("-id")[:batas]) if ids else []


def arahan_diterbitkan(actor: Actor) -> QuerySet[Arahan]:
    """Orders of the actor's office, newest first."""
    return Arahan.objects.filter(penerbit_id=actor.jabatan_id).order_by("-id")


def capaian(rows: Iterable[Arahan], kini: datetime) -> dict[int, Capaian]:
    """How far these orders are, in one query."""
    parts = Penugasan.objects.filter(arahan__in=[row.pk for row in rows]).exclude(peran=Peran.TEMBUSAN)
    counted = (
        parts.order_by()
        .values("arahan_id")
        .annotate(
            bagian=Count("pk"),
            belum=Count("pk", filter=Q(status__in=sorted(TERBUKA))),
            telat=Count("pk", filter=lewat(kini)),
        )
    )
    return {row["arahan_id"]: Capaian(row["bagian"], row["belum"], row["telat"]) for row in counted}


def penugasan_arahan(actor: Actor, arahan: Arahan) -> QuerySet[Penugasan]:
    """All units under an order: who has a part in it sees how the others stand, unless the order is secret."""
    rows = arahan.penugasan.select_related("unit", "koordinator", "pelaksana").order_by("id")
    if arahan.kerahasiaan not in TERTUTUP or arahan.penerbit_id == actor.jabatan_id:
        return rows
    return rows.filter(pk__in=visible(actor, Wewenang.LIHAT, Penugasan.objects.filter(arahan=arahan)))
