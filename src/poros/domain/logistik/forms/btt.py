"""Emergency money and the DSP file."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.web.forms import TeksPanjang

from ..models import BerkasDsp
from ..queries.parameter import syarat_dsp
from ..values import DataBelanja, DataDsp, DataRkb
from .dasar import Berkas, FormKejadian, Hari, Jumlah, Uang


class FormPagu(forms.Form):
    """What a year has."""

    tahun = forms.IntegerField(label=_("Tahun"), min_value=2000, max_value=2199)
    jumlah = Uang(label=_("Pagu BTT"))
    dasar = forms.CharField(label=_("Dasar"), max_length=200, help_text=_("Perda APBD atau Perkada pergeserannya."))


class FormRkb(FormKejadian):
    """A plan."""

    nomor = forms.CharField(label=_("Nomor RKB"), max_length=100)
    dasar = forms.CharField(
        label=_("Dasar"), max_length=300, required=False,
        help_text=_("Untuk kejadian yang berstatus boleh kosong: diisi dari keputusan statusnya."),
    )  # fmt: skip
    keperluan = forms.CharField(label=_("Keperluan"), max_length=1000, widget=TeksPanjang({"rows": 3}))
    jumlah = Uang(label=_("Jumlah"))
    field_order = ("nomor", "kejadian_id", "dasar", "keperluan", "jumlah")

    def data_rkb(self) -> DataRkb:
        return DataRkb(**self.cleaned_data)


class FormCair(forms.Form):
    """Paid."""

    nomor_sp2d = forms.CharField(label=_("Nomor SP2D"), max_length=100)


class FormBelanja(forms.Form):
    """A payment."""

    tanggal = Hari(label=_("Tanggal"))
    uraian = forms.CharField(label=_("Untuk"), max_length=300)
    jumlah = Uang(label=_("Jumlah"))
    bukti = forms.CharField(label=_("Nomor bukti"), max_length=100, required=False)
    berkas = Berkas(label=_("Bukti"), required=False)

    def data_belanja(self) -> DataBelanja:
        return DataBelanja(**{k: v for k, v in self.cleaned_data.items() if k != "berkas"})


class FormLaporan(forms.Form):
    """The account."""

    berkas = Berkas(label=_("Laporan pertanggungjawaban"))


class FormDsp(FormKejadian):
    """Houses by class of damage; names and addresses stay in the decree."""

    rusak_berat = Jumlah(label=_("Rumah rusak berat"), dari=0, initial=0)
    rusak_sedang = Jumlah(label=_("Rumah rusak sedang"), dari=0, initial=0)
    rusak_ringan = Jumlah(label=_("Rumah rusak ringan"), dari=0, initial=0)

    def __init__(self, *args: Any, dsp: BerkasDsp | None = None, **kwargs: Any) -> None:
        if dsp is not None:
            kwargs["initial"] = {name: getattr(dsp, name) for name in self.base_fields}
        super().__init__(*args, semula=dsp, **kwargs)
        self.fields["kejadian_id"].required = True
        self.order_fields(("kejadian_id",))

    def data_dsp(self) -> DataDsp:
        return DataDsp(**self.cleaned_data)


class FormSyarat(forms.Form):
    """A paper of the file."""

    kode = forms.ChoiceField(label=_("Syarat"))
    nomor = forms.CharField(label=_("Nomor"), max_length=100)
    tanggal = Hari(label=_("Tanggal"))
    berkas = Berkas(label=_("Pindaian"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kode"].choices = [(s["kode"], s["nama"]) for s in syarat_dsp()]


def satu_berkas(unggahan: Any) -> tuple[bytes, str] | None:
    """A file as commands take it."""
    return (unggahan.read(), unggahan.name) if unggahan else None
