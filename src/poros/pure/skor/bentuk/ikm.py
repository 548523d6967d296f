"""IKM: from averages per unsur, from totals and the number of respondents, or the value alone."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from poros.pure.isian import Isian, bilangan, sebut
from poros.pure.skor.bentuk.dasar import Bentuk, Jawab, Kasus
from poros.pure.skor.hitung import hitung
from poros.pure.skor.model import Gabung, Instrumen, Jawaban, Komponen, bulatkan

LAMA = "KEP/25/M.PAN/2/2004"
BOBOT = ("weight_used", "weight", "bobot")


def dari_nrr(kasus: Kasus) -> Jawab:
    """Average answer of each unsur."""
    kasus.isian.wajib("nrr")
    nrr = kasus.isian.anak("nrr")
    return _ikm(kasus, {kode: Fraction(nrr.bilangan(kode)) for kode in nrr.isi}, nrr)


def dari_jumlah(kasus: Kasus) -> Jawab:
    """Totals per unsur and how many answered."""
    orang = kasus.isian.bilangan("n")
    if orang <= 0 or orang != int(orang):
        raise kasus.isian.salah("n", f"harus bilangan bulat lebih dari nol, bukan {sebut(kasus.isian.isi['n'])}")
    kasus.isian.wajib("totals")
    isi = kasus.isian.isi["totals"]
    total = Isian({f"U{n}": v for n, v in enumerate(isi, 1)} if isinstance(isi, list) else isi, '"totals"')
    return _ikm(kasus, {kode: Fraction(total.bilangan(kode)) / Fraction(orang) for kode in total.isi}, total)


def hanya_nilai(kasus: Kasus) -> Jawab:
    instrumen = kasus.instrumen
    hasil = hitung(instrumen, {instrumen.akar.kode: kasus.isian.tak_negatif("ikm")}, tahun=kasus.tahun)
    return Jawab(hasil.indeks, hasil.predikat, {"mutu": hasil.predikat, "kinerja": hasil.sebutan}, (hasil,))


def dengan_unsur(instrumen: Instrumen, unsur: list[str], bobot: Fraction | None) -> Instrumen:
    """The instrument for these unsur: each weighs 1/n, or what the report used."""
    contoh = instrumen.akar.anak[0]
    nama = {k.kode: k.nama for k in instrumen.akar.anak}
    anak = tuple(
        Komponen(kode, nama.get(kode, kode), bobot or Fraction(1, len(unsur)), skala=contoh.skala) for kode in unsur
    )
    akar = replace(instrumen.akar, anak=anak)
    return replace(instrumen, akar=akar if bobot is None else replace(akar, gabung=Gabung.JUMLAH, pembagi=Fraction(1)))


def _ikm(kasus: Kasus, nrr: dict[str, Fraction], letak: Isian) -> Jawab:
    if not nrr:
        raise kasus.isian.salah(letak.letak, "kosong")
    bobot = _bobot(kasus.isian)
    instrumen = dengan_unsur(kasus.instrumen, list(nrr), bobot)
    masukan: dict[str, Jawaban] = dict(nrr)
    hasil = hitung(instrumen, masukan, tahun=kasus.tahun)
    timbang = {k.kode: nrr[k.kode] * k.bobot for k in instrumen.akar.anak}
    nilai = sum(timbang.values(), Fraction(0))
    sama = {bulatkan(t, 2) for t in timbang.values()}
    parts: dict[str, Any] = {
        "nrr": {kode: bulatkan(n, 3) for kode, n in nrr.items()},
        "nrr_tertimbang": {kode: bulatkan(t, 2) for kode, t in timbang.items()},
        "nrr_mean": bulatkan(sum(nrr.values(), Fraction(0)) / len(nrr), 4),
        "total": bulatkan(nilai, 4),
        "ikm": hasil.indeks,
        "mutu": hasil.predikat,
        "kinerja": hasil.sebutan,
        "weight_used": str(instrumen.akar.anak[0].bobot) if bobot is None else bulatkan(bobot, 6).normalize(),
    }
    if len(sama) == 1:
        parts["nrr_tertimbang_each"] = sama.pop()
    return Jawab(hasil.indeks, hasil.predikat, parts, (hasil,))


def _bobot(isian: Isian) -> Fraction | None:
    kunci = next((k for k in BOBOT if isian.isi.get(k) is not None), None)
    if kunci is None:
        return None
    angka = bilangan(isian.isi[kunci])
    if angka is None or not 0 < angka <= 1:
        raise isian.salah(kunci, f"harus lebih dari nol dan paling tinggi 1, bukan {sebut(isian.isi[kunci])}")
    return Fraction(angka)


def disebut(hitung_mutu: Any) -> Any:
    """Reports that print the word ("Baik") where others print the letter."""

    def hitung_sebutan(kasus: Kasus) -> Jawab:
        jawab = hitung_mutu(kasus)
        kinerja = jawab.parts["kinerja"]
        return replace(jawab, predikat=kinerja, parts={**jawab.parts, "mutu": kinerja, "huruf": jawab.predikat})

    return hitung_sebutan


BENTUK = {
    "ikm_nrr": Bentuk("ikm", disebut(dari_nrr), "ikm", "PermenPANRB 14/2017"),
    "ikm_nrr_14_elements": Bentuk("ikm", disebut(dari_nrr), "ikm", LAMA),
    "ikm_nrr_inconsistent": Bentuk("ikm", dari_nrr, "ikm", "PermenPANRB 14/2017", janggal=True),
    "ikm_totals": Bentuk("ikm", dari_jumlah, "ikm", "PermenPANRB 14/2017"),
    "ikm_band_only": Bentuk("ikm", hanya_nilai, "ikm", "PermenPANRB 14/2017"),
}
