"""The frontier: how effort and index trade, from where one stands to the most within reach."""

from dataclasses import replace
from fractions import Fraction
from time import perf_counter

from poros.pure.skor.model import bulatkan
from poros.pure.skor.rencana.medan import Medan
from poros.pure.skor.rencana.model import Permintaan, Sasaran, Titik
from poros.pure.skor.rencana.susun import rencana, tertinggi

TITIK = 12
JATAH_TERKECIL = 0.5  # seconds for a point


def garis_depan(p: Permintaan, *, titik: int = TITIK, detik: float = 30) -> tuple[Titik, ...]:
    """Points from no effort to the highest index, evenly by index, the band edges among them; each says its proof.

    All of them together take about `detik` seconds at most; a point that was not found in its share is left out.
    """
    habis = perf_counter() + detik
    medan = Medan(p)
    atas = medan.atas_awal + tertinggi(medan, detik / 3)[0].nilai * medan.rapat
    bawah, puncak = (bulatkan(Fraction(n, medan.garis.penyebut), medan.garis.desimal) for n in (medan.atas_awal, atas))
    langkah = (puncak - bawah) / max(1, titik - 1)
    sasaran = {bawah + langkah * n for n in range(titik)} | {puncak}
    tuju = [Sasaran(bulatkan(Fraction(n), medan.garis.desimal)) for n in sorted(sasaran)]
    tuju += [Sasaran(predikat=x.predikat) for x in p.instrumen.pita if x.dari is not None and bawah < x.dari <= puncak]
    semua = []
    for nomor, satu in enumerate(tuju):
        jatah = max(JATAH_TERKECIL, (habis - perf_counter()) / (len(tuju) - nomor))
        jalan = rencana(replace(p, sasaran=satu), detik=jatah, beralasan=False)
        if jalan.tercapai:
            semua.append(Titik(jalan.upaya, jalan.indeks, jalan.predikat, jalan.terbukti))
    semua.sort(key=lambda t: (t.upaya, t.indeks))
    return tuple({t.upaya: t for t in semua}.values())  # of points of one effort the highest
