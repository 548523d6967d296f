"""Loans, copies, the state of contents, requests of persons."""

import base64
import io
import tempfile
from datetime import date, datetime
from typing import Annotated, Any

from django.http import FileResponse, HttpRequest
from ninja import Path, Query
from pydantic import Field

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Saring, Skema, Tanggal, Teks
from poros.kernel.antarmuka.unggahan import Base64
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import fetch

from .. import services
from ..models import BerkasArsip, PaketArsip, Peminjaman, PermintaanHapus
from ..queries import hapus as baca_hapus
from ..queries import layanan as baca
from ..rules.hapus import Putusan
from ..values import SEKALI_MAKS
from ..wewenang import Wewenang
from .bentuk import CaraPinjam, DaftarPinjaman, PinjamanKeluar, pilihan, salin
from .rute import BINER, rute

PutusanHapus = Annotated[Putusan, pilihan(Putusan)]


class PinjamMasuk(Masukan):
    """A wish to read."""

    cara: CaraPinjam = Field(description="baca atau fisik.")
    keperluan: Teks = Field(min_length=1, max_length=500, description="Untuk apa.")
    sampai: Tanggal = Field(description="Kembali paling lambat.")


class JawabPinjamMasuk(Masukan):
    """Yes or no."""

    setuju: bool = Field(description="Dipinjamkan?")
    catatan: Teks = Field("", max_length=500, description="Alasan bila ditolak.")


class PaketKeluar(Skema):
    """A copy."""

    id: int
    nama: str
    masuk: bool
    waktu: datetime
    oleh: str
    banyak_berkas: int
    banyak_item: int
    banyak_isi: int
    ukuran: int
    sidik: str


class DaftarPaket(Halaman[PaketKeluar]):
    """A page of copies."""


class SalinanMasuk(Masukan):
    """A copy to read back."""

    isi: Base64 = Field(description="Salinan (zip) dalam base64; yang besar dibaca dengan `poros arsip impor`.")


class HasilImpor(Skema):
    """What came in."""

    berkas: int
    item: int
    isi: int
    sudah_ada: int


class LaporanKeluar(Skema):
    """The state of contents on a day."""

    id: int
    hari: date
    banyak: int
    diperiksa_sehari: int
    terlama: datetime | None
    rusak: list[str]


class DaftarLaporan(Halaman[LaporanKeluar]):
    """A page of reports."""


class HapusMasuk(Masukan):
    """A request of a person."""

    pemohon: Teks = Field(min_length=1, max_length=150, description="Nama.")
    kontak: Teks = Field(min_length=1, max_length=200, description="Kontak.")
    uraian: Teks = Field(min_length=1, max_length=5000, description="Yang diminta.")
    berkas: list[Id] = Field([], max_length=SEKALI_MAKS, description="Berkas tentang pemohon.")


class JawabHapusMasuk(Masukan):
    """An answer."""

    putusan: PutusanHapus = Field(description="Jawaban.")
    alasan: Teks = Field(min_length=1, max_length=5000, description="Dasar dan penjelasan.")


class HapusKeluar(Skema):
    """A request and its answer."""

    id: int
    pemohon: str
    uraian: str
    diterima: datetime
    tenggat: datetime | None
    putusan: str
    alasan: str
    boleh: list[PutusanHapus]


class DaftarHapus(Halaman[HapusKeluar]):
    """A page of requests."""


@rute.baca("/arsip/pinjaman", DaftarPinjaman, "Peminjaman yang boleh dilihat", Cakupan.ARSIP_BACA)
def daftar_pinjaman(request: HttpRequest, saring: Query[Saring]) -> dict[str, Any]:
    return halaman(request, baca.pinjaman_terlihat(request.auth.actor), saring, PinjamanKeluar.dari)


@rute.baca("/arsip/pinjaman/{pinjaman_id}", PinjamanKeluar, "Satu peminjaman", Cakupan.ARSIP_BACA)
def satu_pinjaman(request: HttpRequest, pinjaman_id: Path[Id]) -> PinjamanKeluar:
    return _pinjaman(request, pinjaman_id)


@rute.cipta("/arsip/berkas/{berkas_id}/pinjam", PinjamanKeluar, "Meminta meminjam berkas", Cakupan.ARSIP_TULIS)
def minta_pinjam(request: HttpRequest, berkas_id: Path[Id], isi: PinjamMasuk) -> PinjamanKeluar:
    row = services.minta_pinjam(request.auth.actor, BerkasArsip(pk=berkas_id), **isi.model_dump())
    return _pinjaman(request, row.pk)


@rute.tindak("/arsip/pinjaman/{pinjaman_id}/jawab", PinjamanKeluar, "Menjawab peminjaman", Cakupan.ARSIP_TULIS)
def jawab_pinjaman(request: HttpRequest, pinjaman_id: Path[Id], isi: JawabPinjamMasuk) -> PinjamanKeluar:
    services.jawab_pinjaman(request.auth.actor, Peminjaman(pk=pinjaman_id), **isi.model_dump())
    return _pinjaman(request, pinjaman_id)


