"""Lists of letters."""

from django.db.models import Q, QuerySet
from django.db.models.functions import Upper

from poros.kernel.berkas.models import Tautan
from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import visible

from ..models import Surat
from ..rules import Status
from ..wewenang import SUMBER, Wewenang


def surat_terlihat(actor: Actor) -> QuerySet[Surat]:
    """All letters that the actor may see, without the long text that no list shows."""
    return (
        visible(actor, Wewenang.LIHAT, Surat.objects.all())
        .select_related("pemegang__unit", "kepada", "unit")
        .defer("teks", "cari")
    )


def meja(actor: Actor) -> QuerySet[Surat]:
    """Letters on the actor's desk that await a decision: the quickest speed first, then the longest waiting."""
    return (
        surat_terlihat(actor)
        .filter(pemegang_id=actor.jabatan_id, status=Status.MENUNGGU_ARAHAN)
        .select_related("usulan__pemeriksa")
        .order_by("diterima", "id")
    )


def agenda(actor: Actor, tahun: int) -> QuerySet[Surat]:
    """The agenda book of the actor's unit for a year, in order of number (02 §2.4)."""
    return surat_terlihat(actor).filter(unit_id=actor.unit_id, tahun=tahun).order_by("urut")


def serupa(actor: Actor, *, nomor: str, pengirim: str, sha256: str = "") -> QuerySet[Surat]:
    """Letters that look like this one: same number and sender, or the very same file."""
    sama = Q(pk__in=())
    if nomor.strip() and pengirim.strip():
        sama |= Q(nomor_atas=nomor.strip().upper(), pengirim__iexact=pengirim.strip())
    if sha256:
        sama |= Q(pk__in=Tautan.objects.filter(objek=SUMBER, berkas__sha256=sha256).values("objek_id"))
    return surat_terlihat(actor).annotate(nomor_atas=Upper("nomor")).filter(sama).order_by("-id")[:5]
