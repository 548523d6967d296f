"""The one way in which forms and buttons here are answered."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from poros.kernel.commands import Ditolak
from poros.web.jawab import di_perangkat, status, tampung
from poros.web.pesan import kabari


def isian(
    request: HttpRequest,
    form: Form,
    kerja: Callable[[], Any],
    *,
    judul: str,
    tombol: str,
    ke: str,
    kabar: str,
    ket: str = "",
    luring: str = "",
    lanjut: Callable[[Any], str] | None = None,
) -> HttpResponse:
    """Show a form, or do what it asks and lead on. With `luring` it works without a network."""
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            done = kerja()
            kabari(request, kabar)
            return redirect(lanjut(done) if lanjut else ke)
    words = {"form": form, "judul": judul, "ket": ket, "tombol": tombol, "ke": ke, "luring": luring}
    response = render(request, "krisis/formulir.html", words, status=status(form))
    return di_perangkat(response) if luring and request.method == "GET" else response


def tindak(request: HttpRequest, kerja: Callable[[], Any], *, kabar: str, ke: str) -> HttpResponse:
    """A button: do it, or say why not; then back."""
    try:
        kerja()
    except Ditolak as error:
        kabari(request, error.pesan, nada="bahaya")
    else:
        kabari(request, kabar)
    return redirect(ke)
