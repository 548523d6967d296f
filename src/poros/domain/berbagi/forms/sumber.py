"""A source, a file from it, and the parts of units."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.peta import BERKOTAK_MASUK
from poros.web.forms import Unggah

from ..labels import PERAN_UNIT
from ..rules.alur import PeranUnit
from ..rules.publiccode import BERKAS_MAKS
from ..values import DataSumber
from .kotak import Kotak


class FormSumber(forms.Form):
    """A source."""

    nama = forms.CharField(label=_("Nama"), max_length=200, help_text=_("Biasanya nama daerahnya."))
    alamat = forms.CharField(
        label=_("Alamat"), required=False, max_length=500,
        help_text=_("https://… ke publiccode.yml, daftarnya, atau umpan Poros. Kosongkan bila hanya diunggah."),
    )  # fmt: skip
    aktif = forms.BooleanField(label=_("Ambil setiap malam"), required=False, initial=True)

    def data_sumber(self) -> DataSumber:
        return DataSumber(**self.cleaned_data)


class FormUnggahSumber(forms.Form):
    """A file from a source, where its address cannot be reached."""

    berkas = forms.FileField(
        label=_("Berkas"),
        help_text=_("publiccode.yml, beberapa dalam satu berkas, atau umpan JSON; paling besar 1 MB."),
        widget=Unggah({"accept": ".yml,.yaml,.json"}, maks=BERKAS_MAKS),
    )

    def clean_berkas(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["berkas"]
        if (file.size or 0) > BERKAS_MAKS:
            raise forms.ValidationError(_("Berkas ini lebih besar dari 1 MB."))
        return file


class FormPeran(forms.Form):
    """Which units have which part."""

    def __init__(self, *args: Any, actor: Actor, kini: dict[str, list[int]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [(u.id, u.nama) for u in actor.peta.jenis(*BERKOTAK_MASUK)]
        for peran, nama in PERAN_UNIT.items():
            self.fields[peran.value] = forms.TypedMultipleChoiceField(
                label=nama,
                choices=units,
                coerce=int,
                required=False,
                initial=kini.get(peran.value, []),
                widget=Kotak,
            )

    def unit(self, peran: PeranUnit) -> list[int]:
        chosen: list[int] = self.cleaned_data[peran.value]
        return chosen
