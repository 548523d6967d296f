"""What all shapes here are made of."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, WithJsonSchema

from ..rules.alur import (
    Bahaya,
    Kanal,
    PeranKomando,
    Periksa,
    Status,
)


def pilihan(values: Any) -> WithJsonSchema:
    """The values of an enumeration, as the document shows them."""
    return WithJsonSchema({"type": "string", "enum": [getattr(v, "value", v) for v in values]})


BahayaKrisis = Annotated[Bahaya, pilihan(Bahaya)]
KanalLaporan = Annotated[Kanal, pilihan([Kanal.PETUGAS, Kanal.KAMPUNG, Kanal.WARGA])]
StatusKrisis = Annotated[Status, pilihan(Status)]
HasilPeriksa = Annotated[Periksa, pilihan(Periksa)]
PeranDalamKomando = Annotated[PeranKomando, pilihan(PeranKomando)]
Banyak = Annotated[int, Field(ge=0, le=99_999_999)]
UangKrisis = Annotated[int, Field(ge=0, le=10**15 - 1)]
Lintang = Annotated[float, Field(ge=-90, le=90)]
Bujur = Annotated[float, Field(ge=-180, le=180)]
Volume = Annotated[
    Decimal, Field(gt=0, max_digits=14, decimal_places=2), WithJsonSchema({"type": "number", "exclusiveMinimum": 0})
]
