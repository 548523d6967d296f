"""SPBE and Pemerintah Digital: from indicators, from aspects, from domains."""

from poros.pure.skor.bentuk.dasar import Bentuk, Jawab, Kasus, anak_bulat, bernomor
from poros.pure.skor.hitung import hitung
from poros.pure.skor.model import Jawaban

LAMA = "PermenPANRB 5/2018"
TINGKATAN = {"levels": "I", "values": "I", "aspects": "A", "domains": "D"}
BAGIAN = {"aspects": "A", "domains": "D"}


def penuh(kasus: Kasus) -> Jawab:
    """The whole index from whatever level the case names: indicators, aspects or domains."""
    hasil = hitung(kasus.instrumen, _masukan(kasus), tahun=kasus.tahun)
    bagian = {kunci: nilai for kunci, awalan in BAGIAN.items() if (nilai := anak_bulat(hasil, awalan))}
    return Jawab(hasil.indeks, hasil.predikat, bagian, (hasil,))


def penuh_lama(kasus: Kasus) -> Jawab:
    """As `penuh`; the old reports print their parts as lists."""
    jawab = penuh(kasus)
    return Jawab(jawab.index, jawab.predikat, {k: list(v.values()) for k, v in jawab.parts.items()}, jawab.hasil)


def satu_aspek(kasus: Kasus) -> Jawab:
    return _satu(kasus, "aspect", "A")


def satu_domain(kasus: Kasus) -> Jawab:
    return _satu(kasus, "domain", "D")


def _satu(kasus: Kasus, kunci: str, awalan: str) -> Jawab:
    """One component alone, named by its number or its name."""
    isian, nama = kasus.isian, str(kasus.isian.wajib(kunci))
    simpul = kasus.instrumen.simpul
    kode = next(
        (
            k.kode
            for k in simpul.values()
            if k.kode == f"{awalan}{nama}" or (k.kode.startswith(awalan) and k.nama == nama)
        ),
        None,
    )
    if kode is None:
        raise isian.salah(kunci, f'"{nama}" tidak ada pada {kasus.instrumen.dasar}')
    masukan = _masukan(kasus)
    bawah = {k.kode for k in simpul[kode].semua()}
    if asing := next((k for k in masukan if k not in bawah), None):
        raise isian.salah(kunci, f'"{nama}" tidak memuat {simpul[asing].nama} ({asing})')
    hasil = hitung(kasus.instrumen, masukan, tahun=kasus.tahun, simpul=kode)
    return Jawab(hasil.indeks, None, {kunci: nama}, (hasil,))


def _masukan(kasus: Kasus) -> dict[str, Jawaban]:
    kunci = next((k for k in TINGKATAN if k in kasus.isian.isi), "levels")
    return bernomor(kasus.isian, kunci, TINGKATAN[kunci], kasus.instrumen)


BENTUK = {
    **{
        nama: Bentuk("spbe", penuh, "spbe_index", "PermenPANRB 59/2020")
        for nama in ("spbe_indicators", "spbe_aspects", "spbe_aspects_class_average", "spbe_domains", "spbe_index")
    },
    "spbe_aspect": Bentuk("spbe", satu_aspek, "aspect_index", "PermenPANRB 59/2020"),
    "spbe_domain": Bentuk("spbe", satu_domain, "domain_index", "PermenPANRB 59/2020"),
    "spbe_indicators_old_rule": Bentuk("spbe", penuh_lama, "spbe_index", LAMA),
    "spbe_aspects_old_rule": Bentuk("spbe", penuh_lama, "spbe_index", LAMA),
    "pemdi_indicators": Bentuk("pemdi", penuh, "pemdi_index"),
    "pemdi_aspects": Bentuk("pemdi", penuh, "pemdi_index"),
    "pemdi_aspect": Bentuk("pemdi", satu_aspek, "aspect_index"),
}
