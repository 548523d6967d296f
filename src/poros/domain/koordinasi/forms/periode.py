"""The span that figures are about."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.web.forms import Tanggal

BAWAAN = timedelta(days=89)
TERPANJANG = timedelta(days=366)


class Periode(forms.Form):
    """From and to; without them the last ninety days."""

    dari = forms.DateField(label=_("Dari"), required=False, widget=Tanggal)
    sampai = forms.DateField(label=_("Sampai"), required=False, widget=Tanggal)

    def __init__(self, data: Mapping[str, Any], hari: date) -> None:
        self.hari = hari
        asked = {name: data[name] for name in ("dari", "sampai") if data.get(name)}
        start, end = hari - BAWAAN, hari
        super().__init__({"dari": start.isoformat(), "sampai": end.isoformat()} | asked)

    def rentang(self) -> tuple[date, date]:
        """The span asked for, put in order and cut to a year; the usual one when it cannot be read."""
        self.is_valid()
        sampai = min(self.cleaned_data.get("sampai") or self.hari, self.hari)
        dari = self.cleaned_data.get("dari") or sampai - BAWAAN
        return max(min(dari, sampai), sampai - TERPANJANG), sampai
