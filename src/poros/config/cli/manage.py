"""`poros manage …`: Django's own commands on this installation (POROS_PERAN=pemilik for the owner's role)."""

import argparse


def register(subparsers: argparse._SubParsersAction) -> None:
    parser = subparsers.add_parser("manage", help="perintah Django: poros manage …", add_help=False)
    parser.set_defaults(run=run, passes_on=True)


def run(args: argparse.Namespace) -> int:
    from poros.config.server.lingkungan import siapkan

    with siapkan(buat=True):
        from django.core.management import execute_from_command_line

        execute_from_command_line(["poros manage", *args.rest])
    return 0
