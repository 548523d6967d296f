"""Stock that ages: the best plan of all, found by trying every one, and by hand."""

import random
from fractions import Fraction
from functools import cache
from itertools import product

import pytest

from poros.pure.isian import MasukanError
from poros.pure.krisis.stok import Anggaran, Soal, WaktuHabisError, baca, rencanakan, tulis
from poros.pure.krisis.stok.program import Program


def terbaik(soal):
    """Try every purchase and every issue; (shortage, missing safety, waste, spending) of the best."""
    bulan = range(len(soal.minta))
    paling = soal.beli_paling_banyak or [sum(soal.minta) + max(soal.aman)] * len(bulan)

    def boleh(beli):
        return all(
            sum(beli[t] * soal.harga[t] for t in bulan if a.dari <= t + 1 <= a.sampai) <= a.jumlah
            for a in soal.anggaran
        )

    def nilai(beli):
        @cache
        def lanjut(t, umur):
            if t == len(bulan):
                return (0, 0, 0)
            ada = (umur[0] + beli[t], *umur[1:])
            hasil = []
            for pakai in product(*(range(isi + 1) for isi in ada)):
                if sum(pakai) <= soal.minta[t]:
                    *sisa, buang = (isi - p for isi, p in zip(ada, pakai, strict=True))
                    kurang, kurang_aman = soal.minta[t] - sum(pakai), max(soal.aman[t] - sum(sisa), 0)
                    nanti = lanjut(t + 1, (0, *sisa))
                    hasil.append((kurang + nanti[0], kurang_aman + nanti[1], buang + nanti[2]))
            return min(hasil)

        return (*lanjut(0, tuple(soal.awal)), sum(b * h for b, h in zip(beli, soal.harga, strict=True)))

    return min(nilai(beli) for beli in product(*(range(isi + 1) for isi in paling)) if boleh(beli))


def acak(rng):
    bulan, umur = rng.randint(1, 3), rng.randint(1, 3)
    batas = [Anggaran(1, bulan, Fraction(rng.randrange(12)))] if rng.random() < 0.6 else []
    if bulan > 1 and rng.random() < 0.4:
        batas.append(Anggaran(2, bulan, Fraction(rng.randrange(9), 2)))
    return Soal(
        minta=[rng.randrange(4) for _ in range(bulan)],
        awal=[rng.randrange(4) for _ in range(umur)],
        umur=umur,
        harga=[Fraction(rng.randint(0, 5), rng.choice([1, 2])) for _ in range(bulan)],
        aman=[rng.randrange(3) if rng.random() < 0.5 else 0 for _ in range(bulan)],
        anggaran=batas,
        beli_paling_banyak=[rng.randrange(4) for _ in range(bulan)] if rng.random() < 0.7 else [4] * bulan,
    )


def periksa(soal, rencana):
    """Every unit is accounted for, month by month."""
    umur = list(soal.awal)
    for satu, minta, aman in zip(rencana.bulan, soal.minta, soal.aman, strict=True):
        umur[0] += satu.beli
        assert sum(satu.pakai) + satu.kurang == minta
        *sisa, buang = (isi - p for isi, p in zip(umur, satu.pakai, strict=True))
        assert (tuple(sisa), buang) == (satu.sisa, satu.buang)
        assert min(satu.sisa, default=0) >= 0
        assert satu.kurang_aman == max(aman - sum(sisa), 0)
        umur = [0, *sisa]
    for a in soal.anggaran:
        dibeli = zip(rencana.bulan[a.dari - 1 : a.sampai], soal.harga[a.dari - 1 : a.sampai], strict=True)
        assert sum(satu.beli * harga for satu, harga in dibeli) <= a.jumlah


@pytest.mark.parametrize("puluhan", range(12))
def test_the_plan_is_the_best_of_all(puluhan):
    for benih in range(10 * puluhan, 10 * puluhan + 10):
        soal = acak(random.Random(benih))
        rencana = rencanakan(soal)
        periksa(soal, rencana)
        assert (rencana.kurang, rencana.kurang_aman, rencana.buang, rencana.belanja) == terbaik(soal), benih


