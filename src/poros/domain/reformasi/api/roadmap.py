"""Road maps: actions, targets, the year as work, reports, looks."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Self

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field, WithJsonSchema

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Rujuk, Saring, Skema, Tanggal, Teks
from poros.kernel.organisasi.models import Unit

from .. import services
from ..models import AksiRB, Roadmap, TargetRB
from ..queries import roadmap as baca
from ..values import DataAksi, DataRoadmap, DataTarget
from .rute import rute
from .skema import JumlahReformasi, NomorReformasi, PilihJenisAksi, PilihLensa, Tahun

BACA, TULIS = Cakupan.REFORMASI_BACA, Cakupan.REFORMASI_TULIS
Angka = Annotated[
    Decimal,
    Field(ge=0, max_digits=14, decimal_places=2),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 99_999_999_999}),
]
Uang = Annotated[
    Decimal,
    Field(ge=0, max_digits=17, decimal_places=2),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 999_999_999_999_999}),
]


class RoadmapMasuk(Masukan):
    """A road map to begin."""

    judul: Teks = Field(min_length=1, max_length=200, description="Judul.")
    dari: Tahun = Field(description="Tahun awal.")
    sampai: Tahun = Field(description="Tahun akhir.")
    dasar: Teks = Field("", max_length=300, description="Dasar hukumnya.")


class AksiRBMasuk(Masukan):
    """An action."""

    jenis: PilihJenisAksi = Field(description="general atau tematik.")
    tema: Teks = Field("", max_length=150, description="Tema; wajib untuk tematik.")
    sasaran: Teks = Field(min_length=1, max_length=300, description="Sasaran.")
    kegiatan: Teks = Field(min_length=1, max_length=300, description="Kegiatan utama.")
    indikator: Teks = Field(min_length=1, max_length=300, description="Indikator.")
    satuan: Teks = Field(min_length=1, max_length=40, description="Satuan.")
    menurun: bool = Field(False, description="Makin kecil makin baik?")
    unit: Id = Field(description="Nomor unit penanggung jawab.")
    indeks: Teks = Field("", max_length=80, description="Indikator indeks yang didukung, `instrumen:indikator`.")

    def data(self) -> DataAksi:
        """As the commands take it."""
        return DataAksi(unit_id=self.unit, **self.model_dump(exclude={"unit"}))


class TargetRBMasuk(Masukan):
    """Cumulative targets of a year."""

    tahun: Tahun = Field(description="Tahun.")
    triwulan: list[Angka] = Field(min_length=4, max_length=4, description="Target sampai akhir tiap triwulan.")
    anggaran: Uang = Field(Decimal(0), description="Anggaran dalam rupiah.")


class TahunTetapkanMasuk(Masukan):
    """Which year becomes work, until when."""

    tahun: Tahun = Field(description="Tahun.")
    tenggat: Tanggal = Field(description="Selesai sebelum.")


class LaporRBMasuk(Masukan):
    """What the unit has reached."""

    triwulan: int = Field(ge=1, le=4, description="Triwulan.")
    realisasi: Angka = Field(description="Realisasi kumulatif.")
    uraian: Teks = Field(min_length=1, max_length=5000, description="Apa yang dikerjakan dan buktinya.")


class PantauRBMasuk(Masukan):
    """A look: which lenses are met."""

    triwulan: int = Field(ge=0, le=4, description="0 untuk ex-ante.")
    sesuai: list[PilihLensa] = Field(max_length=4, description="Lensa yang sesuai.")
    catatan: Teks = Field("", max_length=2000, description="Apa yang tidak sesuai.")


class RoadmapKeluar(Skema):
    """A road map."""

    id: int
    judul: str
    unit: Rujuk
    dari: int
    sampai: int
    dasar: str

    @classmethod
    def dari_baris(cls, row: Roadmap) -> Self:
        names = ("judul", "dari", "sampai", "dasar")
        return cls(id=row.pk, unit=Rujuk.dari(row.unit), **{n: getattr(row, n) for n in names})


class DaftarRoadmap(Halaman[RoadmapKeluar]):
    """A page of road maps."""


class TriwulanRBKeluar(Skema):
    """A quarter."""

    triwulan: int
    target: Decimal
    realisasi: Decimal | None
    persen: Decimal | None
    kurang: bool


class PantauRBKeluar(Skema):
    """A look."""

    triwulan: int
    sesuai: list[str]
    catatan: str
    waktu: datetime
    orang: str


class TargetRBKeluar(Skema):
    """An action in one year with its monitoring."""

    id: int
    aksi: int
    tahun: int
    anggaran: Decimal
    penugasan: int | None
    triwulan: list[TriwulanRBKeluar]
    pantau: list[PantauRBKeluar]
    hasil: Decimal | None

    @classmethod
    def dari(cls, line: baca.BarisAksi) -> Self:
        t = line.target
        looks = [
            PantauRBKeluar(triwulan=p.triwulan, sesuai=p.sesuai, catatan=p.catatan, waktu=p.waktu, orang=p.orang)
            for p in line.nilai.values()
        ]
        quarters = [
            TriwulanRBKeluar(
                triwulan=c.triwulan, target=c.target, realisasi=c.realisasi, persen=c.persen, kurang=c.kurang
            )
            for c in line.capaian
        ]
        return cls(
            id=t.pk, aksi=t.aksi_id, tahun=t.tahun, anggaran=t.anggaran, penugasan=t.penugasan_id, triwulan=quarters,
            pantau=looks, hasil=line.hasil,
        )  # fmt: skip


class AksiRBKeluar(Skema):
    """An action with its years."""

    id: int
    jenis: str
    tema: str
    sasaran: str
    kegiatan: str
    indikator: str
    satuan: str
    menurun: bool
    unit: Rujuk
    indeks: str
    target: list[TargetRBKeluar]


class RencanaTahun(Skema):
    """The plan of a year."""

    tahun: int
    hasil: Decimal | None
    target: list[TargetRBKeluar]


@rute.cipta("/reformasi/roadmap", RoadmapKeluar, "Menyusun peta jalan", TULIS)
def susun_roadmap(request: HttpRequest, isi: RoadmapMasuk) -> RoadmapKeluar:
    actor = request.auth.actor
    made = services.susun_roadmap(actor, Unit(pk=actor.unit_id), data=DataRoadmap(**isi.model_dump()))
    return RoadmapKeluar.dari_baris(baca.satu_roadmap(actor, made.pk))


@rute.baca("/reformasi/roadmap", DaftarRoadmap, "Peta jalan yang boleh dilihat", BACA)
def daftar_roadmap(request: HttpRequest, saring: Query[Saring]) -> dict:
    return halaman(request, baca.roadmap_terlihat(request.auth.actor), saring, RoadmapKeluar.dari_baris)


@rute.baca("/reformasi/roadmap/{roadmap_id}/rencana/{tahun}", RencanaTahun, "Rencana satu tahun", BACA)
def rencana_tahun(request: HttpRequest, roadmap_id: Path[Id], tahun: Path[Tahun]) -> RencanaTahun:
    row = baca.satu_roadmap(request.auth.actor, roadmap_id)
    lines = baca.tahun_ini(request.auth.actor, row, tahun)
    return RencanaTahun(tahun=tahun, hasil=baca.hasil_semua(lines), target=[TargetRBKeluar.dari(x) for x in lines])


@rute.cipta("/reformasi/roadmap/{roadmap_id}/aksi", NomorReformasi, "Menambah aksi", TULIS)
def catat_aksi(request: HttpRequest, roadmap_id: Path[Id], isi: AksiRBMasuk) -> NomorReformasi:
    return NomorReformasi(id=services.catat_aksi(request.auth.actor, Roadmap(pk=roadmap_id), data=isi.data()).pk)


@rute.tindak("/reformasi/roadmap/{roadmap_id}/tetapkan", JumlahReformasi, "Menetapkan dan menugaskan", TULIS)
def tetapkan_tahun(request: HttpRequest, roadmap_id: Path[Id], isi: TahunTetapkanMasuk) -> JumlahReformasi:
    made = services.tetapkan_tahun(request.auth.actor, Roadmap(pk=roadmap_id), tahun=isi.tahun, tenggat=isi.tenggat)
    return JumlahReformasi(banyak=len(made))


@rute.baca("/reformasi/aksi/{aksi_id}", AksiRBKeluar, "Satu aksi dengan target tahunannya", BACA)
def satu_aksi(request: HttpRequest, aksi_id: Path[Id]) -> AksiRBKeluar:
    row = baca.satu_aksi(request.auth.actor, aksi_id)
    names = ("jenis", "tema", "sasaran", "kegiatan", "indikator", "satuan", "menurun", "indeks")
    lines = baca.baris(row.target.select_related("aksi__unit", "penugasan"))
    return AksiRBKeluar(
        id=row.pk, unit=Rujuk.dari(row.unit), target=[TargetRBKeluar.dari(x) for x in lines],
        **{n: getattr(row, n) for n in names},
    )  # fmt: skip


@rute.tindak("/reformasi/aksi/{aksi_id}/ubah", NomorReformasi, "Mengubah aksi", TULIS)
def ubah_aksi(request: HttpRequest, aksi_id: Path[Id], isi: AksiRBMasuk) -> NomorReformasi:
    return NomorReformasi(id=services.ubah_aksi(request.auth.actor, AksiRB(pk=aksi_id), data=isi.data()).pk)


@rute.tindak("/reformasi/aksi/{aksi_id}/hapus", NomorReformasi, "Menghapus aksi yang belum ditugaskan", TULIS)
def hapus_aksi(request: HttpRequest, aksi_id: Path[Id]) -> NomorReformasi:
    row = baca.satu_aksi(request.auth.actor, aksi_id)
    services.hapus_aksi(request.auth.actor, row.roadmap, aksi=aksi_id)
    return NomorReformasi(id=aksi_id)


@rute.tindak("/reformasi/aksi/{aksi_id}/target", NomorReformasi, "Mencatat target satu tahun", TULIS)
def catat_target(request: HttpRequest, aksi_id: Path[Id], isi: TargetRBMasuk) -> NomorReformasi:
    first, second, third, fourth = isi.triwulan
    data = DataTarget(tahun=isi.tahun, triwulan=(first, second, third, fourth), anggaran=isi.anggaran)
    return NomorReformasi(id=services.catat_target(request.auth.actor, AksiRB(pk=aksi_id), data=data).pk)


@rute.baca("/reformasi/target/{target_id}", TargetRBKeluar, "Satu aksi dalam satu tahun", BACA)
def satu_target(request: HttpRequest, target_id: Path[Id]) -> TargetRBKeluar:
    row = baca.satu_target(request.auth.actor, target_id)
    return TargetRBKeluar.dari(
        baca.baris(TargetRB.objects.filter(pk=row.pk).select_related("aksi__unit", "penugasan"))[0]
    )


@rute.tindak("/reformasi/target/{target_id}/lapor", TargetRBKeluar, "Melaporkan realisasi triwulan", TULIS)
def lapor(request: HttpRequest, target_id: Path[Id], isi: LaporRBMasuk) -> TargetRBKeluar:
    services.lapor(request.auth.actor, TargetRB(pk=target_id), **isi.model_dump())
    return satu_target(request, target_id)


@rute.tindak("/reformasi/target/{target_id}/pantau", TargetRBKeluar, "Memantau dengan empat lensa", TULIS)
def pantau(request: HttpRequest, target_id: Path[Id], isi: PantauRBMasuk) -> TargetRBKeluar:
    services.pantau(request.auth.actor, TargetRB(pk=target_id), **isi.model_dump())
    return satu_target(request, target_id)
