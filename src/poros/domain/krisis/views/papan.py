"""The command board: a page, and its live part."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from poros.kernel.wewenang import boleh
from poros.web import langsung as hidup
from poros.web.izin import perlu

from ..labels import UKURAN
from ..models import Kejadian
from ..queries import kejadian as baca
from ..queries import papan as isi_papan
from ..wewenang import Wewenang
from .kejadian import LANGKAH, kepala

DINDING = "dinding"


@perlu(Wewenang.LIHAT)
@require_GET
def papan(request: HttpRequest, pk: int) -> HttpResponse:
    """The board; `?layar=dinding` leaves out all but what a room reads from afar."""
    row = baca.satu(request.actor, pk)
    isi = _isi(request, row)
    alamat = reverse("krisis:langsung", args=[pk])
    group = isi_papan.kelompok(request.actor, row)
    isi |= {
        **kepala(row, "papan"),
        "boleh": {w.name for w in boleh(request.actor, row, *LANGKAH, Wewenang.LATIHAN_ATUR)},
        "dinding": request.GET.get("layar") == DINDING,
        "alamat": alamat,
        "tanda": hidup.tanda(request, alamat, baca.topik_papan(pk), group),
        "umur": hidup.UMUR,
        "zona": timezone.get_current_timezone_name(),
    }
    return render(request, "krisis/papan.html", isi)


@perlu(Wewenang.LIHAT)
@require_GET
def langsung(request: HttpRequest, pk: int) -> HttpResponse:
    """What is live on the board, for who may read it now; see `poros.web.langsung`."""
    row = baca.satu(request.actor, pk)

    def isi() -> tuple[str, float | None]:
        found = _isi(request, row)
        return render_to_string("krisis/papan.html#papan", found), found["papan"].berganti

    return hidup.jawab(
        request,
        topik=baca.topik_papan(pk),
        kelompok=isi_papan.kelompok(request.actor, row),
        nomor=row.versi,
        isi=isi,
    )


def _isi(request: HttpRequest, row: Kejadian) -> dict[str, Any]:
    """What the live part shows: nothing that belongs to one reader alone."""
    return {"kejadian": row, "papan": isi_papan.papan(request.actor, row), "ukuran": UKURAN}
