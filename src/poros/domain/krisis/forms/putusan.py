"""Orders that a meeting or a review decides on: a few rows in its form, one order each."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from poros.kernel.bahasa import naskah
from poros.kernel.organisasi.actor import Actor
from poros.web.forms import TeksPanjang

from ..models import Kejadian
from ..values import DataPerintah
from .dasar import PILIH, Saat, unit_pilihan

BARIS = 3
"""As many decisions as one form takes; more come with another review or as orders of their own."""


def tambah_putusan(form: forms.Form, actor: Actor, kejadian: Kejadian) -> None:
    """Give a form the rows for its decisions; empty rows are none."""
    units, due = [PILIH, *unit_pilihan(actor)], timezone.localtime(kejadian.jam) + timedelta(hours=24)
    for n in range(1, BARIS + 1):
        form.fields[f"putusan_unit_{n}"] = forms.TypedChoiceField(
            label=_("Putusan %(n)s untuk") % {"n": n}, required=False, coerce=int, empty_value=None, choices=units
        )
        form.fields[f"putusan_isi_{n}"] = forms.CharField(
            label=_("Yang harus dikerjakan"), required=False, max_length=2000, widget=TeksPanjang({"rows": 2})
        )
        form.fields[f"putusan_batas_{n}"] = Saat(label=_("Selesai sebelum"), required=False, initial=due)


def periksa_putusan(form: forms.Form) -> None:
    """A row that was begun has a unit, words and a moment."""
    c = form.cleaned_data
    for n in range(1, BARIS + 1):
        unit, words = c.get(f"putusan_unit_{n}"), (c.get(f"putusan_isi_{n}") or "").strip()
        if bool(unit) != bool(words):
            form.add_error(f"putusan_{'isi' if unit else 'unit'}_{n}", _("Lengkapi putusan ini, atau kosongkan."))
        elif unit and not c.get(f"putusan_batas_{n}"):
            form.add_error(f"putusan_batas_{n}", _("Sebutkan batas waktunya."))


@naskah()
def putusan(isi: dict[str, Any], klaster: Any) -> tuple[DataPerintah, ...]:
    """Take the rows out of what was cleaned, as orders."""
    rows = [{k: isi.pop(f"putusan_{k}_{n}") for k in ("unit", "isi", "batas")} for n in range(1, BARIS + 1)]
    return tuple(
        DataPerintah(klaster=str(klaster), unit_id=r["unit"], isi=r["isi"], batas=r["batas"]) for r in rows if r["unit"]
    )
