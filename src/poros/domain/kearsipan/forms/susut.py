"""Disposals: begun, listed, judged, agreed to, carried out."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from poros.web.forms import TeksPanjang, Unggah

from ..labels import JENIS_SUSUT, STATUS_SUSUT
from ..models import BarisSusut, BerkasArsip
from ..rules.susut import Jenis
from ..values import DataPanitia, Nota, Penilaian
from .bidang import Hari, pilihan

ANGGOTA_MAKS = 7


class FormSaringSusut(forms.Form):
    """All optional, in the address."""

    jenis = forms.ChoiceField(label=_("Jenis"), required=False, choices=pilihan(JENIS_SUSUT, _("Semua")))
    status = forms.ChoiceField(label=_("Status"), required=False, choices=pilihan(STATUS_SUSUT, _("Semua")))

    def saringan(self) -> dict[str, str]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class FormSusun(forms.Form):
    """A transfer or a handing over."""

    judul = forms.CharField(label=_("Judul"), max_length=300)
    panjang = forms.BooleanField(
        label=_("Retensi di atas ambang"), required=False,
        help_text=_("Ke lembaga kearsipan daerah; pemusnahannya dengan persetujuan Kepala ANRI."),
    )  # fmt: skip


class FormNota(forms.Form):
    """Number and day of the paper of a step."""

    nomor = forms.CharField(label=_("Nomor surat"), max_length=100)
    tanggal = Hari(label=_("Tanggal surat"))
    catatan = forms.CharField(label=_("Catatan"), required=False, max_length=2000, widget=TeksPanjang({"rows": 2}))

    def nota(self) -> Nota:
        return Nota(**{name: self.cleaned_data[name] for name in ("nomor", "tanggal", "catatan")})


class FormPersetujuanAnri(FormNota):
    """The letter of Kepala ANRI goes along."""

    berkas = forms.FileField(
        label=_("Surat persetujuan Kepala ANRI (PDF)"), widget=Unggah({"accept": ".pdf"}, maks=settings.BERKAS_MAKS)
    )


class FormPanitia(FormSusun):
    """A panel and its decree."""

    nomor = forms.CharField(label=_("Nomor keputusan panitia"), max_length=100)
    tanggal = Hari(label=_("Tanggal keputusan"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in range(1, ANGGOTA_MAKS + 1):
            who = _("Ketua (kepala lembaga kearsipan)") if n == 1 else _("Anggota %s") % n
            needed = n <= 3  # noqa: PLR2004 -- chair, unit, archivist
            self.fields[f"nama_{n}"] = forms.CharField(label=who, required=needed, max_length=150)
            self.fields[f"jabatan_{n}"] = forms.CharField(label=_("Jabatan %s") % n, required=needed, max_length=220)

    @property
    def baris(self) -> list[list[forms.BoundField]]:
        """Name and office, side by side."""
        return [[self[f"nama_{n}"], self[f"jabatan_{n}"]] for n in range(1, ANGGOTA_MAKS + 1)]

    def panitia(self) -> DataPanitia:
        told = self.cleaned_data
        members = tuple((told[f"nama_{n}"], told[f"jabatan_{n}"]) for n in range(1, ANGGOTA_MAKS + 1))
        return DataPanitia(nomor=told["nomor"], tanggal=told["tanggal"], anggota=tuple(m for m in members if any(m)))


class FormPilih(forms.Form):
    """Which files go on the list."""

    berkas = forms.TypedMultipleChoiceField(label=_("Berkas"), coerce=int, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, calon: list[BerkasArsip], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["berkas"].choices = [(row.pk, f"{row.nomor} · {row.judul}") for row in calon]


class FormNilai(FormNota):
    """What the panel takes off the list, each with a reason; an empty reason leaves the file on it."""

    def __init__(self, *args: Any, baris: list[BarisSusut], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.berkas_id = [row.berkas_id for row in baris]
        for row in baris:
            label = _("%s: alasan dikeluarkan (kosong bila tetap di daftar)") % row.berkas.nomor
            self.fields[f"keluar_{row.berkas_id}"] = forms.CharField(
                label=label, required=False, max_length=500, help_text=row.berkas.judul
            )

    def penilaian(self) -> Penilaian:
        told = {pk: self.cleaned_data[f"keluar_{pk}"] for pk in self.berkas_id}
        return Penilaian(nota=self.nota(), keluar={pk: reason for pk, reason in told.items() if reason})


JUDUL = {
    Jenis.PINDAH: _("Pemindahan arsip inaktif"),
    Jenis.MUSNAH: _("Pemusnahan arsip"),
    Jenis.SERAH: _("Penyerahan arsip statis"),
}
