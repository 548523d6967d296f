"""Channels out of the house, for who runs the system. There is no screen for them."""

from typing import Self

from django.http import HttpRequest
from ninja import Path
from pydantic import Field

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Masukan, Skema, Teks
from poros.kernel.organisasi.models import Unit
from poros.kernel.pemberitahuan import queries, services
from poros.kernel.pemberitahuan.models import Saluran
from poros.kernel.pemberitahuan.rules import JenisSaluran

from .rute import rute


class SaluranMasuk(Masukan):
    """A way out of the application."""

    jenis: JenisSaluran = Field(description="Surel, atau gerbang pesan.")
    nama: Teks = Field(min_length=1, max_length=80, description="Nama saluran.")
    alamat: Teks = Field("", max_length=500, description="Alamat gerbang, https; kosong untuk surel.")


class SaluranUbah(Masukan):
    """A channel as it is to be: all of it, not only what changes."""

    aktif: bool = Field(description="Dipakai untuk mengirim.")
    alamat: Teks = Field("", max_length=500, description="Alamat gerbang, https; kosong untuk surel.")
    ganti_kunci: bool = Field(default=False, description="Ganti kunci penanda; yang lama batal saat itu juga.")


class SaluranKeluar(Skema):
    """A channel; its key is asked for by itself."""

    id: int
    jenis: JenisSaluran
    nama: str
    alamat: str
    aktif: bool

    @classmethod
    def bentuk(cls, row: Saluran) -> Self:
        return cls(id=row.pk, jenis=row.jenis, nama=row.nama, alamat=row.alamat, aktif=row.aktif)


class KunciSaluran(Skema):
    """The key with which messages of a channel are signed, to be entered at the gateway."""

    kunci: str


@rute.baca("/saluran", list[SaluranKeluar], "Saluran pemberitahuan ke luar", Cakupan.KABAR_TULIS)
def daftar_saluran(request: HttpRequest) -> list[SaluranKeluar]:
    return [SaluranKeluar.bentuk(row) for row in queries.saluran(request.auth.actor)]


@rute.cipta("/saluran", SaluranKeluar, "Membuka saluran", Cakupan.KABAR_TULIS)
def buka_saluran(request: HttpRequest, isi: SaluranMasuk) -> SaluranKeluar:
    actor = request.auth.actor
    return SaluranKeluar.bentuk(services.buka_saluran(actor, Unit(pk=actor.unit_id), **isi.model_dump()))


@rute.tindak("/saluran/{saluran_id}/atur", SaluranKeluar, "Mengatur saluran", Cakupan.KABAR_TULIS)
def atur_saluran(request: HttpRequest, saluran_id: Path[Id], isi: SaluranUbah) -> SaluranKeluar:
    return SaluranKeluar.bentuk(services.atur_saluran(request.auth.actor, Saluran(pk=saluran_id), **isi.model_dump()))


@rute.baca("/saluran/{saluran_id}/kunci", KunciSaluran, "Kunci penanda pesan saluran", Cakupan.KABAR_TULIS)
def kunci_saluran(request: HttpRequest, saluran_id: Path[Id]) -> KunciSaluran:
    return KunciSaluran(kunci=queries.kunci(request.auth.actor, saluran_id))
