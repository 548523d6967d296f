"""Shapes that are sent and answered; amounts are whole, money is rupiah."""

from datetime import datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import Field, WithJsonSchema

from poros.kernel.antarmuka.skema import Id, Kode, Masukan, Skema, Tanggal, Teks

from ..values import BARIS_MAKS, JUMLAH_MAKS, RUPIAH_MAKS


def pilihan(enum: Any) -> WithJsonSchema:
    """The values of an enumeration, as the document shows them."""
    return WithJsonSchema({"type": "string", "enum": [e.value for e in enum]})


def desimal(dari: float, sampai: float) -> WithJsonSchema:
    return WithJsonSchema({"type": "number", "minimum": dari, "maximum": sampai})


Jumlah = Annotated[int, Field(ge=1, le=JUMLAH_MAKS)]
Cacah = Annotated[int, Field(ge=0, le=JUMLAH_MAKS)]
Uang = Annotated[int, Field(ge=1, le=RUPIAH_MAKS)]
Lintang = Annotated[Decimal, Field(ge=-90, le=90, max_digits=9, decimal_places=6), desimal(-90, 90)]
Bujur = Annotated[Decimal, Field(ge=-180, le=180, max_digits=9, decimal_places=6), desimal(-180, 180)]
Isi = Annotated[Decimal, Field(gt=0, le=999_999_999, max_digits=12, decimal_places=3), desimal(0, 999_999_999)]
Jam = Annotated[time, WithJsonSchema({"type": "string", "format": "time", "maxLength": 20})]


class UntukKejadian(Masukan):
    """The incident something belongs to, where there is one."""

    kejadian_id: Id | None = Field(None, description="Nomor kejadian yang sedang ditangani; kosong di hari biasa.")


class LetakLogistik(Masukan):
    """Where it is."""

    alamat: Teks = Field("", max_length=300, description="Alamat.")
    lat: Lintang | None = Field(None, description="Lintang.")
    lng: Bujur | None = Field(None, description="Bujur.")


class AlasanLogistik(Masukan):
    """A reason."""

    alasan: Teks = Field(min_length=1, max_length=300, description="Alasan.")


class HasilLogistik(Skema):
    """What an act has made or changed."""

    id: int
    status: str

    @classmethod
    def dari(cls, row: Any) -> Self:
        """Any row; those without a status have none."""
        return cls(id=row.pk, status=getattr(row, "status", ""))


class BarangMasuk(Masukan):
    """A kind of goods."""

    kode: Kode = Field(description="Kode.")
    nama: Teks = Field(min_length=1, max_length=120, description="Nama.")
    satuan: Teks = Field(min_length=1, max_length=30, description="Satuan hitung.")
    butir: Teks = Field("", max_length=40, description="Butir standar kebutuhan.")
    isi: Isi = Field(Decimal(1), description="Isi satu satuan dalam satuan standar.")
    berat_gram: Jumlah = Field(1000, description="Berat satu satuan dalam gram.")


class GudangIsian(UntukKejadian, LetakLogistik):
    """A store or a post."""

    kode: Kode = Field(description="Kode.")
    nama: Teks = Field(min_length=1, max_length=150, description="Nama.")
    unit: Id = Field(description="Unit penjaga.")


class MasukMasuk(Masukan):
    """Goods that came in."""

    barang: Id = Field(description="Nomor barang.")
    jumlah: Jumlah = Field(description="Jumlah.")
    pemilik: Teks = Field(min_length=1, max_length=120, description="Pemilik.")
    kode: Teks = Field("", max_length=40, description="Nomor lot.")
    kedaluwarsa: Tanggal | None = Field(None, description="Kedaluwarsa.")
    alasan: Teks = Field("", max_length=300, description="Keterangan.")


class PindahMasuk(Masukan):
    """To another warehouse."""

    saldo: Id = Field(description="Nomor saldo (lot di gudang ini).")
    tujuan: Id = Field(description="Nomor gudang tujuan.")
    jumlah: Jumlah = Field(description="Jumlah.")


class HitunganMasuk(Masukan):
    """A lot as it was counted."""

    saldo: Id = Field(description="Nomor saldo.")
    jumlah: Cacah = Field(description="Hasil hitungan.")


class OpnameMasuk(Masukan):
    """A count."""

    hitungan: list[HitunganMasuk] = Field(min_length=1, max_length=BARIS_MAKS, description="Lot yang dihitung.")
    catatan: Teks = Field(min_length=1, max_length=300, description="Penghitung dan sebab selisih.")


class CadanganMasuk(Masukan):
    """A buffer; zero ends it."""

    barang: Id = Field(description="Nomor barang.")
    jumlah: Cacah = Field(description="Jumlah; nol menghapus.")
    alasan: Teks = Field("", max_length=300, description="Alasan, diterbitkan.")
    sampai: Tanggal | None = Field(None, description="Sampai kapan.")


class PeranLogistikMasuk(Masukan):
    """Which units have which part."""

    pengelola: list[Id] = Field(max_length=50, description="Unit pengelola logistik.")
    bud: list[Id] = Field(max_length=50, description="Unit bendahara umum daerah.")


class SaldoKeluar(Skema):
    """A lot in a warehouse."""

    id: int
    barang: str
    satuan: str
    lot: str
    pemilik: str
    kedaluwarsa: Tanggal | None
    jumlah: int

    @classmethod
    def dari(cls, row: Any) -> Self:
        lot = row.lot
        return cls(
            id=row.pk, barang=lot.barang.nama, satuan=lot.barang.satuan, lot=lot.kode, pemilik=lot.pemilik,
            kedaluwarsa=lot.kedaluwarsa, jumlah=row.jumlah,
        )  # fmt: skip


class BarangKeluar(Skema):
    """A kind of goods."""

    id: int
    kode: str
    nama: str
    satuan: str
    butir: str
    berat_gram: int


class TempatLogistikKeluar(Skema):
    """A warehouse or a point."""

    id: int
    kode: str
    nama: str
    unit: int
    kejadian: str
    kejadian_id: int | None
    aktif: bool

    @classmethod
    def dari(cls, row: Any) -> Self:
        same = {n: getattr(row, n) for n in ("kode", "nama", "kejadian", "kejadian_id", "aktif")}
        return cls(id=row.pk, unit=row.unit_id, **same)


class MutasiKeluar(Skema):
    """A movement."""

    id: int
    waktu: datetime
    jenis: str
    barang: str
    lot: str
    jumlah: int
    sisa: int
    alasan: str
    kiriman: int | None

    @classmethod
    def dari(cls, row: Any) -> Self:
        lot = row.saldo.lot
        return cls(
            id=row.pk, waktu=row.waktu, jenis=row.jenis, barang=lot.barang.nama, lot=lot.kode, jumlah=row.jumlah,
            sisa=row.sisa, alasan=row.alasan, kiriman=row.kiriman_id,
        )  # fmt: skip


class AlarmKeluar(Skema):
    """One thing to be looked at."""

    jenis: str
    tempat: str
    kalimat: str
    gudang: int | None
    titik: int | None
    nilai: int
    sebab: str


class RingkasanLogistik(Skema):
    """Logistics in one look."""

    alarm: list[AlarmKeluar]
    titik_nol: int
    sarana_bertugas: int
    sisa_btt: int | None


def enum_masuk(enum: type[StrEnum]) -> Any:
    """An enumeration as input."""
    return Annotated[enum, pilihan(enum)]
