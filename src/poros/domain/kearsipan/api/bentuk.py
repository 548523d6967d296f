"""Shapes that several operations share."""

from datetime import date, datetime
from typing import Annotated, Any, Self

from pydantic import Field, WithJsonSchema

from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Rujuk, Skema, Tanggal, Teks
from poros.kernel.antarmuka.unggahan import BerkasKeluar, BerkasMasuk
from poros.kernel.berkas.models import Berkas
from poros.kernel.berkas.queries import isi as isi_berkas
from poros.kernel.penugasan.rules import Kerahasiaan
from poros.pure.retensi import Nasib

from ..models import BerkasArsip, Peminjaman, Penyusutan
from ..rules import pinjam, susut
from ..rules.berkas import JenisMedia, Status
from ..values import SEKALI_MAKS, Nota


def pilihan(enum: Any) -> WithJsonSchema:
    """The values of an enumeration, as the document shows them."""
    return WithJsonSchema({"type": "string", "enum": [e.value for e in enum]})


KodeArsip = Annotated[str, Field(max_length=20, pattern=r"^[0-9]{3}(\.[0-9]{1,3}){0,3}$")]
StatusArsip = Annotated[Status, pilihan(Status)]
NasibArsip = Annotated[Nasib, pilihan(Nasib)]
MediaArsip = Annotated[JenisMedia, pilihan(JenisMedia)]
KeamananArsip = Annotated[Kerahasiaan, pilihan(Kerahasiaan)]
JenisPenyusutan = Annotated[susut.Jenis, pilihan(susut.Jenis)]
StatusPenyusutan = Annotated[susut.Status, pilihan(susut.Status)]
CaraPinjam = Annotated[pinjam.Cara, pilihan(pinjam.Cara)]
StatusPinjaman = Annotated[pinjam.Status, pilihan(pinjam.Status)]
Alasan = Annotated[Teks, Field(min_length=1, max_length=500)]
DaftarId = Annotated[list[Id], Field(min_length=1, max_length=SEKALI_MAKS)]


class NotaArsip(Masukan):
    """The paper of a step."""

    nomor: Teks = Field(min_length=1, max_length=100, description="Nomor suratnya.")
    tanggal: Tanggal = Field(description="Tanggalnya.")
    catatan: Teks = Field("", max_length=2000, description="Catatan.")

    def nota(self) -> Nota:
        return Nota(nomor=self.nomor, tanggal=self.tanggal, catatan=self.catatan)


class BerkasArsipKeluar(Skema):
    """A file as a line of a list."""

    id: int
    uuid: str
    nomor: str
    klasifikasi: str
    judul: str
    unit: Rujuk
    status: StatusArsip
    kerahasiaan: KeamananArsip
    vital: bool
    ditahan: bool
    dibuat: date
    ditutup: date | None
    inaktif_sejak: date | None
    jatuh_tempo: date | None
    nasib: str

    @classmethod
    def dari(cls, row: BerkasArsip) -> Self:
        plain = {name: getattr(row, name) for name in cls.model_fields if name not in {"id", "uuid", "unit"}}
        return cls(id=row.pk, uuid=str(row.uuid), unit=Rujuk.dari(row.unit), **plain)


class DaftarBerkasArsip(Halaman[BerkasArsipKeluar]):
    """A page of files."""


class ItemArsipKeluar(Skema):
    """A paper in a file."""

    id: int
    urut: int
    jenis: str
    nomor: str
    tanggal: date
    asal: str
    uraian: str
    jumlah: str


class RiwayatArsipKeluar(Skema):
    """What was done."""

    waktu: datetime
    orang: str
    jabatan: str
    perbuatan: str
    catatan: str


class BerkasArsipLengkap(BerkasArsipKeluar):
    """A file with its papers (null when they are not for the actor; then its history is empty) and its retention."""

    uraian: str
    pencipta: str
    pengolah: str
    lokasi: str
    aktif: int | None
    inaktif: int | None
    tambahan: int
    pemicu: str
    kejadian: str
    kejadian_pada: date | None
    dasar: str
    panjang: bool
    terjaga: bool
    item: list[ItemArsipKeluar] | None
    riwayat: list[RiwayatArsipKeluar]


class ItemLengkap(ItemArsipKeluar):
    """A paper with its contents."""

    berkas: int
    isi: list[BerkasKeluar]


class PenyusutanKeluar(Skema):
    """A disposal as a line of a list."""

    id: int
    uuid: str
    jenis: JenisPenyusutan
    judul: str
    kantor: Rujuk
    panjang: bool
    status: StatusPenyusutan
    sidik: str
    dibuat: date

    @classmethod
    def dari(cls, row: Penyusutan) -> Self:
        plain = {name: getattr(row, name) for name in ("jenis", "judul", "panjang", "status", "sidik", "dibuat")}
        return cls(id=row.pk, uuid=str(row.uuid), kantor=Rujuk.dari(row.kantor), **plain)


class DaftarPenyusutan(Halaman[PenyusutanKeluar]):
    """A page of disposals."""


class PinjamanKeluar(Skema):
    """A loan."""

    id: int
    berkas: int
    judul: str
    peminjam: str
    cara: CaraPinjam
    keperluan: str
    sampai: date
    status: StatusPinjaman
    catatan: str

    @classmethod
    def dari(cls, row: Peminjaman) -> Self:
        plain = {name: getattr(row, name) for name in ("cara", "keperluan", "sampai", "status", "catatan")}
        return cls(id=row.pk, berkas=row.berkas_id, judul=row.berkas.judul, peminjam=row.orang.nama, **plain)


class DaftarPinjaman(Halaman[PinjamanKeluar]):
    """A page of loans."""


def isi_dari(berkas: BerkasMasuk, akun_id: int) -> bytes:
    """The content of a file in a request."""
    given = berkas.bahan(akun_id)
    return b"".join(isi_berkas(given)) if isinstance(given, Berkas) else given


def salin(shape: type[Skema], row: Any) -> Any:
    """A shape whose fields are those of the row."""
    return shape(**{name: getattr(row, name) for name in shape.model_fields})
