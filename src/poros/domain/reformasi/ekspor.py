"""Tables that people upload, CSV or XLSX: read with every wrong line named, nothing taken unless all is right."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import TypeVar

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from poros.kernel.cetak.tabel import RUMUS
from poros.kernel.commands import Ditolak
from poros.pure.angka import tanpa_kelompok

from .labels import CACAT, CIRI, FUNGSI, JENIS, TINGKAT
from .rules.kaskade import Simpul, Tingkat
from .rules.penyederhanaan import ESELON, Pos, cacat

T = TypeVar("T")
Baris = dict[str, str]

BARIS_MAKS = 3000
GALAT_TAMPIL = 5
XLSX = b"PK"
BERKAS = "berkas"
PEMANGKU_MAKS = 999
DIGIT_MAKS = 14
PANJANG = {"kode": 60, "induk": 60, "unit": 200, "jabatan": 200, "nama": 300, "indikator": 300, "satuan": 40}
KOLOM_STRUKTUR = ("kode", "induk", "jenis", "unit", "jabatan", "eselon", "fungsi", "ciri", "pemangku")
KOLOM_ANGKA = ("target", "anggaran")
KOLOM_KINERJA = (
    "kode", "induk", "tingkat", "nama", "indikator", "satuan", "target", "anggaran", "unit", "utama",
)  # fmt: skip


def baca_struktur(isi: bytes) -> list[Pos]:
    """Posts of a structure file; `Ditolak` names the wrong lines."""
    posts = _baca(isi, ("kode", "jenis", "unit", "jabatan", "eselon"), _pos)
    faults = [f"{kode}: {CACAT[kind]}" for kode, kind in cacat(posts)]
    if faults:
        raise Ditolak(_ringkas(faults), BERKAS)
    return posts


def baca_kinerja(isi: bytes) -> list[Simpul]:
    """Lines of a performance tree; `unit` is still the short name or code that the file gives."""
    lines = _baca(isi, ("kode", "tingkat", "nama", "unit"), _simpul)
    seen: set[tuple[str, str]] = set()
    twice = []
    for line in lines:
        if (line.kode, line.unit) in seen:
            twice.append(_("%(kode)s tertulis dua kali untuk %(unit)s") % {"kode": line.kode, "unit": line.unit})
        seen.add((line.kode, line.unit))
    if twice:
        raise Ditolak(_ringkas(twice), BERKAS)
    return lines


def _baca(isi: bytes, wajib: Sequence[str], ubah: Callable[[Baris], T]) -> list[T]:
    table = _tabel(isi)
    heads = [cell.lower() for cell in table[0]] if table else []
    missing = [name for name in wajib if name not in heads]
    if missing:
        raise Ditolak(_("Kolom yang belum ada: %(kolom)s.") % {"kolom": ", ".join(missing)}, BERKAS)
    if len(table) > BARIS_MAKS:
        raise Ditolak(_("Paling banyak %(n)s baris dalam satu berkas.") % {"n": BARIS_MAKS}, BERKAS)
    made, wrong = [], []
    for number, cells in enumerate(table[1:], start=2):
        row = dict.fromkeys(heads, "") | dict(zip(heads, cells, strict=False))  # a line may end before its last cells
        if not any(row.values()):
            continue
        try:
            _wajar(row, wajib)
            made.append(ubah(row))
        except ValueError as error:
            wrong.append(_("baris %(nomor)s: %(sebab)s") % {"nomor": number, "sebab": error})
    if wrong:
        raise Ditolak(_ringkas(wrong), BERKAS)
    if not made:
        raise Ditolak(_("Berkas ini tidak berisi baris."), BERKAS)
    return made


def _ringkas(faults: Sequence[str]) -> str:
    return "; ".join(faults[:GALAT_TAMPIL]) + (" …" if len(faults) > GALAT_TAMPIL else "")


def _wajar(row: Baris, wajib: Sequence[str]) -> None:
    """Required cells are filled (an empty eselon says that there is none), none is too long or holds a NUL."""
    empty = next((name for name in wajib if name != "eselon" and not row.get(name)), "")
    if empty:
        raise ValueError(_("kolom %(kolom)s kosong") % {"kolom": empty})
    long = next((name for name, most in PANJANG.items() if len(row.get(name, "")) > most), "")
    if long:
        raise ValueError(_("%(kolom)s terlalu panjang") % {"kolom": long})
    if any("\0" in cell for cell in row.values()):
        raise ValueError(_("ada huruf yang tidak dapat dibaca"))


def _pos(row: Baris) -> Pos:
    return Pos(
        kode=row["kode"],
        induk=row.get("induk", ""),
        jenis=_pilih(row["jenis"], JENIS, "jenis"),
        unit=row["unit"],
        jabatan=row["jabatan"],
        eselon=_pilih(row["eselon"], ESELON, "eselon") if row["eselon"] else "",
        fungsi=_pilih(row["fungsi"], FUNGSI, "fungsi") if row.get("fungsi") else "",
        ciri=frozenset(_pilih(part, CIRI, "ciri") for part in row.get("ciri", "").replace(";", " ").split()),
        pemangku=_cacah(row.get("pemangku", "") or "1"),
    )


def _simpul(row: Baris) -> Simpul:
    return Simpul(
        kode=row["kode"],
        induk=row.get("induk", ""),
        tingkat=Tingkat(_pilih(row["tingkat"].lower(), TINGKAT, "tingkat")),
        nama=row["nama"],
        unit=row["unit"],
        indikator=row.get("indikator", ""),
        satuan=row.get("satuan", ""),
        target=_angka(row.get("target", "")),
        anggaran=_angka(row.get("anggaran", "")),
        utama=row.get("utama", "").lower() in {"ya", "y", "1", "x", "true"},
    )


def _pilih(text: str, known: Iterable[str], kolom: str) -> str:
    """The value as we write it; case does not matter but for eselon, whose letter is small anyway."""
    names = {str(name).lower(): str(name) for name in known}
    if text.lower() not in names:
        raise ValueError(_("%(kolom)s “%(teks)s” tidak dikenal") % {"kolom": kolom, "teks": text[:40]})
    return names[text.lower()]


def _cacah(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(PEMANGKU_MAKS))):
        raise ValueError(_("pemangku “%(teks)s” bukan bilangan bulat") % {"teks": text[:40]})
    return int(text)


def _angka(text: str) -> Decimal | None:
    """A number as officials write it: 1.500,5 or 1500,5 or 1500.5 (1.500 is grouped); None where nothing stands."""
    if not text:
        return None
    plain = tanpa_kelompok(text).replace(",", ".")
    whole, _point, part = plain.partition(".")
    digits = whole.isascii() and whole.isdecimal() and (not part or (part.isascii() and part.isdecimal()))
    if not digits or len(whole) > DIGIT_MAKS:
        raise ValueError(_("“%(teks)s” bukan angka") % {"teks": text[:40]})
    return Decimal(plain).quantize(Decimal("0.01"))


def _tabel(isi: bytes) -> list[list[str]]:
    try:
        return _xlsx(isi) if isi.startswith(XLSX) else _csv(isi)
    except (CalamineError, UnicodeDecodeError, csv.Error):
        raise Ditolak(_("Berkas ini tidak dapat dibaca. Unggah CSV (UTF-8) atau XLSX."), BERKAS) from None


def _csv(isi: bytes) -> list[list[str]]:
    text = isi.decode("utf-8-sig")
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    return [[_tanpa_jaga(cell.strip()) for cell in row] for row in csv.reader(io.StringIO(text), delimiter=delimiter)]


def _tanpa_jaga(cell: str) -> str:
    """Without the mark that our own CSV puts before what a spreadsheet would run."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(RUMUS) else cell


def _xlsx(isi: bytes) -> list[list[str]]:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(isi)).get_sheet_by_index(0).to_python(skip_empty_area=True)
    figures = {n for n, head in enumerate(rows[0] if rows else ()) if _sel(head).lower() in KOLOM_ANGKA}
    return [[_sel(cell, angka=n in figures) for n, cell in enumerate(row)] for row in rows]


def _sel(value: object, *, angka: bool = False) -> str:
    """A cell as text; the fraction of a figure behind a comma, so that 14.505 is not taken for thousands."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value if value is not None else "").strip()
    return text.replace(".", ",") if angka and isinstance(value, float) else text
