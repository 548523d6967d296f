"""Sending, receipts, answers, decisions, filing."""

from django.http import HttpRequest
from ninja import Path
from pydantic import Field

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Masukan, Skema, Teks, Waktu
from poros.kernel.antarmuka.unggahan import BerkasMasuk

from .. import services
from ..models import Naskah, PenerimaNaskah
from ..queries import naskah as baca
from . import skema
from .jalur import bahan
from .rute import rute


class TerimaNaskahMasuk(Masukan):
    """Proof of receipt."""

    oleh: Teks = Field(min_length=1, max_length=200, description="Nama dan jabatan penerima.")
    waktu: Waktu = Field(description="Kapan diterima.")
    bukti: BerkasMasuk | None = Field(None, description="Foto atau pindaian tanda terima.")


class JawabanMasuk(Masukan):
    """Which letter was the answer."""

    dengan: Teks = Field(min_length=1, max_length=250, description="Nomor atau keterangan surat jawaban.")


class PutusanMasuk(Masukan):
    """What the head decides."""

    disetujui: bool = Field(description="Setuju atau tidak.")
    pilihan: int | None = Field(None, ge=1, le=20, description="Nomor pilihan yang diambil.")
    catatan: Teks = Field("", max_length=5000, description="Catatan; wajib bila tidak setuju.")


class PutusanKeluar(Skema):
    """The decision."""

    naskah: int
    disetujui: bool
    pilihan: int | None


@rute.tindak(
    "/naskah/{naskah_id}/kirim", skema.NaskahRingkas, "Mengirim naskah kepada penerimanya", Cakupan.SURAT_TULIS
)
def kirim(request: HttpRequest, naskah_id: Path[Id]) -> skema.NaskahRingkas:
    services.kirim(request.auth.actor, Naskah(pk=naskah_id))
    return skema.NaskahRingkas.dari(baca.satu(request.auth.actor, naskah_id))


@rute.tindak(
    "/penerima-naskah/{penerima_id}/terima", skema.PenerimaKeluar, "Mencatat bukti terima", Cakupan.SURAT_TULIS
)
def terima(request: HttpRequest, penerima_id: Path[Id], isi: TerimaNaskahMasuk) -> skema.PenerimaKeluar:
    file = {"isi": bahan(isi.bukti, request.auth.akun_id), "nama": isi.bukti.nama} if isi.bukti else {}
    row = services.terima(request.auth.actor, PenerimaNaskah(pk=penerima_id), oleh=isi.oleh, waktu=isi.waktu, **file)
    return skema.PenerimaKeluar.dari(row)


@rute.tindak(
    "/naskah/{naskah_id}/dijawab", skema.NaskahRingkas, "Mencatat jawaban dari luar Poros", Cakupan.SURAT_TULIS
)
def dijawab(request: HttpRequest, naskah_id: Path[Id], isi: JawabanMasuk) -> skema.NaskahRingkas:
    services.tandai_dijawab(request.auth.actor, Naskah(pk=naskah_id), dengan=isi.dengan)
    return skema.NaskahRingkas.dari(baca.satu(request.auth.actor, naskah_id))


@rute.tindak("/naskah/{naskah_id}/putuskan", PutusanKeluar, "Memutus telaahan staf", Cakupan.SURAT_TULIS)
def putuskan(request: HttpRequest, naskah_id: Path[Id], isi: PutusanMasuk) -> PutusanKeluar:
    made = services.putuskan(request.auth.actor, Naskah(pk=naskah_id), **isi.model_dump())
    return PutusanKeluar(naskah=naskah_id, disetujui=made.disetujui, pilihan=made.pilihan)


@rute.tindak("/naskah/{naskah_id}/berkaskan", skema.NaskahRingkas, "Memberkaskan naskah", Cakupan.SURAT_TULIS)
def berkaskan(request: HttpRequest, naskah_id: Path[Id]) -> skema.NaskahRingkas:
    services.berkaskan(request.auth.actor, Naskah(pk=naskah_id))
    return skema.NaskahRingkas.dari(baca.satu(request.auth.actor, naskah_id))
