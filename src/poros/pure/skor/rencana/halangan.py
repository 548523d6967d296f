"""What cannot be reached, and why: lift one sort of limit at a time and see which lets the target through."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from poros.pure.skor.model import bulatkan
from poros.pure.skor.rencana.medan import KELAS, Medan
from poros.pure.skor.rencana.milp import pecahkan
from poros.pure.skor.rencana.model import Halangan, Permintaan


def halangan(medan: Medan, detik: float) -> tuple[Halangan, ...]:
    """Which limits keep the target out of reach, each with the index that lifting it alone would allow."""
    hasil = tuple(_indikator(medan.p))
    cukup, puncak = _dilonggarkan(medan, KELAS, detik)
    if not cukup:
        return Halangan("puncak", nilai={"indeks": f"{puncak:f}"}), *hasil
    ada = _ada(medan.p)
    sendiri = [
        Halangan(kelas, nilai={"indeks": f"{indeks:f}"})
        for kelas in ada
        for cukup, indeks in [_dilonggarkan(medan, (kelas,), detik / len(ada))]
        if cukup
    ]
    return *(sendiri or [Halangan("bersama")]), *hasil


def _ada(p: Permintaan) -> list[str]:
    """The sorts of limits that this request has; to lift another would ask the same question again."""
    isi = {
        "kapasitas": p.kapasitas,
        "anggaran": p.anggaran is not None,
        "laju": p.naik_setahun or p.instrumen.naik_satu_tahun,
        "syarat": p.syarat,
        "paling_tinggi": p.paling_tinggi,
        "tetap": p.tetap,
    }
    return [kelas for kelas in KELAS if isi[kelas]]


def _dilonggarkan(medan: Medan, kelas: Collection[str], detik: float) -> tuple[bool, Decimal]:
    """Whether the target is within reach without these limits, and the highest index then."""
    longgar = Medan(medan.p, frozenset(kelas))
    temuan = pecahkan(longgar.soal("indeks")[0], detik=detik)
    assert temuan is not None  # to take no step is always allowed
    naik = temuan.nilai
    indeks = bulatkan(Fraction(longgar.atas_awal + naik * longgar.rapat, longgar.garis.penyebut), longgar.garis.desimal)
    return naik >= (longgar.perlu or 0), indeks


def _indikator(p: Permintaan) -> Iterator[Halangan]:
    """Indicators that cannot rise at all, or not past a level, whatever the effort."""
    for kode in sorted(p.tetap):
        yield Halangan("tetap", kode, {"nama": p.instrumen.simpul[kode].nama})
    for kode, tingkat in sorted(p.paling_tinggi.items()):
        yield Halangan("paling_tinggi", kode, {"nama": p.instrumen.simpul[kode].nama, "tingkat": f"{tingkat:f}"})
    puncak = _puncak(p)
    for syarat in p.syarat:
        if puncak[syarat.perlu] < syarat.perlu_tingkat and puncak[syarat.kode] < syarat.tingkat:
            angka = {"tingkat": f"{syarat.tingkat:f}", "perlu_tingkat": f"{syarat.perlu_tingkat:f}"}
            yield Halangan("syarat", syarat.kode, {"perlu": syarat.perlu, **angka})


def _puncak(p: Permintaan) -> dict[str, Decimal]:
    """The highest level each indicator can have when effort is no matter."""
    tanpa = Medan(replace(p, syarat=()))
    puncak = dict(tanpa.awal)
    for tapak in tanpa.tapak:
        puncak[tapak.kode] = tapak.ke
    turun = True
    while turun:
        turun = False
        for s in p.syarat:
            if puncak[s.perlu] < s.perlu_tingkat and puncak[s.kode] >= s.tingkat > tanpa.awal[s.kode]:
                bawah = [t.ke for t in tanpa.tapak if t.kode == s.kode and t.ke < s.tingkat]
                puncak[s.kode] = max([tanpa.awal[s.kode], *bawah])
                turun = True
    return puncak
