"""`poros web`: the web server alone, for a machine where something else supervises."""

import argparse

from . import PORT, PROCESSES


def register(subparsers: argparse._SubParsersAction) -> None:
    parser = subparsers.add_parser("web", help="server web saja")
    parser.add_argument("--port", type=PORT, default=8000, help="porta (bawaan: 8000)")
    parser.add_argument("--host", default="127.0.0.1", help="alamat yang didengarkan (bawaan: 127.0.0.1)")
    parser.add_argument("--workers", type=PROCESSES, default=2, help="proses (bawaan: 2)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    import os

    from poros.config.server.lingkungan import data_folder, database
    from poros.config.server.web import serve

    with database(data_folder()) as env:
        os.environ.update(env)
        serve(args.host, args.port, args.workers)
    return 0
