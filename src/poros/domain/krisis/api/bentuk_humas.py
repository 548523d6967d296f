"""Shapes of what is said and learnt."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from poros.kernel.antarmuka.skema import Id, Masukan, Skema, Teks, Waktu

from ..rules.alur import (
    JenisSiaran,
    JenisTinjauan,
)
from ..rules.cap import MENDESAK, PARAH, PASTI, TANGGAPAN
from .bentuk import pilihan
from .bentuk_kejadian import PerintahKrisisMasuk


class SitrepMasuk(Masukan):
    """The words of a draft."""

    narasi: Teks = Field(min_length=1, max_length=10_000, description="Keadaan umum.")
    kebutuhan: Teks = Field("", max_length=4000, description="Kebutuhan mendesak.")
    segarkan: bool = Field(False, description="Ambil angka terbaru.")


class SitrepKeluar(Skema):
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
    rumor: Id | None = Field(None, description="Kabar beredar yang dijawab.")


class RumorMasuk(Masukan):
    """What is being said."""

    waktu: Waktu = Field(description="Waktu.")
    isi: Teks = Field(min_length=1, max_length=2000, description="Yang beredar.")
    asal: Teks = Field(min_length=1, max_length=200, description="Terdengar atau terbaca di mana.")


class BantuanMasuk(Masukan):
    """Help that is asked for, by a letter."""

    kepada: Teks = Field(min_length=1, max_length=200, description="Kepada.")
    hal: Teks = Field(min_length=1, max_length=200, description="Hal surat.")
    kebutuhan: Teks = Field(min_length=1, max_length=4000, description="Yang dimohon.")
    penanda: Id = Field(description="Jabatan penanda tangan.")


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
    putusan: list[PerintahKrisisMasuk] = Field([], max_length=20, description="Putusan, masing-masing satu perintah.")
