"""What everybody may ask: is this paper real? Works without script; little is told, and nothing is kept."""

import time
from collections.abc import Callable
from functools import wraps

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_der_x509_certificate
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.antarmuka.laju import alamat, penghitung
from poros.kernel.tandatangan.penyedia import ca
from poros.web.izin import terbuka
from poros.web.jawab import status

from .. import queries
from ..forms import FormBerkas
from ..labels import ARTI, JUDUL, NADA
from ..values import Hasil

View = Callable[..., HttpResponse]
TERLALU_SERING = 429


def terbatas(view: View) -> View:
    """So many a minute from one address: looking is cheap, a file costs seconds."""

    @wraps(view)
    def limited(request: HttpRequest, *args: str, **lain: str) -> HttpResponse:
        kind = "verifikasi-berkas" if request.method == "POST" else "verifikasi"
        batas = settings.VERIFIKASI_LAJU[kind]
        wait = penghitung.catat(kind, alamat(request), batas, time.time()) if batas else 0
        if wait:
            answer = render(request, "verifikasi/tunggu.html", {"detik": wait}, status=TERLALU_SERING)
            answer["Retry-After"] = str(wait)
            return answer
        return view(request, *args, **lain)

    return limited


@terbuka("anybody who holds a paper may ask whether it is real")
@require_http_methods(["GET", "POST"])
@never_cache
@terbatas
def periksa(request: HttpRequest) -> HttpResponse:
    """A file of which one does not know the code."""
    form = FormBerkas(request.POST, request.FILES) if request.method == "POST" else FormBerkas()
    hasil = None
    if request.method == "POST" and form.is_valid():
        hasil = queries.periksa_berkas(form.cleaned_data["berkas"])
    return _halaman(request, form, hasil)


@terbuka("where the QR on a signed paper leads; the code cannot be guessed, and secret papers tell nothing")
@require_http_methods(["GET", "POST"])
@never_cache
@terbatas
def dokumen(request: HttpRequest, kode: str) -> HttpResponse:
    """A document by its QR; and whether the file at hand is that document."""
    row = queries.menurut_kode(kode)
    if row is None:
        raise Http404(_("Kode ini tidak terdaftar. Dokumen dengan QR ini bukan dari sini."))
    form = FormBerkas(request.POST, request.FILES) if request.method == "POST" else FormBerkas()
    hasil = queries.keadaan(row)
    if request.method == "POST" and form.is_valid():
        hasil = queries.periksa_berkas(form.cleaned_data["berkas"], row)
    return _halaman(request, form, hasil)


@terbuka("validators all over the world fetch revocation lists")
@require_GET
def crl(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    return HttpResponse(ca.crl(), content_type="application/pkix-crl")


@terbuka("a root certificate is made to be known")
@require_GET
def akar(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    cert = load_der_x509_certificate(bytes(ca.ca().row.sertifikat))
    answer = HttpResponse(cert.public_bytes(Encoding.PEM), content_type="application/x-pem-file")
    answer["Content-Disposition"] = 'attachment; filename="akar-lokal.pem"'
    return answer


def _halaman(request: HttpRequest, form: FormBerkas, hasil: Hasil | None) -> HttpResponse:
    isi = {"form": form, "hasil": hasil}
    if hasil is not None:
        isi |= {"judul": JUDUL[hasil.putusan], "arti": ARTI[hasil.putusan], "nada": NADA[hasil.putusan]}
    answer = render(request, "verifikasi/periksa.html", isi, status=status(form))
    answer["X-Robots-Tag"] = "noindex"
    return answer
