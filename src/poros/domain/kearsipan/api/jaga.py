"""Guarded archives told to ANRI, papers put into another form, contents found damaged."""

from collections import defaultdict
from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Rujuk, Saring, Skema, Tanggal, Teks
from poros.kernel.antarmuka.unggahan import BerkasKeluar, BerkasMasuk
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import fetch, visible

from .. import services
from ..models import AlihMedia, BerkasArsip, LaporanTerjaga, TemuanKeutuhan
from ..queries import jaga as baca
from ..rules.jaga import BidangJaga, KeadaanJaga
from ..values import DataAlih
from ..wewenang import Wewenang
from .bentuk import DaftarId, NotaArsip, isi_dari, pilihan, salin
from .rute import rute

BidangTerjaga = Annotated[BidangJaga, pilihan(BidangJaga)]
KeadaanTerjaga = Annotated[KeadaanJaga, pilihan(KeadaanJaga)]


class TerjagaKeluar(Skema):
    """A guarded file with its clocks."""

    berkas: int
    nomor: str
    judul: str
    bidang: BidangTerjaga
    keadaan: KeadaanTerjaga
    sejak: date
    tenggat_lapor: datetime | None
    tenggat_salinan: datetime | None


class DaftarTerjaga(Halaman[TerjagaKeluar]):
    """A page of guarded files."""


class LaporanTerjagaMasuk(NotaArsip):
    """A letter to ANRI."""

    berkas: DaftarId = Field(description="Nomor berkas arsip terjaga kantor sendiri.")
    salinan: bool = Field(False, description="Menyerahkan salinan autentik (sesudah dilaporkan).")


class LaporanTerjagaKeluar(Skema):
    """A letter to ANRI with its sheet."""

    id: int
    kantor: Rujuk
    nomor: str
    tanggal: date
    salinan: bool
    lembar: list[BerkasKeluar]


class DaftarLaporanTerjaga(Halaman[LaporanTerjagaKeluar]):
    """A page of letters."""


class HasilAlihMasuk(Masukan):
    """What was made of one paper."""

    item: Id = Field(description="Nomor item arsip.")
    berkas: list[BerkasMasuk] = Field(min_length=1, max_length=10, description="Hasil pindaiannya.")


class AlihMediaMasuk(Masukan):
    """The minutes of putting papers into another form."""

    nomor: Teks = Field(min_length=1, max_length=100, description="Nomor berita acara.")
    tanggal: Tanggal = Field(description="Tanggalnya.")
    alat: Teks = Field(min_length=1, max_length=200, description="Alat atau cara.")
    catatan: Teks = Field("", max_length=2000, description="Catatan.")
    hasil: list[HasilAlihMasuk] = Field(min_length=1, max_length=40, description="Per item.")


class AlihMediaKeluar(Skema):
    """Minutes with their list."""

    id: int
    nomor: str
    tanggal: date
    alat: str
    hasil: list[dict[str, str]]


class TemuanKeluar(Skema):
    """What one round of checking found."""

    id: int
    waktu: datetime
    sidik: list[str]


class DaftarTemuan(Halaman[TemuanKeluar]):
    """A page of findings."""


@rute.baca("/arsip/terjaga", DaftarTerjaga, "Arsip terjaga yang boleh dilihat", Cakupan.ARSIP_BACA)
def daftar_terjaga(request: HttpRequest, saring: Query[Saring]) -> dict[str, Any]:
    return halaman(request, baca.terjaga_terlihat(request.auth.actor), saring, _terjaga)


@rute.baca("/arsip/laporan-terjaga", DaftarLaporanTerjaga, "Surat arsip terjaga kepada ANRI", Cakupan.ARSIP_BACA)
def daftar_laporan_terjaga(request: HttpRequest, saring: Query[Saring]) -> dict[str, Any]:
    rows = baca.laporan_terjaga(request.auth.actor)
    return halaman(request, rows, saring, lambda row: _laporan(row, []))


@rute.baca("/arsip/laporan-terjaga/{laporan_id}", LaporanTerjagaKeluar, "Satu surat kepada ANRI", Cakupan.ARSIP_BACA)
def satu_laporan_terjaga(request: HttpRequest, laporan_id: Path[Id]) -> LaporanTerjagaKeluar:
    row, sheets, _files = baca.surat_terjaga(request.auth.actor, laporan_id)
    return _laporan(row, [BerkasKeluar.dari(tie) for tie in sheets])


@rute.cipta("/arsip/laporan-terjaga", LaporanTerjagaKeluar, "Melaporkan arsip terjaga", Cakupan.ARSIP_TULIS)
def laporkan_terjaga(request: HttpRequest, isi: LaporanTerjagaMasuk) -> LaporanTerjagaKeluar:
    actor = request.auth.actor
    unit = fetch(actor, Wewenang.TERJAGA_LAPOR, Unit.objects.all(), actor.unit_id)
    row = services.laporkan_terjaga(actor, unit, nota=isi.nota(), berkas_id=isi.berkas, salinan=isi.salinan)
    return satu_laporan_terjaga(request, row.pk)


@rute.cipta("/arsip/berkas/{berkas_id}/alih-media", AlihMediaKeluar, "Mencatat alih media", Cakupan.ARSIP_TULIS)
def alihkan_media(request: HttpRequest, berkas_id: Path[Id], isi: AlihMediaMasuk) -> AlihMediaKeluar:
    akun = request.auth.akun_id
    made = defaultdict[int, list[tuple[bytes, str]]](list)
    for one in isi.hasil:
        made[one.item] += [(isi_dari(file, akun), file.nama) for file in one.berkas]
    data = DataAlih(**isi.model_dump(exclude={"hasil"}))
    row = services.alihkan_media(request.auth.actor, BerkasArsip(pk=berkas_id), data=data, hasil=made)
    return salin(AlihMediaKeluar, row)


@rute.baca("/arsip/alih-media/{alih_id}", AlihMediaKeluar, "Satu alih media", Cakupan.ARSIP_BACA)
def satu_alih_media(request: HttpRequest, alih_id: Path[Id]) -> AlihMediaKeluar:
    return salin(AlihMediaKeluar, fetch(request.auth.actor, Wewenang.ALIH_LIHAT, AlihMedia.objects.all(), alih_id))


@rute.baca("/arsip/temuan", DaftarTemuan, "Temuan isi yang rusak atau hilang", Cakupan.ARSIP_BACA)
def daftar_temuan(request: HttpRequest, saring: Query[Saring]) -> dict[str, Any]:
    rows = visible(request.auth.actor, Wewenang.TEMUAN_LIHAT, TemuanKeutuhan.objects.all())
    return halaman(request, rows, saring, lambda row: salin(TemuanKeluar, row))


def _terjaga(row: BerkasArsip) -> TerjagaKeluar:
    guard = row.jaga
    return TerjagaKeluar(
        berkas=row.pk, nomor=row.nomor, judul=row.judul, bidang=guard.bidang, keadaan=baca.keadaan_jaga(row),
        sejak=guard.sejak, tenggat_lapor=guard.tenggat_lapor, tenggat_salinan=guard.tenggat_salinan,
    )  # fmt: skip


def _laporan(row: LaporanTerjaga, lembar: list[BerkasKeluar]) -> LaporanTerjagaKeluar:
    plain = {name: getattr(row, name) for name in ("nomor", "tanggal", "salinan")}
    return LaporanTerjagaKeluar(id=row.pk, kantor=Rujuk.dari(row.kantor), lembar=lembar, **plain)
