"""Disposing of letters, and seeing beforehand what it would collide with."""

from django.http import HttpRequest
from ninja import Path

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Skema
from poros.kernel.penugasan.queries.konflik import periksa
from poros.kernel.penugasan.skema import TabrakanKeluar
from poros.kernel.wewenang import fetch

from .. import services
from ..models import Disposisi, InstruksiDisposisi, Surat
from ..queries import rincian, surat_terlihat
from ..wewenang import Wewenang
from . import skema
from .rute import rute


class Lembar(Skema):
    """A sheet that was given out."""

    id: int
    surat: int
    arahan: int

    @classmethod
    def dari(cls, row: Disposisi) -> "Lembar":
        return cls(id=row.pk, surat=row.surat_id, arahan=row.arahan_id)


class Usulan(Skema):
    """A sheet that staff have prepared."""

    surat: int
    jabatan: str


class Instruksi(Skema):
    """A standard phrase of the sheet."""

    kode: str
    teks: str
    hanya_tahu: bool


@rute.cipta("/surat/{surat_id}/disposisi", Lembar, "Mendisposisi surat di meja sendiri", Cakupan.SURAT_TULIS)
def disposisi(request: HttpRequest, surat_id: Path[Id], isi: skema.DisposisiMasuk) -> Lembar:
    return Lembar.dari(services.disposisikan(request.auth.actor, Surat(pk=surat_id), isi=isi.nilai()))


@rute.cipta("/surat/{surat_id}/disposisi-lanjutan", Lembar, "Meneruskan disposisi ke bawah", Cakupan.SURAT_TULIS)
def disposisi_lanjutan(request: HttpRequest, surat_id: Path[Id], isi: skema.DisposisiMasuk) -> Lembar:
    return Lembar.dari(services.teruskan_disposisi(request.auth.actor, Surat(pk=surat_id), isi=isi.nilai()))


@rute.tindak(
    "/surat/{surat_id}/disposisi/periksa",
    list[TabrakanKeluar],
    "Memeriksa tabrakan sebelum mendisposisi; tidak mengubah apa pun",
    Cakupan.SURAT_BACA,
)
def periksa_disposisi(request: HttpRequest, surat_id: Path[Id], isi: skema.DisposisiMasuk) -> list[TabrakanKeluar]:
    actor = request.auth.actor
    surat = fetch(actor, Wewenang.LIHAT, surat_terlihat(actor), surat_id)
    nilai = isi.nilai()
    return [TabrakanKeluar.dari(t) for t in periksa(actor, rincian(actor, surat, nilai), nilai.kepada)]


@rute.tindak("/surat/{surat_id}/usulan", Usulan, "Menyiapkan usulan disposisi untuk pejabat", Cakupan.SURAT_TULIS)
def usulan(request: HttpRequest, surat_id: Path[Id], isi: skema.DisposisiMasuk) -> Usulan:
    row = services.usulkan(request.auth.actor, Surat(pk=surat_id), isi=isi.nilai())
    return Usulan(surat=row.surat_id, jabatan=row.jabatan)


@rute.tindak("/surat/{surat_id}/urungkan", skema.SuratTercatat, "Mengurungkan disposisi sendiri", Cakupan.SURAT_TULIS)
def urungkan(request: HttpRequest, surat_id: Path[Id]) -> skema.SuratTercatat:
    return skema.SuratTercatat.dari(services.urungkan(request.auth.actor, Surat(pk=surat_id)))


@rute.tindak("/surat/{surat_id}/arsipkan", skema.SuratTercatat, "Mengarsipkan tanpa disposisi", Cakupan.SURAT_TULIS)
def arsipkan(request: HttpRequest, surat_id: Path[Id], isi: skema.CatatanArsip) -> skema.SuratTercatat:
    row = services.arsipkan(request.auth.actor, Surat(pk=surat_id), catatan=isi.catatan)
    return skema.SuratTercatat.dari(row)


@rute.baca("/instruksi-disposisi", list[Instruksi], "Instruksi baku pada lembar disposisi", Cakupan.SURAT_BACA)
def instruksi(request: HttpRequest) -> list[Instruksi]:  # noqa: ARG001 -- a view's signature
    rows = InstruksiDisposisi.objects.filter(aktif=True)
    return [Instruksi(kode=row.kode, teks=row.teks, hanya_tahu=row.hanya_tahu) for row in rows]
