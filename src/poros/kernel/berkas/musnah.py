"""Destroying contents: the one way in which what belongs to something goes, and only inside the procedure of the law.

A tie is never forgotten; that its content was destroyed is written beside it, with the act that did it. The content
itself goes when no tie to it is left that was not destroyed; the database refuses anything else (migration 0004).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils import timezone

from poros.kernel.organisasi.actor import Actor
from poros.kernel.registry import publish

from .models import Berkas, IsiBerkas, Pratinjau, Tautan, TautanMusnah, TeksBerkas
from .rules import StatusTeks


@dataclass(frozen=True, slots=True)
class Nisan:
    """What is known of a content that was destroyed elsewhere."""

    sha256: str
    ukuran: int
    jenis: str
    waktu: datetime
    dasar: str


def musnahkan(actor: Actor, tautan: Sequence[Tautan], *, dasar: str) -> tuple[int, int]:
    """Destroy what these ties hold; return how many contents went and how many others still hold. Part of a command."""
    now = timezone.now()
    TautanMusnah.objects.bulk_create(
        (TautanMusnah(tautan=tie, dasar=dasar, waktu=now) for tie in tautan), ignore_conflicts=True
    )
    asked = Berkas.objects.filter(pk__in={tie.berkas_id for tie in tautan}, musnah__isnull=True)
    held = set(asked.values_list("pk", flat=True))
    alive = Tautan.objects.filter(berkas=OuterRef("pk"), musnah__isnull=True)
    gone = list(Berkas.objects.select_for_update().filter(pk__in=held).exclude(Exists(alive)))
    for model in (IsiBerkas, TeksBerkas, Pratinjau):
        model.objects.filter(berkas__in=gone).delete()
    Berkas.objects.filter(pk__in=[row.pk for row in gone]).update(musnah=now, status_teks=StatusTeks.KOSONG)
    for row in gone:
        publish("berkas.musnah", actor, berkas=row)
    return len(gone), len(held) - len(gone)


def catat_nisan(tautan: Tautan, nisan: Nisan) -> None:
    """Enter a tie whose content was destroyed before it came here. Part of a command."""
    tautan.berkas = Berkas.objects.create(
        sha256=nisan.sha256,
        ukuran=nisan.ukuran,
        jenis=nisan.jenis,
        status_teks=StatusTeks.KOSONG,
        musnah=nisan.waktu,
    )
    tautan.save(force_insert=True)
    TautanMusnah.objects.create(tautan=tautan, dasar=nisan.dasar, waktu=nisan.waktu)
