"""Reading: what waits for an office, what a document is made of, what a thing has had signed."""

from django.db.models import QuerySet

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import fetch, visible

from .models import Dokumen, Permintaan, Persetujuan, SertifikatLokal, TandaTangan
from .rules import SEDANG, Status
from .wewenang import Wewenang

TERTUTUP = (Status.SAH, Status.DITOLAK, Status.DIBATALKAN)


def untuk(objek: str, objek_id: int) -> QuerySet[Dokumen]:
    """The documents of a thing, newest first, with signers and proofs. For the module that owns the thing."""
    rows = Dokumen.objects.filter(objek=objek, objek_id=objek_id).select_related("asal", "terkini").order_by("-pk")
    return rows.prefetch_related("permintaan__jabatan", "tanda_tangan")


def menunggu(actor: Actor) -> QuerySet[Permintaan]:
    """What this office has still to sign, newest first."""
    rows = Permintaan.objects.exclude(status__in=TERTUTUP).order_by("-pk")
    return visible(actor, Wewenang.BUKA, rows).select_related("dokumen", "dokumen__unit", "jabatan")


def riwayat(actor: Actor) -> QuerySet[Permintaan]:
    """What this office has signed or refused."""
    rows = Permintaan.objects.filter(status__in=TERTUTUP).order_by("-pk")
    return visible(actor, Wewenang.BUKA, rows).select_related("dokumen", "dokumen__unit", "jabatan")


def satu(actor: Actor, pk: int) -> Permintaan:
    """A request of this office, with its document."""
    rows = Permintaan.objects.select_related("dokumen", "dokumen__unit", "dokumen__terkini", "dokumen__asal", "jabatan")
    return fetch(actor, Wewenang.BUKA, rows, pk)


def sudah(actor: Actor, pk: list[int]) -> dict[int, bool]:
    """Which requests this person has opened (False) and agreed to (True)."""
    rows = Persetujuan.objects.filter(permintaan_id__in=pk, orang_id=actor.orang_id).order_by("setuju")
    return dict(rows.values_list("permintaan_id", "setuju"))


def tanda_tangan(dokumen: Dokumen) -> QuerySet[TandaTangan]:
    """The proofs of a document, in the order in which they were made."""
    return TandaTangan.objects.filter(dokumen=dokumen).select_related("berkas")


def diragukan() -> QuerySet[Permintaan]:
    """Calls whose outcome is not known, for the clock."""
    return Permintaan.objects.filter(status__in=SEDANG).select_related("dokumen").order_by("pk")


def sertifikat(actor: Actor) -> QuerySet[SertifikatLokal]:
    """Certificates of the local CA that this actor may see: one's own, for the administrator all."""
    return visible(actor, Wewenang.SERTIFIKAT_LIHAT, SertifikatLokal.objects.select_related("orang"))
