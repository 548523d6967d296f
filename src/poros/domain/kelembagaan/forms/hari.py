"""A day as people write it: within the years that calendar and database can reckon with."""

from datetime import date
from typing import Any

from django import forms

from poros.kernel.antarmuka.skema import AKHIR, AWAL
from poros.web.forms import Tanggal


class Hari(forms.DateField):
    """A date; a year that is surely mistyped (0026) is no date."""

    widget = Tanggal

    def to_python(self, value: Any) -> date | None:
        hari = super().to_python(value)
        if hari is not None and not AWAL <= hari.year < AKHIR:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return hari
