"""Road map, action, yearly target, report, look."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.actor import Actor
from poros.web.forms import Angka as AngkaBahasa
from poros.web.forms import Rupiah, TeksPanjang

from ..labels import JENIS_AKSI, LENSA, TRIWULAN
from ..models import AksiRB, Roadmap
from ..queries.acuan import baca, indikator_indeks
from ..rules.alur import JenisAksi
from ..rules.pantau import Lensa
from ..values import DataAksi, DataRoadmap, DataTarget
from .dasar import Hari, pilihan_unit

ANGKA_MAKS = Decimal(99_999_999_999)
ANGGARAN_MAKS = Decimal(999_999_999_999_999)


class Angka(AngkaBahasa):
    """A figure of a target, as the columns hold it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=0, max_value=ANGKA_MAKS, decimal_places=2, **kwargs)


class FormRoadmap(forms.Form):
    """A road map to begin."""

    judul = forms.CharField(label=_("Judul"), max_length=200)
    dari = forms.IntegerField(label=_("Dari tahun"), min_value=2000, max_value=2100)
    sampai = forms.IntegerField(label=_("Sampai tahun"), min_value=2000, max_value=2100)
    dasar = forms.CharField(label=_("Dasar"), max_length=300, required=False)

    def data_roadmap(self) -> DataRoadmap:
        """As the command takes it."""
        return DataRoadmap(**self.cleaned_data)


class FormAksi(forms.Form):
    """An action."""

    jenis = forms.TypedChoiceField(label=_("Jenis"), choices=list(JENIS_AKSI.items()), coerce=JenisAksi)
    tema = forms.CharField(label=_("Tema"), max_length=150, required=False)
    sasaran = forms.CharField(label=_("Sasaran"), max_length=300)
    kegiatan = forms.CharField(label=_("Kegiatan utama"), max_length=300)
    indikator = forms.CharField(label=_("Indikator"), max_length=300)
    satuan = forms.CharField(label=_("Satuan"), max_length=40)
    menurun = forms.BooleanField(label=_("Makin kecil makin baik"), required=False)
    unit = forms.TypedChoiceField(label=_("Unit penanggung jawab"), coerce=int)
    indeks = forms.ChoiceField(label=_("Indikator indeks yang didukung"), required=False)

    def __init__(self, *args: Any, actor: Actor, aksi: AksiRB | None = None, **kwargs: Any) -> None:
        initial = {n: getattr(aksi, n) for n in AKSI} | {"unit": aksi.unit_id} if aksi else {}
        super().__init__(*args, initial=initial, **kwargs)
        words = baca("roadmap")
        self.fields["tema"].help_text = _("Untuk RB Tematik, misalnya: %s.") % ", ".join(words["tema"])
        self.fields["sasaran"].help_text = _("Misalnya: %s.") % ", ".join(words["sasaran"])
        self.fields["unit"].choices = pilihan_unit(actor)
        self.fields["indeks"].choices = [("", _("Tidak ada")), *indikator_indeks()]

    def data_aksi(self) -> DataAksi:
        """As the command takes it."""
        data = dict(self.cleaned_data)
        return DataAksi(unit_id=data.pop("unit"), **data)


AKSI = ("jenis", "tema", "sasaran", "kegiatan", "indikator", "satuan", "menurun", "indeks")


class FormTarget(forms.Form):
    """Targets of a year, cumulative by quarter."""

    tahun = forms.TypedChoiceField(label=_("Tahun"), coerce=int)
    tw1 = Angka(label=_("Target triwulan I"))
    tw2 = Angka(label=_("Target sampai triwulan II"))
    tw3 = Angka(label=_("Target sampai triwulan III"))
    tw4 = Angka(label=_("Target sampai akhir tahun"))
    anggaran = forms.DecimalField(
        label=_("Anggaran (Rp)"), min_value=0, max_value=ANGGARAN_MAKS, decimal_places=2, widget=Rupiah, initial=0
    )

    def __init__(self, *args: Any, roadmap: Roadmap, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tahun"].choices = [(n, n) for n in range(roadmap.dari, roadmap.sampai + 1)]

    def data_target(self) -> DataTarget:
        """As the command takes it."""
        data = self.cleaned_data
        quarters = (data["tw1"], data["tw2"], data["tw3"], data["tw4"])
        return DataTarget(tahun=data["tahun"], triwulan=quarters, anggaran=data["anggaran"])


class FormTetapkan(forms.Form):
    """Which year becomes work, until when."""

    tahun = forms.IntegerField(label=_("Tahun"), min_value=2000, max_value=2100, widget=forms.HiddenInput)
    tenggat = Hari(label=_("Selesai sebelum"))


class FormLapor(forms.Form):
    """What the unit has reached."""

    triwulan = forms.TypedChoiceField(
        label=_("Triwulan"), coerce=int, choices=[(n, kata) for n, kata in TRIWULAN.items() if n]
    )
    realisasi = Angka(label=_("Realisasi sampai akhir triwulan"))
    uraian = forms.CharField(
        label=_("Apa yang dikerjakan dan di mana buktinya"), max_length=5000, widget=TeksPanjang({"rows": 3})
    )


class FormPantau(forms.Form):
    """A look through the four lenses: what is ticked is "sesuai"."""

    triwulan = forms.TypedChoiceField(label=_("Waktu"), coerce=int, choices=list(TRIWULAN.items()))
    sesuai = forms.TypedMultipleChoiceField(
        label=_("Yang sesuai"), choices=list(LENSA.items()), coerce=Lensa, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    catatan = forms.CharField(
        label=_("Catatan"), max_length=2000, required=False, widget=TeksPanjang({"rows": 2}),
        help_text=_("Wajib bila ada yang tidak sesuai."),
    )  # fmt: skip


class SaringRoadmap(forms.Form):
    """Which year, kind and unit of a road map is shown."""

    tahun = forms.IntegerField(label=_("Tahun"), required=False, widget=forms.Select)
    jenis = forms.ChoiceField(label=_("Jenis"), choices=[("", _("Semua jenis")), *JENIS_AKSI.items()], required=False)
    unit = forms.IntegerField(label=_("Unit"), required=False, widget=forms.Select)

    def __init__(self, *args: Any, actor: Actor, roadmap: Roadmap, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tahun"].widget.choices = [(n, n) for n in range(roadmap.dari, roadmap.sampai + 1)]
        self.fields["unit"].widget.choices = pilihan_unit(actor, _("Semua unit"))


def tahun_pilihan(roadmap: Roadmap, diminta: int | None, hari: date) -> int:
    """The year that is asked for; else this year, or the nearest of the road map."""
    return min(max(diminta or hari.year, roadmap.dari), roadmap.sampai)
