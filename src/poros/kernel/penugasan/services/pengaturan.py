"""Keeping what the conflict check compares: kinds of acts, and resources."""

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan, Orang, Unit
from poros.kernel.organisasi.rules import Fungsi

from ..models import SumberDaya, TindakArahan
from ..values import DataSumberDaya, DataTindak
from ..wewenang import Wewenang


@command(Wewenang.TINDAK_TAMBAH, rekam=("data",), kunci=False)
def tambah_tindak(actor: Actor, unit: Unit, *, data: DataTindak) -> TindakArahan:  # noqa: ARG001 -- they authorise
    """Enter a kind of act."""
    if TindakArahan.objects.filter(kode=data.kode).exists():
        raise Ditolak(_("Kode ini sudah dipakai."), "kode")
    return _isi_tindak(TindakArahan(), data)


@command(Wewenang.TINDAK_UBAH, rekam=("data",))
def ubah_tindak(actor: Actor, tindak: TindakArahan, *, data: DataTindak) -> TindakArahan:  # noqa: ARG001 -- it authorises
    """Change a kind of act; its code stays, orders name it."""
    if data.kode != tindak.kode:
        raise Ditolak(_("Kode tidak dapat diubah karena sudah disebut dalam arahan."), "kode")
    return _isi_tindak(tindak, data)


@command(Wewenang.SUMBER_DAYA_TAMBAH, rekam=("data",), kunci=False)
def tambah_sumber_daya(actor: Actor, unit: Unit, *, data: DataSumberDaya) -> SumberDaya:  # noqa: ARG001 -- it authorises
    """Enter a resource: one's own unit's, or any when one runs the system."""
    if SumberDaya.objects.filter(kode=data.kode).exists():
        raise Ditolak(_("Kode ini sudah dipakai."), "kode")
    _periksa_pemilik(actor, data)
    return _isi_sumber_daya(SumberDaya(), data)


@command(Wewenang.SUMBER_DAYA_UBAH, rekam=("data",))
def ubah_sumber_daya(actor: Actor, sumber_daya: SumberDaya, *, data: DataSumberDaya) -> SumberDaya:
    """Change a resource, or take it out of use."""
    if SumberDaya.objects.filter(kode=data.kode).exclude(pk=sumber_daya.pk).exists():
        raise Ditolak(_("Kode ini sudah dipakai."), "kode")
    _periksa_pemilik(actor, data, sumber_daya.pk)
    return _isi_sumber_daya(sumber_daya, data)


def _periksa_pemilik(actor: Actor, data: DataSumberDaya, kecuali: int | None = None) -> None:
    mine = data.unit_id == actor.unit_id and data.orang_id is None
    if not mine and not actor.adalah(Fungsi.ADMIN):
        raise Ditolak(_("Anda hanya dapat mengelola sumber daya unit Anda sendiri."), "unit")
    if data.unit_id is not None and not Unit.objects.filter(pk=data.unit_id).exists():
        raise Ditolak(_("Unit ini tidak ada."), "unit")
    if data.orang_id is not None:
        _periksa_pejabat(data.orang_id, data.kapasitas, kecuali)


def _periksa_pejabat(orang_id: int, kapasitas: int, kecuali: int | None) -> None:
    if kapasitas != 1:
        raise Ditolak(_("Seorang pejabat hanya dapat berada di satu tempat: kapasitasnya 1."), "kapasitas")
    if not Orang.objects.filter(pk=orang_id).exists():
        raise Ditolak(_("Pejabat ini tidak ada."), "orang")
    others = SumberDaya.objects.filter(orang_id=orang_id)
    if (others if kecuali is None else others.exclude(pk=kecuali)).exists():
        raise Ditolak(_("Waktu pejabat ini sudah terdaftar."), "orang")


def _isi_tindak(tindak: TindakArahan, data: DataTindak) -> TindakArahan:
    if data.sampai is not None and data.sampai < data.dari:
        raise Ditolak(_("Tanggal berakhir harus setelah tanggal mulai."), "sampai")
    if TindakArahan.objects.filter(pk__in=data.berlawanan).exclude(pk=tindak.pk).count() < len(set(data.berlawanan)):
        raise Ditolak(_("Sebut tindakan lain yang ada."), "berlawanan")
    if Jabatan.objects.filter(pk__in=data.berwenang).count() < len(set(data.berwenang)):
        raise Ditolak(_("Ada jabatan yang tidak dikenal."), "berwenang")
    for name in ("kode", "nama", "nilai_tunggal", "seluruh_unit", "dasar", "dari", "sampai"):
        setattr(tindak, name, getattr(data, name))
    tindak.save()
    tindak.berlawanan.set(data.berlawanan)
    tindak.berwenang.set(data.berwenang)
    return tindak


def _isi_sumber_daya(row: SumberDaya, data: DataSumberDaya) -> SumberDaya:
    for name in ("kode", "nama", "jenis", "kapasitas", "orang_id", "unit_id", "aktif"):
        setattr(row, name, getattr(data, name))
    row.save()
    return row
