"""The acts that move work along: one address each, from one table."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Path

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Masukan
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Jabatan, Unit
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Penugasan

from . import keluaran, masukan
from .rute import rute

Perintah = Callable[..., Penugasan]
TANPA_ISI: tuple[tuple[str, Perintah, str], ...] = (
    ("terima", services.terima, "Menerima penugasan"),
    ("ketahui", services.ketahui, "Menandai tembusan sudah diketahui"),
)
BERISI: tuple[tuple[str, Perintah, type[Masukan], str], ...] = (
    ("kembalikan", services.kembalikan, masukan.Catatan, "Mengembalikan penugasan dengan alasan"),
    ("tegaskan", services.tegaskan, masukan.Catatan, "Menegaskan bahwa unit itu harus mengerjakan"),
    ("laporkan", services.laporkan, masukan.Laporan, "Melaporkan kemajuan"),
    ("serahkan", services.serahkan, masukan.CatatanBoleh, "Menyerahkan hasil untuk diverifikasi"),
    ("verifikasi", services.verifikasi, masukan.CatatanBoleh, "Memverifikasi hasil"),
    ("tolak", services.tolak, masukan.Catatan, "Menolak hasil dengan alasan"),
    ("setujui", services.setujui, masukan.CatatanBoleh, "Menyetujui hasil"),
    ("revisi", services.revisi, masukan.Catatan, "Meminta perbaikan"),
    ("buka-kembali", services.buka_kembali, masukan.Catatan, "Membuka kembali penugasan yang selesai"),
    ("batalkan", services.batalkan, masukan.Catatan, "Membatalkan bagian satu unit"),
)


def _tanpa_isi(nama: str, perintah: Perintah) -> Callable[..., keluaran.Keadaan]:
    def view(request: HttpRequest, tugas_id: Path[Id]) -> keluaran.Keadaan:
        return keluaran.Keadaan.dari(perintah(request.auth.actor, Penugasan(pk=tugas_id)))

    view.__name__ = nama.replace("-", "_")
    return view


def _berisi(nama: str, perintah: Perintah, bentuk: type[Masukan]) -> Callable[..., keluaran.Keadaan]:
    def view(request: HttpRequest, tugas_id: Path[Id], isi: Any) -> keluaran.Keadaan:
        return keluaran.Keadaan.dari(perintah(request.auth.actor, Penugasan(pk=tugas_id), **isi.model_dump()))

    view.__name__ = nama.replace("-", "_")
    view.__annotations__["isi"] = bentuk
    return view


for _nama, _perintah, _ringkas in TANPA_ISI:
    rute.tindak(f"/penugasan/{{tugas_id}}/{_nama}", keluaran.Keadaan, _ringkas, Cakupan.PENUGASAN_TULIS)(
        _tanpa_isi(_nama, _perintah)
    )
for _nama, _perintah, _bentuk, _ringkas in BERISI:
    rute.tindak(f"/penugasan/{{tugas_id}}/{_nama}", keluaran.Keadaan, _ringkas, Cakupan.PENUGASAN_TULIS)(
        _berisi(_nama, _perintah, _bentuk)
    )


@rute.cipta("/penugasan/{tugas_id}/alihkan", keluaran.Keadaan, "Mengalihkan ke unit lain", Cakupan.PENUGASAN_TULIS)
def alihkan(request: HttpRequest, tugas_id: Path[Id], isi: masukan.Pengalihan) -> keluaran.Keadaan:
    unit = Unit.objects.filter(pk=isi.unit, aktif=True).first()
    if unit is None:
        raise Ditolak(_("Unit ini tidak ada atau tidak aktif lagi."), "unit")
    row = services.alihkan(request.auth.actor, Penugasan(pk=tugas_id), unit=unit, catatan=isi.catatan)
    return keluaran.Keadaan.dari(row)


@rute.tindak(
    "/penugasan/{tugas_id}/delegasikan", keluaran.Keadaan, "Mendelegasikan di dalam unit", Cakupan.PENUGASAN_TULIS
)
def delegasikan(request: HttpRequest, tugas_id: Path[Id], isi: masukan.Pendelegasian) -> keluaran.Keadaan:
    kepada = Jabatan.objects.filter(pk=isi.kepada, aktif=True).first()
    if kepada is None:
        raise Ditolak(_("Jabatan ini tidak ada atau tidak aktif lagi."), "kepada")
    row = services.delegasikan(request.auth.actor, Penugasan(pk=tugas_id), kepada=kepada, catatan=isi.catatan)
    return keluaran.Keadaan.dari(row)
