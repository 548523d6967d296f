"""Shapes of adoptions: what is sent, what is answered."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field

from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Rujuk, Saring, Skema, Tanggal, Teks
from poros.kernel.antarmuka.unggahan import BerkasKeluar, BerkasMasuk

from ..models import Adopsi
from ..rules.alur import AksiAdopsi, Arah, Keberhasilan, StatusAdopsi
from ..values import LANGKAH_MAKS
from .tawaran import Uang, pilihan

ArahAdopsi = Annotated[Arah, pilihan(Arah)]
StatusBerbagi = Annotated[StatusAdopsi, pilihan(StatusAdopsi)]
Jawaban = Annotated[AksiAdopsi, pilihan((AksiAdopsi.TERIMA, AksiAdopsi.TOLAK))]
Penutup = Annotated[AksiAdopsi, pilihan((AksiAdopsi.SELESAIKAN, AksiAdopsi.HENTIKAN))]
HasilPengalaman = Annotated[Keberhasilan, pilihan(Keberhasilan)]


class UsulAdopsi(Masukan):
    """What one's own unit would take over, and for what."""

    tawaran: Id = Field(description="Nomor tawaran daerah lain.")
    keperluan: Teks = Field(min_length=1, max_length=5000, description="Untuk apa.")


class PermohonanMasuk(Masukan):
    """What another government asks of us."""

    tawaran: Id = Field(description="Nomor tawaran kita.")
    keperluan: Teks = Field(min_length=1, max_length=5000, description="Untuk apa.")
    daerah: Teks = Field(min_length=1, max_length=200, description="Daerah yang meminta.")
    nomor_surat: Teks = Field("", max_length=100, description="Nomor suratnya.")
    tanggal_surat: Tanggal | None = Field(None, description="Tanggal suratnya.")
    surat: Id | None = Field(None, description="Nomor surat masuk di Poros.")


class SuratPermohonan(Masukan):
    """The letter with which it was sent."""

    nomor_surat: Teks = Field("", max_length=100, description="Nomor surat keluar.")
    tanggal_surat: Tanggal | None = Field(None, description="Tanggalnya.")


class JawabanAdopsiMasuk(Masukan):
    """An answer; a refusal says why."""

    aksi: Jawaban = Field(description="Diterima atau ditolak.")
    catatan: Teks = Field("", max_length=2000, description="Alasan.")


class PenutupMasuk(Masukan):
    """The end; stopping says why."""

    aksi: Penutup = Field(description="Selesai atau dihentikan.")
    catatan: Teks = Field("", max_length=2000, description="Alasan.")


class NotaMasuk(Masukan):
    """What the agreement says."""

    nomor: Teks = Field(min_length=1, max_length=100, description="Nomor nota.")
    tempat: Teks = Field(min_length=1, max_length=100, description="Tempat penandatanganan.")
    pihak_kita: Teks = Field(min_length=1, max_length=300, description="Nama dan jabatan penanda tangan kita.")
    pihak_lain: Teks = Field(min_length=1, max_length=300, description="Nama dan jabatan penanda tangan lain.")
    lingkup: Teks = Field(min_length=1, max_length=5000, description="Ruang lingkup.")
    mulai: Tanggal = Field(description="Berlaku sejak.")
    sampai: Tanggal = Field(description="Berlaku sampai.")
    data_pribadi: bool = Field(False, description="Apakah data pribadi ikut dipertukarkan.")


class TandaTanganMasuk(Masukan):
    """The signed sheet."""

    tanggal: Tanggal = Field(description="Tanggal tanda tangan.")
    berkas: BerkasMasuk = Field(description="Pindaian lembar yang ditandatangani.")


class LangkahAdopsiMasuk(Masukan):
    """A step of the plan."""

    uraian: Teks = Field(min_length=1, max_length=500, description="Yang dikerjakan.")
    unit: Id = Field(description="Nomor unit.")
    tenggat: Tanggal = Field(description="Selesai sebelum tanggal ini.")
    anggaran: Uang | None = Field(None, description="Anggaran dalam rupiah.")


class RencanaAdopsiMasuk(Masukan):
    """The plan; it replaces the one before."""

    langkah: list[LangkahAdopsiMasuk] = Field(min_length=1, max_length=LANGKAH_MAKS, description="Langkah-langkahnya.")


class PengalamanMasuk(Masukan):
    """How it went."""

    hasil: HasilPengalaman = Field(description="Berjalan, sebagian, atau tidak.")
    uraian: Teks = Field(min_length=1, max_length=5000, description="Apa yang berjalan dan apa yang tidak.")
    biaya: Uang | None = Field(None, description="Biaya yang benar-benar keluar.")
    upaya: Uang | None = Field(None, description="Hari kerja orang yang benar-benar dipakai.")


class SaringDaftarAdopsi(Saring):
    """Filters of the list."""

    arah: ArahAdopsi | None = Field(None, description="Kita meminta, atau diminta dari kita.")
    status: StatusBerbagi | None = Field(None, description="Hanya status ini.")


class AdopsiKeluar(Skema):
    """An adoption as a line of a list."""

    id: int
    tawaran: Rujuk
    arah: ArahAdopsi
    unit: Rujuk
    daerah: str
    keperluan: str
    status: StatusBerbagi

    @classmethod
    def dari(cls, row: Adopsi) -> Self:
        return cls(
            id=row.pk,
            tawaran=Rujuk.dari(row.tawaran),
            arah=Arah(row.arah),
            unit=Rujuk.dari(row.unit),
            daerah=row.daerah,
            keperluan=row.keperluan,
            status=StatusAdopsi(row.status),
        )


class DaftarAdopsi(Halaman[AdopsiKeluar]):
    """A page of adoptions."""


class NotaKeluar(Skema):
    """The agreement."""

    nomor: str
    mulai: date
    sampai: date
    ditandatangani: date | None
    data_pribadi: bool


class LangkahAdopsiKeluar(Skema):
    """A step of the plan and its work."""

    uraian: str
    unit: int
    tenggat: date
    anggaran: int | None
    penugasan: int | None


class HasilAdopsiKeluar(Skema):
    """A level before and after."""

    indeks: str
    kode: str
    sebelum: Decimal | None
    tahun_sebelum: int | None
    sesudah: Decimal | None
    tahun_sesudah: int | None


class AdopsiLengkap(AdopsiKeluar):
    """An adoption with everything on it."""

    nomor_surat: str
    tanggal_surat: date | None
    nota: NotaKeluar | None
    rencana: list[LangkahAdopsiKeluar]
    hasil: list[HasilAdopsiKeluar]
    berkas: list[BerkasKeluar]


class NotaHabisKeluar(Skema):
    """An agreement that ends soon."""

    adopsi: int
    nomor: str
    sampai: date


class DaftarNotaHabis(Skema):
    """Agreements that end soon, the earliest first."""

    isi: list[NotaHabisKeluar]
