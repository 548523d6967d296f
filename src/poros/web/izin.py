"""Every address names its permission, or says in words why it is open."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

View = Callable[..., HttpResponse]


def perlu(*wewenang: StrEnum) -> Callable[[View], View]:
    """Ask for a signed-in person in office. The permissions named are what the view's queries and commands check.

    With none named, any office will do (one's own profile, one's own notices).
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if request.user.sandi_sementara:
                return redirect("account_change_password")
            if not request.actor:
                return render(request, "web/tanpa_jabatan.html", status=403)
            return view(request, *args, **kwargs)

        guarded.wewenang = wewenang
        return guarded

    return decorate


def terbuka(alasan: str) -> Callable[[View], View]:
    """Open the address to everybody, for a reason that a reviewer can read."""

    def decorate(view: View) -> View:
        view.terbuka = alasan
        return view

    return decorate
