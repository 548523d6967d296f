"""Shapes that all operations share: text without NUL, numbers of rows, moments with a zone."""

from datetime import date, datetime
from typing import Annotated, Any, Generic, Self, TypeVar

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

T = TypeVar("T")

BIGINT = 2**63 - 1
BATAS_HALAMAN = 100
SEHALAMAN = 25
AWAL, AKHIR = 1900, 2200
"""Years that Python and PostgreSQL can both turn into any zone."""


def _wajar(value: datetime) -> datetime:
    if not AWAL <= value.year < AKHIR:
        raise ValueError(value.year)
    return value


Id = Annotated[int, Field(ge=1, le=BIGINT)]
Teks = Annotated[str, StringConstraints(pattern="^[^\\u0000]*$")]
"""PostgreSQL keeps no NUL in a text. Every field adds its `max_length`."""
Kode = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern="^[-a-zA-Z0-9_]+$")]
Waktu = Annotated[AwareDatetime, AfterValidator(_wajar)]
Tanggal = Annotated[date, Field(ge=date(AWAL, 1, 1), lt=date(AKHIR, 1, 1))]


class Skema(BaseModel):
    """What every shape stands on: a plain model.

    The API framework's own base wraps each object in a reader of Django's rows, which no shape of ours needs, and
    with unknown names forbidden it reads each level of a nested request twice: a third of a letter's cost.
    """

    model_config = ConfigDict(from_attributes=True)


class Masukan(Skema):
    """What a program sends: a name that is not known is a mistake, not noise."""

    model_config = ConfigDict(extra="forbid")


class Saring(Skema):
    """Where in a list to go on, and how much of it to give."""

    kursor: Teks = Field("", max_length=20, description="Lanjutan dari halaman sebelumnya, dari `lanjut`.")
    batas: int = Field(SEHALAMAN, ge=1, le=BATAS_HALAMAN, description="Banyaknya baris dalam satu halaman.")


class Halaman(Skema, Generic[T]):
    """A part of a list, newest first."""

    isi: list[T]
    lanjut: str | None = Field(description="Alamat halaman berikutnya; null bila ini yang terakhir.")


class Rujuk(Skema):
    """A thing by its number and its name."""

    id: int
    nama: str

    @classmethod
    def dari(cls, row: Any) -> Self:
        """Any row that has a number and a name."""
        return cls(id=row.pk, nama=row.nama)
