"""Letter numbers as they stand on real letters, and templates that must not get through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.pure.nomor import TOKEN, TemplateError, periksa, susun

NILAI = {
    "kode": "000.8.3.3",
    "urut": 15,
    "unit": "OR",
    "tahun": 2026,
    "bulan": 8,
    "instansi": "SETDA",
}


@pytest.mark.parametrize(
    ("template", "nomor"),
    [
        ("{kode}/{urut}/{unit}", "000.8.3.3/15/OR"),
        ("{kode}/{urut}/{instansi}/{tahun}", "000.8.3.3/15/SETDA/2026"),
        ("{kode}/{urut:04}/{unit}/{bulan_romawi}/{tahun}", "000.8.3.3/0015/OR/VIII/2026"),
        ("NOMOR {urut} TAHUN {tahun}", "NOMOR 15 TAHUN 2026"),
        ("{urut:01}-{bulan}", "15-8"),
    ],
)
def test_numbers_as_they_stand_on_letters(template, nomor):
    assert periksa(template) == []
    assert susun(template, **NILAI) == nomor


def test_a_number_wider_than_its_places_is_kept_whole():
    assert susun("{urut:02}", urut=12345) == "12345"


def test_a_number_is_never_cut():
    assert susun("{unit}/{urut}", unit="BAGIAN-" * 40, urut=1) == "BAGIAN-" * 40 + "/1"


def test_what_is_put_in_is_not_read_again():
    assert susun("{unit}/{urut}", unit="{tahun}", urut=1, tahun=2026) == "{tahun}/1"


def test_only_what_the_template_names_is_needed():
    assert susun("{urut}", urut=3) == "3"
    with pytest.raises(KeyError, match="tahun"):
        susun("{urut}/{tahun}", urut=3)


@pytest.mark.parametrize(
    "token",
    [
        "urut.__class__",
        "0",
        "",
        "urut!r",
        "urut:>99",
        "urut:4",
        "urut:00",
        "urut:012",
        "kode:03",
        "Tahun",
        " urut",
    ],
)
def test_other_tokens_are_named_as_unknown_and_never_evaluated(token):
    template = f"{{urut}}/{{{token}}}"
    (masalah,) = periksa(template)
    assert masalah.startswith(f"Token {{{token}}} tidak dikenal.")
    with pytest.raises(TemplateError) as salah:
        susun(template, **NILAI)
    assert salah.value.masalah == [masalah]
    assert str(salah.value) == masalah


def test_the_sentence_says_what_can_be_used():
    (masalah,) = periksa("{urut}/{nomer}")
    assert masalah == (
        "Token {nomer} tidak dikenal. Yang dapat dipakai: "
        "{kode}, {urut}, {unit}, {tahun}, {bulan}, {bulan_romawi}, {instansi}."
    )


def test_the_same_mistake_is_named_once():
    assert len(periksa("{urut}/{nomer}/{nomer}")) == 1


@pytest.mark.parametrize("template", ["", "{kode}/{tahun}", "urut"])
def test_without_a_running_number_all_would_be_alike(template):
    (masalah,) = periksa(template)
    assert "{urut} belum ada" in masalah


def test_a_name_that_only_begins_alike_is_another():
    asing, tanpa_urut = periksa("{urutan}")
    assert asing.startswith("Token {urutan} tidak dikenal.")
    assert "{urut} belum ada" in tanpa_urut


@pytest.mark.parametrize("template", ["{urut}/{tahun", "{urut}}", "{{urut}}", "}{urut}{"])
def test_lonely_braces(template):
    (masalah,) = periksa(template)
    assert "kurung kurawal" in masalah


@pytest.mark.parametrize("template", ["{urut}\n", "{urut}\x00", "{urut}\u200b"])
def test_what_does_not_print_does_not_belong_in_a_number(template):
    (masalah,) = periksa(template)
    assert "tidak tercetak" in masalah


def test_all_problems_are_told_at_once_and_in_english_too():
    assert periksa("{x}{\n", "en") == [
        (
            "Token {x} is unknown. These can be used: "
            "{kode}, {urut}, {unit}, {tahun}, {bulan}, {bulan_romawi}, {instansi}."
        ),
        "Token {urut} is missing, and without it all numbers would be the same.",
        "There is a brace without its partner.",
        "There is a line break or a character that does not print.",
    ]


bagian = st.one_of(st.sampled_from([f"{{{t}}}" for t in TOKEN]), st.text(), st.sampled_from("{}:!.[]"))


@given(st.lists(bagian).map("".join))
def test_a_template_is_either_explained_or_filled(template):
    if periksa(template):
        with pytest.raises(TemplateError):
            susun(template, **NILAI)
    else:
        nomor = susun(template, **NILAI)
        assert "15" in nomor
        assert not set("{}") & set(nomor)
