"""Runs and their stops; and the plan of a day's runs by the route engine."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, time

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from poros.kernel.berkas.models import Tautan
from poros.kernel.berkas.queries import tautan
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import boleh, fetch, visible
from poros.pure.krisis.rute import Rute, rencanakan

from ..models import BarisAlokasi, Gudang, Jalur, Kiriman, Penerimaan, Perhentian
from ..rules.alur import StatusKiriman
from ..rules.rute import Beban, Hari, Tujuan, belah, soal
from ..values import Armada, DataKiriman, Muatan, Rencana
from ..wewenang import OBJEK_PENERIMAAN, Wewenang
from .alokasi import siap_kirim


def kiriman_terlihat(actor: Actor, status: str = "") -> QuerySet[Kiriman]:
    rows = Kiriman.objects.select_related("gudang").annotate(
        henti=Count("perhentian", distinct=True),
        sampai=Count("perhentian", distinct=True, filter=Q(perhentian__penerimaan__isnull=False)),
    )
    return visible(actor, Wewenang.KIRIMAN_LIHAT, rows.filter(status=status) if status else rows)


def satu_kiriman(actor: Actor, pk: int, wewenang: Wewenang = Wewenang.KIRIMAN_LIHAT) -> Kiriman:
    return fetch(actor, wewenang, Kiriman.objects.select_related("gudang__unit"), pk)


def perhentian(kiriman: Kiriman) -> list[Perhentian]:
    """Its stops with what goes there. Two statements."""
    rows = kiriman.perhentian.select_related("titik", "penerimaan")
    return list(rows.prefetch_related("baris__barang"))


def satu_perhentian(actor: Actor, pk: int) -> Perhentian:
    """A stop at which this actor may count."""
    rows = Perhentian.objects.select_related("titik", "kiriman__gudang", "penerimaan")
    return fetch(actor, Wewenang.TERIMA_CATAT, rows.prefetch_related("baris__barang"), pk)


def harus_diterima(actor: Actor) -> QuerySet[Perhentian]:
    """Stops of runs on their way at which this actor may count."""
    rows = Perhentian.objects.filter(kiriman__status=StatusKiriman.BERANGKAT, penerimaan__isnull=True)
    return visible(actor, Wewenang.TERIMA_CATAT, rows.select_related("titik", "kiriman__gudang"))


def satu_bukti(actor: Actor, pk: int) -> Penerimaan:
    """A receipt, for whoever takes part in it."""
    rows = Penerimaan.objects.select_related("perhentian__titik", "perhentian__kiriman")
    return fetch(actor, Wewenang.BUKTI_LIHAT, rows.prefetch_related("perhentian__baris__barang"), pk)


def bukti(actor: Actor, penerimaan: Penerimaan) -> list[Tautan]:
    """Photographs of a receipt, for whoever may see them."""
    return list(tautan(actor, OBJEK_PENERIMAAN, penerimaan.pk))


def bukti_terlihat(actor: Actor, stops: Sequence[Perhentian]) -> set[int]:
    """Which stops' receipts this actor may see, names and all. One statement."""
    shown = visible(actor, Wewenang.BUKTI_LIHAT, Penerimaan.objects.filter(perhentian__in=stops))
    return set(shown.values_list("perhentian_id", flat=True))


def boleh_kiriman(actor: Actor, kiriman: Kiriman) -> bool:
    return bool(boleh(actor, kiriman, Wewenang.KIRIMAN_JALANKAN))


def rencana(gudang: Gudang, hari: date, armada: Sequence[Armada], *, detik: float) -> Rencana:
    """Runs for what is decided and not sent yet, by the vehicles there are."""
    lines = {row.pk: row for row in siap_kirim(gudang.pk)}
    if not lines:
        raise Ditolak(_("Tidak ada alokasi ditetapkan yang belum dikirim dari gudang ini."))
    goals = belah(_tujuan(gudang, list(lines.values())), max(a.muat_kg for a in armada))
    # By place, not by name: two kinds may be called the same.
    fleet = {str(n): (a.muat_kg, a.banyak) for n, a in enumerate(armada)}
    plan = rencanakan(soal(goals, fleet, Hari()), detik=detik)
    loads = [_muatan(goals, route, lines) for route in plan.rute]
    return Rencana(
        kiriman=tuple(_kiriman(load, plan.rute[n], n + 1, armada, hari) for n, load in enumerate(loads)),
        kejadian=tuple(_kejadian(load) for load in loads),
        terlewat=tuple((goals[int(name)].titik_id, why.value) for name, why in plan.terlewat),
        celah=plan.celah,
    )


def _tujuan(gudang: Gudang, lines: Sequence[BarisAlokasi]) -> list[Tujuan]:
    by_point: dict[int, list[BarisAlokasi]] = defaultdict(list)
    for row in lines:
        by_point[row.titik_id].append(row)
    ways = {j.titik_id: j for j in Jalur.objects.filter(gudang=gudang, titik__in=by_point, terbuka=True)}
    found = []
    for pk, rows in by_point.items():
        if pk not in ways:
            continue
        t, way = rows[0].titik, ways[pk]
        place = (float(t.lat), float(t.lng)) if t.lat is not None and t.lng is not None else None
        load = tuple(Beban(r.pk, r.jumlah - r.dikirim, r.alokasi.barang.berat_gram) for r in rows)
        found.append(Tujuan(pk, load, way.meter, way.menit, place, _menit(t.buka), _menit(t.tutup)))
    if not found:
        raise Ditolak(_("Tidak ada jalur terbuka dari gudang ini ke titik yang menunggu."))
    return found


def _menit(jam: time | None) -> int | None:
    return None if jam is None else jam.hour * 60 + jam.minute


Baris = list[tuple[Muatan, BarisAlokasi]]


def _muatan(goals: Sequence[Tujuan], route: Rute, lines: Mapping[int, BarisAlokasi]) -> Baris:
    """What a route brings, stop by stop; parts of one line that meet again in it become one."""
    load: dict[tuple[int, int], int] = defaultdict(int)
    for name in route.perhentian:
        goal = goals[int(name)]
        for part in goal.beban:
            load[goal.titik_id, part.kunci] += part.jumlah
    return [
        (Muatan(titik_id=t, barang_id=lines[k].alokasi.barang_id, jumlah=n, alokasi_id=k), lines[k])
        for (t, k), n in load.items()
    ]


def _kiriman(load: Baris, route: Rute, nomor: int, armada: Sequence[Armada], hari: date) -> DataKiriman:
    vehicle = armada[int(route.kendaraan)]
    return DataKiriman(
        hari=hari,
        kendaraan=f"{vehicle.nama} ({nomor})",
        muat_kg=vehicle.muat_kg,
        muatan=tuple(part for part, _line in load),
        meter=route.jarak,
    )


def _kejadian(load: Baris) -> dict[str, object]:
    """A run is for what its first allocation is for, be that incident over or not."""
    cause = load[0][1].alokasi
    return {"kejadian_id": cause.kejadian_id, "kejadian": cause.kejadian}
