"""`poros konflik check`: find the conflicts among orders in a JSON file."""

import argparse
import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

SALAH = 2

PENJELASAN = """\
Membaca {"settings": {…}, "instructions": […]} dan menulis {"findings": […]}: arahan yang bertentangan,
pemakaian ganda sumber daya, urutan waktu yang mustahil, tanpa wewenang, dua komando, dan rangkap, beserta
arahan yang didahulukan menurut R1–R4 atau pejabat yang harus memutuskan. Waktu: ISO 8601 atau HH:MM.
"""


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = subparsers.add_parser("konflik", help="periksa arahan yang saling bertentangan")
    verbs = parser.add_subparsers(dest="kerja", metavar="KERJA", required=True)
    verb = verbs.add_parser("check", help="temukan konflik di antara arahan", description=PENJELASAN)
    verb.add_argument("file", metavar="FILE", help="berkas JSON, atau - untuk masukan standar")
    verb.add_argument(
        "--gagal", "--strict", action="store_true", help="keluar dengan kode 1 bila ada temuan (bawaan: 0)"
    )
    verb.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Return 0, with --gagal 1 when anything was found, or 2 when the input cannot be understood."""
    from poros.pure import konflik

    try:
        masukan = konflik.baca(_json(args.file))
    except (OSError, ValueError, RecursionError) as error:
        sys.stderr.write(f"{_sebab(error, args.file)}\n")
        return SALAH
    temuan = konflik.temukan(masukan.arahan, masukan.pengaturan)
    hasil = {"findings": [konflik.tulis(satu, masukan.tulisan) for satu in temuan]}
    sys.stdout.write(json.dumps(hasil, ensure_ascii=False, indent=2) + "\n")
    return 1 if temuan and args.gagal else 0


def _json(file: str) -> Any:
    isi = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    return json.loads(isi.decode("utf-8-sig"), parse_float=Decimal)


def _sebab(error: Exception, file: str) -> str:
    if isinstance(error, OSError):
        return f"{file} tidak dapat dibaca: {error.strerror}"
    if isinstance(error, json.JSONDecodeError):
        return f"{file} bukan JSON yang benar: baris {error.lineno}, kolom {error.colno}"
    if isinstance(error, UnicodeDecodeError | RecursionError):
        return f"{file} bukan JSON yang benar: harus berupa teks UTF-8 yang tidak bersarang terlalu dalam"
    return str(error)
