"""Shapes of events, command and orders."""

from datetime import date, datetime
from typing import Annotated, Self

from pydantic import Field, StringConstraints

from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Saring, Skema, Tanggal, Teks, Waktu

from ..models import Kejadian
from ..rules.jam import LAJU_MAKS
from .bentuk import BahayaKrisis, PeranDalamKomando, StatusKrisis

KodePerintah = Annotated[str, StringConstraints(max_length=60, pattern="^[-a-zA-Z0-9_]+$")]


class KejadianMasuk(Masukan):
    """An event or a drill."""

    nama: Teks = Field(min_length=1, max_length=150, description="Nama.")
    bahaya: BahayaKrisis = Field(description="Ancaman.")
    tempat: Teks = Field(min_length=1, max_length=300, description="Tempat.")
    mulai: Waktu = Field(description="Mulai terjadi.")
    uraian: Teks = Field("", max_length=4000, description="Uraian.")
    latihan: bool = Field(False, description="Ini latihan.")
    laju: int = Field(1, ge=1, le=LAJU_MAKS, description="Laju jam latihan.")
    laporan: list[Id] = Field([], max_length=100, description="Laporan yang menceritakannya.")


class KejadianKeluar(Skema):
    """An event in short; `versi` grows with each change."""

    id: int
    nama: str
    bahaya: str
    tempat: str
    mulai: datetime
    status: str
    latihan: bool
    versi: int

    @classmethod
    def dari(cls, row: Kejadian) -> Self:
        same = ("nama", "bahaya", "tempat", "mulai", "status", "latihan", "versi")
        return cls(id=row.pk, **{n: getattr(row, n) for n in same})


DaftarKejadian = Halaman[KejadianKeluar]


class SaringKejadian(Saring):
    """What the list is narrowed to."""

    latihan: bool = Field(False, description="Latihan, bukan kejadian nyata.")
    status: StatusKrisis | None = Field(None, description="Status.")


class KajiMasuk(Masukan):
    """A rapid assessment."""

    hasil: Teks = Field(min_length=1, max_length=8000, description="Hasil kaji cepat.")
    rekomendasi: StatusKrisis = Field(description="Saran status.")
    gangguan_hidup: bool = Field(False, description="Kehidupan warga terganggu.")
    gangguan_penghidupan: bool = Field(False, description="Penghidupan terganggu.")


class PerpanjanganKrisisMasuk(Masukan):
    """A decree that extends the one in force."""

    nomor: Teks = Field(min_length=1, max_length=100, description="Nomor keputusan.")
    tanggal: Tanggal = Field(description="Tanggal keputusan.")
    penetap: Id = Field(description="Nomor jabatan kepala daerah.")
    sampai: Tanggal = Field(description="Berlaku sampai.")


class PenetapanMasuk(PerpanjanganKrisisMasuk):
    """A decree that declares a level."""

    tingkat: StatusKrisis = Field(description="Siaga, tanggap, atau transisi.")
    lingkup: Teks = Field(min_length=1, max_length=300, description="Wilayah yang dicakup.")
    mulai: Tanggal = Field(description="Berlaku sejak.")


class NaikMasuk(Masukan):
    """A statement of inability."""

    nomor: Teks = Field(min_length=1, max_length=100, description="Nomor surat.")
    tanggal: Tanggal = Field(description="Tanggal surat.")
    alasan: Teks = Field(min_length=1, max_length=4000, description="Apa yang tidak sanggup ditangani.")


class PosisiMasuk(Masukan):
    """A place in the chart."""

    kode: Teks = Field(min_length=1, max_length=40, pattern="^[-a-zA-Z0-9_]+$", description="Kode.")
    nama: Teks = Field(min_length=1, max_length=150, description="Nama posisi.")
    peran: PeranDalamKomando = Field(description="Peran.")
    atasan: Teks = Field("", max_length=40, description="Kode atasan.")
    jabatan: Id | None = Field(None, description="Jabatan di pemerintah daerah.")
    pejabat: Teks = Field("", max_length=200, description="Pejabat dari luar.")


class KomandoMasuk(Masukan):
    """A command chart out of a decree."""

    nomor: Teks = Field(min_length=1, max_length=100, description="Nomor keputusan.")
    tanggal: Tanggal = Field(description="Tanggal keputusan.")
    dari: Tanggal = Field(description="Berlaku sejak.")
    sampai: Tanggal = Field(description="Sampai.")
    posisi: list[PosisiMasuk] = Field(max_length=100, description="Posisi.")


class AktivasiMasuk(Masukan):
    """A plan and what of it is left out."""

    rencana: Id = Field(description="Nomor rencana kontinjensi.")
    lewati: list[KodePerintah] = Field([], max_length=200, description="Kode perintah yang tidak dikirim.")


class KlaimKrisisMasuk(Masukan):
    """So much of a resource for a time."""

    sumber: Id = Field(description="Nomor sumber daya.")
    jumlah: Annotated[int, Field(ge=1, le=100_000)] = Field(1, description="Banyaknya.")
    mulai: Waktu = Field(description="Dari.")
    selesai: Waktu = Field(description="Sampai.")


class PerintahKrisisMasuk(Masukan):
    """An order of the command."""

    klaster: Teks = Field(min_length=1, max_length=100, description="Klaster.")
    unit: Id = Field(description="Kepada unit.")
    isi: Teks = Field(min_length=1, max_length=2000, description="Perintah.")
    batas: Waktu = Field(description="Selesai sebelum.")
    harapan: Teks = Field("", max_length=500, description="Dampak yang diharapkan.")
    tindak: Teks = Field("", max_length=60, description="Kode tindakan.")
    objek: Teks = Field("", max_length=200, description="Objek.")
    mulai: Waktu | None = Field(None, description="Dari.")
    selesai: Waktu | None = Field(None, description="Sampai.")
    klaim: list[KlaimKrisisMasuk] = Field([], max_length=20, description="Sumber daya yang dipakai.")


class RapatDaruratMasuk(Masukan):
    """A meeting that was held."""

    waktu: Waktu = Field(description="Waktu.")
    tempat: Teks = Field(min_length=1, max_length=200, description="Tempat.")
    pimpinan: Teks = Field(min_length=1, max_length=200, description="Dipimpin oleh.")
    hasil: Teks = Field(min_length=1, max_length=8000, description="Hasil.")
    diundang: list[Id] = Field([], max_length=200, description="Unit yang diundang.")
    hadir: list[Id] = Field(max_length=200, description="Unit yang hadir.")
    putusan: list[PerintahKrisisMasuk] = Field([], max_length=50, description="Putusan sebagai perintah.")


class MasaKeluar(Skema):
    """The decree in force."""

    tingkat: str
    nomor: str
    mulai: date
    sampai: date
    sisa: int


class KlasterKeluar(Skema):
    """Orders of a cluster, counted."""

    nama: str
    perintah: int
    selesai: int
    telat: int


class PerintahKeluar(Skema):
    """An order with its work in the house."""

    id: int
    klaster: str
    unit: int
    isi: str
    batas: datetime
    harapan: str
    dampak: str
    penugasan: int | None
    selesai: bool


class PapanKeluar(KejadianKeluar):
    """The board as data."""

    jam: datetime
    masa: MasaKeluar | None
    angka: dict[str, int]
    klaster: list[KlasterKeluar]
    kartu: list[int]
    sitrep: int | None
    tabrakan: int
