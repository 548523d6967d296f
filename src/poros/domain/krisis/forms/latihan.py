"""Which scenario plays, and how fast."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..queries.parameter import skenario

LAMA = (
    (5, _("5 menit")),
    (15, _("15 menit")),
    (60, _("1 jam")),
    (240, _("4 jam")),
    (1440, _("1 hari, seperti aslinya")),
    (0, _("Sekaligus")),
)


class FormPeragaan(forms.Form):
    """A scenario that ships, and in how many minutes it plays."""

    skenario = forms.ChoiceField(label=_("Skenario"), choices=())
    menit = forms.TypedChoiceField(label=_("Dimainkan dalam"), coerce=int, choices=LAMA, initial=5)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["skenario"].choices = [(s.kode, s.nama) for s in skenario().values()]
