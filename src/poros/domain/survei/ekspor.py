"""Results and answers as tables: numbers to compute with, days instead of hours."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.pure import skor

from .models import Jawaban
from .rules.isian import PITA
from .rules.rekap import Rekap


def judul_hasil(hasil: Rekap) -> list[str]:
    """Heads of the table of services."""
    elements = [f"{u['kode']} {u['nama']}" for u in hasil["unsur"]]
    return [_("Unit"), _("Layanan"), _("Jawaban"), _("Sampel"), _("Disisihkan"), *elements, _("IKM"), _("Mutu")]


def baris_hasil(hasil: Rekap) -> Iterator[list[Any]]:
    """One line for each service, then the whole."""
    for row in [*hasil["layanan"], hasil | {"unit": _("Seluruhnya"), "nama": ""}]:
        means = [_angka(row["nrr"].get(u["kode"])) for u in hasil["unsur"]]
        counts = (row[key] for key in ("unit", "nama", "n", "butuh", "disisihkan"))
        yield [*counts, *means, _angka(row["ikm"]), row["mutu"]]


def judul_jawaban(instrumen: skor.Instrumen) -> list[str]:
    """Heads of the table of answers; `PITA` is named as in the API."""
    codes = [leaf.kode for leaf in instrumen.daun]
    return ["hari", "unit", "layanan", "kanal", "luring", *codes, *PITA, "lama_detik", "disisihkan"]


def baris_jawaban(rows: Iterable[Jawaban]) -> Iterator[list[Any]]:
    """One line for each answer: no remark, no key, no hour, so that nobody is found again by them."""
    for row in rows:
        aside = row.penyisihan.alasan if hasattr(row, "penyisihan") else ""
        yield [
            timezone.localdate(row.diterima), row.layanan.unit.nama, row.layanan.nama, row.kanal,
            "ya" if row.luring else "tidak", *row.nilai, *(getattr(row, field) for field in PITA), row.lama, aside,
        ]  # fmt: skip


def _angka(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None
