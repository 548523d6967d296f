"""Disposals: begun, listed, judged, agreed to, decreed, witnessed, carried out."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field, WithJsonSchema

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Masukan, Saring, Skema, Tanggal, Teks
from poros.kernel.antarmuka.unggahan import BerkasKeluar, BerkasMasuk
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import fetch

from .. import services
from ..models import Penyusutan
from ..queries import susut as baca
from ..rules.susut import Jenis
from ..values import SEKALI_MAKS, DataPanitia, Penilaian
from ..wewenang import Wewenang
from .bentuk import (
    Alasan,
    DaftarId,
    DaftarPenyusutan,
    JenisPenyusutan,
    NotaArsip,
    PenyusutanKeluar,
    StatusPenyusutan,
    isi_dari,
)
from .rute import rute

JenisMulai = Annotated[Jenis, WithJsonSchema({"type": "string", "enum": ["pindah", "serah"]})]


class SaringPenyusutan(Saring):
    """Filters of the list."""

    jenis: JenisPenyusutan | None = Field(None, description="Hanya jenis ini.")
    status: StatusPenyusutan | None = Field(None, description="Hanya status ini.")


class SusunMasuk(Masukan):
    """A transfer or a handing over."""

    jenis: JenisMulai = Field(description="pindah atau serah.")
    judul: Teks = Field(min_length=1, max_length=300, description="Judul.")
    panjang: bool = Field(False, description="Retensi di atas ambang.")


class AnggotaMasuk(Masukan):
    """A member of the panel."""

    nama: Teks = Field(min_length=1, max_length=150, description="Nama.")
    jabatan: Teks = Field(min_length=1, max_length=220, description="Jabatan.")


class PanitiaMasuk(Masukan):
    """A panel; who chairs it stands first."""

    judul: Teks = Field(min_length=1, max_length=300, description="Judul.")
    panjang: bool = Field(False, description="Retensi di atas ambang.")
    nomor: Teks = Field(min_length=1, max_length=100, description="Nomor keputusan.")
    tanggal: Tanggal = Field(description="Tanggal keputusan.")
    anggota: list[AnggotaMasuk] = Field(min_length=3, max_length=9, description="Ketua lebih dahulu.")


class PilihMasuk(Masukan):
    """The list."""

    berkas: DaftarId = Field(description="Nomor berkas arsip.")


class KeluarMasuk(Masukan):
    """A file that comes off the list."""

    berkas: Id = Field(description="Nomor berkas arsip.")
    alasan: Alasan = Field(description="Alasannya.")


class ArsipPenilaianMasuk(NotaArsip):
    """What the panel has found."""

    keluar: list[KeluarMasuk] = Field([], max_length=SEKALI_MAKS, description="Yang dikeluarkan dari daftar.")


class PersetujuanMasuk(NotaArsip):
    """An agreement; on the long way with the letter of Kepala ANRI."""

    surat: BerkasMasuk | None = Field(None, description="Surat persetujuan Kepala ANRI (PDF).")


class BatalMasuk(Masukan):
    """A reason."""

    alasan: Alasan = Field(description="Alasannya.")


class BarisSusutKeluar(Skema):
    """A line of the list."""

    berkas: int
    nomor: str
    judul: str
    keluar: bool
    alasan: str


class PenyusutanLengkap(PenyusutanKeluar):
    """A disposal with its list, its witnesses and its documents."""

    baris: list[BarisSusutKeluar]
    saksi: list[str]
    dokumen: list[BerkasKeluar]


class BerkasDokumen(Skema):
    """The vital file that holds the documents."""

    berkas: int


@rute.baca("/arsip/susut", DaftarPenyusutan, "Penyusutan yang boleh dilihat", Cakupan.ARSIP_BACA)
def daftar_susut(request: HttpRequest, saring: Query[SaringPenyusutan]) -> dict[str, Any]:
    wanted = {k: v for k, v in saring.model_dump(exclude={"kursor", "batas"}).items() if v}
    return halaman(request, baca.susut_terlihat(request.auth.actor, **wanted), saring, PenyusutanKeluar.dari)


@rute.baca("/arsip/susut/{susut_id}", PenyusutanLengkap, "Satu penyusutan", Cakupan.ARSIP_BACA)
def satu_susut(request: HttpRequest, susut_id: Path[Id]) -> PenyusutanLengkap:
    return _lengkap(request, susut_id)


@rute.cipta("/arsip/susut", PenyusutanLengkap, "Memulai pemindahan atau penyerahan", Cakupan.ARSIP_TULIS)
def susun_susut(request: HttpRequest, isi: SusunMasuk) -> PenyusutanLengkap:
    unit = _unit(request, Wewenang.SUSUT_SUSUN)
    return _lengkap(request, services.susun_susut(request.auth.actor, unit, **isi.model_dump()).pk)


@rute.cipta("/arsip/panitia", PenyusutanLengkap, "Membentuk panitia pemusnahan", Cakupan.ARSIP_TULIS)
def bentuk_panitia(request: HttpRequest, isi: PanitiaMasuk) -> PenyusutanLengkap:
    members = tuple((one.nama, one.jabatan) for one in isi.anggota)
    panel = DataPanitia(nomor=isi.nomor, tanggal=isi.tanggal, anggota=members)
    row = services.bentuk_panitia(
        request.auth.actor, _unit(request, Wewenang.PANITIA_BENTUK), judul=isi.judul, panitia=panel, panjang=isi.panjang
    )
    return _lengkap(request, row.pk)


@rute.tindak("/arsip/susut/{susut_id}/pilih", PenyusutanLengkap, "Memilih berkas", Cakupan.ARSIP_TULIS)
def pilih(request: HttpRequest, susut_id: Path[Id], isi: PilihMasuk) -> PenyusutanLengkap:
    services.pilih(request.auth.actor, Penyusutan(pk=susut_id), berkas_id=isi.berkas)
    return _lengkap(request, susut_id)


@rute.tindak("/arsip/susut/{susut_id}/ajukan", PenyusutanLengkap, "Menetapkan daftar usul", Cakupan.ARSIP_TULIS)
def ajukan_susut(request: HttpRequest, susut_id: Path[Id]) -> PenyusutanLengkap:
    services.ajukan_susut(request.auth.actor, Penyusutan(pk=susut_id))
    return _lengkap(request, susut_id)


@rute.tindak("/arsip/susut/{susut_id}/nilai", PenyusutanLengkap, "Mencatat penilaian panitia", Cakupan.ARSIP_TULIS)
def nilai_susut(request: HttpRequest, susut_id: Path[Id], isi: ArsipPenilaianMasuk) -> PenyusutanLengkap:
    found = Penilaian(nota=isi.nota(), keluar={one.berkas: one.alasan for one in isi.keluar})
    services.nilai_susut(request.auth.actor, Penyusutan(pk=susut_id), hasil=found)
    return _lengkap(request, susut_id)


@rute.tindak("/arsip/susut/{susut_id}/nyatakan", PenyusutanLengkap, "Menyatakan autentik", Cakupan.ARSIP_TULIS)
def nyatakan(request: HttpRequest, susut_id: Path[Id], isi: NotaArsip) -> PenyusutanLengkap:
    services.nyatakan(request.auth.actor, Penyusutan(pk=susut_id), nota=isi.nota())
    return _lengkap(request, susut_id)


@rute.tindak("/arsip/susut/{susut_id}/setujui", PenyusutanLengkap, "Menyetujui", Cakupan.ARSIP_TULIS)
def setujui_susut(request: HttpRequest, susut_id: Path[Id], isi: PersetujuanMasuk) -> PenyusutanLengkap:
    letter = {}
    if isi.surat:
        letter = {"berkas": isi_dari(isi.surat, request.auth.akun_id), "nama_berkas": isi.surat.nama}
    services.setujui_susut(request.auth.actor, Penyusutan(pk=susut_id), nota=isi.nota(), **letter)
    return _lengkap(request, susut_id)


@rute.tindak("/arsip/susut/{susut_id}/tetapkan", PenyusutanLengkap, "Menetapkan pemusnahan", Cakupan.ARSIP_TULIS)
def tetapkan_susut(request: HttpRequest, susut_id: Path[Id], isi: NotaArsip) -> PenyusutanLengkap:
    services.tetapkan_susut(request.auth.actor, Penyusutan(pk=susut_id), nota=isi.nota())
    return _lengkap(request, susut_id)


@rute.tindak("/arsip/susut/{susut_id}/terima", PenyusutanLengkap, "Menerima arsipnya", Cakupan.ARSIP_TULIS)
def terima_susut(request: HttpRequest, susut_id: Path[Id], isi: NotaArsip) -> PenyusutanLengkap:
    services.terima_susut(request.auth.actor, Penyusutan(pk=susut_id), nota=isi.nota())
    return _lengkap(request, susut_id)


@rute.tindak("/arsip/susut/{susut_id}/saksikan", PenyusutanLengkap, "Menyaksikan pemusnahan", Cakupan.ARSIP_TULIS)
def saksikan(request: HttpRequest, susut_id: Path[Id]) -> PenyusutanLengkap:
    services.saksikan(request.auth.actor, Penyusutan(pk=susut_id))
    return _lengkap(request, susut_id)


@rute.tindak("/arsip/susut/{susut_id}/musnahkan", PenyusutanLengkap, "Memusnahkan", Cakupan.ARSIP_TULIS)
def musnahkan(request: HttpRequest, susut_id: Path[Id], isi: NotaArsip) -> PenyusutanLengkap:
    services.musnahkan(request.auth.actor, Penyusutan(pk=susut_id), nota=isi.nota())
    return _lengkap(request, susut_id)


@rute.tindak("/arsip/susut/{susut_id}/arsipkan", BerkasDokumen, "Mengarsipkan dokumennya", Cakupan.ARSIP_TULIS)
def arsipkan(request: HttpRequest, susut_id: Path[Id]) -> BerkasDokumen:
    return BerkasDokumen(berkas=services.arsipkan(request.auth.actor, Penyusutan(pk=susut_id)).pk)


@rute.tindak("/arsip/susut/{susut_id}/batalkan", PenyusutanLengkap, "Membatalkan", Cakupan.ARSIP_TULIS)
def batalkan(request: HttpRequest, susut_id: Path[Id], isi: BatalMasuk) -> PenyusutanLengkap:
    services.batalkan(request.auth.actor, Penyusutan(pk=susut_id), alasan=isi.alasan)
    return _lengkap(request, susut_id)


def _unit(request: HttpRequest, permission: Wewenang) -> Unit:
    return fetch(request.auth.actor, permission, Unit.objects.all(), request.auth.actor.unit_id)


def _lengkap(request: HttpRequest, pk: int) -> PenyusutanLengkap:
    actor = request.auth.actor
    row = baca.satu(actor, pk)
    return PenyusutanLengkap(
        **PenyusutanKeluar.dari(row).model_dump(),
        baris=[
            BarisSusutKeluar(
                berkas=line.berkas_id, nomor=line.berkas.nomor, judul=line.berkas.judul, keluar=line.keluar,
                alasan=line.alasan,
            )
            for line in baca.baris(row)
        ],
        saksi=[witness.orang for witness in row.saksi.all()],
        dokumen=[BerkasKeluar.dari(tie) for tie in baca.dokumen_terlihat(actor, row)],
    )  # fmt: skip
