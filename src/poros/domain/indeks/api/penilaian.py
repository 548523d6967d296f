"""Assessment years: set up, shared out, taken along their steps, read with every round."""

from datetime import date
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
from ..models import Penilaian
from ..queries import kertas as baca
from ..queries.beku import tanda
from ..rules.alur import Aksi, Status
from ..values import DataPenilaian
from .butir import KodeButir
from .rute import rute

StatusPenilaian = Annotated[Status, WithJsonSchema({"type": "string", "enum": [s.value for s in Status]})]
AKSI = [a for a in Aksi if a not in {Aksi.MULAI, Aksi.UMUMKAN}]
AksiPenilaian = Annotated[Aksi, WithJsonSchema({"type": "string", "enum": [a.value for a in AKSI]})]


class PenilaianMasuk(Masukan):
    """An assessment year to be set up."""

    instrumen: Id = Field(description="Nomor instrumen.")
    tahun: int = Field(ge=2000, le=2100, description="Tahun yang dinilai.")
    penilai_internal: Id = Field(description="Nomor unit penilai internal.")
    penilai_eksternal: Teks = Field("", max_length=200, description="Nama penilai dari luar.")
    batas_mandiri: Tanggal = Field(description="Batas unit mengisi.")
    batas_internal: Tanggal = Field(description="Batas penilai internal.")
    batas_eksternal: Tanggal = Field(description="Batas penilai eksternal.")

    def data(self) -> DataPenilaian:
        """As the command takes it."""
        rest = self.model_dump(exclude={"instrumen", "penilai_internal"})
        return DataPenilaian(instrumen_id=self.instrumen, penilai_internal_id=self.penilai_internal, **rest)


class PembagianMasuk(Masukan):
    """Which office owns which indicator."""

    pemilik: dict[KodeButir, Id | None] = Field(max_length=500, description="Nomor unit menurut kode indikator.")


class PembagianKeluar(Skema):
    """How many indicators are still nobody's."""

    sisa: int


class SimpulanMasuk(Masukan):
    """What the sheet of the result will carry, one thing a line."""

    kondisi: Teks = Field("", max_length=10_000, description="Kondisi yang ditemukan.")
    rekomendasi: Teks = Field("", max_length=10_000, description="Rekomendasi.")


class LangkahPenilaianMasuk(Masukan):
    """A step of the assessment."""

    aksi: AksiPenilaian = Field(description="Langkah yang diambil.")
    catatan: Teks = Field("", max_length=2000, description="Alasan; wajib untuk mengembalikan, membuka, membatalkan.")


class PenilaianKeluar(Skema):
    """An assessment as a line of a list."""

    id: int
    nama: str
    tahun: int
    instrumen: int
    unit: Rujuk
    status: StatusPenilaian
    batas_mandiri: date
    batas_internal: date
    batas_eksternal: date

    @classmethod
    def dari(cls, row: Penilaian) -> Self:
        names = ("tahun", "batas_mandiri", "batas_internal", "batas_eksternal")
        return cls(
            id=row.pk,
            nama=str(row),
            instrumen=row.instrumen_id,
            unit=Rujuk.dari(row.unit),
            status=Status(row.status),
            **{name: getattr(row, name) for name in names},
        )


class DaftarPenilaian(Halaman[PenilaianKeluar]):
    """A page of assessments."""


class HasilBabak(Skema):
    """The index of one round."""

    indeks: Decimal
    persis: Decimal
    predikat: str


class ButirRingkas(Skema):
    """A line of the working paper."""

    id: int
    kode: str
    nama: str
    unit: Rujuk | None
    mandiri: Decimal | None
    internal: Decimal | None
    eksternal: Decimal | None
    bukti: int


class KertasKeluar(Skema):
    """The working paper with the index of every round."""

    penilaian: PenilaianKeluar
    hasil: dict[str, HasilBabak]
    butir: list[ButirRingkas]
    bukti_tanda_tangan: str = Field(description="Alamat bukti tanda tangan lembar hasilnya; kosong selama belum ada.")


