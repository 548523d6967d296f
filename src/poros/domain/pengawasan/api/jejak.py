"""Reading the whole trail and its seals. The trail of one thing is in the shell's API."""

from datetime import datetime
from typing import Self

from django.http import HttpRequest
from ninja import Query
from pydantic import Field

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.jejak import BarisJejak, DaftarJejak
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Saring, Skema, Tanggal, Teks
from poros.kernel.jejak.models import Segel

from ..queries import segel_terakhir, semua_jejak
from .rute import rute


class SaringJejak(Saring):
    """Filters of the trail."""

    orang: Teks = Field("", max_length=100, description="Bagian dari nama orang.")
    aksi: Teks = Field("", max_length=60, description="Kode perbuatan, misalnya surat.disposisi.")
    objek: Teks = Field("", max_length=40, description="Jenis hal, misalnya surat.")
    dari: Tanggal | None = Field(None, description="Sejak tanggal ini.")
    sampai: Tanggal | None = Field(None, description="Sampai tanggal ini.")


class SegelKeluar(Skema):
    """A sealed epoch; hashes and signature as hexadecimal."""

    nomor: int
    waktu: datetime
    jumlah: int
    akar: str
    kepala: str = Field(description="Kepala rantai, yang dicatat di luar sistem.")
    tanda_tangan: str

    @classmethod
    def bentuk(cls, row: Segel) -> Self:
        hexed = {name: bytes(getattr(row, name)).hex() for name in ("akar", "kepala", "tanda_tangan")}
        return cls(nomor=row.nomor, waktu=row.waktu, jumlah=row.jumlah, **hexed)


class DaftarSegel(Halaman[SegelKeluar]):
    """A page of seals."""


@rute.baca("/jejak", DaftarJejak, "Jejak seluruh pemerintah daerah, untuk pengawas", Cakupan.JEJAK_BACA)
def daftar_jejak(request: HttpRequest, saring: Query[SaringJejak]) -> dict:
    return halaman(request, semua_jejak(request.auth.actor, saring.model_dump()), saring, BarisJejak.dari)


@rute.baca("/segel", DaftarSegel, "Segel atas jejak", Cakupan.JEJAK_BACA)
def daftar_segel(request: HttpRequest, saring: Query[Saring]) -> dict:
    return halaman(request, segel_terakhir(request.auth.actor), saring, SegelKeluar.bentuk)
