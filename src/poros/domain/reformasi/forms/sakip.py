"""SAKIP problems, their steps, and the file of a performance tree."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.actor import Actor
from poros.web.forms import TeksPanjang

from ..labels import JENIS_MASALAH, STATUS_MASALAH
from ..models import MasalahSakip
from ..queries.acuan import strategi
from ..rules.alur import ALASAN_MASALAH, AksiMasalah, JenisMasalah
from ..values import DataMasalah, Lampiran, LangkahMasalah
from .dasar import Berkas, Hari, isi_berkas, pilihan_unit


class FormMasalah(forms.Form):
    """A problem: what, who solves it, with whom, how."""

    jenis = forms.TypedChoiceField(label=_("Jenis"), choices=list(JENIS_MASALAH.items()), coerce=JenisMasalah)
    judul = forms.CharField(label=_("Judul"), max_length=200)
    uraian = forms.CharField(label=_("Uraian"), max_length=5000, required=False, widget=TeksPanjang({"rows": 3}))
    unit = forms.TypedChoiceField(label=_("Unit penanggung jawab"), coerce=int)
    pendukung = forms.TypedMultipleChoiceField(
        label=_("Unit pendukung"), coerce=int, required=False,
        help_text=_("Tahan Ctrl (atau Cmd) untuk memilih beberapa unit."),
    )  # fmt: skip
    strategi = forms.TypedChoiceField(label=_("Strategi"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, actor: Actor, masalah: MasalahSakip | None = None, **kwargs: Any) -> None:
        if masalah is not None:
            kept = {n: getattr(masalah, n) for n in ("jenis", "judul", "uraian")}
            helpers = [u.pk for u in masalah.pendukung.all()]
            kept |= {"unit": masalah.unit_id, "pendukung": helpers, "strategi": masalah.strategi_id}
            kwargs["initial"] = kept
        super().__init__(*args, **kwargs)
        units = pilihan_unit(actor)
        self.fields["unit"].choices, self.fields["pendukung"].choices = units, units
        known = list(strategi())
        if masalah is not None and masalah.strategi and masalah.strategi not in known:
            known.append(masalah.strategi)  # taken off the catalogue since, but still the one that was chosen
        found = [(s.pk, f"{s.get_jenis_display()}: {s.nama}") for s in known]
        self.fields["strategi"].choices = [("", _("Belum dipilih")), *found]

    def data_masalah(self) -> DataMasalah:
        """As the command takes it."""
        data = dict(self.cleaned_data)
        return DataMasalah(
            unit_id=data.pop("unit"),
            pendukung=tuple(data.pop("pendukung")),
            strategi_id=data.pop("strategi"),
            **data,
        )


class FormLangkahMasalah(forms.Form):
    """A step of a problem; shows only what this step asks for."""

    aksi = forms.TypedChoiceField(choices=[(a, a) for a in AksiMasalah], coerce=AksiMasalah, widget=forms.HiddenInput)
    tenggat = Hari(label=_("Tenggat"))
    catatan = forms.CharField(label=_("Catatan"), max_length=5000, required=False, widget=TeksPanjang({"rows": 2}))
    berkas = Berkas(label=_("Bukti"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        aksi = self.initial.get("aksi") or self.data.get("aksi")
        self.fields["catatan"].required = aksi in ALASAN_MASALAH
        if aksi != AksiMasalah.TUGASKAN:
            del self.fields["tenggat"]
        if aksi != AksiMasalah.SELESAIKAN:
            del self.fields["berkas"]

    def langkah(self) -> LangkahMasalah:
        """As the command takes it."""
        return LangkahMasalah(**{n: v for n, v in self.cleaned_data.items() if n != "berkas"})

    def bukti(self) -> Lampiran | None:
        """The evidence, where there is some."""
        return isi_berkas(self.cleaned_data.get("berkas"))


class SaringMasalah(forms.Form):
    """What the register is narrowed to."""

    q = forms.CharField(required=False)
    status = forms.ChoiceField(
        label=_("Status"),
        choices=[("", _("Yang terbuka")), *STATUS_MASALAH.items(), ("semua", _("Semua status"))],
        required=False,
    )
    jenis = forms.ChoiceField(
        label=_("Jenis"), choices=[("", _("Semua jenis")), *JENIS_MASALAH.items()], required=False
    )
    unit = forms.IntegerField(label=_("Unit"), required=False, widget=forms.Select)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].widget.choices = pilihan_unit(actor, _("Semua unit"))


class FormKinerja(forms.Form):
    """The tree of a year as a file."""

    tahun = forms.IntegerField(label=_("Tahun"), min_value=2000, max_value=2100)
    berkas = Berkas(label=_("Berkas CSV atau XLSX"), tabel=True)


def langkah(masalah: MasalahSakip, aksi: list[AksiMasalah]) -> list[FormLangkahMasalah]:
    """A form for each step that may be taken now."""
    return [FormLangkahMasalah(initial={"aksi": a}, auto_id=f"id_{masalah.pk}_{a}_%s") for a in aksi]
