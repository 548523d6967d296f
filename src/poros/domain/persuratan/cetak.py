"""Paper: the disposition sheet, the agenda book, the slip on the letter, as PDF."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel import cetak
from poros.kernel.bahasa import naskah
from poros.kernel.daerah.models import Daerah
from poros.kernel.organisasi.actor import Actor
from poros.pure.tanggal import panjang

from . import queries
from .models import Surat

TEMPLATE = Path(__file__).parent / "templates" / "persuratan" / "cetak"


def lembar(actor: Actor, surat: Surat, daerah: Daerah) -> bytes:
    """The sheets given on a letter, or a blank one."""
    return _pdf(actor, daerah, "lembar", {"agenda": surat.agenda, "lembar": queries.lembar_cetak(actor, surat)})


def slip(actor: Actor, surat: Surat, daerah: Daerah, alamat: str) -> bytes:
    """The slip, with the address of the letter's page as a QR code."""
    return _pdf(actor, daerah, "slip", {**queries.slip(surat), "qr": cetak.qr(alamat)})


def agenda(actor: Actor, dari: date, sampai: date, daerah: Daerah) -> bytes:
    """The agenda book of the actor's unit; both days count."""
    rows = list(baris_agenda(actor, dari, sampai))
    return _pdf(actor, daerah, "agenda", {**queries.buku(rows), "unit": actor.jabat.unit, "masa": masa(dari, sampai)})


def baris_agenda(actor: Actor, dari: date, sampai: date) -> QuerySet[Surat]:
    """The letters of the book."""
    return queries.agenda(actor, _tengah_malam(dari), _tengah_malam(sampai + timedelta(days=1)))


def masa(dari: date, sampai: date) -> str:
    """The period in words."""
    return f"{panjang(dari)} – {panjang(sampai)}"


@naskah()
def _pdf(actor: Actor, daerah: Daerah, nama: str, data: dict[str, object]) -> bytes:
    dicetak = _("Dicetak dari Poros %(waktu)s oleh %(nama)s") % {
        "waktu": f"{timezone.localtime():%d-%m-%Y %H.%M}",
        "nama": actor.nama,
    }
    kop = cetak.pemerintah(daerah.nama, daerah.jenis)
    return cetak.pdf(TEMPLATE / f"{nama}.typ", {"daerah": kop, "dicetak": dicetak, **data})


def _tengah_malam(hari: date) -> datetime:
    return timezone.make_aware(datetime.combine(hari, time.min))
