"""Forms of the other indices: SPIP with MRI and IEPK, RB, IPP, target against realisation, and any instrument."""

from fractions import Fraction
from typing import Any

from poros.pure.isian import Isian, bilangan, sebut
from poros.pure.skor.bentuk.dasar import Bentuk, Jawab, Kasus
from poros.pure.skor.hitung import hitung, puncak
from poros.pure.skor.kata import angka
from poros.pure.skor.model import Hasil, Instrumen, Jawaban, bulatkan

SERATUS = 100
SPIP = {"penetapan_tujuan": "PT.", "struktur_proses": "SP.", "pencapaian_tujuan": "PH."}
KELOMPOK_RB = {"strategi": "S", "kebijakan": "K", "sasaran": "C", "tematik": "T"}


def spip(kasus: Kasus) -> Jawab:
    """The maturity of SPIP and, where their figures are given, MRI and IEPK."""
    isian, catatan = kasus.isian, list[str]()
    masukan: dict[str, Jawaban] = {}
    for kunci, awalan in SPIP.items():
        isian.wajib(kunci)
        masukan |= _bernilai(isian.anak(kunci), awalan, kasus.instrumen, catatan)
    hasil = hitung(kasus.instrumen, masukan, tahun=kasus.tahun)
    bagian = hasil.bagian()
    tingkat = kasus.instrumen.pita[::-1]
    parts: dict[str, Any] = {
        **{kunci: angka(bagian[awalan[:-1]].pecahan, 9) for kunci, awalan in SPIP.items()},
        "maturitas_spip": hasil.indeks,
        "maturitas_spip_unrounded": angka(hasil.akar.pecahan, 9),
        "level": next(n for n, p in enumerate(tingkat, 1) if p.predikat == hasil.predikat),
        "sebutan": hasil.predikat,
    }
    semua = [hasil]
    for kunci in ("mri", "iepk"):
        if kunci in isian.isi:
            lain = kasus.rak.cari(kunci, dasar=kasus.instrumen.dasar)
            satu = hitung(lain, _bernilai(isian.anak(kunci), "", lain, catatan), tahun=kasus.tahun)
            parts[kunci] = satu.indeks
            semua.append(satu)
    return Jawab(hasil.indeks, hasil.predikat, parts, tuple(semua), False if catatan else None, "; ".join(catatan))


def rb_bobot(kasus: Kasus) -> Jawab:
    """Do the weights of a worksheet add up to 100 and 10, and are they those of the rule?"""
    jumlah: dict[str, Fraction] = dict.fromkeys(KELOMPOK_RB, Fraction(0))
    for kunci in kasus.isian.isi:
        kelompok = next((k for k in KELOMPOK_RB if kunci.startswith(k)), None)
        if kelompok is None:
            raise kasus.isian.salah(kunci, f"bukan kelompok bobot; yang ada: {', '.join(KELOMPOK_RB)}")
        bobot = [bilangan(satu) for satu in kasus.isian.daftar(kunci)]
        if not bobot or None in bobot:
            raise kasus.isian.salah(kunci, "harus berupa daftar bilangan yang tidak kosong")
        jumlah[kelompok] += sum((Fraction(satu) for satu in bobot if satu is not None), Fraction(0))
    tematik = jumlah["tematik"]
    general = sum(jumlah.values(), Fraction(0)) - tematik
    parts = {k: angka(n, 4) for k, n in jumlah.items() if k != "tematik"}
    parts |= {
        "rb_general": angka(general, 4),
        "rb_tematik": angka(tematik, 4),
        "total_max": angka(general + tematik, 4),
    }
    beda = [
        f"bobot {kelompok} berjumlah {float(n):g}, menurut {kasus.instrumen.dasar} {float(seharusnya):g}"
        for kelompok, n in jumlah.items()
        if n != (seharusnya := kasus.instrumen.simpul[KELOMPOK_RB[kelompok]].bobot)
    ]
    return Jawab(parts["total_max"], None, parts, (), not beda, "; ".join(beda))


def ipp_konversi(kasus: Kasus) -> Jawab:
    """A certificate prints the index of 0–5 also in percent."""
    hasil = hitung(kasus.instrumen, {kasus.instrumen.akar.kode: kasus.isian.tak_negatif("index")}, tahun=kasus.tahun)
    persen = bulatkan(hasil.akar.pecahan / puncak(kasus.instrumen.akar) * SERATUS, 2)
    parts = {"index": hasil.indeks, "konversi_100": persen, "kategori": hasil.sebutan, "nilai_huruf": hasil.predikat}
    return Jawab(persen, hasil.sebutan, parts, (hasil,))


def capaian(kasus: Kasus) -> Jawab:
    """Realisation against target, in whole percent."""
    isi = {k: v for k, v in kasus.isian.isi.items() if k in {"target", "realisasi", "arah"}}
    hasil = hitung(kasus.instrumen, {kasus.instrumen.daun[0].kode: isi}, tahun=kasus.tahun)
    parts = {"rasio_persen": hasil.indeks, "rasio_tepat": bulatkan(hasil.akar.pecahan, 2)}
    return Jawab(hasil.indeks, hasil.predikat, parts, (hasil,))


def umum(kasus: Kasus) -> Jawab:
    """Any instrument: `{"instrument": "pemdi-2026", "answers": {"I1": 3.5}}`."""
    kasus.isian.wajib("answers")
    hasil = hitung(kasus.instrumen, kasus.isian.anak("answers").isi, tahun=kasus.tahun)
    return Jawab(hasil.indeks, hasil.predikat, _anak_bulat(hasil), (hasil,))


def _anak_bulat(hasil: Hasil) -> dict[str, Any]:
    """Rounded values of all components between the root and the indicators."""
    tengah = {k.kode for anak in hasil.instrumen.akar.anak for k in anak.semua() if not k.daun}
    return {b.kode: b.bulat(hasil.instrumen.desimal) for b in hasil.akar.semua() if b.kode in tengah}


def _bernilai(isian: Isian, awalan: str, instrumen: Instrumen, catatan: list[str]) -> dict[str, Jawaban]:
    """`{name: {"w": 20, "score": 5}}` or `{name: 5}` as answers; a weight that is not the rule's is noted."""
    hasil: dict[str, Jawaban] = {}
    for nama, isi in isian.isi.items():
        if nama == "subunsur":
            hasil |= _bernilai(isian.anak(nama), awalan, instrumen, catatan)
        elif nama not in {"weight", "weights"}:
            kode = awalan + nama
            if kode not in instrumen.simpul:
                raise isian.salah(nama, f"bukan komponen {instrumen.dasar}")
            hasil[kode] = isi
            if isinstance(isi, dict):
                satu = isian.anak(nama)
                hasil[kode] = satu.tak_negatif("score")
                bobot = instrumen.simpul[kode].bobot
                if "w" in isi and Fraction(satu.bilangan("w")) != bobot:
                    catatan.append(f"bobot {nama} {sebut(isi['w'])} bukan bobot {instrumen.dasar}, {float(bobot):g}")
    return hasil


BENTUK = {
    "spip_full": Bentuk("spip", spip, "maturitas_spip"),
    "rb_rule_check": Bentuk("rb", rb_bobot, "total_max"),
    "ipp_conversion": Bentuk("ipp", ipp_konversi, "konversi_100"),
    "capaian_ratio": Bentuk("capaian", capaian, "rasio_persen"),
    "capaian_ratio_inconsistent": Bentuk("capaian", capaian, "rasio_persen", janggal=True),
    "instrument": Bentuk("", umum, "index"),
}
