"""A JSON object read field by field: what is right comes through exactly, what is wrong is told with its place."""

import json
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.pure.isian import Isian, MasukanError, bilangan, sebut

NAN, INF = float("nan"), float("inf")
LETAK = "Gudang 3"


def isian(**isi):
    return Isian(isi, LETAK)


def kata(act):
    with pytest.raises(MasukanError) as refused:
        act()
    return str(refused.value)


NAMA = [
    ("beras", '"beras"'),
    ("", '""'),
    ("x" * 41, f'"{"x" * 40}"'),
    ({"a": 1}, "objek"),
    ([1], "daftar"),
    (None, "kosong"),
    (True, "true"),
    (False, "false"),
    (0, "0"),
    (1.5, "1.5"),
    (Decimal("1E+3"), "1e+3"),
]


@pytest.mark.parametrize(("isi", "sebutan"), NAMA)
def test_any_value_has_a_short_name(isi, sebutan):
    assert sebut(isi) == sebutan


@pytest.mark.parametrize("isi", [[], "teks", None, 3, True])
def test_only_an_object_is_read(isi):
    assert kata(lambda: Isian(isi, LETAK)) == f"Gudang 3 harus berupa objek JSON, bukan {sebut(isi)}"


def test_an_empty_object_is_one():
    assert Isian({}, LETAK).isi == {}


@pytest.mark.parametrize(
    ("isi", "angka"),
    [
        (0, "0"),
        (-3, "-3"),
        (10**30, "1" + "0" * 30),
        (0.1, "0.1"),
        (Decimal("1.50"), "1.50"),
        (1e22, "1e22"),
        (-0.0, "-0.0"),
    ],
)
def test_a_number_is_taken_as_it_was_written(isi, angka):
    found = bilangan(isi)
    assert found == Decimal(angka)
    assert isian(a=isi).bilangan("a") == Decimal(angka)


@pytest.mark.parametrize(
    "isi",
    [True, False, None, "3", "", [], {}, NAN, INF, -INF, Decimal("NaN"), Decimal("sNaN"), Decimal("-Infinity"), 1j],
)
def test_what_is_no_finite_number_is_refused_by_name(isi):
    assert bilangan(isi) is None
    assert kata(lambda: isian(a=isi).bilangan("a")) == f'Gudang 3: "a" harus berupa bilangan, bukan {sebut(isi)}'


@pytest.mark.parametrize("baca", ["wajib", "teks", "bilangan", "tak_negatif"])
def test_what_must_be_there_is_missed_by_name(baca):
    assert kata(lambda: getattr(isian(b=1), baca)("a")) == 'Gudang 3: "a" tidak ada'


def test_what_is_there_may_be_anything_even_nothing():
    assert isian(a=None).wajib("a") is None


@pytest.mark.parametrize("isi", [None, "", "  ", "\t\n", 3, True, [], {}])
def test_a_text_says_something(isi):
    assert (
        kata(lambda: isian(a=isi).teks("a")) == f'Gudang 3: "a" harus berupa teks yang tidak kosong, bukan {sebut(isi)}'
    )


@pytest.mark.parametrize("isi", [" beras ", "0", "米"])
def test_a_text_is_kept_as_it_is(isi):
    assert isian(a=isi).teks("a") == isi


@pytest.mark.parametrize(("isi", "ya"), [(0, True), (-0.0, True), (0.001, True), (-0.001, False), (-1, False)])
def test_not_below_nothing(isi, ya):
    if ya:
        assert isian(a=isi).tak_negatif("a") == Decimal(str(isi))
    else:
        assert kata(lambda: isian(a=isi).tak_negatif("a")) == f'Gudang 3: "a" tidak boleh kurang dari nol, bukan {isi}'


@pytest.mark.parametrize(
    ("isi", "lama"),
    [
        ({}, timedelta(0)),
        ({"a": None}, timedelta(0)),
        ({"a": 0}, timedelta(0)),
        ({"a": 90}, timedelta(hours=1, minutes=30)),
        ({"a": 0.5}, timedelta(seconds=30)),
        ({"a": Decimal("1.25")}, timedelta(seconds=75)),
    ],
)
def test_minutes(isi, lama):
    assert Isian(isi, LETAK).menit("a") == lama
    assert Isian(isi, LETAK).menit("a", boleh_negatif=True) == lama


