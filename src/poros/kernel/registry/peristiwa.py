"""Events between modules: synchronous, in the publisher's transaction, all or nothing."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

Pendengar = Callable[..., None]

_PENDENGAR: dict[str, list[Pendengar]] = defaultdict(list)


def subscribe(peristiwa: str, pendengar: Pendengar) -> None:
    """Call `pendengar(actor, **data)` whenever `peristiwa` is published."""
    _PENDENGAR[peristiwa].append(pendengar)


def publish(peristiwa: str, actor: Any, **data: Any) -> None:
    """Tell all who asked; an error of one listener undoes the whole act, as it must."""
    for pendengar in _PENDENGAR[peristiwa]:
        pendengar(actor, **data)
