"""What ships as data: plans, who is competent for what, shares of damage; and which units have which role."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db.models import Max, QuerySet

from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.models import SumberDaya

from ..models import LapisanPeta, PeranKrisis, RencanaKontinjensi
from ..rules.alur import Bahaya, Peran
from ..rules.kerja_pulih import Langkah
from ..rules.kerja_pulih import baca as baca_kerja
from ..rules.peragaan import Skenario
from ..rules.peragaan import baca as baca_skenario
from ..rules.pulih import Kelas, Patokan, Sektor

FOLDER = Path(__file__).resolve().parents[1] / "parameter"


@dataclass(frozen=True, slots=True)
class Perkara:
    """A kind of decision and who is competent for it; no role: the head of region."""

    kode: str
    nama: str
    peran: str
    berwenang: str
    dasar: str
    hitung: str


@cache
def perkara() -> dict[str, Perkara]:
    rows = _yaml("perkara.yaml")
    return {row["kode"]: Perkara(**{k: v for k, v in row.items() if k != "mutu"}) for row in rows}


@cache
def patokan() -> Patokan:
    data = _yaml("patokan.yaml")
    return Patokan(
        bagian={Kelas(k): Decimal(v) for k, v in data["bagian"].items()},
        lebih_baik={Sektor(k): Decimal(v) for k, v in data["lebih_baik"].items()},
        kerugian_publik={Sektor(k): Decimal(v) for k, v in data["kerugian_publik"].items()},
        sumber=data["sumber"],
    )


def rencana_terkirim() -> list[dict[str, Any]]:
    """The plans that come with Poros."""
    return [yaml.safe_load(f.read_text(encoding="utf-8")) for f in sorted((FOLDER / "rencana").glob("*.yaml"))]


@cache
def skenario() -> dict[str, Skenario]:
    """The scenarios that come with Poros, by code."""
    files = sorted((FOLDER / "skenario").glob("*.yaml"))
    found = [baca_skenario(yaml.safe_load(f.read_text(encoding="utf-8"))) for f in files]
    return {s.kode: s for s in found}


def rencana_terbaru() -> QuerySet[RencanaKontinjensi]:
    """Of each plan its newest version."""
    newest = RencanaKontinjensi.objects.values("kode").annotate(terakhir=Max("pk")).values("terakhir")
    return RencanaKontinjensi.objects.filter(pk__in=newest).order_by("nama")


def rencana_untuk(bahaya: Bahaya) -> list[RencanaKontinjensi]:
    """Plans for a threat; where there is none, all."""
    rows = list(rencana_terbaru())
    return [row for row in rows if row.bahaya == bahaya] or rows


def unit_menurut_peran() -> dict[Peran, list[Unit]]:
    """Who has which role. One statement."""
    found: dict[Peran, list[Unit]] = defaultdict(list)
    for row in PeranKrisis.objects.select_related("unit").order_by("unit__urutan"):
        found[Peran(row.peran)].append(row.unit)
    return dict(found)


def sumber_daya(kode: Iterable[str]) -> dict[str, int]:
    """Resources that orders can claim, by the code under which a plan knows them. One statement."""
    wanted = set(kode)
    return dict(SumberDaya.objects.filter(kode__in=wanted, aktif=True).values_list("kode", "pk")) if wanted else {}


@cache
def kerja_pulih() -> tuple[Langkah, ...]:
    """The steps of the work plan of recovery that ship."""
    return baca_kerja(_yaml("kerja_pulih.yaml"))


def lapisan(jenis: str) -> list[dict[str, Any]]:
    """The features of a layer; none when this government has not loaded one."""
    row = LapisanPeta.objects.filter(jenis=jenis).first()
    return row.isi["features"] if row else []


def _yaml(nama: str) -> Any:
    return yaml.safe_load((FOLDER / nama).read_text(encoding="utf-8"))
