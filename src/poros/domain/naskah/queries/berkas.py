"""Files of a letter: what is attached, the sheet, the signed one."""

from django.db.models import QuerySet

from poros.kernel.berkas.models import Berkas, Tautan

from ..models import Naskah, PenerimaNaskah
from ..wewenang import SUMBER, SUMBER_PENERIMA

LEMBAR = 900
"""Place of the sheet among the files; what stands behind it is the signed one, what stands before it is attached."""


def terikat(naskah: Naskah) -> QuerySet[Tautan]:
    """Files of the letter, without attachments that were taken off again."""
    return Tautan.objects.filter(objek=SUMBER, objek_id=naskah.pk).exclude(pk__in=naskah.lampiran_lepas)


def lampiran(naskah: Naskah) -> QuerySet[Tautan]:
    """What is attached to it."""
    return terikat(naskah).filter(urutan__lt=LEMBAR)


def berkas_kirim(naskah: Naskah) -> list[tuple[Berkas, str]]:
    """What goes out: the signed letter first, then what is attached. One query."""
    rows = list(terikat(naskah).select_related("berkas").order_by("urutan", "id"))
    signed = [t for t in rows if t.urutan > LEMBAR][-1:]
    return [(t.berkas, t.nama) for t in signed + [t for t in rows if t.urutan < LEMBAR]]


def salinan(penerima: PenerimaNaskah) -> list[tuple[Berkas, str]]:
    """An addressee's own copy, if one was made."""
    ties = Tautan.objects.filter(objek=SUMBER_PENERIMA, objek_id=penerima.pk, urutan=0).select_related("berkas")
    return [(t.berkas, t.nama) for t in ties]
