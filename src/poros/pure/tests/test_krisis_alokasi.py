"""Fair shares: small cases by hand, many against linear programmes, and what must hold of every plan."""

import random
from fractions import Fraction

import pytest

from poros.pure.krisis.alokasi import Soal, bagi, siapa_cepat
from poros.pure.krisis.arus import TakMuatError
from poros.pure.tests.krisis_lp import leximin, ongkos_termurah


def acak(rng, gudang=4, titik=6, terbanyak=12):
    stok = {f"g{n}": rng.randrange(terbanyak) for n in range(rng.randint(1, gudang))}
    butuh = {f"t{n}": rng.randint(1, terbanyak) for n in range(rng.randint(1, titik))}
    jalur = [(g, t) for g in stok for t in butuh if rng.random() < 0.45]
    rng.shuffle(jalur)
    return Soal(stok, butuh, jalur)


def periksa(soal, alokasi):
    """What any allocation must keep: only open ways, no more than the stock, exactly the share."""
    keluar, masuk = dict.fromkeys(soal.stok, Fraction(0)), dict.fromkeys(soal.butuh, Fraction(0))
    for satu in alokasi.antaran:
        assert (satu.gudang, satu.titik) in soal.jalur
        assert satu.jumlah > 0
        keluar[satu.gudang] += satu.jumlah
        masuk[satu.titik] += satu.jumlah
    assert all(keluar[g] <= isi for g, isi in soal.stok.items())
    assert all(masuk[t] == alokasi.rasio[t] * isi for t, isi in soal.butuh.items())


@pytest.mark.parametrize("puluhan", range(22))
def test_shares_equal_a_sequence_of_linear_programmes(puluhan):
    for benih in range(10 * puluhan, 10 * puluhan + 10):
        soal = acak(random.Random(benih))
        alokasi = bagi(soal)
        assert alokasi.rasio == leximin(soal.stok, soal.butuh, soal.jalur), benih
        periksa(soal, alokasi)


@pytest.mark.parametrize("benih", range(60))
def test_the_cheapest_transport_changes_no_share_and_costs_what_the_programme_says(benih):
    rng = random.Random(1000 + benih)
    soal = acak(rng)
    biaya = {satu: Fraction(rng.randrange(40), rng.choice([1, 2, 10])) for satu in soal.jalur}
    murah = bagi(Soal(soal.stok, soal.butuh, soal.jalur, biaya))
    assert murah.rasio == bagi(soal).rasio
    periksa(soal, murah)
    assert murah.biaya == sum(satu.jumlah * biaya[satu.gudang, satu.titik] for satu in murah.antaran)
    assert float(murah.biaya) == pytest.approx(
        ongkos_termurah(soal.stok, soal.butuh, soal.jalur, murah.rasio, biaya), abs=1e-4
    )


@pytest.mark.parametrize("benih", range(80))
def test_certificates_prove_every_share_below_one(benih):
    soal = acak(random.Random(2000 + benih))
    alokasi = bagi(soal)
    disebut = [titik for bukti in alokasi.bukti for titik in bukti.titik]
    assert sorted(disebut) == sorted(t for t, isi in alokasi.rasio.items() if isi < 1 and t not in alokasi.terputus)
    miskin: dict[Fraction, set[str]] = {}
    for bukti in alokasi.bukti:
        assert bukti.rasio == Fraction(sum(soal.stok[g] for g in bukti.gudang), sum(soal.butuh[t] for t in bukti.titik))
        assert all(alokasi.rasio[titik] == bukti.rasio for titik in bukti.titik)
        # all ways to them lead from these warehouses, or from those that already serve worse-off points alone
        lebih_miskin = {g for rasio, gudang in miskin.items() if rasio < bukti.rasio for g in gudang}
        asal = {g for g, t in soal.jalur if t in bukti.titik}
        assert asal - lebih_miskin <= set(bukti.gudang)
        miskin.setdefault(bukti.rasio, set()).update(bukti.gudang)


