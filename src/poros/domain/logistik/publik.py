"""What the command board and others may ask of logistics; every function answers for one actor."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from poros.domain.krisis.publik import KartuPapan
from poros.kernel.organisasi.actor import Actor
from poros.pure.rupiah import rupiah, singkat

from .queries import alarm as baca_alarm
from .queries import btt as baca_btt
from .queries import evaluasi as baca_evaluasi
from .queries import sarana as baca_sarana
from .queries.alarm import Alarm
from .rules.alarm import JenisAlarm


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """Logistics in one look. `sisa_btt` is None for whom money is not to be seen, or where no year was set."""

    alarm: tuple[Alarm, ...]
    titik_nol: int
    sarana_bertugas: int
    sisa_btt: int | None


def ringkasan(actor: Actor, kini: datetime | None = None) -> Ringkasan:
    """Stock alarms, points without goods, resources out, emergency money left."""
    alarms = tuple(baca_alarm.alarm(kini))
    board = baca_btt.papan(actor)
    return Ringkasan(
        alarm=alarms,
        titik_nol=len({a.titik_id for a in alarms if a.jenis is JenisAlarm.NOL}),
        sarana_bertugas=baca_sarana.bertugas().count(),
        sisa_btt=board.pagu.tersedia if board else None,
    )


def kartu_papan(actor: Actor, kejadian_id: int) -> list[KartuPapan]:  # noqa: ARG001 -- stock knows no borders between events
    """The same as figures for the command board of an event."""
    found = ringkasan(actor)
    home, out = reverse("logistik:beranda"), reverse("logistik:permintaan_daftar")
    alarms, empty = ("awas" if found.alarm else "baik"), ("bahaya" if found.titik_nol else "baik")
    cards = [
        KartuPapan(label=_("Alarm logistik"), nilai=str(len(found.alarm)), nada=alarms, url=home),
        KartuPapan(label=_("Titik tanpa barang"), nilai=str(found.titik_nol), nada=empty, url=home),
        KartuPapan(label=_("Sarana bertugas"), nilai=str(found.sarana_bertugas), url=out),
    ]
    if found.sisa_btt is not None:
        money = f"Rp{singkat(found.sisa_btt)}"
        cards.append(KartuPapan(label=_("BTT tersedia"), nilai=money, url=reverse("logistik:btt")))
    return cards


def kelompok_papan(actor: Actor) -> str:
    """Who is shown the same figures on the board: those who may see the money, and those who may not."""
    return "uang" if baca_btt.pagu_terlihat(actor) else ""


def evaluasi(actor: Actor, kejadian_id: int) -> list[KartuPapan]:
    """Fairness and money of an event, as its review freezes them; money only for whom it is to be seen."""
    fair, money = baca_evaluasi.keadilan(kejadian_id), baca_evaluasi.uang(actor, kejadian_id)
    cards = []
    if fair is not None:
        worst = f"{float(fair.terendah):.0%}"
        cards = [
            KartuPapan(label=_("Pembagian yang diputus"), nilai=str(fair.alokasi)),
            KartuPapan(label=_("Bagian terendah yang diterima suatu titik"), nilai=worst),
            KartuPapan(label=_("Titik yang tidak mendapat apa-apa"), nilai=str(fair.nol)),
            KartuPapan(label=_("Ketimpangan (Gini) tertinggi"), nilai=f"{fair.gini:.3f}".replace(".", ",")),
        ]
    if money is not None:
        rows = ((_("BTT diajukan"), money.diajukan), (_("BTT cair"), money.cair), (_("BTT terpakai"), money.terpakai))
        cards += [KartuPapan(label=label, nilai=rupiah(amount)) for label, amount in rows]
    return cards
