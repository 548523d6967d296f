"""Resources and requests for them."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field, StringConstraints

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Kode, Masukan, Saring, Skema, Teks, Waktu
from poros.kernel.organisasi.models import Unit

from .. import services
from ..models import Klaim, PermintaanSarana, Sarana
from ..queries import sarana as baca
from ..rules.alur import AksiKlaim, AksiPermintaan, AsalSarana, JenisSarana, KeadaanSarana, StatusPermintaan
from ..values import DataPermintaan, DataSarana
from .bentuk import AlasanLogistik, HasilLogistik, Jumlah, LetakLogistik, UntukKejadian, enum_masuk, pilihan
from .rute import rute

BACA, TULIS = Cakupan.LOGISTIK_BACA, Cakupan.LOGISTIK_TULIS
Kemampuan = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern="^[^\\u0000]*$")]


class SaranaMasuk(LetakLogistik):
    """A resource."""

    kode: Kode = Field(description="Kode.")
    nama: Teks = Field(min_length=1, max_length=150, description="Nama.")
    jenis: enum_masuk(JenisSarana) = Field(description="Jenis.")
    kemampuan: list[Kemampuan] = Field([], max_length=20, description="Kemampuan.")
    kapasitas: Jumlah = Field(1, description="Kapasitas.")
    satuan: Teks = Field("orang", max_length=30, description="Satuan kapasitas.")
    asal: enum_masuk(AsalSarana) = Field(AsalSarana.DAERAH, description="Milik siapa.")
    pemilik: Teks = Field("", max_length=150, description="Pemilik, bila bukan milik daerah.")
    keadaan: enum_masuk(KeadaanSarana) = Field(KeadaanSarana.SIAP, description="Keadaan.")
    aktif: bool = Field(True, description="Dipakai.")

    def data(self) -> DataSarana:
        return DataSarana(**self.model_dump(exclude={"kemampuan"}), kemampuan=tuple(self.kemampuan))


class PermintaanSaranaMasuk(UntukKejadian):
    """What is needed."""

    jenis: enum_masuk(JenisSarana) = Field(description="Jenis.")
    kemampuan: Teks = Field("", max_length=60, description="Kemampuan.")
    jumlah: int = Field(ge=1, le=500, description="Banyaknya.")
    keperluan: Teks = Field(min_length=1, max_length=500, description="Untuk apa.")
    tempat: Teks = Field(min_length=1, max_length=300, description="Di mana.")
    mulai: Waktu = Field(description="Mulai.")
    selesai: Waktu = Field(description="Sampai.")


class TugaskanMasuk(Masukan):
    """Which one, and for how long when not for all of it."""

    sarana: Id = Field(description="Nomor sarana.")
    mulai: Waktu | None = Field(None, description="Mulai, bila lain.")
    selesai: Waktu | None = Field(None, description="Sampai, bila lain.")


class TutupPermintaanMasuk(Masukan):
    """The end of a request."""

    aksi: Annotated[AksiPermintaan, pilihan((AksiPermintaan.BATALKAN, AksiPermintaan.SELESAIKAN))] = Field(
        description="Dibatalkan atau selesai."
    )
    alasan: Teks = Field("", max_length=300, description="Alasan.")


class LangkahKlaimMasuk(Masukan):
    """A step of a claim."""

    aksi: enum_masuk(AksiKlaim) = Field(description="Tiba, lepas, atau batal.")


class SaringSarana(Saring):
    """Filters of the list."""

    jenis: enum_masuk(JenisSarana) | None = Field(None, description="Hanya jenis ini.")
    q: Teks = Field("", max_length=100, description="Nama atau kemampuan.")


class SaringPermintaanSarana(Saring):
    """Filters of the list."""

    status: enum_masuk(StatusPermintaan) | None = Field(None, description="Hanya status ini.")


class SaranaKeluar(Skema):
    """A resource."""

    id: int
    nama: str
    jenis: str
    kemampuan: list[str]
    kapasitas: int
    satuan: str
    unit: int
    keadaan: str

    @classmethod
    def dari(cls, row: Sarana) -> "SaranaKeluar":
        return cls(
            id=row.pk, nama=row.nama, jenis=row.jenis, kemampuan=row.kemampuan, kapasitas=row.kapasitas,
            satuan=row.satuan, unit=row.unit_id, keadaan=row.keadaan,
        )  # fmt: skip


class KlaimKeluar(Skema):
    """A claim."""

    id: int
    sarana: int
    mulai: datetime
    selesai: datetime
    status: str


class PermintaanSaranaKeluar(Skema):
    """A request."""

    id: int
    unit: int
    jenis: str
    jumlah: int
    tempat: str
    mulai: datetime
    selesai: datetime
    status: str

    @classmethod
    def dari(cls, row: PermintaanSarana) -> "PermintaanSaranaKeluar":
        return cls(
            id=row.pk, unit=row.unit_id, jenis=row.jenis, jumlah=row.jumlah, tempat=row.tempat, mulai=row.mulai,
            selesai=row.selesai, status=row.status,
        )  # fmt: skip


class PermintaanSaranaLengkap(PermintaanSaranaKeluar):
    """With what is set aside for it."""

    klaim: list[KlaimKeluar]


@rute.baca("/logistik/sarana", Halaman[SaranaKeluar], "Sarana", BACA)
def daftar_sarana(request: HttpRequest, saring: Query[SaringSarana]) -> dict:
    rows = baca.sarana_terlihat(request.auth.actor, saring.jenis or "", saring.q)
    return halaman(request, rows, saring, SaranaKeluar.dari)


@rute.baca("/logistik/sarana/{sarana_id}", SaranaKeluar, "Satu sarana", BACA)
def satu_sarana(request: HttpRequest, sarana_id: Path[Id]) -> SaranaKeluar:
    return SaranaKeluar.dari(baca.satu_sarana(request.auth.actor, sarana_id))


@rute.cipta("/logistik/sarana", HasilLogistik, "Mencatat sarana", TULIS)
def catat_sarana(request: HttpRequest, isi: SaranaMasuk) -> HasilLogistik:
    actor = request.auth.actor
    return HasilLogistik.dari(services.catat_sarana(actor, Unit(pk=actor.unit_id), data=isi.data()))


@rute.tindak("/logistik/sarana/{sarana_id}/ubah", HasilLogistik, "Mengubah sarana", TULIS)
def ubah_sarana(request: HttpRequest, sarana_id: Path[Id], isi: SaranaMasuk) -> HasilLogistik:
    return HasilLogistik.dari(services.ubah_sarana(request.auth.actor, Sarana(pk=sarana_id), data=isi.data()))


@rute.baca("/logistik/permintaan", Halaman[PermintaanSaranaKeluar], "Permintaan sarana", BACA)
def daftar_permintaan(request: HttpRequest, saring: Query[SaringPermintaanSarana]) -> dict:
    rows = baca.permintaan_terlihat(request.auth.actor, saring.status or "")
    return halaman(request, rows, saring, PermintaanSaranaKeluar.dari)


@rute.baca("/logistik/permintaan/{permintaan_id}", PermintaanSaranaLengkap, "Satu permintaan sarana", BACA)
def satu_permintaan(request: HttpRequest, permintaan_id: Path[Id]) -> PermintaanSaranaLengkap:
    row = baca.satu_permintaan(request.auth.actor, permintaan_id)
    claims = [
        KlaimKeluar(id=k.pk, sarana=k.sarana_id, mulai=k.mulai, selesai=k.selesai, status=k.status)
        for k in baca.klaim(row)
    ]
    return PermintaanSaranaLengkap(**PermintaanSaranaKeluar.dari(row).model_dump(), klaim=claims)


@rute.cipta("/logistik/permintaan", HasilLogistik, "Meminta sarana", TULIS)
def minta_sarana(request: HttpRequest, isi: PermintaanSaranaMasuk) -> HasilLogistik:
    actor = request.auth.actor
    return HasilLogistik.dari(
        services.minta_sarana(actor, Unit(pk=actor.unit_id), data=DataPermintaan(**isi.model_dump()))
    )


@rute.tindak("/logistik/permintaan/{permintaan_id}/tugaskan", HasilLogistik, "Menugaskan sarana", TULIS)
def tugaskan_sarana(request: HttpRequest, permintaan_id: Path[Id], isi: TugaskanMasuk) -> HasilLogistik:
    told = isi.model_dump(exclude={"sarana"})
    return HasilLogistik.dari(
        services.tugaskan_sarana(request.auth.actor, PermintaanSarana(pk=permintaan_id), sarana_id=isi.sarana, **told)
    )


@rute.tindak("/logistik/permintaan/{permintaan_id}/tolak", HasilLogistik, "Menolak permintaan sarana", TULIS)
def tolak_permintaan(request: HttpRequest, permintaan_id: Path[Id], isi: AlasanLogistik) -> HasilLogistik:
    row = PermintaanSarana(pk=permintaan_id)
    return HasilLogistik.dari(services.tolak_permintaan(request.auth.actor, row, **isi.model_dump()))


@rute.tindak("/logistik/permintaan/{permintaan_id}/tutup", HasilLogistik, "Menutup permintaan sarana", TULIS)
def tutup_permintaan(request: HttpRequest, permintaan_id: Path[Id], isi: TutupPermintaanMasuk) -> HasilLogistik:
    row = PermintaanSarana(pk=permintaan_id)
    return HasilLogistik.dari(services.tutup_permintaan(request.auth.actor, row, **isi.model_dump()))


@rute.tindak("/logistik/klaim/{klaim_id}", HasilLogistik, "Sarana tiba, dilepas, atau batal", TULIS)
def jalankan_klaim(request: HttpRequest, klaim_id: Path[Id], isi: LangkahKlaimMasuk) -> HasilLogistik:
    return HasilLogistik.dari(services.jalankan_klaim(request.auth.actor, Klaim(pk=klaim_id), **isi.model_dump()))
