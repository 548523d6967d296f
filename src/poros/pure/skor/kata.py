"""Why an index is what it is: the tree of a result in lines, as JSON, and down to the leaf."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from poros.pure.skor.model import TIDAK_BERLAKU, Bagian, Gabung, Hasil, Jawaban, bulatkan

KEADAAN = {"kosong": "tidak diisi", "tidak berlaku": "tidak berlaku, bobotnya dikeluarkan"}
RAPAT = 4


def jelaskan(hasil: Hasil) -> list[str]:
    """The result first, then every part below it, indented; shares add up to the value above them."""
    cara = "indeks yang dibulatkan" if hasil.tepi == "bulat" else "indeks sebelum dibulatkan"
    puncak = f"{hasil.akar.nama}: {hasil.indeks:f}"
    if hasil.predikat is not None:
        puncak += f", {hasil.predikat} (predikat dari {cara}, {angka(hasil.akar.pecahan, 6)})"
    return [f"{puncak} menurut {hasil.instrumen.dasar}", *hasil.catatan, *_baris(hasil, hasil.akar, 1)]


def uraian(bagian: Bagian) -> dict[str, Any]:
    """The tree as data: numbers as Decimal, exact to 28 digits."""
    hasil: dict[str, Any] = {
        "code": bagian.kode,
        "name": bagian.nama,
        "weight": angka(bagian.bobot, RAPAT),
        "value": angka(bagian.pecahan, 10),
        "adds": angka(bagian.sumbangan, 10),
        "state": bagian.keadaan,
    }
    if bagian.anak:
        hasil["parts"] = [uraian(anak) for anak in bagian.anak]
    elif bagian.jawaban is not None:
        hasil["answer"] = tulis_jawaban(bagian.jawaban)
    return hasil


def angka(nilai: Fraction, teliti: int) -> Decimal:
    """Rounded to so many digits, without the zeros that say nothing."""
    bulat = bulatkan(nilai, teliti)
    utuh = bulat.to_integral_value()
    return utuh if utuh == bulat else bulat.normalize()


def tulis_jawaban(jawaban: Jawaban) -> Any:
    return angka(jawaban, 10) if isinstance(jawaban, Fraction) else jawaban


def _baris(hasil: Hasil, bagian: Bagian, dalam: int) -> list[str]:
    baris = []
    for anak in bagian.anak:
        baris += [f"{'  ' * dalam}{anak.kode} {anak.nama}: {_isi(anak)}", *_baris(hasil, anak, dalam + 1)]
    if bagian.anak:
        baris.append(f"{'  ' * dalam}= {_rumus(hasil, bagian)}")
    return baris


def _isi(bagian: Bagian) -> str:
    if bagian.keadaan == TIDAK_BERLAKU:
        return KEADAAN[TIDAK_BERLAKU]
    nilai, bobot, tambah = (f"{angka(n, RAPAT):f}" for n in (bagian.pecahan, bagian.bobot, bagian.sumbangan))
    catatan = f" ({KEADAAN[bagian.keadaan]})" if bagian.keadaan in KEADAAN else ""
    return f"{nilai}{catatan}, bobot {bobot}, menambah {tambah}"


def _rumus(hasil: Hasil, bagian: Bagian) -> str:
    komponen = hasil.instrumen.simpul[bagian.kode]
    if komponen.gabung is Gabung.RATA:
        rumus = "Σ(bobot × nilai) / Σ bobot"
    else:
        rumus = "Σ(bobot × nilai)" + (f" / {angka(komponen.pembagi, RAPAT):f}" if komponen.pembagi != 1 else "")
    kali = f" × {angka(komponen.pengali, RAPAT):f}" if komponen.pengali != 1 else ""
    return f"{rumus}{kali} = {angka(bagian.pecahan, RAPAT):f}"
