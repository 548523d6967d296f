"""A line of the notula."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.actor import Actor
from poros.web.forms import TeksPanjang

from ..labels import BUTIR
from ..models import ButirNotula, Rapat
from ..rules.alur import JenisButir
from ..values import DataButir
from .bidang import Hari, nomor, pilihan_unit


class FormButir(forms.Form):
    """What was said or decided; work names unit, day and evidence."""

    acara = forms.TypedChoiceField(label=_("Acara"), required=False, coerce=nomor, empty_value=None)
    jenis = forms.TypedChoiceField(label=_("Ini"), choices=BUTIR.items(), coerce=JenisButir, initial=JenisButir.CATATAN)
    isi = forms.CharField(label=_("Isi"), max_length=10_000, widget=TeksPanjang({"rows": 3}))
    unit = forms.TypedChoiceField(label=_("Dikerjakan oleh"), required=False, coerce=nomor, empty_value=None)
    tenggat = Hari(label=_("Tenggat"), required=False)
    bukti = forms.CharField(label=_("Bukti yang diharapkan"), required=False, max_length=250)
    versi = forms.IntegerField(required=False, min_value=1, max_value=30_000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, actor: Actor, rapat: Rapat, butir: ButirNotula | None = None, **kwargs: Any) -> None:
        if butir is not None:
            kept = {name: getattr(butir, name) for name in ("jenis", "isi", "tenggat", "bukti", "versi")}
            kwargs.setdefault("initial", kept | {"acara": butir.acara_id, "unit": butir.unit_id})
        super().__init__(*args, **kwargs)
        self.fields["acara"].choices = [("", _("Lain-lain")), *((a.pk, a.judul) for a in rapat.acara.all())]
        self.fields["unit"].choices = pilihan_unit(actor)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("jenis") is JenisButir.TINDAK:
            for name, words in (("unit", _("Pilih unit yang mengerjakan.")), ("tenggat", _("Isi tenggatnya."))):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return data

    def data_butir(self) -> DataButir:
        d = self.cleaned_data
        return DataButir(
            jenis=d["jenis"], isi=d["isi"], acara_id=d["acara"], unit_id=d["unit"], tenggat=d["tenggat"],
            bukti=d["bukti"],
        )  # fmt: skip

    def susul(self, terkini: ButirNotula) -> None:
        """After a clash: what was typed stays, and the next save goes against the newest wording."""
        self.data = self.data.copy()
        self.data["versi"] = str(terkini.versi)
