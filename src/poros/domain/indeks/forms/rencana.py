"""A plan: its target, where one stands, what each level costs, what was chosen, who does it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.peta import BERKOTAK_MASUK
from poros.web.forms import Tanggal

from ..models import Instrumen, Penilaian, Rencana
from ..queries.instrumen import isi
from ..queries.kertas import penilaian_terlihat
from ..queries.rencana import Langkah, Naik
from ..rules.banding import bulat

UPAYA_MAKS = Decimal(10_000)


class FormRencana(forms.Form):
    """Begin: from an assessment, whose levels are taken over, or from the lowest levels of an instrument."""

    judul = forms.CharField(label=_("Judul"), max_length=200)
    penilaian = forms.ModelChoiceField(
        Penilaian.objects.none(), label=_("Berangkat dari penilaian"), required=False,
        empty_label=_("Isi tingkat sendiri"),
    )  # fmt: skip
    instrumen = forms.ModelChoiceField(
        Instrumen.objects.none(), label=_("Instrumen"), required=False,
        help_text=_("Hanya bila tidak berangkat dari penilaian."),
    )  # fmt: skip
    tahun = forms.IntegerField(label=_("Tahun sasaran"), min_value=2000, max_value=2100)
    predikat = forms.CharField(
        label=_("Predikat yang dituju"), max_length=60, required=False, help_text=_("Misalnya Baik.")
    )
    sasaran = forms.DecimalField(
        label=_("Atau indeks yang dituju"), min_value=0, max_value=1000, decimal_places=2, localize=True, required=False
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["penilaian"].queryset = penilaian_terlihat(actor).order_by("-tahun")
        self.fields["instrumen"].queryset = Instrumen.objects.all()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not (data.get("penilaian") or data.get("instrumen")):
            self.add_error("penilaian", _("Pilih penilaian, atau instrumennya."))
        return data


class FormLangkahNaik(forms.Form):
    """Levels, chosen levels and effort of every indicator, and the target; all may be changed by hand."""

    predikat = forms.ChoiceField(label=_("Predikat yang dituju"), required=False)
    sasaran = forms.DecimalField(
        label=_("Indeks yang dituju"), min_value=0, max_value=1000, decimal_places=2, localize=True
    )

    def __init__(self, *args: Any, rencana: Rencana, langkah: list[Langkah], **kwargs: Any) -> None:
        initial = {"sasaran": bulat(rencana.sasaran), "predikat": rencana.predikat}
        super().__init__(*args, initial=initial, **kwargs)
        bands = [band.predikat for band in isi(rencana.instrumen).pita]
        self.fields["predikat"].choices = [("", _("Menurut indeks di samping")), *((b, b) for b in bands)]
        for step in langkah:
            levels = [(n, n) for n in range(step.sekarang, step.maks + 1)]
            self.fields[f"t-{step.kode}"] = forms.TypedChoiceField(
                label=_("Tingkat tujuan indikator %s") % step.kode, choices=levels, coerce=int, initial=step.tujuan
            )
            self.fields[f"b-{step.kode}"] = forms.DecimalField(
                label=_("Upaya per tingkat indikator %s") % step.kode,
                min_value=0,
                max_value=UPAYA_MAKS,
                decimal_places=2,
                localize=True,
                initial=step.upaya_langkah,
            )

    def tujuan(self) -> dict[str, Any]:
        """The target as the command takes it: the predikat where one is chosen."""
        chosen = self.cleaned_data["predikat"]
        return {"predikat": chosen} if chosen else {"sasaran": self.cleaned_data["sasaran"]}

    def pilihan(self) -> dict[str, int]:
        """Chosen levels by indicator."""
        return {k[2:]: v for k, v in self.cleaned_data.items() if k.startswith("t-")}

    def upaya(self, tetap: Mapping[str, list[str]]) -> dict[str, list[str]]:
        """Effort of each step by indicator; what was not touched keeps its steps as they were."""
        found = {}
        for name, value in self.cleaned_data.items():
            if name.startswith("b-") and name in self.changed_data:
                found[name[2:]] = [str(value)] * len(tetap[name[2:]])
        return found


class FormTetapkan(forms.Form):
    """Who raises what, until when."""

    tenggat = forms.DateField(label=_("Selesai sebelum"), widget=Tanggal)

    def __init__(self, *args: Any, actor: Actor, naik: list[Naik], pemilik: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [("", _("Pilih unit")), *((u.id, u.singkatan) for u in actor.peta.jenis(*BERKOTAK_MASUK))]
        for step in naik:
            self.fields[f"u-{step.kode}"] = forms.TypedChoiceField(
                label=f"{step.kode}. {step.nama}: {step.dari} → {step.ke}",
                choices=units,
                coerce=int,
                initial=pemilik.get(step.kode),
            )

    def pemilik(self) -> dict[str, int]:
        """Office by indicator."""
        return {k.removeprefix("u-"): v for k, v in self.cleaned_data.items() if k.startswith("u-")}
