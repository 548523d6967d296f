"""`poros up`: everything, in the foreground."""

import argparse

from . import EMBEDDED, PORT, data_option


def register(subparsers: argparse._SubParsersAction) -> None:
    parser = subparsers.add_parser("up", help="jalankan Poros di mesin ini")
    parser.add_argument("--port", type=PORT, default=8000, help="porta web (bawaan: 8000)")
    parser.add_argument("--host", default="127.0.0.1", help="alamat yang didengarkan (bawaan: 127.0.0.1)")
    parser.add_argument("--workers", type=EMBEDDED, default=2, help="proses server web (bawaan: 2)")
    parser.add_argument("--tanpa-demo", action="store_true", help="jangan muat percontohan pada data kosong")
    data_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from poros.config.server.lingkungan import data_folder
    from poros.config.server.supervisor import Options, up

    demo = not args.tanpa_demo
    return up(Options(data_folder(args.data), args.host, args.port, workers=args.workers, demo=demo))
