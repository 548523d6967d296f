"""Telling people: queued by commands, resolved to persons and written by one statement at their end."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from types import MappingProxyType

from django.db.models import Model
from django.utils import timezone

from poros.kernel.commands import antre
from poros.kernel.daerah.siap import siap
from poros.kernel.registry import objek_menurut_model, tertutup

from .labels import KABAR
from .rules import JenisSaluran, StatusKiriman, ringkasan_berikut

Tujuan = Mapping[int | None, int]
"""Unit, office or person → the thing it is told of. A key of None (there is no such unit) is passed over."""

KOSONG: Tujuan = MappingProxyType({})

# A unit is told through who leads it and its secretariat; of a secret thing through its head only, since
# nobody else there could open it. The days of a holding are those of `organisasi.rules.berlaku`.
TULIS = """
WITH tujuan AS (
    SELECT * FROM jsonb_to_recordset(%(tujuan)s::jsonb) AS t(
        unit_id bigint, jabatan_id bigint, orang_id bigint,
        jenis text, objek text, objek_id bigint, tertutup boolean, kecuali bigint)
), jabatan AS (
    SELECT t.*, j.id FROM tujuan t JOIN organisasi_jabatan j ON j.unit_id = t.unit_id AND j.aktif
    WHERE j.kepala OR (NOT t.tertutup AND j.fungsi IN ('pimpinan', 'tata_usaha'))
    UNION ALL
    SELECT t.*, j.id FROM tujuan t JOIN organisasi_jabatan j ON j.id = t.jabatan_id AND j.aktif
), penerima AS (
    SELECT p.orang_id, j.jenis, j.objek, j.objek_id, j.tertutup
    FROM jabatan j JOIN organisasi_pemangku p ON p.jabatan_id = j.id
    WHERE p.dari <= %(hari)s AND (p.sampai IS NULL OR p.sampai >= %(hari)s)
      AND (p.dicabut IS NULL OR p.dicabut > %(hari)s) AND p.orang_id IS DISTINCT FROM j.kecuali
    UNION
    SELECT orang_id, jenis, objek, objek_id, tertutup FROM tujuan
    WHERE orang_id IS NOT NULL AND orang_id IS DISTINCT FROM kecuali
), baru AS (
    INSERT INTO pemberitahuan_pemberitahuan (orang_id, jenis, objek, objek_id, tertutup, waktu)
    SELECT orang_id, jenis, objek, objek_id, tertutup, %(kini)s FROM penerima
    RETURNING id, orang_id, jenis
)
INSERT INTO pemberitahuan_kiriman (pemberitahuan_id, saluran_id, status, percobaan, kirim_setelah, galat)
SELECT baru.id, s.id, %(menunggu)s, 0,
       CASE WHEN coalesce(khusus.ringkasan, umum.ringkasan, baru.jenis <> ALL (%(mendesak)s))
            THEN %(ringkasan)s ELSE %(kini)s END, ''
FROM baru
JOIN organisasi_orang o ON o.id = baru.orang_id
JOIN pemberitahuan_saluran s ON s.aktif AND CASE s.jenis WHEN 'surel' THEN o.surel ELSE o.telepon END <> ''
LEFT JOIN pemberitahuan_preferensi khusus ON khusus.orang_id = o.id AND khusus.jenis = baru.jenis
LEFT JOIN pemberitahuan_preferensi umum ON umum.orang_id = o.id AND umum.jenis = ''
WHERE s.jenis = ANY (coalesce(khusus.saluran, umum.saluran, %(saluran)s))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Undangan:
    """One addressee and what it is told of, before it is known which persons that is today."""

    jenis: str
    objek: str
    objek_id: int
    tertutup: bool
    kecuali: int | None
    unit_id: int | None = None
    jabatan_id: int | None = None
    orang_id: int | None = None


def beritahu(
    jenis: str,
    rows: Sequence[Model],
    *,
    unit: Tujuan = KOSONG,
    jabatan: Tujuan = KOSONG,
    orang: Tujuan = KOSONG,
    kecuali: int | None = None,
) -> None:
    """Tell units, offices and persons of things of one kind; all ids in the mappings are of `rows`.

    `kecuali` is the person who need not be told, usually who has just acted.
    """
    if not rows:
        return
    kode = objek_menurut_model(type(rows[0]))
    rahasia = {row.pk: tertutup(row) for row in rows}
    for nama, tujuan in (("unit_id", unit), ("jabatan_id", jabatan), ("orang_id", orang)):
        for siapa, objek_id in tujuan.items():
            if siapa is not None:
                antre(
                    _tulis,
                    _Undangan(
                        jenis=jenis,
                        objek=kode,
                        objek_id=objek_id,
                        tertutup=rahasia[objek_id],
                        kecuali=kecuali,
                        **{nama: siapa},
                    ),
                )


def _tulis(undangan: list[_Undangan]) -> None:
    kini = timezone.localtime()
    with siap() as cursor:
        cursor.execute(
            TULIS,
            {
                "tujuan": json.dumps([asdict(u) for u in undangan]),
                "hari": kini.date(),
                "kini": kini,
                "ringkasan": ringkasan_berikut(kini),
                "menunggu": StatusKiriman.MENUNGGU.value,
                "mendesak": [jenis for jenis, kabar in KABAR.items() if kabar.mendesak],
                "saluran": [jenis.value for jenis in JenisSaluran],
            },
        )
