"""People and their accounts, for who looks after them; one's own tokens."""

from django.db.models import Q, QuerySet

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Akun, Orang, TokenApi
from poros.kernel.wewenang import visible

from ..wewenang import Wewenang

SEHALAMAN = 50


def daftar_orang(actor: Actor, cari: str = "", sesudah: int | None = None) -> QuerySet[Orang]:
    """People by name from a place in the list on, with their accounts: one page and one row more."""
    rows = visible(actor, Wewenang.ORANG_UBAH, Orang.objects.all()).select_related("akun").order_by("nama", "pk")
    kata = cari.strip()
    if kata:
        rows = rows.filter(
            Q(nama__icontains=kata) | Q(nip__startswith=kata) | Q(akun__username__startswith=kata.lower())
        )
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
