"""Pledges and their answers."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.web.forms import TeksPanjang

from ..models import Donasi
from ..values import DataDonasi
from .dasar import Hari, Jumlah, pilih_gudang


class FormJanji(forms.Form):
    """What somebody wants to give."""

    barang_id = forms.TypedChoiceField(label=_("Barang"), coerce=int)
    jumlah = Jumlah(label=_("Jumlah"))
    rencana = Hari(label=_("Akan diantar tanggal"))
    nama = forms.CharField(label=_("Nama Anda"), max_length=150)
    kontak = forms.CharField(
        label=_("Telepon atau surel"), max_length=150, help_text=_("Hanya dilihat petugas logistik.")
    )
    tampil_nama = forms.BooleanField(label=_("Nama saya boleh diterbitkan"), required=False)
    pesan = forms.CharField(label=_("Pesan"), max_length=500, required=False, widget=TeksPanjang({"rows": 2}))

    def __init__(self, *args: Any, pilihan: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["barang_id"].choices = [("", _("Pilih")), *pilihan]

    def data_donasi(self) -> DataDonasi:
        return DataDonasi(**self.cleaned_data)


class FormSetujui(forms.Form):
    """Where to bring it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gudang_id"] = pilih_gudang(_("Diantar ke"))


class FormTerimaDonasi(forms.Form):
    """What was brought."""

    jumlah = Jumlah(label=_("Jumlah yang datang"))
    kedaluwarsa = Hari(label=_("Kedaluwarsa"), required=False)

    def __init__(self, *args: Any, donasi: Donasi, **kwargs: Any) -> None:
        super().__init__(*args, initial={"jumlah": donasi.disetujui}, **kwargs)


def hari_awal(hari: date) -> dict[str, Any]:
    """A form that begins with today."""
    return {"hari": hari, "dari": hari, "rencana": hari, "tanggal": hari}
