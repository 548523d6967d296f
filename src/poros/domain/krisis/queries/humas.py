"""Composing what the government says: the snapshot of a situation report, the feed."""

from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from poros.kernel.bahasa import naskah
from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import TidakBerwenang, visible

from ..labels import SEKTOR
from ..models import Kejadian, PeringatanCap, Siaran, Sitrep
from ..rules.alur import BERSTATUS, Status
from ..rules.angka import selisih
from ..wewenang import Wewenang
from . import angka as baca_angka
from . import papan as baca_papan
from . import pulih

M = TypeVar("M", bound=Model)
TERBARU = 20


def terbaru(rows: QuerySet[M], menunggu: Q) -> QuerySet[M]:
    """The newest of what was said, and whatever still waits, however old it is. One statement."""
    return rows.filter(Q(pk__in=rows.values("pk")[:TERBARU]) | menunggu)


def untuk_warga(kejadian: Kejadian) -> bool:
    """May citizens read of it? Once it was declared, also after its end; never a drill."""
    if kejadian.latihan or kejadian.status == Status.DIPANTAU:
        return False
    return kejadian.status in BERSTATUS or kejadian.penetapan.exists()


@naskah()
def potret(actor: Actor, kejadian: Kejadian) -> dict[str, Any]:
    """Everything a situation report freezes: status, figures with provenance, changes, orders, decisions, need."""
    board = baca_papan.papan(actor, kejadian)
    figures = baca_angka.beku(board.angka)
    last = board.sitrep.isi["angka"] if board.sitrep else []
    change = selisih({a["kode"]: a["nilai"] for a in figures}, {a["kode"]: a["nilai"] for a in last})
    need = pulih.kebutuhan(pulih.kerusakan(kejadian))
    decided = kejadian.kartu.filter(diputus__isnull=False).select_related("pilihan")[:10]
    return {
        "status": str(kejadian.get_status_display()),
        "masa": _masa(board),
        "angka": figures,
        "perubahan": change if last else {},
        "klaster": [
            {"nama": k.nama, "jumlah": len(k.perintah), "selesai": k.selesai, "telat": k.telat} for k in board.klaster
        ],
        "keputusan": [{"tanya": k.pertanyaan, "putusan": k.pilihan.nama, "oleh": k.pemutus} for k in decided],
        "menunggu": [{"tanya": k.pertanyaan, "berwenang": k.berwenang} for k in board.kartu],
        "lain": [{"label": str(s.label), "nilai": s.nilai, "satuan": str(s.satuan)} for s in board.sumbangan],
        "pemulihan": [{"sektor": str(SEKTOR[s]), "kebutuhan": n.kebutuhan} for s, n in need.items()],
    }


def _masa(board: baca_papan.Papan) -> str:
    if board.masa is None:
        return ""
    p = board.masa.penetapan
    return _("SK %(nomor)s, %(mulai)s sampai %(sampai)s, oleh %(penetap)s") % {
        "nomor": p.nomor,
        "mulai": f"{p.mulai:%d-%m-%Y}",
        "sampai": f"{p.sampai:%d-%m-%Y}",
        "penetap": p.penetap_nama,
    }


def sitrep_terlihat(actor: Actor, kejadian: Kejadian) -> list[Sitrep]:
    """Newest first; drafts too, marked so."""
    rows = Sitrep.objects.filter(kejadian__in=visible(actor, Wewenang.LIHAT, Kejadian.objects.filter(pk=kejadian.pk)))
    return list(rows[:50])


def satu_sitrep(actor: Actor, pk: int) -> Sitrep:
    """One report of an event that the actor may see."""
    return _anak(actor, Sitrep.objects.all(), pk)


def satu_peringatan(actor: Actor, pk: int) -> PeringatanCap:
    return _anak(actor, PeringatanCap.objects.all(), pk)


def _anak(actor: Actor, rows: QuerySet[M], pk: int) -> M:
    found = rows.filter(kejadian__in=visible(actor, Wewenang.LIHAT, Kejadian.objects.all()))
    row = found.select_related("kejadian").filter(pk=pk).first()
    if row is None:
        raise TidakBerwenang
    return row


def siaran_publik(kejadian: Kejadian) -> list[tuple[Siaran, list[dict[str, Any]]]]:
    """Statements with their figures as they were frozen: value, time and source together. One statement."""
    return [(s, [a | {"saat": parse_datetime(a["per"])} for a in s.angka]) for s in kejadian.siaran.all()[:20]]


def peringatan_berlaku() -> list[PeringatanCap]:
    """Real warnings that hold now, for the public feed: neither over, nor replaced, nor cancelled."""
    rows = PeringatanCap.objects.filter(kejadian__latihan=False, berakhir__gt=timezone.now(), digantikan__isnull=True)
    return list(rows.exclude(jenis_pesan="Cancel").select_related("kejadian")[:50])
