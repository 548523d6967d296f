"""Making a plan: the least effort for a target, and, of the plans that cost it, the one that rises soonest."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from time import perf_counter

from poros.pure.isian import MasukanError
from poros.pure.skor.hitung import hitung, periksa_jawaban
from poros.pure.skor.model import TIDAK_BERLAKU, Hasil, Instrumen, Jawaban, bulatkan, desimal
from poros.pure.skor.rencana.halangan import halangan
from poros.pure.skor.rencana.medan import Medan, Tapak
from poros.pure.skor.rencana.milp import Soal, Temuan, WaktuHabisError, pecahkan
from poros.pure.skor.rencana.model import Bukti, Halangan, Langkah, Permintaan, Rencana, Sasaran


def rencana(p: Permintaan, *, detik: float = 30, beralasan: bool = True) -> Rencana:
    """The least-effort plan for the target; where it is out of reach, the highest index within the limits, and why.

    Half of the time is for the search, the rest for the choice among equals and for the reasons (`beralasan`).
    """
    mulai = perf_counter()
    periksa(p)
    medan = Medan(p)
    perlu = medan.perlu
    temuan, sebab = _dicari(medan, perlu, detik / 2)
    termurah = temuan is not None
    if temuan is None:
        temuan, _ = tertinggi(medan, detik / 2)
        if beralasan and perlu is not None and temuan.nilai < perlu:
            sebab += halangan(medan, detik / 4)
    pilih = _tersegera if termurah else _hemat
    terpilih, nomor = pilih(medan, temuan, detik / 4)
    return replace(
        _rencana(medan, terpilih, nomor, _bukti(medan, temuan, termurah=termurah)),
        halangan=sebab,
        detik=round(perf_counter() - mulai, 4),
    )


def _bukti(medan: Medan, temuan: Temuan, *, termurah: bool) -> Bukti:
    """What the solver's bound says about the plan, in effort or in points of the index."""
    satuan = Fraction(1, medan.skala_upaya) if termurah else Fraction(medan.rapat, medan.garis.penyebut)
    mulai = Fraction(0) if termurah else Fraction(medan.atas_awal, medan.garis.penyebut)
    return Bukti(
        dicari="upaya" if termurah else "indeks",
        batas=desimal(mulai + temuan.batas * satuan),
        selisih=desimal(abs(temuan.batas - temuan.nilai) * satuan),
    )


def _dicari(medan: Medan, perlu: int | None, detik: float) -> tuple[Temuan | None, tuple[Halangan, ...]]:
    """The cheapest way to the target if there is one; when the time did not do, that is said."""
    if perlu is None:
        return None, ()
    try:
        return _termurah(medan, perlu, detik), ()
    except WaktuHabisError:
        return None, (Halangan("waktu", nilai={"detik": f"{detik:g}"}),)


def periksa(p: Permintaan) -> None:
    """Refuse what the engine could not compute with; the error names the field."""
    periksa_jawaban(p.instrumen, p.tingkat)
    daun = {k.kode for k in p.instrumen.daun}
    disebut = {
        "levels": p.tingkat,
        "costs": p.upaya,
        "units": p.unit,
        "fixed": p.tetap,
        "ceilings": p.paling_tinggi,
        "not_applicable": p.tidak_berlaku,
        "preconditions": {kode for s in p.syarat for kode in (s.kode, s.perlu)},
    }
    for kunci, isi in disebut.items():
        if asing := sorted(set(isi) - daun):
            raise MasukanError(f'"{kunci}" menyebut "{asing[0]}" yang bukan indikator {p.instrumen.dasar}')
    if not p.tahun or list(p.tahun) != sorted(set(p.tahun)):
        raise MasukanError('"years" harus urut dan tidak berulang')


def nilai(p: Permintaan, tingkat: dict[str, Decimal]) -> Hasil:
    """The engine's own word on a profile."""
    jawaban: dict[str, Jawaban] = {**tingkat, **dict.fromkeys(p.tidak_berlaku, TIDAK_BERLAKU)}
    return hitung(p.instrumen, jawaban, tahun=p.tahun_tepi)


