"""The span that figures are about: whole months, the running one as far as it has come."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MinValueValidator
from django.utils.translation import gettext_lazy as _

from poros.kernel.penugasan.queries.statistik import akhir_bulan, mundur
from poros.web.forms import Tanggal

AWAL = MinValueValidator(date(2000, 1, 1))
"""Earlier there is nothing to count, and the calendar ends."""
BAWAAN = 2
TERPANJANG = 11
"""So many months before the last one."""


class Periode(forms.Form):
    """From and to; without them this month and the two before."""

    dari = forms.DateField(label=_("Dari"), required=False, widget=Tanggal, validators=[AWAL])
    sampai = forms.DateField(label=_("Sampai"), required=False, widget=Tanggal, validators=[AWAL])

    def __init__(self, data: Mapping[str, Any], hari: date) -> None:
        self.hari = hari
        asked = {name: data[name] for name in ("dari", "sampai") if data.get(name)}
        start, end = mundur(hari, BAWAAN), hari
        super().__init__({"dari": start.isoformat(), "sampai": end.isoformat()} | asked)

    def rentang(self) -> tuple[date, date]:
        """The months asked for, put in order and cut to a year; the usual ones when they cannot be read."""
        self.is_valid()
        sampai = min(akhir_bulan(min(self.cleaned_data.get("sampai") or self.hari, self.hari)), self.hari)
        dari = self.cleaned_data.get("dari") or mundur(sampai, BAWAAN)
        return max(mundur(min(dari, sampai), 0), mundur(sampai, TERPANJANG)), sampai
