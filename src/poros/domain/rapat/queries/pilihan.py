"""What forms offer: offices to be invited, earlier meetings of the series, rooms, who may sign an invitation."""

from django.db.models import Q
from django.utils.translation import gettext as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan
from poros.kernel.organisasi.rules import Fungsi

from ..models import Rapat
from .parameter import jenis
from .rapat import seri

SERI_TAMPIL = 30


def jabatan(actor: Actor) -> list[tuple[int, str]]:
    """Who leads anything, and everybody of one's own office. One statement."""
    house = actor.peta.keturunan(actor.peta.kantor(actor.unit_id))
    leads = Q(kepala=True) | Q(fungsi__in=[Fungsi.PIMPINAN, Fungsi.TATA_USAHA])
    rows = Jabatan.objects.filter(leads | Q(unit_id__in=house), aktif=True, unit__aktif=True)
    return list(rows.exclude(fungsi=Fungsi.ADMIN).order_by("unit__urutan", "-kepala", "nama").values_list("pk", "nama"))


def jenis_rapat() -> list[tuple[str, list[tuple[str, str]]]]:
    """Kinds of meeting in two groups."""
    rows = jenis().values()
    return [
        (_("Pemerintah daerah"), [(j.kode, j.nama) for j in rows if not j.dprd]),
        ("DPRD", [(j.kode, j.nama) for j in rows if j.dprd]),
    ]


def sebelum(actor: Actor, rapat: Rapat | None) -> list[tuple[int, str]]:
    """Meetings that this one may follow, the newest first, and last the one that it follows already. Two statements."""
    rows = seri(actor, rapat or Rapat(unit_id=actor.unit_id))
    found = {r.pk: r.judul for r in rows[:SERI_TAMPIL]}
    if rapat and rapat.sebelum_id:
        found |= {r.pk: r.judul for r in rows.filter(pk=rapat.sebelum_id)}
    return list(found.items())


def penanda(actor: Actor, rapat: Rapat) -> list[tuple[int, str]]:
    """Who may sign the invitation: the chair, and the heads of the organiser's line up to the head of the region."""
    units = [*actor.peta.leluhur(rapat.unit_id), *actor.peta.rantai(rapat.unit_id)]
    heads = [actor.peta.kepala[u] for u in units if u in actor.peta.kepala]
    found = dict(Jabatan.objects.filter(pk__in=[*heads, rapat.ketua_id or 0]).values_list("pk", "nama"))
    return [(pk, found[pk]) for pk in dict.fromkeys([rapat.ketua_id or 0, *heads]) if pk in found]
