"""Computing an index from answers: exact fractions from the leaf to the root, every step kept."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from poros.pure.isian import MasukanError, bilangan, sebut
from poros.pure.skor.batas import pita
from poros.pure.skor.model import (
    TIDAK_BERLAKU,
    Bagian,
    Gabung,
    Hasil,
    Instrumen,
    Jawaban,
    JenisSkala,
    Komponen,
    bulatkan,
)
from poros.pure.skor.skala import nilai_jawaban

NOL = Fraction(0)
SERATUS = 100


def hitung(
    instrumen: Instrumen,
    masukan: Mapping[str, Jawaban],
    *,
    tahun: int | None = None,
    simpul: str | None = None,
    tepi: str | None = None,
    keadaan: Mapping[str, bool] | None = None,
) -> Hasil:
    """Compute the index, or the component `simpul`, from answers by component code.

    A component that has children may be given its value directly; then its children are not asked. `keadaan` says
    which conditions of a band are met (a condition that is not mentioned is).
    """
    periksa_jawaban(instrumen, masukan)
    puncak = instrumen.akar if simpul is None else instrumen.simpul[simpul]
    akar = _bagian(puncak, masukan, instrumen)
    indeks = bulatkan(akar.pecahan, instrumen.desimal)
    cara = tepi or instrumen.tepi_pada(tahun)
    if simpul is not None:
        return Hasil(instrumen, akar, indeks, None, tepi=cara)
    jatuh = pita(instrumen, Fraction(indeks) if cara == "bulat" else akar.pecahan)
    predikat = next(
        (ganti for syarat, ganti in jatuh.bila_tidak.items() if keadaan and keadaan.get(syarat) is False),
        jatuh.predikat,
    )
    return Hasil(instrumen, akar, indeks, predikat, jatuh.nama, cara)


def hitung_banyak(
    instrumen: Instrumen, masukan: Iterable[Mapping[str, Jawaban]], *, tahun: int | None = None
) -> list[Hasil]:
    """One result for each set of answers."""
    return [hitung(instrumen, satu, tahun=tahun) for satu in masukan]


def periksa_jawaban(instrumen: Instrumen, masukan: Mapping[str, Jawaban]) -> None:
    """Refuse answers to what is not asked and answers outside their scale; the error names the component."""
    for kode, jawaban in masukan.items():
        komponen = instrumen.simpul.get(kode)
        if komponen is None:
            raise MasukanError(f'"{kode}" bukan komponen {instrumen.nama} ({instrumen.dasar})')
        if jawaban is None or jawaban == TIDAK_BERLAKU:
            continue
        if komponen.daun:
            nilai_jawaban(komponen, jawaban)
        else:
            _langsung(komponen, jawaban)


def _bagian(komponen: Komponen, masukan: Mapping[str, Jawaban], instrumen: Instrumen) -> Bagian:
    jawaban = masukan.get(komponen.kode)
    if jawaban == TIDAK_BERLAKU:
        return Bagian(komponen.kode, komponen.nama, komponen.bobot, NOL, NOL, jawaban, "tidak berlaku")
    if jawaban is not None and not komponen.daun:
        return _jadi(komponen, _langsung(komponen, jawaban), jawaban, "diisi")
    if komponen.daun:
        nilai = nilai_jawaban(komponen, jawaban) * _pengali(komponen, masukan, instrumen)
        return _jadi(komponen, nilai, jawaban, "kosong" if jawaban is None else "diisi")
    return _gabung(komponen, tuple(_bagian(anak, masukan, instrumen) for anak in komponen.anak))


def _jadi(komponen: Komponen, nilai: Fraction, jawaban: Jawaban, keadaan: str) -> Bagian:
    tampil = nilai if komponen.desimal is None else Fraction(bulatkan(nilai, komponen.desimal))
    return Bagian(komponen.kode, komponen.nama, komponen.bobot, tampil, NOL, jawaban, keadaan)  # type: ignore[arg-type]


def _gabung(komponen: Komponen, anak: tuple[Bagian, ...]) -> Bagian:
    """Put the children together; the weights of those that do not apply are left out of a mean."""
    berlaku = [b for b in anak if b.keadaan != "tidak berlaku"]
    if not berlaku:
        return Bagian(komponen.kode, komponen.nama, komponen.bobot, NOL, NOL, None, "tidak berlaku", anak)
    rata = komponen.gabung is Gabung.RATA
    pembagi = sum((b.bobot for b in berlaku), NOL) if rata else komponen.pembagi
    simpul = {k.kode: k for k in komponen.anak}
    berisi = tuple(_dengan_sumbangan(simpul[b.kode], b, pembagi, komponen.pengali) for b in anak)
    jumlah = sum((b.sumbangan for b in berisi), NOL)
    nilai = jumlah if komponen.desimal is None else Fraction(bulatkan(jumlah, komponen.desimal))
    return Bagian(komponen.kode, komponen.nama, komponen.bobot, nilai, NOL, anak=berisi)


def _dengan_sumbangan(komponen: Komponen, b: Bagian, pembagi: Fraction, pengali: Fraction) -> Bagian:
    if b.keadaan == "tidak berlaku":
        return b
    berbobot = b.pecahan * b.bobot
    if komponen.desimal_sumbangan is not None:  # rounded in the unit of the weight: "skor indeks" of 9/2023
        berbobot = Fraction(bulatkan(berbobot / SERATUS, komponen.desimal_sumbangan)) * SERATUS
    tambah = berbobot / pembagi * pengali
    return Bagian(b.kode, b.nama, b.bobot, b.pecahan, tambah, b.jawaban, b.keadaan, b.anak)


def _langsung(komponen: Komponen, jawaban: Jawaban) -> Fraction:
    angka = jawaban if isinstance(jawaban, Fraction) else bilangan(jawaban)
    if angka is None or angka < 0:
        raise MasukanError(
            f'"{komponen.kode}" ({komponen.nama}) harus berupa bilangan tak negatif, bukan {sebut(jawaban)}'
        )
    atas = puncak(komponen)
    if angka > atas:
        raise MasukanError(f'"{komponen.kode}" ({komponen.nama}) paling tinggi {float(atas):g}, bukan {sebut(jawaban)}')
    return Fraction(angka)


def puncak(komponen: Komponen) -> Fraction:
    """The highest value a component can have."""
    if komponen.daun:
        return _terbaik(komponen)
    jumlah = sum((puncak(anak) * anak.bobot for anak in komponen.anak), NOL)
    pembagi = sum((anak.bobot for anak in komponen.anak), NOL) if komponen.gabung is Gabung.RATA else komponen.pembagi
    return jumlah / pembagi * komponen.pengali


def _terbaik(komponen: Komponen) -> Fraction:
    skala = komponen.skala
    assert skala is not None
    if skala.jenis is JenisSkala.RASIO:  # is not answered by a number; its best is its ceiling
        return Fraction(skala.plafon or skala.sampai)
    return nilai_jawaban(komponen, max(skala.pilihan.values(), default=None) or skala.sampai)


def _pengali(komponen: Komponen, masukan: Mapping[str, Jawaban], instrumen: Instrumen) -> Fraction:
    """Some indicators count only as far as another one is good (RB: skor pengali / bobot pengali)."""
    if komponen.pengali_dari is None:
        return Fraction(1)
    lain = instrumen.simpul[komponen.pengali_dari]
    return nilai_jawaban(lain, masukan.get(lain.kode)) / puncak(lain)
