"""Shapes of the organisation."""

from datetime import date
from typing import Self

from pydantic import Field

from poros.kernel.antarmuka.skema import Halaman, Id, Rujuk, Saring, Skema, Teks
from poros.kernel.organisasi.models import Jabatan, Pemangku, Unit
from poros.kernel.organisasi.peta import Peta, Simpul
from poros.kernel.organisasi.rules import Fungsi, JenisUnit, Kapasitas


class UnitKeluar(Skema):
    """A unit as it stands today."""

    id: int
    kode: str
    nama: str
    singkatan: str
    jenis: JenisUnit
    induk: int | None
    kode_wilayah: str
    aktif: bool

    @classmethod
    def dari(cls, row: Unit) -> Self:
        names = ("kode", "nama", "singkatan", "jenis", "kode_wilayah", "aktif")
        return cls(id=row.pk, induk=row.induk_id, **{name: getattr(row, name) for name in names})


class JabatanKeluar(Skema):
    """An office."""

    id: int
    nama: str
    unit: Rujuk
    eselon: str
    fungsi: Fungsi
    kepala: bool
    aktif: bool

    @classmethod
    def dari(cls, row: Jabatan) -> Self:
        names = ("nama", "eselon", "fungsi", "kepala", "aktif")
        return cls(id=row.pk, unit=Rujuk.dari(row.unit), **{name: getattr(row, name) for name in names})


class PemangkuKeluar(Skema):
    """Who holds an office, in what capacity, from when to when."""

    id: int
    orang: Rujuk
    jabatan: Rujuk
    unit: Rujuk
    kapasitas: Kapasitas
    dari: date
    sampai: date | None
    dasar: str

    @classmethod
    def bentuk(cls, row: Pemangku) -> Self:
        return cls(
            id=row.pk,
            orang=Rujuk.dari(row.orang),
            jabatan=Rujuk.dari(row.jabatan),
            unit=Rujuk.dari(row.jabatan.unit),
            kapasitas=row.kapasitas,
            dari=row.dari,
            sampai=row.sampai,
            dasar=row.dasar,
        )


class SimpulPeta(Skema):
    """A unit on the coordination map."""

    id: int
    kode: str
    nama: str
    jenis: JenisUnit
    induk: int | None
    koordinator: int | None = Field(description="Nomor biro/bagian yang mengoordinasikannya langsung.")
    kepala: int | None = Field(description="Nomor jabatan kepalanya.")

    @classmethod
    def dari(cls, peta: Peta, node: Simpul) -> Self:
        return cls(
            id=node.id,
            kode=node.kode,
            nama=node.nama,
            jenis=node.jenis,
            induk=node.induk_id,
            koordinator=peta.koordinator.get(node.id),
            kepala=peta.kepala.get(node.id),
        )


class PetaKoordinasi(Skema):
    """The whole map of today. `versi` grows with every change of the organisation."""

    versi: int
    hari: date
    simpul: list[SimpulPeta]


class DaftarUnit(Halaman[UnitKeluar]):
    """A page of units."""


class DaftarJabatan(Halaman[JabatanKeluar]):
    """A page of offices."""


class DaftarPemangku(Halaman[PemangkuKeluar]):
    """A page of holdings."""


class SaringUnit(Saring):
    """Filters of the list of units."""

    q: Teks = Field("", max_length=100, description="Bagian dari nama, singkatan, atau kode.")
    jenis: JenisUnit | None = Field(None, description="Hanya unit sejenis ini.")
    induk: Id | None = Field(None, description="Hanya unit langsung di bawah unit ini.")
    aktif: bool = Field(default=True, description="Hanya yang masih ada; false untuk semua.")


class SaringJabatan(Saring):
    """Filters of the list of offices."""

    q: Teks = Field("", max_length=100, description="Bagian dari nama jabatan.")
    unit: Id | None = Field(None, description="Hanya di unit ini.")
    aktif: bool = Field(default=True, description="Hanya yang masih ada; false untuk semua.")


class SaringPemangku(Saring):
    """Filters of the list of holdings."""

    unit: Id | None = Field(None, description="Hanya di unit ini.")
    jabatan: Id | None = Field(None, description="Hanya jabatan ini.")
