"""What meetings and agendas put on the desk and into the global search."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.organisasi.actor import Actor
from poros.web.meja import Aksi, Putusan

from .models import Agenda, Rapat
from .queries import agenda as agenda_pimpinan
from .queries import rapat as baca
from .queries.parameter import nama_jenis
from .rules.alur import Status
from .values import Saringan


def kartu(actor: Actor) -> list[Putusan]:
    """Notulas to approve, meetings of these two days, items that wait for this leader's word. Two statements."""
    return [
        *(_arahan(row) for row in agenda_pimpinan.menunggu(actor)),
        *(_rapat(row) for row in baca.meja(actor)),
    ]


def temuan(actor: Actor, masukan: str, batas: int) -> Sequence[dict[str, Any]]:
    """Meetings that hold the words; never a closed one."""
    rows = baca.rapat_terlihat(actor, Saringan(q=masukan)).order_by("-pk")[:batas]
    return [
        {
            "judul": row.judul,
            "url": reverse("rapat:rapat", args=[row.pk]),
            "keterangan": f"{nama_jenis(row.jenis)} · {row.unit.singkatan} · {row.get_status_display()}",
        }
        for row in rows
    ]


def _rapat(row: Rapat) -> Putusan:
    url = reverse("rapat:rapat", args=[row.pk])
    approve = row.status == Status.NOTULA_DIEDARKAN
    return Putusan(
        judul=row.judul,
        url=url,
        jenis=_("Notula menunggu persetujuan Anda") if approve else nama_jenis(row.jenis),
        ikon="signature" if approve else "users",
        dari=row.unit.nama if approve else row.di,
        tenggat=None if approve else row.mulai,
        tenggat_teks="" if approve or row.mulai is None else f"{timezone.localtime(row.mulai):%d-%m %H.%M}",
        aksi=(Aksi(nama=_("Baca dan setujui") if approve else _("Buka"), url=url, utama=True),),
    )


def _arahan(row: Agenda) -> Putusan:
    url = reverse("rapat:agenda", args=[row.pk])
    return Putusan(
        judul=row.judul,
        url=url,
        jenis=_("Agenda menunggu arahan Anda"),
        ikon="calendar-check",
        dari=row.penyelenggara or row.unit.nama,
        tenggat=row.mulai,
        aksi=(Aksi(nama=_("Hadir, wakilkan, atau tidak"), url=url, utama=True),),
    )
