"""The engines of a crisis, asked the same in other words: a road in two halves, a price in another coin, a day twice."""

import random
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import combinations

import pytest

from poros.pure.krisis.alokasi import Soal as SoalBagi
from poros.pure.krisis.alokasi import bagi, siapa_cepat
from poros.pure.krisis.evakuasi import Ruas, arah_tetap, lawan_arah, tutup, ungsikan, waktu
from poros.pure.krisis.evakuasi import Soal as SoalUngsi
from poros.pure.krisis.kebutuhan import Butir, Permintaan, Standar, hitung
from poros.pure.krisis.pintu import Waduk, lepaskan
from poros.pure.krisis.stok import Anggaran, rencanakan
from poros.pure.krisis.stok import Soal as SoalStok

BENIH = range(30)


class TestAlokasi:
    @pytest.fixture(params=BENIH)
    def soal(self, request):
        r = random.Random(50_000 + request.param)
        stok = {f"g{n}": r.randrange(20) for n in range(r.randint(1, 4))}
        butuh = {f"t{n}": r.randint(1, 15) for n in range(r.randint(1, 5))}
        jalur = [(g, t) for g in stok for t in butuh if r.random() < 0.6]
        return SoalBagi(stok, butuh, jalur, {satu: Fraction(r.randrange(1, 30)) for satu in jalur})

    def test_a_price_in_another_coin_is_the_same_plan(self, soal):
        sen = replace(soal, biaya={satu: 100 * isi for satu, isi in soal.biaya.items()})
        assert bagi(sen).biaya == 100 * bagi(soal).biaya

    def test_a_toll_at_a_point_is_paid_for_what_it_gets(self, soal):
        """Nobody can go round it, so it changes no way of anything."""
        mahal = replace(soal, biaya={(g, t): isi + (7 if t == "t0" else 0) for (g, t), isi in soal.biaya.items()})
        dapat = bagi(soal).rasio["t0"] * soal.butuh["t0"]
        assert bagi(mahal).biaya == bagi(soal).biaya + 7 * dapat

    def test_a_free_way_more_is_never_dearer_when_all_have_enough(self, soal):
        penuh = replace(soal, stok=dict.fromkeys(soal.stok, sum(soal.butuh.values())))
        gratis = replace(
            penuh,
            stok=penuh.stok | {"baru": 5},
            jalur=[*soal.jalur, ("baru", "t0")],
            biaya=soal.biaya | {("baru", "t0"): 0},
        )
        if all(isi == 1 for isi in bagi(penuh).rasio.values()):
            assert bagi(gratis).biaya <= bagi(penuh).biaya

    def test_whole_units_go_to_the_worst_served_first_of_all_that_can_have_them(self, soal):
        """Every set of points that could be rounded up is tried."""
        alokasi = bagi(soal, utuh=True)
        masuk = dict.fromkeys(soal.butuh, 0)
        for satu in alokasi.utuh:
            masuk[satu.titik] += int(satu.jumlah)
        naik = {t for t in soal.butuh if masuk[t] > int(alokasi.rasio[t] * soal.butuh[t])}
        boleh = [t for t in soal.butuh if (alokasi.rasio[t] * soal.butuh[t]).denominator > 1]

        def keadaan(pilihan):
            dapat = {t: int(alokasi.rasio[t] * soal.butuh[t]) + (t in pilihan) for t in boleh}
            return sorted(Fraction(dapat[t], soal.butuh[t]) for t in boleh)

        assert naik <= set(boleh)
        lain = [set(p) for p in combinations(boleh, len(naik)) if _terkirim(soal, alokasi, set(p))]
        assert naik in lain
        assert min(keadaan(naik), default=0) == max((min(keadaan(p), default=0) for p in lain), default=0)

    def test_whoever_comes_first_never_has_less_than_if_he_had_come_last(self, soal):
        semua = list(soal.butuh)
        for titik in semua:
            lain = [t for t in semua if t != titik]
            dulu = siapa_cepat(soal, [titik, *lain]).rasio[titik]
            assert dulu >= siapa_cepat(soal, [*lain, titik]).rasio[titik]

    def test_who_comes_twice_gets_nothing_the_second_time(self, soal):
        semua = list(soal.butuh)
        assert siapa_cepat(soal, [*semua, *semua]) == siapa_cepat(soal, semua)

    def test_a_point_that_needs_nothing_has_all_of_it_and_takes_nothing(self, soal):
        lebih = replace(soal, butuh=soal.butuh | {"kosong": 0}, jalur=[*soal.jalur], biaya=soal.biaya)
        alokasi = bagi(lebih)
        assert alokasi.rasio == bagi(soal).rasio | {"kosong": 1}
        assert alokasi.ukuran == bagi(soal).ukuran


