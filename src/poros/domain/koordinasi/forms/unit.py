"""A unit, typed by name; the browser offers the names while one types (`<datalist id="daftar-unit">`)."""

from collections import Counter
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
        nodes = self.peta.simpul.values()
        found = [node for node in nodes if name.strip().casefold() in _nama(self.peta, node)]
        if len(found) > 1:  # every dinas has its own "Sekretariat"
            raise forms.ValidationError(_beberapa(name, [_dengan_induk(self.peta, node) for node in found]))
        if not found:
            raise forms.ValidationError(_salah(name, [node.nama for node in nodes]))
        return found[0]


def pasang(form: forms.Form, actor: Actor) -> None:
    """Give the unit fields of a form the map of today."""
    for field in form.fields.values():
        if isinstance(field, UnitField):
            field.peta = actor.peta


def daftar_unit(actor: Actor) -> list[tuple[str, str]]:
    """What is offered, with the short name: first what one's own unit coordinates, then the rest of the structure."""
    nodes = sorted(actor.peta.simpul.values(), key=lambda node: node.id not in actor.lingkup)
    times = Counter(node.nama.casefold() for node in nodes)
    return [
        (node.nama if times[node.nama.casefold()] == 1 else _dengan_induk(actor.peta, node), node.singkatan)
        for node in nodes
    ]


def _nama(peta: Peta, node: Simpul) -> set[str]:
    """All by which somebody may mean the unit."""
    return {name.casefold() for name in (node.nama, node.singkatan, _dengan_induk(peta, node))}


def _dengan_induk(peta: Peta, node: Simpul) -> str:
    """The name that tells it from others of that name."""
    induk = peta.simpul.get(node.induk_id) if node.induk_id else None
    return f"{node.nama} ({induk.singkatan})" if induk else node.nama


def _beberapa(name: str, names: list[str]) -> str:
    return _("Ada beberapa unit bernama “%(nama)s”. Tulis salah satu: %(saran)s.") % {
        "nama": name,
        "saran": "; ".join(names),
    }


def _salah(name: str, names: list[str]) -> str:
    near = terdekat(name, names, banyak=3)
    if not near:
        return _("Tidak ada unit bernama “%(nama)s”.") % {"nama": name}
    return _("Tidak ada unit bernama “%(nama)s”. Maksud Anda: %(saran)s?") % {"nama": name, "saran": ", ".join(near)}
