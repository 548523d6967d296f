"""Authority: one `Q` per permission, used by the list, the page and the command, so that they cannot disagree."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import BooleanField, Case, Exists, Model, OuterRef, Q, QuerySet, Value, When

from poros.kernel.organisasi.actor import Actor
from poros.kernel.registry import manifests

M = TypeVar("M", bound=Model)
W = TypeVar("W", bound=StrEnum)

SEMUA = Q(pk__isnull=False)
TIDAK_ADA = Q(pk__in=())


class TidakBerwenang(Exception):  # noqa: N818 -- named as the law names it
    """There is no such thing, or this actor may not: to the one who asks the two look alike."""


@dataclass(frozen=True, slots=True)
class Aturan:
    """A permission bound to the model it speaks of."""

    model: type[Model]
    q: Callable[[Actor], Q]
    strategis: bool = False
    """Changes legal status in organisation, personnel or budget: barred to a mandate (UU 30/2014 Art. 14(7))."""
    satu: Callable[[Actor], Q] | None = None
    """The same right asked of one row, where the condition for lists would gather many rows first."""


@cache
def aturan(wewenang: StrEnum) -> Aturan:
    """Return the rule of a permission; an unknown one is a mistake of ours and denied loudly."""
    for manifest in manifests():
        if wewenang in manifest.rules:
            return manifest.rules[wewenang]
    raise LookupError(f"No module gives a rule for {wewenang!r}")


def visible(actor: Actor | None, wewenang: StrEnum, rows: QuerySet[M]) -> QuerySet[M]:
    """Limit rows to those on which the actor has the permission."""
    return _berhak(actor, wewenang, rows, aturan(wewenang).q)


def _berhak(actor: Actor | None, wewenang: StrEnum, rows: QuerySet[M], q: Callable[[Actor], Q]) -> QuerySet[M]:
    rule = aturan(wewenang)
    if rows.model is not rule.model:
        raise TypeError(f"{wewenang!r} speaks of {rule.model.__name__}, not of {rows.model.__name__}")
    if not actor or (rule.strategis and actor.jabat.mandat):
        return rows.none()
    return rows.filter(q(actor))


def sieve(actor: Actor | None, wewenang: StrEnum, rows: QuerySet[M]) -> QuerySet[M]:
    """As `visible`, for a list that an index of its own already walks in order: the right is looked at row by row.

    As alternatives in the condition it tempts the planner to gather all rows of the box and sort them: at a million
    penugasan 40 ms for the first page instead of 4.
    """

    def row_by_row(actor: Actor) -> Q:
        rule = aturan(wewenang).q(actor)
        return Q(Case(When(rule, then=Value(True)), default=Value(False), output_field=BooleanField()))

    return _berhak(actor, wewenang, rows, row_by_row)


def fetch(actor: Actor | None, wewenang: StrEnum, rows: QuerySet[M], pk: object) -> M:
    """Return the row or raise `TidakBerwenang`, in one query."""
    try:
        return _satu(actor, wewenang, rows).get(pk=pk)
    except (ObjectDoesNotExist, ValueError, OverflowError) as error:
        raise TidakBerwenang from error


def _satu(actor: Actor | None, wewenang: StrEnum, rows: QuerySet[M]) -> QuerySet[M]:
    rule = aturan(wewenang)
    return _berhak(actor, wewenang, rows, rule.satu or rule.q)


def may(actor: Actor | None, wewenang: StrEnum, row: Model) -> bool:
    """Would the command be allowed? For buttons on a page of one thing; lists annotate instead."""
    return _satu(actor, wewenang, type(row)._default_manager.all()).filter(pk=row.pk).exists()  # noqa: SLF001 -- documented


def boleh(actor: Actor | None, row: Model, *wewenang: W) -> frozenset[W]:
    """Which of these permissions the actor has on a row, in one query: for all buttons of a page at once."""
    if not actor:
        return frozenset()
    rules = {w: aturan(w) for w in wewenang}
    offered = [w for w, rule in rules.items() if not (rule.strategis and actor.jabat.mandat)]
    rows = type(row)._default_manager.filter(pk=row.pk)  # noqa: SLF001 -- documented
    flags = {f"boleh_{n}": _ada(type(row), (rules[w].satu or rules[w].q)(actor)) for n, w in enumerate(offered)}
    found = rows.annotate(**flags).values(*flags).first() if flags else None
    return frozenset(w for n, w in enumerate(offered) if found and found[f"boleh_{n}"])


def _ada(model: type[Model], q: Q) -> Exists:
    return Exists(model._default_manager.filter(pk=OuterRef("pk")).filter(q))  # noqa: SLF001 -- documented
