"""How allauth meets our accounts: nobody signs up by himself, outside identities join accounts that exist."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib import messages
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from poros.kernel.organisasi.models import Akun


class Adapter(DefaultAccountAdapter):
    """Accounts are made when a person takes office, never at the door."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 -- allauth's signature
        return False

    def set_password(self, user: Akun, password: str) -> None:
        """A password that the person has chosen is no longer a one-time one."""
        user.sandi_sementara = None
        super().set_password(user, password)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 -- allauth's signature
        return reverse("web:meja")


class SocialAdapter(DefaultSocialAccountAdapter):
    """An OIDC identity signs in to the account whose person has the same verified e-mail address."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002 -- as above
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        if sociallogin.is_existing:
            return
        verified = {address.email.lower() for address in sociallogin.email_addresses if address.verified} - {""}
        rows = Akun.objects.annotate(surel=Lower("orang__surel")).filter(surel__in=verified, is_active=True)
        found = list(rows[:2])
        if len(found) != 1:  # an address that two people share says nothing about which of them it is
            messages.error(request, _("Identitas ini belum terhubung dengan akun Poros. Hubungi pengelola."))
            raise ImmediateHttpResponse(redirect("account_login"))
        sociallogin.connect(request, found[0])
