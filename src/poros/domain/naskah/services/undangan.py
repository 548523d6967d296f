"""A letter that another module has drafted here: it goes the way of every letter from then on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.rules import Kerahasiaan

from ..models import BentukNaskah, Naskah
from ..rules import Kanal
from ..values import DataNaskah, Tanda, Tujuan
from .konsep import buat


@dataclass(frozen=True, slots=True, kw_only=True)
class Surat:
    """What it says, who signs it, to which units and to whom outside it goes."""

    bentuk: ClassVar[str] = "surat-dinas"
    hal: str
    isi: Mapping[str, str]
    penanda_id: int
    rahasia: bool = False
    unit: tuple[int, ...] = ()
    luar: tuple[str, ...] = ()


class Undangan(Surat):
    """A letter that invites."""

    bentuk = "undangan"


def konsepkan(actor: Actor, undangan: Surat) -> Naskah:
    """Draft it in the actor's unit. Part of a command of the module that writes."""
    form = BentukNaskah.objects.filter(kode=undangan.bentuk, aktif=True).first()
    if form is None:
        raise Ditolak(_("Bentuk surat ini sedang tidak aktif. Catat nomor surat yang dibuat di tempat lain."))
    known = actor.peta.simpul
    inside = [Tujuan(kanal=Kanal.UNIT, sebutan=known[pk].nama, unit_id=pk) for pk in undangan.unit if pk in known]
    outside = [Tujuan(kanal=Kanal.KERTAS, sebutan=name) for name in undangan.luar]
    data = DataNaskah(
        hal=undangan.hal,
        isi=undangan.isi,
        tanda=(Tanda(jabatan_id=undangan.penanda_id),),
        tujuan=(*inside, *outside),
        kerahasiaan=Kerahasiaan.RAHASIA if undangan.rahasia else Kerahasiaan.TERBATAS,
    )
    return buat(actor, Unit(pk=actor.unit_id), bentuk=form, data=data)
