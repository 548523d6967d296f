"""Shapes of what is said and rebuilt."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from poros.kernel.antarmuka.skema import Id, Masukan, Teks, Waktu

from ..rules.alur import (
    JenisSiaran,
    JenisTinjauan,
)
from ..rules.cap import MENDESAK, PARAH, PASTI, TANGGAPAN
from ..rules.pulih import Fase, Kelas, Sektor, SumberDana
from .bentuk import UangKrisis, Volume, pilihan


class SitrepMasuk(Masukan):
    """The words of a draft."""

    narasi: Teks = Field(min_length=1, max_length=10_000, description="Keadaan umum.")
    kebutuhan: Teks = Field("", max_length=4000, description="Kebutuhan mendesak.")
    segarkan: bool = Field(False, description="Ambil angka terbaru.")


class SitrepKeluar(Schema):
    """A situation report as it was frozen."""

    id: int
    nomor: int
    per: datetime
    status: str
    narasi: str
    kebutuhan: str
    pengesah: str
    isi: dict[str, Any]


class PeringatanMasuk(Masukan):
    """A public warning."""

    judul: Teks = Field(min_length=1, max_length=160, description="Judul.")
    uraian: Teks = Field(min_length=1, max_length=4000, description="Apa yang terjadi.")
    petunjuk: Teks = Field(min_length=1, max_length=4000, description="Yang harus dilakukan warga.")
    wilayah: Teks = Field(min_length=1, max_length=300, description="Wilayah.")
    mendesak: Annotated[str, pilihan(MENDESAK)] = Field(description="urgency CAP.")
    parah: Annotated[str, pilihan(PARAH)] = Field(description="severity CAP.")
    pasti: Annotated[str, pilihan(PASTI)] = Field(description="certainty CAP.")
    tanggapan: Annotated[str, pilihan(TANGGAPAN)] = Field("Monitor", description="responseType CAP.")
    berakhir: Waktu = Field(description="Berlaku sampai.")
    area: Id | None = Field(None, description="Nomor area.")
    mengganti: Id | None = Field(None, description="Peringatan yang diganti.")
    batal: bool = Field(False, description="Batalkan peringatan itu.")


class SiaranMasuk(Masukan):
    """A statement."""

    jenis: Annotated[JenisSiaran, pilihan(JenisSiaran)] = Field(description="Jenis.")
    judul: Teks = Field(min_length=1, max_length=200, description="Judul.")
    isi: Teks = Field(min_length=1, max_length=10_000, description="Isi.")


class KontakMasuk(Masukan):
    """Who was spoken to and what was promised."""

    waktu: Waktu = Field(description="Waktu.")
    kepada: Teks = Field(min_length=1, max_length=200, description="Dengan siapa.")
    isi: Teks = Field(min_length=1, max_length=4000, description="Isi pembicaraan.")
    janji: Teks = Field("", max_length=1000, description="Yang dijanjikan.")
    batas: Waktu | None = Field(None, description="Ditepati sebelum.")


class TinjauanMasuk(Masukan):
    """A review."""

    jenis: Annotated[JenisTinjauan, pilihan(JenisTinjauan)] = Field(description="Harian atau akhir.")
    berjalan: Teks = Field(min_length=1, max_length=4000, description="Yang berjalan.")
    tersendat: Teks = Field("", max_length=4000, description="Yang tersendat.")
    pelajaran: Teks = Field("", max_length=4000, description="Pelajaran.")


class KerusakanMasuk(Masukan):
    """What is damaged."""

    sektor: Annotated[Sektor, pilihan(Sektor)] = Field(description="Sektor.")
    subsektor: Teks = Field(min_length=1, max_length=100, description="Yang rusak.")
    kelas: Annotated[Kelas, pilihan(Kelas)] = Field(description="Tingkat kerusakan.")
    letak: Teks = Field(min_length=1, max_length=200, description="Lokasi.")
    jumlah: Volume = Field(description="Jumlah.")
    satuan: Teks = Field(min_length=1, max_length=30, description="Satuan.")
    harga: UangKrisis = Field(description="Harga satuan bila dibangun baru.")
    kerugian: UangKrisis = Field(0, description="Kerugian selama tidak berfungsi.")


class KegiatanKrisisMasuk(Masukan):
    """A line of the recovery plan."""

    sektor: Annotated[Sektor, pilihan(Sektor)] = Field(description="Sektor.")
    subsektor: Teks = Field(min_length=1, max_length=100, description="Subsektor.")
    nama: Teks = Field(min_length=1, max_length=200, description="Kegiatan.")
    letak: Teks = Field(min_length=1, max_length=200, description="Lokasi.")
    volume: Volume = Field(description="Volume.")
    satuan: Teks = Field(min_length=1, max_length=30, description="Satuan.")
    harga: UangKrisis = Field(description="Harga satuan.")
    sumber_dana: Annotated[SumberDana, pilihan(SumberDana)] = Field(description="Sumber dana.")
    tahun: Annotated[int, Field(ge=2000, le=2199)] = Field(description="Tahun.")
    fase: Annotated[Fase, pilihan(Fase)] = Field(description="Tahap.")
    unit: Id = Field(description="Penanggung jawab.")


class KebutuhanKeluar(Schema):
    """Totals of a sector."""

    sektor: str
    kerusakan: int
    kerugian: int
    kebutuhan: int


class KegiatanKrisisKeluar(Schema):
    """A line of the recovery plan."""

    id: int
    sektor: str
    nama: str
    letak: str
    volume: Decimal
    satuan: str
    jumlah: int
    sumber_dana: str
    tahun: int
    fase: str
    unit: int


class PemulihanKeluar(Schema):
    """Need and plan."""

    kerusakan: list[int]
    kebutuhan: list[KebutuhanKeluar]
    kegiatan: list[KegiatanKrisisKeluar]
