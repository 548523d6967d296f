"""A result for the eye: bars, bands in words, tables. The same for officers and for the public."""

from decimal import Decimal
from typing import Any

from ..labels import KANAL, PITA
from ..rules.isian import Kanal
from ..rules.rekap import Rekap


def isi_hasil(hasil: Rekap) -> dict[str, Any]:
    """What the templates of a result ask for."""
    return {
        "hasil": hasil,
        "ikm": Decimal(hasil["ikm"]) if hasil["ikm"] else None,
        "unsur": [
            {"kode": u["kode"], "nama": u["nama"], "nilai": Decimal(hasil["nrr"][u["kode"]]).quantize(Decimal("0.01"))}
            for u in hasil["unsur"]
            if u["kode"] in hasil["nrr"]
        ],
        "bobot": sorted({u["bobot"] for u in hasil["unsur"]}),
        "cacah": [(name, _pita(hasil["cacah"][field], bands)) for field, (name, bands) in PITA.items()],
        "kanal": _pita(hasil["cacah"]["kanal"], {Kanal(k): v for k, v in KANAL.items()}),
    }


def _pita(counts: dict[str, int | None], bands: Any) -> list[tuple[Any, int | None]]:
    """Bands with their names; hidden ones are None, those nobody named are left out."""
    return [(word, counts[band]) for band, word in bands.items() if band in counts]
