"""Fields of this module: days and moments that a government can mean, offices, boxes."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.actor import Actor
from poros.web.forms import Tanggal, TanggalJam

TAHUN = range(1900, 2200)


class Kotak(forms.CheckboxSelectMultiple):
    """Boxes to be ticked, in as many columns as fit."""

    template_name = "rapat/kotak.html"


def _wajar(value: date | datetime | None) -> None:
    if value is not None and value.year not in TAHUN:
        raise forms.ValidationError(_("Tulis tahun antara 1900 dan 2199."))


class Hari(forms.DateField):
    widget = Tanggal

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        _wajar(day)
        return day


class Saat(forms.DateTimeField):
    widget = TanggalJam

    def clean(self, value: Any) -> Any:
        moment = super().clean(value)
        _wajar(moment)
        return moment


def pilihan_unit(actor: Actor) -> list[tuple[Any, Any]]:
    """All units, by the words that people use for them."""
    return [("", "–"), *((node.id, node.singkatan) for node in actor.peta.simpul.values())]


def nomor(value: Any) -> int | None:
    """A choice of a number; the empty one is none."""
    return int(value) if value else None
