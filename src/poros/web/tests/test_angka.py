"""The field for figures: read and shown in the language of the page, bounds and decimals as of any number."""

from decimal import Decimal

import pytest
from django import forms
from django.utils.translation import override

from poros.web.forms import Angka, Rupiah


class Formulir(forms.Form):
    jumlah = Angka(min_value=0, max_value=Decimal(10**9), decimal_places=2, required=False)


def baca(teks: str, bahasa: str = "id") -> Formulir:
    with override(bahasa):
        form = Formulir({"jumlah": teks})
        form.is_valid()
        return form


@pytest.mark.parametrize(
    ("teks", "angka"),
    [
        ("1.500", "1500"),
        ("1.500,5", "1500.5"),
        ("1.234.567,89", "1234567.89"),
        ("1500", "1500"),
        ("1500,75", "1500.75"),
        ("1.5", "1.5"),
        ("0,25", "0.25"),
        ("0.25", "0.25"),
        (" 12 ", "12"),
        ("0", "0"),
    ],
)
def test_as_officials_write_it(teks, angka):
    """Once 1.500 was one and a half, and 1.500,50 was refused."""
    assert baca(teks).cleaned_data["jumlah"] == Decimal(angka)


@pytest.mark.parametrize(("teks", "angka"), [("1,500", "1500"), ("1,500.50", "1500.50"), ("1.5", "1.5")])
def test_on_an_english_page_as_the_english_write_it(teks, angka):
    assert baca(teks, "en").cleaned_data["jumlah"] == Decimal(angka)


@pytest.mark.parametrize(
    "teks",
    [
        "seribu",
        "1.2.3",
        "1,5,5",
        "--1",
        "NaN",
        "Infinity",
        "-1",
        "1.000.000.001",
        "1,234",
        "0x10",
        "1.500,555",
        "<b>1</b>",
    ],
)
def test_what_is_no_figure_or_too_much_of_one(teks):
    form = baca(teks)
    assert "jumlah" in form.errors
    assert teks.replace("<", "&lt;").replace(">", "&gt;") in str(form["jumlah"])


def test_nothing_is_nothing():
    assert baca("").cleaned_data["jumlah"] is None


@pytest.mark.parametrize(("bahasa", "shown"), [("id", "1500,50"), ("en", "1500.50")])
def test_what_is_kept_is_shown_as_it_would_be_typed(bahasa, shown):
    """And it is typed, not spun: a browser's own number field would read 1.500 in its own way."""
    with override(bahasa):
        html = str(Formulir(initial={"jumlah": Decimal("1500.50")})["jumlah"])
        again = Formulir({"jumlah": shown})
        assert again.is_valid()
    assert f'value="{shown}"' in html
    assert 'type="text"' in html
    assert 'inputmode="decimal"' in html
    assert again.cleaned_data["jumlah"] == Decimal("1500.50")


class Belanja(forms.Form):
    utuh = forms.DecimalField(widget=Rupiah, decimal_places=0, required=False)
    sen = forms.DecimalField(widget=Rupiah, decimal_places=2, required=False)


@pytest.mark.parametrize(
    ("teks", "angka"), [("1,5 jt", 1_500_000), ("2,25 miliar", 2_250_000_000), ("0", 0), ("Rp5.000,-", 5000)]
)
def test_an_amount_in_words_of_scale_is_whole(teks, angka):
    """Once 1,5 jt was refused where only whole rupiah are taken: it was read as 1500000,0."""
    form = Belanja({"utuh": teks})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["utuh"] == angka


@pytest.mark.parametrize(
    ("teks", "shown"), [("1.000.000,50", "1.000.000,50"), ("1.000.000,00", "1.000.000"), ("1,5 jt", "1.500.000")]
)
def test_what_was_typed_is_not_rounded_when_the_form_comes_back(teks, shown):
    """Once fifty sen more made a rupiah more."""
    form = Belanja({"sen": teks, "utuh": "salah"})
    assert not form.is_valid()
    assert f'value="{shown}"' in str(form["sen"])


@pytest.mark.parametrize("teks", ["Infinity", "NaN", "-Infinity"])
def test_an_amount_that_is_none_is_refused_and_shown_as_typed(teks):
    form = Belanja({"utuh": teks})
    assert not form.is_valid()
    assert f'value="{teks}"' in str(form["utuh"])
