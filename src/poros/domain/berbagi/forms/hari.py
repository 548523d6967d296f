"""Days, as officials type them."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.web.forms import Tanggal

TAHUN = (date(1900, 1, 1), date(2200, 1, 1))


class Hari(forms.DateField):
    """A day that a government can mean."""

    widget = Tanggal

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day is not None and not TAHUN[0] <= day < TAHUN[1]:
            raise forms.ValidationError(_("Tulis tahun antara 1900 dan 2199."))
        return day
