"""Damage, and lines of the recovery plan."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.actor import Actor
from poros.web.forms import Angka, Rupiah

from ..labels import FASE, KELAS, SEKTOR, SUMBER_DANA
from ..models import Kejadian
from ..rules.pulih import Fase, Kelas, Sektor, SumberDana
from ..values import DataKegiatan, DataKerusakan
from .dasar import PILIH, pilihan, unit_pilihan

UANG_MAKS = 10**15 - 1


def uang(label: Any, *, wajib: bool = True) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=wajib, min_value=0, max_value=UANG_MAKS, widget=Rupiah)


def banyak(label: Any) -> forms.DecimalField:
    return Angka(label=label, min_value=Decimal("0.01"), max_digits=14, decimal_places=2)


class FormKerusakan(forms.Form):
    """What is damaged; works without a network."""

    sektor = forms.ChoiceField(label=_("Sektor"), choices=pilihan(SEKTOR))
    subsektor = forms.CharField(label=_("Yang rusak"), max_length=100, help_text=_("Rumah, jembatan, sekolah, sawah."))
    kelas = forms.ChoiceField(label=_("Tingkat kerusakan"), choices=pilihan(KELAS))
    letak = forms.CharField(label=_("Lokasi"), max_length=200)
    jumlah = banyak(_("Jumlah"))
    satuan = forms.CharField(label=_("Satuan"), max_length=30, initial="unit")
    harga = uang(_("Harga satuan bila dibangun baru (Rp)"))
    kerugian = uang(_("Kerugian selama tidak berfungsi (Rp)"), wajib=False)

    def data_kerusakan(self) -> DataKerusakan:
        c = dict(self.cleaned_data)
        kinds = {"sektor": Sektor(c.pop("sektor")), "kelas": Kelas(c.pop("kelas")), "kerugian": c.pop("kerugian") or 0}
        return DataKerusakan(**kinds, **c)


class FormKegiatan(forms.Form):
    sektor = forms.ChoiceField(label=_("Sektor"), choices=pilihan(SEKTOR))
    subsektor = forms.CharField(label=_("Subsektor"), max_length=100)
    nama = forms.CharField(label=_("Kegiatan"), max_length=200)
    letak = forms.CharField(label=_("Lokasi"), max_length=200)
    volume = banyak(_("Volume"))
    satuan = forms.CharField(label=_("Satuan"), max_length=30)
    harga = uang(_("Harga satuan (Rp)"))
    sumber_dana = forms.ChoiceField(label=_("Sumber dana"), choices=pilihan(SUMBER_DANA, kosong=False))
    tahun = forms.IntegerField(label=_("Tahun"), min_value=2000, max_value=2199)
    fase = forms.ChoiceField(label=_("Tahap"), choices=pilihan(FASE, kosong=False))
    unit_id = forms.TypedChoiceField(label=_("Penanggung jawab"), coerce=int, choices=())

    def __init__(self, *args: Any, actor: Actor, kejadian: Kejadian, **kwargs: Any) -> None:
        super().__init__(*args, initial={"tahun": timezone.localtime(kejadian.mulai).year}, **kwargs)
        self.fields["unit_id"].choices = [PILIH, *unit_pilihan(actor, luar=False)]

    def data_kegiatan(self) -> DataKegiatan:
        c = dict(self.cleaned_data)
        kinds = {
            "sektor": Sektor(c.pop("sektor")),
            "sumber_dana": SumberDana(c.pop("sumber_dana")),
            "fase": Fase(c.pop("fase")),
        }
        return DataKegiatan(**kinds, **c)
