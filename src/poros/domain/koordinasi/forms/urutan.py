"""After which other order this one comes, how long after, and how long each is expected to take."""

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.models import Arahan
from poros.kernel.penugasan.queries import cari_arahan
from poros.kernel.penugasan.values import PilihanKonflik, Setelah
from poros.web.forms import TeksPanjang

from .masukan import Masukan

DAFTAR = "daftar-arahan"
SARAN = 5
MENIT = 60 * 24 * 366
"""A year: longer gaps and durations are slips of the finger."""
LIHAT = "lihat-"


def sebut(arahan: Arahan) -> str:
    """An order as the list offers it, its number first."""
    return f"{arahan.pk} · {arahan} ({arahan.penerbit.nama})"


class ArahanField(forms.CharField):
    """Cleans to an order in force that the actor sees, from its number or its words; the form binds him.

    The browser asks for what to offer while one types (`<datalist id="daftar-arahan">`); without script the number
    or the words are enough.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=200, **kwargs)
        self.actor: Actor | None = None
        self.widget.attrs |= {
            "list": DAFTAR,
            "autocomplete": "off",
            "hx-get": reverse_lazy("koordinasi:cari_arahan"),
            "hx-trigger": "input changed delay:300ms",
            "hx-target": f"#{DAFTAR}",
            "hx-swap": "innerHTML",
        }

    def clean(self, value: Any) -> Arahan | None:
        text = super().clean(value)
        if not text or self.actor is None:
            return None
        number = text.split("·", 1)[0].strip()
        found = cari_arahan(self.actor, number if number.isdecimal() else text, SARAN)
        if len(found) == 1:
            return found[0]
        if not found:
            raise forms.ValidationError(_("Tidak ada arahan yang berlaku dengan nomor atau kata itu."))
        offered = "; ".join(sebut(row) for row in found)
        raise forms.ValidationError(_("Tulis nomornya, karena ada beberapa: %(saran)s") % {"saran": offered})


class Pendahulu(Masukan):
    """One order that comes before."""

    arahan = ArahanField(
        label=gettext_lazy("Setelah arahan"),
        required=False,
        help_text=gettext_lazy("Nomor atau kata dari isinya."),
    )
    jeda = forms.IntegerField(
        label=gettext_lazy("Jeda (menit)"), required=False, min_value=0, max_value=MENIT, initial=0
    )
    lama_sebelum = forms.IntegerField(
        label=gettext_lazy("Lama arahan itu (menit)"), required=False, min_value=0, max_value=MENIT
    )
    lama_sesudah = forms.IntegerField(
        label=gettext_lazy("Lama arahan ini (menit)"), required=False, min_value=0, max_value=MENIT
    )

    def tolak(self, error: Any) -> None:
        """What is wrong with the sequence is wrong with the order that was named."""
        self.add_error("arahan" if error.bidang == "setelah" else None, error.pesan)

    def setelah(self) -> Setelah | None:
        """As the commands take it; None when the line was left empty."""
        found = self.cleaned_data
        if not found.get("arahan"):
            return None
        return Setelah(
            arahan_id=found["arahan"].pk,
            jeda=found["jeda"] or 0,
            lama_sebelum=found["lama_sebelum"],
            lama_sesudah=found["lama_sesudah"],
        )


class Urutan(Pendahulu):
    """The same on its own page, where an order must be named."""

    def __init__(self, actor: Actor, data: Any = None) -> None:
        super().__init__(data)
        self.fields["arahan"].required = True
        kenalkan(self, actor)

    def pilihan(self) -> tuple[PilihanKonflik, ...]:
        """What was shown to be impossible and is wanted all the same."""
        keys = [name.removeprefix(LIHAT) for name in self.data if name.startswith(LIHAT)]
        return tuple(PilihanKonflik(kunci=key) for key in keys)


class Pencabutan(Masukan):
    """Why an order need no longer wait."""

    alasan = forms.CharField(label=gettext_lazy("Alasan"), widget=TeksPanjang, max_length=2000)


def kenalkan(form: forms.Form, actor: Actor) -> None:
    """Give the order fields of a form the actor, who is offered only what he sees."""
    for field in form.fields.values():
        if isinstance(field, ArahanField):
            field.actor = actor
