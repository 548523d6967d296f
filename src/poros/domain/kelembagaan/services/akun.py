"""People, and the accounts with which they sign in."""

from dataclasses import asdict

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Akun, Orang, Unit
from poros.kernel.organisasi.sandi import beri_sandi_sementara

from ..values import DataOrang, SandiBaru
from ..wewenang import Wewenang


@command(Wewenang.ORANG_CATAT, kunci=False)
def catat_orang(actor: Actor, unit: Unit, *, data: DataOrang) -> Orang:  # noqa: ARG001 -- a command's signature
    """Enter a person whose NIP nobody else has."""
    _nip_bebas(data.nip, None)
    return _simpan(Orang(**asdict(data)))


@command(Wewenang.ORANG_UBAH)
def ubah_orang(actor: Actor, orang: Orang, *, data: DataOrang) -> Orang:  # noqa: ARG001 -- as above
    """Correct what is known of a person."""
    _nip_bebas(data.nip, orang.pk)
    for name, value in asdict(data).items():
        setattr(orang, name, value)
    return _simpan(orang)


@command(Wewenang.AKUN, rekam=("username",))
def buat_akun(actor: Actor, orang: Orang, *, username: str) -> SandiBaru:  # noqa: ARG001 -- as above
    """Give a person an account, opened by a one-time password that is shown once."""
    nama = username.strip().lower()
    if Akun.objects.filter(orang=orang).exists():
        raise Ditolak(_("%(nama)s sudah mempunyai akun.") % {"nama": orang.nama})
    terpakai = Ditolak(_("Nama pengguna “%(nama)s” sudah dipakai.") % {"nama": nama}, "username")
    if Akun.objects.filter(username=nama).exists():
        raise terpakai
    try:
        with transaction.atomic():
            akun = Akun.objects.create_user(nama, orang)
    except IntegrityError:  # somebody else took it at this moment
        raise terpakai from None
    return SandiBaru(akun, beri_sandi_sementara(akun))


@command(Wewenang.AKUN, rekam=("lepas_faktor_kedua",))
def setel_ulang(actor: Actor, orang: Orang, *, lepas_faktor_kedua: bool = False) -> SandiBaru:  # noqa: ARG001 -- as above
    """Replace a forgotten password by a one-time one; all sessions of the account end with the old one."""
    akun = _akun(orang)
    sandi = beri_sandi_sementara(akun)
    if lepas_faktor_kedua:
        Authenticator.objects.filter(user=akun).delete()
    return SandiBaru(akun, sandi)


@command(Wewenang.AKUN, rekam=("alasan",))
def tutup_akun(actor: Actor, orang: Orang, *, alasan: str) -> Akun:  # noqa: ARG001 -- as above
    """Close an account; offices and history of the person stay as they are."""
    if not alasan.strip():
        raise Ditolak(_("Tuliskan alasan penutupan akun."), "alasan")
    return _aktif(orang, aktif=False)


@command(Wewenang.AKUN)
def buka_akun(actor: Actor, orang: Orang) -> Akun:  # noqa: ARG001 -- as above
    """Open a closed account again."""
    return _aktif(orang, aktif=True)


def _nip_bebas(nip: str, sendiri: int | None) -> None:
    lain = Orang.objects.filter(nip=nip).exclude(pk=sendiri).first() if nip else None
    if lain is not None:
        raise Ditolak(_("NIP ini sudah dicatat untuk %(nama)s.") % {"nama": lain.nama}, "nip")


def _simpan(orang: Orang) -> Orang:
    try:
        with transaction.atomic():
            orang.save()
    except IntegrityError:  # somebody else was entered with that NIP at this moment
        _nip_bebas(orang.nip, orang.pk)
        raise
    return orang


def _akun(orang: Orang) -> Akun:
    akun = Akun.objects.select_for_update().filter(orang=orang).first()
    if akun is None:
        raise Ditolak(_("%(nama)s belum mempunyai akun.") % {"nama": orang.nama})
    return akun


def _aktif(orang: Orang, *, aktif: bool) -> Akun:
    akun = _akun(orang)
    akun.is_active = aktif
    akun.save(update_fields=["is_active"])
    return akun
