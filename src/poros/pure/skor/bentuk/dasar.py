"""What every published form shares: the case, its answer, and how figures are read from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from poros.pure.isian import Isian, sebut
from poros.pure.skor.model import Hasil, Instrumen, Jawaban
from poros.pure.skor.rak import Rak


@dataclass(frozen=True, slots=True)
class Kasus:
    """One case to compute."""

    isian: Isian
    instrumen: Instrumen
    rak: Rak
    tahun: int | None


@dataclass(frozen=True, slots=True)
class Jawab:
    """The answer: `index` as printed, `parts` under the names the publications use, `hasil` to explain it."""

    index: Any
    predikat: str | None
    parts: Mapping[str, Any] = field(default_factory=dict)
    hasil: tuple[Hasil, ...] = ()
    consistent: bool | None = None  # None: nothing published was given to compare with
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Bentuk:
    """A form: how it is computed, and the published name of its main figure."""

    indeks: str  # "" where the inputs name the instrument
    hitung: Callable[[Kasus], Jawab]
    utama: str
    dasar: str | None = None
    janggal: bool = False  # the form of published figures that are known not to reproduce


def bernomor(isian: Isian, kunci: str, awalan: str, instrumen: Instrumen) -> dict[str, Jawaban]:
    """`{"1": 3, …}` or `[3, …]` as answers of the components I1, I2, …; unknown numbers are refused."""
    isi = isian.wajib(kunci)
    if not isinstance(isi, dict | list) or not isi:
        raise isian.salah(kunci, f"harus berupa objek atau daftar yang tidak kosong, bukan {sebut(isi)}")
    if isinstance(isi, list):
        isi = {str(nomor): nilai for nomor, nilai in enumerate(isi, 1)}
    hasil: dict[str, Jawaban] = {}
    for nomor, nilai in isi.items():
        if f"{awalan}{nomor}" not in instrumen.simpul:
            raise isian.salah(kunci, f'memuat "{nomor}" yang tidak ada pada {instrumen.dasar}')
        hasil[f"{awalan}{nomor}"] = nilai
    return hasil


def anak_bulat(hasil: Hasil, awalan: str, *, angka: int = 2) -> dict[str, Any]:
    """Rounded values of the components whose code is the prefix and a number, by that number."""
    return {
        kode.removeprefix(awalan): bagian.bulat(angka)
        for kode, bagian in hasil.bagian().items()
        if kode.startswith(awalan) and kode.removeprefix(awalan)[:1].isdigit()
    }
