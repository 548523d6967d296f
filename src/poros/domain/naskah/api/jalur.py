"""Handing in, initialling, returning, signing."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Path
from pydantic import Field

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Masukan, Tanggal
from poros.kernel.antarmuka.unggahan import BerkasMasuk
from poros.kernel.berkas.models import Berkas
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor

from .. import services
from ..models import Naskah
from ..queries import naskah as baca
from ..queries.pejabat import pilihan_penanda
from ..rules.paraf import Rencana
from ..services.tanda import mulai, mulai_kertas
from . import skema
from .rute import rute


class BasahMasuk(Masukan):
    """The scan of what was signed by hand."""

    tanggal: Tanggal = Field(description="Tanggal ditandatangani.")
    pindaian: BerkasMasuk = Field(description="Pindaian naskah bertanda tangan.")


@rute.tindak("/naskah/{naskah_id}/ajukan", skema.NaskahRingkas, "Mengajukan naskah untuk diparaf", Cakupan.SURAT_TULIS)
def ajukan(request: HttpRequest, naskah_id: Path[Id], isi: skema.Pengajuan) -> skema.NaskahRingkas:
    plan = None if isi.langkah is None else _rencana(isi.langkah)
    services.ajukan(request.auth.actor, Naskah(pk=naskah_id), langkah=plan, tenggat=isi.tenggat, alasan=isi.alasan)
    return _ringkas(request.auth.actor, naskah_id)


@rute.tindak("/naskah/{naskah_id}/tarik", skema.NaskahRingkas, "Menarik naskah untuk diubah", Cakupan.SURAT_TULIS)
def tarik(request: HttpRequest, naskah_id: Path[Id]) -> skema.NaskahRingkas:
    services.tarik(request.auth.actor, Naskah(pk=naskah_id))
    return _ringkas(request.auth.actor, naskah_id)


@rute.tindak("/naskah/{naskah_id}/paraf", skema.NaskahRingkas, "Memaraf naskah", Cakupan.SURAT_TULIS)
def paraf(request: HttpRequest, naskah_id: Path[Id], isi: skema.CatatanNaskah) -> skema.NaskahRingkas:
    services.paraf(request.auth.actor, Naskah(pk=naskah_id), catatan=isi.catatan)
    return _ringkas(request.auth.actor, naskah_id)


@rute.tindak(
    "/naskah/{naskah_id}/kembalikan", skema.NaskahRingkas, "Mengembalikan kepada konseptor", Cakupan.SURAT_TULIS
)
def kembalikan(request: HttpRequest, naskah_id: Path[Id], isi: skema.AlasanNaskah) -> skema.NaskahRingkas:
    services.kembalikan(request.auth.actor, Naskah(pk=naskah_id), alasan=isi.alasan)
    return _ringkas(request.auth.actor, naskah_id)


@rute.tindak(
    "/naskah/{naskah_id}/tandatangani",
    skema.NaskahRingkas,
    "Memberi nomor, membuat lembar akhir, dan meminta tanda tangan elektronik",
    Cakupan.SURAT_TULIS,
)
def tandatangani(request: HttpRequest, naskah_id: Path[Id]) -> skema.NaskahRingkas:
    mulai(request.auth.actor, Naskah(pk=naskah_id))
    return _ringkas(request.auth.actor, naskah_id)


@rute.tindak(
    "/naskah/{naskah_id}/nomori-kertas",
    skema.NaskahRingkas,
    "Memberi nomor untuk tanda tangan di kertas",
    Cakupan.SURAT_TULIS,
)
def nomori_kertas(request: HttpRequest, naskah_id: Path[Id]) -> skema.NaskahRingkas:
    mulai_kertas(request.auth.actor, Naskah(pk=naskah_id))
    return _ringkas(request.auth.actor, naskah_id)


@rute.tindak(
    "/naskah/{naskah_id}/unggah",
    skema.NaskahRingkas,
    "Menyimpan naskah yang ditandatangani di kertas",
    Cakupan.SURAT_TULIS,
)
def unggah(request: HttpRequest, naskah_id: Path[Id], isi: BasahMasuk) -> skema.NaskahRingkas:
    services.unggah_basah(
        request.auth.actor,
        Naskah(pk=naskah_id),
        isi=bahan(isi.pindaian, request.auth.akun_id),
        nama=isi.pindaian.nama,
        tanggal=isi.tanggal,
    )
    return _ringkas(request.auth.actor, naskah_id)


@rute.tindak("/naskah/{naskah_id}/tolak", skema.NaskahRingkas, "Menolak menandatangani", Cakupan.SURAT_TULIS)
def tolak(request: HttpRequest, naskah_id: Path[Id], isi: skema.AlasanNaskah) -> skema.NaskahRingkas:
    services.tolak(request.auth.actor, Naskah(pk=naskah_id), alasan=isi.alasan)
    return _ringkas(request.auth.actor, naskah_id)


def _rencana(langkah: Sequence[skema.LangkahMasuk]) -> list[Rencana]:
    """The steps as the command takes them; an office that nobody can hold would keep the letter for ever."""
    asked = {s.jabatan for s in langkah}
    if pilihan_penanda().filter(pk__in=asked).count() < len(asked):
        raise Ditolak(_("Salah satu jabatan pemaraf tidak ada atau tidak aktif lagi."), "langkah")
    return [s.nilai() for s in langkah]


def bahan(berkas: BerkasMasuk, akun_id: int) -> Berkas | bytes:
    """The file of a request."""
    return berkas.bahan(akun_id)


def _ringkas(actor: Actor, pk: int) -> skema.NaskahRingkas:
    return skema.NaskahRingkas.dari(baca.satu(actor, pk))
