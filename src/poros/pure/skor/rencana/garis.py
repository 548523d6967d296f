"""The frontier: how effort and index trade, from where one stands to the most within reach."""

from dataclasses import replace
from fractions import Fraction

from poros.pure.skor.model import bulatkan
from poros.pure.skor.rencana.medan import Medan
from poros.pure.skor.rencana.model import Permintaan, Sasaran, Titik
from poros.pure.skor.rencana.susun import rencana, tertinggi

TITIK = 12


def garis_depan(p: Permintaan, *, titik: int = TITIK, detik: float = 30) -> tuple[Titik, ...]:
    """Points from no effort to the highest index, evenly by index, the band edges among them; each is optimal."""
    medan = Medan(p)
    atas = medan.atas_awal + tertinggi(medan, detik)[0].nilai * medan.rapat
    bawah, puncak = (bulatkan(Fraction(n, medan.garis.penyebut), medan.garis.desimal) for n in (medan.atas_awal, atas))
    langkah = (puncak - bawah) / max(1, titik - 1)
    sasaran = {bawah + langkah * n for n in range(titik)} | {puncak}
    tuju = [Sasaran(bulatkan(Fraction(n), medan.garis.desimal)) for n in sasaran]
    tuju += [Sasaran(predikat=x.predikat) for x in p.instrumen.pita if x.dari is not None and bawah < x.dari <= puncak]
    semua = sorted((_titik(replace(p, sasaran=satu), detik) for satu in tuju), key=lambda t: (t.upaya, t.indeks))
    return tuple({t.upaya: t for t in semua}.values())  # of points of one effort the highest


def _titik(p: Permintaan, detik: float) -> Titik:
    jalan = rencana(p, detik=detik)
    return Titik(jalan.upaya, jalan.indeks, jalan.predikat)
