"""People and their accounts, for who looks after them; one's own tokens."""

from django.db.models import Q, QuerySet

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Akun, Orang, TokenApi
from poros.kernel.wewenang import visible

from ..wewenang import Wewenang

SEHALAMAN = 50


def cari_orang(actor: Actor, cari: str) -> QuerySet[Orang]:
    """People whose data the actor looks after, with their accounts; all, or those whom the words name."""
    rows = visible(actor, Wewenang.ORANG_UBAH, Orang.objects.all()).select_related("akun")
    kata = cari.replace("\0", "").strip()
    if not kata:
        return rows
    return rows.filter(Q(nama__icontains=kata) | Q(nip__startswith=kata) | Q(akun__username__startswith=kata.lower()))


def daftar_orang(actor: Actor, cari: str = "", sesudah: int | None = None) -> QuerySet[Orang]:
    """People by name from a place in the list on: one page and one row more."""
    rows = cari_orang(actor, cari).order_by("nama", "pk")
    if sesudah is not None:
        nama = Orang.objects.filter(pk=sesudah).values("nama")[:1]
        rows = rows.filter(Q(nama__gt=nama) | Q(nama=nama, pk__gt=sesudah))
    return rows[: SEHALAMAN + 1]


def akun_saya(actor: Actor) -> Akun | None:
    """The actor's own account."""
    return Akun.objects.filter(orang_id=actor.orang_id).first()


def token_saya(actor: Actor) -> QuerySet[TokenApi]:
    """The actor's keys for programs, newest first."""
    return TokenApi.objects.filter(akun__orang_id=actor.orang_id).select_related("jabatan__unit").order_by("-pk")
