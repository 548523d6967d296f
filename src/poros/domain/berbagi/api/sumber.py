"""Sources, and the parts of units."""

from datetime import datetime
from typing import Annotated, Self

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Saring, Skema, Teks
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import fetch

from .. import services
from ..models import Sumber
from ..queries import katalog
from ..rules.alur import PeranUnit
from ..values import DataSumber
from ..wewenang import Wewenang
from .rute import rute
from .tawaran import LampiranMasuk, isi_dari, pilihan

PeranBerbagi = Annotated[PeranUnit, pilihan(PeranUnit)]


class SumberMasuk(Masukan):
    """A source; without an address it is fed by uploads."""

    nama: Teks = Field(min_length=1, max_length=200, description="Nama, biasanya daerahnya.")
    alamat: Teks = Field("", max_length=500, description="Alamat https umpan atau publiccode.yml.")
    aktif: bool = Field(True, description="Diambil setiap malam.")


class PeranMasuk(Masukan):
    """Units that have a part; they replace those before."""

    peran: PeranBerbagi = Field(description="Mengelola katalog, atau mengurus nota.")
    unit: list[Id] = Field(max_length=200, description="Nomor unit.")


class SumberKeluar(Skema):
    """A source and what it gave last."""

    id: int
    nama: str
    alamat: str
    aktif: bool
    dibaca: datetime | None
    gagal: bool
    kabar: str
    banyak: int

    @classmethod
    def dari(cls, row: Sumber) -> Self:
        return cls(id=row.pk, **{name: getattr(row, name) for name in cls.model_fields if name != "id"})


class DaftarSumber(Halaman[SumberKeluar]):
    """A page of sources."""


class JumlahPeran(Skema):
    """How many units have the part."""

    banyak: int


@rute.baca("/berbagi/sumber", DaftarSumber, "Sumber tawaran", Cakupan.BERBAGI_BACA)
def daftar_sumber(request: HttpRequest, saring: Query[Saring]) -> dict:
    return halaman(request, katalog.sumber_terlihat(request.auth.actor), saring, SumberKeluar.dari)


@rute.baca("/berbagi/sumber/{sumber_id}", SumberKeluar, "Satu sumber", Cakupan.BERBAGI_BACA)
def satu_sumber(request: HttpRequest, sumber_id: Path[Id]) -> SumberKeluar:
    return _keluar(request, sumber_id)


@rute.cipta("/berbagi/sumber", SumberKeluar, "Menambah sumber", Cakupan.BERBAGI_TULIS)
def tambah_sumber(request: HttpRequest, isi: SumberMasuk) -> SumberKeluar:
    actor = request.auth.actor
    made = services.tambah_sumber(actor, Unit(pk=actor.unit_id), data=DataSumber(**isi.model_dump()))
    return _keluar(request, made.pk)


@rute.tindak("/berbagi/sumber/{sumber_id}/ubah", SumberKeluar, "Mengubah sumber", Cakupan.BERBAGI_TULIS)
def ubah_sumber(request: HttpRequest, sumber_id: Path[Id], isi: SumberMasuk) -> SumberKeluar:
    services.ubah_sumber(request.auth.actor, Sumber(pk=sumber_id), data=DataSumber(**isi.model_dump()))
    return _keluar(request, sumber_id)


@rute.tindak("/berbagi/sumber/{sumber_id}/segarkan", SumberKeluar, "Mengambil sekarang", Cakupan.BERBAGI_TULIS)
def segarkan_sumber(request: HttpRequest, sumber_id: Path[Id]) -> SumberKeluar:
    services.segarkan(request.auth.actor, Sumber(pk=sumber_id))
    return _keluar(request, sumber_id)


@rute.tindak("/berbagi/sumber/{sumber_id}/muat", SumberKeluar, "Membaca berkas dari sumber", Cakupan.BERBAGI_TULIS)
def muat_sumber(request: HttpRequest, sumber_id: Path[Id], isi: LampiranMasuk) -> SumberKeluar:
    content = isi_dari(isi.berkas, request.auth.akun_id)
    services.muat_sumber(request.auth.actor, Sumber(pk=sumber_id), isi=content)
    return _keluar(request, sumber_id)


@rute.tindak("/berbagi/peran", JumlahPeran, "Mengatur peran unit", Cakupan.BERBAGI_TULIS)
def atur_peran(request: HttpRequest, isi: PeranMasuk) -> JumlahPeran:
    actor = request.auth.actor
    try:
        n = services.atur_peran(actor, Unit(pk=actor.unit_id), peran=isi.peran, unit_ids=isi.unit)
    except Ditolak as error:  # on the page each part has a field of its own
        raise Ditolak(error.pesan, "unit") from error
    return JumlahPeran(banyak=n)


def _keluar(request: HttpRequest, pk: int) -> SumberKeluar:
    actor = request.auth.actor
    return SumberKeluar.dari(fetch(actor, Wewenang.SUMBER_LIHAT, katalog.sumber_terlihat(actor), pk))
