"""The forms in which results are published: what level they name their inputs at, and what they print.

A form (*kind*) says which components its figures stand for; the rule itself is the instrument's. Where the published
result is given too, it is compared: what does not reproduce is reported with the likely reason, never corrected.
"""

from collections.abc import Mapping
from typing import Any

from poros.pure.isian import Isian, MasukanError
from poros.pure.skor.bentuk import ikm, lain, sakip, spbe
from poros.pure.skor.bentuk.cocok import cocokkan
from poros.pure.skor.bentuk.dasar import Bentuk, Jawab, Kasus
from poros.pure.skor.rak import Rak

__all__ = ["KIND", "Jawab", "hitung_bentuk"]

KIND: Mapping[str, Bentuk] = {**spbe.BENTUK, **sakip.BENTUK, **ikm.BENTUK, **lain.BENTUK}


def hitung_bentuk(kind: str, data: Any, rak: Rak, *, dasar: str | None = None) -> Jawab:
    """Compute one case `{"inputs": {…}, "year"?: …, "rule"?: …, "published_outputs"?: …}`."""
    if kind not in KIND:
        raise MasukanError(f'"kind" {kind} tidak dikenal; yang ada: {", ".join(sorted(KIND))}')
    isian, bentuk = Isian(data, "masukan"), KIND[kind]
    isian.wajib("inputs")
    tahun = isian.isi.get("year")
    if tahun is not None and (isinstance(tahun, bool) or not isinstance(tahun, int)):
        raise isian.salah("year", "harus berupa bilangan bulat")
    inputs = isian.anak("inputs")
    if bentuk.indeks:
        instrumen = rak.cari(bentuk.indeks, dasar=dasar or isian.isi.get("rule") or bentuk.dasar)
    else:
        instrumen = rak.ambil(inputs.teks("instrument"))
    jawab = bentuk.hitung(Kasus(inputs, instrumen, rak, tahun))
    return cocokkan(bentuk, jawab, isian)
