"""A form that waited on the device without a network, posted under a key (`X-Kunci`): its effect comes once.

The same keys as those of programs. The browser gets the way on again, not the page: it only asks whether it was done.
The outbox of a device (`X-Antrean`) never follows a way on: it hears "done", or "sign in first".
"""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from .middleware import GALAT
from .middleware import JALUR as JALUR_API
from .models import KunciIdempoten
from .rules import POLA_KUNCI, sidik_badan
from .sekali import KEPALA_ULANG, Permintaan, ambil

KUNCI = "X-Kunci"
ANTREAN = "X-Antrean"
LANJUT = "X-Poros-Lanjut"
ALIH = range(300, 400)
CSRF = "csrfmiddlewaretoken"
ARAH = ("Location", "HX-Redirect")
"""Headers by which an answer leads on."""


def kunci_formulir(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Do what a form asks once per key; a form without one passes by."""

    def middleware(request: HttpRequest) -> HttpResponse:
        kunci = request.headers.get(KUNCI)
        if kunci is None or request.method != "POST" or request.path.startswith(JALUR_API):
            return get_response(request)
        akun = request.user
        if not akun.is_authenticated or akun.sandi_sementara:
            # Led elsewhere first: nothing is done that a key could stand for.
            return _masuk_dulu() if ANTREAN in request.headers else get_response(request)
        if not POLA_KUNCI.fullmatch(kunci):
            return _teks(400, _("Kunci permintaan ini tidak dapat dibaca."))
        asked = Permintaan(int(akun.pk), kunci, request.path[:200], _sidik(request))
        answer = _sekali(request, asked, get_response)
        return _ringkas(answer) if ANTREAN in request.headers else answer

    return middleware


def _ringkas(answer: HttpResponse) -> HttpResponse:
    """What the outbox needs to hear: that it was done, and where the way leads on. A refusal keeps its page."""
    way = answer.get("Location", "") or answer.get("HX-Redirect", "")
    if answer.status_code in ALIH and way.startswith(resolve_url(settings.LOGIN_URL)):
        return _masuk_dulu()
    if answer.status_code >= GALAT:
        return answer
    return HttpResponse(status=204, headers={LANJUT: way} if way else {})


def _masuk_dulu() -> HttpResponse:
    return _teks(401, _("Masuk dulu untuk mengirim isian ini."))


def _sekali(
    request: HttpRequest, asked: Permintaan, get_response: Callable[[HttpRequest], HttpResponse]
) -> HttpResponse:
    """Act in the transaction of the key. Whatever was refused is undone, its key too, and may be tried again.

    Not one `unit_kerja` around all: a command that refuses, and that its view forgives, is undone by itself.
    """
    with transaction.atomic():
        pk = ambil(asked)
        if pk is None:
            return _ulang(asked)
        answer = get_response(request)
        if answer.status_code >= GALAT:
            transaction.set_rollback(True)
        else:
            arah = {name: answer[name] for name in ARAH if name in answer}
            KunciIdempoten.objects.filter(pk=pk).update(status=answer.status_code, jawaban=arah)
    return answer


def _ulang(asked: Permintaan) -> HttpResponse:
    kept = KunciIdempoten.objects.get(akun_id=asked.akun_id, kunci=asked.kunci)
    if (kept.jalur, kept.sidik_badan) != (asked.jalur, asked.sidik):
        return _teks(409, _("Kunci ini sudah dipakai untuk permintaan lain. Muat ulang halaman."))
    return HttpResponse(status=kept.status, headers={**(kept.jawaban or {}), KEPALA_ULANG: "true"})


def _sidik(request: HttpRequest) -> str:
    """What was filled in. The CSRF token is no part of it: a page that is loaded again has another one."""
    fields = [(name, values) for name, values in request.POST.lists() if name != CSRF]
    files = [(name, f.name, str(f.size)) for name, found in request.FILES.lists() for f in found]
    shown = f"{request.GET.urlencode()}|{urlencode(sorted(fields), doseq=True)}|{sorted(files)}"
    return sidik_badan(shown.encode(), settings.SECRET_KEY)


def _teks(status: int, kalimat: str) -> HttpResponse:
    return HttpResponse(kalimat, status=status, content_type="text/plain; charset=utf-8")
