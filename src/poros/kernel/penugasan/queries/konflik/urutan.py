"""What must come after what: the precedences that hang together with some orders, as a temporal network.

Only orders that hold are linked, so that a withdrawn one keeps nobody waiting; and only the connected part is
read, by two statements, so that the check costs the same at a million orders as at ten.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from poros.kernel.organisasi.actor import Actor
from poros.kernel.tenggat.queries import mesin
from poros.pure import konflik

from ...models import Arahan, Pendahuluan
from ...rules import StatusArahan
from ...values import RincianArahan, Setelah
from .tabrakan import BARU

JAUH = datetime(9999, 1, 1, tzinfo=UTC)
"""The end of an order that has none."""

SERANGKAI = """
WITH RECURSIVE rangkai(id) AS (
    SELECT unnest(%s::bigint[])
    UNION
    SELECT t.id FROM rangkai r CROSS JOIN LATERAL (
        SELECT sesudah_id AS id FROM penugasan_pendahuluan WHERE sebelum_id = r.id AND dicabut IS NULL
        UNION ALL
        SELECT sebelum_id FROM penugasan_pendahuluan WHERE sesudah_id = r.id AND dicabut IS NULL
    ) t JOIN penugasan_arahan a ON a.id = t.id AND a.status = 'berlaku'
)
SELECT p.* FROM penugasan_pendahuluan p JOIN rangkai r ON r.id = p.sebelum_id JOIN rangkai s ON s.id = p.sesudah_id
WHERE p.dicabut IS NULL ORDER BY p.id
"""


@dataclass(frozen=True, slots=True)
class Rangkaian:
    """The orders that hang together with one order, which is `pusat`; what comes after what, and what is to come."""

    pusat: konflik.Arahan
    arahan: list[Arahan]
    ada: tuple[konflik.Urutan, ...]
    baru: tuple[konflik.Urutan, ...]

    def mustahil(self) -> list[konflik.Temuan]:
        """What cannot be done in time because of what is new."""
        nodes = [self.pusat, *(simpul(row) for row in self.arahan)]
        before = {t.anggota for t in konflik.waktu_mustahil(nodes, konflik.Pengaturan(urutan=self.ada))}
        after = konflik.waktu_mustahil(nodes, konflik.Pengaturan(urutan=(*self.ada, *self.baru)))
        return [t for t in after if t.anggota not in before]


def rangkaian(pusat: konflik.Arahan, setelah: Sequence[Setelah], *, arahan_id: int = BARU) -> Rangkaian:
    """Read what hangs together with an order and with those it is to come after: two statements."""
    baru = {s.arahan_id: s for s in setelah}
    rows = serangkai([*baru, arahan_id])
    stored = [row for row in rows if not (row.sesudah_id == arahan_id and row.sebelum_id in baru)]
    ids = baru.keys() | {pk for row in stored for pk in (row.sebelum_id, row.sesudah_id)}
    others = Arahan.objects.filter(pk__in=ids - {arahan_id}, status=StatusArahan.BERLAKU)
    return Rangkaian(
        pusat=pusat,
        arahan=list(others.select_related("penerbit__unit").order_by("pk")),
        ada=tuple(_lama(row) for row in stored),
        baru=tuple(_baru(s, pusat.id) for s in setelah),
    )


def serangkai(ids: Iterable[int]) -> list[Pendahuluan]:
    """Precedences among the orders that are linked with these, directly or through others."""
    return list(Pendahuluan.objects.raw(SERANGKAI, [sorted(set(ids))]))


def rantai(dari: int, ke: int, rows: Iterable[Pendahuluan]) -> list[int]:
    """The shortest way from one order to one that must wait for it, both included; empty when there is none."""
    sesudah: dict[int, list[int]] = {}
    for row in rows:
        sesudah.setdefault(row.sebelum_id, []).append(row.sesudah_id)
    ways, seen = [[dari]], {dari}
    for way in ways:
        if way[-1] == ke:
            return way
        following = [pk for pk in sesudah.get(way[-1], ()) if pk not in seen]
        seen.update(following)
        ways.extend([*way, pk] for pk in following)
    return []


def urutan_arahan(pk: int) -> QuerySet[Pendahuluan]:
    """All that was ever laid down about what comes before and after an order, the oldest first."""
    rows = Pendahuluan.objects.filter(Q(sebelum=pk) | Q(sesudah=pk))
    return rows.select_related("sebelum__penerbit", "sesudah__penerbit")


def simpul_baru(actor: Actor, r: RincianArahan) -> konflik.Arahan:
    """A new order in the network: when it may be done is its window, else from now to its deadline."""
    kini = timezone.now()
    jendela = r.jendela or (kini, _tenggat(actor, r, kini))
    return _simpul(BARU, actor.jabatan_id, kini, jendela)


def simpul(row: Arahan) -> konflik.Arahan:
    """A stored order in the network."""
    jendela = (row.mulai, row.selesai) if row.mulai and row.selesai else (row.terbit, row.tenggat or JAUH)
    return _simpul(row.pk, row.penerbit_id, row.terbit, jendela)


def _simpul(nomor: int, penerbit_id: int, terbit: datetime, jendela: tuple[datetime, datetime]) -> konflik.Arahan:
    mulai, selesai = jendela
    return konflik.Arahan(
        id=f"a{nomor}",
        penerbit=f"j{penerbit_id}",
        sasaran=(),
        tindakan="",
        objek=(),
        jendela=konflik.Rentang(mulai, selesai if selesai > mulai else JAUH),
        terbit=terbit,
    )


def _tenggat(actor: Actor, r: RincianArahan, kini: datetime) -> datetime:
    if r.tenggat is not None:
        return r.tenggat
    try:
        return mesin(actor).jatuh_tempo(r.kode_tenggat, kini)
    except LookupError:
        return JAUH


def _lama(row: Pendahuluan) -> konflik.Urutan:
    return _urutan(
        f"a{row.sebelum_id}", f"a{row.sesudah_id}", (row.jeda_menit, row.lama_sebelum_menit, row.lama_sesudah_menit)
    )


def _baru(s: Setelah, sesudah: str) -> konflik.Urutan:
    return _urutan(f"a{s.arahan_id}", sesudah, (s.jeda, s.lama_sebelum, s.lama_sesudah))


def _urutan(sebelum: str, sesudah: str, menit: tuple[int, int | None, int | None]) -> konflik.Urutan:
    return konflik.Urutan(sebelum, sesudah, *(timedelta(minutes=n or 0) for n in menit))
