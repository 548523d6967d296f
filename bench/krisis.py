"""The engines of a crisis, each beside the bare solver calls it makes, in the same run; best of several.

Routes are measured on published instances when `--instances DIR` names a folder with some, see rute.py; they are not
shipped here. Without them a made-up instance shows the gap to our own bound.
"""

import math
import random
import time
from collections import Counter
from unittest import mock

from bahan import lapor
from rute import DETIK, ukur

KALI = 7
TITIK = 10_000


def _tercepat(kerja, kali=KALI):
    terbaik, hasil = math.inf, None
    for _ in range(kali):
        mulai = time.perf_counter()
        hasil = kerja()
        terbaik = min(terbaik, time.perf_counter() - mulai)
    return terbaik, hasil


def _panggilan(modul, kerja):
    """The arguments of every flow that a piece of work asks for."""
    tercatat = []
    asli = modul.alirkan

    def catat(*args):
        tercatat.append(args)
        return asli(*args)

    with mock.patch.object(modul, "alirkan", catat):
        kerja()
    return tercatat


def _bantuan(gudang: int, jalur: int, *, dekat: bool):
    """10,000 points asking for a quarter more than there is; ways by chance, or to the nearest warehouses."""
    from poros.pure.krisis.alokasi import Soal

    r = random.Random(gudang)
    butuh = {f"t{n}": r.randint(50, 450) for n in range(TITIK)}
    berat = [r.uniform(0.5, 1.5) for _ in range(gudang)]
    stok = {f"g{n}": int(sum(butuh.values()) / 1.25 * isi / sum(berat)) for n, isi in enumerate(berat)}
    pos = [(r.random(), r.random()) for _ in range(gudang)]
    semua, biaya = [], {}
    for titik in butuh:
        x, y = r.random(), r.random()
        jauh = {n: math.dist((x, y), p) for n, p in enumerate(pos)}
        pilih = sorted(jauh, key=jauh.get)[:jalur] if dekat else r.sample(range(gudang), jalur)
        semua += [(f"g{n}", titik) for n in pilih]
        biaya |= {(f"g{n}", titik): round(100 * jauh[n]) for n in pilih}
    return Soal(stok, butuh, semua), Soal(stok, butuh, semua, biaya)


def alokasi() -> None:
    from poros.pure.krisis.alokasi import bagi, hitung, pecah, siapa_cepat

    for gudang, jalur, dekat in ((20, 5, False), (50, 3, True)):
        soal, berbiaya = _bantuan(gudang, jalur, dekat=dekat)
        jaringan = hitung.Peta(soal).jaringan
        panggilan = _panggilan(pecah, lambda j=jaringan: list(pecah.kelompokkan(j)))
        telanjang, _ = _tercepat(lambda p=panggilan: [pecah.alirkan(*isi) for isi in p])
        mesin, _ = _tercepat(lambda j=jaringan: list(pecah.kelompokkan(j)))
        detik, adil = _tercepat(lambda s=soal: bagi(s))
        murah, _ = _tercepat(lambda s=berbiaya: bagi(s), 3)
        cepat = siapa_cepat(berbiaya, soal.butuh).ukuran
        lapor(
            "krisis:alokasi", gudang=gudang, titik=TITIK, jalur=len(soal.jalur), dekat=dekat, aliran=len(panggilan),
            aliran_telanjang_s=round(telanjang, 4), mesin_s=round(mesin, 4), kali_telanjang=round(mesin / telanjang, 2),
            bernama_s=round(detik, 3), dengan_biaya_s=round(murah, 3), tingkat=len(adil.tingkat),
            terendah=round(float(adil.ukuran.terendah), 3), gini=round(float(adil.ukuran.gini), 3),
            siapa_cepat_nol=cepat.nol_tanpa_stok, siapa_cepat_gini=round(float(cepat.gini), 3),
        )  # fmt: skip


