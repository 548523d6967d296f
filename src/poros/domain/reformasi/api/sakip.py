"""SAKIP problems with their steps, and the performance tree."""

from decimal import Decimal
from typing import Self

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Rujuk, Saring, Skema, Tanggal, Teks
from poros.kernel.antarmuka.unggahan import BerkasMasuk
from poros.kernel.organisasi.models import Unit

from .. import services
from ..ekspor import baca_kinerja
from ..models import MasalahSakip
from ..queries import sakip as baca
from ..rules.alur import AksiMasalah
from ..values import DataMasalah, LangkahMasalah
from .rute import rute
from .skema import JumlahReformasi, PilihAksiMasalah, PilihJenisMasalah, Tahun, bahan, bytes_dari

BACA, TULIS = Cakupan.REFORMASI_BACA, Cakupan.REFORMASI_TULIS


class SaringMasalahSakip(Saring):
    """What the register is narrowed to."""

    status: Teks = Field("", max_length=20, description="Satu status, atau `semua`; kosong berarti yang terbuka.")
    jenis: Teks = Field("", max_length=20, description="Jenis masalah.")
    unit: Id | None = Field(None, description="Nomor unit penanggung jawab.")
    cari: Teks = Field("", max_length=100, description="Bagian judul atau uraian.")


class MasalahSakipMasuk(Masukan):
    """A problem."""

    jenis: PilihJenisMasalah = Field(description="Jenis masalah.")
    judul: Teks = Field(min_length=1, max_length=200, description="Judul.")
    uraian: Teks = Field("", max_length=5000, description="Uraian.")
    unit: Id = Field(description="Nomor unit penanggung jawab.")
    pendukung: list[Id] = Field(default_factory=list, max_length=50, description="Nomor unit pendukung.")
    strategi: Id | None = Field(None, description="Nomor strategi.")

    def data(self) -> DataMasalah:
        """As the commands take it."""
        words = self.model_dump(include={"jenis", "judul", "uraian"})
        return DataMasalah(unit_id=self.unit, pendukung=tuple(self.pendukung), strategi_id=self.strategi, **words)


class LangkahMasalahMasuk(Masukan):
    """A step with its evidence."""

    aksi: PilihAksiMasalah = Field(description="Langkah yang diambil.")
    catatan: Teks = Field("", max_length=5000, description="Apa yang dilakukan, atau alasannya.")
    tenggat: Tanggal | None = Field(None, description="Wajib untuk `tugaskan`.")
    berkas: BerkasMasuk | None = Field(None, description="Bukti.")


class KinerjaMasuk(Masukan):
    """The tree of a year as a file."""

    tahun: Tahun = Field(description="Tahun.")
    berkas: BerkasMasuk = Field(description="CSV atau XLSX.")


class MasalahSakipKeluar(Skema):
    """A problem."""

    id: int
    jenis: str
    judul: str
    uraian: str
    unit: Rujuk
    strategi: Rujuk | None
    status: str
    penugasan: int | None

    @classmethod
    def dari(cls, row: MasalahSakip) -> Self:
        names = ("jenis", "judul", "uraian", "status")
        return cls(
            id=row.pk,
            unit=Rujuk.dari(row.unit),
            strategi=Rujuk.dari(row.strategi) if row.strategi else None,
            penugasan=row.penugasan_id,
            **{n: getattr(row, n) for n in names},
        )


class DaftarMasalahSakip(Halaman[MasalahSakipKeluar]):
    """A page of problems."""


class TemuanKinerjaKeluar(Skema):
    """A finding; `petunjuk` is one that rests on words only."""

    temuan: str
    petunjuk: bool
    lain: list[str]


class BarisKinerja(Skema):
    """A line of the tree."""

    kode: str
    induk: str
    tingkat: str
    nama: str
    indikator: str
    satuan: str
    target: Decimal | None
    anggaran: Decimal | None
    unit: str
    temuan: list[TemuanKinerjaKeluar]


