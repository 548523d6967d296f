"""An act done once per Idempotency-Key: the key is taken in the transaction of the act and keeps its answer."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.errors import HttpError
from ninja.responses import NinjaJSONEncoder

from poros.kernel.commands import unit_kerja

from .masuk import masuk
from .models import KunciIdempoten
from .rules import sidik_badan
from .skema import Skema

KEPALA_ULANG = "Idempotent-Replay"

# A second request with the key waits here until the first has committed, and then gets no row.
AMBIL = """
INSERT INTO antarmuka_kunciidempoten (akun_id, kunci, jalur, sidik_badan, status, dibuat)
VALUES (%(akun)s, %(kunci)s, %(jalur)s, %(sidik)s, 0, %(kini)s)
ON CONFLICT (akun_id, kunci) DO NOTHING RETURNING id
"""


@dataclass(frozen=True, slots=True)
class Permintaan:
    """A request under a key."""

    akun_id: int
    kunci: str
    jalur: str
    sidik: str


def sekali(
    request: HttpRequest, kunci: str, status: int, act: Callable[[], Any], *, rahasia: Collection[str] = ()
) -> JsonResponse:
    """Do the act and keep its answer; if it was done before, give that answer again.

    An act that is refused leaves no key behind: it may be tried again with a better body. What `rahasia` names
    is shown to the first asker only and kept nowhere: a repeated answer has null there.
    """
    asked = Permintaan(masuk(request).akun_id, kunci, request.path, sidik_badan(request.body, settings.SECRET_KEY))
    with unit_kerja():
        pk = ambil(asked)
        if pk is None:
            return _ulang(asked)
        data = nilai(act())
        kept = data | dict.fromkeys(rahasia) if rahasia else data
        KunciIdempoten.objects.filter(pk=pk).update(status=status, jawaban=kept)
        return jawab(data, status)


def jawab(data: Any, status: int) -> JsonResponse:
    """An answer as the API writes it."""
    return JsonResponse(data, encoder=NinjaJSONEncoder, status=status, safe=False)


def nilai(hasil: Skema | list[Skema]) -> Any:
    """A shape, or a list of them, as plain values."""
    return [satu.model_dump() for satu in hasil] if isinstance(hasil, list) else hasil.model_dump()


def ambil(asked: Permintaan) -> int | None:
    """Take the key in the transaction that runs; None when it is taken, after waiting for who has it."""
    values: dict[str, Any] = {
        "akun": asked.akun_id,
        "kunci": asked.kunci,
        "jalur": asked.jalur,
        "sidik": asked.sidik,
        "kini": timezone.now(),
    }
    with connection.cursor() as cursor:
        cursor.execute(AMBIL, values)
        row = cursor.fetchone()
    return row[0] if row else None


def _ulang(asked: Permintaan) -> JsonResponse:
    kept = KunciIdempoten.objects.get(akun_id=asked.akun_id, kunci=asked.kunci)
    if (kept.jalur, kept.sidik_badan) != (asked.jalur, asked.sidik):
        raise HttpError(409, _("Idempotency-Key ini sudah dipakai untuk permintaan lain. Buat kunci baru."))
    answer = jawab(kept.jawaban, kept.status)
    answer[KEPALA_ULANG] = "true"
    return answer
