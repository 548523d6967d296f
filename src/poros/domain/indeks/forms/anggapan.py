"""What a plan assumes: years and pace, effort of each step, who raises what, preconditions, capacities."""

from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.peta import BERKOTAK_MASUK
from poros.web.forms import Angka

from ..models import Rencana
from ..queries.rencana import Langkah, langkah
from ..values import Anggapan, Kapasitas, SyaratNaik
from .rencana import TAHUN

UPAYA = {"min_value": 0, "max_value": Decimal(10_000), "decimal_places": 2}
KOSONG = 3
"""Blank lines below those that are there."""


class Pendek(forms.TextInput):
    """A number of a few digits among many."""

    def __init__(self) -> None:
        super().__init__({"inputmode": "decimal", "size": 2})


class FormMasa(forms.Form):
    """Years, pace, and an effort for each level that may be laid on all indicators at once."""

    mulai = forms.IntegerField(label=_("Tahun mulai"), **TAHUN)
    tahun = forms.IntegerField(label=_("Tahun sasaran"), **TAHUN)
    langkah_setahun = forms.IntegerField(
        label=_("Paling banyak naik dalam setahun"), min_value=1, max_value=20, required=False,
        help_text=_("Berapa tingkat satu indikator dapat naik dalam setahun; kosong: tidak dibatasi."),
    )  # fmt: skip

    def __init__(self, *args: Any, rencana: Rencana, langkah: list[Langkah], **kwargs: Any) -> None:
        names = ("mulai", "tahun", "langkah_setahun")
        super().__init__(*args, initial={name: getattr(rencana, name) for name in names}, **kwargs)
        longest = max((step.jenjang for step in langkah), key=len)
        for level in longest[1:]:
            self.fields[f"d-{level}"] = Angka(label=_("Upaya menuju tingkat %s") % level, required=False, **UPAYA)


class FormUpaya(forms.Form):
    """Effort of each step of each indicator, and the unit that does it."""

    def __init__(self, *args: Any, actor: Actor, rencana: Rencana, langkah: list[Langkah], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [("", "–"), *((u.id, u.singkatan) for u in actor.peta.jenis(*BERKOTAK_MASUK))]
        for step in langkah:
            for level, cost in zip(step.jenjang[1:], step.upaya, strict=True):
                label = _("Upaya indikator %(kode)s menuju tingkat %(n)s") % {"kode": step.kode, "n": level}
                self.fields[f"b-{step.kode}-{level}"] = Angka(label=label, initial=cost, widget=Pendek, **UPAYA)
            self.fields[f"p-{step.kode}"] = forms.TypedChoiceField(
                label=_("Pelaksana indikator %s") % step.kode,
                choices=units,
                coerce=int,
                empty_value=None,
                required=False,
                initial=rencana.pelaksana.get(step.kode),
            )


class FormSyarat(forms.Form):
    """One precondition; an empty line is none."""

    kode = forms.ChoiceField(label=_("Indikator"), required=False)
    tingkat = forms.IntegerField(label=_("mencapai tingkat"), min_value=0, max_value=100, required=False)
    perlu = forms.ChoiceField(label=_("setelah indikator"), required=False)
    perlu_tingkat = forms.IntegerField(label=_("pada tingkat"), min_value=0, max_value=100, required=False)

    def __init__(self, *args: Any, pilihan: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kode"].choices = self.fields["perlu"].choices = pilihan

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("kode"):
            for name in ("tingkat", "perlu", "perlu_tingkat"):
                if data.get(name) in (None, "") and name not in self.errors:
                    self.add_error(name, _("Lengkapi, atau kosongkan indikatornya."))
        return data


class FormKapasitas(forms.Form):
    """How much effort a unit can give in a year; an empty line is none."""

    unit = forms.TypedChoiceField(label=_("Unit"), coerce=int, empty_value=None, required=False)
    tahun = forms.TypedChoiceField(label=_("Tahun"), coerce=int, empty_value=None, required=False)
    upaya = Angka(label=_("Upaya yang tersedia"), required=False, **UPAYA)

    def __init__(self, *args: Any, unit: list[tuple[Any, Any]], masa: tuple[int, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = unit
        self.fields["tahun"].choices = [("", _("Tiap tahun")), *((n, n) for n in masa)]


class LembarAnggapan:
    """All assumptions of a plan as one sheet of forms."""

    def __init__(self, data: QueryDict | None, *, actor: Actor, rencana: Rencana) -> None:
        self.langkah = langkah(rencana)
        names = [("", "–"), *((s.kode, f"{s.kode}. {s.nama}") for s in self.langkah)]
        units = [("", _("Semua unit")), *((u.id, u.singkatan) for u in actor.peta.jenis(*BERKOTAK_MASUK))]
        syarat = forms.formset_factory(FormSyarat, extra=KOSONG, max_num=200, absolute_max=200)
        kapasitas = forms.formset_factory(FormKapasitas, extra=KOSONG, max_num=400, absolute_max=400)
        self.masa = FormMasa(data, rencana=rencana, langkah=self.langkah)
        self.upaya = FormUpaya(data, actor=actor, rencana=rencana, langkah=self.langkah)
        self.syarat = syarat(data, initial=rencana.syarat, prefix="s", form_kwargs={"pilihan": names})
        self.kapasitas = kapasitas(
            data, initial=rencana.kapasitas, prefix="k", form_kwargs={"unit": units, "masa": rencana.masa}
        )
        self.ratakan = data is not None and "ratakan" in data

    def is_valid(self) -> bool:
        """Look at all of them, so that everything wrong is told at once."""
        told = [form.is_valid() for form in (self.masa, self.upaya, self.syarat, self.kapasitas)]
        return all(told)

    def baris(self) -> list[tuple[Langkah, list[tuple[int, Any]], Any]]:
        """Each indicator with the effort to each level and its unit, as fields."""
        return [
            (s, [(n, self.upaya[f"b-{s.kode}-{n}"]) for n in s.jenjang[1:]], self.upaya[f"p-{s.kode}"])
            for s in self.langkah
        ]

    def anggapan(self) -> Anggapan:
        """As the command takes it."""
        told = self.masa.cleaned_data
        years = range(told["mulai"], told["tahun"] + 1)
        return Anggapan(
            mulai=told["mulai"],
            tahun=told["tahun"],
            langkah_setahun=told["langkah_setahun"],
            upaya={s.kode: tuple(self._upaya(s.kode, n) for n in s.jenjang[1:]) for s in self.langkah},
            pelaksana={s.kode: self.upaya.cleaned_data[f"p-{s.kode}"] for s in self.langkah},
            syarat=tuple(SyaratNaik(**row) for row in self.syarat.cleaned_data if row.get("kode")),
            kapasitas=tuple(
                Kapasitas(unit_id=row["unit"], tahun=year, upaya=row["upaya"])
                for row in self.kapasitas.cleaned_data
                if row.get("upaya") is not None
                for year in ([row["tahun"]] if row["tahun"] else years)
                if year in years  # a shorter plan drops what lies outside it
            ),
        )

    def _upaya(self, kode: str, level: int) -> Decimal:
        common = self.masa.cleaned_data.get(f"d-{level}") if self.ratakan else None
        return self.upaya.cleaned_data[f"b-{kode}-{level}"] if common is None else common
