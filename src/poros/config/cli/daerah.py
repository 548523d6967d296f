"""`poros daerah`: make governments and list them."""

import argparse
import json
import re
import sys
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from poros.config.server.lingkungan import siapkan

if TYPE_CHECKING:
    from poros.kernel.daerah.models import Daerah

SKEMA = re.compile(r"[a-z][a-z0-9_]{1,40}")
NAMA_TERPANJANG = 150
TERLARANG = {"public", "information_schema"}


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = subparsers.add_parser("daerah", help="buat dan lihat daerah")
    verbs = parser.add_subparsers(dest="kerja", required=True)
    make = verbs.add_parser("create", help="buat satu daerah dengan skema, alamat, dan data acuannya")
    make.add_argument("skema", help="nama skema: huruf kecil, angka, garis bawah")
    make.add_argument("--nama", required=True, help='misalnya "Kabupaten Contoh"')
    make.add_argument(
        "--jenis",
        default="kabupaten",
        choices=["provinsi", "kabupaten", "kota", "kementerian"],
        help="jenis pemerintahannya (bawaan: kabupaten)",
    )
    make.add_argument("--alamat", default="", help="nama host (bawaan: SKEMA.localhost)")
    make.add_argument("--zona", default="Asia/Jakarta", help="zona waktu IANA")
    make.add_argument("--wilayah", default="", help="kode wilayah Kemendagri")
    make.add_argument("--struktur", default="", choices=["", "kabkota", "provinsi"], help="templat organisasi awal")
    make.add_argument(
        "--pengelola", default="", metavar="NAMA", help="orang pertama yang mengelola (dengan --struktur)"
    )
    make.add_argument("--akun", default="pengelola", help="nama pengguna orang itu")
    make.set_defaults(run=create)
    show = verbs.add_parser("list", help="sebut semua daerah")
    show.set_defaults(run=listing)
    for verb in (make, show):
        verb.add_argument("--data", default=None, help="folder data")
        verb.add_argument("--json", action="store_true", help="jawab dalam JSON")


def create(args: argparse.Namespace) -> int:
    """Make one; exit 2 with a sentence when the name cannot be used."""
    if wrong := _unusable(args):
        return _refuse(wrong)
    with siapkan(args.data, pemilik=True):
        from django.core.exceptions import ValidationError

        from poros.domain.kelembagaan.publik import NAMA_PENGGUNA
        from poros.kernel.daerah.skema import buat

        if args.pengelola and not re.match(NAMA_PENGGUNA, args.akun):
            return _refuse(f"--akun {args.akun!r}: pakai 3 sampai 59 huruf kecil, angka, titik, atau garis.")
        try:
            made = buat(
                schema=args.skema,
                nama=args.nama,
                jenis=args.jenis,
                alamat=args.alamat or f"{args.skema.replace('_', '-')}.localhost",
                zona_waktu=args.zona,
                kode_wilayah=args.wilayah,
            )
        except ValueError as error:
            return _refuse(str(error))
        except ValidationError as error:
            return _refuse("\n".join(f"{name}: {' '.join(words)}" for name, words in error.message_dict.items()))
        row = {"skema": made.schema_name, "nama": made.nama, "alamat": made.get_primary_domain().domain}
        row |= _isi(made, args)
    print(json.dumps(row) if args.json else "\n".join(f"{name}: {value}" for name, value in row.items()))
    return 0


def _unusable(args: argparse.Namespace) -> str:
    """Say what cannot be meant, as far as the words alone tell."""
    if not SKEMA.fullmatch(args.skema) or args.skema in TERLARANG or args.skema.startswith("pg_"):
        return f"{args.skema!r} bukan nama skema yang sah: pakai huruf kecil, angka, garis bawah."
    if args.zona not in available_timezones():
        return f"--zona {args.zona!r} tidak dikenal: pakai Asia/Jakarta, Asia/Makassar, atau Asia/Jayapura."
    if args.pengelola and not args.struktur:
        return "--pengelola memerlukan --struktur: tanpa struktur belum ada jabatan untuknya."
    name = args.pengelola
    if name and not (name.strip() and name.isprintable() and len(name) <= NAMA_TERPANJANG):
        return f"--pengelola {name[:40]!r}: sebut satu nama, paling panjang {NAMA_TERPANJANG} huruf."
    return ""


def _isi(daerah: "Daerah", args: argparse.Namespace) -> dict[str, str]:
    """Plant the first structure and its first manager; return how that person signs in."""
    if not args.struktur:
        return {}
    from poros.domain.kelembagaan.publik import pengelola_pertama, tanam_struktur
    from poros.kernel.pekerjaan.konteks import di_daerah

    with di_daerah(daerah):
        tanam_struktur(args.struktur)
        if not args.pengelola:
            return {}
        baru = pengelola_pertama(args.pengelola, args.akun)
    return {"pengguna": baru.akun.username, "sandi_sekali_pakai": baru.sandi}


def listing(args: argparse.Namespace) -> int:
    """Name them all."""
    with siapkan(args.data):
        from poros.kernel.daerah.models import Alamat

        rows = [
            {
                "skema": a.tenant.schema_name,
                "nama": a.tenant.nama,
                "alamat": a.domain,
                "jenis": a.tenant.jenis,
            }
            for a in Alamat.objects.select_related("tenant").order_by("tenant__schema_name")
        ]
    print(json.dumps(rows) if args.json else "\n".join(f"{r['skema']}\t{r['nama']}\t{r['alamat']}" for r in rows))
    return 0


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 2
