"""Shapes of letters as programs send and get them."""

from datetime import date, datetime
from typing import Annotated, Self

from pydantic import Field, StringConstraints, WithJsonSchema

from poros.kernel.antarmuka.skema import Halaman, Id, Kode, Masukan, Rujuk, Saring, Skema, Tanggal, Teks, Waktu
from poros.kernel.antarmuka.unggahan import BerkasKeluar, BerkasMasuk
from poros.kernel.penugasan.rules import Kecepatan, Kerahasiaan
from poros.kernel.penugasan.skema import SasaranMasuk, TugasRingkas

from ..models import Disposisi, Surat
from ..rules import Status
from ..values import DataSurat, IsiDisposisi

StatusSurat = Annotated[Status, WithJsonSchema({"type": "string", "enum": [status.value for status in Status]})]
"""Named apart from the status of work: the document has one shape to a name."""
KodeArsip = Annotated[str, StringConstraints(max_length=20, pattern="^[0-9A-Za-z.]*$")]


class DisposisiMasuk(Masukan):
    """What an official ticks and writes on the sheet."""

    kepada: list[SasaranMasuk] = Field(min_length=1, max_length=100, description="Unit penerima.")
    instruksi: list[Kode] = Field([], max_length=20, description="Kode instruksi baku.")
    catatan: Teks = Field("", max_length=5000, description="Catatan pejabat.")
    tenggat: Waktu | None = Field(None, description="Batas waktu; bila kosong, dihitung dari aturan.")
    aturan_tenggat: Kode | None = Field(None, description="Kode aturan tenggat, bila bukan menurut kecepatan surat.")
    hadir: list[Id] = Field([], max_length=50, description="Nomor orang yang menghadiri acara dalam surat.")

    def nilai(self) -> IsiDisposisi:
        """As the commands take it."""
        return IsiDisposisi(
            kepada=tuple(s.nilai() for s in self.kepada),
            instruksi=tuple(self.instruksi),
            catatan=self.catatan,
            tenggat=self.tenggat,
            aturan_tenggat=self.aturan_tenggat or "",
            hadir=tuple(self.hadir),
        )


class SuratMasuk(Masukan):
    """A letter to be registered, with its files, and with the disposition when it is for the registering office."""

    nomor: Teks = Field(min_length=1, max_length=200, description="Nomor surat menurut pengirim.")
    tanggal: Tanggal = Field(description="Tanggal surat.")
    pengirim: Teks = Field(min_length=1, max_length=250, description="Instansi atau orang pengirim.")
    perihal: Teks = Field(min_length=1, max_length=500, description="Perihal surat.")
    kepada: Id = Field(description="Nomor jabatan yang dituju.")
    diterima: Waktu | None = Field(None, description="Kapan diterima; bila kosong, sekarang.")
    ringkasan: Teks = Field("", max_length=10_000, description="Ringkasan isi surat.")
    jumlah_lampiran: int = Field(0, ge=0, le=32_767, description="Banyaknya lampiran.")
    klasifikasi: KodeArsip = Field("", description="Kode klasifikasi arsip.")
    kecepatan: Kecepatan = Field(Kecepatan.BIASA, description="Kecepatan penyampaian.")
    kerahasiaan: Kerahasiaan = Field(Kerahasiaan.TERBATAS, description="Klasifikasi keamanan.")
    acara_mulai: Waktu | None = Field(None, description="Mulainya acara, bila surat mengundang.")
    acara_selesai: Waktu | None = Field(None, description="Berakhirnya acara.")
    acara_tempat: Teks = Field("", max_length=200, description="Tempat acara.")
    langsung: bool = Field(default=True, description="Langsung naik ke meja pejabat yang dituju.")
    berkas: list[BerkasMasuk] = Field([], max_length=20, description="Pindaian surat dan lampirannya.")
    disposisi: DisposisiMasuk | None = Field(None, description="Disposisi sekaligus, untuk surat bagi kantor sendiri.")

    def nilai(self) -> DataSurat:
        """As the command takes it."""
        data = self.model_dump(exclude={"kepada", "langsung", "berkas", "disposisi"})
        return DataSurat(kepada_id=self.kepada, **data)


