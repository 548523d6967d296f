"""People, accounts, keys for programs, language."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from poros.kernel.antarmuka.labels import CAKUPAN
from poros.web.forms import TeksPanjang

from ..values import DataOrang


class OrangForm(forms.Form):
    """What is known of a person."""

    nama = forms.CharField(label=_("Nama tanpa gelar"), max_length=150)
    gelar_depan = forms.CharField(label=_("Gelar depan"), max_length=40, required=False)
    gelar_belakang = forms.CharField(label=_("Gelar belakang"), max_length=60, required=False)
    nip = forms.RegexField(
        r"^\d{18}$",
        label=_("NIP"),
        required=False,
        error_messages={"invalid": _("NIP terdiri atas 18 angka, tanpa spasi.")},
    )
    pangkat = forms.CharField(label=_("Pangkat/golongan"), max_length=60, required=False)
    surel = forms.EmailField(label=_("Surel"), required=False)
    telepon = forms.CharField(label=_("Telepon"), max_length=30, required=False)

    def data_orang(self) -> DataOrang:
        return DataOrang(**self.cleaned_data)


class AkunForm(forms.Form):
    username = forms.RegexField(
        r"^[a-z0-9][a-z0-9._-]{2,58}$",
        label=_("Nama pengguna"),
        help_text=_("Huruf kecil, angka, titik, garis. Misalnya kadis.pupr."),
        error_messages={"invalid": _("Pakai 3 sampai 59 huruf kecil, angka, titik, atau garis.")},
    )


class SetelUlangForm(forms.Form):
    lepas_faktor_kedua = forms.BooleanField(
        label=_("Lepas juga faktor kedua (ponsel atau kunci hilang)"), required=False
    )


class TutupForm(forms.Form):
    alasan = forms.CharField(label=_("Alasan"), max_length=300, widget=TeksPanjang)


class TokenForm(forms.Form):
    """A key for a program."""

    nama = forms.CharField(
        label=_("Dipakai untuk"), max_length=80, help_text=_("Misalnya: penghubung SRIKANDI.")
    )
    cakupan = forms.MultipleChoiceField(
        label=_("Boleh"), choices=list(CAKUPAN.items()), widget=forms.CheckboxSelectMultiple
    )
    hari = forms.IntegerField(label=_("Berlaku berapa hari"), min_value=1, max_value=366, initial=90)


class BahasaForm(forms.Form):
    bahasa = forms.ChoiceField(label=_("Bahasa"), choices=settings.LANGUAGES, widget=forms.RadioSelect)
