"""Lines of the trail as programs get them."""

from datetime import datetime
from typing import Any, Self

from pydantic import Field

from poros.kernel.jejak.models import Jejak
from poros.kernel.registry import manifests

from .skema import Halaman, Skema


class BarisJejak(Skema):
    """One act: who, in which office and capacity, did what to which thing."""

    id: int
    waktu: datetime
    orang: str
    jabatan: str
    unit: str
    kapasitas: str
    dasar: str = Field(description="Surat perintah, bila bertindak sebagai Plh./Plt.")
    alat: str = Field(description="web, api, atau sistem.")
    aksi: str
    kalimat: str = Field(description="Perbuatan itu dalam kata.")
    objek: str
    objek_id: int
    data: dict[str, Any]

    @classmethod
    def dari(cls, row: Jejak) -> Self:
        names = ("waktu", "orang", "jabatan", "unit", "kapasitas", "dasar", "alat", "aksi", "objek", "objek_id", "data")
        return cls(id=row.pk, kalimat=kalimat(row.aksi), **{name: getattr(row, name) for name in names})


class DaftarJejak(Halaman[BarisJejak]):
    """A page of the trail."""


def kalimat(aksi: str) -> str:
    """An act in words, from the module that owns it; its code when none does."""
    for manifest in manifests():
        for permission, words in manifest.kalimat.items():
            if permission == aksi:
                return str(words)
    return aksi