@rute.tindak("/arsip/pinjaman/{pinjaman_id}/kembali", PinjamanKeluar, "Mencatat pengembalian", Cakupan.ARSIP_TULIS)
def kembalikan(request: HttpRequest, pinjaman_id: Path[Id]) -> PinjamanKeluar:
    services.kembalikan(request.auth.actor, Peminjaman(pk=pinjaman_id))
    return _pinjaman(request, pinjaman_id)


@rute.baca("/arsip/salinan", DaftarPaket, "Salinan yang pernah dibuat", Cakupan.ARSIP_BACA)
def daftar_salinan(request: HttpRequest, saring: Query[Saring]) -> dict[str, Any]:
    return halaman(request, baca.paket_terlihat(request.auth.actor), saring, _paket)


@rute.baca("/arsip/salinan.zip", None, "Salinan arsip kantor sendiri", Cakupan.ARSIP_BACA, **BINER)
def ekspor(request: HttpRequest) -> FileResponse:
    """Taking it out leaves a line in the trail, as reading a secret file does."""
    stream = tempfile.TemporaryFile()  # noqa: SIM115 -- handed to the answer, which closes it
    row = services.ekspor(request.auth.actor, Unit(pk=request.auth.actor.unit_id), tujuan=stream)
    stream.seek(0)
    return FileResponse(stream, as_attachment=True, filename=row.nama, content_type="application/octet-stream")


@rute.tindak("/arsip/salinan/impor", HasilImpor, "Membaca kembali salinan arsip", Cakupan.ARSIP_TULIS)
def impor(request: HttpRequest, isi: SalinanMasuk) -> HasilImpor:
    unit = fetch(request.auth.actor, Wewenang.IMPOR, Unit.objects.all(), request.auth.actor.unit_id)
    told = services.impor(request.auth.actor, unit, sumber=io.BytesIO(base64.b64decode(isi.isi + "==")))
    return HasilImpor(berkas=told.berkas, item=told.item, isi=told.isi, sudah_ada=told.sudah_ada)


@rute.baca("/arsip/keutuhan", DaftarLaporan, "Laporan keutuhan isi", Cakupan.ARSIP_BACA)
def daftar_keutuhan(request: HttpRequest, saring: Query[Saring]) -> dict[str, Any]:
    return halaman(request, baca.laporan_terlihat(request.auth.actor), saring, lambda row: salin(LaporanKeluar, row))


@rute.baca("/arsip/hapus", DaftarHapus, "Permintaan penghapusan data pribadi", Cakupan.ARSIP_BACA)
def daftar_hapus(request: HttpRequest, saring: Query[Saring]) -> dict[str, Any]:
    rows = baca_hapus.permintaan_terlihat(request.auth.actor).prefetch_related("berkas")
    return halaman(request, rows, saring, lambda row: _hapus(request, row))


@rute.baca("/arsip/hapus/{hapus_id}", HapusKeluar, "Satu permintaan penghapusan", Cakupan.ARSIP_BACA)
def satu_hapus(request: HttpRequest, hapus_id: Path[Id]) -> HapusKeluar:
    return _hapus(request, baca_hapus.satu(request.auth.actor, hapus_id))


@rute.cipta("/arsip/hapus", HapusKeluar, "Mencatat permintaan penghapusan", Cakupan.ARSIP_TULIS)
def catat_permintaan(request: HttpRequest, isi: HapusMasuk) -> HapusKeluar:
    actor = request.auth.actor
    told = isi.model_dump(exclude={"berkas"})
    return _hapus(request, services.catat_permintaan(actor, Unit(pk=actor.unit_id), berkas_id=isi.berkas, **told))


@rute.tindak("/arsip/hapus/{hapus_id}/jawab", HapusKeluar, "Menjawab permintaan", Cakupan.ARSIP_TULIS)
def jawab_permintaan(request: HttpRequest, hapus_id: Path[Id], isi: JawabHapusMasuk) -> HapusKeluar:
    return _hapus(
        request, services.jawab_permintaan(request.auth.actor, PermintaanHapus(pk=hapus_id), **isi.model_dump())
    )


def _pinjaman(request: HttpRequest, pk: int) -> PinjamanKeluar:
    return PinjamanKeluar.dari(fetch(request.auth.actor, Wewenang.PINJAM_LIHAT, baca.semua_pinjaman(), pk))


def _paket(row: PaketArsip) -> PaketKeluar:
    return salin(PaketKeluar, row)


def _hapus(request: HttpRequest, row: PermintaanHapus) -> HapusKeluar:
    names = ("id", "pemohon", "uraian", "diterima", "tenggat", "putusan", "alasan")
    open_now = [] if row.putusan else baca_hapus.putusan_boleh(request.auth.actor, row)
    return HapusKeluar(boleh=list(open_now), **{name: getattr(row, name) for name in names})