def test_a_year_of_rice():
    """West Java's kind of figures: 5.6 kg a displaced person, ageing to 7 months, one budget a year."""
    soal = baca(
        {
            "demand": [5600, 0, 12_000, 33_600, 2800, 0, 0, 1400, 5600, 0, 28_000, 61_600],
            "initial": [20_000, 0, 15_000, 0, 0, 0, 30_000],
            "max_age": 7,
            "price": 12_500,
            "safety": 5000,
            "budget": 2_000_000_000,
        }
    )
    rencana = rencanakan(soal)
    periksa(soal, rencana)
    assert rencana.kurang == 0
    assert rencana.kurang_aman == 0
    assert rencana.buang == 30_000 - 5600
    assert rencana.belanja == 12_500 * (sum(soal.minta) + 5000 - (20_000 + 15_000 + 5600))


def test_what_is_written():
    data = {"demand": [10, 10, 5], "max_age": 2, "initial": [3, 4], "price": 2, "safety": 1, "budget": 20}
    hasil = tulis(rencanakan(baca(data)))
    assert [hasil[k] for k in ("shortage", "safety_shortage", "waste", "spend")] == [8, 1, 0, 20]
    assert [satu["month"] for satu in hasil["months"]] == [1, 2, 3]
    assert sum(satu["buy"] for satu in hasil["months"]) == 10
    assert set(hasil["months"][0]) == {
        *("month", "buy", "use_by_age", "shortage", "safety_shortage", "waste", "left_by_age"),
    }


def test_budgets_by_months_and_prices_by_month():
    soal = baca(
        {
            "demand": [1, 1],
            "max_age": 1,
            "price": [1, 2],
            "safety": [0, 0],
            "max_purchase": [5, 5],
            "budget": [{"to": 1, "amount": 0}, {"from": 2, "amount": 3}],
        }
    )
    assert soal.anggaran == (Anggaran(1, 1, Fraction(0)), Anggaran(2, 2, Fraction(3)))
    assert [satu.beli for satu in rencanakan(soal).bulan] == [0, 1]


def test_without_time_there_is_no_plan():
    program = Program()
    nomor = [program.peubah(1) for _ in range(60)]
    rng = random.Random(3)
    for _ in range(30):
        program.batasi({n: rng.randint(1, 50) for n in nomor}, bawah=700)
    with pytest.raises(WaktuHabisError, match=r"tidak selesai dihitung dalam 0\.001 detik"):
        program.terkecil({n: rng.randint(1, 50) for n in nomor}, 0.001)


DATA = {"demand": [1, 2], "max_age": 2}


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"demand": []}, '"demand" harus memuat sedikitnya satu bulan'),
        ({"demand": [1.5]}, '"demand" harus berupa bilangan bulat mulai 0, bukan 1.5'),
        ({"demand": [10**10]}, '"demand" terlalu besar: 10000000000; pakai satuan yang lebih besar'),
        ({"max_age": 0}, '"max_age" harus berupa bilangan bulat mulai 1, bukan 0'),
        ({"max_age": 241}, '"max_age" paling banyak 240 bulan, bukan 241'),
        ({"initial": [1, 2, 3]}, '"initial" memuat 3 golongan umur, lebih dari max_age (2)'),
        ({"price": [1]}, '"price" harus memuat 2 bulan seperti demand, bukan 1'),
        ({"price": -1}, '"price" harus berupa bilangan mulai 0, bukan -1'),
        ({"safety": "banyak"}, '"safety" harus berupa bilangan bulat mulai 0, bukan "banyak"'),
        ({"max_purchase": [1, 2, 3]}, '"max_purchase" harus memuat 2 bulan seperti demand, bukan 3'),
        ({"budget": {}}, '"budget" harus berupa bilangan mulai 0, bukan objek'),
        ({"budget": [{"from": 0, "amount": 1}]}, '"budget" ke-1: "from" harus berupa bilangan bulat mulai 1, bukan 0'),
        ({"budget": [{}]}, '"budget" ke-1: "amount" tidak ada'),
    ],
)
def test_what_is_wrong_is_named(ubah, kalimat):
    with pytest.raises(MasukanError) as galat:
        baca(DATA | ubah)
    assert kalimat in str(galat.value)


@pytest.mark.parametrize("kunci", DATA)
def test_what_is_missing_is_named(kunci):
    with pytest.raises(MasukanError, match=f'"{kunci}" tidak ada'):
        baca({k: isi for k, isi in DATA.items() if k != kunci})
