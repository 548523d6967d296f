"""Keys for programs, of the person who asks; and the language in which this person is written to."""

from datetime import datetime, timedelta
from typing import Literal, Self

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Path, Query
from pydantic import Field

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.masuk import Masuk, masuk
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Rujuk, Saring, Skema, Teks
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Akun, Orang, TokenApi

from .. import services
from ..queries.akun import token_saya
from ..services.profil import HARI_MAKS
from .rute import rute


class TokenMasuk(Masukan):
    """A key for a program, in the office that asks."""

    nama: Teks = Field(min_length=1, max_length=80, description="Dipakai untuk apa.")
    cakupan: list[Cakupan] = Field(min_length=1, max_length=len(Cakupan), description="Untuk apa boleh dipakai.")
    hari: int = Field(90, ge=1, le=HARI_MAKS, description="Berlaku berapa hari.")


class BahasaMasuk(Masukan):
    """A language."""

    bahasa: Literal["id", "en"] = Field(description="Bahasa surat dan pemberitahuan untuk saya.")


class TokenKeluar(Skema):
    """A key; never its secret."""

    id: int
    nama: str
    jabatan: Rujuk
    cakupan: list[str]
    dibuat: datetime
    kedaluwarsa: datetime
    dicabut: datetime | None

    @classmethod
    def bentuk(cls, row: TokenApi) -> Self:
        names = ("nama", "cakupan", "dibuat", "kedaluwarsa", "dicabut")
        return cls(id=row.pk, jabatan=Rujuk.dari(row.jabatan), **{name: getattr(row, name) for name in names})


class TokenTerbit(TokenKeluar):
    """A new key with its secret, told once; null when the answer is repeated."""

    rahasia: str | None


class DaftarToken(Halaman[TokenKeluar]):
    """A page of keys."""


class BahasaKeluar(Skema):
    """The language chosen."""

    bahasa: str


@rute.baca("/token", DaftarToken, "Token saya", Cakupan.AKUN_TULIS)
def daftar_token(request: HttpRequest, saring: Query[Saring]) -> dict:
    return halaman(request, token_saya(request.auth.actor), saring, TokenKeluar.bentuk)


@rute.cipta(
    "/token",
    TokenTerbit,
    "Membuat token untuk jabatan ini; dari token lain tidak lebih luas dan tidak lebih lama daripadanya",
    Cakupan.AKUN_TULIS,
    rahasia=("rahasia",),
)
def buat_token(request: HttpRequest, isi: TokenMasuk) -> TokenTerbit:
    siapa = masuk(request)
    _tidak_melebihi(siapa, isi)
    baru = services.buat_token(siapa.actor, Akun(pk=siapa.akun_id), **isi.model_dump())
    return TokenTerbit(**TokenKeluar.bentuk(baru.baris).model_dump(), rahasia=baru.rahasia)


@rute.tindak("/token/{token_id}/cabut", TokenKeluar, "Mencabut token saat ini juga", Cakupan.AKUN_TULIS)
def cabut_token(request: HttpRequest, token_id: Path[Id]) -> TokenKeluar:
    return TokenKeluar.bentuk(services.cabut_token(request.auth.actor, TokenApi(pk=token_id)))


@rute.tindak("/saya/bahasa", BahasaKeluar, "Memilih bahasa surat dan pemberitahuan", Cakupan.KABAR_TULIS)
def pilih_bahasa(request: HttpRequest, isi: BahasaMasuk) -> BahasaKeluar:
    actor = request.auth.actor
    services.pilih_bahasa(actor, Orang(pk=actor.orang_id), bahasa=isi.bahasa)
    return BahasaKeluar(bahasa=isi.bahasa)


def _tidak_melebihi(siapa: Masuk, isi: TokenMasuk) -> None:
    """A leaked key must not be able to widen itself, or to outlive its end."""
    if siapa.cakupan is not None and not set(isi.cakupan) <= siapa.cakupan:
        raise Ditolak(_("Token ini hanya dapat membuat token dengan cakupan yang dimilikinya sendiri."), "cakupan")
    if siapa.sampai is not None and timezone.now() + timedelta(days=isi.hari) > siapa.sampai:
        raise Ditolak(_("Token baru tidak dapat berlaku lebih lama daripada token yang membuatnya."), "hari")
