"""The shell's own pages: desk, search, change of office, what the browser needs offline, and errors in words."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST

from poros.kernel.organisasi.middleware import PILIHAN
from poros.kernel.registry import manifests

from . import contoh
from . import meja as susunan
from .izin import perlu, terbuka
from .pesan import kabari

BATAS_CARI = 8
"""Hits shown of each kind before "more"."""
PANJANG_CARI = 200
DIGIT = 18
"""Digits that surely fit a bigint."""


@perlu()
@require_GET
def meja(request: HttpRequest) -> HttpResponse:
    return render(request, "web/meja.html", {"meja": susunan.susun(request.actor)})


@perlu()
@require_GET
def cari(request: HttpRequest) -> HttpResponse:
    masukan = request.GET.get("q", "").replace("\0", "").strip()[:PANJANG_CARI]
    sources = [source for m in manifests() for source in m.pencarian] if masukan else []
    hasil = [(source.nama, source.cari(request.actor, masukan, BATAS_CARI)) for source in sources]
    return render(request, "web/cari.html", {"masukan": masukan, "hasil": [(n, rows) for n, rows in hasil if rows]})


@perlu()
@require_POST
def jabatan(request: HttpRequest) -> HttpResponse:
    """Act in another of one's own offices; an office that is not held leaves everything as it is."""
    chosen = request.POST.get("jabatan", "")
    if chosen.isascii() and chosen.isdecimal() and len(chosen) <= DIGIT:
        request.session[PILIHAN] = int(chosen)
        kabari(request, _("Anda sekarang bertindak sebagai %s.") % request.actor.sebagai(int(chosen)).jabat.sebutan)
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    asal = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(asal, {request.get_host()}, require_https=request.is_secure())
    return asal if ours else "web:meja"


@terbuka("the page shown when there is no network holds no data")
@require_GET
@cache_control(max_age=3600)
def luring(request: HttpRequest) -> HttpResponse:
    return render(request, "web/luring.html")


@perlu()
@require_GET
def keluar(request: HttpRequest) -> HttpResponse:
    """What waits on this device; the browser fills it in, the server knows nothing of it."""
    return render(request, "web/kotak_keluar.html")


@terbuka("a description of the application for the device, without data")
@require_GET
@cache_control(max_age=3600)
def manifest(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 -- Django's signature of a view
    icon = {"type": "image/png", "purpose": "any"}
    return JsonResponse(
        {
            "name": "Poros",
            "short_name": "Poros",
            "lang": "id",
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "background_color": "#f4f7f8",
            "theme_color": "#123344",
            "icons": [
                {**icon, "src": static("poros/ikon-192.png"), "sizes": "192x192"},
                {**icon, "src": static("poros/ikon-512.png"), "sizes": "512x512"},
                {**icon, "src": static("poros/ikon-topeng-512.png"), "sizes": "512x512", "purpose": "maskable"},
            ],
        },
        content_type="application/manifest+json",
    )


@terbuka("a script of the shell, without data")
@require_GET
@cache_control(no_cache=True)
def sw(request: HttpRequest) -> HttpResponse:
    return render(request, "web/sw.js", content_type="text/javascript; charset=utf-8")


@terbuka("a show of the components with invented data, only where settings.TAMPILKAN_UI is set")
def ui(request: HttpRequest) -> HttpResponse:
    if not getattr(settings, "TAMPILKAN_UI", False):
        raise Http404
    form = contoh.Formulir(request.POST or None, request.FILES or None)
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "web/ui.html", {**contoh.isi(), "form": form}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    return render(request, "403.html", status=403)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """A form that was open too long or came from elsewhere."""
    return render(request, "403_csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Rendered without context processors, because one of them may be what failed."""
    from django.template.loader import render_to_string

    kode: dict[str, Any] = {"kode_kejadian": getattr(request, "id", "")}
    return HttpResponse(render_to_string("500.html", kode), status=500)
