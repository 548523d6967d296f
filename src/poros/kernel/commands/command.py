"""The decorator that every public service carries."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.db.models import Model

from poros.kernel.jejak.catat import baris, tulis
from poros.kernel.organisasi.actor import Actor
from poros.kernel.registry import objek_menurut_model, tertutup
from poros.kernel.wewenang import aturan, fetch

from .unit_kerja import UnitKerja, antre, unit_kerja

M = TypeVar("M", bound=Model)
P = ParamSpec("P")
R = TypeVar("R")
Act = Callable[Concatenate[Actor, M, P], R]

COMMANDS: dict[str, Callable[..., Any]] = {}
WEWENANG_DIPAKAI: set[StrEnum] = set()
"""Permissions that some command asks for; each needs a sentence for the trail."""


class Ditolak(Exception):  # noqa: N818 -- named as users read it
    """An act that the rules refuse. The message is for the person: what is wrong and what to do.

    `bidang` names the input it belongs to, so that a form can say it beside the field.
    """

    def __init__(self, pesan: str, bidang: str = "") -> None:
        super().__init__(pesan)
        self.pesan, self.bidang = pesan, bidang


def command(
    wewenang: StrEnum, *, rekam: tuple[str, ...] = (), kunci: bool = True
) -> Callable[[Act[M, P, R]], Act[M, P, R]]:
    """Make a public act of a service function `act(actor, row, *, ...)`.

    Opens the transaction (or joins that of a calling command), authorises and locks the row in one query,
    runs the act and writes the audit line. `rekam` names the arguments that the trail keeps: none unless
    declared, since the trail is read by more people than the thing itself (UU 27/2022). `kunci=False` is
    for creation inside a unit or register, where the row only authorises and locking it would queue writers.
    """

    def decorate(act: Act[M, P, R]) -> Act[M, P, R]:
        @wraps(act)
        def run(actor: Actor, row: M, /, *args: P.args, **data: P.kwargs) -> R:
            with unit_kerja() as unit:
                own = _masuk(unit, actor, wewenang, row, kunci=kunci)
                result = act(actor, own, *args, **data)
                target = result if not kunci and isinstance(result, Model) else own
                kept = {name: data[name] for name in rekam if name in data}
                kode, secret = objek_menurut_model(type(target)), tertutup(target)
                antre(tulis, baris(actor, wewenang.value, kode, target.pk, kept, tertutup=secret))
                return result

        WEWENANG_DIPAKAI.add(wewenang)
        COMMANDS[f"{act.__module__}.{act.__name__}"] = run
        return run

    return decorate


def _masuk(unit: UnitKerja, actor: Actor, wewenang: StrEnum, row: M, *, kunci: bool) -> M:
    """Authorise and, where asked for, lock: one query.

    The lock lets others refer to the row meanwhile (FOR NO KEY UPDATE): two acts that each lock one row and mention the
    other's, such as warehouses that send goods to each other, would otherwise wait for one another for ever.

    Commands that create inside the same row under the same rule (a letter, then the order on it, both inside
    one unit) ask once: what one transaction has been let into it need not be let into again.
    """
    rows = type(row)._default_manager.all()  # noqa: SLF001 -- documented
    if kunci:
        return fetch(actor, wewenang, rows.select_for_update(of=("self",), no_key=True), row.pk)
    key = (aturan(wewenang), actor.jabat.pemangku_id, row.pk)
    if key not in unit.diizinkan:
        unit.diizinkan[key] = fetch(actor, wewenang, rows, row.pk)
    return cast("M", unit.diizinkan[key])
