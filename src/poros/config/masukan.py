"""Verbs that compute from a file: JSON in, JSON out, and a sentence when the input cannot be understood."""

import argparse
import json
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

SALAH, GAGAL = 2, 1
"""Exit codes: the input was not understood; it was, and the answer is no."""
ANGKA_TERPANJANG = 4000
"""Python refuses to read longer whole numbers, in words of its own."""

Kerja = Callable[[argparse.Namespace], int]


def tambah(
    verbs: Any, nama: str, bantuan: str, penjelasan: str, kerja: Kerja, *, file: bool = True
) -> argparse.ArgumentParser:
    """Add a verb whose work says with a ValueError what it does not understand."""
    verb: argparse.ArgumentParser = verbs.add_parser(
        nama, help=bantuan, description=penjelasan, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    if file:
        verb.add_argument("file", metavar="FILE", help="berkas, atau - untuk masukan standar")
    verb.set_defaults(run=lambda args: _jalankan(kerja, args))
    return verb


def _jalankan(kerja: Kerja, args: argparse.Namespace) -> int:
    try:
        return kerja(args)
    except OSError as error:
        sebab = f"{args.file} tidak dapat dibaca: {error.strerror}"
    except json.JSONDecodeError as error:
        sebab = f"{args.file} bukan JSON yang benar: baris {error.lineno}, kolom {error.colno}"
    except (UnicodeDecodeError, RecursionError):
        sebab = f"{args.file} harus berupa teks UTF-8 yang tidak bersarang terlalu dalam"
    except ValueError as error:
        sebab = str(error)
    sys.stderr.write(f"{sebab}\n")
    return SALAH


def teks(file: str) -> str:
    """Read a file, or standard input for `-`."""
    isi = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    return isi.decode("utf-8-sig")


def baca(file: str) -> Any:
    """Read JSON; numbers with a point are decimal."""
    return json.loads(teks(file), parse_float=Decimal, parse_int=_bulat)


def _bulat(angka: str) -> int:
    if len(angka) > ANGKA_TERPANJANG:
        raise ValueError(f"masukan memuat bilangan lebih panjang dari {ANGKA_TERPANJANG} angka: {angka[:12]}…")
    return int(angka)


def cetak(hasil: dict[str, Any]) -> int:
    """Write JSON; return the exit code of success."""
    sys.stdout.write(json.dumps(hasil, ensure_ascii=False, indent=2, default=_polos) + "\n")
    return 0


def _polos(isi: Any) -> Any:
    """A number as JSON writes it; a day as ISO 8601."""
    if isinstance(isi, Decimal):
        return int(isi) if isi == isi.to_integral_value() and isi.as_tuple().exponent >= 0 else float(isi)
    return isi.isoformat()
