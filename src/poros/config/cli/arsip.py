"""`poros arsip`: a whole copy of a government's archives out, checked, and back in."""

import argparse
import json
import sys
from pathlib import Path

from poros.config.server.lingkungan import siapkan

SALAH = 2


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = subparsers.add_parser("arsip", help="salin, periksa, atau pulihkan arsip suatu daerah")
    verbs = parser.add_subparsers(dest="kerja", required=True)
    for name, text, run in (
        ("ekspor", "tulis seluruh arsip suatu daerah ke satu berkas zip yang dapat dibaca tanpa Poros", ekspor),
        ("impor", "baca kembali salinan arsip ke suatu daerah", impor),
        ("periksa", "periksa setiap sidik dalam suatu salinan; tidak memerlukan basis data", periksa),
    ):
        verb = verbs.add_parser(name, help=text, description=text)
        verb.add_argument("berkas", metavar="ZIP", help="berkas salinan")
        verb.add_argument("--json", action="store_true", help="jawab dalam JSON")
        if run is not periksa:
            verb.add_argument("--daerah", required=True, help="skema daerah")
            verb.add_argument("--data", default=None, help="folder data")
        verb.set_defaults(run=run)


def ekspor(args: argparse.Namespace) -> int:
    """Write everything, secret papers too; the file is readable by its owner only."""
    import os

    from poros.config.server import ServerError

    try:
        handle = os.open(args.berkas, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise ServerError(f"{args.berkas} tidak dapat ditulis: {error.strerror}.", SALAH) from None
    try:
        with os.fdopen(handle, "w+b") as stream, siapkan(args.data):
            from poros.domain.kearsipan.services.paket import salin_semua
            from poros.kernel.pekerjaan.konteks import aktor_sistem, di_daerah

            with di_daerah(_daerah(args.daerah)):
                row = salin_semua(aktor_sistem(), stream)
    except BaseException:  # half a copy is none, and would stand in the way of the next
        Path(args.berkas).unlink()
        raise
    _tell(args, berkas=row.banyak_berkas, item=row.banyak_item, isi=row.banyak_isi, sidik=row.sidik)
    return 0


def impor(args: argparse.Namespace) -> int:
    """Read a copy back, all or nothing."""
    from poros.config.server import ServerError

    with siapkan(args.data), _buka(args.berkas) as stream:
        from poros.domain.kearsipan.services.paket import pulihkan
        from poros.kernel.commands import Ditolak
        from poros.kernel.pekerjaan.konteks import aktor_sistem, di_daerah

        with di_daerah(_daerah(args.daerah)):
            try:
                told = pulihkan(aktor_sistem(), stream)
            except Ditolak as error:
                raise ServerError(str(error)) from None
        _tell(args, berkas=told.berkas, item=told.item, isi=told.isi, sudah_ada=told.sudah_ada)
    return 0


def periksa(args: argparse.Namespace) -> int:
    """Return 0 when every content is what its hash says."""
    from poros.config.server import ServerError
    from poros.domain.kearsipan.ekspor.kantong import KantongError, Pembaca

    with _buka(args.berkas) as stream:
        try:
            bag = Pembaca(stream)
        except KantongError as error:
            raise ServerError(f"Salinan tidak utuh: {error}.") from None
        _tell(args, berkas=len(bag.nama("berkas/")), isi=len(bag.nama("isi/")), sidik=bag.sidik)
    return 0


def _tell(args: argparse.Namespace, **told: int | str) -> None:
    words = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in told.items())
    sys.stdout.write((json.dumps(told) if args.json else f"{words}.") + "\n")


def _buka(path: str):  # noqa: ANN202 -- an open file
    from poros.config.server import ServerError

    try:
        return Path(path).open("rb")
    except OSError as error:
        raise ServerError(f"{path} tidak dapat dibuka: {error.strerror}.", SALAH) from None


def _daerah(schema: str):  # noqa: ANN202 -- Daerah; importing it would load Django too early
    from poros.config.server import ServerError
    from poros.kernel.daerah.models import Daerah

    row = Daerah.objects.filter(schema_name=schema).first()
    if row is None:
        raise ServerError(f"Tidak ada daerah dengan skema {schema!r}. Lihat `poros daerah list`.", SALAH)
    return row
