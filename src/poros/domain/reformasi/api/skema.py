"""Shapes that several operations share."""

from enum import StrEnum
from typing import Annotated, TypeVar

from pydantic import Field, StringConstraints, WithJsonSchema

from poros.kernel.antarmuka.skema import Skema
from poros.kernel.antarmuka.unggahan import BerkasMasuk
from poros.kernel.berkas.models import Berkas
from poros.kernel.berkas.queries import isi as isi_berkas

from ..rules.alur import AksiMasalah, AksiTelaah, JenisAksi, JenisMasalah
from ..rules.pantau import Lensa
from ..rules.penyederhanaan import Hasil, Jenjang, Mutu
from ..values import Lampiran

E = TypeVar("E", bound=StrEnum)


def _pilihan(enum: type[E]) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "enum": [x.value for x in enum]})


PilihHasil = Annotated[Hasil, _pilihan(Hasil)]
PilihJenjang = Annotated[Jenjang, _pilihan(Jenjang)]
PilihMutu = Annotated[Mutu, _pilihan(Mutu)]
PilihAksiTelaah = Annotated[AksiTelaah, _pilihan(AksiTelaah)]
PilihAksiMasalah = Annotated[AksiMasalah, _pilihan(AksiMasalah)]
PilihJenisAksi = Annotated[JenisAksi, _pilihan(JenisAksi)]
PilihJenisMasalah = Annotated[JenisMasalah, _pilihan(JenisMasalah)]
PilihLensa = Annotated[Lensa, _pilihan(Lensa)]
Tahun = Annotated[int, Field(ge=2000, le=2100)]
KodePendek = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern="^[-a-zA-Z0-9_]+$")]


class JumlahReformasi(Skema):
    """How many."""

    banyak: int


class NomorReformasi(Skema):
    """The number of what was written."""

    id: int


def bahan(berkas: BerkasMasuk | None, akun_id: int) -> Lampiran | None:
    """A file as commands take it."""
    return Lampiran(bytes_dari(berkas, akun_id), berkas.nama) if berkas else None


def bytes_dari(berkas: BerkasMasuk, akun_id: int) -> bytes:
    """The content of a file."""
    content = berkas.bahan(akun_id)
    return b"".join(isi_berkas(content)) if isinstance(content, Berkas) else content
