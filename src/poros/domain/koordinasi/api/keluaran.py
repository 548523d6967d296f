"""What programs get of orders, work and conflicts."""

from datetime import datetime
from decimal import Decimal
from typing import Self

from pydantic import Field

from poros.kernel.antarmuka.skema import Halaman, Rujuk, Skema
from poros.kernel.antarmuka.unggahan import BerkasKeluar
from poros.kernel.penugasan.models import (
    Arahan,
    Bukti,
    Pendahuluan,
    Penugasan,
    Pesan,
    StatusPenugasan,
    SumberDaya,
    TemuanKonflik,
    TindakArahan,
)
from poros.kernel.penugasan.queries.konflik import kalimat
from poros.kernel.penugasan.rules import Aksi, Kecepatan, Keputusan, Kerahasiaan, Status, StatusArahan, Tanda
from poros.kernel.penugasan.skema import TugasRingkas


class DaftarTugas(Halaman[TugasRingkas]):
    """A page of work."""


class Keadaan(Skema):
    """How the work stands after an act."""

    id: int
    status: Status
    kemajuan: int
    pelaksana: int | None

    @classmethod
    def dari(cls, row: Penugasan) -> Self:
        return cls(id=row.pk, status=row.status, kemajuan=row.kemajuan, pelaksana=row.pelaksana_id)


class LangkahKeluar(Skema):
    """A status as it was taken."""

    aksi: str
    status: Status
    waktu: datetime
    orang: str
    jabatan: str
    catatan: str
    kemajuan: int | None

    @classmethod
    def dari(cls, row: StatusPenugasan) -> Self:
        return cls(**{name: getattr(row, name) for name in cls.model_fields})


class BuktiKeluar(Skema):
    """A piece of evidence."""

    id: int
    jenis: str
    teks: str
    angka: Decimal | None
    satuan: str
    nama_berkas: str
    lat: float | None
    lng: float | None
    diambil: datetime | None
    waktu: datetime

    @classmethod
    def dari(cls, row: Bukti) -> Self:
        return cls(**{name: getattr(row, name) for name in cls.model_fields})


class PesanKeluar(Skema):
    """Something that was said."""

    id: int
    jabatan: str
    isi: str
    waktu: datetime

    @classmethod
    def dari(cls, row: Pesan) -> Self:
        return cls(**{name: getattr(row, name) for name in cls.model_fields})


class TugasLengkap(TugasRingkas):
    """Work with its story. `aksi` are the acts that the asker may take now."""

    dasar: str
    riwayat: list[LangkahKeluar]
    bukti: list[BuktiKeluar]
    berkas: list[BerkasKeluar]
    pesan: list[PesanKeluar]
    aksi: list[Aksi]


class ArahanRingkas(Skema):
    """An order as a line of a list."""

    id: int
    isi: str
    dasar: str
    penerbit: Rujuk
    kecepatan: Kecepatan
    kerahasiaan: Kerahasiaan
    tindak: str
    objek: str
    tanda: Tanda
    nilai: str
    mulai: datetime | None
    selesai: datetime | None
    tenggat: datetime | None
    terbit: datetime
    status: StatusArahan
    menggantikan: int | None

    @classmethod
    def dari(cls, row: Arahan) -> Self:
        rest = set(ArahanRingkas.model_fields) - {"penerbit", "menggantikan"}
        return cls(
            penerbit=Rujuk.dari(row.penerbit),
            menggantikan=row.menggantikan_id,
            **{name: getattr(row, name) for name in rest},
        )


class DaftarArahan(Halaman[ArahanRingkas]):
    """A page of orders."""


class UrutanKeluar(Skema):
    """One order that comes before another."""

    sebelum: int = Field(description="Nomor arahan yang harus selesai lebih dahulu.")
    sesudah: int = Field(description="Nomor arahan yang baru dimulai sesudahnya.")
    jeda_menit: int
    lama_sebelum_menit: int | None
    lama_sesudah_menit: int | None
    oleh: str
    dibuat: datetime
    dicabut: datetime | None = Field(description="Bila terisi, urutan ini tidak berlaku lagi.")
    dicabut_oleh: str
    alasan_cabut: str

    @classmethod
    def dari(cls, row: Pendahuluan) -> Self:
        rest = {name: getattr(row, name) for name in cls.model_fields if name not in {"sebelum", "sesudah"}}
        return cls(sebelum=row.sebelum_id, sesudah=row.sesudah_id, **rest)


class ArahanLengkap(ArahanRingkas):
    """An order with the parts that the asker may see, and what it comes before and after."""

    penugasan: list[TugasRingkas]
    urutan: list[UrutanKeluar]


class ArahanTerbit(Skema):
    """What an issued order is known by."""

    id: int
    status: StatusArahan
    tenggat: datetime | None

    @classmethod
    def dari(cls, row: Arahan) -> Self:
        return cls(id=row.pk, status=row.status, tenggat=row.tenggat)


class KonflikKeluar(Skema):
    """A collision that was found, and what was decided."""

    id: int
    jenis: str
    menang: int | None = Field(description="Nomor arahan yang didahulukan.")
    aturan: str
    catatan: str = Field(description="Penjelasan dalam kata, dalam bahasa yang meminta.")
    penengah: Rujuk | None
    ditemukan: datetime
    keputusan: Keputusan | None
    alasan: str
    diputus: datetime | None
    pemutus: str

    @classmethod
    def dari(cls, row: TemuanKonflik) -> Self:
        names = ("jenis", "aturan", "ditemukan", "alasan", "diputus", "pemutus")
        return cls(
            id=row.pk,
            catatan=kalimat(row),
            menang=row.menang_id,
            penengah=Rujuk.dari(row.penengah) if row.penengah else None,
            keputusan=row.keputusan or None,
            **{name: getattr(row, name) for name in names},
        )


class DaftarKonflik(Halaman[KonflikKeluar]):
    """A page of collisions."""


class Menunggu(Skema):
    """Work that waits for this person, and why."""

    sebab: str
    tugas: TugasRingkas


class MejaSaya(Skema):
    """What lies on the desk."""

    terbuka: int
    terlambat: int
    dekat: int = Field(description="Yang tenggatnya sebentar lagi.")
    menunggu: list[Menunggu]


class TindakKeluar(Skema):
    """A kind of act that an order may name."""

    id: int
    kode: str
    nama: str
    nilai_tunggal: bool = Field(description="Menetapkan satu nilai; dua nilai bertabrakan.")
    seluruh_unit: bool = Field(description="Memakai seluruh unit selama berlangsung.")

    @classmethod
    def dari(cls, row: TindakArahan) -> Self:
        return cls(**{name: getattr(row, name) for name in cls.model_fields})


class SumberDayaKeluar(Skema):
    """Something that orders can claim."""

    id: int
    kode: str
    nama: str
    jenis: str
    kapasitas: int

    @classmethod
    def dari(cls, row: SumberDaya) -> Self:
        return cls(**{name: getattr(row, name) for name in cls.model_fields})


class DaftarTindak(Halaman[TindakKeluar]):
    """A page of kinds of acts."""


class DaftarSumberDaya(Halaman[SumberDayaKeluar]):
    """A page of resources."""
