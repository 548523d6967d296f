"""The way up: which steps bring an index to its target for the least effort, in which year, and at what proof.

The problem is a small integer programme. Weights become whole numbers (the linear form of the instrument), so the
solver works on exact data; the plan it returns is computed again by the engine, band edge and rounding included.
"""

from poros.pure.skor.rencana.baca import baca_permintaan, sebutan
from poros.pure.skor.rencana.garis import garis_depan
from poros.pure.skor.rencana.kata import kalimat
from poros.pure.skor.rencana.model import (
    Halangan,
    Langkah,
    Permintaan,
    Rencana,
    Sasaran,
    Syarat,
    Titik,
)
from poros.pure.skor.rencana.ragam import ratakan
from poros.pure.skor.rencana.susun import rencana

__all__ = [
    "Halangan",
    "Langkah",
    "Permintaan",
    "Rencana",
    "Sasaran",
    "Syarat",
    "Titik",
    "baca_permintaan",
    "garis_depan",
    "kalimat",
    "ratakan",
    "rencana",
    "sebutan",
]
