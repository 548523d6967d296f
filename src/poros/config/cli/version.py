"""`poros version`."""

import argparse
import sys


def register(subparsers: argparse._SubParsersAction) -> None:
    subparsers.add_parser("version", help="versi Poros dan bagian-bagiannya").set_defaults(run=run)


def run(_args: argparse.Namespace) -> int:
    from importlib.metadata import version

    words = [f"Poros {version('poros')}", f"Python {sys.version.split()[0]}"]
    words += [f"{name} {version(name)}" for name in ("Django", "psycopg", "granian", "procrastinate")]
    sys.stdout.write("\n".join(words) + "\n")
    return 0