def test_minutes_before_only_where_they_may_be():
    assert isian(a=-15).menit("a", boleh_negatif=True) == timedelta(minutes=-15)
    assert "kurang dari nol" in kata(lambda: isian(a=-15).menit("a"))
    assert "harus berupa bilangan" in kata(lambda: isian(a="15").menit("a", boleh_negatif=True))


@pytest.mark.parametrize("isi", [1e300, 10**400, Decimal("1E+400"), 2 * 10**12])
def test_more_minutes_than_time_has_are_refused_in_words(isi):
    assert kata(lambda: isian(a=isi).menit("a")) == f'Gudang 3: "a" terlalu besar: {sebut(isi)}'


@pytest.mark.parametrize(("isi", "daftar"), [({}, []), ({"a": None}, []), ({"a": []}, []), ({"a": [1, "x"]}, [1, "x"])])
def test_a_list_or_nothing(isi, daftar):
    assert Isian(isi, LETAK).daftar("a") == daftar


@pytest.mark.parametrize("isi", ["", "ab", {}, 0, False])
def test_what_is_no_list(isi):
    words = f'Gudang 3: "a" harus berupa daftar, bukan {sebut(isi)}'
    for baca in ("daftar", "daftar_teks"):
        assert kata(lambda baca=baca: getattr(isian(a=isi), baca)("a")) == words
    assert kata(lambda: list(isian(a=isi).anak_daftar("a"))) == words


@pytest.mark.parametrize(
    ("isi", "teks"),
    [({}, ()), ({"a": []}, ()), ({"a": ["x"]}, ("x",)), ({"a": ["x", "", "x"]}, ("x", "", "x"))],
)
def test_a_list_of_texts(isi, teks):
    assert Isian(isi, LETAK).daftar_teks("a") == teks


@pytest.mark.parametrize("isi", [[1], ["x", None], [None, "x"], [["x"]]])
def test_one_that_is_no_text_spoils_the_list(isi):
    assert kata(lambda: isian(a=isi).daftar_teks("a")) == 'Gudang 3: "a" harus berupa daftar teks'


def test_objects_inside_say_where_they_stand():
    luar = isian(a={"b": {"c": 1}}, rute=[{"c": 1}, {"c": "x"}, 3])
    assert luar.anak("a").anak("b").bilangan("c") == 1
    assert kata(lambda: luar.anak("a").anak("b").teks("d")) == 'Gudang 3: "a": "b": "d" tidak ada'
    satu, dua = luar.anak_daftar("rute").__next__(), [*isian(rute=[{}, {"c": "x"}]).anak_daftar("rute")][1]
    assert (satu.letak, satu.bilangan("c")) == ('Gudang 3: "rute" ke-1', 1)
    assert kata(lambda: dua.bilangan("c")) == 'Gudang 3: "rute" ke-2: "c" harus berupa bilangan, bukan "x"'
    assert kata(lambda: list(luar.anak_daftar("rute"))) == 'Gudang 3: "rute" ke-3 harus berupa objek JSON, bukan 3'


@pytest.mark.parametrize("isi", [{}, {"a": None}])
def test_an_object_that_is_not_there_is_empty(isi):
    assert Isian(isi, LETAK).anak("a").isi == {}
    assert list(Isian(isi, LETAK).anak_daftar("a")) == []


@pytest.mark.parametrize("isi", [[], "", 0, False])
def test_another_thing_is_no_empty_object(isi):
    assert kata(lambda: isian(a=isi).anak("a")) == f'Gudang 3: "a" harus berupa objek JSON, bukan {sebut(isi)}'


json_apa_pun = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda isi: st.lists(isi, max_size=3) | st.dictionaries(st.sampled_from("abc"), isi, max_size=3),
    max_leaves=8,
)
BACA = ("wajib", "teks", "bilangan", "tak_negatif", "menit", "daftar", "daftar_teks", "anak")


@given(json_apa_pun, st.sampled_from(BACA))
def test_whatever_json_holds_is_read_or_refused_with_its_place(isi, baca):
    dibaca, kata_salah = json.loads(json.dumps({"a": isi}), parse_float=Decimal), ""
    try:
        getattr(Isian(dibaca, LETAK), baca)("a")
    except MasukanError as refused:
        kata_salah = str(refused)
    assert kata_salah == "" or kata_salah.startswith('Gudang 3: "a" ')


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_a_written_decimal_loses_no_digit(angka):
    dibaca = json.loads(f'{{"a": {angka:f}}}', parse_float=Decimal)
    assert Isian(dibaca, LETAK).bilangan("a") == angka
