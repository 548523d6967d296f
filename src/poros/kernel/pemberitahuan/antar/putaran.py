"""One round: take what is due, leave people in peace who want it, send the rest, note how it went."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID, uuid4

import structlog
from django.db import connection
from django.db.models import F
from django.utils import timezone, translation

from poros.kernel.organisasi.models import Orang

from ..models import JamTenang, Kiriman, Saluran
from ..rules import PERCOBAAN_MAKS, JenisSaluran, StatusKiriman, akhir_jam_tenang, jeda
from . import surel, webhook
from .galat import GagalKirimError
from .pesan import Pesan, alamat_dasar, susun

log = structlog.get_logger("poros.pemberitahuan")

PENGIRIM: dict[str, Callable[[Saluran, Orang, Pesan], None]] = {
    JenisSaluran.SUREL: surel.kirim,
    JenisSaluran.WEBHOOK: webhook.kirim,
}
SEKALI = 500
PEGANGAN = timedelta(minutes=10)
"""A round that dies lets go of what it had taken after this time."""

# What is sent together once stays together (`kelompok`): sent again it is the same message, with its key.
AMBIL = """
WITH giliran AS (
    SELECT k.id, p.orang_id FROM pemberitahuan_kiriman k
    JOIN pemberitahuan_pemberitahuan p ON p.id = k.pemberitahuan_id
    WHERE k.status = 'menunggu' AND k.kirim_setelah <= %(kini)s
    ORDER BY k.kirim_setelah LIMIT %(batas)s FOR UPDATE OF k SKIP LOCKED
)
UPDATE pemberitahuan_kiriman k
SET percobaan = k.percobaan + 1, kirim_setelah = %(nanti)s,
    kelompok = coalesce(k.kelompok, md5(concat_ws('/', %(putaran)s::text, g.orang_id, k.saluran_id))::uuid)
FROM giliran g WHERE g.id = k.id
RETURNING k.id
"""


def putar(batas: int = SEKALI) -> int:
    """Send what is due in this government; returns how many messages went out."""
    kini = timezone.localtime()
    due = _ambil(kini, batas)
    if not due:
        return 0
    dasar = alamat_dasar()
    tenang = _jam_tenang({k.pemberitahuan.orang_id for k in due})
    sent = 0
    for kelompok, group in groupby(due, key=lambda k: k.kelompok):
        kiriman = list(group)
        akhir = akhir_jam_tenang(kini, tenang[kiriman[0].pemberitahuan.orang_id])
        if akhir is not None:
            _tunda(kiriman, akhir)
        else:
            sent += _kirim(kelompok, _perlu(kiriman), dasar, kini)
    return sent


def _ambil(kini: datetime, batas: int) -> list[Kiriman]:
    values: dict[str, Any] = {"kini": kini, "nanti": kini + PEGANGAN, "batas": batas, "putaran": uuid4().hex}
    with connection.cursor() as cursor:
        cursor.execute(AMBIL, values)
        taken = [row[0] for row in cursor.fetchall()]
    rows = Kiriman.objects.filter(pk__in=taken).select_related("pemberitahuan__orang__akun", "saluran")
    return list(rows.order_by("kelompok", "id")) if taken else []


def _jam_tenang(orang: set[int]) -> dict[int, list[tuple[time, time]]]:
    found: dict[int, list[tuple[time, time]]] = defaultdict(list)
    for row in JamTenang.objects.filter(orang__in=orang):
        found[row.orang_id].append((row.dari, row.sampai))
    return found


def _tunda(kiriman: Sequence[Kiriman], sampai: datetime) -> None:
    """Waiting for the quiet hours to end is no attempt."""
    ids = [k.pk for k in kiriman]
    Kiriman.objects.filter(pk__in=ids).update(kirim_setelah=sampai, percobaan=F("percobaan") - 1)


def _perlu(kiriman: list[Kiriman]) -> list[Kiriman]:
    """Without what has been read in the meantime."""
    read = [k.pk for k in kiriman if k.pemberitahuan.dibaca is not None]
    if read:
        Kiriman.objects.filter(pk__in=read).update(status=StatusKiriman.TIDAK_PERLU)
    return [k for k in kiriman if k.pemberitahuan.dibaca is None]


def _kirim(kelompok: UUID, kiriman: list[Kiriman], dasar: str, kini: datetime) -> int:
    if not kiriman:
        return 0
    first = kiriman[0]
    orang = first.pemberitahuan.orang
    akun = getattr(orang, "akun", None)
    rows = Kiriman.objects.filter(pk__in=[k.pk for k in kiriman])
    try:
        with translation.override(akun.bahasa if akun else "id"):
            pesan = susun(kelompok, [k.pemberitahuan for k in kiriman], dasar)
            PENGIRIM[first.saluran.jenis](first.saluran, orang, pesan)
    except GagalKirimError as error:
        log.warning("kiriman_gagal", saluran=first.saluran_id, percobaan=first.percobaan, sebab=str(error))
        rows.update(**_sesudah_gagal(first.percobaan, error, kini))
        return 0
    rows.update(status=StatusKiriman.TERKIRIM, terkirim=timezone.now(), galat="")
    return 1


def _sesudah_gagal(percobaan: int, error: GagalKirimError, kini: datetime) -> dict[str, object]:
    if error.tetap or percobaan >= PERCOBAAN_MAKS:
        return {"status": StatusKiriman.GAGAL, "galat": str(error)[:200]}
    return {"kirim_setelah": kini + jeda(percobaan), "galat": str(error)[:200]}
