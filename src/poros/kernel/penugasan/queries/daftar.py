"""Lists of work: each one index walk, newest first, never an OFFSET."""

from datetime import datetime

from django.db.models import Q, QuerySet

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import visible

from ..models import Penugasan
from ..rules import DI_TANGAN_UNIT, TERBUKA, Status
from ..wewenang import Wewenang

PARTIAL = Q(status__in=sorted(TERBUKA))


def penugasan_terlihat(actor: Actor) -> QuerySet[Penugasan]:
    """All work that the actor may see, with what a list shows of it."""
    return visible(actor, Wewenang.LIHAT, Penugasan.objects.all()).select_related(
        "arahan", "unit", "penerbit__unit", "koordinator", "pelaksana"
    )


def kotak_masuk(actor: Actor) -> QuerySet[Penugasan]:
    """Open work of the actor's office, newest first."""
    return penugasan_terlihat(actor).filter(_milik(actor), PARTIAL).order_by("-id")


def perintah_saya(actor: Actor) -> QuerySet[Penugasan]:
    """Open work that the actor's office ordered ("sudah/belum"), the longest overdue first."""
    return penugasan_terlihat(actor).filter(PARTIAL, penerbit_id=actor.jabatan_id).order_by("tenggat", "id")


def untuk_diputuskan(actor: Actor) -> QuerySet[Penugasan]:
    """What waits for this office as coordinator (returned, to be verified) or as issuer (to be approved)."""
    menunggu = Q(
        koordinator_id=actor.unit_id, status__in=(Status.MENUNGGU_VERIFIKASI, Status.DIKEMBALIKAN)
    ) | Q(penerbit_id=actor.jabatan_id, status=Status.TERVERIFIKASI)
    return penugasan_terlihat(actor).filter(PARTIAL, menunggu).order_by("tenggat", "id")


def terlambat(actor: Actor, kini: datetime) -> QuerySet[Penugasan]:
    """Work in the hands of a unit past its deadline, the oldest deadline first."""
    return (
        penugasan_terlihat(actor)
        .filter(PARTIAL, status__in=sorted(DI_TANGAN_UNIT), tenggat__lt=kini)
        .order_by("tenggat", "id")
    )


def _milik(actor: Actor) -> Q:
    """What lies in the actor's own inbox: the office's, or only one's own for staff."""
    from poros.kernel.organisasi.rules import Fungsi

    if actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA):
        kantor = actor.peta.kantor(actor.unit_id)
        return Q(kantor_id=kantor) if kantor == actor.unit_id else Q(unit_id__in=actor.keluarga)
    return Q(pelaksana_id=actor.jabatan_id)