def tertinggi(medan: Medan, detik: float) -> tuple[Temuan, dict[tuple[int, int], int]]:
    """The highest index within all limits."""
    soal, nomor = medan.soal("indeks")
    return _ada(pecahkan(soal, detik=detik)), nomor


def _termurah(medan: Medan, perlu: int, detik: float) -> Temuan | None:
    soal, nomor = medan.soal("upaya")
    soal.batasi(medan.jumlah(nomor, "tambah"), bawah=perlu)
    return pecahkan(soal, detik=detik)


def _tersegera(medan: Medan, temuan: Temuan, detik: float) -> tuple[Temuan, dict[tuple[int, int], int]]:
    """Of all plans of that effort the one with the most index in each year; it reaches the target too."""
    soal, nomor = medan.soal("segera")
    soal.batasi(medan.jumlah(nomor, "upaya"), atas=temuan.nilai)
    soal.batasi(medan.jumlah(nomor, "tambah"), bawah=medan.perlu)
    return _atau(soal, temuan, detik), nomor


def _hemat(medan: Medan, temuan: Temuan, detik: float) -> tuple[Temuan, dict[tuple[int, int], int]]:
    """Of all plans that reach as high the cheapest."""
    soal, nomor = medan.soal("upaya")
    soal.batasi(medan.jumlah(nomor, "tambah"), bawah=temuan.nilai)
    return _atau(soal, temuan, detik), nomor


def _atau(soal: Soal, temuan: Temuan, detik: float) -> Temuan:
    """The better of two equals, or the one that is known: this choice needs no proof."""
    try:
        return _ada(pecahkan(soal, detik=detik))
    except WaktuHabisError:
        return temuan


def _ada(temuan: Temuan | None) -> Temuan:
    assert temuan is not None, "a plan that is known to exist was lost"
    return temuan


def _rencana(medan: Medan, temuan: Temuan, nomor: dict[tuple[int, int], int], bukti: Bukti) -> Rencana:
    p, tingkat, semua, per_tahun = medan.p, dict(medan.awal), list[Langkah](), []
    awal = nilai(p, tingkat)
    terakhir = awal
    for t, tahun in enumerate(p.tahun):
        baru = [
            tapak
            for n, tapak in enumerate(medan.tapak)
            if nomor[n, t] in temuan.satu and not (t and nomor[n, t - 1] in temuan.satu)
        ]
        tingkat |= {tapak.kode: tapak.ke for tapak in baru}
        semua += [_langkah(medan, tapak, tahun) for tapak in baru]
        terakhir = nilai(p, tingkat)
        upaya = sum((p.biaya(x.kode, x.ke) for x in baru), Decimal(0))
        per_tahun.append((tahun, upaya, terakhir.indeks, terakhir.predikat))
    return Rencana(
        langkah=tuple(semua),
        upaya=sum((x.upaya for x in semua), Decimal(0)),
        bukti=bukti,
        tercapai=tercapai(p.sasaran, terakhir, p.instrumen),
        indeks_awal=awal.indeks,
        predikat_awal=awal.predikat,
        indeks=terakhir.indeks,
        predikat=terakhir.predikat,
        tingkat=tingkat,
        per_tahun=tuple(per_tahun),
    )


def _langkah(medan: Medan, tapak: Tapak, tahun: int) -> Langkah:
    return Langkah(
        kode=tapak.kode,
        nama=medan.p.instrumen.simpul[tapak.kode].nama,
        dari=tapak.dari,
        ke=tapak.ke,
        upaya=medan.p.biaya(tapak.kode, tapak.ke),
        tambah=desimal(Fraction(tapak.tambah, medan.garis.penyebut)),
        tahun=tahun,
        unit=medan.p.unit.get(tapak.kode, ""),
    )


def tercapai(sasaran: Sasaran, hasil: Hasil, instrumen: Instrumen) -> bool:
    """Whether a result meets the target, by the engine: rounding and band edge included."""
    if sasaran.indeks is not None:
        return hasil.indeks >= bulatkan(Fraction(sasaran.indeks), 10)
    if sasaran.predikat is not None:
        urutan = [x.predikat for x in instrumen.pita]
        return urutan.index(hasil.predikat or "") <= urutan.index(sasaran.predikat)
    return True
