"""Setting up: a survey with its services, a service, a counter, tickets, a step, what is set aside, what follows."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.web.forms import Tanggal, TeksPanjang

from ..models import Survei
from ..queries.jawaban import Janggal
from ..queries.layanan import dapat_disurvei, unit_layanan
from ..queries.parameter import pilihan_instrumen
from ..rules.alur import WAJIB_ALASAN, Aksi
from ..values import DataLayanan, DataSurvei

MASA = timedelta(days=180)
HARI_WAJAR = [
    MinValueValidator(date(1900, 1, 1), _("Periksa tahunnya.")),
    MaxValueValidator(date(2200, 1, 1), _("Periksa tahunnya.")),
]


class FormSurvei(forms.Form):
    """A period and, for each service, how many people it serves in it; empty is not covered."""

    nama = forms.CharField(label=_("Nama survei"), max_length=150, help_text=_("Misalnya Semester II 2026."))
    instrumen = forms.ChoiceField(label=_("Instrumen"))
    mulai = forms.DateField(label=_("Mulai"), widget=Tanggal, validators=HARI_WAJAR)
    selesai = forms.DateField(label=_("Selesai"), widget=Tanggal, validators=HARI_WAJAR)

    def __init__(self, *args: Any, actor: Actor, survei: Survei | None = None, **kwargs: Any) -> None:
        initial = {"mulai": actor.hari, "selesai": actor.hari + MASA}
        if survei is not None:
            initial = {name: getattr(survei, name) for name in ("nama", "instrumen", "mulai", "selesai")}
            initial |= {f"p-{line.layanan_id}": line.populasi for line in survei.liputan.all()}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["instrumen"].choices = pilihan_instrumen()
        for row in dapat_disurvei(actor):
            self.fields[f"p-{row.pk}"] = forms.IntegerField(
                label=f"{row.nama} ({row.unit.singkatan})", required=False, min_value=1, max_value=10**9
            )

    def umum(self) -> list[forms.BoundField]:
        return [self[name] for name in ("nama", "instrumen", "mulai", "selesai")]

    def populasi(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("p-")]

    def data_survei(self) -> DataSurvei:
        """As the command takes it."""
        data = self.cleaned_data
        sizes = {int(name.removeprefix("p-")): n for name, n in data.items() if name.startswith("p-") and n}
        return DataSurvei(**{k: data[k] for k in ("nama", "instrumen", "mulai", "selesai")}, populasi=sizes)


class FormLayanan(forms.Form):
    """A service."""

    nama = forms.CharField(label=_("Nama layanan"), max_length=150)
    dari = forms.DateField(label=_("Diberikan sejak"), widget=Tanggal, validators=HARI_WAJAR)
    sampai = forms.DateField(label=_("Sampai"), widget=Tanggal, required=False, validators=HARI_WAJAR)

    def data_layanan(self) -> DataLayanan:
        """As the command takes it."""
        return DataLayanan(**{name: self.cleaned_data[name] for name in ("nama", "dari", "sampai")})


class FormLayananBaru(FormLayanan):
    """A service with its unit."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"))
    field_order = ("unit", "nama", "dari", "sampai")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = unit_layanan(actor)


class FormTitik(forms.Form):
    """A counter."""

    nama = forms.CharField(label=_("Nama loket"), max_length=100)
    wajib_tiket = forms.BooleanField(
        label=_("Hanya dengan tiket"), required=False, help_text=_("Satu tiket untuk satu kunjungan.")
    )


class FormTiket(forms.Form):
    """So many tickets."""

    banyak = forms.IntegerField(label=_("Banyaknya tiket"), min_value=1, max_value=10_000, initial=24)


class FormLangkah(forms.Form):
    """A step of the survey, with a reason where one is asked for."""

    aksi = forms.TypedChoiceField(choices=[(a, a) for a in Aksi], coerce=Aksi, widget=forms.HiddenInput)
    catatan = forms.CharField(label=_("Alasan"), max_length=2000, required=False, widget=TeksPanjang({"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        aksi = self.initial.get("aksi") or self.data.get("aksi")
        self.fields["catatan"].required = aksi in WAJIB_ALASAN


class FormSisih(forms.Form):
    """Answers that shall not count, and why."""

    jawaban = forms.TypedMultipleChoiceField(coerce=int)
    alasan = forms.CharField(label=_("Alasan"), max_length=300)

    def __init__(self, *args: Any, rows: list[Janggal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jawaban"].choices = [(row.id, row.id) for row in rows]
        self.fields["jawaban"].error_messages["required"] = _("Pilih paling sedikit satu jawaban.")


class FormTindakLanjut(forms.Form):
    """What a remark or a weak element asks of the unit."""

    isi = forms.CharField(label=_("Yang harus dikerjakan"), max_length=2000, widget=TeksPanjang({"rows": 4}))
    tenggat = forms.DateField(label=_("Tenggat"), widget=Tanggal, validators=HARI_WAJAR)
