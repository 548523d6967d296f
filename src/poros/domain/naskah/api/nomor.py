"""Numbers: the book, blocks for work on paper, letters recorded afterwards."""

from django.http import HttpRequest
from django.utils import timezone
from ninja import Path, Query
from pydantic import Field

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Kode, Masukan, Skema, Tanggal, Teks
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import TidakBerwenang

from .. import services
from ..models import Naskah
from ..queries import naskah as baca_naskah
from ..queries import nomor as baca
from ..services.kertas import mulai_sisip
from . import skema
from .jalur import bahan
from .naskah import bentuk_kode, bidang_program, periksa_data
from .rute import rute


class BlokMasuk(Masukan):
    """Numbers to set aside."""

    bentuk: Kode = Field(description="Kode bentuk naskah.")
    banyak: int = Field(ge=1, le=100, description="Banyaknya nomor.")
    alasan: Teks = Field(min_length=1, max_length=300, description="Untuk apa.")


class BlokKeluar(Skema):
    """Numbers set aside."""

    kode: str
    tahun: int
    dari: int
    sampai: int


class RegisterKeluar(Skema):
    """A register of the own office."""

    kode: str
    nama: str


class SaringBuku(Masukan):
    """Which book."""

    kode: Teks = Field(min_length=1, max_length=40, description="Kode register.")
    tahun: int | None = Field(None, ge=1900, le=2200, description="Tahun; bila kosong, tahun ini.")


class BarisBuku(Skema):
    """One number."""

    urut: int
    nasib: str
    nomor: str
    hal: str
    keterangan: str


class SisaBlok(Skema):
    """Numbers set aside, and how many of them nothing has become of."""

    id: int
    dari: int
    sampai: int
    sisa: int
    alasan: str


class SisipMasuk(Masukan):
    """An inserted number."""

    urut: int = Field(ge=1, le=2_000_000_000, description="Nomor urut dari blok unit sendiri.")
    tanggal: Tanggal = Field(description="Tanggal naskah, sebelum hari ini.")
    alasan: Teks = Field(min_length=1, max_length=300, description="Mengapa disisipkan.")


class LepasBlokMasuk(Masukan):
    """Why what is left of a block is not used."""

    alasan: Teks = Field(min_length=1, max_length=300, description="Mengapa tidak dipakai.")


class LepasBlokKeluar(Skema):
    """How many numbers that explains."""

    banyak: int


class BukuKeluar(Skema):
    """A register of one year."""

    kode: str
    tahun: int
    terakhir: int
    celah: list[int]
    baris: list[BarisBuku]
    blok: list[SisaBlok]


@rute.baca("/register-naskah", list[RegisterKeluar], "Register nomor kantor sendiri", Cakupan.SURAT_BACA)
def daftar_register(request: HttpRequest) -> list[RegisterKeluar]:
    return [RegisterKeluar(kode=r.kode, nama=r.nama) for r in baca.register_terlihat(request.auth.actor)]


@rute.baca("/buku-nomor", BukuKeluar, "Buku nomor satu register", Cakupan.SURAT_BACA)
def buku(request: HttpRequest, saring: Query[SaringBuku]) -> BukuKeluar:
    found = baca.buku(request.auth.actor, saring.kode, saring.tahun or timezone.localdate().year)
    if found is None:
        raise TidakBerwenang
    rows = [
        BarisBuku(
            urut=b.urut,
            nasib=b.nasib,
            nomor=b.naskah.nomor if b.naskah else "",
            hal=b.naskah.hal if b.naskah else "",
            keterangan=b.keterangan,
        )
        for b in found.baris
    ]
    names = ("dari", "sampai", "alasan")
    return BukuKeluar(
        kode=found.register.kode,
        tahun=found.tahun,
        terakhir=found.terakhir,
        celah=found.celah,
        baris=rows,
        blok=[SisaBlok(id=b.pk, sisa=left, **{n: getattr(b, n) for n in names}) for b, left in found.blok],
    )


@rute.cipta("/blok-nomor", BlokKeluar, "Menyisihkan nomor untuk kerja di kertas", Cakupan.SURAT_TULIS)
def pesan_blok(request: HttpRequest, isi: BlokMasuk) -> BlokKeluar:
    actor = request.auth.actor
    row = services.pesan_blok(
        actor,
        Unit(pk=actor.unit_id),
        bentuk=bentuk_kode(actor, isi.bentuk),
        banyak=isi.banyak,
        alasan=isi.alasan,
    )
    return BlokKeluar(kode=row.register.kode, tahun=row.tahun, dari=row.dari, sampai=row.sampai)


@rute.tindak("/blok-nomor/{blok_id}/lepas", LepasBlokKeluar, "Menyatakan sisa blok tidak dipakai", Cakupan.SURAT_TULIS)
def lepas_blok(request: HttpRequest, blok_id: Path[Id], isi: LepasBlokMasuk) -> LepasBlokKeluar:
    actor = request.auth.actor
    n = services.lepas_blok(actor, Unit(pk=actor.unit_id), blok=blok_id, alasan=isi.alasan)
    return LepasBlokKeluar(banyak=n)


@rute.tindak("/naskah/{naskah_id}/sisip", skema.NaskahRingkas, "Memberi nomor sisip", Cakupan.SURAT_TULIS)
def sisip(request: HttpRequest, naskah_id: Path[Id], isi: SisipMasuk) -> skema.NaskahRingkas:
    actor = request.auth.actor
    mulai_sisip(actor, Naskah(pk=naskah_id), urut=isi.urut, tanggal=isi.tanggal, alasan=isi.alasan)
    return skema.NaskahRingkas.dari(baca_naskah.satu(actor, naskah_id))


@rute.cipta("/naskah-kertas", skema.NaskahRingkas, "Mencatat naskah yang dibuat di kertas", Cakupan.SURAT_TULIS)
def catat_kertas(request: HttpRequest, isi: skema.NaskahKertas) -> skema.NaskahRingkas:
    actor = request.auth.actor
    with bidang_program():
        row = services.catat_kertas(
            actor,
            Unit.objects.get(pk=actor.unit_id),
            bentuk=bentuk_kode(actor, isi.bentuk),
            data=periksa_data(isi.data()),
            urut=isi.urut,
            tanggal=isi.tanggal,
            isi=bahan(isi.pindaian, request.auth.akun_id),
            nama=isi.pindaian.nama,
        )
    return skema.NaskahRingkas.dari(row)
