"""Search over letters: hits through the index first, up to a cap, then newest first; never ranked over all."""

import re

from django.db.models import BooleanField, ExpressionWrapper, QuerySet
from django.db.models.expressions import RawSQL

from poros.kernel.organisasi.actor import Actor
from poros.pure.teks import terdekat, tsquery

from ..models import Surat
from ..values import Saringan
from .daftar import saring, surat_terlihat

KOSAKATA = 1000
"""Newest visible letters whose words a misspelt word is compared with."""
KATA = re.compile(r"[^\W\d_]{4,}")
DEKAT = 0.4

BATAS_TEMUAN = 5000
"""Above so many hits a word is common, and walking the newest letters finds a page at once; below, sorting
the hits is a hundred times quicker than the walk (measured at a million letters)."""

TEMUAN = "persuratan_surat.id = ANY(%s)"
COCOK = "persuratan_surat.cari @@ (to_tsquery('indonesian', %s) || to_tsquery('simple', %s))"


def cari(actor: Actor, masukan: str, rows: QuerySet[Surat] | None = None) -> QuerySet[Surat]:
    """Letters that have all the words, newest first, within what the actor may see (and `rows`)."""
    base = surat_terlihat(actor) if rows is None else rows
    query = tsquery(masukan)
    if not query:
        return base.none() if masukan.strip() else base.order_by("-id")
    hits = temuan(query)
    if len(hits) < BATAS_TEMUAN:
        return base.filter(_syarat(TEMUAN, [hits])).order_by("-id")
    return base.filter(_syarat(COCOK, [query, query])).order_by("-id")


def telusuri(actor: Actor, pilihan: Saringan) -> QuerySet[Surat]:
    """Words and filters together, newest first."""
    return cari(actor, pilihan.q, saring(actor, pilihan))


def mungkin_maksud(actor: Actor, masukan: str) -> str:
    """The input with misspelt words put right from letters the actor may see; "" when there is nothing better.

    Asked only when a search finds nothing.
    """
    newest = surat_terlihat(actor).order_by("-id").values_list("perihal", "pengirim")[:KOSAKATA]
    known = {word for row in newest for text in row for word in KATA.findall(text.lower())}
    better = KATA.sub(lambda word: _ganti(word[0], known), masukan)
    return better if better.lower() != masukan.lower() else ""


def _ganti(word: str, known: set[str]) -> str:
    if word.lower() in known:
        return word
    return next(iter(terdekat(word, known, batas=DEKAT, banyak=1)), word)


def temuan(query: str) -> list[int]:
    """Numbers of letters that have all the words, read from the index; at most the cap, and then not all."""
    hits = Surat.objects.filter(_syarat(COCOK, [query, query])).order_by()
    return list(hits.values_list("pk", flat=True)[:BATAS_TEMUAN])


def _syarat(sql: str, params: list[object]) -> ExpressionWrapper:
    return ExpressionWrapper(RawSQL(sql, params), output_field=BooleanField())  # noqa: S611 -- fixed text, bound parameters
