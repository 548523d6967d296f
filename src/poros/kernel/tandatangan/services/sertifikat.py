"""Certificates of the local CA, and who is known to BSrE."""

import re

from cryptography.hazmat.primitives.serialization import Encoding
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Orang

from .. import brankas
from ..models import IdentitasEsign, SertifikatLokal
from ..penyedia.ca import buat_kunci, terbitkan_crl
from ..rules import FRASA_PALING_PENDEK
from ..values import Frasa
from ..wewenang import Wewenang

PENGENAL = re.compile(r"\d{16}|[^@\s]+@[^@\s]+\.[^@\s]+")
"""A NIK, or an e-mail address."""


@command(Wewenang.SERTIFIKAT_BUAT, kunci=False)
def buat_sertifikat(actor: Actor, orang: Orang, *, frasa: Frasa) -> SertifikatLokal:  # noqa: ARG001 -- the command authorises
    """A certificate of the local CA for oneself, under a passphrase that only oneself knows."""
    if len(frasa.buka()) < FRASA_PALING_PENDEK:
        raise Ditolak(_("Frasa sandi sedikitnya %d aksara.") % FRASA_PALING_PENDEK, "frasa")
    Orang.objects.select_for_update(no_key=True).get(pk=orang.pk)  # a second click waits, and is told
    kini = timezone.now()
    active = SertifikatLokal.objects.filter(orang=orang, dicabut=None).first()
    if active is not None and active.sampai > kini:
        raise Ditolak(_("Anda sudah mempunyai sertifikat. Cabut dahulu bila frasa sandinya lupa atau diketahui orang."))
    if active is not None:
        active.dicabut, active.alasan_cabut = kini, _("Kedaluwarsa")
        active.save(update_fields=["dicabut", "alasan_cabut"])
    cert, kunci = buat_kunci(orang.pk, orang.nama_lengkap, frasa)
    return SertifikatLokal.objects.create(
        orang=orang,
        nomor_seri=f"{cert.serial_number:x}",
        sertifikat=cert.public_bytes(Encoding.DER),
        kunci=kunci,
        dari=cert.not_valid_before_utc,
        sampai=cert.not_valid_after_utc,
    )


@command(Wewenang.SERTIFIKAT_CABUT, rekam=("alasan",))
def cabut_sertifikat(actor: Actor, sertifikat: SertifikatLokal, *, alasan: str) -> SertifikatLokal:  # noqa: ARG001 -- as above
    """From now on it signs nothing. What it signed before stays valid: the time stamp proves when."""
    if sertifikat.dicabut is not None:
        raise Ditolak(_("Sertifikat ini sudah dicabut."))
    if not alasan.strip():
        raise Ditolak(_("Tulis alasan pencabutan."), "alasan")
    sertifikat.dicabut, sertifikat.alasan_cabut = timezone.now(), alasan.strip()[:300]
    sertifikat.save(update_fields=["dicabut", "alasan_cabut"])
    terbitkan_crl()
    return sertifikat


@command(Wewenang.ESIGN_DAFTAR, kunci=False)
def daftarkan_esign(actor: Actor, orang: Orang, *, pengenal: str) -> Orang:  # noqa: ARG001 -- as above
    """Enter under which NIK or e-mail address BSrE knows a person; the trail keeps that it was done, not the number."""
    if not PENGENAL.fullmatch(pengenal):
        raise Ditolak(_("Tulis NIK (16 angka) atau alamat surel yang terdaftar pada BSrE."), "pengenal")
    kotak = brankas.tutup(pengenal.encode(), f"esign:{orang.pk}")
    IdentitasEsign.objects.update_or_create(orang=orang, defaults={"pengenal": kotak, "dicatat": timezone.now()})
    return orang
