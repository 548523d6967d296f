"""What a registrar types; guesses from the scan come in as initial values and say that they are guesses."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from poros.kernel.antarmuka.skema import AKHIR, AWAL
from poros.kernel.berkas.jenis import ekstensi_diterima
from poros.kernel.berkas.models import Berkas
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan
from poros.kernel.organisasi.rules import JenisUnit
from poros.kernel.penugasan.labels import KECEPATAN, KERAHASIAAN
from poros.kernel.penugasan.rules import Kecepatan, Kerahasiaan
from poros.web.forms import BanyakBerkas, Tanggal, TanggalJam, TeksPanjang, Unggah

from ..queries.klasifikasi import kode_dikenal
from ..queries.lembar import pilihan_meja
from ..rules import DAPAT_DIPERBAIKI
from ..services.surat import Lampiran
from ..values import DataSurat
from .titipan import Titipan, baca_titipan

HARI_WAJAR = (MinValueValidator(date(AWAL, 1, 1)), MaxValueValidator(date(AKHIR - 1, 12, 31)))
SAAT_WAJAR = (
    MinValueValidator(datetime(AWAL, 1, 1, tzinfo=UTC)),
    MaxValueValidator(datetime(AKHIR - 1, 12, 31, tzinfo=UTC)),
)
"""A moment outside cannot be read back in every zone: one such letter would close every list that it is on."""
BORONGAN_MAKS = 100
"""Files in one drop."""
TEBAKAN = _("Tebakan, mohon diperiksa.")
SERUPA = {
    "hx-get": reverse_lazy("surat:serupa"),
    "hx-trigger": "change",
    "hx-target": "next [data-serupa]",
    "hx-include": "closest [data-surat]",
}
PINDAIAN = {
    "accept": ekstensi_diterima(),
    "hx-post": reverse_lazy("surat:titip"),
    "hx-trigger": "change",
    "hx-encoding": "multipart/form-data",
    "hx-include": "closest form",
    "hx-target": "#catatan-surat",
    "hx-swap": "outerHTML",
}
KLASIFIKASI = {
    "hx-get": reverse_lazy("surat:klasifikasi"),
    "hx-trigger": "input changed delay:250ms",
    "hx-target": "next [data-pilihan]",
    "autocomplete": "off",
    "placeholder": _("Kode atau kata, misalnya 000.1 atau rapat"),
}


class FormSurat(forms.Form):
    """A letter being written down. `tebakan` names the fields that were guessed."""

    titipan = forms.CharField(required=False, widget=forms.HiddenInput)
    pindaian = forms.FileField(
        label=_("Pindaian surat"),
        required=False,
        widget=Unggah(PINDAIAN, maks=settings.BERKAS_MAKS),
    )
    nomor = forms.CharField(label=_("Nomor surat"), max_length=200, widget=forms.TextInput(SERUPA))
    tanggal = forms.DateField(label=_("Tanggal surat"), widget=Tanggal, validators=HARI_WAJAR)
    pengirim = forms.CharField(label=_("Pengirim"), max_length=250, widget=forms.TextInput(SERUPA))
    perihal = forms.CharField(label=_("Perihal"), max_length=500)
    kepada = forms.ModelChoiceField(Jabatan.objects.none(), label=_("Kepada"))
    klasifikasi = forms.CharField(
        label=_("Klasifikasi"), max_length=20, required=False, widget=forms.TextInput(KLASIFIKASI)
    )
    kecepatan = forms.ChoiceField(label=_("Kecepatan"), choices=KECEPATAN.items(), initial=Kecepatan.BIASA)
    kerahasiaan = forms.ChoiceField(label=_("Kerahasiaan"), choices=KERAHASIAAN.items(), initial=Kerahasiaan.TERBATAS)
    diterima = forms.DateTimeField(label=_("Diterima"), widget=TanggalJam, required=False, validators=SAAT_WAJAR)
    jumlah_lampiran = forms.IntegerField(label=_("Jumlah lampiran"), min_value=0, max_value=999, required=False)
    ringkasan = forms.CharField(
        label=_("Isi ringkas"), max_length=10_000, required=False, widget=TeksPanjang({"rows": 2})
    )
    acara_mulai = forms.DateTimeField(label=_("Acara mulai"), widget=TanggalJam, required=False, validators=SAAT_WAJAR)
    acara_selesai = forms.DateTimeField(
        label=_("Acara selesai"), widget=TanggalJam, required=False, validators=SAAT_WAJAR
    )
    acara_tempat = forms.CharField(label=_("Tempat acara"), max_length=200, required=False)

    def __init__(self, *args: Any, actor: Actor, tebakan: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        self.actor = actor
        awal = {"kepada": tujuan_bawaan(actor), "diterima": timezone.localtime(), **(tebakan or {})}
        super().__init__(*args, initial={**awal, **(kwargs.pop("initial", None) or {})}, **kwargs)
        self.fields["kepada"].queryset = pilihan_meja(actor)
        for name in tebakan or ():
            self.fields[name].help_text = TEBAKAN

    def berkas(self) -> Lampiran:
        """The scan: kept before, or coming with the form itself."""
        titipan, pindaian = self.cleaned_data["titipan"], self.cleaned_data["pindaian"]
        if titipan is not None:
            return [(Berkas(pk=titipan.berkas_id), titipan.nama)]
        return [(pindaian.file, pindaian.name)] if pindaian else []

    def clean_jumlah_lampiran(self) -> int:
        return self.cleaned_data["jumlah_lampiran"] or 0

    def clean_klasifikasi(self) -> str:
        kode = self.cleaned_data["klasifikasi"].strip().split(" ")[0]
        if not kode_dikenal(kode):
            raise forms.ValidationError(
                _("Kode klasifikasi ini tidak ada. Pilih dari daftar yang muncul saat mengetik.")
            )
        return kode

    def clean_titipan(self) -> Titipan | None:
        tanda = self.cleaned_data["titipan"]
        found = baca_titipan(tanda, self.actor.orang_id) if tanda else None
        if tanda and found is None:
            raise forms.ValidationError(_("Berkas yang diunggah sudah tidak berlaku. Unggah sekali lagi."))
        return found

    def data_surat(self) -> DataSurat:
        """The values, for the service."""
        isi = dict(self.cleaned_data)
        kepada = isi.pop("kepada")
        for name in ("titipan", "pindaian"):
            isi.pop(name)
        return DataSurat(kepada_id=kepada.pk, **isi)

    def perubahan(self, surat: Any) -> dict[str, Any]:
        """What differs from the stored letter."""
        return {
            name: self.cleaned_data[name]
            for name in DAPAT_DIPERBAIKI
            if name in self.cleaned_data and (self.cleaned_data[name] or "") != (getattr(surat, name) or "")
        }


class FormBorongan(forms.Form):
    """A pile of scans, and the desk they all go to."""

    pindaian = BanyakBerkas(label=_("Pindaian surat"), maks=settings.BERKAS_MAKS)
    kepada = forms.ModelChoiceField(Jabatan.objects.none(), label=_("Kepada"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, initial={"kepada": tujuan_bawaan(actor)}, **kwargs)
        self.fields["pindaian"].help_text = _("PDF atau gambar, paling banyak %(n)s sekaligus.") % {"n": BORONGAN_MAKS}
        self.fields["pindaian"].widget.attrs["accept"] = ekstensi_diterima()
        self.fields["kepada"].queryset = pilihan_meja(actor)


class FormTeruskan(forms.Form):
    """To whose desk."""

    kepada = forms.ModelChoiceField(Jabatan.objects.none(), label=_("Ke meja"))
    catatan = forms.CharField(label=_("Catatan"), required=False, max_length=500)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kepada"].queryset = pilihan_meja(actor)


def tujuan_bawaan(actor: Actor) -> int | None:
    """The Sekda within Setda, elsewhere the head of one's own office."""
    line = list(actor.peta.leluhur(actor.unit_id))
    setda = [u for u in line if actor.peta.simpul[u].jenis is JenisUnit.SETDA]
    return actor.peta.kepala.get((setda or [actor.peta.kantor(actor.unit_id)])[0])
