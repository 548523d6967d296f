"""Open data: which sets there are, and what stands in each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Max, Min
from django.utils import timezone

from ..models import HasilTerbit, Penilaian
from ..rules.alur import Aksi, Babak, Status

BARIS_HASIL = ("kode", "nama", "mandiri", "internal", "eksternal", "akhir")


@dataclass(frozen=True, slots=True)
class SetHasil:
    """Published results of all governments for one index and year."""

    indeks: str
    tahun: int
    banyak: int
    sumber: tuple[str, ...]


def set_hasil() -> list[SetHasil]:
    """Every index and year with results, the newest first. One statement."""
    rows = HasilTerbit.objects.values("indeks", "tahun").annotate(
        banyak=Count("pk"), awal=Min("sumber"), akhir=Max("sumber")
    )
    return [
        SetHasil(r["indeks"], r["tahun"], r["banyak"], tuple(sorted({r["awal"], r["akhir"]})))
        for r in rows.order_by("indeks", "-tahun")
    ]


def diumumkan() -> list[tuple[Penilaian, date | None]]:
    """Own results that were announced, and the day on which they were. Two statements."""
    rows = list(
        Penilaian.objects.filter(status=Status.DIUMUMKAN)
        .select_related("instrumen", "beku")
        .prefetch_related("riwayat")
        .order_by("-tahun", "-pk")
    )
    return [(row, _hari_umum(row)) for row in rows]


def _hari_umum(row: Penilaian) -> date | None:
    """The day of the announcement, where it was announced: half past six in Jayapura is yesterday in Greenwich."""
    told = next((r.waktu for r in row.riwayat.all() if r.aksi == Aksi.UMUMKAN), None)
    return timezone.localtime(told).date() if told else None


def baris_hasil(penilaian: Penilaian) -> Iterator[list[Any]]:
    """Parts and indicators of a frozen result: what was valued in each round, and what counts. No words of persons."""
    isi: dict[str, Any] = penilaian.beku.isi if penilaian.beku else {}
    frozen = isi["hasil"]
    last = next(b.value for b in reversed(Babak) if b.value in frozen)
    names = {line["kode"]: line["nama"] for line in isi["butir"]}
    for kode, value in frozen[last]["bagian"].items():
        given = [frozen.get(b.value, {}).get("bagian", {}).get(kode) for b in Babak]
        yield [kode, names.get(kode, ""), *(_angka(n) for n in given), _angka(value)]


def hasil_lengkap(penilaian: Penilaian) -> dict[str, Any]:
    """A frozen result as one object."""
    isi: dict[str, Any] = penilaian.beku.isi if penilaian.beku else {}
    return {
        "instrumen": isi.get("instrumen"),
        "tahun": isi["tahun"],
        "sidik": penilaian.beku.sidik if penilaian.beku else "",
        "hasil": {b: {"indeks": _angka(h["indeks"]), "predikat": h["predikat"]} for b, h in isi["hasil"].items()},
        "bagian": [dict(zip(BARIS_HASIL, row, strict=True)) for row in baris_hasil(penilaian)],
    }


def _angka(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)
