"""How pages of this module do an act: form, command, message, way on."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from poros.kernel.commands import Ditolak
from poros.web.jawab import ke as lanjut
from poros.web.jawab import status, tampung
from poros.web.pesan import kabari

FORMULIR = "logistik/formulir.html"


def formulir(
    request: HttpRequest,
    form: Form,
    kerja: Callable[[], str | None],
    *,
    judul: Any,
    ke: str,
    tombol: Any,
    pesan: Any = "",
    ket: Any = "",
    template: str = FORMULIR,
    **lain: Any,
) -> HttpResponse:
    """Show a form on a page of its own; posted and valid it does `kerja`, which may name another way on."""
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            way = kerja() or ke
            if pesan:
                kabari(request, pesan)
            return lanjut(request, way)
    isi = {"form": form, "judul": judul, "ket": ket, "tombol": tombol, "ke": ke, **lain}
    return render(request, template, isi | {"berkas": form.is_multipart()}, status=status(form))


def tindak(request: HttpRequest, kerja: Callable[[], Any], ke: str, pesan: Any) -> HttpResponse:
    """Do what asks for nothing more than a button; a refusal becomes a message."""
    try:
        kerja()
    except Ditolak as error:
        kabari(request, error.pesan, nada="bahaya")
    else:
        kabari(request, pesan)
    return lanjut(request, ke)
