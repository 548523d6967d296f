"""`poros backup FILE` and `poros restore FILE`."""

import argparse
import sys
from pathlib import Path

from . import data_option


def register(subparsers: argparse._SubParsersAction) -> None:
    backup = subparsers.add_parser("backup", help="simpan seluruh instalasi dalam satu berkas")
    backup.set_defaults(run=run_backup)
    restore = subparsers.add_parser("restore", help="pulihkan dari berkas cadangan")
    restore.add_argument("--timpa", action="store_true", help="ganti isi basis data yang tidak kosong")
    restore.set_defaults(run=run_restore)
    for verb in (backup, restore):
        verb.add_argument("file", type=Path)
        data_option(verb)


def run_backup(args: argparse.Namespace) -> int:
    from poros.config.server.backup import backup
    from poros.config.server.lingkungan import data_folder

    target = backup(args.file.resolve(), data_folder(args.data))
    sys.stdout.write(f"{target}: {target.stat().st_size / 1e6:.1f} MB. Berkas ini memuat kunci rahasia.\n")
    return 0


def run_restore(args: argparse.Namespace) -> int:
    from poros.config.server.backup import restore
    from poros.config.server.lingkungan import data_folder

    restore(args.file.resolve(), data_folder(args.data), overwrite=args.timpa)
    sys.stdout.write("Pulih. Jalankan `./poros up`.\n")
    return 0
