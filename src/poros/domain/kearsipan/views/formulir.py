"""One page for every form: what is typed goes to a command, what it refuses stands beside its field."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from poros.web.jawab import status, tampung
from poros.web.pesan import kabari


def formulir(
    request: HttpRequest,
    form: Form,
    lakukan: Callable[[], str],
    *,
    judul: Any,
    tombol: Any,
    kembali: str,
    ket: Any = "",
    berhasil: Any = "",
    template: str = "kearsipan/formulir.html",
    bahaya: bool = False,
) -> HttpResponse:
    """Show the form; once it is valid `lakukan` acts and returns where to go on."""
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            url = lakukan()
            if berhasil:
                kabari(request, berhasil)
            return redirect(url)
    isi = {
        "form": form, "judul": judul, "tombol": tombol, "ke": kembali, "ket": ket, "bahaya": bahaya,
        "berkas": form.is_multipart(),
    }  # fmt: skip
    return render(request, template, isi, status=status(form))
