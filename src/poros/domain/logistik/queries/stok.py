"""What lies where: balances, free stock, movements, and whether the books agree with themselves."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import BigIntegerField, F, OuterRef, Q, QuerySet, Subquery, Sum, Window
from django.db.models.functions import Coalesce, Lag
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import fetch, visible

from ..models import Barang, Cadangan, Gudang, Lot, Mutasi, Saldo
from ..rules.stok import Isi
from ..wewenang import Wewenang


def gudang_terlihat(actor: Actor, q: str = "") -> QuerySet[Gudang]:
    rows = Gudang.objects.select_related("unit")
    if q.strip():
        rows = rows.filter(Q(nama__icontains=q.strip()) | Q(kode__icontains=q.strip()))
    return visible(actor, Wewenang.GUDANG_LIHAT, rows)


def satu_gudang(actor: Actor, pk: int, wewenang: Wewenang = Wewenang.GUDANG_LIHAT) -> Gudang:
    return fetch(actor, wewenang, Gudang.objects.select_related("unit"), pk)


def barang_dipakai() -> list[Barang]:
    return list(Barang.objects.filter(aktif=True))


def isi_gudang(gudang: Gudang) -> QuerySet[Saldo]:
    """Its lots with goods in them, kind by kind, what expires first first."""
    rows = Saldo.objects.filter(gudang=gudang, jumlah__gt=0).select_related("lot__barang", "lot__donasi")
    return rows.order_by("lot__barang__nama", F("lot__kedaluwarsa").asc(nulls_last=True), "pk")


def saldo_gudang(gudang: Gudang, saldo_id: int) -> Saldo:
    """A lot that lies here; `Ditolak` when it does not."""
    row = Saldo.objects.filter(pk=saldo_id, gudang=gudang).select_related("lot__barang").first()
    if row is None:
        raise Ditolak(_("Pilih lot yang ada di gudang ini."), "saldo")
    return row


def mutasi(gudang: Gudang) -> QuerySet[Mutasi]:
    """Its movements, for a page of them."""
    return Mutasi.objects.filter(saldo__gudang=gudang).select_related("saldo__lot__barang", "lawan")


def layak(gudang_id: int, barang_id: int) -> list[Isi]:
    """Lots of a kind in a warehouse, for picking."""
    rows = Saldo.objects.filter(gudang_id=gudang_id, lot__barang_id=barang_id, jumlah__gt=0)
    return [Isi(*row) for row in rows.values_list("pk", "jumlah", "lot__kedaluwarsa")]


def stok(barang_id: int, hari: date, *, bebas: bool = True) -> dict[int, int]:
    """Of a kind: how much each warehouse has that has not expired; `bebas` leaves the buffers out. Two statements."""
    fresh = Q(lot__kedaluwarsa__isnull=True) | Q(lot__kedaluwarsa__gte=hari)
    rows = Saldo.objects.filter(fresh, lot__barang_id=barang_id, jumlah__gt=0, gudang__aktif=True)
    held = dict(rows.values("gudang_id").annotate(n=Sum("jumlah")).values_list("gudang_id", "n"))
    if not bebas:
        return held
    kept = dict(cadangan_berlaku(hari).filter(barang_id=barang_id).values_list("gudang_id", "jumlah"))
    return {pk: left for pk, n in held.items() if (left := n - kept.get(pk, 0)) > 0}


def stok_semua(hari: date) -> dict[tuple[int, int], int]:
    """(warehouse, kind) → what lies there and has not expired."""
    fresh = Q(lot__kedaluwarsa__isnull=True) | Q(lot__kedaluwarsa__gte=hari)
    rows = Saldo.objects.filter(fresh, jumlah__gt=0, gudang__aktif=True).values("gudang_id", "lot__barang_id")
    return {(r["gudang_id"], r["lot__barang_id"]): r["n"] for r in rows.annotate(n=Sum("jumlah")).order_by()}


def cadangan_berlaku(hari: date) -> QuerySet[Cadangan]:
    return Cadangan.objects.filter(Q(sampai__isnull=True) | Q(sampai__gte=hari))


def ringkas(gudang: Iterable[Gudang], hari: date) -> dict[int, dict[str, int]]:
    """For a list of warehouses: kinds, and lots that expire within a month. One statement."""
    found: dict[int, dict[str, int]] = defaultdict(lambda: {"barang": 0, "lot": 0, "basi": 0})
    rows = Saldo.objects.filter(gudang__in=list(gudang), jumlah__gt=0)
    seen: dict[int, set[int]] = defaultdict(set)
    for pk, barang, expiry in rows.values_list("gudang_id", "lot__barang_id", "lot__kedaluwarsa"):
        seen[pk].add(barang)
        found[pk]["lot"] += 1
        found[pk]["basi"] += bool(expiry and expiry < hari)
    for pk, kinds in seen.items():
        found[pk]["barang"] = len(kinds)
    return found


def cacat_buku() -> list[str]:
    """Where balances and movements do not agree: sum, chain, or a movement that is missing. Empty when all is well."""
    moved = Mutasi.objects.filter(saldo=OuterRef("pk")).order_by().values("saldo")
    total = Subquery(moved.annotate(n=Sum("jumlah")).values("n"), output_field=BigIntegerField())
    rows = Saldo.objects.annotate(jalan=Coalesce(total, 0, output_field=BigIntegerField()))
    wrong = [f"saldo {row.pk}" for row in rows.exclude(jalan=F("jumlah"))]
    before = Window(Lag("sisa", default=0), partition_by="saldo", order_by="urut")
    place = Window(Lag("urut", default=0), partition_by="saldo", order_by="urut")
    chain = Mutasi.objects.annotate(tadi=before, nomor_tadi=place).values_list(
        "pk", "tadi", "jumlah", "sisa", "nomor_tadi", "urut"
    )
    wrong += [f"mutasi {pk}" for pk, tadi, n, sisa, no, urut in chain if tadi + n != sisa or no + 1 != urut]
    last = Mutasi.objects.filter(saldo=OuterRef("pk")).order_by("-urut").values("urut")[:1]
    tail = Saldo.objects.annotate(akhir=Coalesce(Subquery(last), 0)).exclude(akhir=F("urut"))
    return wrong + [f"urut {row.pk}" for row in tail]


def lot_terlihat(barang: Barang) -> QuerySet[Lot]:
    return Lot.objects.filter(barang=barang)
