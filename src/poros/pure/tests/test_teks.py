"""Search text: what comes out is always a tsquery, whatever goes in."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.pure.teks import HENTI, MAKS_LEKSEM, mirip, terdekat, tsquery

TINDAK_LANJUT = "('tindak' <1> 'lanjut'{} | 'tindaklanjut' | 'menindaklanjuti' | 'ditindaklanjuti')"


@pytest.mark.parametrize(
    ("masukan", "hasil"),
    [
        ("undangan", "'undangan':*"),
        ("surat undangan", "'surat' & 'undangan':*"),
        ("  Surat   UNDANGAN, ", "'surat' & 'undangan':*"),
        ("undangan ke a", "'undangan' & 'a'"),
        ("600.1/15/SETDA", "'600.1/15/setda':*"),
        ("undang-undang 5", "'undang-undang' & '5'"),
    ],
)
def test_all_words_must_occur_and_the_last_may_be_unfinished(masukan, hasil):
    assert tsquery(masukan) == hasil


@pytest.mark.parametrize("masukan", ["", "   ", "dan yang di", "!(&|:*)", "- -", '""', '"dan yang"', "-dan"])
def test_nothing_to_look_for(masukan):
    assert tsquery(masukan) == ""


def test_stop_words_are_not_asked_for():
    assert tsquery("laporan dari dinas yang") == "'laporan' & 'dinas'"
    assert {"dan", "di", "ke", "yang"} < HENTI


@pytest.mark.parametrize(
    ("masukan", "hasil"),
    [
        ('"rapat kerja"', "'rapat' <1> 'kerja'"),
        ('"laporan dan evaluasi"', "'laporan' <2> 'evaluasi'"),
        ('"yang diketahui oleh dan untuk umum"', "'diketahui' <4> 'umum'"),
        ('undangan "rapat kerja"', "'undangan' & 'rapat' <1> 'kerja'"),
        ('"rapat kerja" undangan', "'rapat' <1> 'kerja' & 'undangan':*"),
        ('"belum selesai mengetik', "'selesai' <1> 'mengetik'"),
        ('"tindak lanjut"', "'tindak' <1> 'lanjut'"),
    ],
)
def test_a_phrase_is_taken_at_its_word(masukan, hasil):
    assert tsquery(masukan) == hasil


@pytest.mark.parametrize(
    ("masukan", "hasil"),
    [
        ("surat -rahasia", "'surat' & !('rahasia')"),
        ("-rahasia surat", "'surat':* & !('rahasia')"),
        ('surat -"tidak jadi dikirim"', "'surat' & !('jadi' <1> 'dikirim')"),
        ("rapat -skpd", "'rapat' & !('skpd')"),
        ("2020 - 2024", "'2020' & '2024':*"),
        ("surat -yang", "'surat'"),
    ],
)
def test_a_minus_excludes(masukan, hasil):
    assert tsquery(masukan) == hasil


def test_only_exclusions_are_nothing_to_look_for():
    assert tsquery("-rahasia") == ""


@pytest.mark.parametrize(
    ("masukan", "hasil"),
    [
        ("tindak lanjut temuan", TINDAK_LANJUT.format("") + " & 'temuan':*"),
        ("temuan tindak lanjut", "'temuan' & " + TINDAK_LANJUT.format(":*")),
        (
            "menindaklanjuti temuan",
            "('menindaklanjuti' | 'tindak' <1> 'lanjut' | 'tindaklanjut' | 'ditindaklanjuti') & 'temuan':*",
        ),
        ("tindak pidana", "'tindak' & 'pidana':*"),
        ("sekda", "('sekda':* | 'sekretaris' <1> 'daerah')"),
        ("apbd 2026", "('apbd' | 'anggaran' <1> 'pendapatan' <2> 'belanja' <1> 'daerah') & '2026':*"),
        ("tindak -lanjut", "'tindak' & !('lanjut')"),
        ('"tindak" lanjut', "'tindak' & 'lanjut':*"),
        ('tindak "lanjut"', "'tindak' & 'lanjut'"),
    ],
)
def test_words_of_one_meaning_find_each_other(masukan, hasil):
    assert tsquery(masukan) == hasil


def test_every_office_of_the_daerah_is_meant_by_any_of_its_names():
    nama = ["OPD", "SKPD", "perangkat daerah", "organisasi perangkat daerah", "satuan kerja perangkat daerah"]
    hasil = {frozenset(re.sub(r"[():*]", "", tsquery(n)).split(" | ")) for n in nama}
    assert len(hasil) == 1


def test_the_longest_name_is_taken():
    assert tsquery("perjanjian kerja sama daerah").startswith("('perjanjian' <1> 'kerja' <1> 'sama' | 'pks')")


@pytest.mark.parametrize(
    ("masukan", "hasil"),
    [
        ("o'brien", "'o''brien':*"),
        ("a\\b'c:*", "'a\\\\b''c'"),
        ("x' | 'y", "'x' & 'y'"),
        ("peme\u00adrintah", "'pemerintah':*"),
        ("satu\x00dua", "'satu' & 'dua':*"),
        ("ＳＵＲＡＴ", "'surat':*"),
        ("\ud800surat", "'surat':*"),
    ],
)
def test_nothing_escapes_its_quotes(masukan, hasil):
    assert tsquery(masukan.removesuffix(":*")) in {hasil, hasil + ":*"}


def test_a_word_is_not_longer_than_the_index_takes():
    assert tsquery("é" * 5000) == f"'{'é' * MAKS_LEKSEM}':*"


LEKSEM = r"'(?:[^'\\]|''|\\\\)+'(?::\*)?"
FRASA = rf"{LEKSEM}(?: <\d+> {LEKSEM})*"
SUKU = rf"(?:!?\({FRASA}(?: \| {FRASA})*\)|{FRASA})"
TSQUERY = re.compile(rf"(?:{SUKU}(?: & {SUKU})*)?")

potongan = st.one_of(
    st.text(max_size=4),
    st.sampled_from(["'", '"', "\\", ":*", " ", "-", "&", "|", "!", "(", ")", "<->", "tindak lanjut ", "dan ", "opd "]),
)


@given(st.lists(potongan, max_size=12).map("".join))
def test_whatever_is_typed_the_result_has_the_grammar_of_a_tsquery(masukan):
    hasil = tsquery(masukan)
    assert TSQUERY.fullmatch(hasil)
    hasil.encode()
    assert "\x00" not in hasil


@pytest.mark.parametrize(
    ("a", "b", "nilai"),
    [
        ("word", "two words", 4 / 11),  # the example of the pg_trgm manual, 0.36
        ("disposisi", "Disposisi", 1),
        ("disposisi", "dispsisi", 7 / 12),
        ("surat", "", 0),
        ("", "!?", 0),
        ("abc", "xyz", 0),
    ],
)
def test_similarity_is_that_of_pg_trgm(a, b, nilai):
    assert mirip(a, b) == pytest.approx(nilai)


@given(st.text(max_size=20), st.text(max_size=20))
def test_similarity_has_no_side_and_stays_in_its_bounds(a, b):
    assert 0 <= mirip(a, b) <= 1
    assert mirip(a, b) == mirip(b, a)


def test_the_nearest_words_come_best_first():
    calon = ["posisi", "disposisi", "didisposisi", "inspeksi", "disposisi"]
    assert terdekat("dispsisi", calon) == ["disposisi", "didisposisi"]
    assert terdekat("dispsisi", calon, banyak=1) == ["disposisi"]
    assert terdekat("dispsisi", calon, batas=0.9) == []
    assert terdekat("dispsisi", []) == []


def test_of_equally_near_words_the_first_in_the_alphabet_comes_first():
    assert terdekat("rapat", ["rapat c", "rapat a", "rapat b"]) == ["rapat a", "rapat b", "rapat c"]


@pytest.mark.parametrize(("kata", "awalan"), [("su", False), ("sur", True), ("a.b", True), ("..su..", False)])
def test_from_three_letters_on_a_word_may_be_unfinished(kata, awalan):
    assert tsquery(kata).endswith(":*") is awalan


@pytest.mark.parametrize(("huruf", "sisa"), [(254, 254), (255, 255), (256, 255), (9999, 255)])
def test_the_longest_lexeme(huruf, sisa):
    assert tsquery("é" * huruf) == f"'{'é' * sisa}':*"


@pytest.mark.parametrize(
    ("masukan", "hasil"),
    [
        ("a'b", "'a''b':*"),
        ("a\\b", "'a\\\\b':*"),
        ("a:*&|!()<->b", "'a:*&|!()<->b':*"),
        ("SURAT\u00adMASUK", "'suratmasuk':*"),
        ("surat\u200bmasuk", "'suratmasuk':*"),
        ("surat\x00masuk", "'surat' & 'masuk':*"),
        ("surat\tmasuk", "'surat' & 'masuk':*"),
        ("ﬁle", "'file':*"),
        ("ＳＵＲＡＴ", "'surat':*"),
        ("--surat", ""),
        ("kopi -", "'kopi':*"),
        ("- kopi", "'kopi':*"),
    ],
)
def test_every_sign_is_a_letter_or_nothing(masukan, hasil):
    assert tsquery(masukan) == hasil


@pytest.mark.parametrize(
    ("masukan", "ada"),
    [
        ("organisasi perangkat daerah", "'opd'"),
        ("anggaran pendapatan dan belanja daerah", "'apbd'"),
        ("surat anggaran pendapatan dan belanja daerah baru", "'apbd'"),
        ("satuan kerja perangkat daerah", "'skpd'"),
        ("opd", "'perangkat' <1> 'daerah'"),
        ("-tindak lanjut", None),
        ("tindak -lanjut", None),
        ('tindak "lanjut"', None),
        ("tindak, lanjut", "'menindaklanjuti'"),
        ("sekretariat daerah", "'setda'"),
    ],
)
def test_synonyms_of_several_words(masukan, ada):
    found = tsquery(masukan)
    assert (ada in found) if ada else "|" not in found


def test_of_two_synonyms_the_longer_one_is_meant():
    """Five words of a budget are one term; what follows is a word of its own."""
    assert tsquery("anggaran pendapatan dan belanja daerah kota") == (
        "('anggaran' <1> 'pendapatan' <2> 'belanja' <1> 'daerah' | 'apbd') & 'kota':*"
    )


@pytest.mark.parametrize(
    ("a", "b", "nilai"),
    [
        ("surat", "surat", 1.0),
        ("surat", "SURAT", 1.0),
        ("surat", "xyz", 0.0),
        ("", "", 0.0),
        ("", "surat", 0.0),
        ("!", "?", 0.0),
        ("a", "a", 1.0),
        ("a", "b", 0.0),
        ("surat", "suret", 3 / 9),
        ("kota baru", "baru kota", 1.0),
        ("kata", "kota", 2 / 8),
    ],
)
def test_shared_trigrams_by_hand(a, b, nilai):
    assert mirip(a, b) == pytest.approx(nilai)


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_mutual_and_between_nothing_and_one(a, b):
    assert 0 <= mirip(a, b) == mirip(b, a) <= 1
    assert mirip(a, a) in {0, 1}


CALON = ["surat", "surut", "serat", "sarat", "surau", "surya", "suara", "meja"]


@pytest.mark.parametrize(
    ("lain", "hasil"),
    [
        ({}, ["surat", "surau", "sarat", "serat", "surut"]),
        ({"banyak": 2}, ["surat", "surau"]),
        ({"batas": 1.0}, ["surat"]),
        ({"batas": 0.5}, ["surat", "surau"]),
        ({"batas": 3 / 9, "banyak": 9}, ["surat", "surau", "sarat", "serat", "surut", "surya"]),
        ({"banyak": 0}, []),
    ],
)
def test_the_nearest_five_from_a_third_of_likeness(lain, hasil):
    assert terdekat("surat", CALON, **lain) == hasil
    assert terdekat("surat", [*reversed(CALON), *CALON], **lain) == hasil


@given(st.lists(st.text("suratkm", max_size=6), max_size=9), st.floats(0, 1), st.integers(0, 9))
def test_no_nearer_one_is_left_out(calon, batas, banyak):
    found = terdekat("surat", calon, batas, banyak)
    near = sorted((-mirip("surat", c), c) for c in set(calon) if mirip("surat", c) >= batas)
    assert found == [c for _n, c in near][:banyak]
