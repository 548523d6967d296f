"""What ships: instruments and published results. Rows that a government has changed are left as they are."""

from pathlib import Path
from typing import Any

from poros.pure import skor

from . import ekspor
from .models import HasilTerbit, Instrumen
from .queries.instrumen import urai
from .values import DataHasil

PARAMETER = Path(__file__).parent / "parameter"


def benih() -> None:
    """Add the instruments and results that are missing."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(PARAMETER.glob("*.yaml"))]
    known = set(Instrumen.objects.values_list("kode", flat=True))
    made = [(urai(text), text) for text in texts]
    Instrumen.objects.bulk_create(
        Instrumen(bawaan=True, **kolom(instrument, text)) for instrument, text in made if instrument.kode not in known
    )
    for path in sorted((PARAMETER / "hasil").glob("*.csv")):
        rows = ekspor.baca(path.read_bytes(), path.stem.split("-")[0])
        HasilTerbit.objects.bulk_create((hasil(row) for row in rows), ignore_conflicts=True, batch_size=1000)


def kolom(instrument: skor.Instrumen, naskah: str) -> dict[str, Any]:
    """The columns of a row that are read from its text."""
    return {
        "kode": instrument.kode,
        "indeks": instrument.indeks,
        "nama": instrument.nama,
        "dasar": instrument.dasar,
        "dari": instrument.dari,
        "sampai": instrument.sampai,
        "mutu": instrument.mutu.bukti,
        "naskah": naskah,
    }


def hasil(row: DataHasil) -> HasilTerbit:
    """A result of a file as a row."""
    names = ("indeks", "tahun", "nama", "kode_wilayah", "jenis", "penduduk", "nilai", "predikat", "bagian", "sumber")
    return HasilTerbit(**{name: getattr(row, name) for name in names})
