"""Fields that several forms share: days, classification codes, scans."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from poros.kernel.berkas.jenis import ekstensi_diterima
from poros.web.forms import BanyakBerkas, Tanggal

TAHUN = (date(1900, 1, 1), date(2200, 1, 1))


class Hari(forms.DateField):
    """A day that a government can mean."""

    widget = Tanggal

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day is not None and not TAHUN[0] <= day < TAHUN[1]:
            raise forms.ValidationError(_("Tulis tahun antara 1900 dan 2199."))
        return day


class Kode(forms.RegexField):
    """A classification code of Permendagri 83/2022."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            r"^[0-9]{3}(\.[0-9]{1,3}){0,3}$",
            max_length=20,
            label=_("Kode klasifikasi"),
            error_messages={"invalid": _("Tulis kode seperti 000.1.2.1.")},
            **kwargs,
        )


def pindaian(*, wajib: bool = False) -> BanyakBerkas:
    """Scans or files of a paper."""
    field = BanyakBerkas(label=_("Berkas"), required=wajib, maks=settings.BERKAS_MAKS)
    field.widget.attrs["accept"] = ekstensi_diterima()
    return field


def pilihan(words: Any, kosong: Any) -> list[tuple[str, Any]]:
    """Choices of a filter, the empty one first."""
    return [("", kosong), *((key.value, word) for key, word in words.items())]
