"""What was said in a session: many paragraphs at once, or one that is mended."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.web.forms import TeksPanjang

from ..models import Ucapan
from ..rules.risalah import urai
from ..values import DataUcapan

TEKS_MAKS = 200_000


class FormRisalah(forms.Form):
    """Typed or pasted: one paragraph for each speech."""

    teks = forms.CharField(
        label=_("Ucapan"), max_length=TEKS_MAKS, widget=TeksPanjang({"rows": 8}),
        help_text=_(
            "Satu alinea per ucapan, dipisah baris kosong: Nama (jabatan): ucapannya. "
            "Alinea tanpa nama melanjutkan yang sebelumnya."
        ),
    )  # fmt: skip

    def clean_teks(self) -> tuple[DataUcapan, ...]:
        return tuple(
            DataUcapan(pembicara=u.pembicara, sebagai=u.sebagai, isi=u.isi) for u in urai(self.cleaned_data["teks"])
        )


class FormUcapan(forms.Form):
    """One speech."""

    pembicara = forms.CharField(label=_("Pembicara"), max_length=150)
    sebagai = forms.CharField(label=_("Sebagai"), max_length=150, required=False)
    isi = forms.CharField(label=_("Ucapan"), max_length=20_000, widget=TeksPanjang({"rows": 6}))
    versi = forms.IntegerField(required=False, min_value=1, max_value=30_000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, ucapan: Ucapan, **kwargs: Any) -> None:
        there = {name: getattr(ucapan, name) for name in ("pembicara", "sebagai", "isi", "versi")}
        super().__init__(*args, initial=there, **kwargs)

    def data_ucapan(self) -> DataUcapan:
        return DataUcapan(**{name: self.cleaned_data[name] for name in ("pembicara", "sebagai", "isi")})

    def susul(self, terkini: Ucapan) -> None:
        """After a clash: what was typed stays, and the next save goes against the newest wording."""
        self.data = self.data.copy()
        self.data["versi"] = str(terkini.versi)
