"""Points, people, ways, needs and allocations."""

from typing import Any

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Kode, Masukan, Saring, Skema, Tanggal, Teks
from poros.kernel.organisasi.models import Unit

from .. import services
from ..models import Alokasi, Titik
from ..queries import alokasi as baca_alokasi
from ..queries import titik as baca
from ..queries.parameter import standar
from ..queries.stok import barang_dipakai
from ..rules.alur import AksiAlokasi
from ..values import DataAlokasi, DataJalur, DataPengungsi, DataTitik
from .bentuk import Cacah, HasilLogistik, Jam, Jumlah, LetakLogistik, TempatLogistikKeluar, UntukKejadian, enum_masuk
from .rute import rute

BACA, TULIS = Cakupan.LOGISTIK_BACA, Cakupan.LOGISTIK_TULIS
HARI_MAKS = 30


class TitikLogistikMasuk(UntukKejadian, LetakLogistik):
    """A point where people are to be served."""

    kode: Kode = Field(description="Kode.")
    nama: Teks = Field(min_length=1, max_length=150, description="Nama.")
    unit: Id = Field(description="Unit pelapor.")
    mulai: Tanggal = Field(description="Hari pertama.")
    buka: Jam | None = Field(None, description="Menerima dari jam.")
    tutup: Jam | None = Field(None, description="Sampai jam.")

    def data(self) -> DataTitik:
        return DataTitik(unit_id=self.unit, **self.model_dump(exclude={"unit", "aktif"}))


class TitikUbah(TitikLogistikMasuk):
    """Changed."""

    aktif: bool = Field(True, description="Masih dilayani.")


class PengungsiMasuk(Masukan):
    """How many people are there."""

    hari: Tanggal = Field(description="Sejak hari.")
    jumlah: Cacah = Field(description="Orang.")
    rentan: Cacah = Field(0, description="Di antaranya kelompok rentan.")
    sumber: Teks = Field(min_length=1, max_length=200, description="Dihitung oleh.")


class JalurMasuk(Masukan):
    """A way from a warehouse."""

    gudang: Id = Field(description="Nomor gudang.")
    meter: Jumlah = Field(description="Jarak.")
    menit: int = Field(ge=1, le=10_000, description="Waktu tempuh.")
    terbuka: bool = Field(True, description="Dapat dilalui.")
    keterangan: Teks = Field("", max_length=200, description="Keterangan.")


class AlokasiMasuk(UntukKejadian):
    """What is to be shared out."""

    barang: Id = Field(description="Nomor barang.")
    dari: Tanggal = Field(description="Untuk kebutuhan sejak.")
    hari: int = Field(ge=1, le=HARI_MAKS, description="Selama berapa hari.")


class PutusanAlokasiMasuk(Masukan):
    """A decision."""

    aksi: enum_masuk(AksiAlokasi) = Field(description="Ditetapkan atau dibatalkan.")
    alasan: Teks = Field("", max_length=300, description="Alasan pembatalan.")


class KebutuhanTitikKeluar(Skema):
    """What a point needs of one kind of goods."""

    titik: int
    barang: int
    butuh: int


class DaftarKebutuhan(Skema):
    """Needs of all points, by which standard."""

    standar: str
    dasar: str
    isi: list[KebutuhanTitikKeluar]


class SaringKebutuhan(Masukan):
    """For how many days."""

    hari: int = Field(3, ge=1, le=HARI_MAKS, description="Berapa hari sejak hari ini.")


class AlokasiKeluar(Skema):
    """An allocation as a line of a list."""

    id: int
    barang: int
    dari: Tanggal
    hari: int
    status: str

    @classmethod
    def dari_baris(cls, row: Alokasi) -> "AlokasiKeluar":
        return cls(id=row.pk, barang=row.barang_id, dari=row.dari, hari=row.hari, status=row.status)


class AntaranKeluar(Skema):
    """From which warehouse to which point."""

    id: int
    gudang: int
    titik: int
    jumlah: int
    dikirim: int


class AlokasiLengkap(AlokasiKeluar):
    """With its question, its answer, its certificate in words."""

    soal: dict[str, Any]
    hasil: dict[str, Any]
    bukti: list[str]
    antaran: list[AntaranKeluar]


@rute.baca("/logistik/titik", Halaman[TempatLogistikKeluar], "Titik layanan", BACA)
def daftar_titik(request: HttpRequest, saring: Query[Saring]) -> dict:
    return halaman(request, baca.titik_terlihat(request.auth.actor), saring, TempatLogistikKeluar.dari)


