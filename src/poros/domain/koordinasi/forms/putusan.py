"""A decision on a collision, and the reason for taking something back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.kernel.penugasan.labels import KEPUTUSAN
from poros.web.forms import TeksPanjang

from .masukan import Masukan


class Putusan(Masukan):
    """What is to happen with the orders, and why."""

    keputusan = forms.ChoiceField(label=_("Keputusan"), choices=KEPUTUSAN.items(), widget=forms.RadioSelect)
    alasan = forms.CharField(label=_("Alasan"), widget=TeksPanjang, max_length=2000)


class Penarikan(Masukan):
    """Why an order is withdrawn."""

    alasan = forms.CharField(label=_("Alasan penarikan"), widget=TeksPanjang, max_length=2000)