def _terkirim(soal, alokasi, naik):
    """Whether exactly these points could be rounded up, all others down, with the stock that there is."""
    from poros.pure.krisis.arus import alirkan, larik

    diminta = {t: int(alokasi.rasio[t] * isi) + (t in naik) for t, isi in soal.butuh.items()}
    g, t = list(soal.stok), list(soal.butuh)
    busur = [(0, 1 + n, soal.stok[nama]) for n, nama in enumerate(g)]
    busur += [(1 + g.index(a), 1 + len(g) + t.index(b), 10**6) for a, b in dict.fromkeys(soal.jalur)]
    busur += [(1 + len(g) + n, 1 + len(g) + len(t), diminta[nama]) for n, nama in enumerate(t)]
    kolom = (larik(list(satu)) for satu in zip(*busur, strict=True))
    return alirkan(2 + len(g) + len(t), *kolom).nilai == sum(diminta.values())


class TestEvakuasi:
    @pytest.fixture(params=BENIH)
    def soal(self, request):
        r = random.Random(60_000 + request.param)
        simpul = [f"s{n}" for n in range(6)]
        ruas = [Ruas(u, v, r.randint(0, 4), r.randint(0, 4)) for u in simpul for v in simpul if r.random() < 0.4]
        ruas = [satu for satu in ruas if satu.dari != satu.ke]
        return SoalUngsi(
            simpul, ruas, {"s0": r.randint(1, 30), "s1": r.randrange(9)}, {"s4": r.choice([None, 12]), "s5": 9}
        )

    def test_a_road_in_two_halves_is_the_same_road(self, soal):
        simpul, ruas = [*soal.simpul], []
        for n, satu in enumerate(soal.ruas):
            simpul.append(f"tengah{n}")
            awal = satu.tempuh // 2
            ruas += [
                Ruas(satu.dari, f"tengah{n}", awal, satu.muat),
                Ruas(f"tengah{n}", satu.ke, satu.tempuh - awal, satu.muat),
            ]
        assert waktu(replace(soal, simpul=simpul, ruas=ruas)) == waktu(soal)

    def test_two_lanes_are_a_road_twice_as_wide(self, soal):
        lajur = [Ruas(r.dari, r.ke, r.tempuh, 1) for r in soal.ruas for _ in range(r.muat)]
        assert waktu(replace(soal, ruas=lajur)) == waktu(soal)

    def test_a_road_that_nobody_can_enter_is_none(self, soal):
        assert waktu(replace(soal, ruas=[r for r in soal.ruas if r.muat])) == waktu(soal)

    def test_the_order_in_which_it_is_told_does_not_matter(self, soal):
        balik = replace(
            soal,
            simpul=soal.simpul[::-1],
            ruas=soal.ruas[::-1],
            orang=dict(reversed(soal.orang.items())),
            tempat=dict(reversed(soal.tempat.items())),
        )
        satu, dua = ungsikan(soal), ungsikan(balik)
        assert (satu.t_star, sum(satu.tiba)) == (dua.t_star, sum(dua.tiba))
        assert {t.simpul for t in satu.tertinggal if t.putus} == {t.simpul for t in dua.tertinggal if t.putus}

    def test_people_at_two_doors_of_one_hall_are_people_in_the_hall(self, soal):
        """Two sources tied to a node by a link without length and as wide as anybody could want."""
        separuh = soal.orang["s0"] // 2
        pintu = replace(
            soal,
            simpul=[*soal.simpul, "p", "q"],
            ruas=[*soal.ruas, Ruas("p", "s0", 0, 10**6), Ruas("q", "s0", 0, 10**6)],
            orang={"p": separuh, "q": soal.orang["s0"] - separuh, "s1": soal.orang["s1"]},
        )
        assert waktu(pintu) == waktu(soal)

    def test_a_road_that_no_plan_needs_may_be_closed(self, soal):
        rencana = ungsikan(soal)
        dipakai = {(u, v) for r in rencana.rute for u, v in zip(r.simpul, r.simpul[1:], strict=False)}
        for satu in soal.ruas:
            if (satu.dari, satu.ke) not in dipakai:
                tertutup = ungsikan(tutup(soal, {(satu.dari, satu.ke)}))
                if sum(tertutup.tiba) == sum(rencana.tiba):
                    assert tertutup.t_star == rencana.t_star

    def test_everybody_is_somewhere(self, soal):
        rencana = ungsikan(soal)
        assert sum(rencana.tiba) + sum(t.orang for t in rencana.tertinggal) == sum(soal.orang.values())
        assert sum(rencana.per_tempat.values()) == sum(rencana.tiba) == sum(r.orang for r in rencana.rute)
        for nama, ruang in soal.tempat.items():
            assert ruang is None or rencana.per_tempat[nama] <= ruang
        for rute in rencana.rute:
            assert sum(rute.berangkat.values()) == sum(rute.tiba.values()) > 0
            assert max(rute.tiba) <= rencana.t_star

    def test_lanes_turned_are_never_slower_and_fixed_ones_never_quicker_than_free(self, soal):
        bebas, _baru = lawan_arah(soal)
        rencana = ungsikan(bebas)
        if waktu(soal) is None or sum(rencana.tiba) != sum(ungsikan(soal).tiba):
            return
        assert rencana.t_star <= waktu(soal)
        _balik, tetap = arah_tetap(soal, rencana)
        if tetap is not None and not ungsikan(soal).tertinggal:
            assert tetap >= rencana.t_star


