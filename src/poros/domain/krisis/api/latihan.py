"""Drills that play themselves."""

from typing import Literal

from django.http import HttpRequest
from ninja import Path
from pydantic import Field

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Masukan, Skema
from poros.kernel.organisasi.models import Unit

from .. import services
from ..models import Kejadian, Peragaan
from ..rules.peragaan import AksiPeragaan
from .rute import rute

TULIS = Cakupan.KRISIS_TULIS


class PeragaanMasuk(Masukan):
    """A scenario that ships, and how fast it plays."""

    skenario: str = Field(max_length=40, pattern="^[-a-z0-9_]+$", description="Kode skenario.")
    menit: int = Field(5, ge=0, le=1440, description="Dimainkan dalam berapa menit; 0 sekaligus.")


class PeragaanKeluar(Skema):
    """How far a scenario has come."""

    id: Id
    kejadian: Id
    skenario: str = Field(max_length=40)
    menit: int = Field(ge=0, le=1440)
    langkah: int = Field(ge=0, le=10_000)
    banyak: int = Field(ge=0, le=10_000)
    status: str = Field(max_length=8)
    catatan: str = Field(max_length=300)


def _keluar(row: Peragaan) -> PeragaanKeluar:
    same = ("skenario", "menit", "langkah", "banyak", "status", "catatan")
    return PeragaanKeluar(id=row.pk, kejadian=row.kejadian_id, **{n: getattr(row, n) for n in same})


@rute.cipta("/krisis/latihan/peragaan", PeragaanKeluar, "Memainkan skenario latihan", TULIS)
def mainkan_skenario(request: HttpRequest, isi: PeragaanMasuk) -> PeragaanKeluar:
    actor = request.auth.actor
    return _keluar(services.mainkan(actor, Unit(pk=actor.unit_id), **isi.model_dump()))


@rute.tindak(
    "/krisis/kejadian/{kejadian_id}/peragaan/{aksi}", PeragaanKeluar, "Menjeda, melanjutkan, atau menghentikan", TULIS
)
def atur_peragaan(
    request: HttpRequest, kejadian_id: Path[Id], aksi: Path[Literal["jeda", "lanjut", "henti"]]
) -> PeragaanKeluar:
    return _keluar(services.atur_peragaan(request.auth.actor, Kejadian(pk=kejadian_id), aksi=AksiPeragaan(aksi)))
