"""Warrants."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.rules import Kapasitas
from poros.web.forms import TeksPanjang

from ..values import SuratPerintah
from .hari import Hari

SEBUTAN = {
    Kapasitas.PLH: _("Plh. (pemangkunya berhalangan sementara)"),
    Kapasitas.PLT: _("Plt. (jabatannya kosong)"),
    Kapasitas.PJ: _("Pj. (penjabat dengan kewenangan penuh)"),
}
DEKAT = {0: _("Unit ini"), 1: _("Unit di bawahnya"), 2: _("Unit setingkat"), 3: _("Unit lain")}


class SuratPerintahForm(forms.Form):
    """Who stands in, as what, how long, by which paper."""

    orang = forms.TypedChoiceField(label=_("Siapa"), coerce=int)
    kapasitas = forms.TypedChoiceField(label=_("Sebagai"), coerce=Kapasitas, widget=forms.RadioSelect)
    dari = Hari(label=_("Mulai"))
    sampai = Hari(label=_("Sampai dengan"))
    nomor = forms.CharField(label=_("Nomor surat perintah"), max_length=150)
    lingkup = forms.CharField(
        label=_("Lingkup tugas"),
        required=False,
        widget=TeksPanjang,
        help_text=_("Kosong berarti seluruh tugas rutin jabatan itu."),
    )

    def __init__(self, *args: Any, calon: Iterable[Any], kapasitas: Iterable[Kapasitas], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = groupby(calon, key=lambda p: p.dekat)
        self.fields["orang"].choices = [
            ("", _("Pilih pejabat …")),
            *((DEKAT[d], [(p.orang_id, f"{p.orang.nama} — {p.jabatan.nama}") for p in rows]) for d, rows in groups),
        ]
        self.fields["kapasitas"].choices = [(k.value, SEBUTAN[k]) for k in kapasitas]

    def surat(self) -> SuratPerintah:
        data = self.cleaned_data
        return SuratPerintah(
            orang_id=data["orang"],
            kapasitas=data["kapasitas"],
            dari=data["dari"],
            sampai=data["sampai"],
            nomor=data["nomor"],
            lingkup=data["lingkup"],
        )


class PerpanjangForm(forms.Form):
    sampai = Hari(label=_("Diperpanjang sampai dengan"))
    nomor = forms.CharField(label=_("Nomor surat perpanjangan"), max_length=120)


class CabutForm(forms.Form):
    alasan = forms.CharField(label=_("Alasan pencabutan"), max_length=300, widget=TeksPanjang)
