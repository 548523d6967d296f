"""A fair allocation: leximin shares, certificates, and on top of them the cheapest transport or whole units.

Why leximin: least total deprivation alone can be arbitrarily unfair (Gutjahr, Fischer, EJOR 270(1), 2018, 185-197),
and the greatest least share alone is blind to everyone above it. A point without need has all of it; a point that
no open way reaches gets nothing and is named apart, because only a way can help it, not goods.
"""

from collections.abc import Iterable
from fractions import Fraction

import numpy as np

from poros.pure.krisis.alokasi.angkut import murahkan, utuhkan
from poros.pure.krisis.alokasi.model import Alokasi, Antaran, Bukti, Jalur, Soal
from poros.pure.krisis.alokasi.pecah import Jaringan, Kelompok, kelompokkan
from poros.pure.krisis.alokasi.ukuran import NOL, SATU, bertingkat, ukur
from poros.pure.krisis.arus import Larik, larik


def bagi(soal: Soal, *, utuh: bool = False) -> Alokasi:
    """The allocation; `utuh` adds deliveries in whole units, each point within one unit of its exact share."""
    peta = Peta(soal)
    kelompok = list(kelompokkan(peta.jaringan))
    rasio = dict.fromkeys(soal.butuh, SATU) | dict.fromkeys(peta.terputus, NOL)
    bernama = [(satu.rasio, peta.nama_titik(satu.titik)) for satu in kelompok]
    for isi, titik in bernama:
        rasio.update(dict.fromkeys(titik, isi))
    biaya: Fraction | None = None
    if soal.biaya is None:
        antaran = peta.antaran(kelompok)
    else:
        harga = [Fraction(soal.biaya[jalur]) for jalur in peta.jalur(np.arange(len(peta.jaringan.dari)))]
        antaran = peta.antaran([murahkan(peta.jaringan, satu, harga) for satu in kelompok])
        biaya = sum((satu.jumlah * Fraction(soal.biaya[satu.gudang, satu.titik]) for satu in antaran), NOL)
    tingkat = bertingkat([(NOL, peta.terputus), *bernama])
    return Alokasi(
        rasio=rasio,
        tingkat=tingkat,
        antaran=antaran,
        terputus=peta.terputus,
        ukuran=ukur(tingkat, soal.butuh, peta.terputus),
        bukti=tuple(
            b for satu in sorted(kelompok, key=lambda k: k.rasio) if satu.rasio < 1 for b in _bukti(peta, satu)
        ),
        biaya=biaya,
        utuh=peta.antaran([utuhkan(peta.jaringan, satu) for satu in kelompok]) if utuh else (),
    )


class Peta:
    """The names of a problem as numbers, and back."""

    def __init__(self, soal: Soal) -> None:
        self.gudang = list(soal.stok)
        nomor = {nama: n for n, nama in enumerate(self.gudang)}
        ada = {ke for _, ke in soal.jalur}
        self.terputus = tuple(titik for titik, isi in soal.butuh.items() if isi and titik not in ada)
        self.titik = [titik for titik, isi in soal.butuh.items() if isi and titik in ada]
        letak = {nama: n for n, nama in enumerate(self.titik)}
        lebar = len(self.titik)
        kunci = np.unique(
            np.array([nomor[dari] * lebar + letak[ke] for dari, ke in soal.jalur if ke in letak], dtype=np.int64)
        )
        dari, ke = np.divmod(kunci, lebar) if lebar else (kunci, kunci)
        stok, butuh = larik(list(soal.stok.values())), larik([soal.butuh[titik] for titik in self.titik])
        self.jaringan = Jaringan(stok, butuh, dari, ke)

    def nama_titik(self, nomor: Larik) -> list[str]:
        return [self.titik[n] for n in nomor.tolist()]

    def jalur(self, busur: Larik) -> list[Jalur]:
        dari, ke = self.jaringan.dari[busur].tolist(), self.jaringan.ke[busur].tolist()
        return [(self.gudang[i], self.titik[j]) for i, j in zip(dari, ke, strict=True)]

    def antaran(self, kelompok: Iterable[Kelompok]) -> tuple[Antaran, ...]:
        hasil: list[Antaran] = []
        for satu in kelompok:
            ada = np.flatnonzero(satu.jumlah)
            jalur = self.jalur(satu.busur[ada])
            hasil.extend(
                Antaran(gudang, titik, Fraction(isi, satu.penyebut))
                for (gudang, titik), isi in zip(jalur, satu.jumlah[ada].tolist(), strict=True)
            )
        return tuple(hasil)


def _bukti(peta: Peta, satu: Kelompok) -> Iterable[Bukti]:
    """One certificate for each part of the group that hangs together."""
    jaringan = peta.jaringan
    dari, ke = jaringan.dari[satu.busur], jaringan.ke[satu.busur]
    label = np.arange(len(jaringan.butuh))
    while True:  # every point takes the least label among those it shares a warehouse with
        terkecil = np.full(len(jaringan.stok), len(label))
        np.minimum.at(terkecil, dari, label[ke])
        baru = label.copy()
        np.minimum.at(baru, ke, terkecil[dari])
        if (baru == label).all():
            break
        label = baru
    for nomor in np.unique(label[satu.titik]):
        titik = satu.titik[label[satu.titik] == nomor]
        gudang = np.unique(dari[label[ke] == nomor])
        yield Bukti(
            tuple(peta.nama_titik(titik)),
            tuple(peta.gudang[n] for n in gudang.tolist()),
            int(jaringan.stok[gudang].sum()),
            int(jaringan.butuh[titik].sum()),
        )