class TestPintu:
    @pytest.fixture(params=BENIH)
    def waduk(self, request):
        r = random.Random(70_000 + request.param)
        masuk = [Fraction(r.randrange(30), r.choice([1, 1, 3])) for _ in range(r.randint(1, 10))]
        muat = Fraction(r.randint(1, 40))
        return Waduk(
            masuk=masuk, muat=muat, isi=muat * Fraction(r.randrange(5), 4) / 2, lepas_paling_sedikit=Fraction(r.randrange(3)),
            akhir_paling_banyak=r.choice([None, muat / 2]),
        )  # fmt: skip

    def test_a_brook_that_flows_through_all_the_time_is_let_through(self, waduk):
        deras = replace(
            waduk, masuk=[isi + 5 for isi in waduk.masuk], lepas_paling_sedikit=waduk.lepas_paling_sedikit + 5
        )
        satu, dua = lepaskan(waduk), lepaskan(deras)
        assert dua.terpenuhi == satu.terpenuhi
        if satu.terpenuhi:
            assert dua.puncak == satu.puncak + 5
            assert dua.jadwal == tuple(isi + 5 for isi in satu.jadwal)
            assert dua.simpanan == satu.simpanan

    def test_dry_days_afterwards_force_nothing(self, waduk):
        tanpa_akhir = replace(waduk, akhir_paling_banyak=None, lepas_paling_sedikit=Fraction(0))
        kering = replace(tanpa_akhir, masuk=[*waduk.masuk, *[Fraction(0)] * 4])
        assert lepaskan(kering).puncak == lepaskan(tanpa_akhir).puncak

    def test_dry_days_before_give_time_to_make_room(self, waduk):
        lega = replace(waduk, masuk=[*[Fraction(0)] * 3, *waduk.masuk], lepas_paling_sedikit=Fraction(0))
        assert lepaskan(lega).puncak <= lepaskan(replace(waduk, lepas_paling_sedikit=Fraction(0))).puncak

    def test_the_steps_that_are_named_force_the_peak_by_themselves(self, waduk):
        lepasan = lepaskan(waduk)
        if not lepasan.terpenuhi or lepasan.penentu is None:
            return
        a, b = lepasan.penentu
        masuk = sum(waduk.masuk[a - 1 : b], Fraction(0))
        ruang = waduk.muat - (waduk.isi if a == 1 else 0)
        if b == len(waduk.masuk) and waduk.akhir_paling_banyak is not None:
            ruang = min(ruang, waduk.akhir_paling_banyak - (waduk.isi if a == 1 else 0))
        assert lepasan.puncak == (masuk - ruang) / (b - a + 1)

    def test_a_limit_just_at_the_peak_is_kept_and_just_below_it_is_not(self, waduk):
        bebas = lepaskan(waduk)
        if not bebas.terpenuhi:
            return
        assert lepaskan(replace(waduk, lepas_paling_banyak=bebas.puncak)).jadwal == bebas.jadwal
        if bebas.puncak > waduk.lepas_paling_sedikit:
            kurang = lepaskan(replace(waduk, lepas_paling_banyak=bebas.puncak - Fraction(1, 10**9)))
            assert not kurang.terpenuhi
            assert kurang.puncak == bebas.puncak
            assert kurang.jadwal == ()


