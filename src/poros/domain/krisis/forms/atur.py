"""Roles, plans, layers of the map."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.actor import Actor
from poros.web.forms import TeksPanjang, Unggah

from ..labels import PERAN
from ..models.peran import LAPISAN
from ..rules.alur import Peran
from .dasar import pilihan, unit_pilihan


class FormPeran(forms.Form):
    """Which units have a role."""

    peran = forms.ChoiceField(label=_("Peran"), choices=pilihan(PERAN))
    units = forms.TypedMultipleChoiceField(
        label=_("Unit"), coerce=int, required=False, choices=(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].choices = unit_pilihan(actor)

    def nilai(self) -> dict[str, Any]:
        return {"peran": Peran(self.cleaned_data["peran"]), "units": self.cleaned_data["units"]}


class FormRencana(forms.Form):
    naskah = forms.CharField(
        label=_("Naskah rencana (YAML)"), max_length=200_000, widget=TeksPanjang({"rows": 24}),
        help_text=_("Kode yang sama menjadi versi berikutnya; kode lain menjadi rencana baru."),
    )  # fmt: skip


class FormLapisan(forms.Form):
    jenis = forms.ChoiceField(label=_("Lapisan"), choices=LAPISAN)
    berkas = forms.FileField(
        label=_("Berkas GeoJSON"), widget=Unggah({"accept": ".json,.geojson"}, maks=settings.BERKAS_MAKS)
    )
    sumber = forms.CharField(label=_("Sumber dan lisensi"), max_length=500)
