"""Fields and bases that the forms here share."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.rules import PERANGKAT_DAERAH, JenisUnit
from poros.web.forms import Angka, Tanggal, TanggalJam

TAHUN = range(1900, 2200)
PILIH = ("", _("Pilih …"))


class Hari(forms.DateField):
    """A day that a government can mean."""

    widget = Tanggal

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day is not None and day.year not in TAHUN:
            raise forms.ValidationError(_("Tulis tahun antara 1900 dan 2199."))
        return day


class Saat(forms.DateTimeField):
    """A moment that a government can mean."""

    widget = TanggalJam

    def clean(self, value: Any) -> datetime | None:
        at = super().clean(value)
        if at is not None and at.year not in TAHUN:
            raise forms.ValidationError(_("Tulis tahun antara 1900 dan 2199."))
        return at


def pilihan(words: dict[Any, Any], *, kosong: bool = True) -> list[tuple[Any, Any]]:
    return [PILIH, *words.items()] if kosong else list(words.items())


def unit_pilihan(actor: Actor, *, luar: bool = True) -> list[tuple[Any, Any]]:
    """Offices that orders can go to, by name, out of the map in memory."""
    kinds = PERANGKAT_DAERAH | ({JenisUnit.LUAR, JenisUnit.KELURAHAN} if luar else set())
    rows = [(n.id, n.nama) for n in actor.peta.simpul.values() if n.jenis in kinds]
    return sorted(rows, key=lambda r: r[1])


class Bulat(Angka):
    """A whole number as it is written here: 1.250 people are twelve hundred and fifty."""

    def __init__(self, *, maks: int, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}))
        super().__init__(min_value=0, max_value=maks, decimal_places=0, **kwargs)

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        return None if found is None else int(found)


def angka(label: Any, *, wajib: bool = False, maks: int = 9_999_999) -> Bulat:
    return Bulat(label=label, required=wajib, maks=maks)


def derajat(label: Any, batas: int, *, wajib: bool = False) -> forms.FloatField:
    return forms.FloatField(label=label, required=wajib, min_value=-batas, max_value=batas)


def baris(text: str) -> Iterable[list[str]]:
    """Lines of cells parted by |; empty lines are none."""
    return ([c.strip() for c in line.split("|")] for line in text.splitlines() if line.strip())
