"""Rules, functional posts, strategies and words: the rows of this government, and the files that they began with."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db.models import QuerySet

from poros.domain.indeks.publik import instrumen

from ..models import AturanSederhana, JabatanFungsional, StrategiSakip
from ..rules.kaskade import Kata
from ..rules.penyederhanaan import Aturan, Hasil, Jenjang, Syarat

PARAMETER = Path(__file__).parents[1] / "parameter"
CONTOH = PARAMETER / "contoh" / "struktur-45.csv"
"""The structure of Kota Contoh, 45 units: to try the module with, and to see how a file is filled in."""

NAMA_SYARAT = tuple(f.name for f in fields(Syarat))


def aturan_semua() -> QuerySet[AturanSederhana]:
    """All rules, in the order in which they are asked."""
    return AturanSederhana.objects.all()


def aturan_hitung() -> list[Aturan]:
    """The rules as the calculation takes them."""
    return [
        Aturan(
            kode=row.kode,
            urutan=row.urutan,
            dari=row.dari,
            sampai=row.sampai,
            syarat=syarat(row.syarat),
            hasil=Hasil(row.hasil) if row.hasil else None,
            jenjang=Jenjang(row.jenjang) if row.jenjang else None,
        )
        for row in AturanSederhana.objects.all()
    ]


def dasar(hari: date) -> dict[str, AturanSederhana]:
    """The row of each rule that held on a day, to cite a ground by its code."""
    return {row.kode: row for row in AturanSederhana.objects.filter(dari__lte=hari).order_by("dari")}


def syarat(data: Mapping[str, Any]) -> Syarat:
    """Conditions out of a row or a file."""
    return Syarat(**{name: frozenset(data.get(name, ())) for name in NAMA_SYARAT})


def jf_aktif() -> list[str]:
    """Names of functional posts to choose from."""
    return list(JabatanFungsional.objects.filter(aktif=True).values_list("nama", flat=True))


def strategi(jenis: str = "") -> QuerySet[StrategiSakip]:
    """The catalogue, or its part for one kind of problem."""
    rows = StrategiSakip.objects.filter(aktif=True)
    return rows.filter(jenis=jenis) if jenis else rows


def indikator_indeks() -> list[tuple[str, str]]:
    """Indicators of all instruments that an action can serve: (instrument:indicator, words)."""
    return [
        (f"{found.kode}:{kode}", f"{found.nama} — {kode} {nama}")
        for found in instrumen()
        for kode, nama in found.indikator.items()
    ]


@cache
def kata() -> Kata:
    """Words that hint at weak indicators."""
    data = baca("kaskade")
    return Kata(keluaran=tuple(data["keluaran"]), kabur=tuple(data["kabur"]))


@cache
def baca(nama: str) -> Any:
    """A parameter file."""
    return yaml.safe_load((PARAMETER / f"{nama}.yaml").read_text(encoding="utf-8"))
