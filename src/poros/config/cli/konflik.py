"""`poros konflik check`: find the conflicts among orders in a JSON file."""

import argparse

from poros.config.masukan import GAGAL, baca, cetak, tambah

PENJELASAN = """\
Membaca {"settings": {…}, "instructions": […]} dan menulis {"findings": […]}: arahan yang bertentangan,
pemakaian ganda sumber daya, urutan waktu yang mustahil, tanpa wewenang, dua komando, dan rangkap, beserta
arahan yang didahulukan menurut R1–R4 atau pejabat yang harus memutuskan. Waktu: ISO 8601 atau HH:MM.
"""


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = subparsers.add_parser("konflik", help="periksa arahan yang saling bertentangan")
    verbs = parser.add_subparsers(dest="kerja", metavar="KERJA", required=True)
    verb = tambah(verbs, "check", "temukan konflik di antara arahan", PENJELASAN, run)
    verb.add_argument(
        "--gagal", "--strict", action="store_true", help="keluar dengan kode 1 bila ada temuan (bawaan: 0)"
    )


def run(args: argparse.Namespace) -> int:
    """Return 0, or with --gagal 1 when anything was found."""
    from poros.pure import konflik

    masukan = konflik.baca(baca(args.file))
    temuan = konflik.temukan(masukan.arahan, masukan.pengaturan)
    cetak({"findings": [konflik.tulis(satu, masukan.tulisan) for satu in temuan]})
    return GAGAL if temuan and args.gagal else 0