@pytest.mark.parametrize("benih", range(80))
def test_whole_units_lie_within_one_of_the_share_and_use_the_same_stock(benih):
    soal = acak(random.Random(3000 + benih), terbanyak=25)
    alokasi = bagi(soal, utuh=True)
    masuk, keluar = dict.fromkeys(soal.butuh, 0), dict.fromkeys(soal.stok, 0)
    for satu in alokasi.utuh:
        assert satu.jumlah.denominator == 1
        assert (satu.gudang, satu.titik) in soal.jalur
        masuk[satu.titik] += satu.jumlah
        keluar[satu.gudang] += satu.jumlah
    assert all(abs(masuk[t] - alokasi.rasio[t] * isi) < 1 for t, isi in soal.butuh.items())
    assert all(keluar[g] <= isi for g, isi in soal.stok.items())
    assert sum(masuk.values()) == sum(satu.jumlah for satu in alokasi.antaran)


def test_the_odd_unit_goes_to_the_worse_served():
    alokasi = bagi(Soal({"g": 4}, {"kecil": 3, "besar": 4}, [("g", "kecil"), ("g", "besar")]), utuh=True)
    assert {satu.titik: satu.jumlah for satu in alokasi.utuh} == {"kecil": 2, "besar": 2}
    assert alokasi.rasio == {"kecil": Fraction(4, 7), "besar": Fraction(4, 7)}


def test_by_hand():
    soal = Soal(
        {"utara": 10, "selatan": 5, "jauh": 9},
        {"a": 10, "b": 10, "c": 1, "d": 2, "e": 0},
        [("utara", "a"), ("utara", "b"), ("selatan", "c"), ("selatan", "c")],
    )
    alokasi = bagi(soal)
    assert alokasi.rasio == {"a": Fraction(1, 2), "b": Fraction(1, 2), "c": 1, "d": 0, "e": 1}
    assert alokasi.terputus == ("d",)
    assert [(satu.rasio, satu.titik) for satu in alokasi.tingkat] == [
        (0, ("d",)),
        (Fraction(1, 2), ("a", "b")),
        (1, ("c",)),
    ]
    (bukti,) = alokasi.bukti
    assert (bukti.titik, bukti.gudang, bukti.stok, bukti.butuh) == (("a", "b"), ("utara",), 10, 20)
    ukuran = alokasi.ukuran
    assert (ukuran.terendah, ukuran.terendah_terjangkau) == (0, Fraction(1, 2))
    assert (ukuran.nol_terputus, ukuran.nol_tanpa_stok) == (1, 0)
    assert ukuran.terkirim == Fraction(11, 23)
    assert alokasi.biaya is None
    assert alokasi.utuh == ()


def test_a_way_that_helps_nobody_else_does_not_help_the_poor():
    """The rich point could do without the shared warehouse, and then leaves it to the poor one."""
    alokasi = bagi(
        Soal({"bersama": 6, "sendiri": 6}, {"x": 6, "y": 6}, [("bersama", "x"), ("bersama", "y"), ("sendiri", "y")])
    )
    assert alokasi.rasio == {"x": 1, "y": 1}


def test_equal_shares_on_two_islands_are_two_certificates():
    alokasi = bagi(Soal({"p": 1, "q": 2}, {"a": 2, "b": 4}, [("p", "a"), ("q", "b")]))
    assert {satu.gudang for satu in alokasi.bukti} == {("p",), ("q",)}
    assert {satu.rasio for satu in alokasi.bukti} == {Fraction(1, 2)}


@pytest.mark.parametrize(
    ("soal", "terkirim"),
    [
        (Soal({}, {}, []), 1),
        (Soal({"g": 3}, {"a": 0}, [("g", "a")]), 1),
        (Soal({"g": 0}, {"a": 4}, [("g", "a")]), 0),
        (Soal({"g": 0}, {"a": 4}, []), 0),
    ],
)
def test_nothing_to_share(soal, terkirim):
    alokasi = bagi(soal, utuh=True)
    assert alokasi.antaran == alokasi.utuh == ()
    assert alokasi.ukuran.terkirim == terkirim
    assert alokasi.ukuran.gini == 0
    assert alokasi.ukuran.nol_terputus + alokasi.ukuran.nol_tanpa_stok == (1 - terkirim)


