"""What of a disaster waits for one office, in one statement."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import CharField, Count, DateField, DateTimeField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import visible

from ..models import Kartu, Kejadian, Penetapan
from ..rules.alur import BERSTATUS, HIDUP
from ..wewenang import Wewenang, berwenang_memutus
from . import kejadian as baca
from . import laporan

MEJA_MAKS = 10


class Jenis(StrEnum):
    PUTUSAN = "putusan"
    HABIS = "habis"
    LAPORAN = "laporan"


@dataclass(frozen=True, slots=True)
class Tunggu:
    """One thing: a decision until `saat`, a decree that ends on `hari`, or `banyak` reports."""

    jenis: Jenis
    pk: int
    judul: str
    kejadian: str
    banyak: int
    saat: datetime | None
    hari: date | None


def menunggu(actor: Actor) -> list[Tunggu]:
    """Decisions of this office, for the top decrees that end soon, reports to be checked. Never a drill's."""
    rows = _putusan(actor).union(_laporan(actor), *([_habis(actor)] if actor.puncak else []), all=True)
    found = [Tunggu(Jenis(kind), *rest) for kind, *rest in rows]
    order = list(Jenis)
    return sorted(found, key=lambda t: (order.index(t.jenis), t.saat.timestamp() if t.saat else 0, t.pk))


_KOSONG = Value("", CharField())
_TANPA_SAAT, _TANPA_HARI = Cast(None, DateTimeField()), Cast(None, DateField())


def _putusan(actor: Actor) -> QuerySet[Kartu, tuple]:
    events = visible(actor, Wewenang.LIHAT, Kejadian.objects.filter(latihan=False, status__in=HIDUP))
    rows = Kartu.objects.filter(berwenang_memutus(actor), kejadian__in=events, diputus__isnull=True).order_by("batas")
    columns = (Value(Jenis.PUTUSAN), "pk", "pertanyaan", "kejadian__nama", Value(1), "batas", _TANPA_HARI)
    return rows.values_list(*columns)[:MEJA_MAKS]


def _habis(actor: Actor) -> QuerySet[Penetapan, tuple]:
    """Of each event the newest decree of its level, when it ends soon or has lapsed."""
    newer = Penetapan.objects.filter(kejadian=OuterRef("kejadian"), tingkat=OuterRef("tingkat"), pk__gt=OuterRef("pk"))
    event = Q(kejadian__latihan=False, kejadian__status__in=BERSTATUS, kejadian__status=F("tingkat"))
    rows = Penetapan.objects.filter(event, ~Exists(newer), sampai__lte=baca.ambang_habis(actor)).order_by()
    name = "kejadian__nama"
    return rows.values_list(Value(Jenis.HABIS), "kejadian_id", name, name, Value(1), _TANPA_SAAT, "sampai")


def _laporan(actor: Actor) -> QuerySet:
    rows = laporan.menunggu(actor).order_by().values("periksa").annotate(n=Count("pk"))
    return rows.values_list(Value(Jenis.LAPORAN), Value(0), _KOSONG, _KOSONG, "n", _TANPA_SAAT, _TANPA_HARI)
