"""What the engines of a disaster take from JSON: ids, whole numbers, exact fractions, tables; the rest is told by name."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.pure.isian import Isian, MasukanError
from poros.pure.krisis import isian as baca
from poros.pure.krisis.stok import baca as baca_stok

NAN = float("nan")


def isian(**isi):
    return Isian(isi, "masukan")


def kata(act):
    with pytest.raises(MasukanError) as refused:
        act()
    return str(refused.value)


@pytest.mark.parametrize(("isi", "nama"), [("gudang", "gudang"), (7, "7"), (0, "0"), (-3, "-3"), (" a ", " a ")])
def test_an_id_is_text_or_a_whole_number(isi, nama):
    assert baca.nama(isian(), "from", isi) == nama


@pytest.mark.parametrize("isi", ["", "  ", None, True, 1.0, [], {}, Decimal(1)])
def test_what_is_no_id_is_refused_by_name(isi):
    assert kata(lambda: baca.nama(isian(), "from", isi)).startswith('masukan: "from" harus menyebut nama')


@pytest.mark.parametrize(
    ("isi", "dari", "angka"),
    [(3, 0, 3), (Decimal("3.0"), 0, 3), (Decimal("1e3"), 0, 1000), (0, 0, 0), (1, 1, 1), (10**30, 0, 10**30)],
)
def test_whole_numbers(isi, dari, angka):
    assert baca.utuh(isian(n=isi), "n", dari=dari) == angka


@pytest.mark.parametrize("isi", [-1, Decimal("2.5"), NAN, float("inf"), "3", True, [], Decimal("NaN")])
def test_what_is_no_whole_number(isi):
    assert '"n" harus berupa bilangan bulat mulai 0' in kata(lambda: baca.utuh(isian(n=isi), "n"))


def test_a_whole_number_may_have_a_least_and_one_that_stands_for_it():
    assert baca.utuh(isian(), "n", 4) == baca.utuh(isian(n=None), "n", 4) == 4
    assert "mulai 2, bukan 1" in kata(lambda: baca.utuh(isian(n=1), "n", 4, dari=2))
    assert '"n" tidak ada' in kata(lambda: baca.utuh(isian(), "n"))


@pytest.mark.parametrize(
    ("isi", "angka"),
    [(Decimal("0.1"), Fraction(1, 10)), (3, Fraction(3)), (Decimal("1.250"), Fraction(5, 4)), (0, Fraction(0))],
)
def test_fractions_are_exactly_what_was_written(isi, angka):
    assert baca.pecahan(isian(), "cost", isi) == angka


@pytest.mark.parametrize("isi", [-1, Decimal("-0.001"), NAN, "1", None, True])
def test_what_is_no_fraction_from_zero(isi):
    assert '"cost" harus berupa bilangan mulai 0' in kata(lambda: baca.pecahan(isian(), "cost", isi))


@pytest.mark.parametrize("isi", [Decimal("1e999999999"), Decimal("1e60"), Decimal("1e-60"), Decimal("-1e400")])
def test_numbers_that_would_fill_the_memory_are_refused(isi):
    for read in (baca.pecahan, baca.satu_utuh):
        assert f"memuat lebih dari {baca.ANGKA_TERBANYAK} angka" in kata(lambda read=read: read(isian(), "cost", isi))


def test_the_longest_numbers_that_are_read():
    assert baca.pecahan(isian(), "cost", Decimal("1e59")) == 10**59
    assert baca.pecahan(isian(), "cost", Decimal("1e-59")) == Fraction(1, 10**59)
    assert baca.boleh_pecahan(isian(), "cost") is None
    assert baca.boleh_pecahan(isian(cost=2), "cost") == 2


@pytest.mark.parametrize(("isi", "ya"), [(True, True), (False, False), (None, False)])
def test_yes_or_no(isi, ya):
    assert baca.ya(isian(contraflow=isi), "contraflow") is ya
    assert baca.ya(isian(), "contraflow") is False


@pytest.mark.parametrize("isi", [0, 1, "true", [], {}])
def test_neither_yes_nor_no(isi):
    assert "harus true atau false" in kata(lambda: baca.ya(isian(contraflow=isi), "contraflow"))


def test_an_object_must_be_there_and_be_one():
    assert baca.objek(isian(needs={"a": 1}), "needs").isi == {"a": 1}
    assert '"needs" tidak ada' in kata(lambda: baca.objek(isian(), "needs"))
    for isi in (None, [], "x", 3):
        assert '"needs" harus berupa objek JSON' in kata(lambda isi=isi: baca.objek(isian(needs=isi), "needs"))


def test_a_list_must_be_there_and_null_is_none():
    assert baca.daftar(isian(links=[1]), "links") == [1]
    assert baca.daftar(isian(links=[]), "links") == []
    assert '"links" tidak ada' in kata(lambda: baca.daftar(isian(), "links"))
    assert '"links" harus berupa daftar, bukan kosong' in kata(lambda: baca.daftar(isian(links=None), "links"))
    assert '"links" harus berupa daftar' in kata(lambda: baca.daftar(isian(links={}), "links"))


@given(st.dictionaries(st.text(min_size=1, max_size=4), st.integers(0, 10**12), max_size=6))
def test_a_table_of_amounts_is_read_as_it_is(isi):
    assert baca.jumlah_per_nama(isian(supplies=isi), "supplies") == isi


def test_an_amount_that_is_none_says_whose():
    assert '"supplies": "b" harus berupa bilangan bulat' in kata(
        lambda: baca.jumlah_per_nama(isian(supplies={"a": 1, "b": -1}), "supplies")
    )


def test_pairs():
    assert baca.pasangan(isian(open_routes=[["g", "p"], [1, "2"]]), "open_routes") == [("g", "p"), ("1", "2")]
    assert baca.pasangan(isian(), "open_routes") == []


@pytest.mark.parametrize("isi", [["g"], ["g", "p", "q"], "gp", {"g": "p"}, None])
def test_what_is_no_pair_says_which(isi):
    words = kata(lambda: baca.pasangan(isian(open_routes=[["g", "p"], isi]), "open_routes"))
    assert '"open_routes" ke-2 harus berupa pasangan [a, b]' in words


def test_names_that_are_not_known_are_told():
    assert baca.dikenal(isian(), "to", "a", {"a"}, "simpul") == "a"
    assert kata(lambda: baca.dikenal(isian(), "to", "z", {"a"}, "simpul")) == (
        'masukan: "to" menyebut simpul "z" yang tidak dikenal'
    )


@pytest.mark.parametrize(("isi", "angka"), [(Fraction(4, 2), 2), (Fraction(1, 4), 0.25), (Fraction(0), 0)])
def test_a_fraction_leaves_as_json_writes_it(isi, angka):
    found = baca.angka(isi)
    assert found == angka
    assert type(found) is type(angka)


STOK = {"demand": [5, 5, 5], "max_age": 2}


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"budget": [{"from": 3, "to": 2, "amount": 9}]}, '"to" tidak boleh sebelum from (3), bukan 2'),
        ({"budget": [{"from": 0, "to": 2, "amount": 9}]}, '"from" harus berupa bilangan bulat mulai 1'),
        ({"budget": [{"from": 1, "to": 2}]}, '"amount" tidak ada'),
        ({"budget": [5]}, "harus berupa objek JSON"),
        ({"demand": []}, '"demand" harus memuat sedikitnya satu bulan'),
        ({"demand": [10**9 + 1]}, '"demand" terlalu besar'),
        ({"max_age": 241}, '"max_age" paling banyak 240 bulan'),
        ({"max_age": 0}, '"max_age" harus berupa bilangan bulat mulai 1'),
        ({"initial": [1, 1, 1]}, '"initial" memuat 3 golongan umur, lebih dari max_age (2)'),
        ({"price": [1, 2]}, '"price" harus memuat 3 bulan seperti demand, bukan 2'),
        ({"safety": [1]}, '"safety" harus memuat 3 bulan'),
        ({"max_purchase": [1]}, '"max_purchase" harus memuat 3 bulan'),
    ],
)
def test_a_stock_plan_names_what_is_wrong(ubah, kalimat):
    assert kalimat in kata(lambda: baca_stok(STOK | ubah))


def test_a_stock_plan_fills_in_what_is_not_said():
    found = baca_stok(STOK | {"budget": [{"amount": 7}]})
    assert (found.awal, found.harga, found.aman, found.beli_paling_banyak) == ([0, 0], [1, 1, 1], [0, 0, 0], None)
    assert [(a.dari, a.sampai, a.jumlah) for a in found.anggaran] == [(1, 3, 7)]
    assert [(a.dari, a.sampai, a.jumlah) for a in baca_stok(STOK | {"budget": 9}).anggaran] == [(1, 3, 9)]