class Perbaikan(Masukan):
    """What was written down wrongly; names that are left out stay as they are."""

    nomor: Teks = Field("", max_length=200, description="Nomor surat menurut pengirim.")
    tanggal: Tanggal = Field(date(1900, 1, 1), description="Tanggal surat.")
    pengirim: Teks = Field("", max_length=250, description="Instansi atau orang pengirim.")
    perihal: Teks = Field("", max_length=500, description="Perihal surat.")
    ringkasan: Teks = Field("", max_length=10_000, description="Ringkasan isi surat.")
    jumlah_lampiran: int = Field(0, ge=0, le=32_767, description="Banyaknya lampiran.")
    klasifikasi: KodeArsip = Field("", description="Kode klasifikasi arsip.")
    kecepatan: Kecepatan = Field(Kecepatan.BIASA, description="Kecepatan penyampaian.")
    kerahasiaan: Kerahasiaan = Field(Kerahasiaan.TERBATAS, description="Klasifikasi keamanan.")
    acara_mulai: Waktu | None = Field(None, description="Mulainya acara.")
    acara_selesai: Waktu | None = Field(None, description="Berakhirnya acara.")
    acara_tempat: Teks = Field("", max_length=200, description="Tempat acara.")

    def perubahan(self) -> dict[str, object]:
        """Only what was sent."""
        return self.model_dump(exclude_unset=True)


class Terusan(Masukan):
    """To whose desk a letter goes."""

    kepada: Id = Field(description="Nomor jabatan yang dituju.")
    catatan: Teks = Field("", max_length=2000, description="Catatan untuk penerima.")


class Alasan(Masukan):
    """Why something is done."""

    alasan: Teks = Field(min_length=1, max_length=2000, description="Alasan, dibaca oleh yang terkena.")


class CatatanArsip(Masukan):
    """A remark, if there is one."""

    catatan: Teks = Field("", max_length=2000, description="Catatan.")


class SaringSurat(Saring):
    """Filters of the list of letters."""

    q: Teks = Field("", max_length=200, description="Kata yang dicari.")
    status: StatusSurat | None = Field(None, description="Hanya yang berstatus ini.")
    kecepatan: Kecepatan | None = Field(None, description="Hanya yang berkecepatan ini.")
    kerahasiaan: Kerahasiaan | None = Field(None, description="Hanya yang berklasifikasi keamanan ini.")
    pengirim: Teks = Field("", max_length=250, description="Bagian dari nama pengirim.")
    klasifikasi: KodeArsip = Field("", description="Kode klasifikasi atau awalannya.")
    unit: Id | None = Field(None, description="Unit yang mencatat.")
    pemegang: Id | None = Field(None, description="Jabatan yang memegang surat.")
    dari: Tanggal | None = Field(None, description="Diterima sejak tanggal ini.")
    sampai: Tanggal | None = Field(None, description="Diterima sampai tanggal ini.")


class SuratTercatat(Skema):
    """What a registered letter is known by."""

    id: int
    agenda: str
    status: StatusSurat

    @classmethod
    def dari(cls, row: Surat) -> Self:
        return cls(id=row.pk, agenda=row.agenda, status=Status(row.status))


class SuratRingkas(Skema):
    """A letter as a line of a list."""

    id: int
    agenda: str
    nomor: str
    tanggal: date
    diterima: datetime
    pengirim: str
    perihal: str
    klasifikasi: str
    kecepatan: Kecepatan
    kerahasiaan: Kerahasiaan
    status: StatusSurat
    unit: Rujuk
    kepada: Rujuk
    pemegang: Rujuk

    @classmethod
    def dari(cls, row: Surat) -> Self:
        return cls(**_ringkas(row))


class DaftarSurat(Halaman[SuratRingkas]):
    """A page of letters."""


class LembarSurat(Skema):
    """A disposition given on the letter."""

    id: int
    arahan: int
    sebutan: str
    orang: str
    instruksi: list[str]
    catatan: str
    waktu: datetime

    @classmethod
    def dari(cls, row: Disposisi) -> Self:
        return cls(
            id=row.pk,
            arahan=row.arahan_id,
            sebutan=row.sebutan,
            orang=row.orang,
            instruksi=row.instruksi,
            catatan=row.catatan,
            waktu=row.waktu,
        )


class SuratLengkap(SuratRingkas):
    """A letter with its files, its sheets and the work that came of it."""

    ringkasan: str
    jumlah_lampiran: int
    acara_mulai: datetime | None
    acara_selesai: datetime | None
    acara_tempat: str
    berkas: list[BerkasKeluar]
    disposisi: list[LembarSurat]
    penugasan: list[TugasRingkas]
    boleh: list[str] = Field(description="Wewenang Anda atas surat ini.")


def _ringkas(row: Surat) -> dict[str, object]:
    names = ("agenda", "nomor", "tanggal", "diterima", "pengirim", "perihal", "klasifikasi", "kecepatan")
    return {name: getattr(row, name) for name in (*names, "kerahasiaan", "status")} | {
        "id": row.pk,
        **{name: Rujuk.dari(getattr(row, name)) for name in ("unit", "kepada", "pemegang")},
    }
