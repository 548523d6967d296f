"""The worker's part: a scenario takes its next step when its minute has come."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, unit_kerja
from poros.kernel.organisasi.actor import Actor, actor, berlaku_pada
from poros.kernel.organisasi.models import Pemangku
from poros.kernel.organisasi.rules import JenisUnit
from poros.kernel.pekerjaan.antrean import jadwalkan, pekerjaan
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

from .labels import LAKU_NAMA
from .models import Kejadian, Peragaan, PeranKrisis
from .queries.kejadian import gerakkan
from .queries.parameter import skenario
from .rules.peragaan import PUNCAK, Babak, StatusPeragaan
from .services.babak import LAKU
from .services.peragaan import PEKERJAAN

ALAT = "peragaan"
"""How the trail tells that a scenario acted for the office; the person is who started it."""
PUNCAK_UNIT = dict(zip(PUNCAK, (JenisUnit.KEPALA_DAERAH, JenisUnit.SETDA), strict=True))
CATATAN_MAKS = 300


@pekerjaan(PEKERJAAN, sekali=False)
def mainkan(*, peragaan_id: int) -> None:
    """Do all that is due, and come back when the next step is."""
    while (due := maju(peragaan_id)) is not None:
        if due > timezone.now():
            with unit_kerja():
                jadwalkan(PEKERJAAN, pada=due, peragaan_id=peragaan_id)
            return


def maju(peragaan_id: int) -> datetime | None:
    """Do the next step if its minute has come; when to come again, None when there is nothing more to do.

    The step and that it was done are one transaction: whoever plays besides, each step happens once.
    """
    try:
        with unit_kerja():
            return _langkah(_terkunci(peragaan_id))
    except LookupError:
        _gagal(peragaan_id, _("skenario tidak cocok dengan data daerah ini"))
    except (Ditolak, TidakBerwenang, TransitionError) as error:
        _gagal(peragaan_id, str(error) or _("jabatan ini tidak berwenang"))
    return None


def hentikan(peragaan_id: int) -> None:
    """Whoever plays it here went away: it ends, unless it has ended."""
    with unit_kerja():
        row = _terkunci(peragaan_id)
        if row.status == StatusPeragaan.BERJALAN:
            _akhiri(row, StatusPeragaan.HENTI, row.catatan)


def _terkunci(peragaan_id: int) -> Peragaan:
    rows = Peragaan.objects.select_for_update(of=("self",)).select_related("kejadian", "orang")
    return rows.get(pk=peragaan_id)


def _akhiri(row: Peragaan, status: StatusPeragaan, catatan: str) -> None:
    """The clock of the drill stops with it."""
    row.status, row.catatan = status, catatan[:CATATAN_MAKS]
    row.save(update_fields=["langkah", "status", "catatan"])
    if status != StatusPeragaan.BERJALAN:
        Kejadian.objects.filter(pk=row.kejadian_id, berhenti=None).update(berhenti=timezone.now())
    gerakkan(row.kejadian_id)


def _langkah(row: Peragaan) -> datetime | None:
    if row.status != StatusPeragaan.BERJALAN:
        return None
    act = skenario()[row.skenario].babak[row.langkah]
    due = _saat(row, act)
    if due > timezone.now():
        return due
    LAKU[act.laku](_jabatan(row)(act.jabatan), row.kejadian, act.isi, _jabatan(row))
    row.langkah += 1
    last = row.langkah == row.banyak
    _akhiri(row, StatusPeragaan.SELESAI if last else StatusPeragaan.BERJALAN, _kata(act))
    return timezone.now()


def _saat(row: Peragaan, act: Babak) -> datetime:
    """When the clock on the wall shows the minute of an act."""
    if row.menit == 0:
        return timezone.now()
    event = row.kejadian
    return event.dibuat + event.terhenti + timedelta(minutes=act.menit) / event.laju


def _jabatan(row: Peragaan) -> Callable[[str], Actor]:
    """Who acts for an office: its holder's authority, in the name of who started the play."""

    def cari(nama: str) -> Actor:
        today = timezone.localdate()
        held = Pemangku.objects.filter(berlaku_pada(today), jabatan__kepala=True, jabatan__aktif=True)
        if nama in PUNCAK_UNIT:
            held = held.filter(jabatan__unit__jenis=PUNCAK_UNIT[nama])
        else:
            held = held.filter(jabatan__unit__in=PeranKrisis.objects.filter(peran=nama).values("unit"))
        holder = held.order_by("jabatan__unit__urutan", "pk").first()
        found = actor(holder.orang_id, today, jabatan_id=holder.jabatan_id, alat=ALAT) if holder else None
        if found is None:
            raise Ditolak(_("Tidak ada pejabat untuk %(jabatan)s. Atur di Peran unit.") % {"jabatan": nama})
        name = _("%(nama)s (peragaan)") % {"nama": row.orang.nama}
        return replace(found, orang_id=row.orang_id, nama=name, lainnya=())

    return cari


def _kata(act: Babak) -> str:
    return f"{act.jabatan.replace('_', ' ').capitalize()}: {LAKU_NAMA[act.laku]}"


def _gagal(peragaan_id: int, sebab: str) -> None:
    """Stop where a step was refused, and say why."""
    with unit_kerja():
        row = _terkunci(peragaan_id)
        play = skenario().get(row.skenario)
        acts = play.babak[row.langkah : row.langkah + 1] if play else ()
        _akhiri(row, StatusPeragaan.GAGAL, ": ".join([*map(_kata, acts), sebab]))
