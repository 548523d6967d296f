"""Shapes of the field: figures, places, areas, people, decisions."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from poros.kernel.antarmuka.skema import Id, Masukan, Skema, Teks, Waktu

from ..rules.alur import (
    JenisArea,
    JenisTempat,
    StatusKorban,
)
from ..rules.angka import Ukuran
from .bentuk import Banyak, Bujur, Lintang, pilihan


class AngkaKrisisMasuk(Masukan):
    """A figure with its provenance."""

    ukuran: Annotated[Ukuran, pilihan(Ukuran)] = Field(description="Yang dihitung.")
    letak: Teks = Field(min_length=1, max_length=150, description="Wilayah.")
    nilai: Banyak = Field(description="Jumlah.")
    per: Waktu = Field(description="Keadaan pada.")
    sumber: Teks = Field(min_length=1, max_length=200, description="Siapa yang menghitung.")
    tempat: Id | None = Field(None, description="Tempat pengungsian atau pos.")
    terverifikasi: bool = Field(False, description="Sudah diperiksa Pusdalops.")


class AngkaKrisisKeluar(Skema):
    """The newest figure of a kind and place."""

    id: int
    ukuran: str
    letak: str
    nilai: int
    per: datetime
    sumber: str
    terverifikasi: bool


class TempatKrisisMasuk(Masukan):
    """A post or a shelter."""

    nama: Teks = Field(min_length=1, max_length=150, description="Nama.")
    jenis: Annotated[JenisTempat, pilihan(JenisTempat)] = Field(description="Jenis.")
    lat: Lintang = Field(description="Lintang.")
    lng: Bujur = Field(description="Bujur.")
    daya_tampung: Banyak | None = Field(None, description="Daya tampung.")
    kontak: Teks = Field("", max_length=200, description="Kontak kantor.")
    aktif: bool = Field(True, description="Dipakai.")


class TempatKrisisKeluar(Skema):
    """A post or a shelter."""

    id: int
    nama: str
    jenis: str
    lat: float
    lng: float
    daya_tampung: int | None
    aktif: bool


class TitikMasuk(Masukan):
    """A corner."""

    lng: Bujur = Field(description="Bujur.")
    lat: Lintang = Field(description="Lintang.")


class AreaMasuk(Masukan):
    """A drawn area."""

    nama: Teks = Field(min_length=1, max_length=150, description="Nama.")
    jenis: Annotated[JenisArea, pilihan(JenisArea)] = Field(description="Jenis.")
    titik: list[TitikMasuk] = Field(max_length=400, description="Sudut-sudutnya berurutan.")


class KorbanMasuk(Masukan):
    """A victim by name."""

    nama: Teks = Field(min_length=1, max_length=150, description="Nama.")
    status: Annotated[StatusKorban, pilihan(StatusKorban)] = Field(description="Keadaan.")
    letak: Teks = Field(min_length=1, max_length=200, description="Berada di.")
    nik: Teks = Field("", max_length=16, description="NIK.")
    umur: Annotated[int, Field(ge=0, le=130)] | None = Field(None, description="Umur.")
    keluarga: Teks = Field("", max_length=200, description="Keluarga yang dihubungi.")


class KorbanKeluar(Skema):
    """A victim by name."""

    id: int
    nama: str
    nik: str
    umur: int | None
    status: str
    letak: str
    keluarga: str


class OpsiKrisisMasuk(Masukan):
    """A way to go."""

    nama: Teks = Field(min_length=1, max_length=200, description="Nama pilihan.")
    akibat: Teks = Field(min_length=1, max_length=2000, description="Akibatnya.")


class KartuMasuk(Masukan):
    """A question for the competent office; without options it is computed from the map where that is possible."""

    perkara: Teks = Field(min_length=1, max_length=20, description="Kode perkara.")
    pertanyaan: Teks = Field(min_length=1, max_length=300, description="Pertanyaan.")
    batas: Waktu = Field(description="Saat aman terakhir.")
    opsi: list[OpsiKrisisMasuk] = Field([], max_length=6, description="Pilihan.")
    anggapan: Teks = Field("", max_length=2000, description="Anggapan.")


class PutusMasuk(Masukan):
    """A decision."""

    opsi: Id = Field(description="Nomor pilihan.")
    alasan: Teks = Field("", max_length=2000, description="Alasan.")


class OpsiKrisisKeluar(Skema):
    """An option with its computed range."""

    id: int
    nama: str
    akibat: str
    nilai: float | None
    bawah: float | None
    atas: float | None
    satuan: str


class KartuKeluar(Skema):
    """A decision card."""

    id: int
    pertanyaan: str
    berwenang: str
    dasar: str
    batas: datetime
    anggapan: str
    pilihan: int | None
    pemutus: str
    hasil: str
    opsi: list[OpsiKrisisKeluar]
