"""`poros doctor`: is this installation well?"""

import argparse
import sys

from . import data_option


def register(subparsers: argparse._SubParsersAction) -> None:
    parser = subparsers.add_parser("doctor", help="periksa kesehatan instalasi (keluar 1 bila ada yang gagal)")
    parser.add_argument("--json", action="store_true", help="untuk mesin")
    data_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    import json
    from dataclasses import asdict

    from poros.config.server.checks import Verdict, examine
    from poros.config.server.lingkungan import data_folder

    findings = list(examine(data_folder(args.data)))
    if args.json:
        sys.stdout.write(json.dumps([asdict(finding) for finding in findings], indent=1) + "\n")
    else:
        for finding in findings:
            sys.stdout.write(f"{finding.verdict:<10} {finding.subject:<12} {finding.sentence}\n")
    return int(any(finding.verdict is Verdict.BAD for finding in findings))
