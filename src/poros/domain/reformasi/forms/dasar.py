"""Fields that several forms share: days within reason, files, units to choose from."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from poros.kernel.berkas.jenis import ekstensi_diterima
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.peta import BERKOTAK_MASUK
from poros.web.forms import Tanggal, Unggah

from ..values import Lampiran

TAHUN = range(1900, 2200)


class Hari(forms.DateField):
    """A day that PostgreSQL and Python both know."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=Tanggal, **kwargs)

    def clean(self, value: Any) -> date | None:
        made = super().clean(value)
        if made is not None and made.year not in TAHUN:
            raise ValidationError(
                _("Tulis tahun antara %(dari)s dan %(sampai)s.") % {"dari": TAHUN[0], "sampai": TAHUN[-1]}
            )
        return made


class Berkas(forms.FileField):
    """Evidence of any kind that is accepted; of a table only CSV or XLSX."""

    def __init__(self, *, tabel: bool = False, **kwargs: Any) -> None:
        accept = ".csv,.xlsx" if tabel else ekstensi_diterima()
        super().__init__(widget=Unggah({"accept": accept}, maks=settings.BERKAS_MAKS), **kwargs)


def isi_berkas(file: UploadedFile | None) -> Lampiran | None:
    """The file as commands take it."""
    return Lampiran(file.read(), file.name or "") if file else None


def pilihan_unit(actor: Actor, kosong: Any = "") -> list[tuple[Any, Any]]:
    """Units that keep an inbox; with a first line for none where there may be none."""
    units = [(u.id, u.nama) for u in actor.peta.jenis(*BERKOTAK_MASUK)]
    return [("", kosong), *units] if kosong else units
