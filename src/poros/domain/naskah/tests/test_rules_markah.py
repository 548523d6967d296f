"""The markup: what is read from plain text, and that text stays text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.domain.naskah.rules.markah import gabung, isian, polos, rentang, sidik, terisi, urai


def t(teks, gaya=""):
    return {"t": teks, "g": gaya}


def par(*isi):
    return {"jenis": "paragraf", "isi": list(isi)}


@pytest.mark.parametrize(
    ("teks", "wanted"),
    [
        ("", []),
        ("biasa", [t("biasa")]),
        ("**tebal**", [t("tebal", "tebal")]),
        ("a *miring* b", [t("a "), t("miring", "miring"), t(" b")]),
        ("__garis__.", [t("garis", "garis"), t(".")]),
        ("2 * 3 * 4", [t("2 * 3 * 4")]),
        ("**tak ditutup", [t("**tak ditutup")]),
        ("nama_berkas_x", [t("nama_berkas_x")]),
        ("<script>alert(1)</script>", [t("<script>alert(1)</script>")]),
    ],
)
def test_stretches_of_a_line(teks, wanted):
    assert rentang(teks) == wanted


def test_paragraphs_stand_between_empty_lines():
    assert urai("satu\ndua\n\n\ntiga\n") == [par(t("satu dua")), par(t("tiga"))]
    assert urai("satu\r\n\r\ndua") == [par(t("satu")), par(t("dua"))]
    assert urai("   \n\n") == []


def test_a_heading_stands_alone():
    assert urai("# MEMUTUSKAN\nteks") == [{"jenis": "judul", "isi": [t("MEMUTUSKAN")]}, par(t("teks"))]
    assert urai("teks\n# JUDUL") == [par(t("teks")), {"jenis": "judul", "isi": [t("JUDUL")]}]


def butir(gaya, *isi, mulai=1):
    rows = [{"isi": [t(i)], "anak": []} if isinstance(i, str) else {"isi": [t(i[0])], "anak": i[1]} for i in isi]
    return {"jenis": "butir", "gaya": gaya, "mulai": mulai, "isi": rows}


@pytest.mark.parametrize(
    ("teks", "wanted"),
    [
        ("1. satu\n2. dua", [butir("1.", "satu", "dua")]),
        ("a. satu\nb. dua", [butir("a.", "satu", "dua")]),
        ("1) satu\n2) dua", [butir("1)", "satu", "dua")]),
        ("- satu\n- dua", [butir("-", "satu", "dua")]),
        ("3. tiga\n4. empat", [butir("1.", "tiga", "empat", mulai=3)]),
        ("c. cee", [butir("a.", "cee", mulai=3)]),
        ("1. satu\n  a. anak\n  b. anak2\n2. dua", [butir("1.", ("satu", [butir("a.", "anak", "anak2")]), "dua")]),
        ("1. satu\n  a. x\n    - y\n2. dua", [butir("1.", ("satu", [butir("a.", ("x", [butir("-", "y")]))]), "dua")]),
        ("1. satu\na. lain", [butir("1.", "satu"), butir("a.", "lain")]),
        ("1. satu\n  a. x\n  - y", [butir("1.", ("satu", [butir("a.", "x"), butir("-", "y")]))]),
    ],
)
def test_points_within_points(teks, wanted):
    assert urai(teks) == wanted


def test_a_line_without_a_mark_goes_on_with_its_point():
    made = urai("1. satu\n   lanjut\n2. dua")
    assert made[0]["isi"][0]["isi"] == [t("satu"), t(" lanjut")]


def test_deeper_levels_stay_on_the_last():
    deep = "1. a\n  1. b\n    1. c\n      1. d\n        1. e"
    node, levels = urai(deep)[0], 1
    while node["isi"][-1]["anak"]:
        node, levels = node["isi"][-1]["anak"][0], levels + 1
    assert levels == 4
    assert [i["isi"][0]["t"] for i in node["isi"]] == ["d", "e"]


def test_a_paragraph_between_points_and_the_count_goes_on():
    kinds = [(b["jenis"], b.get("mulai")) for b in urai("1. satu\n\nSela.\n\n2. dua")]
    assert kinds == [("butir", 1), ("paragraf", None), ("butir", 2)]


def test_tables_have_a_head_and_even_rows():
    made = urai("| A | B |\n|---|---|\n| 1 | **2** | 3 |\n| x |")
    assert len(made) == 1
    assert made[0]["kepala"] == [[t("A")], [t("B")], []]
    assert made[0]["baris"] == [[[t("1")], [t("2", "tebal")], [t("3")]], [[t("x")], [], []]]


def test_a_table_of_rules_only_is_empty():
    assert urai("|---|---|") == [{"jenis": "tabel", "kepala": [], "baris": []}]


def test_a_table_ends_a_paragraph_and_a_paragraph_a_table():
    assert [b["jenis"] for b in urai("teks\n| a |\nteks\n1. b\n| c |")] == [
        "paragraf",
        "tabel",
        "paragraf",
        "butir",
        "tabel",
    ]


def test_fields_are_found_once_and_filled_where_known():
    text = "Yth. {{nama}}, {{ alamat }}: {{nama}} {{TIDAK}} {{x y}}"
    assert isian(text) == ["nama", "alamat"]
    assert (
        gabung(text, {"nama": "Ani {{alamat}}"})
        == "Yth. Ani {{alamat}}, {{ alamat }}: Ani {{alamat}} {{TIDAK}} {{x y}}"
    )


def test_plain_words_for_search():
    assert polos("**a** *b* __c__ d") == "a b c d"


def test_what_differs_has_another_mark():
    base = sidik("hal", {"a": "1", "b": "2"})
    assert base == sidik("hal", {"b": "2", "a": "1"})
    assert len({base, sidik("hal2", {"a": "1", "b": "2"}), sidik("hal", {"a": "1", "b": "3"})}) == 3


class TestGabung:
    """What is merged is words: whatever it looks like, it makes no point, no table, no bold."""

    @pytest.mark.parametrize(
        "nilai", ["1. x", "- a\n- b", "| a | b |", "**tebal**", "# judul", "{{lain}}", "baris\n\nbaris", "  ", "__g__"]
    )
    def test_a_value_stays_in_its_place(self, nilai):
        text = "Kepada {{nama}}.\n\n1. {{nama}}\n2. dua\n\n| No. | Nama |\n| 1 | {{nama}} |"
        plain, filled = urai(text), terisi(urai(text), {"nama": nilai})
        assert bentuk(plain) == bentuk(filled)
        assert kata(filled).count(nilai) >= 3

    def test_in_bold_it_is_bold(self):
        assert terisi(urai("**{{nama}}**"), {"nama": "Ani"}) == [par(t("Ani", "tebal"))]

    def test_nothing_known_nothing_changed(self):
        assert terisi(urai("Kepada {{nama}}"), {}) == urai("Kepada {{nama}}")


def bentuk(isi):
    """Blocks without their words."""
    if isinstance(isi, list):
        return [bentuk(part) for part in isi]
    return {k: bentuk(v) for k, v in isi.items() if k != "t"} if isinstance(isi, dict) else isi


def kata(isi):
    """All words, in their order."""
    if isinstance(isi, list):
        return "".join(map(kata, isi))
    if isinstance(isi, dict):
        return isi["t"] if "t" in isi else "".join(kata(v) for v in isi.values() if isinstance(v, list))
    return ""


MARKAH = st.text(alphabet="ab1.-)|*_#{} \n\t\r\u00e9", max_size=120)
"""Texts full of marks."""


@given(MARKAH)
def test_any_text_can_be_read_and_has_the_shape_that_the_sheet_expects(text):
    for block in urai(text):
        assert block["jenis"] in {"paragraf", "judul", "butir", "tabel"}
        if block["jenis"] == "butir":
            assert block["isi"]
            assert block["mulai"] >= 0
            assert block["gaya"] in {"-", "1.", "1)", "a.", "a)"}
        if block["jenis"] == "tabel":
            assert {len(row) for row in block["baris"]} <= {len(block["kepala"])}


@given(MARKAH)
def test_no_letter_of_a_line_is_lost(text):
    """Marks may go, letters and digits may not."""
    line = text.replace("\n", " ").replace("\r", " ")
    assert "".join(r["t"] for r in rentang(line)) == polos(line)
    assert [c for c in polos(line) if c.isalnum()] == [c for c in line if c.isalnum()]


@given(MARKAH, st.dictionaries(st.sampled_from(["a", "b", "ab"]), MARKAH))
def test_merging_never_changes_the_shape(text, nilai):
    assert bentuk(terisi(urai(text), nilai)) == bentuk(urai(text))


@given(MARKAH)
def test_filled_with_everything_asked_for_nothing_is_left_to_ask(text):
    assert isian(gabung(text, dict.fromkeys(isian(text), "x"))) == []
