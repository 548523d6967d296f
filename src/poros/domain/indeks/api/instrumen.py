"""Instruments: versions, their texts, a new one."""

from datetime import date
from typing import Self

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Saring, Skema, Teks
from poros.kernel.organisasi.models import Unit

from .. import services
from ..models import Instrumen
from ..queries import instrumen as baca
from .rute import rute


class InstrumenMasuk(Masukan):
    """An instrument as YAML (JSON is YAML too)."""

    naskah: Teks = Field(min_length=1, max_length=512 * 1024, description="Naskah instrumen.")


class InstrumenKeluar(Skema):
    """A version of an instrument."""

    id: int
    kode: str
    indeks: str
    nama: str
    dasar: str
    dari: date
    sampai: date | None
    mutu: str
    bawaan: bool

    @classmethod
    def bentuk(cls, row: Instrumen) -> Self:
        return cls(id=row.pk, **{name: getattr(row, name) for name in cls.model_fields if name != "id"})


class InstrumenLengkap(InstrumenKeluar):
    """With its text."""

    naskah: str


class DaftarInstrumen(Halaman[InstrumenKeluar]):
    """A page of instruments."""


@rute.baca("/indeks/instrumen", DaftarInstrumen, "Semua versi instrumen", Cakupan.INDEKS_BACA)
def daftar_instrumen(request: HttpRequest, saring: Query[Saring]) -> dict:
    return halaman(request, baca.instrumen_terlihat(request.auth.actor), saring, InstrumenKeluar.bentuk)


@rute.baca("/indeks/instrumen/{instrumen_id}", InstrumenLengkap, "Satu instrumen dengan naskahnya", Cakupan.INDEKS_BACA)
def satu_instrumen(request: HttpRequest, instrumen_id: Path[Id]) -> InstrumenLengkap:
    return InstrumenLengkap.bentuk(baca.satu_instrumen(request.auth.actor, instrumen_id))


@rute.cipta("/indeks/instrumen", InstrumenKeluar, "Mencatat instrumen atau versi barunya", Cakupan.INDEKS_TULIS)
def catat_instrumen(request: HttpRequest, isi: InstrumenMasuk) -> InstrumenKeluar:
    actor = request.auth.actor
    made = baca.urai(isi.naskah)
    return InstrumenKeluar.bentuk(
        services.catat_instrumen(actor, Unit(pk=actor.unit_id), naskah=isi.naskah, kode=made.kode)
    )
