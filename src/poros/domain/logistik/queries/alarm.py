"""What is alarming now: goods that lie, slow posts, too much, nothing at all, soon expired. Thirteen statements."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from ..labels import JENIS_ALARM, NADA_ALARM, SEBAB_NOL
from ..models import Barang, Gudang, Mutasi, Saldo
from ..rules.alarm import Batas, JenisAlarm, SebabNol, sebab_nol
from ..rules.alur import JenisGudang, JenisMutasi
from ..rules.stok import laju, mengendap, sisa_hari
from . import titik as baca
from .parameter import batas
from .stok import cadangan_berlaku, stok_semua

LAJU_HARI = 30
"""Over which the distribution rate is taken."""
LIHAT_HARI = 60
"""So far back what was received is followed."""
KOSONG_HARI = 2
"""A point that took nothing on so many days, and has nothing left, has nothing."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """One thing to be looked at; `sebab` only where a point has nothing."""

    jenis: JenisAlarm
    tempat: str
    kalimat: str
    gudang_id: int | None = None
    titik_id: int | None = None
    barang_id: int | None = None
    nilai: int = 0
    sebab: SebabNol | None = None

    @property
    def nama(self) -> str:
        return str(JENIS_ALARM[self.jenis])

    @property
    def nada(self) -> str:
        return NADA_ALARM[self.jenis]


def alarm(kini: datetime | None = None) -> list[Alarm]:
    """All alarms, the loudest first."""
    now = kini or timezone.now()
    limits, kinds = batas(timezone.localdate(now)), {b.pk: b for b in Barang.objects.filter(aktif=True)}
    found = [*_titik(now, limits, kinds), *_gudang(now, limits, kinds), *_basi(now, limits)]
    order = list(NADA_ALARM)
    return sorted(found, key=lambda a: (a.nada != "bahaya", a.nada == "info", order.index(a.jenis), a.tempat))


def _gudang(now: datetime, limits: Batas, kinds: dict[int, Barang]) -> list[Alarm]:
    """Posts, and stores that serve an incident; the others keep their stock in peace."""
    moving = Gudang.objects.filter(Q(jenis=JenisGudang.POS) | Q(kejadian_id__isnull=False), aktif=True)
    places = {g.pk: g for g in moving}
    held = {key: n for key, n in stok_semua(timezone.localdate(now)).items() if key[0] in places}
    kept = {(c.gudang_id, c.barang_id): c.jumlah for c in cadangan_berlaku(timezone.localdate(now))}
    fresh = _arus(now - timedelta(hours=limits.mengendap_jam), places, masuk=True)
    found = []
    for (g, b), n in held.items():
        over = mengendap(n, kept.get((g, b), 0), fresh.get((g, b), 0))
        if over and b in kinds:
            words = _("%(n)s %(satuan)s %(barang)s lebih dari %(jam)s jam dan bukan cadangan") % {
                "n": over, "satuan": kinds[b].satuan, "barang": kinds[b].nama, "jam": limits.mengendap_jam,
            }  # fmt: skip
            found.append(Alarm(JenisAlarm.MENGENDAP, places[g].nama, words, gudang_id=g, barang_id=b, nilai=over))
    return found + _laju(now, limits, places)


def _laju(now: datetime, limits: Batas, places: dict[int, Gudang]) -> list[Alarm]:
    since = now - timedelta(days=LAJU_HARI)
    came, went = defaultdict(int), defaultdict(int)
    for (g, _b), n in _arus(since, places, masuk=True).items():
        came[g] += n
    for (g, _b), n in _arus(since, places, masuk=False).items():
        went[g] -= n
    found = []
    for g, place in places.items():
        rate = laju(came[g], went[g])
        if rate is not None and rate < limits.laju_persen:
            words = _("%(n)s%% dari yang masuk sudah keluar; paling sedikit %(batas)s%%") % {
                "n": rate, "batas": limits.laju_persen,
            }  # fmt: skip
            found.append(Alarm(JenisAlarm.LAJU, place.nama, words, gudang_id=g, nilai=rate))
    return found


def _arus(sejak: datetime, places: dict[int, Gudang], *, masuk: bool) -> dict[tuple[int, int], int]:
    """(warehouse, goods) → what came in, or (negative) what went out, since then; a count is neither."""
    signed = Q(jumlah__gt=0) if masuk else Q(jumlah__lt=0)
    kinds = (JenisMutasi.MASUK, JenisMutasi.PINDAH) if masuk else (JenisMutasi.KELUAR, JenisMutasi.PINDAH)
    rows = Mutasi.objects.filter(signed, waktu__gt=sejak, jenis__in=kinds, saldo__gudang__in=places)
    told = rows.order_by().values_list("saldo__gudang_id", "saldo__lot__barang_id").annotate(n=Sum("jumlah"))
    return {(g, b): n for g, b, n in told}


def _titik(now: datetime, limits: Batas, kinds: dict[int, Barang]) -> list[Alarm]:
    """Points with people: what they have too much of, and what they have nothing of and why."""
    hari = timezone.localdate(now)
    points, items = baca.titik_aktif(), _butir(kinds)
    got = baca.terima_harian(points, hari - timedelta(days=LIHAT_HARI - 1), LIHAT_HARI)
    need = baca.kebutuhan([b[0] for b in items], points, hari, 1)
    ways, held = defaultdict(set), stok_semua(hari)
    for way in baca.jalur_terbuka():
        ways[way.titik_id].add(way.gudang_id)
    found = []
    for point in points:
        empty: dict[SebabNol, list[str]] = defaultdict(list)
        for item in items:
            taken = _terima(got, point.pk, item)
            last = sisa_hari(taken, [need.get((point.pk, item[0].pk), 0)] * LIHAT_HARI)
            if last is not None and last > limits.berlebih_hari:
                words = _("%(barang)s cukup untuk %(n)s hari") % {"barang": item[0].nama, "n": last}
                found.append(Alarm(JenisAlarm.BERLEBIH, point.nama, words, titik_id=point.pk, nilai=last))
            elif last == 0 and not any(taken[-KOSONG_HARI:]):
                has = any(held.get((g, b.pk)) for g in ways[point.pk] for b in item)
                empty[sebab_nol(ada_jalur=bool(ways[point.pk]), ada_stok=has)].append(item[0].nama)
        for why, names in empty.items():
            words = f"{', '.join(names)}: {SEBAB_NOL[why]}"
            found.append(Alarm(JenisAlarm.NOL, point.nama, words, titik_id=point.pk, sebab=why, nilai=len(names)))
    return found


def _butir(kinds: dict[int, Barang]) -> list[list[Barang]]:
    """Goods that serve the same item of the standard, together: who has bottled water is not without water."""
    found: dict[str, list[Barang]] = defaultdict(list)
    for b in kinds.values():
        if b.butir:
            found[b.butir].append(b)
    return list(found.values())


def _terima(got: dict[tuple[int, int], list[int]], titik_id: int, item: list[Barang]) -> list[int]:
    """What was received of an item each day, in units of its first kind of goods."""
    total = [0] * LIHAT_HARI
    for b in item:
        for n, amount in enumerate(got.get((titik_id, b.pk), ())):
            total[n] += int(amount * b.isi / item[0].isi)
    return total


def _basi(now: datetime, limits: Batas) -> list[Alarm]:
    edge = timezone.localdate(now) + timedelta(days=limits.kedaluwarsa_hari)
    rows = Saldo.objects.filter(jumlah__gt=0, lot__kedaluwarsa__lte=edge).select_related("gudang", "lot__barang")
    return [
        Alarm(
            JenisAlarm.KEDALUWARSA,
            row.gudang.nama,
            _("%(n)s %(satuan)s %(barang)s sampai %(hari)s")
            % {
                "n": row.jumlah, "satuan": row.lot.barang.satuan, "barang": row.lot.barang.nama,
                "hari": f"{row.lot.kedaluwarsa:%d-%m-%Y}",
            },
            gudang_id=row.gudang_id,
            barang_id=row.lot.barang_id,
            nilai=row.jumlah,
        )
        for row in rows.order_by("lot__kedaluwarsa", "pk")
    ]  # fmt: skip
