"""A file: found, opened, filled, closed, held, marked, its fate set again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.kernel.penugasan.labels import KERAHASIAAN
from poros.pure.retensi import Nasib, Pemicu
from poros.web.forms import TeksPanjang

from ..labels import BIDANG_JAGA, MEDIA, NASIB, STATUS
from ..models import BerkasArsip
from ..models.retensi import TAHUN_MAKS
from ..rules.berkas import JenisMedia
from ..values import DataBerkas, DataItem, SaringArsip
from .bidang import Hari, Kode, pilihan, pindaian

HAL = {
    "sendiri": _("Unit saya"),
    "pindah": _("Siap dipindahkan"),
    "jatuh_tempo": _("Retensi habis"),
    "segera": _("Habis dalam 90 hari"),
    "nilai": _("Perlu dinilai kembali"),
    "kejadian": _("Tanpa tanggal kejadian"),
    "vital": _("Arsip vital"),
    "terjaga": _("Arsip terjaga"),
    "ditahan": _("Ditahan karena perkara"),
}


class FormSaring(forms.Form):
    """All optional, in the address."""

    q = forms.CharField(label=_("Cari"), required=False, max_length=200)
    hal = forms.ChoiceField(label=_("Daftar"), required=False, choices=[("", _("Semua")), *HAL.items()])
    status = forms.ChoiceField(label=_("Status"), required=False, choices=pilihan(STATUS, _("Semua")))
    nasib = forms.ChoiceField(label=_("Nasib akhir"), required=False, choices=pilihan(NASIB, _("Semua")))
    kerahasiaan = forms.ChoiceField(label=_("Keamanan"), required=False, choices=pilihan(KERAHASIAAN, _("Semua")))
    klasifikasi = Kode(required=False)
    tahun = forms.IntegerField(label=_("Tahun"), required=False, min_value=1900, max_value=2199)

    def saringan(self) -> SaringArsip:
        """The filters that could be read."""
        self.is_valid()
        return SaringArsip(**{name: value for name, value in self.cleaned_data.items() if value})

    def disimpan(self) -> dict[str, str]:
        """The same, as a saved view keeps it."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items() if value}


class FormTampilan(forms.Form):
    """A name for the filter of the list."""

    nama = forms.CharField(label=_("Nama tampilan"), max_length=100)


class FormBerkas(forms.Form):
    """A new file."""

    klasifikasi = Kode()
    judul = forms.CharField(label=_("Judul berkas"), max_length=500)
    uraian = forms.CharField(label=_("Uraian"), required=False, max_length=5000, widget=TeksPanjang)
    media = forms.ChoiceField(label=_("Media"), choices=MEDIA.items(), initial=JenisMedia.ELEKTRONIK)
    lokasi = forms.CharField(
        label=_("Lokasi fisik"), required=False, max_length=200, help_text=_("Ruang, lemari, boks, folder.")
    )
    kerahasiaan = forms.ChoiceField(
        label=_("Keamanan"), required=False, choices=pilihan(KERAHASIAAN, _("Menurut SKKAD"))
    )  # fmt: skip

    def data_berkas(self) -> DataBerkas:
        told = dict(self.cleaned_data)
        return DataBerkas(media=JenisMedia(told.pop("media")), **told)


class FormItem(forms.Form):
    """A paper that no module knows."""

    jenis = forms.CharField(label=_("Jenis"), max_length=100, help_text=_("Misalnya nota dinas, peta, rekaman."))
    nomor = forms.CharField(label=_("Nomor"), required=False, max_length=200)
    tanggal = Hari(label=_("Tanggal"))
    uraian = forms.CharField(label=_("Uraian"), max_length=500)
    asal = forms.CharField(label=_("Asal atau tujuan"), required=False, max_length=300)
    jumlah = forms.CharField(label=_("Jumlah"), required=False, max_length=100, help_text=_("Misalnya 3 lembar."))
    kerahasiaan = forms.ChoiceField(
        label=_("Keamanan"), required=False, choices=pilihan(KERAHASIAAN, _("Sama dengan berkasnya"))
    )
    berkas = pindaian()

    def data_item(self) -> DataItem:
        return DataItem(**{name: value for name, value in self.cleaned_data.items() if name != "berkas"})

    def lampiran(self) -> list[tuple[bytes, str]]:
        return [(file.read(), file.name) for file in self.cleaned_data["berkas"]]


class FormAlasan(forms.Form):
    """Why."""

    alasan = forms.CharField(label=_("Alasan"), max_length=500, widget=TeksPanjang({"rows": 2}))


class FormTutup(forms.Form):
    """The day of closing, and of the event where the JRA waits for one."""

    pada = Hari(label=_("Ditutup pada"))
    kejadian = Hari(
        label=_("Tanggal kejadian"), required=False,
        help_text=_("Bila menurut JRA retensi dihitung dari suatu kejadian. Boleh menyusul."),
    )  # fmt: skip


class FormKejadian(forms.Form):
    """The day of the event."""

    pada = Hari(label=_("Terjadi pada"))


class FormTahan(FormAlasan):
    """A case that needs the file."""

    perkara = forms.CharField(label=_("Perkara"), max_length=200, help_text=_("Nomor perkara atau pemeriksaan."))
    field_order = ("perkara", "alasan")


class FormLepas(FormAlasan):
    """A case that is over."""

    penahanan = forms.TypedChoiceField(label=_("Perkara"), coerce=int)
    field_order = ("penahanan", "alasan")

    def __init__(self, *args: Any, berkas: BerkasArsip, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        holds = berkas.penahanan.filter(dilepas__isnull=True)
        self.fields["penahanan"].choices = [(hold.pk, hold.perkara) for hold in holds]


class FormTandai(forms.Form):
    """Vital, guarded, and by what it is guarded."""

    vital = forms.BooleanField(label=_("Arsip vital"), required=False, help_text=_("Kantor tidak berjalan tanpanya."))
    terjaga = forms.BooleanField(
        label=_("Arsip terjaga"), required=False, help_text=_("Dilaporkan kepada ANRI paling lambat setahun.")
    )
    bidang = forms.ChoiceField(
        label=_("Bidang arsip terjaga"), required=False, choices=pilihan(BIDANG_JAGA, _("Bukan arsip terjaga"))
    )


class FormNasib(forms.Form):
    """Fate and further years, as the panel found."""

    nasib = forms.TypedChoiceField(label=_("Nasib akhir"), choices=NASIB.items(), coerce=Nasib)
    tambahan = forms.IntegerField(label=_("Tambahan retensi (tahun)"), min_value=0, max_value=TAHUN_MAKS, initial=0)
    alasan = forms.CharField(label=_("Pertimbangan panitia"), max_length=2000, widget=TeksPanjang)


def bertanya_kejadian(berkas: BerkasArsip) -> bool:
    """Does its retention wait for an event that may be told now?"""
    return bool(berkas.pemicu) and berkas.pemicu != Pemicu.DITUTUP


class FormBerkaskan(forms.Form):
    """A paper and the file it goes into."""

    sumber = forms.SlugField(max_length=40)
    nomor = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    berkas = forms.IntegerField(min_value=1, max_value=2**63 - 1, error_messages={"required": _("Pilih berkasnya.")})
