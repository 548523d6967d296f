"""What pages answer with: refusals beside the field, and the way on for pages and fragments alike."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from poros.kernel.commands import Ditolak

SALAH = 422


@contextmanager
def tampung(form: Form) -> Iterator[None]:
    """Put what a command refuses beside the field it names (`unit`, or `unit_id` that picks it); the rest stays."""
    try:
        yield
    except Ditolak as error:
        fields = (error.bidang, f"{error.bidang}_id")
        form.add_error(next((name for name in fields if name in form.fields), None), error.pesan)


def status(form: Form) -> int:
    """422 for a form that did not pass, so that HTMX swaps it in."""
    return SALAH if form.is_bound and form.errors else 200


def fragmen(request: HttpRequest) -> bool:
    """Does HTMX ask for a part of a page?"""
    return "HX-Request" in request.headers and "HX-Boosted" not in request.headers


def ke(request: HttpRequest, url: str) -> HttpResponse:
    """Lead on to another page."""
    if fragmen(request):
        return HttpResponse(headers={"HX-Redirect": url})
    return redirect(url)


def di_perangkat(response: HttpResponse) -> HttpResponse:
    """Let the device keep this page to be read without a network, until sign-out. Never one with anything secret."""
    response["X-Poros-Luring"] = "simpan"
    return response


def asal(request: HttpRequest, lain: str) -> str:
    """The page from which the act was begun, when it is ours; else `lain`."""
    came = request.POST.get("kembali") or request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came, {request.get_host()}, require_https=request.is_secure()):
        return lain
    parts = urlsplit(came)
    if parts.path == request.path or parts.path.startswith("//"):  # alone, that would name another host
        return lain
    return f"{parts.path}?{parts.query}".rstrip("?")


def teks(data: QueryDict, nama: str, panjang: int) -> str:
    """Words that no form has read, as PostgreSQL can keep them: without NUL, and not without end."""
    return data.get(nama, "").replace("\0", "")[:panjang]
