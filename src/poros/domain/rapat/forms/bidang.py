"""Fields of this module: days and moments that a government can mean, offices, boxes."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from poros.kernel.organisasi.actor import Actor
from poros.web.forms import Tanggal, TanggalJam

from ..values import Benturan

TAHUN = range(1900, 2200)
TABRAKAN_MAKS = 5


class Kotak(forms.CheckboxSelectMultiple):
    """Boxes to be ticked, in as many columns as fit."""

    template_name = "rapat/kotak.html"


class Bersikeras(forms.Form):
    """A form whose time may be taken although it collides: asked only once somebody has been shown with what."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "tetap" in self.data:
            self._tanyakan()

    def tahan(self, tabrakan: Iterable[Benturan]) -> bool:
        """Show what it collides with and ask; False where nothing does, or where the writer insists."""
        found = list(tabrakan)
        if not found or self.cleaned_data.get("tetap"):
            return False
        words = [
            _("%(siapa)s punya %(jenis)s pukul %(mulai)s–%(selesai)s.")
            % {"siapa": b.siapa, "jenis": b.jenis, "mulai": f"{b.mulai:%H.%M}", "selesai": f"{b.selesai:%H.%M}"}
            for b in found[:TABRAKAN_MAKS]
        ]
        self._tanyakan()
        self.add_error("tetap", " ".join(words))
        return True

    def _tanyakan(self) -> None:
        self.fields["tetap"] = forms.BooleanField(label=_("Tetap pakai waktu ini walau bertabrakan"), required=False)


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
