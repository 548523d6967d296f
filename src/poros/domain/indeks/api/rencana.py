"""The way up: plans computed, changed, decided."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Self

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Path, Query, Schema
from pydantic import Field, WithJsonSchema

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Rujuk, Saring, Tanggal, Teks
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import TidakBerwenang, fetch

from .. import services
from ..models import Instrumen, Rencana
from ..queries import kertas
from ..queries import rencana as baca
from ..rules.alur import StatusRencana
from ..wewenang import Wewenang
from .butir import KodeButir
from .rute import rute

StatusRencanaNaik = Annotated[
    StatusRencana, WithJsonSchema({"type": "string", "enum": [s.value for s in StatusRencana]})
]
SasaranIndeks = Annotated[
    Decimal,
    Field(ge=0, max_digits=7, decimal_places=3),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 9999}),
]
Upaya = Annotated[
    Decimal,
    Field(ge=0, max_digits=7, decimal_places=2),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 99_999}),
]
Tingkat = Annotated[int, Field(ge=0, le=100)]


class RencanaNaikMasuk(Masukan):
    """A plan to begin: from an assessment, or from an instrument."""

    judul: Teks = Field(min_length=1, max_length=200, description="Judul rencana.")
    penilaian: Id | None = Field(None, description="Nomor penilaian tempat berangkat.")
    instrumen: Id | None = Field(None, description="Nomor instrumen, bila tidak berangkat dari penilaian.")
    tahun: int = Field(ge=2000, le=2100, description="Tahun sasaran.")
    predikat: Teks = Field("", max_length=60, description="Predikat yang dituju.")
    sasaran: SasaranIndeks | None = Field(None, description="Indeks yang dituju, bila bukan predikat.")


class RencanaUbah(Masukan):
    """What changes; without `pilihan` the way of least effort is computed anew."""

    predikat: Teks = Field("", max_length=60, description="Predikat yang dituju.")
    sasaran: SasaranIndeks | None = Field(None, description="Indeks yang dituju, bila bukan predikat.")
    pilihan: dict[KodeButir, Tingkat] | None = Field(None, description="Tingkat tujuan menurut kode indikator.")
    upaya: dict[KodeButir, list[Upaya]] | None = Field(None, description="Upaya tiap tingkat menurut kode indikator.")


class RencanaTetapkan(Masukan):
    """Who raises what, until when."""

    tenggat: Tanggal = Field(description="Selesai sebelum tanggal ini.")
    pemilik: dict[KodeButir, Id] = Field(max_length=500, description="Nomor unit menurut kode indikator.")


class NaikKeluar(Schema):
    """An indicator that is to rise."""

    kode: str
    nama: str
    dari: int
    ke: int
    upaya: Decimal


class RencanaNaikKeluar(Schema):
    """A plan as a line of a list."""

    id: int
    judul: str
    instrumen: int
    unit: Rujuk
    tahun: int
    sasaran: Decimal
    predikat: str
    status: StatusRencanaNaik

    @classmethod
    def dari(cls, row: Rencana) -> Self:
        return cls(
            id=row.pk,
            judul=row.judul,
            instrumen=row.instrumen_id,
            unit=Rujuk.dari(row.unit),
            tahun=row.tahun,
            sasaran=row.sasaran,
            predikat=row.predikat,
            status=StatusRencana(row.status),
        )


class DaftarRencana(Halaman[RencanaNaikKeluar]):
    """A page of plans."""


class RencanaLengkap(RencanaNaikKeluar):
    """A plan with its numbers and the frontier of effort and index."""

    indeks_kini: Decimal
    indeks_tujuan: Decimal
    predikat_tujuan: str
    upaya: Decimal
    tercapai: bool
    upaya_terkecil: Decimal | None
    naik: list[NaikKeluar]
    batas: list[list[Decimal]]


class LangkahRencanaKeluar(Schema):
    """A step of a decided plan."""

    kode: str
    unit: int
    tenggat: date
    penugasan: int


class PetaJalanKeluar(Schema):
    """All steps of a decided plan."""

    langkah: list[LangkahRencanaKeluar]


@rute.cipta("/indeks/rencana", RencanaLengkap, "Menyusun rencana dengan upaya terkecil", Cakupan.INDEKS_TULIS)
def susun_rencana(request: HttpRequest, isi: RencanaNaikMasuk) -> RencanaLengkap:
    actor = request.auth.actor
    begin = baca.awal(
        judul=isi.judul,
        tahun=isi.tahun,
        sasaran=isi.sasaran,
        predikat=isi.predikat,
        penilaian=_penilaian(request, isi.penilaian),
        instrumen=Instrumen.objects.filter(pk=isi.instrumen).first() if isi.instrumen else None,
    )
    return _lengkap(services.susun_rencana(actor, Unit(pk=actor.unit_id), data=begin))


@rute.baca("/indeks/rencana", DaftarRencana, "Rencana yang boleh dilihat", Cakupan.INDEKS_BACA)
def daftar_rencana(request: HttpRequest, saring: Query[Saring]) -> dict:
    return halaman(request, baca.rencana_terlihat(request.auth.actor), saring, RencanaNaikKeluar.dari)


@rute.baca("/indeks/rencana/{rencana_id}", RencanaLengkap, "Satu rencana dengan angkanya", Cakupan.INDEKS_BACA)
def satu_rencana(request: HttpRequest, rencana_id: Path[Id]) -> RencanaLengkap:
    return _lengkap(baca.satu(request.auth.actor, rencana_id))


@rute.tindak(
    "/indeks/rencana/{rencana_id}/ubah", RencanaLengkap, "Mengubah atau menghitung ulang", Cakupan.INDEKS_TULIS
)
def ubah_rencana(request: HttpRequest, rencana_id: Path[Id], isi: RencanaUbah) -> RencanaLengkap:
    row = fetch(request.auth.actor, Wewenang.RENCANA_UBAH, baca.semua(), rencana_id)
    upaya = {k: [str(n) for n in v] for k, v in isi.upaya.items()} if isi.upaya else None
    made = services.ubah_rencana(
        request.auth.actor, row, sasaran=isi.sasaran, predikat=isi.predikat, pilihan=isi.pilihan, upaya=upaya
    )
    return _lengkap(made)


@rute.tindak(
    "/indeks/rencana/{rencana_id}/tetapkan",
    PetaJalanKeluar,
    "Menetapkan dan menerbitkan penugasan",
    Cakupan.INDEKS_TULIS,
)
def tetapkan_rencana(request: HttpRequest, rencana_id: Path[Id], isi: RencanaTetapkan) -> PetaJalanKeluar:
    made = services.tetapkan_rencana(
        request.auth.actor, Rencana(pk=rencana_id), pemilik=isi.pemilik, tenggat=isi.tenggat
    )
    steps = [
        LangkahRencanaKeluar(kode=s.kode, unit=s.unit_id, tenggat=s.tenggat, penugasan=s.penugasan_id) for s in made
    ]
    return PetaJalanKeluar(langkah=steps)


def _penilaian(request: HttpRequest, pk: int | None) -> object:
    if pk is None:
        return None
    try:
        return fetch(request.auth.actor, Wewenang.PENILAIAN_LIHAT, kertas.penilaian_terlihat(request.auth.actor), pk)
    except TidakBerwenang:
        raise Ditolak(_("Penilaian ini tidak ada."), "penilaian") from None


def _lengkap(row: Rencana) -> RencanaLengkap:
    numbers = baca.ringkas(row)
    names = ("kode", "nama", "dari", "ke", "upaya")
    return RencanaLengkap(
        **RencanaNaikKeluar.dari(row).dict(),
        indeks_kini=numbers.kini.indeks,
        indeks_tujuan=numbers.tujuan.indeks,
        predikat_tujuan=numbers.tujuan.predikat or "",
        upaya=numbers.upaya,
        tercapai=numbers.tercapai,
        upaya_terkecil=numbers.termurah,
        naik=[NaikKeluar(**{name: getattr(s, name) for name in names}) for s in baca.naik(row)],
        batas=[list(point) for point in baca.batas_upaya(row)],
    )
