"""The plan of an adoption, line by line."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.peta import BERKOTAK_MASUK
from poros.web.forms import Rupiah

from ..models import LangkahAdopsi
from ..rules.tawaran import ANGKA_MAKS
from ..values import LANGKAH_MAKS, Langkah
from .hari import Hari

BARIS_AWAL = 4
BAGIAN = ("uraian", "unit", "tenggat", "anggaran")


class FormRencana(forms.Form):
    """Steps of the plan, a few lines at first; an empty line is no step."""

    def __init__(
        self, *args: Any, actor: Actor, kini: list[LangkahAdopsi], biaya: int | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        units = [("", _("Pilih unit")), *((u.id, u.singkatan) for u in actor.peta.jenis(*BERKOTAK_MASUK))]
        self.banyak = min(max(BARIS_AWAL, len(kini) + 2), LANGKAH_MAKS)
        for n in range(1, self.banyak + 1):
            step = kini[n - 1] if n <= len(kini) else None
            awal = biaya if n == 1 and not kini else None
            self._baris(n, units, step, awal)

    def _baris(self, n: int, units: list[tuple[Any, Any]], step: LangkahAdopsi | None, biaya: int | None) -> None:
        def held(name: str) -> Any:
            return getattr(step, name) if step else None

        self.fields[f"uraian_{n}"] = forms.CharField(
            label=_("Langkah %s") % n, max_length=500, required=False, initial=held("uraian")
        )
        self.fields[f"unit_{n}"] = forms.TypedChoiceField(
            label=_("Unit"), choices=units, coerce=int, empty_value=0, required=False, initial=held("unit_id")
        )
        self.fields[f"tenggat_{n}"] = Hari(label=_("Tenggat"), required=False, initial=held("tenggat"))
        self.fields[f"anggaran_{n}"] = forms.IntegerField(
            label=_("Anggaran"), required=False, min_value=0, max_value=ANGKA_MAKS - 1, widget=Rupiah,
            initial=held("anggaran") if step else biaya,
        )  # fmt: skip

    def baris(self) -> list[list[Any]]:
        """The bound fields line by line, for the page."""
        return [[self[f"{name}_{n}"] for name in BAGIAN] for n in range(1, self.banyak + 1)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for n in self._terisi(data):
            if not data.get(f"tenggat_{n}") and f"tenggat_{n}" not in self.errors:
                self.add_error(f"tenggat_{n}", _("Sebutkan tenggat langkah ini."))
        return data

    def langkah(self) -> list[Langkah]:
        """As the command takes it."""
        data = self.cleaned_data
        return [
            Langkah(
                uraian=data[f"uraian_{n}"],
                unit_id=data[f"unit_{n}"],
                tenggat=data[f"tenggat_{n}"],
                anggaran=data[f"anggaran_{n}"],
            )
            for n in self._terisi(data)
        ]

    def tolak(self, error: Ditolak) -> None:
        """Put a refusal on the line where its step was typed: the command counts steps, lines may be empty between."""
        _langkah, _garis, place = error.bidang.partition("/")
        n, _garis, name = place.partition("/")
        lines = self._terisi(self.cleaned_data)
        self.add_error(f"{name}_{lines[int(n)]}" if name in BAGIAN else None, error.pesan)

    def _terisi(self, data: dict[str, Any]) -> list[int]:
        """Lines on which there is a step. Money alone makes none: the first line begins with an amount."""
        lines = range(1, self.banyak + 1)
        return [n for n in lines if any(data.get(f"{name}_{n}") for name in ("uraian", "unit", "tenggat"))]
