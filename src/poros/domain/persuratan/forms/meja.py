"""The tick beside a sheet that staff have checked."""

from django import forms
from django.utils.translation import gettext_lazy as _

FORMULIR = "kirim-banyak"
"""The form on the desk that all ticks belong to."""


class FormKirim(forms.Form):
    """Send this letter's sheet as proposed."""

    surat = forms.BooleanField(label=_("Kirim sesuai usul"), required=False)

    def __init__(self, pk: int) -> None:
        super().__init__(auto_id=f"kirim-{pk}-%s")
        self.fields["surat"].widget.attrs |= {"form": FORMULIR, "value": pk}
