"""Who has come: marked by an officer, or a guest who writes himself down."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Peserta
from .bidang import Kotak


class FormTamu(forms.Form):
    """A guest signs in; the key is made by the page, so that a form sent twice is one guest."""

    nama = forms.CharField(label=_("Nama"), max_length=150)
    instansi = forms.CharField(label=_("Instansi"), max_length=150, required=False)
    kunci = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


class FormPeserta(forms.Form):
    """Who is marked as present."""

    peserta = forms.TypedMultipleChoiceField(label=_("Yang hadir"), coerce=int, widget=Kotak)

    def __init__(self, *args: Any, semua: list[Peserta], **kwargs: Any) -> None:
        """Offered are those who have not come. Taken are all: a list filled in off line may name one who has."""
        super().__init__(*args, **kwargs)
        shown = semua if self.is_bound else [p for p in semua if p.hadir is None]
        self.fields["peserta"].choices = [(p.pk, str(p)) for p in shown]
