"""The one way in which a page runs a command: refusals stand beside the field, what was typed stays."""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from poros.kernel.commands import Ditolak

R = TypeVar("R")


def jalankan(form: forms.Form, act: Callable[[], R]) -> R | None:
    """Run the act when the form is sound; None when the form or the act refuses."""
    if not form.is_valid():
        return None
    try:
        return act()
    except Ditolak as ditolak:
        form.add_error(ditolak.bidang if ditolak.bidang in form.fields else None, ditolak.pesan)
        return None


def halaman_formulir(request: HttpRequest, form: forms.Form, **isi: Any) -> HttpResponse:
    """A page with one form on it; 422 when it, or the form before it (`gagal`), has been refused."""
    konteks = {"tombol": _("Simpan"), **isi, "form": form}
    ditolak = form.errors or isi.get("gagal")
    return render(request, "kelembagaan/formulir.html", konteks, status=422 if ditolak else 200)
