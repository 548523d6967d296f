"""The questionnaire of a counter: open to everybody, in two languages, with or without script and network."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language, override
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.antarmuka.laju import alamat
from poros.web.izin import terbuka
from poros.web.jawab import tampung

from ..forms.isian import FormIsian
from ..labels import TERIMA
from ..models import Survei, Titik
from ..queries.layanan import titik_publik
from ..queries.parameter import instrumen
from ..queries.survei import survei_terakhir
from ..rules.alur import Status
from ..rules.isian import BERHASIL, Terima
from ..services.terima import terima
from ..values import Asal

BAHASA = ("id", "en")
JAWAB = {
    Terima.DITERIMA: 200,
    Terima.SUDAH: 200,
    Terima.GANDA: 409,
    Terima.TIKET_TERPAKAI: 409,
    Terima.TIKET_SALAH: 409,
    Terima.TIKET_WAJIB: 409,
    Terima.TUTUP: 410,
    Terima.RAMAI: 429,
}
"""What the script on the device reads: 409 and 410 are final, 429 may be tried again."""
SETENGAH_TAHUN = 183 * 86_400
DARI_SKRIP = "X-Survei"


@terbuka("the browser's own script for the questionnaires; it holds no data")
@cache_control(max_age=3600)
@require_GET
def sw(request: HttpRequest) -> HttpResponse:
    """From an address above the questionnaires: a browser lets it serve only what lies below."""
    return render(request, "survei/sw.js", content_type="text/javascript; charset=utf-8")


@terbuka("citizens answer without signing in; the address on the poster cannot be guessed and can be taken down")
@never_cache
@require_http_methods(["GET", "POST"])
def isi(request: HttpRequest, tanda: str, tiket: str = "") -> HttpResponse:
    with override(bahasa(request)):
        titik = titik_publik(tanda)
        if titik is None:
            raise Http404
        survei = survei_terakhir(titik.layanan)
        if request.method == "POST" and survei is not None:
            return _kirim(request, titik, tiket, survei)
        if survei is None or survei.status != Status.BUKA:
            return _jawab(request, titik, Terima.TUTUP)
        if not tiket and _pernah(request, titik, survei):
            return _jawab(request, titik, Terima.GANDA)
        response = _halaman(request, titik, FormIsian(instrumen=instrumen(survei.instrumen)))
        response["X-Poros-Luring"] = "simpan"
        return response


def bahasa(request: HttpRequest) -> str:
    """The language that the address names, else the browser's."""
    asked = request.GET.get("bahasa", "")
    return asked if asked in BAHASA else (get_language() or "id")[:2]


def _kirim(request: HttpRequest, titik: Titik, tiket: str, survei: Survei) -> HttpResponse:
    """Answers that waited for a network come after closing too: the door decides."""
    form = FormIsian(request.POST, instrumen=instrumen(survei.instrumen))
    if form.is_valid():
        with tampung(form):
            asal = Asal(tiket=tiket, pernah=_pernah(request, titik, survei), gawai=_gawai(request))
            outcome = terima(titik, isian=form.isian(), asal=asal)
            response = _jawab(request, titik, outcome)
            if outcome in BERHASIL and not tiket:
                _ingat(response, titik, survei, aman=request.is_secure())
            return response
    if DARI_SKRIP in request.headers:
        return JsonResponse({"hasil": "salah", "pesan": form.errors.as_text()}, status=422)
    return _halaman(request, titik, form, status=422)


def _halaman(request: HttpRequest, titik: Titik, form: FormIsian, status: int = 200) -> HttpResponse:
    return render(request, "survei/isi.html", {"titik": titik, "form": form}, status=status)


def _jawab(request: HttpRequest, titik: Titik, outcome: Terima) -> HttpResponse:
    """A page in words for people, the same words for the script."""
    status = JAWAB[outcome]
    if DARI_SKRIP in request.headers:
        response: HttpResponse = JsonResponse({"hasil": outcome.value, "pesan": str(TERIMA[outcome])}, status=status)
    else:
        isi = {"titik": titik, "pesan": TERIMA[outcome]}
        # To whoever only opens the address nothing has been refused yet.
        shown = 200 if request.method == "GET" else status
        response = render(request, "survei/jawaban.html", isi, status=shown)
    if outcome is Terima.RAMAI:
        response["Retry-After"] = "60"
    return response


def _gawai(request: HttpRequest) -> str:
    """What a device shows by itself; only a keyed trace of it lives through the day."""
    seen = (request.headers.get(name, "")[:300] for name in ("User-Agent", "Accept-Language"))
    return "|".join([alamat(request), *seen])


def _kue(titik: Titik, survei: Survei) -> str:
    return f"survei-{survei.pk}-{titik.layanan_id}"


def _pernah(request: HttpRequest, titik: Titik, survei: Survei) -> bool:
    return request.get_signed_cookie(_kue(titik, survei), default="", salt="survei") == "1"


def _ingat(response: HttpResponse, titik: Titik, survei: Survei, *, aman: bool) -> None:
    """Let the device say that it has answered here: nothing else stands in it."""
    response.set_signed_cookie(
        _kue(titik, survei), "1", salt="survei", max_age=SETENGAH_TAHUN, httponly=True, samesite="Lax", secure=aman
    )
