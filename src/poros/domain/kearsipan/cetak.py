"""Papers of a disposal and of an answer, as PDF/A; government paper is Indonesian whoever prints it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from django.db import connection

from poros.kernel import cetak
from poros.kernel.bahasa import naskah
from poros.pure.tanggal import panjang

TEMPLATE = Path(__file__).parent / "templates" / "kearsipan" / "cetak" / "dokumen.typ"


@dataclass(frozen=True, slots=True)
class Tanda:
    """Under whose hand it stands."""

    jabatan: str
    nama: str
    peran: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lembar:
    """A sheet: head, running text, perhaps a list, and who has signed."""

    unit: str
    judul: str
    nomor: str
    tanggal: date | None
    tentang: str
    alinea: Sequence[str]
    tanda: Sequence[Tanda]
    kepala: Sequence[str] = ()
    baris: Sequence[Sequence[str]] = field(default_factory=tuple)


@naskah()
def lembar(isi: Lembar) -> bytes:
    """Set it."""
    daerah = connection.tenant  # type: ignore[attr-defined]  # django_tenants adds it
    data = asdict(isi) | {
        "daerah": cetak.pemerintah(daerah.nama, daerah.jenis),
        "tanggal": panjang(isi.tanggal) if isi.tanggal else "",
    }
    return cetak.pdf(TEMPLATE, data)
