"""`poros demo`: fill an empty installation with Kota Contoh, or a big one for benches."""

import argparse
import json
import sys
import time

from poros.config.server.lingkungan import siapkan

from . import whole

PALING_BANYAK = 100_000_000


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = subparsers.add_parser("demo", help="muat data contoh (kota dan orang rekaan)")
    verbs = parser.add_subparsers(dest="kerja", required=True)
    load = verbs.add_parser("load", help="muat Kota Contoh dengan setahun surat dan penugasan")
    load.add_argument(
        "--scale",
        type=whole(0, PALING_BANYAK),
        default=0,
        metavar="N",
        help="tambahkan sampai N penugasan, untuk uji beban",
    )
    load.add_argument("--data", default=None, help="folder data")
    load.add_argument("--json", action="store_true", help="jawab dalam JSON")
    load.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Load; with --scale fill up an existing demo too."""
    start = time.monotonic()
    with siapkan(args.data, pemilik=True, buat=True):
        from poros.config.demo.muat import SKEMA, muat
        from poros.config.demo.skala import penuhi
        from poros.kernel.daerah.models import Daerah

        if Daerah.objects.filter(schema_name=SKEMA).exists():
            if not args.scale:
                sys.stderr.write("Kota Contoh sudah ada.\n")
                return 2
            accounts = []
        else:
            accounts = muat()
        total = penuhi(args.scale) if args.scale else None
    seconds = round(time.monotonic() - start, 1)
    if args.json:
        print(json.dumps({"akun": accounts, "penugasan": total, "detik": seconds}, ensure_ascii=False))
    else:
        for row in accounts:
            print(f"{row['pengguna']:<14}{row['sandi']:<14}{row['jabatan']}")
        print(f"Selesai dalam {seconds} detik." + (f" Penugasan: {total}." if total else ""))
    return 0
