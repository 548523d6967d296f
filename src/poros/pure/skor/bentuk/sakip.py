"""SAKIP: from component scores, component percentages, answers of sub-components, or the value alone."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from poros.pure.isian import Isian, sebut
from poros.pure.skor.bentuk.dasar import Bentuk, Jawab, Kasus
from poros.pure.skor.hitung import hitung
from poros.pure.skor.model import Bagian, Instrumen, bulatkan

SERATUS = 100


def dari_nilai(kasus: Kasus) -> Jawab:
    """Points of each component, already weighted: 25.93 of 30."""
    return _komponen(kasus, lambda angka, bobot: angka / bobot * SERATUS)


def dari_persen(kasus: Kasus) -> Jawab:
    """Each component in percent of its weight."""
    return _komponen(kasus, lambda angka, _bobot: angka)


def dari_jawaban(kasus: Kasus) -> Jawab:
    """Answers AA … E by sub-component: `{"answers": {"1.1": "BB", …}}`."""
    jawaban = kasus.isian.anak("answers")
    kasus.isian.wajib("answers")
    hasil = hitung(kasus.instrumen, jawaban.isi, tahun=kasus.tahun)
    nilai = {kode: bulatkan(b.sumbangan, 2) for kode, b in _anak(hasil.akar)}
    return Jawab(hasil.indeks, hasil.predikat, {"scores": nilai}, (hasil,))


def hanya_nilai(kasus: Kasus) -> Jawab:
    nilai = kasus.isian.tak_negatif("nilai")
    hasil = hitung(kasus.instrumen, {kasus.instrumen.akar.kode: nilai}, tahun=kasus.tahun)
    return Jawab(hasil.indeks, hasil.predikat, {}, (hasil,))


def _komponen(kasus: Kasus, persen: Any) -> Jawab:
    isian, instrumen = kasus.isian, kasus.instrumen
    angka = _angka(isian)
    masukan: dict[str, Any] = {}
    for nama, isi in angka.isi.items():
        anak = _bernama(instrumen, angka, nama)
        nilai = persen(Fraction(angka.tak_negatif(nama)), anak.bobot)
        if nilai > SERATUS:
            raise angka.salah(nama, f"melebihi bobot komponen, {float(anak.bobot):g}: {sebut(isi)}")
        masukan[anak.kode] = nilai
    hasil = hitung(instrumen, masukan, tahun=kasus.tahun)
    bagian = {"scores": {nama: _sumbangan(hasil.bagian(), instrumen, angka, nama) for nama in angka.isi}}
    return Jawab(hasil.indeks, hasil.predikat, bagian, (hasil,), *_bobot_aturan(isian, instrumen))


def _angka(isian: Isian) -> Isian:
    """The object with the figures: whichever stands beside `weights`."""
    kunci = next((k for k, isi in isian.isi.items() if k != "weights" and isinstance(isi, dict)), "scores")
    isian.wajib(kunci)
    return isian.anak(kunci)


def _bernama(instrumen: Instrumen, isian: Isian, nama: str) -> Any:
    """The component whose name begins like the key: `perencanaan`, `evaluasi_internal`."""
    kata = nama.split("_", maxsplit=1)[0].casefold()
    anak = next((a for a in instrumen.akar.anak if a.kode == nama or a.nama.casefold().startswith(kata)), None)
    if anak is None:
        raise isian.salah(nama, f"bukan komponen {instrumen.dasar}")
    return anak


def _sumbangan(bagian: Mapping[str, Bagian], instrumen: Instrumen, isian: Isian, nama: str) -> Any:
    return bulatkan(bagian[_bernama(instrumen, isian, nama).kode].sumbangan, 2)


def _bobot_aturan(isian: Isian, instrumen: Instrumen) -> tuple[bool | None, str]:
    """Weights that are given must be those of the rule: a variant with five components circulates under its name."""
    bobot = isian.anak("weights")
    for nama in bobot.isi:
        seharusnya = _bernama(instrumen, bobot, nama).bobot
        if Fraction(bobot.bilangan(nama)) != seharusnya:
            return False, f"bobot {nama} {bobot.bilangan(nama):f} bukan bobot {instrumen.dasar}, {float(seharusnya):g}"
    return None, ""


def _anak(akar: Bagian) -> list[tuple[str, Bagian]]:
    return [(anak.kode, anak) for anak in akar.anak]


BENTUK = {
    "sakip_components": Bentuk("akip", dari_nilai, "nilai"),
    "sakip_component_percent": Bentuk("akip", dari_persen, "nilai"),
    "sakip_answers": Bentuk("akip", dari_jawaban, "nilai"),
    "sakip_band_only": Bentuk("akip", hanya_nilai, "nilai"),
}
