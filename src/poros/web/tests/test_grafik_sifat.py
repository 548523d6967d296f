"""Charts: the picture and the table behind it say the same, whatever the figures; hostile names stay names."""

import json
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.web import grafik

NAMA = st.text(min_size=1, max_size=12)
ANGKA = st.one_of(st.none(), st.integers(-(10**9), 10**9), st.decimals(-1000, 1000, places=3), st.floats(-1e6, 1e6))


@st.composite
def bersumbu(draw):
    kategori = draw(st.lists(NAMA, max_size=5))
    names = draw(st.lists(NAMA, max_size=3, unique=True))
    return kategori, {n: draw(st.lists(ANGKA, min_size=len(kategori), max_size=len(kategori))) for n in names}


@pytest.mark.parametrize("buat", [grafik.batang, grafik.batang_datar, grafik.garis])
@given(isi=bersumbu(), satuan=st.sampled_from(["", "%", "hari kerja"]))
def test_the_table_behind_an_axis_is_the_picture(buat, isi, satuan):
    kategori, seri = isi
    chart = buat(kategori, seri, satuan=satuan)
    assert [row[0] for row in chart.baris] == chart.opsi["kategori"]
    for n, name in enumerate(seri, 1):
        shown = chart.opsi["seri"][name]
        assert [None if row[n] is None else float(row[n]) for row in chart.baris] == shown
    assert len(chart.kepala) == len(seri) + 1
    assert all(satuan in str(head) for head in chart.kepala[1:])
    json.dumps(chart.opsi, allow_nan=False)


@given(st.lists(NAMA, max_size=4), st.lists(NAMA, max_size=4), st.data())
def test_a_heat_map_is_its_table(x, y, data):
    nilai = data.draw(st.lists(st.lists(ANGKA, min_size=len(x), max_size=len(x)), min_size=len(y), max_size=len(y)))
    chart = grafik.panas(x, y, nilai)
    assert [row[0] for row in chart.baris] == chart.opsi["y"]
    assert [list(row[1:]) for row in chart.baris] == [list(row) for row in nilai]
    assert chart.opsi["nilai"] == [[None if v is None else float(v) for v in row] for row in nilai]


@pytest.mark.parametrize(
    ("x", "y", "nilai"),
    [(["a"], ["p", "q"], [[1]]), (["a"], ["p"], [[1], [2]]), (["a", "b"], ["p"], [[1, 2, 3]]), ([], ["p"], [[1]])],
)
def test_a_heat_map_that_is_no_rectangle_is_refused(x, y, nilai):
    with pytest.raises(ValueError, match=f"{len(y)} rows of {len(x)} values"):
        grafik.panas(x, y, nilai)


@given(st.lists(st.tuples(NAMA, NAMA, st.integers(0, 999)), max_size=8))
def test_every_end_of_a_flow_is_a_node_and_no_node_stands_alone(alir):
    chart = grafik.aliran(alir)
    ends = {name for source, target, _n in alir for name in (source, target)}
    assert set(chart.opsi["simpul"]) == ends
    assert len(chart.opsi["simpul"]) == len(ends)
    assert [(a["source"], a["target"], a["value"]) for a in chart.opsi["alir"]] == [(s, t, n) for s, t, n in alir]
    assert [tuple(row) for row in chart.baris] == alir


@given(st.dictionaries(st.sampled_from("abcdef"), st.tuples(NAMA, NAMA), min_size=1), st.data())
def test_an_edge_reads_by_the_names_of_its_ends(isi, data):
    simpul = [(key, name, group) for key, (name, group) in isi.items()]
    ids = st.sampled_from(sorted(isi))
    sisi = data.draw(st.lists(st.tuples(ids, ids, NAMA), max_size=5))
    chart = grafik.jejaring(simpul, sisi)
    assert [tuple(row) for row in chart.baris] == [(isi[a][0], meaning, isi[b][0]) for a, b, meaning in sisi]
    for node, (_key, _name, group) in zip(chart.opsi["simpul"], simpul, strict=True):
        assert chart.opsi["kelompok"][node["category"]] == group


def test_an_edge_to_a_node_that_is_not_there_is_our_fault_and_told():
    with pytest.raises(KeyError, match="9"):
        grafik.jejaring([("1", "Sekda", "Setda")], [("1", "9", "x")])


POHON = st.recursive(st.just({}), lambda below: st.dictionaries(NAMA, below, max_size=3), max_leaves=10)


@given(NAMA, POHON)
def test_a_tree_has_one_line_for_each_but_its_root(akar, cabang):
    chart = grafik.pohon(akar, cabang)

    def pairs(node):
        return [p for c in node["children"] for p in ([node["name"], c["name"]], *pairs(c))]

    assert pairs(chart.opsi["akar"]) == [list(row) for row in chart.baris]
    assert chart.opsi["akar"]["name"] == akar


@pytest.mark.parametrize("nilai", [3, 3.0, Decimal("3.0"), Fraction(6, 2), True + 2])
def test_any_kind_of_number_is_drawn_alike(nilai):
    assert grafik.batang(["a"], {"s": [nilai]}, acuan={"Sasaran": nilai}).opsi["seri"] == {"s": [3.0]}
    assert grafik.batang(["a"], {"s": [nilai]}, acuan={"Sasaran": nilai}).opsi["acuan"] == {"Sasaran": 3.0}


def test_names_of_people_are_data_and_never_markup():
    """The description goes into the page as JSON, the table beside it as text."""
    from poros.web.tests.test_cotton import render

    chart = grafik.batang(["</script><script>x()"], {'"><b>': [1]}, satuan="<i>")
    html = render('<c-grafik :data="data" judul="Uji" />', data=chart)
    assert "<script>x()" not in html
    assert "<b>" not in html
    assert "<i>" not in html
    assert "&lt;script&gt;x()" in html