def _kota(benih: int):
    """A grid of 400 crossings with about 1,000 links, 12 neighbourhoods, 8 shelters and 24,000 people."""
    from poros.pure.krisis.evakuasi import Ruas, Soal

    r, sisi, ruas = random.Random(benih), 20, []
    for i in range(sisi):
        for j in range(sisi):
            for k, m in ((i, j + 1), (i + 1, j)):
                if k < sisi and m < sisi and r.random() < 0.66:
                    u, v, t, c = f"{i},{j}", f"{k},{m}", r.randint(1, 4), r.randint(10, 40)
                    ruas += [Ruas(u, v, t, c), Ruas(v, u, t, c)]
    simpul = [f"{i},{j}" for i in range(sisi) for j in range(sisi)]
    dipilih = r.sample(simpul, 20)
    return Soal(simpul, ruas, dict.fromkeys(dipilih[:12], 2000), dict.fromkeys(dipilih[12:]))


def evakuasi() -> None:
    from poros.pure.krisis.evakuasi import jaring, tutup, ungsikan, waktu

    for benih in (1, 2, 3):
        soal = _kota(benih)
        awal = ungsikan(soal)
        lewat = Counter()
        for satu in awal.rute:
            lewat.update(dict.fromkeys(zip(satu.simpul, satu.simpul[1:], strict=False), satu.orang))
        ramai = lewat.most_common(1)[0][0]
        ditutup = tutup(soal, {ramai})
        panggilan = _panggilan(jaring, lambda s=ditutup: waktu(s))
        telanjang, _ = _tercepat(lambda p=panggilan: [jaring.alirkan(*isi) for isi in p], 5)
        detik, sesudah = _tercepat(lambda s=soal, r=ramai: waktu(tutup(s, {r})), 5)
        rencana, _ = _tercepat(lambda s=soal: ungsikan(s), 3)
        lapor(
            "krisis:penutupan", ruas=len(soal.ruas), orang=sum(soal.orang.values()), t_sebelum=awal.t_star,
            t_sesudah=sesudah, aliran=len(panggilan), detik=round(detik, 3), aliran_telanjang_s=round(telanjang, 3),
            kali_telanjang=round(detik / telanjang, 2), rencana_penuh_s=round(rencana, 3),
        )  # fmt: skip


def pintu_dan_stok() -> None:
    from fractions import Fraction

    from poros.pure.krisis import stok
    from poros.pure.krisis.pintu import Waduk, lepaskan

    r = random.Random(4)
    waduk = Waduk(masuk=[Fraction(r.randint(0, 900), 4) for _ in range(72)], muat=Fraction(2500), isi=Fraction(900))
    detik, _ = _tercepat(lambda: lepaskan(waduk))
    lapor("krisis:pintu", langkah=72, ms=round(1000 * detik, 2))
    setahun = stok.baca(
        {"demand": [r.randint(0, 60) * 1000 for _ in range(12)], "initial": [20_000] * 7, "max_age": 7, "price": 12_500}
        | {"safety": 5000, "budget": 3_000_000_000}
    )
    detik, _ = _tercepat(lambda: stok.rencanakan(setahun))
    lapor("krisis:stok", bulan=12, umur=7, ms=round(1000 * detik, 1))


def _karangan() -> dict:
    r = random.Random(100)
    titik = [
        {"id": f"t{n}", "x": r.randrange(1001), "y": r.randrange(1001), "demand": r.randint(1, 100)} for n in range(100)
    ]
    return {"depot": {"x": 500, "y": 500}, "stops": titik, "vehicles": {"capacity": 400, "count": 100}}


def rute(folder: str) -> None:
    """Published instances of a folder, see rute.py; without one, a made-up instance beside our own bound."""
    if folder:
        ukur(folder)
        return
    from poros.pure.krisis.rute import baca, rencanakan

    mulai = time.perf_counter()
    rencana = rencanakan(baca(_karangan()), detik=DETIK, benih=1)
    lapor(
        "krisis:rute", instans="karangan-100", perhentian=100, biaya=rencana.biaya, batas=rencana.batas,
        celah_ke_batas_persen=round(100 * rencana.celah, 2), detik=round(time.perf_counter() - mulai, 1),
    )  # fmt: skip


def semua(folder: str = "") -> None:
    alokasi()
    evakuasi()
    pintu_dan_stok()
    rute(folder)
