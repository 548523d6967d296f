"""Services and counters: entered, changed, given an address, taken down; tickets."""

import hashlib
import secrets

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit

from ..models import Layanan, Tiket, Titik
from ..queries.parameter import batas
from ..values import DataLayanan
from ..wewenang import Wewenang

BITA_TANDA = 12
"""96 random bits: 16 signs in the address of a counter, and in that of a ticket."""


@command(Wewenang.LAYANAN_CATAT, rekam=("data",), kunci=False)
def catat_layanan(actor: Actor, unit: Unit, *, data: DataLayanan) -> Layanan:  # noqa: ARG001 -- every command has its actor
    """Enter a service of a unit."""
    layanan = Layanan(unit=unit)
    _tulis(layanan, data)
    layanan.save()
    return layanan


@command(Wewenang.LAYANAN_UBAH, rekam=("data",))
def ubah_layanan(actor: Actor, layanan: Layanan, *, data: DataLayanan) -> Layanan:  # noqa: ARG001 -- every command has its actor
    """Rename it, or say from when to when it is offered."""
    _tulis(layanan, data)
    layanan.save(update_fields=["nama", "dari", "sampai"])
    return layanan


@command(Wewenang.TITIK_BUAT, rekam=("nama",), kunci=False)
def buat_titik(actor: Actor, layanan: Layanan, *, nama: str, wajib_tiket: bool = False) -> Titik:  # noqa: ARG001 -- every command has its actor
    """Give a counter its own address."""
    if not nama.strip():
        raise Ditolak(_("Beri nama loket ini."), "nama")
    tanda = secrets.token_urlsafe(BITA_TANDA)
    return Titik.objects.create(layanan=layanan, nama=nama.strip(), tanda=tanda, wajib_tiket=wajib_tiket)


@command(Wewenang.TITIK_KELOLA)
def cabut_titik(actor: Actor, titik: Titik) -> Titik:  # noqa: ARG001 -- every command has its actor
    """Take the address down: from now on it leads nowhere. Answers given there stay."""
    if titik.dicabut is not None:
        raise Ditolak(_("Alamat loket ini sudah dicabut."))
    titik.dicabut = timezone.now()
    titik.save(update_fields=["dicabut"])
    return titik


@command(Wewenang.TITIK_KELOLA, rekam=("banyak",))
def cetak_tiket(actor: Actor, titik: Titik, *, banyak: int) -> list[str]:
    """Make tickets that work once each. Only their fingerprints are kept: they can be printed now and never again."""
    if titik.dicabut is not None:
        raise Ditolak(_("Alamat loket ini sudah dicabut."))
    most = batas().tiket_sekali_cetak
    if not 1 <= banyak <= most:
        raise Ditolak(_("Cetak 1 sampai %(n)s tiket sekali jalan.") % {"n": most}, "banyak")
    made = [secrets.token_urlsafe(BITA_TANDA) for _n in range(banyak)]
    Tiket.objects.bulk_create(Tiket(titik=titik, sidik=sidik_tiket(t), dicetak=actor.hari) for t in made)
    return made


def sidik_tiket(tiket: str) -> str:
    """What is kept of a ticket: its random bits need no salt."""
    return hashlib.sha256(tiket.encode()).hexdigest()


def _tulis(layanan: Layanan, data: DataLayanan) -> None:
    layanan.nama, layanan.dari, layanan.sampai = data.nama.strip(), data.dari, data.sampai
    if not layanan.nama:
        raise Ditolak(_("Beri nama layanan ini."), "nama")
    if data.sampai is not None and data.sampai < data.dari:
        raise Ditolak(_("Tanggal akhir harus setelah tanggal awal."), "sampai")
    same = Layanan.objects.filter(unit_id=layanan.unit_id, nama=layanan.nama)
    if same.exclude(pk=layanan.pk).exists():
        raise Ditolak(_("Layanan dengan nama ini sudah ada di unit itu."), "nama")
