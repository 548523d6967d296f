"""Fixity: contents are hashed again from time to time, to notice a rotten disk while the original exists."""

from dataclasses import dataclass

import structlog
from django.db import connection

from poros.kernel.daerah.koneksi import skema as nama_skema

log = structlog.get_logger("poros.berkas")

# One statement: the contents stay in the database, the longest unchecked come first.
PERIKSA = """
WITH giliran AS (
    SELECT id, utuh FROM berkas_berkas WHERE musnah IS NULL ORDER BY diperiksa NULLS FIRST, id LIMIT %(batas)s
    FOR NO KEY UPDATE SKIP LOCKED
)
UPDATE berkas_berkas b
SET diperiksa = now(), utuh = coalesce(encode(sha256(
        (SELECT string_agg(isi, ''::bytea ORDER BY urut) FROM berkas_isiberkas WHERE berkas_id = b.id)
    ), 'hex') = b.sha256, false)
FROM giliran WHERE b.id = giliran.id
RETURNING b.id, b.utuh, giliran.utuh
"""


@dataclass(frozen=True, slots=True)
class Keutuhan:
    """What one round of checking found."""

    diperiksa: int
    rusak: tuple[int, ...]
    baru: tuple[int, ...] = ()
    """Those that were whole when they were looked at before."""


def periksa_keutuhan(batas: int) -> Keutuhan:
    """Hash `batas` contents again; one that no longer matches its name is marked and told to the log."""
    with connection.cursor() as cursor:
        cursor.execute(PERIKSA, {"batas": batas})
        rows = cursor.fetchall()
    rusak = tuple(sorted(pk for pk, utuh, _dulu in rows if not utuh))
    if rusak:
        log.error("berkas_rusak", daerah=nama_skema(), berkas=rusak)
    return Keutuhan(len(rows), rusak, tuple(sorted(pk for pk, utuh, dulu in rows if dulu and not utuh)))
