"""How most pages do an act: a form, the command, a message, the way on; or only a button."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from poros.kernel.commands import Ditolak

from .jawab import di_perangkat, status, tampung
from .jawab import ke as menuju
from .pesan import kabari


def formulir(
    request: HttpRequest,
    form: Form,
    kerja: Callable[[], Any],
    *,
    judul: Any,
    tombol: Any,
    ke: str,
    ket: Any = "",
    kabar: Any = "",
    luring: str = "",
    template: str = "web/formulir.html",
    **lain: Any,
) -> HttpResponse:
    """Show a form on a page of its own; sent and in order, do `kerja` and lead on.

    The way on is the address that `kerja` returns, or `ke`. What it refuses stands beside its field. With `luring`
    (what is being sent, in words) the page works without a network; `bahaya` marks an act that cannot be undone.
    """
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            done = kerja()
            if kabar:
                kabari(request, kabar)
            return menuju(request, done if isinstance(done, str) else ke)
    isi = {"form": form, "judul": judul, "ket": ket, "tombol": tombol, "ke": ke, "luring": luring, **lain}
    response = render(request, template, isi, status=status(form))
    return di_perangkat(response) if luring and request.method == "GET" else response


def tindak(request: HttpRequest, kerja: Callable[[], Any], *, ke: str, kabar: Any) -> HttpResponse:
    """Do what asks for nothing more than a button, or say why not; then back."""
    try:
        kerja()
    except Ditolak as error:
        kabari(request, error.pesan, nada="bahaya")
    else:
        kabari(request, kabar)
    return menuju(request, ke)
