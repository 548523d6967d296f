"""Filters of the lists; they live in the address."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.peta import BERKOTAK_MASUK
from poros.kernel.organisasi.rules import Fungsi, JenisUnit
from poros.kernel.penugasan.labels import KECEPATAN, PERAN, STATUS
from poros.kernel.penugasan.queries.daftar import SEMUA_STATUS
from poros.kernel.penugasan.rules import Kotak
from poros.kernel.penugasan.values import Saringan

from ..labels import KOTAK

KOSONG = ("", _("Semua"))


def kotak_tersedia(actor: Actor) -> list[Kotak]:
    """The boxes that make sense in this office."""
    boxes = [Kotak.MASUK]
    if actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA):
        boxes.append(Kotak.PERINTAH)
    if actor.adalah(Fungsi.PIMPINAN) and actor.lingkup:
        boxes.append(Kotak.KOORDINASI)
    if actor.puncak or actor.adalah(Fungsi.PENGAWAS):
        boxes.append(Kotak.SEMUA)
    return boxes


def pilihan_unit(actor: Actor) -> list[tuple[Any, Any]]:
    """Offices that keep an inbox, in the order of the structure."""
    return [KOSONG, *((node.id, node.singkatan) for node in actor.peta.jenis(*BERKOTAK_MASUK))]


class SaringPenugasan(forms.Form):
    """Empty fields narrow nothing; what cannot be read is passed over, an address is not an exam."""

    kotak = forms.ChoiceField(required=False, widget=forms.HiddenInput)
    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[("", _("Masih berjalan")), (SEMUA_STATUS, _("Semua")), *STATUS.items()],
    )
    peran = forms.ChoiceField(label=_("Peran"), required=False, choices=[KOSONG, *PERAN.items()])
    kecepatan = forms.ChoiceField(label=_("Sifat"), required=False, choices=[KOSONG, *KECEPATAN.items()])
    unit = forms.TypedChoiceField(label=_("Unit"), required=False, coerce=int, empty_value=None)
    penerbit = forms.TypedChoiceField(label=_("Dari"), required=False, coerce=int, empty_value=None)
    terlambat = forms.BooleanField(label=_("Hanya yang terlambat"), required=False)

    def __init__(self, actor: Actor, data: Mapping[str, Any]) -> None:
        self.kotak_tersedia = kotak_tersedia(actor)
        super().__init__(data)
        self.fields["kotak"].choices = [(k.value, KOTAK[k]) for k in self.kotak_tersedia]
        self.fields["unit"].choices = pilihan_unit(actor)
        issuers = BERKOTAK_MASUK | {JenisUnit.KEPALA_DAERAH}
        self.fields["penerbit"].choices = [KOSONG, *((n.id, n.singkatan) for n in actor.peta.jenis(*issuers))]

    def saringan(self) -> Saringan:
        """What is asked for, as the query takes it."""
        self.is_valid()
        found = self.cleaned_data
        return Saringan(
            kotak=Kotak(found.get("kotak") or self.kotak_tersedia[0]),
            status=found.get("status", ""),
            peran=found.get("peran", ""),
            kecepatan=found.get("kecepatan", ""),
            terlambat=found.get("terlambat", False),
            unit_id=found.get("unit"),
            penerbit_unit_id=found.get("penerbit"),
            cari=self.data.get("q", ""),
        )
