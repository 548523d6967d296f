"""`poros openapi`: write docs/openapi.json anew, or say whether it is still true."""

import argparse
import os
import sys


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = subparsers.add_parser("openapi", help="tulis ulang docs/openapi.json")
    parser.add_argument("--cek", action="store_true", help="hanya periksa; keluar 1 bila sudah berbeda")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Return 1 when `--cek` finds a difference. The document comes from the code: no database is asked."""
    os.environ.setdefault("DATABASE_URL", "postgresql:///tidak-dipakai")
    os.environ.setdefault("POROS_SECRET_KEY", "tidak-dipakai")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "poros.config.settings.dev")
    import django

    django.setup()
    from poros.config.api import DOKUMEN, dokumen
    from poros.config.urls import api

    made = dokumen(api)
    if not args.cek:
        DOKUMEN.write_text(made, encoding="utf-8")
        return 0
    if DOKUMEN.exists() and DOKUMEN.read_text(encoding="utf-8") == made:
        return 0
    sys.stderr.write("docs/openapi.json tidak sama lagi: jalankan `make openapi`.\n")
    return 1
