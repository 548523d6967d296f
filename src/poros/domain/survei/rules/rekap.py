"""The result of a survey as one plain value: shown live, frozen when it is published."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from poros.pure import skor

from .hitung import Jumlah, gabung, indeks, skala, terlemah, tutupi

Rekap = dict[str, Any]
"""Plain texts and numbers only, so that it can be kept as JSON; numbers with decimals are texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Garis:
    """A service with its sums."""

    id: int
    nama: str
    unit_id: int
    unit: str
    populasi: int
    jumlah: Jumlah
    disisihkan: int


def rekap(
    instrumen: skor.Instrumen,
    garis: Sequence[Garis],
    cacah: Mapping[str, Mapping[str, int]],
    ambang: int,
) -> Rekap:
    """Put it together; `garis` come sorted by unit, `cacah` are counts by field and band."""
    services = [
        _hasil(instrumen, [line]) | {"id": line.id, "nama": line.nama, "unit": line.unit, "unit_id": line.unit_id}
        for line in garis
    ]
    offices = [
        _hasil(instrumen, rows) | {"id": unit_id, "nama": rows[0].unit}
        for unit_id, rows in ((key, list(group)) for key, group in groupby(garis, key=lambda line: line.unit_id))
    ]
    return _hasil(instrumen, garis) | {
        "instrumen": {"kode": instrumen.kode, "nama": instrumen.nama, "dasar": instrumen.dasar},
        "unsur": [{"kode": leaf.kode, "nama": leaf.nama, "bobot": str(leaf.bobot)} for leaf in instrumen.daun],
        "layanan": services,
        "unit": offices,
        "cacah": {field: tutupi(counts, ambang) for field, counts in cacah.items()},
        "ambang": ambang,
        "skala": skala(instrumen),
        "pengali": str(instrumen.akar.pengali),
    }


def untuk_umum(hasil: Rekap) -> Rekap:
    """The same for everybody: of a service with very few answers only that there were few."""

    def line(row: Rekap) -> Rekap:
        return row if row["n"] >= hasil["ambang"] else row | {"ikm": None, "mutu": "", "sebutan": "", "nrr": {}}

    return hasil | {key: [line(row) for row in hasil[key]] for key in ("layanan", "unit")}


def _hasil(instrumen: skor.Instrumen, garis: Iterable[Garis]) -> Rekap:
    rows = list(garis)
    jumlah = gabung((line.jumlah for line in rows), len(instrumen.daun))
    found = indeks(instrumen, jumlah)
    parts = found.bagian() if found else {}
    means = [(leaf.kode, parts[leaf.kode].pecahan) for leaf in instrumen.daun if leaf.kode in parts]
    return {
        "n": jumlah.n,
        "disisihkan": sum(line.disisihkan for line in rows),
        "populasi": sum(line.populasi for line in rows),
        # Each service needs its own sample: a sum of people is no reason to ask fewer at each counter.
        "butuh": sum(skor.sampel(line.populasi) for line in rows),
        "ikm": str(found.indeks) if found else None,
        "mutu": (found.predikat or "") if found else "",
        "sebutan": found.sebutan if found else "",
        "nrr": {kode: str(parts[kode].bulat(4)) for kode, _mean in means},
        "terlemah": terlemah(means),
    }
