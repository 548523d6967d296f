"""Search over letters: hits through the index first, up to a cap, then newest first; never ranked over all."""

from django.db.models import BooleanField, ExpressionWrapper, QuerySet
from django.db.models.expressions import RawSQL

from poros.kernel.organisasi.actor import Actor
from poros.pure.teks import tsquery

from ..models import Surat
from .daftar import surat_terlihat

BATAS_TEMUAN = 5000
"""Above so many hits a word is common, and walking the newest letters finds a page at once; below, sorting
the hits is a hundred times quicker than the walk (measured at a million letters)."""

TEMUAN = """
persuratan_surat.id IN (
  SELECT id FROM persuratan_surat WHERE cari @@ (to_tsquery('indonesian', %s) || to_tsquery('simple', %s))
  LIMIT %s)
"""
COCOK = "persuratan_surat.cari @@ (to_tsquery('indonesian', %s) || to_tsquery('simple', %s))"


def cari(actor: Actor, masukan: str, rows: QuerySet[Surat] | None = None) -> QuerySet[Surat]:
    """Letters that have all the words, newest first, within what the actor may see (and `rows`)."""
    base = surat_terlihat(actor) if rows is None else rows
    query = tsquery(masukan)
    if not query:
        return base.none() if masukan.strip() else base.order_by("-id")
    if jarang(query):
        return base.filter(_syarat(TEMUAN, [query, query, BATAS_TEMUAN])).order_by("-id")
    return base.filter(_syarat(COCOK, [query, query])).order_by("-id")


def jarang(query: str) -> bool:
    """Are there fewer hits than the cap? Reads at most the cap from the index."""
    hits = Surat.objects.filter(_syarat(COCOK, [query, query])).order_by()
    return hits.values("pk")[BATAS_TEMUAN - 1 : BATAS_TEMUAN].first() is None


def _syarat(sql: str, params: list[object]) -> ExpressionWrapper:
    return ExpressionWrapper(RawSQL(sql, params), output_field=BooleanField())  # noqa: S611 -- fixed text, bound parameters