class PohonKeluar(Skema):
    """The tree of a year with its findings."""

    tahun: int
    baris: list[BarisKinerja]


@rute.cipta("/reformasi/masalah", MasalahSakipKeluar, "Mencatat masalah SAKIP", TULIS)
def catat_masalah(request: HttpRequest, isi: MasalahSakipMasuk) -> MasalahSakipKeluar:
    actor = request.auth.actor
    made = services.catat_masalah(actor, Unit(pk=actor.unit_id), data=isi.data())
    return MasalahSakipKeluar.dari(baca.satu_masalah(actor, made.pk))


@rute.baca("/reformasi/masalah", DaftarMasalahSakip, "Masalah SAKIP yang boleh dilihat", BACA)
def daftar_masalah(request: HttpRequest, saring: Query[SaringMasalahSakip]) -> dict:
    rows = baca.saring_masalah(
        baca.masalah_terlihat(request.auth.actor),
        status=saring.status,
        jenis=saring.jenis,
        unit_id=saring.unit or 0,
        cari=saring.cari,
    )
    return halaman(request, rows, saring, MasalahSakipKeluar.dari)


@rute.baca("/reformasi/masalah/{masalah_id}", MasalahSakipKeluar, "Satu masalah", BACA)
def satu_masalah(request: HttpRequest, masalah_id: Path[Id]) -> MasalahSakipKeluar:
    return MasalahSakipKeluar.dari(baca.satu_masalah(request.auth.actor, masalah_id))


@rute.tindak("/reformasi/masalah/{masalah_id}/ubah", MasalahSakipKeluar, "Mengubah masalah", TULIS)
def ubah_masalah(request: HttpRequest, masalah_id: Path[Id], isi: MasalahSakipMasuk) -> MasalahSakipKeluar:
    services.ubah_masalah(request.auth.actor, MasalahSakip(pk=masalah_id), data=isi.data())
    return satu_masalah(request, masalah_id)


@rute.tindak("/reformasi/masalah/{masalah_id}/langkah", MasalahSakipKeluar, "Menugaskan sampai memverifikasi", TULIS)
def langkah_masalah(request: HttpRequest, masalah_id: Path[Id], isi: LangkahMasalahMasuk) -> MasalahSakipKeluar:
    step, proof = LangkahMasalah(**isi.model_dump(exclude={"berkas"})), bahan(isi.berkas, request.auth.akun_id)
    solving = isi.aksi is AksiMasalah.SELESAIKAN
    act = services.selesaikan_masalah if solving else services.melangkah_masalah
    act(request.auth.actor, MasalahSakip(pk=masalah_id), langkah=step, berkas=proof)
    return satu_masalah(request, masalah_id)


@rute.baca("/reformasi/kinerja/{tahun}", PohonKeluar, "Pohon kinerja satu tahun dengan temuannya", BACA)
def pohon_kinerja(request: HttpRequest, tahun: Path[Tahun]) -> PohonKeluar:
    names = ("kode", "induk", "tingkat", "nama", "indikator", "satuan", "target", "anggaran")
    lines = [
        BarisKinerja(
            unit=row.unit.singkatan,
            temuan=[TemuanKinerjaKeluar(temuan=f.temuan, petunjuk=f.petunjuk, lain=list(f.lain)) for f in found],
            **{n: getattr(row, n) for n in names},
        )
        for row, _depth, found in baca.pohon(request.auth.actor, tahun).baris
    ]
    return PohonKeluar(tahun=tahun, baris=lines)


@rute.tindak("/reformasi/kinerja", JumlahReformasi, "Memuat pohon kinerja satu tahun", TULIS)
def muat_kinerja(request: HttpRequest, isi: KinerjaMasuk) -> JumlahReformasi:
    actor = request.auth.actor
    lines = baca_kinerja(bytes_dari(isi.berkas, request.auth.akun_id))
    n = services.muat_kinerja(actor, Unit(pk=actor.unit_id), tahun=isi.tahun, simpul=lines)
    return JumlahReformasi(banyak=n)
