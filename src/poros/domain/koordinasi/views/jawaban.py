"""How an act is answered: onward when it was done, the form again with what is wrong when it was not."""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from poros.web.jawab import SALAH, fragmen


def tuntas(request: HttpRequest, url: str) -> HttpResponse:
    """Lead on, from a whole page and from a fragment alike."""
    if fragmen(request):
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return redirect(url)


def kembali(request: HttpRequest, url: str) -> str:
    """The desk when the act was done there, so that the next decision is at hand; else `url`."""
    asal = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(asal, {request.get_host()}, require_https=request.is_secure())
    meja = reverse("web:meja")
    return meja if ours and urlsplit(asal).path == meja else url


def tampilkan(request: HttpRequest, template: str, form: Any, **isi: Any) -> HttpResponse:
    """Show a form; 422 when it has been sent and something is wrong."""
    status = SALAH if form.is_bound else 200
    return render(request, template, {"form": form, **isi}, status=status)
