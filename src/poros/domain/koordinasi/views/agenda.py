"""Where one has to be today and this week."""

from datetime import datetime, time, timedelta
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from poros.kernel.penugasan import queries
from poros.kernel.penugasan.wewenang import Wewenang
from poros.web.izin import perlu

SEPEKAN = 7


@perlu(Wewenang.ARAHAN_LIHAT)
@require_GET
def agenda(request: HttpRequest) -> HttpResponse:
    awal = timezone.make_aware(datetime.combine(request.actor.hari, time.min))
    rows = queries.agenda(request.actor, awal, awal + timedelta(days=SEPEKAN))
    days = groupby(rows, key=lambda row: max(timezone.localtime(row.mulai), timezone.localtime(awal)).date())
    return render(request, "koordinasi/agenda.html", {"hari": [(day, list(found)) for day, found in days]})
