"""What must hold of every answer when the question is changed: renamed, scaled, split, or given more."""

import random
from fractions import Fraction

import pytest

from poros.pure.krisis.alokasi import Soal as SoalBagi
from poros.pure.krisis.alokasi import bagi
from poros.pure.krisis.evakuasi import Ruas, tutup, waktu
from poros.pure.krisis.evakuasi import Soal as SoalUngsi
from poros.pure.krisis.pintu import Waduk, lepaskan
from poros.pure.krisis.stok import Anggaran, rencanakan
from poros.pure.krisis.stok import Soal as SoalStok

BENIH = range(25)


class TestFairShares:
    @pytest.fixture(params=BENIH)
    def soal(self, request):
        r = random.Random(request.param)
        stok = {f"g{n}": r.randrange(40) for n in range(r.randint(1, 5))}
        butuh = {f"t{n}": r.randint(1, 30) for n in range(r.randint(1, 9))}
        return SoalBagi(stok, butuh, [(g, t) for g in stok for t in butuh if r.random() < 0.4])

    @staticmethod
    def urut(soal):
        return sorted(bagi(soal).rasio.values())

    def test_names_and_order_do_not_matter(self, soal):
        balik = SoalBagi(
            {f"x{g}": isi for g, isi in reversed(soal.stok.items())},
            {f"y{t}": isi for t, isi in reversed(soal.butuh.items())},
            [(f"x{g}", f"y{t}") for g, t in reversed(soal.jalur)],
        )
        assert {t: bagi(balik).rasio[f"y{t}"] for t in soal.butuh} == bagi(soal).rasio

    def test_a_thousand_times_as_much_of_all_changes_no_share(self, soal):
        ribuan = SoalBagi(
            {g: 1000 * isi for g, isi in soal.stok.items()},
            {t: 1000 * isi for t, isi in soal.butuh.items()},
            soal.jalur,
        )
        assert bagi(ribuan).rasio == bagi(soal).rasio

    def test_an_island_elsewhere_changes_nothing(self, soal):
        luas = SoalBagi(soal.stok | {"pulau": 1}, soal.butuh | {"dermaga": 3}, [*soal.jalur, ("pulau", "dermaga")])
        assert bagi(luas).rasio == bagi(soal).rasio | {"dermaga": Fraction(1, 3)}

    def test_a_point_cut_in_two_gets_the_same_share_twice(self, soal):
        (t, isi), *_ = soal.butuh.items()
        butuh = {k: n for k, n in soal.butuh.items() if k != t} | {f"{t}a": isi, f"{t}b": 2 * isi}
        tiga = SoalBagi(soal.stok, soal.butuh | {t: 3 * isi}, soal.jalur)
        jalur = [(g, k) for g, p in soal.jalur for k in ((f"{t}a", f"{t}b") if p == t else (p,))]
        terpecah = bagi(SoalBagi(soal.stok, butuh, jalur)).rasio
        assert terpecah[f"{t}a"] == terpecah[f"{t}b"] == bagi(tiga).rasio[t]

    def test_more_stock_or_another_way_never_makes_it_worse(self, soal):
        awal = self.urut(soal)
        g, t = next(iter(soal.stok)), next(iter(soal.butuh))
        assert self.urut(SoalBagi(soal.stok | {g: soal.stok[g] + 7}, soal.butuh, soal.jalur)) >= awal
        assert self.urut(SoalBagi(soal.stok, soal.butuh, [*soal.jalur, (g, t)])) >= awal

    def test_fairness_costs_no_quantity(self, soal):
        """As much is delivered as could be at all: the greatest flow."""
        from poros.pure.krisis.arus import alirkan, larik

        g, t = list(soal.stok), list(soal.butuh)
        busur = [(0, 1 + n, soal.stok[nama]) for n, nama in enumerate(g)]
        busur += [(1 + g.index(a), 1 + len(g) + t.index(b), 10**6) for a, b in soal.jalur]
        busur += [(1 + len(g) + n, 1 + len(g) + len(t), soal.butuh[nama]) for n, nama in enumerate(t)]
        paling = alirkan(2 + len(g) + len(t), *(larik(list(kolom)) for kolom in zip(*busur, strict=True))).nilai
        assert sum(satu.jumlah for satu in bagi(soal).antaran) == paling


