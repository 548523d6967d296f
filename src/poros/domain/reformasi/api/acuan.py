"""Rules, functional posts and strategies."""

from datetime import date
from typing import Annotated, Self

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field, StringConstraints

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Saring, Skema, Tanggal, Teks
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import fetch

from .. import services
from ..models import AturanSederhana, StrategiSakip
from ..queries import acuan as baca
from ..rules.penyederhanaan import Syarat
from ..values import DataAturan, DataStrategi
from ..wewenang import Wewenang
from .rute import rute
from .skema import JumlahReformasi, KodePendek, NomorReformasi, PilihHasil, PilihJenisMasalah, PilihJenjang, PilihMutu

BACA, TULIS = Cakupan.REFORMASI_BACA, Cakupan.REFORMASI_TULIS
Kata = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern="^[a-z_]+$")]
Kumpulan = Annotated[list[Kata], Field(max_length=30)]


class SyaratRapi(Masukan):
    """Conditions; what is left empty does not matter."""

    daerah: Kumpulan = []
    kelas: Kumpulan = []
    jenis: Kumpulan = []
    jenis_induk: Kumpulan = []
    pangkal: Kumpulan = []
    fungsi: Kumpulan = []
    ciri: Kumpulan = []


class AturanSederhanaMasuk(Masukan):
    """A rule: it decides, or says the level."""

    kode: KodePendek = Field(max_length=40, description="Kode aturan.")
    urutan: int = Field(ge=1, le=1000, description="Yang lebih kecil diperiksa dahulu.")
    teks: Teks = Field(min_length=1, max_length=2000, description="Bunyi aturan.")
    sumber: Teks = Field(min_length=1, max_length=300, description="Peraturan asalnya.")
    mutu: PilihMutu = Field(description="Mutu bukti: P, S atau G.")
    dari: Tanggal = Field(description="Berlaku mulai.")
    sampai: Tanggal | None = Field(None, description="Berlaku sampai.")
    hasil: PilihHasil | None = Field(None, description="Hasil; kosong bila aturan jenjang.")
    jenjang: PilihJenjang | None = Field(None, description="Jenjang; kosong bila aturan hasil.")
    syarat: SyaratRapi = Field(default_factory=SyaratRapi, description="Syaratnya.")


class AturanSederhanaKeluar(Skema):
    """A rule."""

    id: int
    kode: str
    urutan: int
    teks: str
    sumber: str
    mutu: str
    dari: date
    sampai: date | None
    hasil: str
    jenjang: str
    syarat: dict[str, list[str]]

    @classmethod
    def dari_baris(cls, row: AturanSederhana) -> Self:
        return cls(id=row.pk, **{n: getattr(row, n) for n in cls.model_fields if n != "id"})


class DaftarAturanSederhana(Halaman[AturanSederhanaKeluar]):
    """A page of rules."""


class JfMasuk(Masukan):
    """A functional post by its name."""

    nama: Teks = Field(min_length=1, max_length=150, description="Nama jabatan fungsional.")


class DaftarJf(Skema):
    """Functional posts to choose from."""

    isi: list[str]


class StrategiSakipMasuk(Masukan):
    """A strategy; one of the same code is replaced."""

    kode: KodePendek = Field(max_length=40, description="Kode strategi.")
    jenis: PilihJenisMasalah = Field(description="Untuk jenis masalah.")
    nama: Teks = Field(min_length=1, max_length=200, description="Nama.")
    uraian: Teks = Field("", max_length=2000, description="Uraian.")
    sumber: Teks = Field("", max_length=300, description="Sumber.")
    mutu: PilihMutu = Field(description="Mutu bukti.")
    aktif: bool = Field(True, description="Masih dipakai?")


class StrategiSakipKeluar(Skema):
    """A strategy."""

    id: int
    kode: str
    jenis: str
    nama: str
    uraian: str
    sumber: str
    mutu: str
    aktif: bool

    @classmethod
    def dari(cls, row: StrategiSakip) -> Self:
        return cls(id=row.pk, **{n: getattr(row, n) for n in cls.model_fields if n != "id"})


class DaftarStrategiSakip(Halaman[StrategiSakipKeluar]):
    """A page of strategies."""


@rute.baca("/reformasi/aturan", DaftarAturanSederhana, "Aturan penyederhanaan", BACA)
def daftar_aturan(request: HttpRequest, saring: Query[Saring]) -> dict:
    return halaman(request, baca.aturan_semua(), saring, AturanSederhanaKeluar.dari_baris)


@rute.baca("/reformasi/aturan/{aturan_id}", AturanSederhanaKeluar, "Satu aturan dengan syaratnya", BACA)
def satu_aturan(request: HttpRequest, aturan_id: Path[Id]) -> AturanSederhanaKeluar:
    row = fetch(request.auth.actor, Wewenang.ATURAN_LIHAT, AturanSederhana.objects.all(), aturan_id)
    return AturanSederhanaKeluar.dari_baris(row)


@rute.tindak("/reformasi/aturan", NomorReformasi, "Mencatat aturan", TULIS)
def catat_aturan(request: HttpRequest, isi: AturanSederhanaMasuk) -> NomorReformasi:
    actor = request.auth.actor
    conditions = Syarat(**{name: frozenset(values) for name, values in isi.syarat.model_dump().items()})
    data = DataAturan(**isi.model_dump(exclude={"syarat"}), syarat=conditions)
    return NomorReformasi(id=services.catat_aturan(actor, Unit(pk=actor.unit_id), data=data).pk)


@rute.baca("/reformasi/jabatan-fungsional", DaftarJf, "Jabatan fungsional yang dapat dipilih", BACA)
def daftar_jf(request: HttpRequest) -> DaftarJf:  # noqa: ARG001 -- an operation's signature
    return DaftarJf(isi=baca.jf_aktif())


@rute.tindak("/reformasi/jabatan-fungsional", NomorReformasi, "Menambah jabatan fungsional", TULIS)
def catat_jf(request: HttpRequest, isi: JfMasuk) -> NomorReformasi:
    actor = request.auth.actor
    return NomorReformasi(id=services.catat_jf(actor, Unit(pk=actor.unit_id), nama=isi.nama).pk)


@rute.tindak("/reformasi/jabatan-fungsional/hapus", JumlahReformasi, "Menghapus jabatan fungsional dari pilihan", TULIS)
def hapus_jf(request: HttpRequest, isi: JfMasuk) -> JumlahReformasi:
    actor = request.auth.actor
    return JumlahReformasi(banyak=services.hapus_jf(actor, Unit(pk=actor.unit_id), nama=isi.nama))


@rute.baca("/reformasi/strategi", DaftarStrategiSakip, "Strategi perbaikan SAKIP", BACA)
def daftar_strategi(request: HttpRequest, saring: Query[Saring]) -> dict:
    return halaman(request, baca.strategi(), saring, StrategiSakipKeluar.dari)


@rute.tindak("/reformasi/strategi", NomorReformasi, "Mencatat strategi", TULIS)
def catat_strategi(request: HttpRequest, isi: StrategiSakipMasuk) -> NomorReformasi:
    actor = request.auth.actor
    return NomorReformasi(
        id=services.catat_strategi(actor, Unit(pk=actor.unit_id), data=DataStrategi(**isi.model_dump())).pk
    )
