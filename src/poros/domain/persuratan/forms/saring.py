"""Filters of the list. They live in the address; what cannot be read there filters nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.peta import BERKOTAK_MASUK
from poros.kernel.penugasan.labels import KECEPATAN, KERAHASIAAN
from poros.web.forms import Tanggal

from ..labels import STATUS
from ..values import Saringan


def _semua(nama: Any, pilihan: Any) -> list[tuple[Any, Any]]:
    return [("", nama), *pilihan]


class FormSaring(forms.Form):
    """All optional."""

    q = forms.CharField(required=False, max_length=200)
    status = forms.ChoiceField(label=_("Status"), required=False, choices=_semua(_("Semua status"), STATUS.items()))
    kecepatan = forms.ChoiceField(label=_("Kecepatan"), required=False, choices=_semua(_("Semua"), KECEPATAN.items()))
    kerahasiaan = forms.ChoiceField(
        label=_("Kerahasiaan"), required=False, choices=_semua(_("Semua"), KERAHASIAAN.items())
    )
    unit = forms.TypedChoiceField(label=_("Didisposisi ke"), required=False, coerce=int, empty_value=None)
    pengirim = forms.CharField(label=_("Pengirim"), required=False, max_length=100)
    klasifikasi = forms.CharField(label=_("Klasifikasi"), required=False, max_length=20)
    dari = forms.DateField(label=_("Diterima dari"), required=False, widget=Tanggal)
    sampai = forms.DateField(label=_("sampai"), required=False, widget=Tanggal)
    terlambat = forms.BooleanField(label=_("Hanya yang terlambat"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [(u.id, u.singkatan) for u in actor.peta.jenis(*BERKOTAK_MASUK)]
        self.fields["unit"].choices = _semua(_("Semua unit"), units)

    def saringan(self) -> Saringan:
        """The filters that could be read."""
        self.is_valid()
        return Saringan(**{k: v for k, v in self.cleaned_data.items() if v not in (None, "")})

    @property
    def lanjut(self) -> bool:
        """Is one of the folded filters in use?"""
        return any(
            self.data.get(name)
            for name in ("kerahasiaan", "unit", "pengirim", "klasifikasi", "dari", "sampai", "terlambat")
        )
