"""Resources, where they are bound, and what is free."""

from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import fetch, visible

from ..models import Klaim, PermintaanSarana, Sarana
from ..rules.alur import KLAIM_HIDUP, JenisSarana, KeadaanSarana
from ..values import Armada
from ..wewenang import Wewenang


def sarana_terlihat(actor: Actor, jenis: str = "", q: str = "") -> QuerySet[Sarana]:
    """With whether each is bound now."""
    bound = Klaim.objects.filter(sarana=OuterRef("pk"), status__in=KLAIM_HIDUP)
    rows = Sarana.objects.select_related("unit").annotate(terikat=Exists(bound))
    if jenis:
        rows = rows.filter(jenis=jenis)
    if q.strip():
        rows = rows.filter(Q(nama__icontains=q.strip()) | Q(kemampuan__contains=[q.strip()]))
    return visible(actor, Wewenang.SARANA_LIHAT, rows)


def satu_sarana(actor: Actor, pk: int, wewenang: Wewenang = Wewenang.SARANA_LIHAT) -> Sarana:
    return fetch(actor, wewenang, Sarana.objects.select_related("unit"), pk)


def jadwal(sarana: Sarana) -> list[Klaim]:
    """What it is and was bound to, the newest first."""
    rows = Klaim.objects.filter(sarana=sarana).select_related("permintaan__unit")
    return list(rows.order_by("-mulai")[:50])


def permintaan_terlihat(actor: Actor, status: str = "") -> QuerySet[PermintaanSarana]:
    rows = PermintaanSarana.objects.select_related("unit").annotate(
        ada=Count("klaim", filter=Q(klaim__status__in=KLAIM_HIDUP))
    )
    return visible(actor, Wewenang.PERMINTAAN_LIHAT, rows.filter(status=status) if status else rows)


def satu_permintaan(actor: Actor, pk: int, wewenang: Wewenang = Wewenang.PERMINTAAN_LIHAT) -> PermintaanSarana:
    return fetch(actor, wewenang, PermintaanSarana.objects.select_related("unit"), pk)


def klaim(permintaan: PermintaanSarana) -> list[Klaim]:
    return list(permintaan.klaim.select_related("sarana__unit"))


def bebas(permintaan: PermintaanSarana) -> list[Sarana]:
    """Ready ones of the kind that nobody has in that time; those with the skill asked for first."""
    taken = Klaim.objects.filter(
        sarana=OuterRef("pk"),
        status__in=KLAIM_HIDUP,
        mulai__lt=permintaan.selesai,
        selesai__gt=permintaan.mulai,
    )
    rows = Sarana.objects.filter(jenis=permintaan.jenis, aktif=True, keadaan=KeadaanSarana.SIAP)
    found = list(rows.filter(~Exists(taken)).select_related("unit")[:200])
    wanted = permintaan.kemampuan.strip().lower()
    return sorted(found, key=lambda s: wanted not in {k.lower() for k in s.kemampuan})


def armada_siap() -> list[Armada]:
    """Ready vehicles whose capacity is told in kilograms and that nobody has now; the largest first."""
    now = timezone.now()
    taken = Klaim.objects.filter(sarana=OuterRef("pk"), status__in=KLAIM_HIDUP, mulai__lte=now, selesai__gt=now)
    rows = Sarana.objects.filter(jenis=JenisSarana.KENDARAAN, satuan="kg", aktif=True, keadaan=KeadaanSarana.SIAP)
    free = rows.filter(~Exists(taken)).order_by("-kapasitas", "nama")[:10]
    return [Armada(nama=row.nama[:60], muat_kg=row.kapasitas) for row in free]


def bentrok(sarana_id: int, mulai: datetime, selesai: datetime) -> Klaim | None:
    """Whose it is in that time."""
    rows = Klaim.objects.filter(sarana_id=sarana_id, status__in=KLAIM_HIDUP, mulai__lt=selesai, selesai__gt=mulai)
    return rows.select_related("permintaan").first()


def bertugas() -> QuerySet[Klaim]:
    """All that is set aside or on the spot."""
    return Klaim.objects.filter(status__in=KLAIM_HIDUP).select_related("sarana", "permintaan")
