"""Drafting and reading."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Path, Query
from pydantic import Field

from poros.domain.persuratan.publik import surat_dibalas
from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Masukan, Saring, Skema, Teks
from poros.kernel.antarmuka.unggahan import BerkasMasuk
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import fetch

from .. import cetak, services
from ..models import BentukNaskah, Naskah, PenerimaNaskah
from ..queries import naskah as baca
from ..queries.bentuk import bentuk_aktif
from ..queries.klasifikasi import klasifikasi_ada
from ..rules.markah import sidik
from ..values import Asal, DataNaskah, Saringan
from ..wewenang import Wewenang
from . import skema
from .rute import rute

PDF = "application/pdf"
BINER = {"responses": {200: {"content": {PDF: {"schema": {"type": "string"}}}}}}


class KomentarMasuk(Masukan):
    """A remark."""

    isi: Teks = Field(min_length=1, max_length=5000, description="Komentar.")
    bagian: Teks = Field("", max_length=40, description="Kode bagian yang dikomentari.")


class TabelMasuk(Masukan):
    """Addressees of a mass letter."""

    tabel: Teks = Field(min_length=1, max_length=1_500_000, description="CSV; baris pertama nama kolom, wajib `nama`.")


class LepasMasuk(Masukan):
    """An attachment that is taken off."""

    berkas: Id = Field(description="Nomor lampiran, dari daftar berkas naskah.")


class TabelKeluar(Skema):
    """How many were loaded."""

    banyak: int


class KemajuanKeluar(Skema):
    """Copies made, of how many."""

    siap: int
    semua: int


class VersiKeluar(Skema):
    """A text that was handed in."""

    urut: int
    hal: str
    isi: dict[str, str]
    oleh: str
    alasan: str
    waktu: datetime


class SidikKeluar(Skema):
    """A draft after it was written on; `sidik` is for the next change."""

    naskah: skema.NaskahRingkas
    sidik: str

    @classmethod
    def dari(cls, row: Naskah) -> "SidikKeluar":
        return cls(naskah=skema.NaskahRingkas.dari(row), sidik=sidik(row.hal, row.isi))


@rute.cipta("/naskah", SidikKeluar, "Membuat konsep naskah keluar", Cakupan.SURAT_TULIS)
def buat(request: HttpRequest, isi: skema.NaskahBaru) -> SidikKeluar:
    actor = request.auth.actor
    row, asal = bentuk_kode(actor, isi.bentuk), periksa_asal(actor, isi.asal())
    with bidang_program():
        made = services.buat(
            actor, Unit.objects.get(pk=actor.unit_id), bentuk=row, data=periksa_data(isi.data()), asal=asal
        )
    return SidikKeluar.dari(made)


@rute.baca("/naskah", skema.DaftarNaskah, "Naskah keluar yang boleh dilihat", Cakupan.SURAT_BACA)
def daftar(request: HttpRequest, saring: Query[skema.SaringNaskah]) -> dict:
    wanted = Saringan(q=saring.q, status=saring.status or "", bentuk=saring.bentuk, kotak=saring.kotak)
    return halaman(request, baca.saring(request.auth.actor, wanted), saring, skema.NaskahRingkas.dari)


@rute.baca("/naskah/{naskah_id}", skema.NaskahLengkap, "Satu naskah dengan jalurnya", Cakupan.SURAT_BACA)
def satu(request: HttpRequest, naskah_id: Path[Id]) -> skema.NaskahLengkap:
    return skema.NaskahLengkap.rinci(baca.rincian(request.auth.actor, naskah_id))


@rute.baca("/naskah/{naskah_id}/versi", list[VersiKeluar], "Tulisan yang pernah diajukan", Cakupan.SURAT_BACA)
def versi(request: HttpRequest, naskah_id: Path[Id]) -> list[VersiKeluar]:
    _row, rows = baca.versi(request.auth.actor, naskah_id)
    return [
        VersiKeluar(oleh=v.orang.nama, **{n: getattr(v, n) for n in ("urut", "hal", "isi", "alasan", "waktu")})
        for v in rows
    ]


@rute.baca("/naskah/{naskah_id}/lembar", None, "Lembar naskah sebagai PDF", Cakupan.SURAT_BACA, **BINER)
def lembar(request: HttpRequest, naskah_id: Path[Id]) -> HttpResponse:
    actor = request.auth.actor
    row = baca.satu(actor, naskah_id)
    receivers = [] if row.massal else list(row.penerima.all())
    made = cetak.lembar(actor.peta, row, baca.tanda(row), receivers, hari=timezone.localdate())
    return HttpResponse(made.pdf, content_type=PDF)


@rute.baca("/naskah/{naskah_id}/penerima", skema.DaftarPenerima, "Penerima naskah", Cakupan.SURAT_BACA)
def penerima(request: HttpRequest, naskah_id: Path[Id], saring: Query[Saring]) -> dict:
    row = baca.satu(request.auth.actor, naskah_id)
    return halaman(request, PenerimaNaskah.objects.filter(naskah=row), saring, skema.PenerimaKeluar.dari)


@rute.baca("/naskah/{naskah_id}/kemajuan", KemajuanKeluar, "Kemajuan salinan surat massal", Cakupan.SURAT_BACA)
def kemajuan(request: HttpRequest, naskah_id: Path[Id]) -> KemajuanKeluar:
    _row, siap, semua = baca.kemajuan(request.auth.actor, naskah_id)
    return KemajuanKeluar(siap=siap, semua=semua)


@rute.tindak("/naskah/{naskah_id}/ubah", SidikKeluar, "Menulis naskah", Cakupan.SURAT_TULIS)
def ubah(request: HttpRequest, naskah_id: Path[Id], isi: skema.NaskahUbah) -> SidikKeluar:
    actor = request.auth.actor
    with bidang_program():
        services.ubah(actor, Naskah(pk=naskah_id), data=periksa_data(isi.data()), atas=isi.atas)
    return SidikKeluar.dari(baca.satu(actor, naskah_id))


@rute.tindak("/naskah/{naskah_id}/lampiran", skema.NaskahRingkas, "Menambah lampiran", Cakupan.SURAT_TULIS)
def lampirkan(request: HttpRequest, naskah_id: Path[Id], isi: BerkasMasuk) -> skema.NaskahRingkas:
    actor = request.auth.actor
    services.lampirkan(actor, Naskah(pk=naskah_id), isi=isi.bahan(request.auth.akun_id), nama=isi.nama)
    return skema.NaskahRingkas.dari(baca.satu(actor, naskah_id))


@rute.tindak("/naskah/{naskah_id}/lampiran/lepas", skema.NaskahRingkas, "Melepas lampiran", Cakupan.SURAT_TULIS)
def lepas_lampiran(request: HttpRequest, naskah_id: Path[Id], isi: LepasMasuk) -> skema.NaskahRingkas:
    services.lepas_lampiran(request.auth.actor, Naskah(pk=naskah_id), tautan=isi.berkas)
    return skema.NaskahRingkas.dari(baca.satu(request.auth.actor, naskah_id))


@rute.tindak("/naskah/{naskah_id}/massal", TabelKeluar, "Memuat penerima surat massal", Cakupan.SURAT_TULIS)
def massal(request: HttpRequest, naskah_id: Path[Id], isi: TabelMasuk) -> TabelKeluar:
    n = services.muat_penerima(request.auth.actor, Naskah(pk=naskah_id), tabel=isi.tabel)
    return TabelKeluar(banyak=n)


@rute.tindak("/naskah/{naskah_id}/komentar", skema.KomentarKeluar, "Mengomentari naskah", Cakupan.SURAT_TULIS)
def komentari(request: HttpRequest, naskah_id: Path[Id], isi: KomentarMasuk) -> skema.KomentarKeluar:
    actor = request.auth.actor
    k = services.komentari(actor, Naskah(pk=naskah_id), isi=isi.isi, bagian=isi.bagian)
    return skema.KomentarKeluar(
        id=k.pk, oleh=actor.nama, **{n: getattr(k, n) for n in ("versi", "bagian", "isi", "waktu")}
    )


@rute.tindak("/naskah/{naskah_id}/batalkan", skema.NaskahRingkas, "Membatalkan konsep", Cakupan.SURAT_TULIS)
def batalkan(request: HttpRequest, naskah_id: Path[Id], isi: skema.AlasanNaskah) -> skema.NaskahRingkas:
    services.batalkan(request.auth.actor, Naskah(pk=naskah_id), alasan=isi.alasan)
    return skema.NaskahRingkas.dari(baca.satu(request.auth.actor, naskah_id))


def bentuk_kode(actor: Actor, kode: str) -> BentukNaskah:
    """The form named in a request."""
    found = bentuk_aktif(actor).filter(kode=kode).first()
    if found is None:
        raise Ditolak(_("Bentuk naskah ini tidak ada atau tidak dipakai."), "bentuk")
    return found


@contextmanager
def bidang_program() -> Iterator[None]:
    """What the page asks for in a field of its own, programs send with the other addressees."""
    try:
        yield
    except Ditolak as error:
        raise Ditolak(error.pesan, "tujuan" if error.bidang == "kepada_luar" else error.bidang) from error


def periksa_data(data: DataNaskah) -> DataNaskah:
    """The code of classification stands in the number: it must be one."""
    if data.klasifikasi and not klasifikasi_ada(data.klasifikasi):
        raise Ditolak(_("Kode klasifikasi ini tidak ada."), "klasifikasi")
    return data


def periksa_asal(actor: Actor, asal: Asal) -> Asal:
    """What a letter answers, amends or revokes must be visible to who writes it."""
    if asal.surat_id:
        surat_dibalas(actor, asal.surat_id)
    for pk in filter(None, (asal.mengubah_id, asal.mencabut_id)):
        fetch(actor, Wewenang.LIHAT, Naskah.objects.all(), pk)
    return asal
