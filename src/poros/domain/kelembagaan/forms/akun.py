"""People, accounts, keys for programs, language."""

from collections.abc import Iterable
from datetime import time
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from poros.kernel.antarmuka.labels import CAKUPAN
from poros.kernel.pemberitahuan.labels import JENIS_SALURAN
from poros.kernel.pemberitahuan.models import JamTenang, Preferensi
from poros.kernel.pemberitahuan.rules import JenisSaluran
from poros.web.forms import TeksPanjang

from ..values import NAMA_PENGGUNA, DataOrang


class Jam(forms.TimeInput):
    """An hour, with the device's own clock."""

    input_type = "time"


class OrangForm(forms.Form):
    """What is known of a person."""

    nama = forms.CharField(label=_("Nama tanpa gelar"), max_length=150)
    gelar_depan = forms.CharField(label=_("Gelar depan"), max_length=40, required=False)
    gelar_belakang = forms.CharField(label=_("Gelar belakang"), max_length=60, required=False)
    nip = forms.RegexField(
        r"^[0-9]{18}$",
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
        NAMA_PENGGUNA,
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

    nama = forms.CharField(label=_("Dipakai untuk"), max_length=80, help_text=_("Misalnya: penghubung SRIKANDI."))
    cakupan = forms.MultipleChoiceField(
        label=_("Boleh"), choices=list(CAKUPAN.items()), widget=forms.CheckboxSelectMultiple
    )
    hari = forms.IntegerField(label=_("Berlaku berapa hari"), min_value=1, max_value=366, initial=90)


class BahasaForm(forms.Form):
    bahasa = forms.ChoiceField(label=_("Bahasa"), choices=settings.LANGUAGES, widget=forms.RadioSelect)


class KabarForm(forms.Form):
    """What leaves the application for this person, and when not."""

    saluran = forms.MultipleChoiceField(
        label=_("Kirim juga lewat"),
        choices=list(JENIS_SALURAN.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    cara = forms.ChoiceField(
        label=_("Kapan"),
        choices=[("ringkasan", _("Dua kali sehari sebagai ringkasan")), ("segera", _("Satu per satu, segera"))],
        widget=forms.RadioSelect,
    )
    dari = forms.TimeField(label=_("Jangan kirim dari pukul"), required=False, widget=Jam)
    sampai = forms.TimeField(label=_("sampai pukul"), required=False, widget=Jam)

    @classmethod
    def awal(cls, preferensi: Iterable[Preferensi], jam: Iterable[JamTenang]) -> dict[str, Any]:
        """What holds today, as initial values; the rest is as the application does by itself."""
        umum = next((p for p in preferensi if p.jenis == ""), None)
        tenang = next(iter(jam), None)
        return {
            "saluran": umum.saluran if umum else [jenis.value for jenis in JenisSaluran],
            "cara": "segera" if umum and not umum.ringkasan else "ringkasan",
            "dari": tenang.dari if tenang else None,
            "sampai": tenang.sampai if tenang else None,
        }

    def clean(self) -> None:
        super().clean()
        jam = {name: self.cleaned_data.get(name) for name in ("dari", "sampai")}
        for name in jam if any(jam.values()) else ():
            if jam[name] is None and name not in self.errors:
                self.add_error(name, _("Isi kedua jamnya, atau kosongkan keduanya."))

    def clean_saluran(self) -> list[JenisSaluran]:
        return [JenisSaluran(jenis) for jenis in self.cleaned_data["saluran"]]

    @property
    def ringkasan(self) -> bool:
        return self.cleaned_data["cara"] == "ringkasan"

    def jam(self) -> list[tuple[time, time]]:
        dari, sampai = self.cleaned_data["dari"], self.cleaned_data["sampai"]
        return [(dari, sampai)] if dari and sampai else []