class TestEvacuation:
    @pytest.fixture(params=BENIH)
    def soal(self, request):
        r = random.Random(request.param)
        simpul = [f"s{n}" for n in range(7)]
        jalan = [(u, v) for n, u in enumerate(simpul) for v in simpul[n + 1 :] if r.random() < 0.5]
        ruas = [Ruas(*arah, r.randint(1, 4), r.randint(1, 5)) for u, v in jalan for arah in ((u, v), (v, u))]
        return SoalUngsi(simpul, ruas, {"s0": r.randint(1, 60), "s1": r.randint(1, 60)}, {"s5": None, "s6": 200})

    @staticmethod
    def lama(soal):
        """None is longer than any time."""
        hasil = waktu(soal)
        return float("inf") if hasil is None else hasil

    def test_a_closure_never_helps_nor_more_people(self, soal):
        awal = self.lama(soal)
        for satu in soal.ruas[:6]:
            tertutup = tutup(soal, {(satu.dari, satu.ke)})
            if waktu(tertutup) is not None and all(self._punya_jalan(tertutup, asal) for asal in soal.orang):
                assert self.lama(tertutup) >= awal
        ramai = SoalUngsi(soal.simpul, soal.ruas, {"s0": soal.orang["s0"] + 10, "s1": soal.orang["s1"]}, soal.tempat)
        assert self.lama(ramai) >= awal

    @staticmethod
    def _punya_jalan(soal, asal):
        dilihat, antre = {asal}, [asal]
        while antre:
            u = antre.pop()
            baru = {r.ke for r in soal.ruas if r.dari == u} - dilihat
            dilihat |= baru
            antre += baru
        return not dilihat.isdisjoint(soal.tempat)

    def test_roads_twice_as_long_take_longer_but_at_most_twice(self, soal):
        panjang = SoalUngsi(
            soal.simpul, [Ruas(r.dari, r.ke, 2 * r.tempuh, r.muat) for r in soal.ruas], soal.orang, soal.tempat
        )
        awal = self.lama(soal)
        assert awal <= self.lama(panjang) <= 2 * awal

    def test_wider_roads_and_fewer_people_come_to_the_same(self, soal):
        lebar = SoalUngsi(
            soal.simpul,
            [Ruas(r.dari, r.ke, r.tempuh, 3 * r.muat) for r in soal.ruas],
            {u: 3 * isi for u, isi in soal.orang.items()},
            {"s5": None, "s6": 600},
        )
        assert waktu(lebar) == waktu(soal)


@pytest.mark.parametrize("benih", BENIH)
def test_a_gate_scales_and_every_drop_more_counts(benih):
    r = random.Random(benih)
    masuk = [Fraction(r.randrange(40)) for _ in range(12)]
    puncak = lepaskan(Waduk(masuk=masuk, muat=Fraction(30), isi=Fraction(9))).puncak
    ganda = Waduk(masuk=[2 * isi for isi in masuk], muat=Fraction(60), isi=Fraction(18))
    assert lepaskan(ganda).puncak == 2 * puncak
    for lebih in range(0, 12, 4):
        deras = [isi + (n == lebih) for n, isi in enumerate(masuk)]
        assert lepaskan(Waduk(masuk=deras, muat=Fraction(30), isi=Fraction(9))).puncak >= puncak
    assert lepaskan(Waduk(masuk=masuk, muat=Fraction(33), isi=Fraction(9))).puncak <= puncak


@pytest.mark.parametrize("benih", range(10))
def test_more_money_never_means_more_shortage(benih):
    r = random.Random(benih)
    minta, kurang = [r.randrange(30) for _ in range(6)], []
    for uang in (0, 40, 90, 400):
        soal = SoalStok(
            minta=minta, awal=[5, 0, 9], umur=3, harga=[Fraction(2)] * 6,
            aman=[3] * 6, anggaran=[Anggaran(1, 6, Fraction(uang))],
        )  # fmt: skip
        kurang.append(rencanakan(soal).kurang)
    assert kurang == sorted(kurang, reverse=True)
    assert kurang[-1] == 0
