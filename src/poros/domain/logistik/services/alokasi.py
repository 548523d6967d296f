"""Sharing out: computed, frozen with its certificate, decided, taken back."""

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.pure.isian import MasukanError

from ..models import Alokasi, Barang, BarisAlokasi
from ..queries.alokasi import jawab, soal
from ..rules.alur import FLOW_ALOKASI, AksiAlokasi, StatusAlokasi
from ..values import DataAlokasi
from ..wewenang import Wewenang
from .gudang import barang_aktif
from .kejadian import berubah, kolom

HARI_MAKS = 30


@command(Wewenang.ALOKASI_HITUNG, rekam=("data",), kunci=False)
def hitung_alokasi(actor: Actor, unit: Unit, *, data: DataAlokasi) -> Alokasi:  # noqa: ARG001 -- the unit authorises
    """Ask the engine for fair shares of one kind of goods; what comes out is a proposal."""
    kind = barang_aktif(data.barang_id)
    if not kind.butir:
        raise Ditolak(_("Barang ini tidak terhubung ke butir standar, jadi kebutuhannya tak terhitung."), "barang")
    if not 0 < data.hari <= HARI_MAKS:
        raise Ditolak(_("Hitung untuk 1 sampai %(n)s hari.") % {"n": HARI_MAKS}, "hari")
    try:
        asked = soal(kind, data.dari, data.hari, actor.hari)
    except MasukanError as error:
        raise Ditolak(_("Pada hari itu belum ada standar kebutuhan yang berlaku."), "dari") from error
    if not any(asked.butuh.values()):
        raise Ditolak(_("Tidak ada titik yang masih membutuhkan barang ini pada hari-hari itu."), "barang")
    event = kolom(actor, data.kejadian_id)
    _fair, kept, lines = jawab(asked)
    row = Alokasi.objects.create(
        barang=kind,
        dari=data.dari,
        hari=data.hari,
        soal={
            "supplies": dict(asked.stok),
            "needs": dict(asked.butuh),
            "open_routes": [list(way) for way in asked.jalur],
            "cost": [[g, t, int(c)] for (g, t), c in (asked.biaya or {}).items()],
        },
        hasil=kept,
        **event,
    )
    BarisAlokasi.objects.bulk_create(BarisAlokasi(alokasi=row, gudang_id=g, titik_id=t, jumlah=n) for g, t, n in lines)
    return row


@command(Wewenang.ALOKASI_PUTUS, rekam=("aksi", "alasan"))
def putuskan_alokasi(actor: Actor, alokasi: Alokasi, *, aksi: AksiAlokasi, alasan: str = "") -> Alokasi:
    """Decide on a proposal, or take a decision back; stock that has moved since asks for a new proposal."""
    alokasi.status = FLOW_ALOKASI.step(StatusAlokasi(alokasi.status), aksi)
    if aksi is AksiAlokasi.BATALKAN:
        if not alasan.strip():
            raise Ditolak(_("Tuliskan alasannya."), "alasan")
        alokasi.alasan = alasan.strip()
    elif not _masih_cukup(alokasi, actor):
        raise Ditolak(_("Stok sudah berubah sejak dihitung. Hitung lagi, lalu tetapkan yang baru."))
    alokasi.save(update_fields=["status", "alasan"])
    berubah(alokasi)
    return alokasi


def _masih_cukup(alokasi: Alokasi, actor: Actor) -> bool:
    """Is what each warehouse must give still free there? Who decides on goods of one kind waits for the other."""
    Barang.objects.select_for_update(no_key=True).get(pk=alokasi.barang_id)
    free = soal(alokasi.barang, alokasi.dari, alokasi.hari, actor.hari).stok
    give: dict[str, int] = {}
    for g, n in alokasi.baris.values_list("gudang_id", "jumlah"):
        give[str(g)] = give.get(str(g), 0) + n
    return all(free.get(g, 0) >= n for g, n in give.items())
