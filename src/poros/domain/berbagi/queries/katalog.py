"""The catalogue: found by words, by what it serves, by technology, licence and kind of government."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import CharField, Count, Exists, Func, OuterRef, QuerySet, Value
from django.db.models.functions import Concat, Upper
from django.utils.translation import gettext as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import fetch, visible
from poros.pure.teks import tsquery

from ..models import IndikatorTawaran, Pengalaman, Sumber, Tawaran
from ..models.tawaran import KATA
from ..rules.alur import Status
from ..rules.tawaran import IsiTawaran
from ..values import SaringTawaran
from ..wewenang import Wewenang

BANDING_MAKS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class BiayaNyata:
    """What adopters have really needed, beside what the offer assumes."""

    banyak: int
    biaya: int | None
    upaya: int | None


def semua() -> QuerySet[Tawaran]:
    """With all that a card shows: two statements."""
    return Tawaran.objects.select_related("unit", "sumber").prefetch_related("indikator")


def tawaran_terlihat(actor: Actor, saring: SaringTawaran | None = None) -> QuerySet[Tawaran]:
    return saringkan(visible(actor, Wewenang.TAWARAN_LIHAT, semua()), saring or SaringTawaran())


def kartu(rows: QuerySet[Tawaran]) -> QuerySet[Tawaran]:
    """For a shelf of cards: with what each serves, in the same statement."""
    serves = IndikatorTawaran.objects.filter(tawaran=OuterRef("pk"))
    named = serves.annotate(sebut=Concat(Upper("indeks"), Value(" "), "kode")).values("sebut")
    return rows.prefetch_related(None).annotate(melayani=ArraySubquery(named))


def tawaran_publik(saring: SaringTawaran | None = None) -> QuerySet[Tawaran]:
    """Our own published offers: what everybody may read."""
    return saringkan(semua().filter(unit__isnull=False), saring or SaringTawaran())


def saringkan(rows: QuerySet[Tawaran], saring: SaringTawaran) -> QuerySet[Tawaran]:
    """Narrow the catalogue; without a status it is what is published."""
    rows = rows.filter(status=saring.status or Status.TERBIT)
    wanted = {
        "jenis": saring.jenis,
        "lisensi__iexact": saring.lisensi.strip(),
        "jenis_daerah": saring.jenis_daerah,
    }
    rows = rows.filter(**{k: v for k, v in wanted.items() if v})
    if saring.teknologi:
        # Whole names, whatever their case: Go is not found in Django.
        listed = Func("teknologi", Value("\n"), function="array_to_string", output_field=CharField())
        framed = Concat(Value("\n"), listed, Value("\n"))
        rows = rows.annotate(alat=framed).filter(alat__icontains=f"\n{saring.teknologi.strip()}\n")
    if saring.milik:
        rows = rows.filter(unit__isnull=saring.milik != "kita")
    if saring.indeks:
        serves = IndikatorTawaran.objects.filter(tawaran=OuterRef("pk"), indeks=saring.indeks)
        rows = rows.filter(Exists(serves.filter(kode=saring.indikator) if saring.indikator else serves))
    return _memuat(rows, saring.q)


def satu(actor: Actor, pk: int) -> Tawaran:
    return fetch(actor, Wewenang.TAWARAN_LIHAT, semua(), pk)


def dibandingkan(actor: Actor, ids: Sequence[int]) -> list[Tawaran]:
    """Up to three offers, in the order in which they were chosen."""
    chosen = list(dict.fromkeys(ids))[:BANDING_MAKS]
    found = {row.pk: row for row in visible(actor, Wewenang.TAWARAN_LIHAT, semua().filter(pk__in=chosen))}
    return [found[pk] for pk in chosen if pk in found]


def pengalaman(tawaran: Tawaran) -> list[Pengalaman]:
    """What adopters here tell of it, the newest first."""
    rows = Pengalaman.objects.filter(adopsi__tawaran=tawaran).select_related("adopsi__unit")
    return list(rows[:50])


def biaya_nyata(rows: Sequence[Pengalaman]) -> BiayaNyata:
    """The middle of what was really needed."""
    costs, efforts = [r.biaya for r in rows if r.biaya is not None], [r.upaya for r in rows if r.upaya is not None]
    return BiayaNyata(banyak=len(rows), biaya=_tengah(costs), upaya=_tengah(efforts))


def biaya_awal(tawaran: Tawaran, rows: Sequence[Pengalaman]) -> tuple[int | None, str]:
    """What a plan should begin with for its cost, and where that comes from."""
    real = biaya_nyata(rows)
    if real.biaya is not None:
        return real.biaya, _("tengah dari yang benar-benar dikeluarkan pemakai")
    if tawaran.biaya is not None:
        return tawaran.biaya, _("anggapan pemberi tawaran")
    return None, ""


def sumber_terlihat(actor: Actor) -> QuerySet[Sumber]:
    return visible(actor, Wewenang.SUMBER_LIHAT, Sumber.objects.annotate(banyak=Count("tawaran")))


def isi_publik(rows: QuerySet[Tawaran]) -> list[IsiTawaran]:
    """Own offers as they are published, the oldest first."""
    return [row.isi() for row in rows.order_by("pk")]


def _memuat(rows: QuerySet[Tawaran], masukan: str) -> QuerySet[Tawaran]:
    if not masukan.strip():
        return rows
    words = tsquery(masukan)
    if not words:
        return rows.none()
    vector = SearchVector(*KATA, config="indonesian")
    return rows.annotate(kata=vector).filter(kata=SearchQuery(words, search_type="raw", config="indonesian"))


def _tengah(values: list[int]) -> int | None:
    return int(median(values)) if values else None
