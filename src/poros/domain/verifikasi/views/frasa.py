"""Pages that are given a passphrase: nothing of such a request is kept, not even its fingerprint."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponseBadRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from poros.kernel.antarmuka.formulir import KUNCI

View = Callable[..., HttpResponseBase]


def berfrasa(*bidang: str) -> Callable[[View], View]:
    """Hide these fields in error reports, and refuse a key under which the request would be remembered."""

    def decorate(view: View) -> View:
        @wraps(view)
        @sensitive_post_parameters(*bidang)
        def guarded(request: HttpRequest, *args: object, **lain: object) -> HttpResponseBase:
            if KUNCI in request.headers:
                return HttpResponseBadRequest(_("Frasa sandi hanya dikirim saat tersambung."))
            return view(request, *args, **lain)

        return guarded

    return decorate
