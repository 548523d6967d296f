"""What the government lays down: JRA, SKKAD, threshold, who keeps archives."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query
from pydantic import Field

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Saring, Skema, Tanggal, Teks
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import fetch
from poros.pure.retensi import Hitung, Pemicu

from .. import services
from ..queries.retensi import jra
from ..rules.akses import Akses
from ..services.ketentuan import SAKSI_MAKS
from ..values import DataAturan, DataKelas, DataKetentuan
from ..wewenang import Wewenang
from .bentuk import KeamananArsip, KodeArsip, NasibArsip, pilihan, salin
from .rute import rute

PemicuRetensi = Annotated[Pemicu, pilihan(Pemicu)]
AksesArsip = Annotated[Akses, pilihan(Akses)]
HitungAmbang = Annotated[Hitung, pilihan(Hitung)]
Tahun = Annotated[int, Field(ge=0, le=100)]


class SaringJra(Saring):
    """Filters of the JRA."""

    q: Teks = Field("", max_length=100, description="Awal kode, atau kata dalam namanya.")


class AturanRetensiKeluar(Skema):
    """A row of the JRA."""

    id: int
    kode: str
    nama: str
    aktif: int
    inaktif: int
    nasib: NasibArsip
    kecuali: str
    pemicu: PemicuRetensi
    kejadian: str
    dasar: str
    dari: date


class DaftarJra(Halaman[AturanRetensiKeluar]):
    """A page of the JRA."""


class BerdasarMasuk(Masukan):
    """By which rule and from when."""

    dasar: Teks = Field(min_length=1, max_length=300, description="Peraturan yang menetapkannya.")
    dari: Tanggal = Field(description="Berlaku sejak.")


class AturanRetensiMasuk(BerdasarMasuk):
    """A row of the JRA."""

    kode: KodeArsip = Field(description="Kode klasifikasi.")
    nama: Teks = Field(min_length=1, max_length=1000, description="Jenis arsip.")
    aktif: Tahun = Field(description="Retensi aktif dalam tahun.")
    inaktif: Tahun = Field(description="Retensi inaktif dalam tahun.")
    nasib: NasibArsip = Field(description="Nasib akhir.")
    kecuali: Teks = Field("", max_length=300, description="Kecuali.")
    pemicu: PemicuRetensi = Field(Pemicu.DITUTUP, description="Dihitung sejak.")
    kejadian: Teks = Field("", max_length=300, description="Kejadiannya.")


class KelasAksesMasuk(BerdasarMasuk):
    """A row of the SKKAD."""

    kode: KodeArsip = Field(description="Kode klasifikasi.")
    kerahasiaan: KeamananArsip = Field(description="Keamanan.")
    akses: AksesArsip = Field(description="Akses.")


class KetentuanMasuk(BerdasarMasuk):
    """Threshold and witnesses."""

    ambang: int = Field(ge=1, le=100, description="Ambang dalam tahun.")
    hitung: HitungAmbang = Field(Hitung.TOTAL, description="Yang dihitung.")
    saksi: int = Field(ge=2, le=SAKSI_MAKS, description="Banyaknya saksi.")


class LembagaMasuk(Masukan):
    """Who keeps archives, who witnesses."""

    lembaga: list[Id] = Field(max_length=20, description="Unit lembaga kearsipan daerah.")
    saksi: list[Id] = Field(max_length=20, description="Unit hukum dan pengawasan.")


class Tercatat(Skema):
    """The row that was entered."""

    id: int


@rute.baca("/arsip/jra", DaftarJra, "Jadwal retensi arsip", Cakupan.ARSIP_BACA)
def daftar_jra(request: HttpRequest, saring: Query[SaringJra]) -> dict[str, Any]:
    return halaman(request, jra(q=saring.q), saring, lambda row: salin(AturanRetensiKeluar, row))


@rute.cipta("/arsip/jra", Tercatat, "Mencatat baris JRA", Cakupan.ARSIP_TULIS)
def catat_aturan(request: HttpRequest, isi: AturanRetensiMasuk) -> Tercatat:
    unit = _unit(request, Wewenang.JRA_UBAH)
    return Tercatat(id=services.catat_aturan(request.auth.actor, unit, data=DataAturan(**isi.model_dump())).pk)


@rute.cipta("/arsip/skkad", Tercatat, "Mencatat baris SKKAD", Cakupan.ARSIP_TULIS)
def catat_kelas(request: HttpRequest, isi: KelasAksesMasuk) -> Tercatat:
    unit = _unit(request, Wewenang.JRA_UBAH)
    return Tercatat(id=services.catat_kelas(request.auth.actor, unit, data=DataKelas(**isi.model_dump())).pk)


@rute.cipta("/arsip/ambang", Tercatat, "Mencatat ambang dan saksi", Cakupan.ARSIP_TULIS)
def catat_ketentuan(request: HttpRequest, isi: KetentuanMasuk) -> Tercatat:
    unit = _unit(request, Wewenang.JRA_UBAH)
    return Tercatat(id=services.catat_ketentuan(request.auth.actor, unit, data=DataKetentuan(**isi.model_dump())).pk)


@rute.tindak("/arsip/lembaga", LembagaMasuk, "Menetapkan lembaga kearsipan dan unit saksi", Cakupan.ARSIP_TULIS)
def atur_lembaga(request: HttpRequest, isi: LembagaMasuk) -> LembagaMasuk:
    services.atur_lembaga(request.auth.actor, _unit(request, Wewenang.LEMBAGA_ATUR), **isi.model_dump())
    return isi


def _unit(request: HttpRequest, permission: Wewenang) -> Unit:
    return fetch(request.auth.actor, permission, Unit.objects.all(), request.auth.actor.unit_id)