class TestStok:
    @pytest.fixture(params=range(12))
    def soal(self, request):
        r = random.Random(80_000 + request.param)
        bulan, umur = r.randint(2, 5), r.randint(1, 4)
        return SoalStok(
            minta=[r.randrange(12) for _ in range(bulan)], awal=[r.randrange(6) for _ in range(umur)], umur=umur,
            harga=[Fraction(r.randint(1, 9)) for _ in range(bulan)], aman=[r.randrange(4) for _ in range(bulan)],
            anggaran=[Anggaran(1, bulan, Fraction(r.randrange(80)))],
        )  # fmt: skip

    @staticmethod
    def nilai(soal):
        rencana = rencanakan(soal)
        return rencana.kurang, rencana.kurang_aman, rencana.buang, rencana.belanja

    def test_in_thousands_of_rupiah_it_is_the_same_plan(self, soal):
        ribuan = replace(
            soal,
            harga=[isi * 1000 for isi in soal.harga],
            anggaran=[replace(a, jumlah=a.jumlah * 1000) for a in soal.anggaran],
        )
        *kurang, belanja = self.nilai(soal)
        assert self.nilai(ribuan) == (*kurang, belanja * 1000)

    def test_what_keeps_longer_is_never_worse(self, soal):
        awet = replace(soal, umur=soal.umur + 1, awal=[*soal.awal, 0])
        assert self.nilai(awet)[:2] <= self.nilai(soal)[:2]

    def test_goods_already_there_are_never_missed(self, soal):
        lebih = replace(soal, awal=[soal.awal[0] + 3, *soal.awal[1:]])
        assert self.nilai(lebih)[:2] <= self.nilai(soal)[:2]

    def test_every_unit_is_used_thrown_away_or_left(self, soal):
        rencana = rencanakan(soal)
        ada = sum(soal.awal) + sum(b.beli for b in rencana.bulan)
        assert ada == sum(sum(b.pakai) for b in rencana.bulan) + rencana.buang + sum(rencana.bulan[-1].sisa)
        for bulan, minta in zip(rencana.bulan, soal.minta, strict=True):
            assert sum(bulan.pakai) + bulan.kurang == minta

    def test_of_each_months_goods_the_oldest_go_first(self, soal):
        umur = list(soal.awal)
        for bulan in rencanakan(soal).bulan:
            umur[0] += bulan.beli
            for muda, tua in combinations(range(soal.umur), 2):
                assert not bulan.pakai[muda] or bulan.pakai[tua] == umur[tua]
            umur = [0, *(a - p for a, p in zip(umur, bulan.pakai, strict=True))][: soal.umur]


class TestKebutuhan:
    @pytest.fixture(params=BENIH)
    def contoh(self, request):
        r = random.Random(90_000 + request.param)
        butir = [
            Butir(f"b{n}", "Butir", "kg", cara, ((1, Fraction(r.randint(1, 9), r.randint(1, 4))), (4, Fraction(r.randint(1, 9)))),
                  Fraction(r.randint(1, 20)), "s", "A")
            for n, cara in enumerate(("day", "week", "once"))
        ]  # fmt: skip
        orang = {f"p{n}": [r.randrange(90) for _ in range(r.randint(1, 20))] for n in range(r.randint(1, 4))}
        return Standar("x", "X", "d", date(2020, 1, 1), None, tuple(butir)), Permintaan(orang, r.randint(1, 5))

    def test_what_is_sent_is_enough_and_no_point_gets_a_whole_pack_too_much(self, contoh):
        for satu in hitung(*contoh):
            for titik, tepat in satu.per_titik.items():
                assert tepat <= satu.bulat(titik) * satu.kemasan < tepat + satu.kemasan

    def test_points_are_counted_by_themselves(self, contoh):
        standar, permintaan = contoh
        bersama = hitung(standar, permintaan)
        for titik, orang in permintaan.orang.items():
            sendiri = hitung(standar, replace(permintaan, orang={titik: orang}))
            assert [s.per_titik[titik] for s in sendiri] == [b.per_titik[titik] for b in bersama]

    def test_twice_as_many_people_need_twice_as_much(self, contoh):
        standar, permintaan = contoh
        ganda = replace(permintaan, orang={t: [2 * n for n in orang] for t, orang in permintaan.orang.items()})
        for satu, dua in zip(hitung(standar, permintaan), hitung(standar, ganda), strict=True):
            assert dua.per_titik == {t: 2 * isi for t, isi in satu.per_titik.items()}

    def test_days_told_in_two_parts_come_to_the_same_by_the_day(self, contoh):
        """The second part begins on the day after the first: water changes on the fourth day of the event."""
        standar, permintaan = contoh
        for titik, orang in permintaan.orang.items():
            if len(orang) < 2:
                continue
            patah = len(orang) // 2
            awal = hitung(standar, Permintaan({titik: orang[:patah]}, permintaan.hari_pertama))[0]
            akhir = hitung(standar, Permintaan({titik: orang[patah:]}, permintaan.hari_pertama + patah))[0]
            semua = hitung(standar, permintaan)[0]
            assert awal.per_titik[titik] + akhir.per_titik[titik] == semua.per_titik[titik]

    def test_what_is_a_stock_goes_by_the_worst_day(self, contoh):
        standar, permintaan = contoh
        sekali = hitung(standar, permintaan)[2]
        for titik, orang in permintaan.orang.items():
            butir = sekali.butir
            assert sekali.per_titik[titik] == max(
                n * butir.pada(hari) for hari, n in enumerate(orang, permintaan.hari_pertama)
            )