@rute.baca("/logistik/titik/{titik_id}", TempatLogistikKeluar, "Satu titik layanan", BACA)
def satu_titik(request: HttpRequest, titik_id: Path[Id]) -> TempatLogistikKeluar:
    return TempatLogistikKeluar.dari(baca.satu_titik(request.auth.actor, titik_id))


@rute.cipta("/logistik/titik", HasilLogistik, "Membuka titik layanan", TULIS)
def catat_titik(request: HttpRequest, isi: TitikLogistikMasuk) -> HasilLogistik:
    actor = request.auth.actor
    return HasilLogistik.dari(services.catat_titik(actor, Unit(pk=actor.unit_id), data=isi.data()))


@rute.tindak("/logistik/titik/{titik_id}/ubah", HasilLogistik, "Mengubah titik layanan", TULIS)
def ubah_titik(request: HttpRequest, titik_id: Path[Id], isi: TitikUbah) -> HasilLogistik:
    return HasilLogistik.dari(
        services.ubah_titik(request.auth.actor, Titik(pk=titik_id), data=isi.data(), aktif=isi.aktif)
    )


@rute.cipta("/logistik/titik/{titik_id}/pengungsi", HasilLogistik, "Melaporkan jumlah pengungsi", TULIS)
def lapor_pengungsi(request: HttpRequest, titik_id: Path[Id], isi: PengungsiMasuk) -> HasilLogistik:
    data = DataPengungsi(**isi.model_dump())
    return HasilLogistik.dari(services.lapor_pengungsi(request.auth.actor, Titik(pk=titik_id), data=data))


@rute.tindak("/logistik/titik/{titik_id}/jalur", HasilLogistik, "Mengatur jalur ke titik", TULIS)
def atur_jalur(request: HttpRequest, titik_id: Path[Id], isi: JalurMasuk) -> HasilLogistik:
    data = DataJalur(gudang_id=isi.gudang, **isi.model_dump(exclude={"gudang"}))
    return HasilLogistik.dari(services.atur_jalur(request.auth.actor, Titik(pk=titik_id), data=data))


@rute.baca("/logistik/kebutuhan", DaftarKebutuhan, "Kebutuhan menurut standar", BACA)
def kebutuhan(request: HttpRequest, saring: Query[SaringKebutuhan]) -> DaftarKebutuhan:
    today = request.auth.actor.hari
    kinds, points, rule = [b for b in barang_dipakai() if b.butir], baca.titik_aktif(), standar(today)
    need = baca.kebutuhan(kinds, points, today, saring.hari)
    rows = [KebutuhanTitikKeluar(titik=t, barang=b, butuh=n) for (t, b), n in sorted(need.items())]
    return DaftarKebutuhan(standar=rule.kode, dasar=rule.dasar, isi=rows)


@rute.baca("/logistik/alokasi", Halaman[AlokasiKeluar], "Alokasi bantuan", BACA)
def daftar_alokasi(request: HttpRequest, saring: Query[Saring]) -> dict:
    return halaman(request, baca_alokasi.alokasi_terlihat(request.auth.actor), saring, AlokasiKeluar.dari_baris)


@rute.baca("/logistik/alokasi/{alokasi_id}", AlokasiLengkap, "Satu alokasi dan buktinya", BACA)
def satu_alokasi(request: HttpRequest, alokasi_id: Path[Id]) -> AlokasiLengkap:
    row = baca_alokasi.satu_alokasi(request.auth.actor, alokasi_id)
    lines = [
        AntaranKeluar(id=b.pk, gudang=b.gudang_id, titik=b.titik_id, jumlah=b.jumlah, dikirim=b.dikirim)
        for b in baca_alokasi.baris(row)
    ]
    words = baca_alokasi.tampilan(row)["bukti"]
    head = AlokasiKeluar.dari_baris(row).model_dump()
    return AlokasiLengkap(**head, soal=row.soal, hasil=row.hasil, bukti=words, antaran=lines)


@rute.cipta("/logistik/alokasi", HasilLogistik, "Menghitung alokasi adil", TULIS)
def hitung_alokasi(request: HttpRequest, isi: AlokasiMasuk) -> HasilLogistik:
    actor = request.auth.actor
    data = DataAlokasi(barang_id=isi.barang, **isi.model_dump(exclude={"barang"}))
    return HasilLogistik.dari(services.hitung_alokasi(actor, Unit(pk=actor.unit_id), data=data))


@rute.tindak("/logistik/alokasi/{alokasi_id}/putusan", HasilLogistik, "Memutus alokasi", TULIS)
def putuskan_alokasi(request: HttpRequest, alokasi_id: Path[Id], isi: PutusanAlokasiMasuk) -> HasilLogistik:
    return HasilLogistik.dari(services.putuskan_alokasi(request.auth.actor, Alokasi(pk=alokasi_id), **isi.model_dump()))
