"""Figures, places, areas, people by name."""

import json
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from poros.web.forms import TeksPanjang

from ..labels import JENIS_AREA, JENIS_TEMPAT, STATUS_KORBAN, UKURAN
from ..models import Kejadian, Tempat
from ..rules.alur import JenisArea, JenisTempat, StatusKorban
from ..rules.angka import Ukuran
from ..rules.geometri import Titik, baca_area, tutup
from ..values import DataAngka, DataArea, DataKorban, DataTempat
from .dasar import Saat, angka, derajat, pilihan


class FormAngka(forms.Form):
    """A figure with its provenance; works without a network."""

    ukuran = forms.ChoiceField(label=_("Yang dihitung"), choices=pilihan(UKURAN))
    tempat_id = forms.TypedChoiceField(
        label=_("Tempat pengungsian atau pos"), required=False, coerce=int, empty_value=None, choices=()
    )
    letak = forms.CharField(label=_("Wilayah"), required=False, max_length=150, help_text=_("Kelurahan atau titiknya."))
    nilai = angka(_("Jumlah"), wajib=True, maks=99_999_999)
    per = Saat(label=_("Keadaan pada"))
    sumber = forms.CharField(label=_("Sumber"), max_length=200, help_text=_("Siapa yang menghitung."))
    terverifikasi = forms.BooleanField(label=_("Sudah diperiksa Pusdalops"), required=False)

    def __init__(self, *args: Any, kejadian: Kejadian, boleh_sahkan: bool, **kwargs: Any) -> None:
        super().__init__(*args, initial={"per": timezone.localtime(kejadian.jam)}, **kwargs)
        places = [(t.pk, t.nama) for t in Tempat.objects.filter(aktif=True)]
        self.nama_tempat = dict(places)
        self.fields["tempat_id"].choices = [("", _("Bukan di satu tempat")), *places]
        if not boleh_sahkan:
            del self.fields["terverifikasi"]

    def clean(self) -> dict[str, Any]:
        c = super().clean() or {}
        c["letak"] = self.nama_tempat.get(c.get("tempat_id"), c.get("letak", ""))
        return c

    def data_angka(self) -> DataAngka:
        c = dict(self.cleaned_data)
        return DataAngka(ukuran=Ukuran(c.pop("ukuran")), **c)


class FormTempat(forms.Form):
    nama = forms.CharField(label=_("Nama"), max_length=150)
    jenis = forms.ChoiceField(label=_("Jenis"), choices=pilihan(JENIS_TEMPAT))
    lat = derajat(_("Lintang"), 90, wajib=True)
    lng = derajat(_("Bujur"), 180, wajib=True)
    daya_tampung = angka(_("Daya tampung (orang)"), maks=1_000_000)
    kontak = forms.CharField(label=_("Kontak kantor"), required=False, max_length=200)
    aktif = forms.BooleanField(label=_("Dipakai"), required=False, initial=True)

    def data_tempat(self) -> DataTempat:
        c = dict(self.cleaned_data)
        return DataTempat(jenis=JenisTempat(c.pop("jenis")), **c)


class FormArea(forms.Form):
    """An area: corners one a line as "lat, lng", or GeoJSON of a polygon."""

    nama = forms.CharField(label=_("Nama area"), max_length=150)
    jenis = forms.ChoiceField(label=_("Jenis"), choices=pilihan(JENIS_AREA))
    titik = forms.CharField(
        label=_("Batas area"), max_length=40_000, widget=TeksPanjang({"rows": 6}),
        help_text=_("Satu titik satu baris: lintang, bujur. Atau tempel GeoJSON Polygon."),
    )  # fmt: skip

    def clean_titik(self) -> list[Titik]:
        try:
            return baca_titik(self.cleaned_data["titik"])
        except ValueError:
            raise forms.ValidationError(_("Tulis tiga titik atau lebih, misalnya -1.2633, 116.8555.")) from None

    def data_area(self) -> DataArea:
        c = self.cleaned_data
        return DataArea(nama=c["nama"], jenis=JenisArea(c["jenis"]), titik=c["titik"])


def baca_titik(teks: str) -> list[Titik]:
    """The ring that the words mean; ValueError when they mean none."""
    text = teks.strip()
    try:
        return baca_area(json.loads(text)) if text.startswith("{") else tutup([_titik(r) for r in text.splitlines()])
    except RecursionError:
        raise ValueError(teks[:40]) from None


def _titik(line: str) -> Titik:
    lat, lng = (float(part) for part in line.replace(";", ",").split(","))
    if not (-90 <= lat <= 90 and -180 <= lng <= 180):  # noqa: PLR2004 -- the globe
        raise ValueError(line)
    return lng, lat


class FormKorban(forms.Form):
    nama = forms.CharField(label=_("Nama"), max_length=150)
    nik = forms.CharField(label=_("NIK"), required=False, max_length=16)
    umur = forms.IntegerField(label=_("Umur"), required=False, min_value=0, max_value=130)
    status = forms.ChoiceField(label=_("Keadaan"), choices=pilihan(STATUS_KORBAN))
    letak = forms.CharField(label=_("Berada di"), max_length=200)
    keluarga = forms.CharField(label=_("Keluarga yang dihubungi"), required=False, max_length=200)

    def data_korban(self) -> DataKorban:
        c = dict(self.cleaned_data)
        return DataKorban(status=StatusKorban(c.pop("status")), **c)
