"""What a review collects by itself: clocks, expected and real effects, decisions, fairness, money."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from poros.kernel.bahasa import naskah
from poros.kernel.organisasi.actor import Actor

from ..models import Kejadian, Perintah
from ..rules.alur import StatusSitrep
from ..values import SUMBANGAN
from . import papan as baca_papan


@naskah()
def kumpulkan(actor: Actor, kejadian: Kejadian, *, rinci: bool) -> dict[str, Any]:
    """Everything that is frozen with a review; `rinci` adds each order and each decision, for the evaluation."""
    orders = baca_papan.perintah(kejadian)
    found = jam_tercatat(kejadian, orders) | {
        "klaster": klaster(orders, kejadian.jam),
        "lain": [] if kejadian.latihan else _sumbangan(actor, kejadian.pk),
    }
    return found | {"rincian": _rincian(orders), "keputusan": _keputusan(kejadian)} if rinci else found


def jam_tercatat(kejadian: Kejadian, orders: Sequence[Perintah]) -> dict[str, Any]:
    """How long each step took, in minutes, and counts."""
    first = kejadian.laporan.order_by("waktu").values_list("waktu", flat=True).first() or kejadian.mulai
    assessed = kejadian.kaji.values_list("waktu", flat=True).first()
    declared = kejadian.penetapan.values_list("dicatat", flat=True).first()
    decided = list(kejadian.kartu.filter(diputus__isnull=False).values_list("diputus", "batas"))
    promised = list(kejadian.kontak.exclude(janji="").values_list("batas", "ditepati"))
    return {
        "lapor_ke_kaji": _menit(first, assessed),
        "kaji_ke_status": _menit(assessed, declared),
        "perintah": len(orders),
        "perintah_selesai": sum(baca_papan.beres(o) for o in orders),
        "putusan": len(decided),
        "putusan_lewat_batas": sum(at > edge for at, edge in decided),
        "sitrep": kejadian.sitrep.filter(status=StatusSitrep.SAH).count(),
        "janji": len(promised),
        "janji_ditepati": sum(kept is not None and kept <= due for due, kept in promised),
        "rumor": kejadian.rumor.count(),
        "rumor_dijawab": kejadian.rumor.filter(jawaban__isnull=False).count(),
    }


def klaster(orders: Sequence[Perintah], kini: datetime) -> list[dict[str, Any]]:
    """Of each cluster: how many orders, done, late; of how many an effect was expected, and of how many it is told."""
    return [
        {
            "nama": k.nama,
            "perintah": len(k.perintah),
            "selesai": k.selesai,
            "telat": k.telat,
            "diharapkan": sum(bool(o.harapan) for o in k.perintah),
            "dinilai": sum(bool(o.dampak) for o in k.perintah),
        }
        for k in baca_papan.klaster(orders, kini)
    ]


def _rincian(orders: Sequence[Perintah]) -> list[dict[str, Any]]:
    return [
        {
            "klaster": o.klaster,
            "unit": o.unit.nama,
            "isi": o.isi,
            "harapan": o.harapan,
            "dampak": o.dampak,
            "selesai": baca_papan.beres(o),
        }
        for o in orders
    ]


def _keputusan(kejadian: Kejadian) -> list[dict[str, Any]]:
    rows = kejadian.kartu.filter(diputus__isnull=False).select_related("pilihan").order_by("diputus")
    return [
        {
            "tanya": k.pertanyaan,
            "putusan": k.pilihan.nama,
            "oleh": k.pemutus,
            "menit": _menit(k.dibuat, k.diputus) if not kejadian.latihan else None,
            "lewat": k.diputus > k.batas,
            "hasil": k.hasil,
        }
        for k in rows
    ]


def _sumbangan(actor: Actor, kejadian_id: int) -> list[dict[str, str]]:
    """Fairness, money and what else other modules know of this event."""
    told = [card for collect in SUMBANGAN.evaluasi.values() for card in collect(actor, kejadian_id)]
    return [{"label": str(c.label), "nilai": c.nilai, "satuan": str(c.satuan)} for c in told]


def _menit(awal: datetime | None, akhir: datetime | None) -> int | None:
    return None if awal is None or akhir is None else round((akhir - awal).total_seconds() / 60)
