"""What adopters tell, what a visit has taught, and what follows from it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.peta import BERKOTAK_MASUK
from poros.web.forms import Rupiah, TeksPanjang

from ..labels import KEBERHASILAN
from ..models import Tawaran
from ..rules.alur import Keberhasilan
from ..rules.tawaran import ANGKA_MAKS
from ..values import DataKunjungan, DataPengalaman
from .hari import Hari


class FormPengalaman(forms.Form):
    """How it went."""

    hasil = forms.TypedChoiceField(label=_("Hasilnya"), choices=KEBERHASILAN, coerce=Keberhasilan)
    uraian = forms.CharField(
        label=_("Apa yang berjalan dan apa yang tidak"), max_length=5000, widget=TeksPanjang({"rows": 4})
    )
    biaya = forms.IntegerField(
        label=_("Biaya yang benar-benar keluar"), required=False, min_value=0, max_value=ANGKA_MAKS - 1, widget=Rupiah
    )
    upaya = forms.IntegerField(
        label=_("Hari kerja orang yang benar-benar dipakai"), required=False, min_value=0, max_value=ANGKA_MAKS - 1
    )

    def data_pengalaman(self) -> DataPengalaman:
        return DataPengalaman(**self.cleaned_data)


class FormKunjungan(forms.Form):
    """A report of a studi tiru."""

    judul = forms.CharField(label=_("Judul"), max_length=200)
    daerah = forms.CharField(label=_("Daerah yang dikunjungi"), max_length=200)
    tanggal = Hari(label=_("Tanggal"))
    peserta = forms.CharField(
        label=_("Yang berangkat"), max_length=500, help_text=_("Jabatannya, misalnya Kepala Diskominfo dan dua analis.")
    )
    pelajaran = forms.CharField(label=_("Apa yang dipelajari"), max_length=10_000, widget=TeksPanjang({"rows": 6}))
    tawaran = forms.ModelChoiceField(
        Tawaran.objects.none(), label=_("Tawaran yang dilihat"), required=False, empty_label=_("Tidak ada")
    )

    def __init__(self, *args: Any, tawaran: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tawaran"].queryset = tawaran

    def data_kunjungan(self) -> DataKunjungan:
        data = dict(self.cleaned_data)
        chosen = data.pop("tawaran")
        return DataKunjungan(tawaran_id=chosen.pk if chosen else None, **data)


class FormTindak(forms.Form):
    """What follows from a visit."""

    uraian = forms.CharField(label=_("Yang dikerjakan"), max_length=500)
    unit = forms.TypedChoiceField(label=_("Unit"), coerce=int)
    tenggat = Hari(label=_("Tenggat"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [("", _("Pilih unit")), *((u.id, u.singkatan) for u in actor.peta.jenis(*BERKOTAK_MASUK))]
        self.fields["unit"].choices = units
