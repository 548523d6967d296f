"""Shapes that the operations share."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, WithJsonSchema

from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Rujuk, Saring, Skema, Tanggal, Teks, Waktu
from poros.kernel.antarmuka.unggahan import BerkasKeluar

from ..models import ButirNotula, HitunganKuorum, Peserta, Rapat
from ..queries.rapat import Rincian
from ..rules.alur import (
    Aksi,
    JenisButir,
    Peran,
    Status,
)


def pilihan(enum: Any) -> WithJsonSchema:
    """The values of an enumeration, as the document shows them."""
    return WithJsonSchema({"type": "string", "enum": [e.value for e in enum]})


def kecuali(lain: StrEnum) -> AfterValidator:
    """All but one value, which has an operation of its own."""

    def periksa(value: StrEnum) -> StrEnum:
        if value is lain:
            raise ValueError("has an operation of its own")
        return value

    return AfterValidator(periksa)


StatusRapat = Annotated[Status, pilihan(Status)]
LangkahRapat = Annotated[Aksi, kecuali(Aksi.UNDANG), pilihan(a for a in Aksi if a is not Aksi.UNDANG)]
PeranPeserta = Annotated[Peran, pilihan(Peran)]
JenisBaris = Annotated[JenisButir, pilihan(JenisButir)]
Kecil = Annotated[int, Field(ge=0, le=500)]


class PesertaMasuk(Masukan):
    """Somebody to be invited: an office, or a guest by his name."""

    jabatan: Id | None = Field(None, description="Nomor jabatan; kosong untuk tamu.")
    nama: Teks = Field("", max_length=150, description="Nama tamu.")
    instansi: Teks = Field("", max_length=150, description="Instansi atau fraksi tamu.")
    peran: PeranPeserta = Field(Peran.PESERTA, description="Sebagai apa.")
    wajib: bool = Field(True, description="Harus dapat hadir.")
    menulis: bool = Field(False, description="Ikut menulis notula.")


class RapatMasuk(Masukan):
    """The plan of a meeting."""

    jenis: Teks = Field(min_length=1, max_length=40, description="Kode jenis rapat.")
    judul: Teks = Field(min_length=1, max_length=250, description="Judul.")
    ketua: Id | None = Field(None, description="Nomor jabatan yang memimpin.")
    notulis: Id | None = Field(None, description="Nomor jabatan yang mencatat.")
    sebelum: Id | None = Field(None, description="Nomor rapat yang dilanjutkan.")
    tertutup: bool = Field(False, description="Hanya dibaca yang diundang.")
    pakaian: Teks = Field("", max_length=100, description="Pakaian.")
    catatan: Teks = Field("", max_length=5000, description="Catatan.")
    perkara: Teks = Field("", max_length=4, description="Perkara yang diputus sidang DPRD: a, b, atau c.")
    anggota: int | None = Field(None, ge=1, le=500, description="Banyaknya anggota DPRD.")
    peserta: list[PesertaMasuk] = Field(default_factory=list, max_length=300, description="Yang diundang.")


class AcaraMasuk(Masukan):
    """A point of the agenda."""

    judul: Teks = Field(min_length=1, max_length=250, description="Judul acara.")
    penyaji: Teks = Field("", max_length=150, description="Penyaji.")
    menit: int | None = Field(None, ge=1, le=999, description="Lamanya.")


class SusunanMasuk(Masukan):
    """The agenda in its order; it replaces the one before."""

    acara: list[AcaraMasuk] = Field(max_length=40, description="Acara menurut urutannya.")


class JadwalMasuk(Masukan):
    """When and where."""

    mulai: Waktu = Field(description="Mulai.")
    selesai: Waktu = Field(description="Selesai.")
    ruang: Id | None = Field(None, description="Nomor ruang.")
    lokasi: Id | None = Field(None, description="Nomor lokasi, untuk waktu tempuh.")
    tempat: Teks = Field("", max_length=200, description="Tempat lain.")
    tautan: Teks = Field("", max_length=300, description="Tautan daring, https.")
    dasar: Teks = Field(
        "", max_length=200, description="Keputusan Badan Musyawarah bagi rapat lanjutan yang lebih lambat."
    )


class SaringRapat(Saring):
    """Filters of the list."""

    q: Teks = Field("", max_length=100, description="Kata pada judul atau nomor undangan.")
    jenis: Teks = Field("", max_length=40, description="Kode jenis rapat.")
    status: StatusRapat | None = Field(None, description="Hanya status ini.")


class CariMasuk(Masukan):
    """What the finder is asked."""

    dari: Tanggal = Field(description="Hari pertama.")
    sampai: Tanggal = Field(description="Hari terakhir, paling jauh 31 hari.")
    lama: int = Field(ge=15, le=480, description="Lama rapat dalam menit.")
    kursi: int = Field(0, ge=0, le=100_000, description="Kursi yang diperlukan.")
    daring: bool = Field(False, description="Tanpa ruang.")


class RapatKeluar(Skema):
    """A meeting as a line of a list."""

    id: int
    jenis: str
    judul: str
    unit: Rujuk
    status: StatusRapat
    tertutup: bool
    mulai: datetime | None
    selesai: datetime | None
    tempat: str
    nomor_undangan: str

    @classmethod
    def dari(cls, row: Rapat) -> Self:
        same = {name: getattr(row, name) for name in ("jenis", "judul", "mulai", "selesai", "nomor_undangan")}
        return cls(
            id=row.pk,
            unit=Rujuk.dari(row.unit),
            status=Status(row.status),
            tertutup=row.kerahasiaan == "rahasia",
            tempat=row.di,
            **same,
        )


class DaftarRapat(Halaman[RapatKeluar]):
    """A page of meetings."""


class PesertaKeluar(Skema):
    """Somebody on the list."""

    id: int
    nama: str
    jabatan: int | None
    instansi: str
    peran: PeranPeserta
    wajib: bool
    hadir: datetime | None

    @classmethod
    def dari(cls, row: Peserta) -> Self:
        return cls(
            id=row.pk,
            nama=str(row),
            jabatan=row.jabatan_id,
            instansi=row.instansi,
            peran=Peran(row.peran),
            wajib=row.wajib,
            hadir=row.hadir,
        )


class ButirNotulaKeluar(Skema):
    """A line of the notula."""

    id: int
    acara: int | None
    jenis: JenisBaris
    isi: str
    unit: int | None
    tenggat: date | None
    bukti: str
    versi: int
    penugasan: int | None
    oleh: str

    @classmethod
    def dari(cls, row: ButirNotula) -> Self:
        same = {name: getattr(row, name) for name in ("isi", "tenggat", "bukti", "versi", "oleh")}
        return cls(
            id=row.pk,
            acara=row.acara_id,
            jenis=JenisButir(row.jenis),
            unit=row.unit_id,
            penugasan=row.penugasan_id,
            **same,
        )


class AcaraKeluar(Skema):
    """A point of the agenda."""

    id: int
    judul: str
    penyaji: str
    menit: int | None


class HitunganKeluar(Skema):
    """A count of a session, or a vote."""

    waktu: datetime
    perkara: str
    anggota: int
    hadir: int
    keadaan: str
    setuju: int | None
    tolak: int | None
    suara: str

    @classmethod
    def dari(cls, row: HitunganKuorum) -> Self:
        return cls(**{name: getattr(row, name) for name in cls.model_fields})


class RapatLengkap(RapatKeluar):
    """A meeting with everything on it."""

    ketua: int | None
    notulis: int | None
    sebelum: int | None
    catatan: str
    peserta: list[PesertaKeluar]
    acara: list[AcaraKeluar]
    butir: list[ButirNotulaKeluar]
    tindak_lanjut_lalu: list[ButirNotulaKeluar]
    hitungan: list[HitunganKeluar]
    koreksi: list[str]
    berkas: list[BerkasKeluar]

    @classmethod
    def rinci(cls, r: Rincian, butir: list[ButirNotula]) -> Self:
        row = r.rapat
        return cls(
            **RapatKeluar.dari(row).model_dump(),
            ketua=row.ketua_id,
            notulis=row.notulis_id,
            sebelum=row.sebelum_id,
            catatan=row.catatan,
            peserta=[PesertaKeluar.dari(p) for p in r.peserta],
            acara=[AcaraKeluar(id=a.pk, judul=a.judul, penyaji=a.penyaji, menit=a.menit) for a in r.acara],
            butir=[ButirNotulaKeluar.dari(b) for b in butir],
            tindak_lanjut_lalu=[ButirNotulaKeluar.dari(b) for b in r.lalu],
            hitungan=[HitunganKeluar.dari(h) for h in r.hitungan],
            koreksi=[k.isi for k in r.koreksi],
            berkas=[BerkasKeluar.dari(t) for t in r.berkas],
        )
