"""The notula, attendance, the quorum."""

from datetime import date

from django.http import HttpRequest
from ninja import Path
from pydantic import Field

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Masukan, Tanggal, Teks

from .. import services
from ..models import Rapat
from ..values import DataButir, DataTamu
from .bentuk import ButirNotulaKeluar, HitunganKeluar, JenisBaris, Kecil, PesertaKeluar, RapatLengkap
from .rapat import lengkap
from .rute import rute

VERSI_MAKS = 30_000


class BarisMasuk(Masukan):
    """A line of the notula."""

    jenis: JenisBaris = Field(description="Pembahasan, keputusan, informasi, atau tindak lanjut.")
    isi: Teks = Field(min_length=1, max_length=10_000, description="Isinya.")
    acara: Id | None = Field(None, description="Nomor acara.")
    unit: Id | None = Field(None, description="Nomor unit yang mengerjakan.")
    tenggat: Tanggal | None = Field(None, description="Tenggat tindak lanjut.")
    bukti: Teks = Field("", max_length=250, description="Bukti yang diharapkan.")

    def data(self) -> DataButir:
        """As the command takes it."""
        due: date | None = self.tenggat
        told = self.model_dump(exclude={"acara", "unit", "tenggat"})
        return DataButir(**told, acara_id=self.acara, unit_id=self.unit, tenggat=due)


class BarisUbahMasuk(BarisMasuk):
    """A changed line, with the version that the writer had before him."""

    versi: int = Field(ge=1, le=VERSI_MAKS, description="Versi yang diubah.")


class VersiMasuk(Masukan):
    """Which version is meant."""

    versi: int = Field(ge=1, le=VERSI_MAKS, description="Versi yang dihapus.")


class KoreksiNotulaMasuk(Masukan):
    """A correction."""

    isi: Teks = Field(min_length=1, max_length=5000, description="Koreksi.")


class YangHadirMasuk(Masukan):
    """Who has come."""

    peserta: list[Id] = Field(min_length=1, max_length=300, description="Nomor peserta.")


class TamuMasuk(Masukan):
    """A guest; sent twice under one key he is one guest."""

    nama: Teks = Field(min_length=1, max_length=150, description="Nama.")
    instansi: Teks = Field("", max_length=150, description="Instansi.")
    kunci: Teks = Field("", max_length=64, description="Kunci acak formulir.")


class HitungMasuk(Masukan):
    """Those present, as counted."""

    hadir: Kecil | None = Field(None, description="Yang hadir; kosong memakai daftar hadir.")
    menit: int | None = Field(None, ge=1, le=999, description="Lamanya penundaan bila kurang; kosong: selama boleh.")


class SuaraMasuk(Masukan):
    """A vote."""

    setuju: Kecil = Field(description="Setuju.")
    tolak: Kecil = Field(description="Tidak setuju.")


@rute.cipta("/rapat/{rapat_id}/butir", ButirNotulaKeluar, "Menulis butir notula", Cakupan.RAPAT_TULIS)
def tulis_butir(request: HttpRequest, rapat_id: Path[Id], isi: BarisMasuk) -> ButirNotulaKeluar:
    return ButirNotulaKeluar.dari(services.tulis_butir(request.auth.actor, Rapat(pk=rapat_id), data=isi.data()))


@rute.tindak("/rapat/{rapat_id}/butir/{butir_id}", ButirNotulaKeluar, "Mengubah butir notula", Cakupan.RAPAT_TULIS)
def ubah_butir(request: HttpRequest, rapat_id: Path[Id], butir_id: Path[Id], isi: BarisUbahMasuk) -> ButirNotulaKeluar:
    data = BarisMasuk(**isi.model_dump(exclude={"versi"})).data()
    row = services.ubah_butir(request.auth.actor, Rapat(pk=rapat_id), butir_id=butir_id, versi=isi.versi, data=data)
    return ButirNotulaKeluar.dari(row)


@rute.tindak("/rapat/{rapat_id}/butir/{butir_id}/hapus", ButirNotulaKeluar, "Menghapus butir", Cakupan.RAPAT_TULIS)
def hapus_butir(request: HttpRequest, rapat_id: Path[Id], butir_id: Path[Id], isi: VersiMasuk) -> ButirNotulaKeluar:
    actor = request.auth.actor
    return ButirNotulaKeluar.dari(services.hapus_butir(actor, Rapat(pk=rapat_id), butir_id=butir_id, versi=isi.versi))


@rute.tindak("/rapat/{rapat_id}/koreksi", RapatLengkap, "Mencatat koreksi notula", Cakupan.RAPAT_TULIS)
def koreksi_notula(request: HttpRequest, rapat_id: Path[Id], isi: KoreksiNotulaMasuk) -> RapatLengkap:
    services.koreksi(request.auth.actor, Rapat(pk=rapat_id), isi=isi.isi)
    return lengkap(request, rapat_id)


@rute.tindak("/rapat/{rapat_id}/hadir", PesertaKeluar, "Mengisi daftar hadir", Cakupan.RAPAT_TULIS)
def hadir_rapat(request: HttpRequest, rapat_id: Path[Id]) -> PesertaKeluar:
    return PesertaKeluar.dari(services.hadir(request.auth.actor, Rapat(pk=rapat_id)))


@rute.tindak("/rapat/{rapat_id}/daftar-hadir", RapatLengkap, "Mencatat kehadiran", Cakupan.RAPAT_TULIS)
def catat_hadir(request: HttpRequest, rapat_id: Path[Id], isi: YangHadirMasuk) -> RapatLengkap:
    services.catat_hadir(request.auth.actor, Rapat(pk=rapat_id), peserta=isi.peserta)
    return lengkap(request, rapat_id)


@rute.cipta("/rapat/{rapat_id}/tamu", PesertaKeluar, "Mencatat tamu", Cakupan.RAPAT_TULIS)
def tambah_tamu(request: HttpRequest, rapat_id: Path[Id], isi: TamuMasuk) -> PesertaKeluar:
    guest = DataTamu(**isi.model_dump())
    return PesertaKeluar.dari(services.tambah_tamu(request.auth.actor, Rapat(pk=rapat_id), tamu=guest))


@rute.tindak("/rapat/{rapat_id}/kuorum", HitunganKeluar, "Menghitung kuorum", Cakupan.RAPAT_TULIS)
def hitung_kuorum(request: HttpRequest, rapat_id: Path[Id], isi: HitungMasuk) -> HitunganKeluar:
    return HitunganKeluar.dari(services.hitung_kuorum(request.auth.actor, Rapat(pk=rapat_id), **isi.model_dump()))


@rute.tindak("/rapat/{rapat_id}/suara", HitunganKeluar, "Mencatat pemungutan suara", Cakupan.RAPAT_TULIS)
def catat_suara(request: HttpRequest, rapat_id: Path[Id], isi: SuaraMasuk) -> HitunganKeluar:
    return HitunganKeluar.dari(services.catat_suara(request.auth.actor, Rapat(pk=rapat_id), **isi.model_dump()))
