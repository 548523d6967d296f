"""Where a second factor is the rule, nothing else opens before there is one."""

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

WAJIB = "wajib"
ADA = "faktor_kedua"
"""Session key: this session has been seen to have a second factor."""
TERBUKA = ("/akun/", "/bahasa/")
"""Where a factor is set up, and where one signs out."""
LUAR = "socialaccount"
"""Signing in through the government's identity provider, which asks for its own factors."""


def faktor_kedua(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Lead a person who signed in with a password alone to the page where a second factor is set up."""
    if settings.FAKTOR_KEDUA != WAJIB:
        raise MiddlewareNotUsed

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(TERBUKA) or not request.user.is_authenticated or _terbukti(request):
            return get_response(request)
        messages.warning(request, _("Pasang dahulu faktor kedua (aplikasi autentikator atau kunci sandi)."))
        return redirect("mfa_index")

    return middleware


def _terbukti(request: HttpRequest) -> bool:
    if not request.session.get(ADA):
        outside = any(record.get("method") == LUAR for record in get_authentication_records(request, request.user))
        kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
        if not outside and not Authenticator.objects.filter(user_id=request.user.pk, type__in=kinds).exists():
            return False
        request.session[ADA] = True
    return True
