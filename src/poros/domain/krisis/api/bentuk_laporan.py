"""Shapes of reports and of what is set up beforehand."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import Field

from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Saring, Skema, Teks, Waktu

from ..models import Laporan
from ..rules.alur import Kanal, Peran
from .bentuk import BahayaKrisis, Banyak, Bujur, HasilPeriksa, KanalLaporan, Lintang, pilihan


class Jadi(Skema):
    """The number of what was made or changed."""

    id: int


class BanyakJadi(Skema):
    """The numbers of what was made."""

    id: list[int]


class LaporanBencanaMasuk(Masukan):
    """A first report."""

    bahaya: BahayaKrisis = Field(description="Apa yang terjadi.")
    tempat: Teks = Field(min_length=1, max_length=300, description="Di mana tepatnya.")
    waktu: Waktu = Field(description="Sejak kapan.")
    uraian: Teks = Field(min_length=1, max_length=4000, description="Keadaan sekarang.")
    kanal: KanalLaporan = Field(Kanal.PETUGAS, description="Laporan dari siapa.")
    lat: Lintang | None = Field(None, description="Lintang.")
    lng: Bujur | None = Field(None, description="Bujur.")
    meninggal: Banyak | None = Field(None, description="Meninggal.")
    luka: Banyak | None = Field(None, description="Luka.")
    mengungsi: Banyak | None = Field(None, description="Mengungsi.")
    mendesak: Teks = Field("", max_length=1000, description="Yang paling mendesak.")
    pelapor: Teks = Field("", max_length=150, description="Nama pelapor.")
    telepon: Teks = Field("", max_length=30, description="Telepon pelapor.")
    kejadian: Id | None = Field(None, description="Bagian dari kejadian ini.")


class UmpanMasuk(Masukan):
    """The text of a feed."""

    isi: Teks = Field(min_length=1, max_length=2_000_000, description="CAP 1.2, GeoJSON laporan, atau CSV.")


class PeriksaKrisisMasuk(Masukan):
    """What checking has shown."""

    hasil: HasilPeriksa = Field(description="Hasil pemeriksaan.")
    alasan: Teks = Field("", max_length=1000, description="Alasan.")
    kejadian: Id | None = Field(None, description="Bagian dari kejadian ini.")


class LaporanBencanaKeluar(Skema):
    """A report; who told it only for those who may know."""

    id: int
    bahaya: str
    tempat: str
    uraian: str
    waktu: datetime
    kanal: str
    periksa: str
    kejadian: int | None
    latihan: bool
    pelapor: str
    telepon: str

    @classmethod
    def dari(cls, row: Laporan) -> Self:
        same = ("bahaya", "tempat", "uraian", "waktu", "kanal", "periksa", "latihan")
        told = {n: getattr(row, n) if row.pelapor_terlihat else "" for n in ("pelapor", "telepon")}
        return cls(id=row.pk, kejadian=row.kejadian_id, **told, **{n: getattr(row, n) for n in same})


DaftarLaporanBencana = Halaman[LaporanBencanaKeluar]


class SaringLaporanBencana(Saring):
    """What the list is narrowed to."""

    periksa: HasilPeriksa | None = Field(None, description="Hasil pemeriksaan.")


class KataMasuk(Masukan):
    """Words."""

    kata: Teks = Field(min_length=1, max_length=4000, description="Isinya.")


class PeranKrisisMasuk(Masukan):
    """Which units have a role."""

    peran: Annotated[Peran, pilihan(Peran)] = Field(description="Peran.")
    unit: list[Id] = Field(max_length=500, description="Unit.")


class RencanaNaskahMasuk(Masukan):
    """A plan as YAML."""

    naskah: Teks = Field(min_length=1, max_length=200_000, description="Naskah YAML.")


class LapisanMasuk(Masukan):
    """A layer as GeoJSON."""

    jenis: Annotated[str, pilihan(["wilayah", "jalan"])] = Field(description="Lapisan.")
    isi: Teks = Field(min_length=1, max_length=5_000_000, description="GeoJSON.")
    sumber: Teks = Field(min_length=1, max_length=500, description="Sumber dan lisensi.")


class RencanaKrisisKeluar(Skema):
    """A plan in its newest version."""

    id: int
    kode: str
    versi: int
    nama: str
    bahaya: str
