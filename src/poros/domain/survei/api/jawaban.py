"""Answers: filled in for somebody, what looks odd set aside, remarks read, made into work."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Path, Query
from pydantic import Field, WithJsonSchema

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Rujuk, Saring, Skema, Tanggal, Teks, Waktu

from .. import services
from ..models import Jawaban, Liputan, Survei
from ..queries import jawaban as baca
from ..queries.parameter import batas
from ..queries.survei import dapat_diisi, liputan_terlihat, satu_survei
from ..rules.isian import PITA, Kanal, Kelamin, Pekerjaan, Pendidikan, Umur
from ..values import Isian
from ..wewenang import Wewenang
from .rute import rute

Nilai = Annotated[int, Field(ge=0, le=100)]
Kunci = Annotated[UUID, WithJsonSchema({"type": "string", "format": "uuid", "minLength": 36, "maxLength": 36})]
KanalPetugas = Annotated[
    Literal[Kanal.PETUGAS, Kanal.KERTAS],
    WithJsonSchema({"type": "string", "enum": [Kanal.PETUGAS.value, Kanal.KERTAS.value]}),
]


class JawabanSurveiMasuk(Masukan):
    """What one respondent has said. `kunci` is made by the program: sent twice it is one answer."""

    kunci: Kunci = Field(description="Kunci buatan sendiri, satu untuk tiap jawaban.")
    nilai: list[Nilai] = Field(min_length=1, max_length=50, description="Nilai tiap unsur menurut urutan instrumen.")
    kanal: KanalPetugas = Field(Kanal.PETUGAS, description="Diisikan petugas, atau disalin dari kertas.")
    jenis_kelamin: Literal["", *(k.value for k in Kelamin)] = Field("", description="Boleh kosong.")
    umur: Literal["", *(k.value for k in Umur)] = Field("", description="Boleh kosong.")
    pendidikan: Literal["", *(k.value for k in Pendidikan)] = Field("", description="Boleh kosong.")
    pekerjaan: Literal["", *(k.value for k in Pekerjaan)] = Field("", description="Boleh kosong.")
    saran: Teks = Field("", max_length=1000, description="Saran, tanpa nama dan nomor.")
    diisi: Waktu | None = Field(None, description="Saat diisi, bila dikirim kemudian.")

    def isian(self) -> Isian:
        """As the command takes it."""
        return Isian(
            kunci=self.kunci,
            nilai=tuple(self.nilai),
            pita={field: getattr(self, field) for field in PITA},
            saran=self.saran,
            diisi=self.diisi,
            luring=self.diisi is not None,
        )


class JawabanSurveiKeluar(Skema):
    """What became of it: `diterima`, or `sudah` when it was there."""

    hasil: str


class LiputanSurveiKeluar(Skema):
    """A service in a survey."""

    id: int
    survei: Rujuk
    layanan: Rujuk
    unit: Rujuk
    populasi: int

    @classmethod
    def dari(cls, row: Liputan) -> "LiputanSurveiKeluar":
        names = {"survei": row.survei, "layanan": row.layanan, "unit": row.layanan.unit}
        return cls(id=row.pk, populasi=row.populasi, **{k: Rujuk.dari(v) for k, v in names.items()})


class DaftarLiputanSurvei(Halaman[LiputanSurveiKeluar]):
    """A page of services in surveys."""


class SaringSaran(Saring):
    """Filters of the remarks."""

    layanan: Id | None = Field(None, description="Hanya layanan ini.")
    q: Teks = Field("", max_length=100, description="Kata dalam saran.")


class SaranWarga(Skema):
    """A remark; `penugasan` is the work that came of it."""

    id: int
    layanan: Rujuk
    hari: date
    saran: str
    penugasan: int | None

    @classmethod
    def dari(cls, row: Jawaban) -> "SaranWarga":
        day = timezone.localdate(row.diterima)
        return cls(id=row.pk, layanan=Rujuk.dari(row.layanan), hari=day, saran=row.saran, penugasan=row.tugas_id)


class DaftarSaranWarga(Halaman[SaranWarga]):
    """A page of remarks."""


class JawabanJanggal(Skema):
    """An answer that looks odd, and why."""

    id: int
    layanan: int
    diterima: datetime
    lama: int | None
    cepat: bool
    seragam: bool
    beruntun: int


class PenapisanSurvei(Skema):
    """What somebody should look at."""

    isi: list[JawabanJanggal]


class SisihSurveiMasuk(Masukan):
    """Answers that shall not count, and why."""

    jawaban: list[Id] = Field(min_length=1, max_length=500, description="Nomor jawaban.")
    alasan: Teks = Field(min_length=1, max_length=300, description="Ikut diterbitkan bersama hasil.")


class KembaliSurveiMasuk(Masukan):
    """Answers that shall count again."""

    jawaban: list[Id] = Field(min_length=1, max_length=500, description="Nomor jawaban.")


class BanyakJawabanSurvei(Skema):
    """How many answers it was."""

    banyak: int


class TindakLanjutSurveiMasuk(Masukan):
    """What an element or a remark asks of the unit: one of the two."""

    isi: Teks = Field(min_length=1, max_length=2000, description="Yang harus dikerjakan.")
    tenggat: Tanggal = Field(description="Selesai sebelum tanggal ini berakhir.")
    unsur: Teks = Field("", max_length=30, description="Kode unsur.")
    jawaban: Id | None = Field(None, description="Nomor saran.")


class TindakLanjutSurveiKeluar(Skema):
    """The work that came of it."""

    penugasan: int


@rute.baca("/survei/liputan", DaftarLiputanSurvei, "Layanan yang jawabannya boleh dibaca", Cakupan.SURVEI_BACA)
def daftar_liputan(request: HttpRequest, saring: Query[Saring]) -> dict:
    return halaman(request, liputan_terlihat(request.auth.actor), saring, LiputanSurveiKeluar.dari)


@rute.baca("/survei/isian", DaftarLiputanSurvei, "Layanan yang dapat diisikan sekarang", Cakupan.SURVEI_BACA)
def daftar_isian(request: HttpRequest, saring: Query[Saring]) -> dict:
    return halaman(request, dapat_diisi(request.auth.actor), saring, LiputanSurveiKeluar.dari)


@rute.tindak("/survei/liputan/{liputan_id}/jawaban", JawabanSurveiKeluar, "Mengisikan jawaban", Cakupan.SURVEI_TULIS)
def catat_jawaban(request: HttpRequest, liputan_id: Path[Id], isi: JawabanSurveiMasuk) -> JawabanSurveiKeluar:
    line = Liputan(pk=liputan_id)
    outcome = services.catat_jawaban(request.auth.actor, line, isian=isi.isian(), kanal=isi.kanal)
    return JawabanSurveiKeluar(hasil=outcome.value)


@rute.tindak(
    "/survei/liputan/{liputan_id}/tindak-lanjut",
    TindakLanjutSurveiKeluar,
    "Menjadikannya penugasan",
    Cakupan.SURVEI_TULIS,
)
def tindak_lanjuti(
    request: HttpRequest, liputan_id: Path[Id], isi: TindakLanjutSurveiMasuk
) -> TindakLanjutSurveiKeluar:
    made = services.tindak_lanjuti(request.auth.actor, Liputan(pk=liputan_id), **isi.model_dump())
    return TindakLanjutSurveiKeluar(penugasan=made.penugasan_id)


@rute.baca("/survei/{survei_id}/saran", DaftarSaranWarga, "Saran warga", Cakupan.SURVEI_BACA)
def daftar_saran(request: HttpRequest, survei_id: Path[Id], saring: Query[SaringSaran]) -> dict:
    survei = satu_survei(request.auth.actor, survei_id)
    rows = baca.saran(request.auth.actor, survei, layanan=saring.layanan, cari=saring.q)
    return halaman(request, rows, saring, SaranWarga.dari)


@rute.baca("/survei/{survei_id}/penapisan", PenapisanSurvei, "Jawaban yang janggal", Cakupan.SURVEI_BACA)
def penapisan(request: HttpRequest, survei_id: Path[Id]) -> PenapisanSurvei:
    survei = satu_survei(request.auth.actor, survei_id, Wewenang.JAWABAN_SISIH)
    names = ("id", "diterima", "lama", "cepat", "seragam", "beruntun")
    rows = baca.janggal(survei, batas())
    return PenapisanSurvei(
        isi=[JawabanJanggal(layanan=r.layanan_id, **{name: getattr(r, name) for name in names}) for r in rows]
    )


@rute.tindak("/survei/{survei_id}/sisihkan", BanyakJawabanSurvei, "Menyisihkan jawaban", Cakupan.SURVEI_TULIS)
def sisihkan(request: HttpRequest, survei_id: Path[Id], isi: SisihSurveiMasuk) -> BanyakJawabanSurvei:
    n = services.sisihkan(request.auth.actor, Survei(pk=survei_id), jawaban=isi.jawaban, alasan=isi.alasan)
    return BanyakJawabanSurvei(banyak=n)


@rute.tindak(
    "/survei/{survei_id}/kembalikan", BanyakJawabanSurvei, "Menghitung lagi yang disisihkan", Cakupan.SURVEI_TULIS
)
def kembalikan(request: HttpRequest, survei_id: Path[Id], isi: KembaliSurveiMasuk) -> BanyakJawabanSurvei:
    return BanyakJawabanSurvei(
        banyak=services.kembalikan(request.auth.actor, Survei(pk=survei_id), jawaban=isi.jawaban)
    )
