"""Days, hours and numbers as they are written and read in each language."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from django import forms
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import override

HARI = date(2028, 2, 29)


@pytest.mark.parametrize(
    ("bahasa", "angka"),
    [("id", ["1.234.567", "0,5", "-1.000,25", "12"]), ("en", ["1,234,567", "0.5", "-1,000.25", "12"])],
)
def test_numbers(bahasa, angka):
    with override(bahasa):
        values = (1234567, Decimal("0.5"), Decimal("-1000.25"), 12)
        assert [number_format(value, use_l10n=True, force_grouping=True) for value in values] == angka


@pytest.mark.parametrize(("bahasa", "bulan"), [("id", "Februari"), ("en", "February")])
def test_a_day_is_written_with_its_month_in_words(bahasa, bulan):
    with override(bahasa):
        said = date_format(HARI)
        assert "29" in said
        assert bulan[:3] in said
        assert "2028" in said


@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_hours_have_twenty_four(bahasa):
    with override(bahasa):
        said = date_format(timezone.make_aware(datetime.combine(HARI, time(15, 5))), "TIME_FORMAT")
    assert said[:2] == "15"
    assert said[-2:] == "05"


@pytest.mark.parametrize("bahasa", ["id", "en"])
@pytest.mark.parametrize(
    ("teks", "hari"),
    [
        ("2028-02-29", HARI),
        ("29/02/2028", HARI),
        ("29-02-2028", HARI),
        ("29.02.2028", HARI),
        ("03/02/2028", date(2028, 2, 3)),  # never the second of March, whatever the language
    ],
)
def test_a_form_reads_the_day_of_a_browser_and_that_of_a_hand_alike_in_both(bahasa, teks, hari):
    with override(bahasa):
        assert forms.DateField().clean(teks) == hari


@pytest.mark.parametrize("bahasa", ["id", "en"])
@pytest.mark.parametrize("teks", ["02/29/2028", "29/02/28", "2028-02-30", "besok"])
def test_what_is_no_day_is_refused(bahasa, teks):
    with override(bahasa), pytest.raises(forms.ValidationError):
        forms.DateField().clean(teks)


@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_a_day_stands_in_a_form_as_the_browser_wants_it(bahasa):
    with override(bahasa):
        assert 'value="2028-02-29"' in forms.DateInput().render("hari", HARI)


@pytest.mark.parametrize(("bahasa", "teks"), [("id", "1234,5"), ("en", "1234.5")])
def test_a_form_reads_a_number_with_the_comma_or_point_of_its_language(bahasa, teks):
    with override(bahasa):
        assert forms.DecimalField(localize=True).clean(teks) == Decimal("1234.5")
