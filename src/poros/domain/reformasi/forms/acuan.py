"""Rules, functional posts and strategies as they are edited."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.web.forms import TeksPanjang

from ..labels import CIRI, DAERAH, FUNGSI, HASIL, JENIS, JENIS_MASALAH, JENJANG, KELAS, MUTU
from ..models import AturanSederhana, StrategiSakip
from ..rules.alur import JenisMasalah
from ..rules.penyederhanaan import PANGKAL, Hasil, Jenjang, Mutu, Syarat
from ..values import DataAturan, DataStrategi
from .dasar import Hari

URUTAN_MAKS = 1000
SYARAT = {
    "daerah": (_("Jenis daerah"), DAERAH),
    "kelas": (_("Kelas jabatan"), KELAS),
    "jenis": (_("Jenis unitnya"), JENIS),
    "jenis_induk": (_("Jenis unit di atasnya"), JENIS),
    "pangkal": (_("Perangkat daerahnya"), {k: v for k, v in JENIS.items() if k in PANGKAL}),
    "fungsi": (_("Fungsi"), FUNGSI),
    "ciri": (_("Keadaan jabatan"), CIRI),
}


class FormAturan(forms.Form):
    """A rule: its words and source, from when, under which conditions, and what it says."""

    kode = forms.SlugField(label=_("Kode"), max_length=40)
    urutan = forms.IntegerField(
        label=_("Urutan"), min_value=1, max_value=URUTAN_MAKS, help_text=_("Aturan yang lebih kecil diperiksa dahulu.")
    )
    teks = forms.CharField(label=_("Bunyi"), max_length=2000, widget=TeksPanjang({"rows": 3}))
    sumber = forms.CharField(label=_("Sumber"), max_length=300)
    mutu = forms.TypedChoiceField(label=_("Mutu bukti"), choices=list(MUTU.items()), coerce=Mutu)
    dari = Hari(label=_("Berlaku mulai"))
    sampai = Hari(label=_("Berlaku sampai"), required=False)
    hasil = forms.ChoiceField(
        label=_("Hasil"), choices=[("", _("Tidak memutuskan")), *HASIL.items()], required=False,
        help_text=_("Isi hasil, atau jenjang penyetaraan; tidak keduanya."),
    )  # fmt: skip
    jenjang = forms.ChoiceField(
        label=_("Jenjang penyetaraan"), choices=[("", _("Bukan aturan jenjang")), *JENJANG.items()], required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, known) in SYARAT.items():
            self.fields[f"s_{name}"] = forms.MultipleChoiceField(
                label=label, choices=list(known.items()), required=False, widget=forms.CheckboxSelectMultiple
            )

    def data_aturan(self) -> DataAturan:
        """As the command takes it."""
        data = dict(self.cleaned_data)
        conditions = {name: frozenset(data.pop(f"s_{name}")) for name in SYARAT}
        hasil, jenjang = data.pop("hasil"), data.pop("jenjang")
        return DataAturan(
            syarat=Syarat(**conditions),
            hasil=Hasil(hasil) if hasil else None,
            jenjang=Jenjang(jenjang) if jenjang else None,
            **data,
        )


def awal_aturan(row: AturanSederhana) -> dict[str, Any]:
    """A rule as the form begins with it."""
    names = ("kode", "urutan", "teks", "sumber", "mutu", "dari", "sampai", "hasil", "jenjang")
    return {n: getattr(row, n) for n in names} | {f"s_{n}": row.syarat.get(n, []) for n in SYARAT}


class FormJf(forms.Form):
    """A functional post to add or to take off."""

    nama = forms.CharField(label=_("Nama jabatan fungsional"), max_length=150)


class FormStrategi(forms.Form):
    """A strategy of the catalogue."""

    kode = forms.SlugField(label=_("Kode"), max_length=40)
    jenis = forms.TypedChoiceField(label=_("Untuk masalah"), choices=list(JENIS_MASALAH.items()), coerce=JenisMasalah)
    nama = forms.CharField(label=_("Nama"), max_length=200)
    uraian = forms.CharField(label=_("Uraian"), max_length=2000, required=False, widget=TeksPanjang({"rows": 3}))
    sumber = forms.CharField(label=_("Sumber"), max_length=300, required=False)
    mutu = forms.TypedChoiceField(label=_("Mutu bukti"), choices=list(MUTU.items()), coerce=Mutu, initial=Mutu.G)
    aktif = forms.BooleanField(label=_("Dipakai"), required=False, initial=True)

    def data_strategi(self) -> DataStrategi:
        """As the command takes it."""
        return DataStrategi(**self.cleaned_data)


def awal_strategi(row: StrategiSakip) -> dict[str, Any]:
    """A strategy as the form begins with it."""
    return {n: getattr(row, n) for n in ("kode", "jenis", "nama", "uraian", "sumber", "mutu", "aktif")}
