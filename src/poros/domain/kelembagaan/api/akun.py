"""Accounts with which people sign in. A one-time password is in one answer and nowhere else."""

from datetime import datetime
from typing import Annotated, Self

from django.http import HttpRequest
from ninja import Path
from pydantic import Field, StringConstraints

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Masukan, Skema
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Akun, Orang

from .. import services
from ..values import NAMA_PENGGUNA, SandiBaru
from .delegasi import AlasanResmi
from .rute import rute

Pengguna = Annotated[str, StringConstraints(max_length=59, pattern=NAMA_PENGGUNA)]


class AkunMasuk(Masukan):
    """An account."""

    pengguna: Pengguna = Field(description="Nama pengguna: huruf kecil, angka, titik, garis.")


class SetelUlangMasuk(Masukan):
    """How far an account is reset."""

    lepas_faktor_kedua: bool = Field(default=False, description="Lepas juga faktor kedua yang hilang.")


class AkunKeluar(Skema):
    """An account; never its password."""

    orang: int
    pengguna: str
    aktif: bool
    menunggu_sandi: bool = Field(description="Belum mengganti kata sandi sekali pakai.")
    terakhir_masuk: datetime | None

    @classmethod
    def bentuk(cls, row: Akun) -> Self:
        return cls(
            orang=row.orang_id,
            pengguna=row.username,
            aktif=row.is_active,
            menunggu_sandi=row.sandi_sementara is not None,
            terakhir_masuk=row.last_login,
        )


class SandiKeluar(Skema):
    """A one-time password, told once; null when the answer is repeated."""

    orang: int
    pengguna: str
    sandi: str | None

    @classmethod
    def bentuk(cls, baru: SandiBaru) -> Self:
        return cls(orang=baru.akun.orang_id, pengguna=baru.akun.username, sandi=baru.sandi)


@rute.cipta(
    "/orang/{orang_id}/akun",
    SandiKeluar,
    "Membuat akun dengan kata sandi sekali pakai",
    Cakupan.AKUN_TULIS,
    rahasia=("sandi",),
)
def buat_akun(request: HttpRequest, orang_id: Path[Id], isi: AkunMasuk) -> SandiKeluar:
    try:
        return SandiKeluar.bentuk(services.buat_akun(request.auth.actor, Orang(pk=orang_id), username=isi.pengguna))
    except Ditolak as error:
        raise Ditolak(error.pesan, "pengguna" if error.bidang else "") from error  # as this body calls it


@rute.cipta(
    "/orang/{orang_id}/akun/setel-ulang",
    SandiKeluar,
    "Mengganti kata sandi yang lupa; semua sesi berakhir",
    Cakupan.AKUN_TULIS,
    rahasia=("sandi",),
)
def setel_ulang(request: HttpRequest, orang_id: Path[Id], isi: SetelUlangMasuk) -> SandiKeluar:
    return SandiKeluar.bentuk(services.setel_ulang(request.auth.actor, Orang(pk=orang_id), **isi.model_dump()))


@rute.tindak("/orang/{orang_id}/akun/tutup", AkunKeluar, "Menutup akun", Cakupan.AKUN_TULIS)
def tutup_akun(request: HttpRequest, orang_id: Path[Id], isi: AlasanResmi) -> AkunKeluar:
    return AkunKeluar.bentuk(services.tutup_akun(request.auth.actor, Orang(pk=orang_id), alasan=isi.alasan))


@rute.tindak("/orang/{orang_id}/akun/buka", AkunKeluar, "Membuka kembali akun", Cakupan.AKUN_TULIS)
def buka_akun(request: HttpRequest, orang_id: Path[Id]) -> AkunKeluar:
    return AkunKeluar.bentuk(services.buka_akun(request.auth.actor, Orang(pk=orang_id)))
