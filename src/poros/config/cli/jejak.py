"""`poros jejak`: check and seal the audit trail of one government or of all."""

import argparse
import json

from poros.config.server.lingkungan import siapkan

SALAH = 2


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = subparsers.add_parser("jejak", help="periksa atau segel jejak audit")
    verbs = parser.add_subparsers(dest="kerja", required=True)
    for name, text, run in (
        ("verify", "periksa seluruh jejak; sebut setiap baris yang diubah, dihapus, atau disisipkan", verify),
        ("segel", "segel baris yang belum tersegel", seal),
    ):
        verb = verbs.add_parser(name, help=text, description=text)
        verb.add_argument("--daerah", default="", help="skema satu daerah (bawaan: semua)")
        verb.add_argument("--data", default=None, help="folder data")
        verb.add_argument("--json", action="store_true", help="jawab dalam JSON")
        verb.set_defaults(run=run)


def verify(args: argparse.Namespace) -> int:
    """Return 0 when every trail is whole, 1 when something was tampered with."""
    with siapkan(args.data):
        from poros.kernel.jejak.verifikasi import periksa

        reports = {schema: periksa() for schema in _schemas(args.daerah)}
    if args.json:
        print(json.dumps({schema: report.json() for schema, report in reports.items()}, ensure_ascii=False))
    else:
        for schema, report in reports.items():
            _tell(schema, report)
    return 0 if all(report.utuh for report in reports.values()) else 1


def seal(args: argparse.Namespace) -> int:
    """Seal now what the worker would seal within seconds."""
    with siapkan(args.data):
        from poros.kernel.jejak.segel import segel

        sealed = {schema: segel() for schema in _schemas(args.daerah)}
    lines = "\n".join(f"{schema}: {number} baris disegel" for schema, number in sealed.items())
    print(json.dumps(sealed) if args.json else lines)
    return 0


def _tell(schema: str, report) -> None:  # noqa: ANN001 -- Laporan; importing it would load Django too early
    print(f"{schema}: {report.baris} baris, {report.segel} segel, ", end="")
    print("utuh." if report.utuh else f"{len(report.kerusakan)} kerusakan:")
    for item in report.kerusakan:
        print(f"  {item.jenis} {item.nomor}: {item.keterangan}")


def _schemas(only: str):  # noqa: ANN202 -- Iterator[str], entering each schema on the way
    from django_tenants.utils import schema_context

    from poros.config.server import ServerError
    from poros.kernel.daerah.models import Daerah

    rows = Daerah.objects.filter(schema_name=only) if only else Daerah.objects.all()
    schemas = list(rows.order_by("schema_name").values_list("schema_name", flat=True))
    if only and not schemas:  # nothing checked is not "whole"
        raise ServerError(f"Tidak ada daerah dengan skema {only!r}. Lihat `poros daerah list`.", SALAH)
    for schema in schemas:
        with schema_context(schema):
            yield schema
