"""Surveys: set up, taken along their steps, read with their result of the moment or the published one."""

from datetime import date
from typing import Annotated, Any, Self

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field, WithJsonSchema

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Kode, Masukan, Rujuk, Saring, Skema, Tanggal, Teks
from poros.kernel.organisasi.models import Unit

from .. import services
from ..models import Survei
from ..queries import survei as baca
from ..queries.hasil import hasil_survei, tren
from ..rules.alur import PENERBITAN, Aksi, Status
from ..values import DataSurvei
from .rute import rute

StatusSurvei = Annotated[Status, WithJsonSchema({"type": "string", "enum": [s.value for s in Status]})]
AksiSurvei = Annotated[Aksi, WithJsonSchema({"type": "string", "enum": [a.value for a in Aksi]})]
Populasi = Annotated[int, Field(ge=1, le=10**9)]


class LiputanSurveiMasuk(Masukan):
    """A service and how many people it serves in the period."""

    layanan: Id = Field(description="Nomor layanan.")
    populasi: Populasi = Field(description="Perkiraan orang yang dilayani selama masa survei.")


class SurveiMasuk(Masukan):
    """A period and its services."""

    nama: Teks = Field(min_length=1, max_length=150, description="Nama survei.")
    instrumen: Kode = Field("ikm-2017", description="Kode instrumen indeks kepuasan.")
    mulai: Tanggal = Field(description="Hari pertama.")
    selesai: Tanggal = Field(description="Hari terakhir.")
    layanan: list[LiputanSurveiMasuk] = Field(min_length=1, max_length=500, description="Layanan yang disurvei.")

    def data(self) -> DataSurvei:
        """As the command takes it."""
        sizes = {line.layanan: line.populasi for line in self.layanan}
        rest = {name: getattr(self, name) for name in ("nama", "instrumen", "mulai", "selesai")}
        return DataSurvei(**rest, populasi=sizes)


class LangkahSurveiMasuk(Masukan):
    """A step of a survey."""

    aksi: AksiSurvei = Field(description="Langkah yang diambil.")
    catatan: Teks = Field("", max_length=2000, description="Alasan; wajib untuk membuka lagi, mencabut, membatalkan.")


class SurveiKeluar(Skema):
    """A survey as a line of a list."""

    id: int
    nama: str
    unit: Rujuk
    instrumen: str
    mulai: date
    selesai: date
    status: StatusSurvei

    @classmethod
    def dari(cls, row: Survei) -> Self:
        plain = {name: getattr(row, name) for name in ("nama", "instrumen", "mulai", "selesai")}
        return cls(id=row.pk, unit=Rujuk.dari(row.unit), status=Status(row.status), **plain)


class DaftarSurvei(Halaman[SurveiKeluar]):
    """A page of surveys."""


class HasilBagianSurvei(Skema):
    """The result of a service, of an office or of the whole; decimals are texts, exact as published."""

    id: int | None = None
    nama: str = ""
    unit: str = ""
    n: int
    butuh: int
    populasi: int
    disisihkan: int
    ikm: str | None
    mutu: str
    nrr: dict[str, str]


class HasilSurvei(HasilBagianSurvei):
    """The whole result; `cacah` counts by field and band, null where a group is too small to be shown."""

    layanan: list[HasilBagianSurvei]
    kantor: list[HasilBagianSurvei]
    cacah: dict[str, dict[str, int | None]]


class SurveiLengkap(SurveiKeluar):
    """A survey with its result."""

    hasil: HasilSurvei


class TitikTren(Skema):
    """A period and the IKM in it."""

    survei: str
    ikm: str | None


class TrenSurvei(Skema):
    """IKM by service over the published surveys."""

    layanan: dict[str, list[TitikTren]]


@rute.baca("/survei", DaftarSurvei, "Survei yang boleh dilihat", Cakupan.SURVEI_BACA)
def daftar(request: HttpRequest, saring: Query[Saring]) -> dict:
    return halaman(request, baca.survei_terlihat(request.auth.actor), saring, SurveiKeluar.dari)


@rute.cipta("/survei", SurveiKeluar, "Merancang survei", Cakupan.SURVEI_TULIS)
def rancang(request: HttpRequest, isi: SurveiMasuk) -> SurveiKeluar:
    actor = request.auth.actor
    return SurveiKeluar.dari(services.rancang(actor, Unit(pk=actor.unit_id), data=isi.data()))


@rute.baca("/survei/tren", TrenSurvei, "IKM tiap layanan dari survei ke survei", Cakupan.SURVEI_BACA)
def kecenderungan(request: HttpRequest) -> TrenSurvei:  # noqa: ARG001 -- ninja's signature
    lines = tren()
    return TrenSurvei(layanan={k: [TitikTren(survei=s, ikm=v) for s, v in values] for k, values in lines.items()})


@rute.baca("/survei/{survei_id}", SurveiLengkap, "Satu survei dengan hasilnya", Cakupan.SURVEI_BACA)
def satu(request: HttpRequest, survei_id: Path[Id]) -> SurveiLengkap:
    row = baca.satu_survei(request.auth.actor, survei_id)
    return SurveiLengkap(**SurveiKeluar.dari(row).model_dump(), hasil=_hasil(hasil_survei(row)))


@rute.tindak("/survei/{survei_id}/ubah", SurveiKeluar, "Mengubah rancangan", Cakupan.SURVEI_TULIS)
def ubah(request: HttpRequest, survei_id: Path[Id], isi: SurveiMasuk) -> SurveiKeluar:
    return SurveiKeluar.dari(services.ubah(request.auth.actor, Survei(pk=survei_id), data=isi.data()))


@rute.tindak("/survei/{survei_id}/langkah", SurveiKeluar, "Membuka, menutup, menerbitkan", Cakupan.SURVEI_TULIS)
def melangkah(request: HttpRequest, survei_id: Path[Id], isi: LangkahSurveiMasuk) -> SurveiKeluar:
    run = services.terbitkan if isi.aksi in PENERBITAN else services.alirkan
    return SurveiKeluar.dari(run(request.auth.actor, Survei(pk=survei_id), aksi=isi.aksi, catatan=isi.catatan))


def _hasil(hasil: dict[str, Any]) -> HasilSurvei:
    return HasilSurvei(
        **_bagian(hasil),
        layanan=[HasilBagianSurvei(**_bagian(row)) for row in hasil["layanan"]],
        kantor=[HasilBagianSurvei(**_bagian(row)) for row in hasil["unit"]],
        cacah=hasil["cacah"],
    )


def _bagian(row: dict[str, Any]) -> dict[str, Any]:
    """The figures of a part; of the whole there is neither number nor name."""
    names = ("id", "nama", "n", "butuh", "populasi", "disisihkan", "ikm", "mutu", "nrr")
    unit = row.get("unit")
    return {name: row[name] for name in names if name in row} | {"unit": unit if isinstance(unit, str) else ""}
