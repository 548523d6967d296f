"""Orders and work as programs send and get them, shared by all modules through which work enters."""

from datetime import datetime
from typing import Self

from pydantic import Field

from poros.kernel.antarmuka.skema import Id, Masukan, Rujuk, Skema

from .models import Penugasan
from .queries.konflik import Tabrakan
from .rules import Kecepatan, Kerahasiaan, Peran, Status, Tingkat
from .values import Sasaran


class SasaranMasuk(Masukan):
    """A unit that is to act."""

    unit: Id = Field(description="Nomor unit penerima.")
    peran: Peran = Field(Peran.UTAMA, description="Penanggung jawab, pendukung, atau tembusan.")

    def nilai(self) -> Sasaran:
        """As the commands take it."""
        return Sasaran(self.unit, self.peran)


class TabrakanKeluar(Skema):
    """An order that would collide with live ones. Of secret ones only that there are such."""

    kunci: str = Field(description="Pengenal tabrakan ini.")
    jenis: str
    arahan: list[int] = Field(description="Nomor arahan lain yang bertabrakan.")
    menang: int | None = Field(description="Nomor arahan yang didahulukan; 0 untuk yang baru; null bila belum ada.")
    aturan: str = Field(description="Aturan yang menentukan siapa yang didahulukan.")
    penengah: int | None = Field(description="Nomor unit yang berdiri di atas keduanya.")
    kalimat: str = Field(description="Penjelasan dalam kata.")

    @classmethod
    def dari(cls, t: Tabrakan) -> Self:
        return cls(
            kunci=t.kunci,
            jenis=t.jenis,
            arahan=list(t.arahan),
            menang=t.menang,
            aturan=t.aturan,
            penengah=t.penengah_id,
            kalimat=t.kalimat,
        )


class TugasRingkas(Skema):
    """One unit's part of an order, as a line of a list."""

    id: int
    arahan: int
    isi: str
    unit: Rujuk
    penerbit: Rujuk
    koordinator: Rujuk | None
    pelaksana: Rujuk | None
    peran: Peran
    status: Status
    kecepatan: Kecepatan
    kerahasiaan: Kerahasiaan
    tenggat: datetime | None
    dikirim: datetime
    selesai: datetime | None
    kemajuan: int
    eskalasi: Tingkat

    @classmethod
    def dari(cls, row: Penugasan) -> Self:
        names = ("peran", "status", "kecepatan", "kerahasiaan", "tenggat", "dikirim", "selesai", "kemajuan", "eskalasi")
        return cls(
            id=row.pk,
            arahan=row.arahan_id,
            isi=row.arahan.isi,
            unit=Rujuk.dari(row.unit),
            penerbit=Rujuk.dari(row.penerbit),
            koordinator=Rujuk.dari(row.koordinator) if row.koordinator else None,
            pelaksana=Rujuk.dari(row.pelaksana) if row.pelaksana else None,
            **{name: getattr(row, name) for name in names},
        )
