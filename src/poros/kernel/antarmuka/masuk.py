"""Who is asking: a program with a token, or the browser of somebody signed in."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.errors import AuthenticationError, HttpError
from ninja.security import HttpBearer
from ninja.security.base import AuthBase
from ninja.utils import check_csrf

from poros.kernel.daerah.koneksi import skema
from poros.kernel.organisasi.actor import PEGANGAN, Actor, actor, dari_pegangan, pegangan
from poros.kernel.organisasi.middleware import PILIHAN

from . import laju
from .rules import Cakupan, sidik_token

ALAT = "api"
MILIK_TOKEN = PEGANGAN.format(
    kolom=", a.id, ARRAY(SELECT jsonb_array_elements_text(t.cakupan)), t.kedaluwarsa",
    sambung="""
JOIN organisasi_akun a ON a.orang_id = o.id AND a.is_active
JOIN organisasi_tokenapi t ON t.akun_id = a.id AND t.jabatan_id = j.id
  AND t.sidik = %(sidik)s AND t.dicabut IS NULL AND t.kedaluwarsa > %(kini)s
""",
)
PILIH_JABATAN = "X-Poros-Jabatan"


@dataclass(frozen=True, slots=True)
class Masuk:
    """Who asks, and by which account; `cakupan` and `sampai` are None in a browser, where nothing is narrowed."""

    actor: Actor
    akun_id: int
    cakupan: frozenset[str] | None
    sampai: datetime | None = None


def masuk(request: HttpRequest) -> Masuk:
    """Who asks, in an operation that somebody was let into."""
    found: Masuk = request.auth  # type: ignore[attr-defined]  # ninja puts there what an authenticator returns
    return found


class Token(HttpBearer):
    """Authorization: Bearer poros_…; the token acts in its office, as long as its person holds it."""

    def __init__(self, cakupan: Cakupan | None) -> None:
        super().__init__()
        self.cakupan = cakupan

    def authenticate(self, request: HttpRequest, token: str) -> Masuk:
        found = dari_token(token, timezone.localdate())
        if found is None:
            laju.lupakan(request)
            raise AuthenticationError
        laju.kenali(request, "token", sidik_token(token))
        if self.cakupan and found.cakupan is not None and self.cakupan not in found.cakupan:
            raise HttpError(403, _("Token ini tidak mencakup %(cakupan)s.") % {"cakupan": self.cakupan})
        return _pakai(request, found)


class Sesi(AuthBase):
    """The session of the browser; unsafe methods need the CSRF token, as on every page."""

    openapi_type = "apiKey"
    openapi_in = "cookie"
    openapi_name = "sessionid"

    def __call__(self, request: HttpRequest) -> Masuk | None:
        if "Authorization" in request.headers or not request.user.is_authenticated:
            return None
        if check_csrf(request):
            raise HttpError(403, _("Token CSRF tidak ada atau sudah basi. Muat ulang halaman."))
        pilihan = _pilihan(request) or request.session.get(PILIHAN)
        made = actor(request.user.orang, jabatan_id=pilihan, alat=ALAT)
        if made is None:
            raise HttpError(403, _("Anda tidak memegang jabatan hari ini."))
        laju.kenali(request, "orang", f"{skema()} {made.orang_id}")
        return _pakai(request, Masuk(made, request.user.pk, None))


def dari_token(token: str, hari: date) -> Masuk | None:
    """Token, account, person, holdings of its office and map version, in one query; None when it is not valid."""
    rows = pegangan(MILIK_TOKEN, {"hari": hari, "kini": timezone.now(), "sidik": sidik_token(token)})
    made = dari_pegangan(rows, hari, alat=ALAT)
    if made is None:
        return None
    akun_id, cakupan, berakhir = rows[0][-3:]
    return Masuk(made, akun_id, frozenset(cakupan), berakhir)


def _pakai(request: HttpRequest, found: Masuk) -> Masuk:
    pilihan = _pilihan(request)
    if pilihan is not None and found.actor.jabatan_id != pilihan:
        raise HttpError(403, _("Jabatan di %(kepala)s bukan jabatan Anda.") % {"kepala": PILIH_JABATAN})
    return found


def _pilihan(request: HttpRequest) -> int | None:
    """The office named in the header; a word that is no number is nobody's office."""
    teks = request.headers.get(PILIH_JABATAN)
    if teks is None:
        return None
    return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 19 else 0  # noqa: PLR2004 -- digits of a bigint
