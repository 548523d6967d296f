"""Filters of the comparison, and the file with further years."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from poros.web.forms import Unggah

from .. import ekspor
from ..labels import JENIS
from ..queries import banding
from ..rules.banding import Baris
from ..values import DataHasil, SaringHasil

BERKAS_MAKS = 4 * 1024 * 1024
PENDUDUK = (
    ("", _("Semua ukuran")),
    ("kecil", _("Di bawah 250 ribu jiwa")),
    ("sedang", _("250–750 ribu jiwa")),
    ("besar", _("Di atas 750 ribu jiwa")),
)


class FormBanding(forms.Form):
    """All optional, in the address; without a year it is the newest that is nearly whole."""

    q = forms.CharField(required=False, max_length=100)
    tahun = forms.TypedChoiceField(label=_("Tahun"), required=False, coerce=int, empty_value=0)
    jenis = forms.ChoiceField(label=_("Jenis"), required=False, choices=[("", _("Semua daerah")), *JENIS.items()])
    provinsi = forms.ChoiceField(label=_("Provinsi"), required=False)
    penduduk = forms.ChoiceField(label=_("Penduduk"), required=False, choices=PENDUDUK)

    def __init__(self, data: QueryDict, *, rows: list[Baris]) -> None:
        self.tersedia = banding.tahun_tersedia(rows)
        told = data.copy()
        told.setdefault("tahun", str(banding.tahun_utama(self.tersedia)))
        super().__init__(told)
        self.fields["tahun"].choices = [(t, f"{t} ({n})") for t, n in self.tersedia]
        provinces = {r.kode: r.nama.removeprefix("Provinsi ") for r in rows if r.jenis == "provinsi"}
        by_name = sorted(provinces.items(), key=lambda p: p[1])
        self.fields["provinsi"].choices = [("", _("Semua provinsi")), *by_name]

    def saringan(self) -> SaringHasil:
        """The filters that could be read."""
        self.is_valid()
        kept = {k: v for k, v in self.cleaned_data.items() if v}
        return SaringHasil(**({"tahun": banding.tahun_utama(self.tersedia)} | kept))


class FormImporHasil(forms.Form):
    """A file of published results; once it has been looked at its rows come back as text."""

    berkas = forms.FileField(
        label=_("Berkas hasil"),
        required=False,
        help_text=_(
            "CSV atau XLSX dengan kolom tahun, nama, jenis, nilai, sumber; boleh juga predikat, kode_wilayah, "
            "penduduk, dan bagian_<kode>. Bentuknya sama dengan unduhan."
        ),
        widget=Unggah({"accept": ".csv,.xlsx"}, maks=BERKAS_MAKS),
    )
    naskah = forms.CharField(required=False, strip=False, max_length=BERKAS_MAKS, widget=forms.HiddenInput)
    asal = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def hasil(self, indeks: str) -> list[DataHasil]:
        """The rows in it."""
        file: UploadedFile | None = self.cleaned_data["berkas"]
        return ekspor.baca(file.read() if file else self.cleaned_data["naskah"].encode(), indeks)

    def lanjut(self, rows: list[DataHasil]) -> "FormImporHasil":
        """The form that keeps these rows."""
        file: UploadedFile | None = self.cleaned_data["berkas"]
        asal = file.name if file else self.cleaned_data["asal"]
        return FormImporHasil(initial={"naskah": ekspor.naskah(rows), "asal": (asal or "")[:200]})

    def clean_berkas(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data["berkas"]
        if file and (file.size or 0) > BERKAS_MAKS:
            raise forms.ValidationError(_("Berkas ini lebih besar dari 4 MB."))
        return file

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not (data.get("berkas") or data.get("naskah")) and not self.errors:
            self.add_error("berkas", _("Pilih berkasnya."))
        return data
