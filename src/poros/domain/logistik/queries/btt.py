"""Emergency money: what is left, what waits with the treasury, cash books, and how complete a DSP file is."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet, Sum

from poros.domain.krisis.publik import status_aktif
from poros.kernel.organisasi.actor import Actor
from poros.kernel.tenggat.queries import mesin
from poros.kernel.wewenang import fetch, visible
from poros.pure.tenggat import NotInForceError

from ..models import BerkasDsp, KasBtt, PaguBtt, PeranLogistik, Rkb
from ..rules.alur import PeranUnit, StatusRkb
from ..wewenang import Wewenang
from .parameter import stimulan, syarat_dsp

CAIR = "btt-cair"
SK_STATUS = "sk-tanggap-darurat"
KELAS = ("rusak_berat", "rusak_sedang", "rusak_ringan")


@dataclass(frozen=True, slots=True)
class Papan:
    """The year's money as it is bound."""

    pagu: PaguBtt
    menunggu: int
    cair: int
    dipakai: int


def pagu(tahun: int) -> PaguBtt | None:
    return PaguBtt.objects.filter(tahun=tahun).first()


def pagu_terlihat(actor: Actor) -> bool:
    """May this actor see the year's money, and is there any? One statement."""
    return visible(actor, Wewenang.PAGU_LIHAT, PaguBtt.objects.filter(tahun=actor.hari.year)).exists()


def papan(actor: Actor) -> Papan | None:
    """This year's board, for whoever may see it. Two statements."""
    row = visible(actor, Wewenang.PAGU_LIHAT, PaguBtt.objects.filter(tahun=actor.hari.year)).first()
    if row is None:
        return None
    rows = Rkb.objects.filter(pagu=row).order_by().values("status")
    total = {r["status"]: (r["n"], r["sisa"]) for r in rows.annotate(n=Sum("jumlah"), sisa=Sum("sisa"))}
    done, back = total.get(StatusRkb.SELESAI, (0, 0))
    return Papan(row, total.get(StatusRkb.DIAJUKAN, (0,))[0], total.get(StatusRkb.CAIR, (0,))[0], done - back)


def rkb_terlihat(actor: Actor, status: str = "") -> QuerySet[Rkb]:
    rows = Rkb.objects.select_related("unit", "pagu")
    return visible(actor, Wewenang.RKB_LIHAT, rows.filter(status=status) if status else rows)


def satu_rkb(actor: Actor, pk: int, wewenang: Wewenang = Wewenang.RKB_LIHAT) -> Rkb:
    return fetch(actor, wewenang, Rkb.objects.select_related("unit", "pagu"), pk)


def buku_kas(rkb: Rkb) -> QuerySet[KasBtt]:
    return KasBtt.objects.filter(rkb=rkb).order_by("urut")


def batas_cair(actor: Actor, mulai: datetime) -> datetime | None:
    """By when the treasury pays; None where no rule holds."""
    try:
        return mesin(actor).jatuh_tempo(CAIR, mulai)
    except NotInForceError:
        return None


def unit_bud() -> list[int]:
    return list(PeranLogistik.objects.filter(peran=PeranUnit.BUD).values_list("unit_id", flat=True))


def dsp_terlihat(actor: Actor) -> QuerySet[BerkasDsp]:
    return visible(actor, Wewenang.DSP_LIHAT, BerkasDsp.objects.select_related("unit").prefetch_related("syarat"))


def satu_dsp(actor: Actor, pk: int, wewenang: Wewenang = Wewenang.DSP_LIHAT) -> BerkasDsp:
    return fetch(actor, wewenang, BerkasDsp.objects.select_related("unit").prefetch_related("syarat"), pk)


def kelengkapan(dsp: BerkasDsp) -> list[dict[str, Any]]:
    """Each paper asked for, and the one that is there."""
    have = {s.kode: s for s in dsp.syarat.all()}
    return [s | {"ada": have.get(s["kode"])} for s in syarat_dsp()]


def syarat_berikut(dsp: BerkasDsp, hari: date) -> dict[str, Any]:
    """What a form for the next paper begins with; of the decree of the incident all is known but the scan."""
    missing = next((s["kode"] for s in kelengkapan(dsp) if not s["ada"]), None)
    begin: dict[str, Any] = {"kode": missing, "tanggal": hari}
    decree = status_aktif(dsp.kejadian_id) if missing == SK_STATUS and dsp.kejadian_id else None
    return begin | ({"nomor": decree.nomor, "tanggal": decree.tanggal} if decree else {})


def perkiraan(dsp: BerkasDsp, hari: date) -> int:
    """Rupiah of stimulus for the houses counted, by the amounts of the day."""
    rates = stimulan(hari)
    return sum(getattr(dsp, kelas) * rates[kelas] for kelas in KELAS)
