"""`make bench`: both sides in one run on a throw-away installation. Prints one JSON line a figure.

    python bench/jalankan.py [--letters 400] [--scales 10000,100000,1000000] [--instances DIR]
        [--only tulis,baca,konflik,indeks,tandatangan,naskah,krisis,papan]

Figures of others (units of work as here, on two cores): the best peer measured finished 4 letters/s at 435 ms CPU
each with 180 statements; bare psycopg 587–1,746 letters/s. See docs/ukuran.md.
"""

import argparse
import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

os.environ.setdefault("POROS_MODE", "dev")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=int, default=400)
    parser.add_argument("--scales", default="10000,100000,1000000")
    parser.add_argument("--only", default="tulis,baca,konflik,indeks,tandatangan,naskah,krisis,papan")
    parser.add_argument("--instances", default="", help="folder with published route instances, see rute.py")
    parser.add_argument("--data", default="", help="keep the installation here (default: thrown away)")
    args = parser.parse_args()
    only, scales = args.only.split(","), [int(s) for s in args.scales.split(",") if s]
    murni(only, args.instances)
    if set(only) <= {"indeks", "krisis"}:
        return
    with ExitStack() as stack:
        folder = args.data or stack.enter_context(tempfile.TemporaryDirectory(prefix="poros-bench-"))
        Path(folder).mkdir(exist_ok=True)
        Path(folder).chmod(0o711)
        from poros.config.server.lingkungan import siapkan

        stack.enter_context(siapkan(folder, pemilik=True, buat=True))
        from lahan import siap

        lahan = siap(Path(folder))
        if "konflik" in only:
            import konflik

            konflik.murni()
        if "papan" in only:
            import papan

            papan.semua(lahan)
        if "tulis" in only:
            import tulis

            tulis.semua(lahan, args.letters)
        kertas(only)
        for scale in scales if {"baca", "konflik"} & set(only) else []:
            lahan.penuhi(scale)
            if "baca" in only:
                import baca

                baca.semua(lahan, scale)
            if "konflik" in only:
                konflik.dengan_basis_data(lahan, scale)


def kertas(only: list[str]) -> None:
    """Letters as paper: signatures, sheets, a merge."""
    if "tandatangan" in only:
        import tandatangan

        tandatangan.semua()
    if "naskah" in only:
        import naskah

        naskah.semua()


def murni(only: list[str], instances: str) -> None:
    """What needs no installation."""
    if "indeks" in only:
        import indeks

        indeks.semua()
    if "krisis" in only:
        import krisis

        krisis.semua(instances)


if __name__ == "__main__":
    main()
