"""The coordination map and the urusan of units: dated lines, begun and ended, never overwritten."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from poros.kernel.bahasa import panjang
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Koordinasi, Unit, UrusanUnit
from poros.kernel.organisasi.rules import KOORDINATOR

from ..wewenang import Wewenang
from .perubahan import pastikan_ada, peta_berubah, sehari_sebelum, wajib_dasar


@command(Wewenang.KOORDINASI, rekam=("koordinator", "utama", "dari", "sampai", "dasar"))
def tetapkan_koordinasi(
    actor: Actor,  # noqa: ARG001 -- a command's signature
    unit: Unit,
    *,
    koordinator: Unit,
    dari: date,
    dasar: str,
    utama: bool = True,
    sampai: date | None = None,
) -> Koordinasi:
    """Let an asisten, biro or bagian coordinate a unit; a new main coordinator ends the one before."""
    if koordinator.jenis not in KOORDINATOR or not koordinator.aktif:
        raise Ditolak(_("Yang mengoordinasikan adalah asisten, biro, atau bagian yang masih aktif."), "koordinator")
    if koordinator.pk == unit.pk:
        raise Ditolak(_("Unit tidak dapat mengoordinasikan dirinya sendiri."), "koordinator")
    _urut(dari, sampai)
    pastikan_ada(unit, sampai or date.max, "sampai")
    pastikan_ada(koordinator, sampai or date.max, "koordinator")
    diganti = Q(koordinator=koordinator) | Q(utama=True) if utama else Q(koordinator=koordinator)
    for lama in _berjalan(Koordinasi.objects.filter(diganti, unit=unit), dari):
        _akhiri(lama, dari, "dari")
    peta_berubah()
    return Koordinasi.objects.create(
        koordinator=koordinator, unit=unit, utama=utama, dari=dari, sampai=sampai, dasar=wajib_dasar(dasar)
    )


@command(Wewenang.KOORDINASI, rekam=("koordinator", "berlaku"))
def akhiri_koordinasi(actor: Actor, unit: Unit, *, koordinator: Unit, berlaku: date) -> Koordinasi:  # noqa: ARG001 -- as above
    """End a line of the map: from that day on the unit is not coordinated there."""
    rows = _berjalan(Koordinasi.objects.filter(unit=unit, koordinator=koordinator), berlaku)
    if not rows:
        raise Ditolak(_("%(a)s tidak mengoordinasikan %(b)s.") % {"a": koordinator.nama, "b": unit.nama}, "koordinator")
    for row in rows:
        _akhiri(row, berlaku, "berlaku")
    peta_berubah()
    return rows[0]


@command(Wewenang.URUSAN, rekam=("kode", "nama", "dari", "sampai", "dasar"))
def tetapkan_urusan(
    actor: Actor,  # noqa: ARG001 -- as above
    unit: Unit,
    *,
    kode: str,
    nama: str,
    dari: date,
    dasar: str,
    sampai: date | None = None,
) -> UrusanUnit:
    """Give a unit an urusan from a day on."""
    if not kode.strip() or not nama.strip():
        raise Ditolak(_("Isi kode dan nama urusan."), "kode")
    _urut(dari, sampai)
    pastikan_ada(unit, sampai or date.max, "sampai")
    if _berjalan(UrusanUnit.objects.filter(unit=unit, kode=kode.strip()), dari):
        raise Ditolak(_("Unit ini sudah mengampu urusan %(kode)s.") % {"kode": kode.strip()}, "kode")
    peta_berubah()
    return UrusanUnit.objects.create(
        unit=unit, kode=kode.strip(), nama=nama.strip(), dari=dari, sampai=sampai, dasar=wajib_dasar(dasar)
    )


@command(Wewenang.URUSAN, rekam=("kode", "berlaku"))
def akhiri_urusan(actor: Actor, unit: Unit, *, kode: str, berlaku: date) -> Unit:  # noqa: ARG001 -- as above
    """Take an urusan from a unit from a day on."""
    rows = _berjalan(UrusanUnit.objects.filter(unit=unit, kode=kode), berlaku)
    if not rows:
        raise Ditolak(_("Unit ini tidak mengampu urusan %(kode)s.") % {"kode": kode}, "kode")
    for row in rows:
        _akhiri(row, berlaku, "berlaku")
    peta_berubah()
    return unit


def _urut(dari: date, sampai: date | None) -> None:
    if sampai is not None and sampai < dari:
        raise Ditolak(_("Tanggal berakhir mendahului tanggal mulai."), "sampai")


def _berjalan(rows, pada: date) -> list[Koordinasi | UrusanUnit]:  # noqa: ANN001 -- a queryset of either
    return list(rows.filter(Q(sampai__isnull=True) | Q(sampai__gte=pada)))


def _akhiri(row: Koordinasi | UrusanUnit, berlaku: date, bidang: str) -> None:
    if row.dari >= berlaku:
        raise Ditolak(
            _("%(baris)s baru berlaku %(hari)s. Pilih tanggal sesudahnya.") % {"baris": row, "hari": panjang(row.dari)},
            bidang,
        )
    row.sampai = sehari_sebelum(berlaku)
    row.save(update_fields=["sampai"])
