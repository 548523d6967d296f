"""Calendars to be subscribed to: one's own behind an address that nobody guesses, and what is public."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.organisasi.actor import actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.tandatangan.alamat import pangkal
from poros.kernel.wewenang import fetch
from poros.web.izin import perlu, terbuka
from poros.web.pesan import kabari

from .. import services
from ..ekspor import butir_agenda, butir_rapat, kalender
from ..models import UmpanKalender
from ..queries import agenda as baca
from ..wewenang import Wewenang

JENIS = "text/calendar; charset=utf-8"
SEPEREMPAT = 900


@perlu(Wewenang.UMPAN_BUAT)
@never_cache
@require_http_methods(["GET", "POST"])
def saya(request: HttpRequest) -> HttpResponse:
    """Make the address; it is shown once, because only its digest is kept."""
    address = ""
    if request.method == "POST":
        kunci = services.buat_umpan(request.actor, Unit(pk=request.actor.unit_id))
        address = pangkal() + reverse("rapat:umpan", args=[kunci])
    isi = {
        "alamat": address,
        "umpan": baca.umpan_saya(request.actor),
        "publik": pangkal() + reverse("rapat:umpan_publik"),
    }
    return render(request, "rapat/kalender.html", isi)


@perlu(Wewenang.UMPAN_CABUT)
@require_POST
def cabut(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.UMPAN_CABUT, UmpanKalender.objects.all(), pk)
    services.cabut_umpan(request.actor, row)
    kabari(request, _("Alamat kalender dicabut. Kalender yang berlangganan berhenti diperbarui."))
    return redirect("rapat:kalender")


@terbuka("a calendar program has no account; the address holds 256 random bits and can be taken back")
@never_cache
@require_GET
def umpan(request: HttpRequest, tanda: str) -> HttpResponse:
    """One office's calendar, as long as the person who made the address holds that office."""
    row = baca.umpan(tanda)
    today = timezone.localdate()
    holder = actor(row.orang_id, today, jabatan_id=row.jabatan_id) if row else None
    if row is None or holder is None or holder.jabatan_id != row.jabatan_id:
        raise Http404
    items, meetings = baca.isi_umpan(row.jabatan_id, timezone.now())
    host = request.get_host()
    events = [*(butir_agenda(a, host) for a in items), *(butir_rapat(r, host) for r in meetings)]
    return _ics(kalender(row.jabatan.nama, events), today)


@terbuka("the public part of the leaders' agendas, as they publish it themselves")
@cache_control(public=True, max_age=SEPEREMPAT)
@require_GET
def umpan_publik(request: HttpRequest) -> HttpResponse:
    rows = baca.agenda_publik(timezone.now())
    events = [butir_agenda(a, request.get_host(), umum=True) for a in rows]
    title = _("Agenda pimpinan %(daerah)s") % {"daerah": request.tenant.nama}
    return _ics(kalender(title, events), timezone.localdate())


@terbuka("the public part of the leaders' agendas")
@require_GET
def publik(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    rows = [row for row in baca.agenda_publik(now) if row.selesai > now]
    return render(request, "rapat/publik/agenda.html", {"agenda": rows})


def _ics(content: bytes, hari: date) -> HttpResponse:
    response = HttpResponse(content, content_type=JENIS)
    response["Content-Disposition"] = f'inline; filename="agenda-{hari:%Y%m%d}.ics"'
    return response
