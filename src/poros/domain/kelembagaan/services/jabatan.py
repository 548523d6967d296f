"""Offices of a unit."""

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan, Pemangku, Unit
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.rules import TERBUKA

from ..queries.penjabat import masih
from ..values import BentukJabatan
from ..wewenang import Wewenang
from .perubahan import pastikan_ada, peta_berubah


@command(Wewenang.JABATAN_BENTUK, rekam=("bentuk",))
def bentuk_jabatan(actor: Actor, unit: Unit, *, bentuk: BentukJabatan) -> Jabatan:
    """Make an office in a unit."""
    pastikan_ada(unit, actor.hari)
    _periksa(unit.pk, bentuk, None, memimpin=bentuk.kepala)
    peta_berubah()
    return Jabatan.objects.create(
        unit=unit, nama=bentuk.nama, eselon=bentuk.eselon, fungsi=bentuk.fungsi, kepala=bentuk.kepala
    )


@command(Wewenang.JABATAN_UBAH, rekam=("bentuk", "aktif"))
def ubah_jabatan(actor: Actor, jabatan: Jabatan, *, bentuk: BentukJabatan, aktif: bool = True) -> Jabatan:
    """Rename an office, give it another rank or function, close or reopen it."""
    if jabatan.aktif and not aktif:
        _dapat_ditutup(actor, jabatan)
    if aktif:
        pastikan_ada(jabatan.unit, actor.hari, "aktif")
    _periksa(jabatan.unit_id, bentuk, jabatan.pk, memimpin=bentuk.kepala and aktif)
    jabatan.nama, jabatan.eselon = bentuk.nama, bentuk.eselon
    jabatan.fungsi, jabatan.kepala, jabatan.aktif = bentuk.fungsi, bentuk.kepala, aktif
    jabatan.save()
    peta_berubah()
    return jabatan


def _periksa(unit_id: int, bentuk: BentukJabatan, sendiri: int | None, *, memimpin: bool) -> None:
    lain = Jabatan.objects.filter(unit_id=unit_id).exclude(pk=sendiri)
    if lain.filter(nama=bentuk.nama).exists():
        raise Ditolak(_("Unit ini sudah mempunyai jabatan “%(nama)s”.") % {"nama": bentuk.nama}, "nama")
    kepala = lain.filter(kepala=True, aktif=True).first() if memimpin else None
    if kepala is not None:
        raise Ditolak(_("Unit ini sudah dipimpin %(nama)s.") % {"nama": kepala.nama}, "kepala")


def _dapat_ditutup(actor: Actor, jabatan: Jabatan) -> None:
    pemangku = Pemangku.objects.filter(masih(actor.hari), jabatan=jabatan).select_related("orang").first()
    if pemangku is not None:
        raise Ditolak(_("Jabatan ini masih dipegang %(nama)s.") % {"nama": pemangku.orang.nama}, "aktif")
    if Penugasan.objects.filter(pelaksana=jabatan, status__in=sorted(TERBUKA)).exists():
        raise Ditolak(_("Masih ada penugasan terbuka di tangan jabatan ini."), "aktif")
