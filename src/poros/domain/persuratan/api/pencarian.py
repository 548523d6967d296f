"""Searches that a person has kept."""

from datetime import datetime
from typing import Self

from django.http import HttpRequest
from ninja import Path
from pydantic import Field

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Masukan, Skema, Teks
from poros.kernel.organisasi.models import Orang

from .. import services
from ..models import PencarianTersimpan
from ..queries import pencarian_tersimpan
from .rute import rute


class PencarianMasuk(Masukan):
    """A name, and the filters of the list as they stand in its address."""

    nama: Teks = Field(min_length=1, max_length=80, description="Nama; nama yang sama menggantikan yang lama.")
    kueri: Teks = Field(min_length=1, max_length=1000, description="Saringan seperti di alamat, `q=banjir&status=…`.")


class PencarianKeluar(Skema):
    """A kept search."""

    id: int
    nama: str
    kueri: str
    dibuat: datetime

    @classmethod
    def bentuk(cls, row: PencarianTersimpan) -> Self:
        return cls(id=row.pk, nama=row.nama, kueri=row.kueri, dibuat=row.dibuat)


@rute.baca("/pencarian-surat", list[PencarianKeluar], "Pencarian yang saya simpan", Cakupan.SURAT_BACA)
def daftar_pencarian(request: HttpRequest) -> list[PencarianKeluar]:
    return _semua(request)


@rute.cipta("/pencarian-surat", PencarianKeluar, "Menyimpan pencarian", Cakupan.SURAT_TULIS)
def simpan_pencarian(request: HttpRequest, isi: PencarianMasuk) -> PencarianKeluar:
    actor = request.auth.actor
    return PencarianKeluar.bentuk(services.simpan_pencarian(actor, Orang(pk=actor.orang_id), **isi.model_dump()))


@rute.tindak("/pencarian-surat/{pencarian_id}/hapus", list[PencarianKeluar], "Menghapus pencarian", Cakupan.SURAT_TULIS)
def hapus_pencarian(request: HttpRequest, pencarian_id: Path[Id]) -> list[PencarianKeluar]:
    services.hapus_pencarian(request.auth.actor, PencarianTersimpan(pk=pencarian_id))
    return _semua(request)


def _semua(request: HttpRequest) -> list[PencarianKeluar]:
    return [PencarianKeluar.bentuk(row) for row in pencarian_tersimpan(request.auth.actor)]
