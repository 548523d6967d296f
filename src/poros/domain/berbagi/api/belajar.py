"""Visits to learn."""

from datetime import date
from typing import Self

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Rujuk, Saring, Skema, Tanggal, Teks
from poros.kernel.organisasi.models import Unit

from .. import services
from ..models import Kunjungan
from ..queries import belajar as baca
from ..values import DataKunjungan
from .rute import rute


class KunjunganMasuk(Masukan):
    """A report."""

    judul: Teks = Field(min_length=1, max_length=200, description="Judul laporan.")
    daerah: Teks = Field(min_length=1, max_length=200, description="Daerah yang dikunjungi.")
    tanggal: Tanggal = Field(description="Tanggal kunjungan.")
    peserta: Teks = Field(min_length=1, max_length=500, description="Jabatan yang berangkat.")
    pelajaran: Teks = Field(min_length=1, max_length=10_000, description="Apa yang dipelajari.")
    tawaran: Id | None = Field(None, description="Nomor tawaran yang dilihat.")


class TindakKunjunganMasuk(Masukan):
    """What follows."""

    uraian: Teks = Field(min_length=1, max_length=500, description="Yang dikerjakan.")
    unit: Id = Field(description="Nomor unit.")
    tenggat: Tanggal = Field(description="Selesai sebelum tanggal ini.")


class TindakKunjunganKeluar(Skema):
    """Work that followed from a visit."""

    uraian: str
    unit: int
    tenggat: date
    penugasan: int


class KunjunganKeluar(Skema):
    """A report as a line of a list."""

    id: int
    judul: str
    daerah: str
    tanggal: date
    unit: Rujuk
    tindak_sampai: date | None
    banyak_tindak: int

    @classmethod
    def dari(cls, row: Kunjungan) -> Self:
        same = {name: getattr(row, name) for name in cls.model_fields if name not in {"id", "unit"}}
        return cls(id=row.pk, unit=Rujuk.dari(row.unit), **same)


class DaftarKunjungan(Halaman[KunjunganKeluar]):
    """A page of reports."""


class KunjunganLengkap(KunjunganKeluar):
    """A report with what was learnt and what followed."""

    peserta: str
    pelajaran: str
    tindak: list[TindakKunjunganKeluar]


class SaringKunjungan(Saring):
    """Filters of the list."""

    tanpa_tindak: bool = Field(False, description="Hanya yang lewat waktu tanpa tindak lanjut.")


@rute.baca("/berbagi/kunjungan", DaftarKunjungan, "Laporan studi tiru", Cakupan.BERBAGI_BACA)
def daftar_kunjungan(request: HttpRequest, saring: Query[SaringKunjungan]) -> dict:
    rows = baca.kunjungan_terlihat(request.auth.actor, tanpa_tindak=saring.tanpa_tindak)
    return halaman(request, rows, saring, KunjunganKeluar.dari)


@rute.baca("/berbagi/kunjungan/{kunjungan_id}", KunjunganLengkap, "Satu laporan studi tiru", Cakupan.BERBAGI_BACA)
def satu_kunjungan(request: HttpRequest, kunjungan_id: Path[Id]) -> KunjunganLengkap:
    return _lengkap(request, kunjungan_id)


@rute.cipta("/berbagi/kunjungan", KunjunganLengkap, "Melaporkan studi tiru", Cakupan.BERBAGI_TULIS)
def catat_kunjungan(request: HttpRequest, isi: KunjunganMasuk) -> KunjunganLengkap:
    actor = request.auth.actor
    data = DataKunjungan(tawaran_id=isi.tawaran, **isi.model_dump(exclude={"tawaran"}))
    return _lengkap(request, services.catat_kunjungan(actor, Unit(pk=actor.unit_id), data=data).pk)


@rute.tindak("/berbagi/kunjungan/{kunjungan_id}/tindak", KunjunganLengkap, "Menindaklanjuti", Cakupan.BERBAGI_TULIS)
def tindak_lanjuti(request: HttpRequest, kunjungan_id: Path[Id], isi: TindakKunjunganMasuk) -> KunjunganLengkap:
    services.tindak_lanjuti(
        request.auth.actor, Kunjungan(pk=kunjungan_id), uraian=isi.uraian, unit_id=isi.unit, tenggat=isi.tenggat
    )
    return _lengkap(request, kunjungan_id)


def _lengkap(request: HttpRequest, pk: int) -> KunjunganLengkap:
    row = baca.satu(request.auth.actor, pk)
    steps = [
        TindakKunjunganKeluar(uraian=t.uraian, unit=t.unit_id, tenggat=t.tenggat, penugasan=t.penugasan_id)
        for t in baca.tindak(row)
    ]
    told = KunjunganKeluar.dari(row).model_dump()
    return KunjunganLengkap(**told, peserta=row.peserta, pelajaran=row.pelajaran, tindak=steps)
