"""Refusals as application/problem+json (RFC 9457), in the language that was asked for."""

import logging
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.core.signals import got_request_exception
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from psycopg.errors import ForeignKeyViolation, UniqueViolation
from pydantic import Field

from poros.kernel.commands import Ditolak
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

from .labels import BENTUK, UMUM
from .skema import Skema

JENIS_ISI = "application/problem+json"
DOKUMEN = "/api/v1/dokumen#galat-"
log = logging.getLogger("poros.antarmuka")


class Bagian(Skema):
    """One part of the request that is not right."""

    letak: str = Field(description="Di mana: body, query, path, atau header.")
    penunjuk: str = Field(description="JSON Pointer ke bagian itu, misalnya /kepada/0/unit.")
    pesan: str = Field(description="Apa yang salah dan apa yang harus dilakukan.")


class Masalah(Skema):
    """Why a request was refused (RFC 9457)."""

    type: str = Field(description="Jenis masalah, sebagai alamat penjelasannya.")
    title: str = Field(description="Jenis masalah dalam kata.")
    status: int = Field(description="Kode status HTTP.")
    detail: str = Field(description="Penjelasan untuk orang yang membaca.")
    galat: list[Bagian] = Field(default=[], description="Bagian permintaan yang salah, semuanya sekaligus.")
    boleh: list[str] = Field(default=[], description="Tindakan yang mungkin dalam keadaan sekarang.")


def masalah(kode: str, status: int, detail: str, **lain: Any) -> HttpResponse:
    """A refusal as an answer."""
    data = {"type": DOKUMEN + kode, "title": _judul(status), "status": status, "detail": detail, **lain}
    return JsonResponse(data, status=status, content_type=JENIS_ISI, json_dumps_params={"ensure_ascii": False})


def bagian(penunjuk: str, pesan: str, letak: str = "body") -> dict[str, str]:
    """One entry of `galat`."""
    return {"letak": letak, "penunjuk": penunjuk, "pesan": pesan}


def _judul(status: int) -> str:
    titles = {
        400: _("Permintaan tidak terbaca"),
        401: _("Belum masuk"),
        403: _("Tidak diizinkan"),
        404: _("Tidak ditemukan"),
        405: _("Cara ini tidak dilayani di alamat ini"),
        409: _("Bertabrakan dengan keadaan sekarang"),
        413: _("Terlalu besar"),
        422: _("Isian belum benar"),
        429: _("Terlalu sering"),
        500: _("Ada yang rusak di sisi kami"),
    }
    return titles.get(status) or HTTPStatus(status).phrase


def _ditolak(_request: HttpRequest, error: Ditolak) -> HttpResponse:
    galat = [bagian("/" + error.bidang.strip("/"), error.pesan)] if error.bidang else []
    return masalah("ditolak", 422, error.pesan, galat=galat)


def _langkah(_request: HttpRequest, error: TransitionError) -> HttpResponse:
    detail = _("Keadaannya sudah berubah; tindakan ini tidak mungkin dari status %(status)s.") % {
        "status": error.status.value
    }
    return masalah("keadaan", 409, detail, boleh=[act.value for act in error.allowed])


def _tidak_ada(_request: HttpRequest, _error: Exception) -> HttpResponse:
    return masalah("tidak-ada", 404, _("Tidak ada, atau jabatan Anda tidak berwenang melihatnya."))


def _isian(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    galat = [_satu(one) for one in error.errors]
    return masalah("isian", 422, _("Perbaiki bagian yang disebut, lalu kirim lagi."), galat=galat)


def _satu(error: dict[str, Any]) -> dict[str, str]:
    letak, *path = error["loc"]
    words = BENTUK.get(error["type"])
    pesan = str(words) % error.get("ctx", {}) if words is not None else str(UMUM)
    return bagian(_penunjuk(path[1:] if letak == "body" else path), pesan, letak)


def _penunjuk(path: Iterable[object]) -> str:
    """RFC 6901. Of a name that is itself wrong, the name; `[key]` is a word of the reader's."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path if step != "[key]")


def _belum_masuk(_request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    answer = masalah("masuk", 401, _("Sertakan token yang berlaku, atau masuk lewat peramban."))
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def _http(_request: HttpRequest, error: HttpError) -> HttpResponse:
    words = {400: _("Badan permintaan bukan JSON yang benar.")}
    detail = words.get(error.status_code, error.message)
    return masalah(f"http-{error.status_code}", error.status_code, detail)


def besar() -> HttpResponse:
    """The request is longer than what is taken in."""
    detail = _("Permintaan ini terlalu besar. Unggah berkasnya lebih dahulu lewat /api/v1/berkas.")
    return masalah("besar", 413, detail)


def sering(tunggu: int) -> HttpResponse:
    """The caller has asked more often than this installation allows; `tunggu` seconds from now he may again."""
    detail = _("Terlalu banyak permintaan. Coba lagi %(n)s detik lagi.") % {"n": tunggu}
    answer = masalah("sering", 429, detail)
    answer["Retry-After"] = str(tunggu)
    return answer


def _besar(_request: HttpRequest, _error: Exception) -> HttpResponse:
    return besar()


def _kekangan(_request: HttpRequest, error: IntegrityError) -> HttpResponse:
    """The database has the last word on invariants; to the sender it is an answer like any other."""
    cause = error.__cause__
    log.info("Refused by the constraint %s", getattr(getattr(cause, "diag", None), "constraint_name", None))
    if isinstance(cause, UniqueViolation):
        return masalah("kembar", 409, _("Data yang sama sudah ada."))
    if isinstance(cause, ForeignKeyViolation):
        return masalah("rujukan", 422, _("Ada nomor yang menunjuk ke sesuatu yang tidak ada."))
    return masalah("kekangan", 422, _("Isian ini bertentangan satu sama lain."))


def _rusak(request: HttpRequest, error: Exception) -> HttpResponse:
    got_request_exception.send(sender=None, request=request)
    log.error("%s %s failed", request.method, request.path, exc_info=error)
    return masalah("rusak", 500, _("Permintaan Anda tidak salah. Coba lagi; bila berulang, laporkan."))


def pasang(api: NinjaAPI) -> None:
    """Let every refusal of the API be a problem document."""
    handlers: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
        Ditolak: _ditolak,
        TransitionError: _langkah,
        TidakBerwenang: _tidak_ada,
        Http404: _tidak_ada,
        ValidationError: _isian,
        AuthenticationError: _belum_masuk,
        HttpError: _http,
        RequestDataTooBig: _besar,
        TooManyFieldsSent: _besar,
        TooManyFilesSent: _besar,
        IntegrityError: _kekangan,
        Exception: _rusak,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)
