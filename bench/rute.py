"""Routes beside the best known: our engine on published instances, as `poros krisis routes` reads them.

    python bench/rute.py DIR [--seconds 10] [--seed 1]

DIR holds instances in the VRPLIB form (`.vrp`) with the best solution known beside each (`.sol`). They are not shipped
here; what we measure comes from github.com/PyVRP/Instances (CVRP: X-n101-k25, X-n106-k14, X-n110-k13) and
github.com/PyVRP/PyVRP (tests/data: RC208), both MIT. How an instance rounds distances is not written in it: the bench
takes the convention under which the published solution costs exactly what is said of it, and says which.
"""

import argparse
import re
import statistics
import time
from itertools import pairwise
from pathlib import Path

from bahan import lapor

DETIK = 10.0
PEMBULATAN = (("nearest", 0), ("down", 1), ("nearest", 3), ("nearest", 1), ("down", 0))


def instans(berkas: Path) -> dict:
    """An instance in the JSON form of the verb; distances in whole numbers of its own unit."""
    kepala, bagian = _urai(berkas.read_text(encoding="utf-8"))
    if bagian.keys() - {"NODE_COORD", "DEMAND", "TIME_WINDOW", "SERVICE_TIME", "DEPOT"}:
        raise ValueError(f"{berkas.name}: {', '.join(sorted(bagian))} tidak dikenal di sini")
    minta, jendela = _per_titik(bagian["DEMAND"]), _per_titik(bagian.get("TIME_WINDOW", []))
    lama = _per_titik(bagian.get("SERVICE_TIME", []))
    depot = bagian["DEPOT"][0][0]
    titik = []
    for nomor, x, y in bagian["NODE_COORD"]:
        satu = {"id": nomor, "x": x, "y": y}
        if nomor != depot:
            satu |= {"demand": minta[nomor][0], "service": (lama.get(nomor) or [kepala.get("SERVICE_TIME", 0)])[0]}
        titik.append(satu | ({"window": jendela[nomor]} if jendela else {}))
    titik.sort(key=lambda satu: satu["id"] != depot)
    armada = {"capacity": kepala["CAPACITY"], "count": kepala.get("VEHICLES", len(titik) - 1)}
    return {"depot": titik[0], "stops": titik[1:], "vehicles": armada}


def terbaik(berkas: Path) -> tuple[list[list[int]], str]:
    """The routes of a published solution (stops by their place), and its cost as it is written."""
    teks = berkas.read_text(encoding="utf-8")
    rute = [[int(n) for n in baris.split()] for baris in re.findall(r"Route #\d+:([\d ]+)", teks)]
    return rute, re.search(r"Cost:? ([\d.]+)", teks)[1]


def dibulatkan(data: dict, rute: list[list[int]], biaya: str) -> tuple[dict, int]:
    """The instance with the convention under which these routes cost what is said, and that cost in its unit."""
    from poros.pure.krisis.rute import baca

    for cara, desimal in PEMBULATAN:
        kali = 10**desimal
        tertulis = round(float(biaya) * kali)
        berskala = data | {
            "rounding": cara,
            "decimals": desimal,
            "stops": [_kali(satu, kali) for satu in data["stops"]],
        }
        berskala["depot"] = _kali(data["depot"], kali)
        jarak = baca(berskala).jarak
        if sum(int(jarak[a, b]) for satu in rute for a, b in pairwise([0, *satu, 0])) == tertulis:
            return berskala, tertulis
    raise ValueError(f"tidak ada cara membulatkan yang memberi biaya {biaya}")


def ukur(folder: str, detik: float = DETIK, benih: int = 1) -> None:
    """Every instance of a folder, and the median of the gaps."""
    from poros.pure.krisis.rute import baca, rencanakan

    celah = []
    for berkas in sorted(Path(folder).glob("*.vrp")):
        rute, biaya = terbaik(berkas.with_suffix(".sol"))
        data, dikenal = dibulatkan(instans(berkas), rute, biaya)
        mulai = time.perf_counter()
        rencana = rencanakan(baca(data), detik=detik, benih=benih)
        lama = time.perf_counter() - mulai
        celah.append(100 * (rencana.biaya / dikenal - 1))
        lapor(
            "krisis:rute", instans=berkas.stem, perhentian=len(data["stops"]), biaya=rencana.biaya,
            terbaik_dikenal=dikenal, celah_persen=round(celah[-1], 2), batas=rencana.batas,
            celah_ke_batas_persen=round(100 * rencana.celah, 2), detik=round(lama, 1),
            pembulatan=f"{data['rounding']} 10^{data['decimals']}", terlewat=len(rencana.terlewat),
        )  # fmt: skip
    lapor("krisis:rute", instans=len(celah), median_celah_persen=round(statistics.median(celah), 2))


def _urai(teks: str) -> tuple[dict[str, int], dict[str, list[list[int]]]]:
    """Whole numbers of the head, and the rows of each section."""
    kepala: dict[str, int] = {}
    bagian: dict[str, list[list[int]]] = {}
    kini: list[list[int]] | None = None
    for baris in (b.strip() for b in teks.splitlines()):
        if baris.endswith("_SECTION"):
            kini = bagian.setdefault(baris.removesuffix("_SECTION"), [])
        elif kini is None:
            nama, _, isi = (bagian_baris.strip() for bagian_baris in baris.partition(":"))
            if isi.isdigit():
                kepala[nama] = int(isi)
        elif baris and baris not in {"EOF", "-1"}:
            kini.append([int(float(n)) for n in baris.split()])
    return kepala, bagian


def _per_titik(baris: list[list[int]]) -> dict[int, list[int]]:
    return {nomor: isi for nomor, *isi in baris}


def _kali(titik: dict, kali: int) -> dict:
    """Times in the unit of the distances; places stay, the engine scales them itself."""
    waktu = {"service": titik["service"] * kali} if "service" in titik else {}
    return titik | waktu | ({"window": [n * kali for n in titik["window"]]} if "window" in titik else {})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--seconds", type=float, default=DETIK)
    parser.add_argument("--seed", type=int, default=1)
    pilihan = parser.parse_args()
    ukur(pilihan.folder, pilihan.seconds, pilihan.seed)
