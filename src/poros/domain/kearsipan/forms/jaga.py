"""Papers put into another form, guarded archives told to ANRI."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.web.forms import TeksPanjang

from ..models import BerkasArsip, ItemArsip
from ..values import DataAlih
from .bidang import Hari, pindaian
from .susut import FormNota

ITEM_MAKS = 40
"""So many papers of a file are offered for scanning at a time."""


class FormAlih(forms.Form):
    """The minutes, and what was made of each paper; a paper without a scan is not in them."""

    nomor = forms.CharField(label=_("Nomor berita acara"), max_length=100)
    tanggal = Hari(label=_("Tanggal berita acara"))
    alat = forms.CharField(label=_("Alat atau cara"), max_length=200, help_text=_("Misalnya pemindai datar, 300 dpi."))
    catatan = forms.CharField(label=_("Catatan"), required=False, max_length=2000, widget=TeksPanjang({"rows": 2}))

    def __init__(self, *args: Any, item: list[ItemArsip], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item_id = [row.pk for row in item[:ITEM_MAKS]]
        for row in item[:ITEM_MAKS]:
            field = pindaian()
            field.label = _("Item %(urut)s: %(uraian)s") % {"urut": row.urut, "uraian": row.uraian}
            self.fields[f"isi_{row.pk}"] = field

    def data_alih(self) -> DataAlih:
        return DataAlih(**{name: self.cleaned_data[name] for name in ("nomor", "tanggal", "alat", "catatan")})

    def hasil(self) -> dict[int, list[tuple[bytes, str]]]:
        """What was brought for each paper."""
        told = {pk: self.cleaned_data[f"isi_{pk}"] for pk in self.item_id}
        return {pk: [(file.read(), file.name) for file in files] for pk, files in told.items() if files}


class FormTerjaga(FormNota):
    """The letter to ANRI and the files that it tells of."""

    berkas = forms.TypedMultipleChoiceField(
        label=_("Berkas"), coerce=int, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih paling sedikit satu berkas.")},
    )  # fmt: skip
    field_order = ("berkas", "nomor", "tanggal", "catatan")

    def __init__(self, *args: Any, calon: list[BerkasArsip], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["berkas"].choices = [(row.pk, f"{row.nomor} · {row.judul}") for row in calon]
