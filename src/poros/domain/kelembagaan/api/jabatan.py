"""Offices and who holds them definitively, one after the other."""

from datetime import date
from typing import Literal, Self

from django.http import HttpRequest
from ninja import Path
from pydantic import Field

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Masukan, Rujuk, Skema, Tanggal, Teks
from poros.kernel.organisasi.models import Jabatan, Pemangku, Unit
from poros.kernel.organisasi.rules import ESELON, Fungsi, Kapasitas
from poros.kernel.wewenang import fetch

from .. import services
from ..queries.penjabat import riwayat_jabatan
from ..values import BentukJabatan
from ..wewenang import Wewenang
from .rujukan import orang_bernomor
from .rute import rute
from .skema import JabatanKeluar, PemangkuKeluar

Eselon = Literal[ESELON]


class JabatanMasuk(Masukan):
    """An office."""

    nama: Teks = Field(min_length=1, max_length=200, description="Nama jabatan.")
    eselon: Eselon = Field("", description="Eselon; kosong untuk jabatan fungsional dan pelaksana.")
    fungsi: Fungsi = Field(description="Fungsi di Poros.")
    kepala: bool = Field(default=False, description="Memimpin unit itu.")

    def bentuk(self) -> BentukJabatan:
        """As the commands take it."""
        return BentukJabatan(nama=self.nama, eselon=self.eselon, fungsi=self.fungsi, kepala=self.kepala)


class JabatanUbah(JabatanMasuk):
    """An office as it is to be: all of it, not only what changes."""

    aktif: bool = Field(default=True, description="Jabatan masih ada.")


class PengangkatanMasuk(Masukan):
    """A definitive holder; the holder before ends the day before."""

    orang: Id = Field(description="Nomor orang yang diangkat.")
    dari: Tanggal = Field(description="Mulai.")
    sampai: Tanggal | None = Field(None, description="Sampai dengan, bila sudah tentu.")
    dasar: Teks = Field(min_length=1, max_length=300, description="Nomor keputusan.")


class PemberhentianMasuk(Masukan):
    """The end of a definitive holding."""

    pada: Tanggal = Field(description="Hari pertama tanpa jabatan itu.")
    alasan: Teks = Field(min_length=1, max_length=300, description="Alasan dan nomor keputusan.")


class RiwayatPemangku(Skema):
    """A holding, past ones too, with who gave it and how it ended."""

    id: int
    orang: Rujuk
    jabatan: Rujuk
    kapasitas: Kapasitas
    dari: date
    sampai: date | None
    dasar: str
    lingkup: str
    pemberi: Rujuk | None
    dicabut: date | None
    alasan_cabut: str

    @classmethod
    def bentuk(cls, row: Pemangku) -> Self:
        names = ("kapasitas", "dari", "sampai", "dasar", "lingkup", "dicabut", "alasan_cabut")
        return cls(
            id=row.pk,
            orang=Rujuk.dari(row.orang),
            jabatan=Rujuk.dari(row.jabatan),
            pemberi=Rujuk.dari(row.pemberi) if row.pemberi else None,
            **{name: getattr(row, name) for name in names},
        )


@rute.baca("/jabatan/{jabatan_id}", JabatanKeluar, "Satu jabatan", Cakupan.ORGANISASI_BACA)
def satu_jabatan(request: HttpRequest, jabatan_id: Path[Id]) -> JabatanKeluar:
    return JabatanKeluar.dari(_jabatan(request, jabatan_id))


@rute.baca(
    "/jabatan/{jabatan_id}/riwayat", list[RiwayatPemangku], "Semua yang pernah memangku", Cakupan.ORGANISASI_BACA
)
def riwayat(request: HttpRequest, jabatan_id: Path[Id]) -> list[RiwayatPemangku]:
    rows = riwayat_jabatan(_jabatan(request, jabatan_id)).select_related("orang", "pemberi", "jabatan")
    return [RiwayatPemangku.bentuk(row) for row in rows]


@rute.cipta("/unit/{unit_id}/jabatan", JabatanKeluar, "Membentuk jabatan di suatu unit", Cakupan.ORGANISASI_TULIS)
def bentuk_jabatan(request: HttpRequest, unit_id: Path[Id], isi: JabatanMasuk) -> JabatanKeluar:
    row = services.bentuk_jabatan(request.auth.actor, Unit(pk=unit_id), bentuk=isi.bentuk())
    return JabatanKeluar.dari(_jabatan(request, row.pk))


@rute.tindak("/jabatan/{jabatan_id}/ubah", JabatanKeluar, "Mengubah atau menutup jabatan", Cakupan.ORGANISASI_TULIS)
def ubah_jabatan(request: HttpRequest, jabatan_id: Path[Id], isi: JabatanUbah) -> JabatanKeluar:
    row = services.ubah_jabatan(request.auth.actor, Jabatan(pk=jabatan_id), bentuk=isi.bentuk(), aktif=isi.aktif)
    return JabatanKeluar.dari(row)


@rute.cipta("/jabatan/{jabatan_id}/angkat", PemangkuKeluar, "Mengangkat pemangku definitif", Cakupan.ORGANISASI_TULIS)
def angkat(request: HttpRequest, jabatan_id: Path[Id], isi: PengangkatanMasuk) -> PemangkuKeluar:
    orang = orang_bernomor(isi.orang, "orang")
    row = services.angkat(
        request.auth.actor, Jabatan(pk=jabatan_id), orang=orang, dari=isi.dari, sampai=isi.sampai, dasar=isi.dasar
    )
    return PemangkuKeluar.bentuk(row)


@rute.tindak(
    "/pemangku/{pemangku_id}/berhenti", RiwayatPemangku, "Memberhentikan pemangku definitif", Cakupan.ORGANISASI_TULIS
)
def berhenti(request: HttpRequest, pemangku_id: Path[Id], isi: PemberhentianMasuk) -> RiwayatPemangku:
    row = services.berhentikan(request.auth.actor, Pemangku(pk=pemangku_id), pada=isi.pada, alasan=isi.alasan)
    return RiwayatPemangku.bentuk(row)


def _jabatan(request: HttpRequest, nomor: int) -> Jabatan:
    return fetch(request.auth.actor, Wewenang.JABATAN_LIHAT, Jabatan.objects.select_related("unit"), nomor)
