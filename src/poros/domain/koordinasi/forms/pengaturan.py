"""Kinds of acts, and resources."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.models import Jabatan, Orang, Unit
from poros.kernel.penugasan.models import SumberDaya, TindakArahan
from poros.kernel.penugasan.values import DataSumberDaya, DataTindak
from poros.web.forms import Tanggal

from .masukan import Masukan

INT = 2**31 - 1
JENIS = {
    "ruang": _("Ruang"),
    "kendaraan": _("Kendaraan"),
    "alat": _("Alat"),
    "regu": _("Regu"),
    "pejabat": _("Waktu pejabat"),
}


class Tindak(Masukan):
    """What an order may name as its act, what it excludes, who is competent."""

    kode = forms.SlugField(label=_("Kode"), max_length=60)
    nama = forms.CharField(label=_("Nama"), max_length=150)
    dasar = forms.CharField(label=_("Dasar"), max_length=300, required=False)
    dari = forms.DateField(label=_("Berlaku dari"), widget=Tanggal)
    sampai = forms.DateField(label=_("sampai"), widget=Tanggal, required=False)
    nilai_tunggal = forms.BooleanField(label=_("Hanya satu nilai dapat berlaku pada satu waktu"), required=False)
    seluruh_unit = forms.BooleanField(label=_("Memerlukan seluruh unit"), required=False)
    berlawanan = forms.ModelMultipleChoiceField(
        label=_("Tidak dapat bersama dengan"),
        queryset=TindakArahan.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    berwenang = forms.ModelMultipleChoiceField(
        label=_("Jabatan yang berwenang"),
        queryset=Jabatan.objects.filter(kepala=True, aktif=True),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kosong berarti siapa saja."),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, row: TindakArahan | None = None) -> None:
        super().__init__(data, initial=_awal(row) if row else None)
        if row is not None:
            self.fields["kode"].disabled = True
            self.fields["berlawanan"].queryset = TindakArahan.objects.exclude(pk=row.pk)

    def isi(self) -> DataTindak:
        """As the command takes it."""
        found = dict(self.cleaned_data)
        for name in ("berlawanan", "berwenang"):
            found[name] = tuple(row.pk for row in found[name])
        return DataTindak(**found)


class SumberDayaForm(Masukan):
    """Something that can be in one place at a time."""

    kode = forms.SlugField(label=_("Kode"), max_length=60)
    nama = forms.CharField(label=_("Nama"), max_length=150)
    jenis = forms.ChoiceField(label=_("Jenis"), choices=JENIS.items())
    kapasitas = forms.IntegerField(
        label=_("Kapasitas"),
        min_value=1,
        max_value=INT,
        initial=1,
        help_text=_("Berapa yang dapat dipakai pada satu waktu."),
    )
    unit = forms.ModelChoiceField(label=_("Milik unit"), queryset=Unit.objects.filter(aktif=True), required=False)
    orang = forms.ModelChoiceField(
        label=_("Waktu pejabat"),
        queryset=Orang.objects.filter(jabatan__jabatan__kepala=True).distinct(),
        required=False,
        help_text=_("Diisi bila sumber daya ini adalah waktu seorang pejabat."),
    )
    aktif = forms.BooleanField(label=_("Dapat dipakai"), required=False, initial=True)

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, row: SumberDaya | None = None, unit_id: int | None = None
    ) -> None:
        kept = {f: getattr(row, f) for f in ("kode", "nama", "jenis", "kapasitas", "aktif")} if row else {}
        owner = row.unit_id if row else unit_id
        super().__init__(data, initial={**kept, "unit": owner, "orang": row.orang_id if row else None})

    def isi(self) -> DataSumberDaya:
        """As the command takes it."""
        found = dict(self.cleaned_data)
        unit, orang = found.pop("unit"), found.pop("orang")
        return DataSumberDaya(**found, unit_id=unit.pk if unit else None, orang_id=orang.pk if orang else None)


def _awal(row: TindakArahan) -> dict[str, Any]:
    plain = ("kode", "nama", "dasar", "dari", "sampai", "nilai_tunggal", "seluruh_unit")
    many = {name: [other.pk for other in getattr(row, name).all()] for name in ("berlawanan", "berwenang")}
    return {name: getattr(row, name) for name in plain} | many
