"""An instrument as text: written, pasted or uploaded."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from poros.web.forms import TeksPanjang, Unggah

MAKS = 512 * 1024


class FormInstrumen(forms.Form):
    """YAML in the field, or a file with it."""

    berkas = forms.FileField(
        label=_("Unggah berkas YAML"), required=False, widget=Unggah({"accept": ".yaml,.yml"}, maks=MAKS)
    )
    naskah = forms.CharField(
        label=_("Naskah instrumen"),
        required=False,
        max_length=MAKS,
        strip=False,
        widget=TeksPanjang({"rows": 24, "spellcheck": "false", "autocapitalize": "off"}),
        help_text=_(
            "YAML: kode, indeks, nama, dasar, dari, mutu, skala, komponen, pita, uji. Mulailah dari versi yang ada."
        ),
    )

    def clean_berkas(self) -> str:
        file: UploadedFile | None = self.cleaned_data["berkas"]
        if file is None:
            return ""
        if (file.size or 0) > MAKS:
            raise forms.ValidationError(_("Berkas ini terlalu besar untuk sebuah instrumen."))
        try:
            return file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise forms.ValidationError(_("Berkas ini bukan teks UTF-8.")) from None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        data["naskah"] = data.get("berkas") or (data.get("naskah") or "").replace("\r\n", "\n")
        if not data["naskah"].strip() and not self.errors:
            self.add_error("naskah", _("Tempelkan naskahnya, atau unggah berkas."))
        return data
