"""What a person settles for himself: language, and keys for programs that act in his office."""

import secrets
from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.antarmuka.rules import AWALAN_TOKEN, Cakupan, sidik_token
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Akun, Orang, TokenApi

from ..values import TokenBaru
from ..wewenang import Wewenang

HARI_MAKS = 366


@command(Wewenang.PROFIL, rekam=("bahasa",))
def pilih_bahasa(actor: Actor, orang: Orang, *, bahasa: str) -> Orang:  # noqa: ARG001 -- a command's signature
    """Remember the language in which the person is written to."""
    if bahasa not in dict(settings.LANGUAGES):
        raise Ditolak(_("Bahasa ini tidak tersedia."), "bahasa")
    Akun.objects.filter(orang=orang).update(bahasa=bahasa)
    return orang


@command(Wewenang.TOKEN_BUAT, rekam=("nama", "cakupan", "hari"))
def buat_token(actor: Actor, akun: Akun, *, nama: str, cakupan: Sequence[str], hari: int) -> TokenBaru:
    """Make a key that acts in the actor's present office; only its hash is kept."""
    if not cakupan or not set(cakupan) <= set(Cakupan):
        raise Ditolak(_("Pilih untuk apa kunci ini dipakai."), "cakupan")
    if not 1 <= hari <= HARI_MAKS:
        raise Ditolak(_("Masa berlaku 1 sampai %(n)s hari.") % {"n": HARI_MAKS}, "hari")
    rahasia = AWALAN_TOKEN + secrets.token_urlsafe(32)
    baris = TokenApi.objects.create(
        akun=akun,
        jabatan_id=actor.jabatan_id,
        nama=nama.strip(),
        sidik=sidik_token(rahasia),
        cakupan=sorted(cakupan),
        kedaluwarsa=timezone.now() + timedelta(days=hari),
    )
    return TokenBaru(baris, rahasia)


@command(Wewenang.TOKEN_CABUT)
def cabut_token(actor: Actor, token: TokenApi) -> TokenApi:  # noqa: ARG001 -- as above
    """Revoke a key at once."""
    token.dicabut = token.dicabut or timezone.now()
    token.save(update_fields=["dicabut"])
    return token
