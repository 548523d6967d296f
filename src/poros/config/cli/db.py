"""`poros db`: bring the database up to date, or look into it."""

import argparse

from . import data_option


def register(subparsers: argparse._SubParsersAction) -> None:
    parser = subparsers.add_parser("db", help="basis data: migrate, psql")
    verbs = parser.add_subparsers(required=True, metavar="PERINTAH")
    migrate = verbs.add_parser("migrate", help="perbarui semua skema")
    migrate.set_defaults(run=run_migrate)
    psql = verbs.add_parser("psql", help="buka psql (sebagai peran aplikasi)")
    psql.add_argument("--pemilik", action="store_true", help="sebagai peran pemilik")
    psql.set_defaults(run=run_psql, passes_on=True)
    for verb in (migrate, psql):
        data_option(verb)


def run_migrate(args: argparse.Namespace) -> int:
    from poros.config.server.lingkungan import siapkan

    with siapkan(args.data, pemilik=True, buat=True) as env:
        from poros.config.server.migration import migrate

        migrate(env["DATABASE_URL_PEMILIK"])
    return 0


def run_psql(args: argparse.Namespace) -> int:
    import subprocess

    from poros.config.server.lingkungan import data_folder, database
    from poros.config.server.postgres import client, client_environment

    with database(data_folder(args.data)) as env:
        url = env["DATABASE_URL_PEMILIK" if args.pemilik else "DATABASE_URL"]
        words = [client("psql"), *args.rest]
        return subprocess.run(words, env=client_environment(url), check=False).returncode  # noqa: S603 -- the operator's words
