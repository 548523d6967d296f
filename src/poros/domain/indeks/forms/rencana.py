"""A plan: its target, the levels chosen for each year, who does it, what pays for it."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.peta import BERKOTAK_MASUK
from poros.web.forms import Angka, Rupiah, Tanggal

from ..models import Instrumen, LangkahRencana, Penilaian, Rencana
from ..queries.instrumen import isi
from ..queries.kertas import penilaian_terlihat
from ..queries.rencana import Langkah, Naik
from ..rules.banding import bulat
from ..values import Belanja, Tujuan
from .penilaian import MASA

TAHUN = {"min_value": 2000, "max_value": 2100}
ANGGARAN_MAKS = Decimal(10) ** 15 - 1


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
    mulai = forms.IntegerField(label=_("Tahun mulai"), required=False, **TAHUN)
    tahun = forms.IntegerField(
        label=_("Tahun sasaran"), help_text=_("Langkah dibagi ke tahun-tahun di antaranya, paling banyak sepuluh."),
        **TAHUN,
    )  # fmt: skip
    predikat = forms.CharField(
        label=_("Predikat yang dituju"), max_length=60, required=False, help_text=_("Misalnya Baik.")
    )
    sasaran = Angka(
        label=_("Atau indeks yang dituju"), min_value=0, max_value=1000, decimal_places=2, required=False,
        help_text=_("Bila keduanya kosong, dihitung setinggi mungkin sampai tahun sasaran."),
    )  # fmt: skip

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
    """The target, and the level of every indicator at the end of every year; all may be changed by hand."""

    predikat = forms.ChoiceField(label=_("Predikat yang dituju"), required=False)
    sasaran = Angka(
        label=_("Indeks yang dituju"), min_value=0, max_value=1000, decimal_places=2, required=False,
        help_text=_("Tanpa predikat dan indeks: setinggi mungkin sampai tahun sasaran."),
    )  # fmt: skip

    def __init__(self, *args: Any, rencana: Rencana, langkah: list[Langkah], **kwargs: Any) -> None:
        target = None if rencana.sasaran is None else bulat(rencana.sasaran)
        super().__init__(*args, initial={"sasaran": target, "predikat": rencana.predikat}, **kwargs)
        self.masa = rencana.masa
        bands = [band.predikat for band in isi(rencana.instrumen).pita]
        self.fields["predikat"].choices = [("", _("Menurut indeks di samping")), *((b, b) for b in bands)]
        for step in langkah:
            levels = [(n, n) for n in sorted({step.sekarang, *(n for n in step.jenjang if n > step.sekarang)})]
            for year, level in zip(self.masa, step.tujuan, strict=True):
                self.fields[f"t-{step.kode}-{year}"] = forms.TypedChoiceField(
                    label=_("Tingkat indikator %(kode)s akhir %(tahun)s") % {"kode": step.kode, "tahun": year},
                    choices=levels,
                    coerce=int,
                    initial=level,
                )

    def tujuan(self) -> Tujuan:
        """The target as the command takes it: the predikat where one is chosen."""
        chosen = self.cleaned_data["predikat"]
        return Tujuan(predikat=chosen) if chosen else Tujuan(sasaran=self.cleaned_data["sasaran"])

    def pilihan(self) -> dict[str, list[int]]:
        """Chosen levels by indicator, year after year; a level that was reached is kept by the years after it."""
        found: dict[str, list[int]] = {}
        for name in self.fields:
            if name.startswith("t-"):
                kode = name[2:].rsplit("-", 1)[0]
                held = found.setdefault(kode, [])
                held.append(max(self.cleaned_data[name], held[-1] if held else 0))
        return found


class FormTetapkan(forms.Form):
    """Who raises what, until when."""

    tenggat = forms.DateField(
        label=_("Selesai sebelum"), widget=Tanggal, validators=MASA,
        help_text=_("Tenggat tahun terakhir; tahun-tahun sebelumnya berakhir pada tanggal yang sama."),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, naik: list[Naik], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [("", _("Pilih unit")), *((u.id, u.singkatan) for u in actor.peta.jenis(*BERKOTAK_MASUK))]
        rises: dict[str, list[Naik]] = {}
        for step in naik:
            rises.setdefault(step.kode, []).append(step)
        for kode, steps in rises.items():
            way = ", ".join(f"{s.dari} → {s.ke} ({s.tahun})" for s in steps)
            self.fields[f"u-{kode}"] = forms.TypedChoiceField(
                label=f"{kode}. {steps[0].nama}: {way}", choices=units, coerce=int, initial=steps[0].unit_id
            )

    def pemilik(self) -> dict[str, int]:
        """Office by indicator."""
        return {k.removeprefix("u-"): v for k, v in self.cleaned_data.items() if k.startswith("u-")}


class FormBelanja(forms.Form):
    """What pays for a step."""

    rekening = forms.CharField(
        label=_("Kode rekening"), max_length=60, required=False, help_text=_("Misalnya 5.1.02.02.01.0061.")
    )
    kegiatan = forms.CharField(label=_("Kegiatan atau subkegiatan"), max_length=300, required=False)
    anggaran = forms.DecimalField(
        label=_("Anggaran (rupiah)"), min_value=0, max_value=ANGGARAN_MAKS, decimal_places=0, required=False,
        widget=Rupiah,
    )  # fmt: skip

    def __init__(self, *args: Any, langkah: LangkahRencana, **kwargs: Any) -> None:
        names = ("rekening", "kegiatan", "anggaran")
        super().__init__(*args, initial={name: getattr(langkah, name) for name in names}, **kwargs)

    def belanja(self) -> Belanja:
        """As the command takes it."""
        return Belanja(**self.cleaned_data)
