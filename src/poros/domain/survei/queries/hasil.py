"""Results: counted by the database from the answers themselves, put together by the rules."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count

from ..labels import KANAL, PITA
from ..models import Liputan, Penyisihan, Survei
from ..rules.hitung import Jumlah
from ..rules.rekap import Garis, Rekap, rekap
from .parameter import batas, instrumen
from .survei import garis, terbit

PERIODE = 12
"""Periods that a trend shows."""

KOLOM = (*PITA, "kanal")
MENURUT = ("layanan_id", *KOLOM)
CACAH = f"""
SELECT concat({", ".join(f"CASE WHEN GROUPING({k}) = 0 THEN '{k}' END" for k in MENURUT)}),
       concat({", ".join(MENURUT)}),
       count(*) FILTER (WHERE sah), count(*) FILTER (WHERE NOT sah),
       ARRAY[{{jumlah}}]
FROM (SELECT j.*, NOT EXISTS (SELECT FROM survei_penyisihan p WHERE p.jawaban_id = j.id) AS sah
      FROM survei_jawaban j WHERE j.survei_id = %s) dinilai
GROUP BY GROUPING SETS ({", ".join(f"({k})" for k in MENURUT)})
"""  # noqa: S608 -- names of our own columns
"""One pass over the answers for services and bands. What somebody has set aside is counted apart and adds nothing."""


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Answers of a service, or of people of one band."""

    n: int
    disisihkan: int
    nilai: tuple[int, ...]


def hasil_survei(survei: Survei, lines: Iterable[Liputan] | None = None) -> Rekap:
    """The published result, or the one of this moment: three statements, whatever the number of answers."""
    return survei.hasil or hitung_survei(survei, lines)


def hitung_survei(survei: Survei, lines: Iterable[Liputan] | None = None) -> Rekap:
    """Count now, for the services of the survey or for these rows of them."""
    made = instrumen(survei.instrumen)
    counted = _hitung(survei, len(made.daun))
    nothing = Kelompok(0, 0, (0,) * len(made.daun))
    services = [
        _garis(line, counted["layanan_id"].get(str(line.layanan_id), nothing))
        for line in (garis(survei) if lines is None else lines)
    ]
    return rekap(made, services, _cacah(counted), batas().sel_terkecil)


def alasan_sisih(survei: Survei) -> list[dict[str, Any]]:
    """Why answers were set aside, and how many for each reason."""
    rows = Penyisihan.objects.filter(jawaban__survei=survei).values("alasan").annotate(n=Count("pk"))
    return list(rows.order_by("-n", "alasan"))


def tren() -> dict[str, list[tuple[str, str | None]]]:
    """IKM of each service over the published surveys, from old to new; None where a survey did not cover it."""
    surveys = list(terbit()[:PERIODE])[::-1]
    names = {(line["unit"], line["nama"]) for s in surveys for line in s.hasil["layanan"]}
    return {f"{nama} ({unit})": [(s.nama, _ikm(s, unit, nama)) for s in surveys] for unit, nama in sorted(names)}


def _ikm(survei: Survei, unit: str, nama: str) -> str | None:
    found = (row["ikm"] for row in survei.hasil["layanan"] if (row["unit"], row["nama"]) == (unit, nama))
    return next(found, None)


def _hitung(survei: Survei, banyak: int) -> dict[str, dict[str, Kelompok]]:
    """Column → its value → what was answered there."""
    sums = ", ".join(f"coalesce(sum(nilai[{n}]) FILTER (WHERE sah), 0)" for n in range(1, banyak + 1))
    found: dict[str, dict[str, Kelompok]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(CACAH.format(jumlah=sums), [survei.pk])
        for column, value, n, aside, values in cursor.fetchall():
            found[column][value] = Kelompok(n, aside, tuple(values))
    return found


def _garis(line: Liputan, group: Kelompok) -> Garis:
    """A service of the survey, also one without an answer."""
    return Garis(
        id=line.layanan_id,
        nama=line.layanan.nama,
        unit_id=line.layanan.unit_id,
        unit=line.layanan.unit.nama,
        populasi=line.populasi,
        jumlah=Jumlah(group.n, group.nilai),
        disisihkan=group.disisihkan,
    )


def _cacah(counted: dict[str, dict[str, Kelompok]]) -> dict[str, dict[str, int]]:
    """Counts by field and band; bands in the order of the labels, without those nobody named."""
    order = {field: list(bands) for field, (_name, bands) in PITA.items()} | {"kanal": list(KANAL)}
    return {f: {str(b): counted[f][b].n for b in order[f] if b in counted[f] and counted[f][b].n} for f in KOLOM}
