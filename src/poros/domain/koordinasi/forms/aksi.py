"""What an act on a penugasan asks of the person: one small form for each kind."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.kernel.berkas.jenis import ekstensi_diterima
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan, Unit
from poros.kernel.penugasan.rules import WAJIB_CATATAN, Aksi
from poros.kernel.penugasan.services import IsiBukti
from poros.web.forms import Angka, TeksPanjang, Unggah

from .masukan import Masukan
from .unit import UnitField


class Tekan(Masukan):
    """Nothing to say."""

    def isi(self) -> dict[str, Any]:
        """Arguments of the command."""
        return {}


class Catatan(Masukan):
    """A reason, or a remark where none is asked for."""

    catatan = forms.CharField(label=_("Catatan"), widget=TeksPanjang, required=False, max_length=2000)

    def isi(self) -> dict[str, Any]:
        """Arguments of the command."""
        return {"catatan": self.cleaned_data["catatan"]}


class Alasan(Catatan):
    """A reason that must be given: the receiver has to understand."""

    catatan = forms.CharField(label=_("Alasan"), widget=TeksPanjang, max_length=2000)


class Laporan(Catatan):
    """Progress in words, and per cent where that means something."""

    catatan = forms.CharField(label=_("Yang sudah dikerjakan"), widget=TeksPanjang, max_length=2000)
    kemajuan = forms.IntegerField(
        label=_("Kemajuan (persen)"),
        required=False,
        min_value=0,
        max_value=100,
        widget=forms.NumberInput(attrs={"step": 5, "inputmode": "numeric"}),
    )

    def isi(self) -> dict[str, Any]:
        """Arguments of the command."""
        return {**super().isi(), "kemajuan": self.cleaned_data["kemajuan"]}


class Pengalihan(Alasan):
    """To whom instead, and why."""

    unit = UnitField(label=_("Dialihkan ke"))
    field_order = ("unit", "catatan")

    def isi(self) -> dict[str, Any]:
        """Arguments of the command."""
        return {**super().isi(), "unit": Unit(pk=self.cleaned_data["unit"].id, nama=self.cleaned_data["unit"].nama)}


BENTUK: dict[Aksi, type[Tekan | Catatan]] = {
    Aksi.TERIMA: Tekan,
    Aksi.KETAHUI: Tekan,
    Aksi.LAPORKAN: Laporan,
    Aksi.SERAHKAN: Catatan,
    Aksi.VERIFIKASI: Catatan,
    Aksi.SETUJUI: Catatan,
    Aksi.ALIHKAN: Pengalihan,
    **dict.fromkeys(WAJIB_CATATAN - {Aksi.ALIHKAN}, Alasan),
}


class Delegasi(Masukan):
    """To whom in the unit, and what he should know."""

    kepada = forms.ModelChoiceField(label=_("Pelaksana"), queryset=Jabatan.objects.none(), empty_label=None)
    catatan = forms.CharField(label=_("Catatan"), widget=TeksPanjang, required=False, max_length=2000)

    def __init__(self, actor: Actor, unit_id: int, data: Any = None) -> None:
        super().__init__(data, auto_id="id_delegasi_%s")
        offices = Jabatan.objects.filter(unit__in=actor.peta.keturunan(unit_id), aktif=True)
        self.fields["kepada"].queryset = offices.exclude(pk=actor.jabatan_id).select_related("unit")


class Bukti(Masukan):
    """Words, a figure, a photo or file, with the place and time that the phone adds."""

    teks = forms.CharField(
        label=_("Keterangan"), required=False, max_length=2000, widget=TeksPanjang(attrs={"rows": 2})
    )
    berkas = forms.FileField(label=_("Foto atau berkas"), required=False, max_length=200)
    angka = Angka(label=_("Angka"), required=False, max_digits=20, decimal_places=4)
    satuan = forms.CharField(label=_("Satuan"), required=False, max_length=40)
    lat = forms.FloatField(required=False, min_value=-90, max_value=90, widget=forms.HiddenInput)
    lng = forms.FloatField(required=False, min_value=-180, max_value=180, widget=forms.HiddenInput)
    diambil = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="id_bukti_%s", **kwargs)
        self.fields["berkas"].widget = Unggah(attrs={"accept": f"image/*,{ekstensi_diterima()}"})

    def isi(self) -> IsiBukti:
        """The evidence as the command takes it."""
        found = dict(self.cleaned_data)
        berkas = found["berkas"]
        return IsiBukti(**{**found, "berkas": berkas, "nama_berkas": berkas.name if berkas else ""})


class Pesan(Masukan):
    """Something to say."""

    isi = forms.CharField(label=_("Pesan"), max_length=2000, widget=TeksPanjang(attrs={"rows": 2}))
