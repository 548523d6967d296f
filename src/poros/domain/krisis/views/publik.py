"""For everybody: what happens in plain words, warnings as a feed. Never a drill, never a person."""

from xml.sax.saxutils import escape

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from poros.web.izin import terbuka

from ..labels import NADA
from ..models import Kejadian, PeringatanCap, Tempat
from ..queries import humas
from ..rules.alur import BERSTATUS, JenisTempat, Status
from ..rules.cap import bersih

BANYAK = 50


@terbuka("citizens must know what happens and where help is; only events under a declared status, never a drill")
@cache_control(max_age=30)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    rows = Kejadian.objects.filter(latihan=False, status__in=BERSTATUS).order_by("-pk")[:BANYAK]
    isi = {"kejadian": [(r, NADA[Status(r.status)]) for r in rows], "peringatan": humas.peringatan_berlaku()}
    return render(request, "krisis/publik/daftar.html", isi)


@terbuka("the same of one event: statements, checked figures as they were frozen, places of help")
@cache_control(max_age=30)
@require_GET
def kejadian(request: HttpRequest, pk: int) -> HttpResponse:
    row = Kejadian.objects.filter(pk=pk).first()
    if row is None or not humas.untuk_warga(row):
        raise Http404
    help_at = (JenisTempat.PENGUNGSIAN, JenisTempat.KESEHATAN, JenisTempat.DAPUR)
    isi = {
        "kejadian": row,
        "nada": NADA[Status(row.status)],
        "siaran": humas.siaran_publik(row),
        "peringatan": [p for p in humas.peringatan_berlaku() if p.kejadian_id == pk],
        "tempat": Tempat.objects.filter(aktif=True, jenis__in=help_at),
    }
    return render(request, "krisis/publik/kejadian.html", isi)


@terbuka("warnings are for everybody and every program; real ones that hold now")
@cache_control(max_age=30)
@require_GET
def umpan(request: HttpRequest) -> HttpResponse:
    """An RSS feed whose items are the CAP messages."""
    items = "".join(_butir(request, p) for p in humas.peringatan_berlaku())
    head = f"<title>{escape(request.tenant.nama)}</title><link>{request.build_absolute_uri('/')}</link>"
    channel = f"<channel>{head}<description>CAP 1.2</description>{items}</channel>"
    body = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0">{channel}</rss>'
    return HttpResponse(body, content_type="application/rss+xml; charset=utf-8")


def _butir(request: HttpRequest, p: PeringatanCap) -> str:
    link = request.build_absolute_uri(reverse("krisis:cap", args=[p.pk]))
    head = f"<title>{escape(bersih(p.judul))}</title><link>{link}</link>"
    return f'<item>{head}<guid isPermaLink="false">{escape(p.identifier)}</guid></item>'


@terbuka("a warning as it went out; never one of a drill")
@cache_control(max_age=300)
@require_GET
def cap(request: HttpRequest, pk: int) -> HttpResponse:  # noqa: ARG001 -- a view's signature
    row = PeringatanCap.objects.filter(pk=pk, kejadian__latihan=False).first()
    if row is None:
        raise Http404
    return HttpResponse(row.xml, content_type="application/cap+xml; charset=utf-8")
