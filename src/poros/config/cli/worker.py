"""`poros worker`: works through the queue and gives the periodic jobs their turn."""

import argparse

from . import PROCESSES


def register(subparsers: argparse._SubParsersAction) -> None:
    parser = subparsers.add_parser("worker", help="pekerja antrean saja")
    parser.add_argument("--concurrency", type=PROCESSES, default=2, help="tugas serentak (bawaan: 2)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from poros.config.server.lingkungan import siapkan

    with siapkan():
        from procrastinate.contrib.django import app

        import poros.config.server.maintenance  # noqa: F401 -- registers its periodic jobs

        with app.replace_connector(app.connector.get_worker_connector()) as working:
            working.run_worker(concurrency=args.concurrency, delete_jobs="successful", shutdown_graceful_timeout=8)
    return 0