def test_the_gini_is_that_of_the_formula():
    soal = Soal({"g": 3, "h": 9}, {"a": 12, "b": 9, "c": 3}, [("g", "a"), ("h", "b"), ("h", "c")])
    alokasi = bagi(soal)
    p = q = g = Fraction(0)
    for titik in sorted(soal.butuh, key=alokasi.rasio.get):
        bagian, isi = Fraction(soal.butuh[titik], 24), alokasi.rasio[titik] * soal.butuh[titik] / 12
        g += bagian * (2 * q + isi)
        p, q = p + bagian, q + isi
    assert (p, q) == (1, 1)
    assert alokasi.ukuran.gini == 1 - g == Fraction(1, 4)


def test_numbers_of_any_size():
    """Two points share 10^40 + 1, which no machine number holds."""
    stok = 10**40 + 1
    alokasi = bagi(Soal({"g": stok, "h": 1}, {"a": 10**40, "b": 10**40, "c": 2}, [("g", "a"), ("g", "b"), ("h", "c")]))
    assert alokasi.rasio == {"a": Fraction(stok, 2 * 10**40), "b": Fraction(stok, 2 * 10**40), "c": Fraction(1, 2)}
    assert sum(satu.jumlah for satu in alokasi.antaran) == stok + 1


def test_products_that_leave_the_machine_numbers_are_still_exact():
    stok, butuh = 3 * 2**40, {"a": 2**41 + 1, "b": 2**41 - 3}
    assert bagi(Soal({"g": stok}, butuh, [("g", "a"), ("g", "b")])).rasio["a"] == Fraction(stok, 2**42 - 2)


@pytest.mark.parametrize(("banyak", "harga"), [(10**12 + 1, 1), (10, 2**61)])
def test_costs_beyond_the_solver_are_refused_in_a_sentence(banyak, harga):
    soal = Soal({"g": banyak}, {"a": 10**12, "b": 10**12}, [("g", "a"), ("g", "b")], {("g", "a"): harga, ("g", "b"): 0})
    with pytest.raises(TakMuatError, match="terlalu besar"):
        bagi(soal)


class TestFirstCome:
    SOAL = Soal(
        {"g": 10, "h": 4}, {"a": 8, "b": 8, "c": 3, "d": 0, "e": 1}, [("g", "a"), ("g", "b"), ("h", "b"), ("h", "c")]
    )

    def test_takes_all_it_can(self):
        alokasi = siapa_cepat(self.SOAL, ["b", "a", "b", "c", "d"])
        assert alokasi.rasio == {"b": 1, "a": Fraction(1, 4), "c": 1, "d": 1, "e": 0}
        assert alokasi.terputus == ("e",)
        assert alokasi.biaya is None

    def test_from_the_cheapest(self):
        biaya = {("g", "a"): 1, ("g", "b"): 9, ("h", "b"): 2, ("h", "c"): 1}
        alokasi = siapa_cepat(Soal(self.SOAL.stok, self.SOAL.butuh, self.SOAL.jalur, biaya), ["b", "c"])
        assert alokasi.rasio == {"b": 1, "a": 0, "c": 0, "d": 1, "e": 0}
        assert alokasi.biaya == 4 * 2 + 4 * 9
        assert alokasi.ukuran.nol_tanpa_stok == 2

    @pytest.mark.parametrize("benih", range(30))
    def test_is_never_better_at_the_bottom(self, benih):
        rng = random.Random(4000 + benih)
        soal = acak(rng)
        adil, cepat = bagi(soal), siapa_cepat(soal, rng.sample(list(soal.butuh), len(soal.butuh)))
        periksa(soal, cepat)
        assert sorted(adil.rasio.values()) >= sorted(cepat.rasio.values())
