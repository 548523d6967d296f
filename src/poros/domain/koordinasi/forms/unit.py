"""A unit, typed by name; the browser offers the names while one types (`<datalist id="daftar-unit">`)."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.peta import Peta, Simpul
from poros.pure.teks import terdekat

DAFTAR = "daftar-unit"


class UnitField(forms.CharField):
    """Cleans to the unit's `Simpul`. The form binds the map with `pasang`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=200, **kwargs)
        self.widget.attrs |= {"list": DAFTAR, "autocomplete": "off"}
        self.peta: Peta | None = None

    def clean(self, value: Any) -> Simpul | None:
        name = super().clean(value)
        if not name or self.peta is None:
            return None
        known = {n.casefold(): node for node in self.peta.simpul.values() for n in (node.nama, node.singkatan)}
        found = known.get(name.strip().casefold())
        if found is None:
            raise forms.ValidationError(_salah(name, [node.nama for node in self.peta.simpul.values()]))
        return found


def pasang(form: forms.Form, actor: Actor) -> None:
    """Give the unit fields of a form the map of today."""
    for field in form.fields.values():
        if isinstance(field, UnitField):
            field.peta = actor.peta


def daftar_unit(actor: Actor) -> list[Simpul]:
    """What is offered: first what one's own unit coordinates, then the rest in the order of the structure."""
    return sorted(actor.peta.simpul.values(), key=lambda node: node.id not in actor.lingkup)


def _salah(name: str, names: list[str]) -> str:
    near = terdekat(name, names, banyak=3)
    if not near:
        return _("Tidak ada unit bernama “%(nama)s”.") % {"nama": name}
    return _("Tidak ada unit bernama “%(nama)s”. Maksud Anda: %(saran)s?") % {"nama": name, "saran": ", ".join(near)}
