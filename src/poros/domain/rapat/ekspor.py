"""Calendars as RFC 5545 texts, to be subscribed to from any telephone."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from poros.kernel.penugasan.rules import TERTUTUP

from .models import Agenda, Rapat
from .rules.alur import Kehadiran, Status, StatusAgenda

SEGARKAN = timedelta(minutes=30)


def kalender(nama: str, isi: Iterable[Event]) -> bytes:
    """A calendar of these entries; readers are asked to come again every half hour."""
    made = Calendar()
    made.add("prodid", "-//Poros//Agenda//ID")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", nama)
    made.add("refresh-interval", SEGARKAN, parameters={"VALUE": "DURATION"})
    for event in isi:
        made.add_component(event)
    return made.to_ical()


def butir_agenda(row: Agenda, inang: str, *, umum: bool = False) -> Event:
    """An item of an agenda. No contact ever; outside only what and when and where."""
    event = _event(f"agenda-{row.pk}@{inang}", row.judul, row.mulai, row.selesai, row.di)
    event.add("sequence", row.urutan_ubah)
    event.add("status", "CONFIRMED" if row.status != StatusAgenda.DISETUJUI else "TENTATIVE")
    event.add("dtstamp", row.dibuat)
    notes = [row.pimpinan.nama]
    if row.kehadiran == Kehadiran.DIWAKILKAN and row.wakil:
        notes.append(_("diwakili %(wakil)s") % {"wakil": row.wakil.nama})
    if not umum and row.pakaian:
        notes.append(_("Pakaian: %(pakaian)s") % {"pakaian": row.pakaian})
    event.add("description", "\n".join(notes))
    return event


def butir_rapat(row: Rapat, inang: str) -> Event:
    """A meeting; of a closed one only that there is one."""
    assert row.mulai is not None and row.selesai is not None, "a feed holds only what has its time"  # noqa: PT018 -- narrows
    closed = row.kerahasiaan in TERTUTUP
    title, place = (_("Rapat tertutup"), "") if closed else (row.judul, row.di)
    event = _event(f"rapat-{row.pk}@{inang}", title, row.mulai, row.selesai, place)
    event.add("dtstamp", row.dibuat)
    event.add("status", "CONFIRMED" if row.status != Status.DIBATALKAN else "CANCELLED")
    if not closed and row.tautan:
        event.add("url", row.tautan)
    return event


def _event(uid: str, judul: str, mulai: datetime, selesai: datetime, tempat: str) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("summary", judul)
    event.add("dtstart", mulai)
    event.add("dtend", selesai)
    if tempat:
        event.add("location", tempat)
    return event