@rute.cipta("/indeks/penilaian", PenilaianKeluar, "Menyusun penilaian satu tahun", Cakupan.INDEKS_TULIS)
def susun(request: HttpRequest, isi: PenilaianMasuk) -> PenilaianKeluar:
    actor = request.auth.actor
    return PenilaianKeluar.dari(services.susun(actor, Unit(pk=actor.unit_id), data=isi.data()))


@rute.baca("/indeks/penilaian", DaftarPenilaian, "Penilaian yang boleh dilihat", Cakupan.INDEKS_BACA)
def daftar_penilaian(request: HttpRequest, saring: Query[Saring]) -> dict:
    return halaman(request, baca.penilaian_terlihat(request.auth.actor), saring, PenilaianKeluar.dari)


@rute.baca("/indeks/penilaian/{penilaian_id}", KertasKeluar, "Kertas kerja satu penilaian", Cakupan.INDEKS_BACA)
def satu_penilaian(request: HttpRequest, penilaian_id: Path[Id]) -> KertasKeluar:
    paper = baca.kertas(request.auth.actor, penilaian_id)
    results = {
        b: HasilBabak(indeks=h.indeks, persis=h.nilai, predikat=h.predikat or "") for b, h in paper.hasil.items()
    }
    lines = [
        ButirRingkas(
            id=g.butir.pk,
            kode=g.butir.kode,
            nama=g.simpul.nama,
            unit=Rujuk.dari(g.butir.unit) if g.butir.unit else None,
            bukti=g.butir.banyak_bukti,
            **g.nilai,
        )
        for g in paper.butir
    ]
    signed = tanda(paper.penilaian)
    return KertasKeluar(
        penilaian=PenilaianKeluar.dari(paper.penilaian),
        hasil=results,
        butir=lines,
        bukti_tanda_tangan=signed.bukti if signed else "",
    )


@rute.tindak(
    "/indeks/penilaian/{penilaian_id}/bagi", PembagianKeluar, "Membagikan indikator kepada unit", Cakupan.INDEKS_TULIS
)
def bagi(request: HttpRequest, penilaian_id: Path[Id], isi: PembagianMasuk) -> PembagianKeluar:
    return PembagianKeluar(sisa=services.bagi(request.auth.actor, Penilaian(pk=penilaian_id), pemilik=isi.pemilik))


@rute.tindak(
    "/indeks/penilaian/{penilaian_id}/mulai", PenilaianKeluar, "Memulai: menerbitkan penugasannya", Cakupan.INDEKS_TULIS
)
def mulai(request: HttpRequest, penilaian_id: Path[Id]) -> PenilaianKeluar:
    return PenilaianKeluar.dari(services.mulai(request.auth.actor, Penilaian(pk=penilaian_id)))


@rute.tindak(
    "/indeks/penilaian/{penilaian_id}/langkah", PenilaianKeluar, "Meneruskan atau mengembalikan", Cakupan.INDEKS_TULIS
)
def alirkan(request: HttpRequest, penilaian_id: Path[Id], isi: LangkahPenilaianMasuk) -> PenilaianKeluar:
    row = services.alirkan(request.auth.actor, Penilaian(pk=penilaian_id), aksi=isi.aksi, catatan=isi.catatan)
    return PenilaianKeluar.dari(row)


@rute.tindak(
    "/indeks/penilaian/{penilaian_id}/simpulan",
    PenilaianKeluar,
    "Menulis kondisi dan rekomendasi",
    Cakupan.INDEKS_TULIS,
)
def tulis_simpulan(request: HttpRequest, penilaian_id: Path[Id], isi: SimpulanMasuk) -> PenilaianKeluar:
    row = services.tulis_simpulan(request.auth.actor, Penilaian(pk=penilaian_id), **isi.model_dump())
    return PenilaianKeluar.dari(row)


@rute.tindak("/indeks/penilaian/{penilaian_id}/umumkan", PenilaianKeluar, "Mengumumkan hasil", Cakupan.INDEKS_TULIS)
def umumkan(request: HttpRequest, penilaian_id: Path[Id]) -> PenilaianKeluar:
    return PenilaianKeluar.dari(services.umumkan(request.auth.actor, Penilaian(pk=penilaian_id)))
