"""The questionnaire: one choice for each element of the instrument, bands that may stay empty, a remark."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from poros.pure import skor
from poros.web.forms import TeksPanjang

from ..labels import KANAL, PITA, SKALA, TANYA
from ..rules.hitung import skala
from ..rules.isian import Kanal
from ..services.terima import SARAN_MAKS
from ..values import Isian

LAMA_MAKS = 86_400
"""Seconds: who left the page open over night has not been filling in."""


class FormIsian(forms.Form):
    """All questions on one page. `kunci` is made with the page: sent twice it is one answer."""

    kunci = forms.UUIDField(widget=forms.HiddenInput)
    mulai = forms.IntegerField(required=False, widget=forms.HiddenInput)
    lama = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    diisi = forms.DateTimeField(required=False, widget=forms.HiddenInput)
    luring = forms.BooleanField(required=False, widget=forms.HiddenInput)
    saran = forms.CharField(
        label=_("Saran atau keluhan"),
        max_length=SARAN_MAKS,
        required=False,
        widget=TeksPanjang({"rows": 3}),
        help_text=_("Jangan tulis nama, NIK, atau nomor telepon."),
    )

    def __init__(self, *args: Any, instrumen: skor.Instrumen, **kwargs: Any) -> None:
        kwargs["initial"] = {"kunci": uuid4(), "mulai": int(timezone.now().timestamp())} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.instrumen = instrumen
        low, high = skala(instrumen) or (1, 1)
        words = instrumen.daun[0].skala.sebutan if instrumen.daun[0].skala else {}
        choices = [(n, SKALA.get(n) or words.get(str(n), n)) for n in range(low, high + 1)]
        for leaf in instrumen.daun:
            self.fields[f"n-{leaf.kode}"] = forms.TypedChoiceField(
                label=TANYA.get(leaf.kode, leaf.nama),
                choices=choices,
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={"required": _("Pilih satu jawaban.")},
            )
        for field, (name, bands) in PITA.items():
            self.fields[field] = forms.ChoiceField(
                label=name,
                required=False,
                choices=[("", _("Tidak disebutkan")), *((b.value, w) for b, w in bands.items())],
            )

    def tanya(self) -> list[forms.BoundField]:
        """The questions, in the order of the instrument."""
        return [self[f"n-{leaf.kode}"] for leaf in self.instrumen.daun]

    def tentang(self) -> Iterator[forms.BoundField]:
        """What one may say of oneself."""
        return (self[field] for field in PITA)

    def isian(self) -> Isian:
        """As the door takes it."""
        data = self.cleaned_data
        return Isian(
            kunci=data["kunci"],
            nilai=tuple(data[f"n-{leaf.kode}"] for leaf in self.instrumen.daun),
            pita={field: data[field] for field in PITA},
            saran=data["saran"],
            diisi=data["diisi"],
            lama=self._lama(data["lama"], data["mulai"]),
            luring=data["luring"],
        )

    @staticmethod
    def _lama(lama: int | None, mulai: int | None) -> int | None:
        """How long it took: as the device measured it, else since the page was made."""
        if lama is None and mulai is not None:
            lama = int(timezone.now().timestamp()) - mulai
        return lama if lama is not None and 0 <= lama <= LAMA_MAKS else None

    def clean_diisi(self) -> datetime | None:
        """A clock that was never set says nothing."""
        found = self.cleaned_data["diisi"]
        return found if found and found.year >= 2000 else None  # noqa: PLR2004 -- before any phone


class FormTitipan(FormIsian):
    """The same, filled in by an officer for somebody else."""

    kanal = forms.TypedChoiceField(
        label=_("Cara mengisi"),
        coerce=Kanal,
        choices=[(k.value, KANAL[k]) for k in (Kanal.PETUGAS, Kanal.KERTAS)],
        initial=Kanal.PETUGAS.value,
    )
