"""Addresses: the shell, the API, signing in, and whatever the manifests bring."""

import re
from collections.abc import Iterable

from django.urls import URLPattern, include, path, re_path
from django.views.i18n import set_language

from poros.kernel.registry import manifests

from .api import rakit


def berkelompok(patterns: Iterable[URLPattern]) -> list[object]:
    """The same addresses behind one look at their first word each; Django else tries hundreds one after the other.

    Those that begin with something to be read (`<int:id>`) stay where they are, last.
    """
    groups: dict[str, list[URLPattern]] = {}
    for found in patterns:
        first, _slash, _rest = str(found.pattern).partition("/")
        groups.setdefault("" if "<" in first else first, []).append(found)
    loose = groups.pop("", [])
    return [*(re_path(rf"^(?={re.escape(word)}(?:/|$))", include(members)) for word, members in groups.items()), *loose]


api = rakit()
_patterns, _app, _namespace = api.urls
urlpatterns = [
    path("", include("poros.web.urls")),
    path("api/v1/", (berkelompok(_patterns), _app, _namespace)),
    path("akun/", include("allauth.urls")),
    path("bahasa/", set_language, name="set_language"),
    *(path(f"{m.kode}/", include(m.urls)) for m in manifests() if m.urls),
]
handler400 = "poros.web.views.bad_request"
handler403 = "poros.web.views.forbidden"
handler404 = "poros.web.views.not_found"
handler500 = "poros.web.views.server_error"
