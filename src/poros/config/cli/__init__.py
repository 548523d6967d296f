"""The command line: every module of this package is a verb, loaded by listing the folder.

A verb offers `register(subparsers)` and sets `run`, a function of the parsed arguments that returns the exit
code. Its module imports only the standard library at the top, so that `poros --help` stays quick. A verb that
hands on what it does not know sets `passes_on=True` and finds the words in `args.rest`.
"""

import argparse
import importlib
import pkgutil
import sys
from collections.abc import Callable, Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; a `ServerError` becomes a sentence on stderr."""
    from poros.config.server import ServerError

    args = parse(argv)
    try:
        return args.run(args)
    except ServerError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    except KeyboardInterrupt:
        return 130


def parse(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the words; unknown ones are an error unless the verb passes them on."""
    parser = _parser()
    args, rest = parser.parse_known_args(argv)
    if rest and not args.passes_on:
        parser.error(f"tidak dikenal: {' '.join(rest)}")
    args.rest = rest
    return args


def data_option(parser: argparse.ArgumentParser) -> None:
    """Add --data, the directory with the database and the secrets."""
    parser.add_argument("--data", metavar="DIR", help="direktori data (bawaan: POROS_DATA, lalu data/)")


def whole(least: int, most: int) -> Callable[[str], int]:
    """Return a reader of whole numbers within bounds, for `type=`."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdecimal() and least <= int(text) <= most):
            raise argparse.ArgumentTypeError(f"harus bilangan bulat {least} sampai {most}, bukan {text!r}")
        return int(text)

    return read


PORT, PROCESSES = whole(1, 65535), whole(1, 64)
EMBEDDED = whole(1, 10)
"""Web processes whose four connections each leave room in the embedded database (`max_connections`)."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="poros", description="Poros: koordinasi pemerintahan daerah.")
    parser.set_defaults(run=lambda _args: parser.print_help() or 0, passes_on=False)
    subparsers = parser.add_subparsers(title="perintah", metavar="PERINTAH")
    for module in pkgutil.iter_modules(__path__):
        if not module.name.startswith("_"):
            importlib.import_module(f"{__name__}.{module.name}").register(subparsers)
    return parser
