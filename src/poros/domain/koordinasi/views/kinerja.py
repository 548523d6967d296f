"""Who is slow, and where units wait for each other."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.queries.hambatan import hambatan
from poros.kernel.penugasan.queries.statistik import Kelambatan, periode_sebelum, siapa_lambat
from poros.kernel.penugasan.wewenang import Wewenang
from poros.web import grafik
from poros.web.izin import perlu

from ..forms.periode import Periode

BANYAK_GRAFIK = 12


@perlu(Wewenang.LIHAT)
@require_GET
def kinerja(request: HttpRequest) -> HttpResponse:
    actor, kini = request.actor, timezone.now()
    form = Periode(request.GET, actor.hari)
    dari, sampai = form.rentang()
    found = siapa_lambat(actor, dari, sampai, kini)
    ranked = [line for line in found.unit if line.layak_peringkat and line.unit_id in actor.peta.simpul]
    isi = {
        "form": form,
        "dari": dari,
        "sampai": sampai,
        "sebelum": periode_sebelum(dari, sampai),
        "hasil": found,
        "grafik": _grafik(actor, ranked[:BANYAK_GRAFIK]) if ranked else None,
        "temuan": _temuan(actor, ranked),
        "hambatan": hambatan(actor, kini),
    }
    return render(request, "koordinasi/kinerja.html", isi)


def _grafik(actor: Actor, lines: Sequence[Kelambatan]) -> Any:
    """Bars of median and P90, slowest on top."""
    names = [actor.peta.simpul[line.unit_id].singkatan for line in lines]
    return grafik.batang_datar(
        names,
        {
            _("Separuh selesai dalam"): [line.kini.median for line in lines if line.kini],
            _("Sembilan dari sepuluh dalam"): [line.kini.p90 for line in lines if line.kini],
        },
        satuan=_("hari kerja"),
    )


def _temuan(actor: Actor, ranked: Sequence[Kelambatan]) -> str:
    """The finding, as a sentence: the title of the chart."""
    if not ranked or ranked[0].kini is None:
        return ""
    slowest = ranked[0]
    return _("%(unit)s paling lama: separuh pekerjaannya memakan lebih dari %(n)s hari kerja") % {
        "unit": actor.peta.simpul[slowest.unit_id].nama,
        "n": number_format(f"{slowest.kini.median:g}"),
    }
