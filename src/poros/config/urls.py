"""Addresses: the shell, the API, signing in, and whatever the manifests bring."""

from django.urls import include, path
from django.views.i18n import set_language

from poros.kernel.registry import manifests

from .api import rakit

api = rakit()
urlpatterns = [
    path("", include("poros.web.urls")),
    path("api/v1/", api.urls),
    path("akun/", include("allauth.urls")),
    path("bahasa/", set_language, name="set_language"),
    *(path(f"{m.kode}/", include(m.urls)) for m in manifests() if m.urls),
]
handler400 = "poros.web.views.bad_request"
handler403 = "poros.web.views.forbidden"
handler404 = "poros.web.views.not_found"
handler500 = "poros.web.views.server_error"
