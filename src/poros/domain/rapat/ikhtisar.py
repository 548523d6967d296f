"""What meetings and agendas put on the desk and into the global search."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.organisasi.actor import Actor
from poros.web.meja import Aksi, Putusan

from .queries import agenda as agenda_pimpinan
from .queries import rapat as baca
from .queries.parameter import nama_jenis
from .rules.alur import Status
from .values import Saringan
from .wewenang import SUMBER, SUMBER_AGENDA

MEJA_MAKS = 30


def kartu(actor: Actor) -> list[Putusan]:
    """Items that wait for this leader's word, notulas to approve, meetings of these two days. One statement."""
    cards = []
    for kind, pk, judul, mulai, dari, di, status, jenis in _baris(actor):
        if kind == SUMBER_AGENDA:
            cards.append(_arahan(pk, judul, mulai, dari))
        elif status == Status.NOTULA_DIEDARKAN:
            cards.append(_notula(pk, judul, dari))
        else:
            cards.append(_rapat(pk, judul, mulai, di, jenis))
    return cards


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


def _baris(actor: Actor) -> QuerySet[Any, tuple[Any, ...]]:
    """Kind, number, title, time, from whom, where, status and kind of meeting of both; the earliest first."""
    house = Case(When(penyelenggara="", then=F("unit__nama")), default=F("penyelenggara"))
    items = agenda_pimpinan.menunggu(actor).order_by()
    asked = items.values_list(Value(SUMBER_AGENDA), "pk", "judul", "mulai", house, "tempat", "status", Value(""))
    room = Coalesce(NullIf(F("tempat"), Value("")), F("ruang__sumber_daya__nama"), F("tautan"))
    meetings = baca.meja(actor).order_by()
    called = meetings.values_list(Value(SUMBER), "pk", "judul", "mulai", "unit__nama", room, "status", "jenis")
    return asked.union(called, all=True).order_by("mulai", "pk")[:MEJA_MAKS]


def _rapat(pk: int, judul: str, mulai: datetime | None, di: str | None, jenis: str) -> Putusan:
    url = reverse("rapat:rapat", args=[pk])
    return Putusan(
        judul=judul,
        url=url,
        jenis=nama_jenis(jenis),
        ikon="users",
        dari=di or "",
        tenggat=mulai,
        tenggat_teks=f"{timezone.localtime(mulai):%d-%m %H.%M}" if mulai else "",
        aksi=(Aksi(nama=_("Buka"), url=url, utama=True),),
    )


def _notula(pk: int, judul: str, unit: str) -> Putusan:
    url = reverse("rapat:rapat", args=[pk])
    return Putusan(
        judul=judul,
        url=url,
        jenis=_("Notula menunggu persetujuan Anda"),
        ikon="signature",
        dari=unit,
        aksi=(Aksi(nama=_("Baca dan setujui"), url=url, utama=True),),
    )


def _arahan(pk: int, judul: str, mulai: datetime | None, dari: str) -> Putusan:
    url = reverse("rapat:agenda", args=[pk])
    return Putusan(
        judul=judul,
        url=url,
        jenis=_("Agenda menunggu arahan Anda"),
        ikon="calendar-check",
        dari=dari,
        tenggat=mulai,
        aksi=(Aksi(nama=_("Hadir, wakilkan, atau tidak"), url=url, utama=True),),
    )
