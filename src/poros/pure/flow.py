"""States of a matter as one table that can be read, tested and drawn: (status, act) → status."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Generic, TypeVar

S = TypeVar("S", bound=StrEnum)
A = TypeVar("A", bound=StrEnum)


class TransitionError(Exception):
    """The act is not possible now; carries what would be, so that the message can say the way out."""

    def __init__(self, status: StrEnum, act: StrEnum, allowed: tuple[StrEnum, ...]) -> None:
        self.status, self.act, self.allowed = status, act, allowed
        super().__init__(f"{act} is not possible from {status}; possible: {', '.join(allowed) or 'nothing'}")


@dataclass(frozen=True, slots=True, eq=False)
class Flow(Generic[S, A]):
    """The first row of the table starts from the status in which a matter is born."""

    table: Mapping[tuple[S, A], S]

    def __post_init__(self) -> None:
        object.__setattr__(self, "table", MappingProxyType(dict(self.table)))

    def step(self, status: S, act: A) -> S:
        try:
            return self.table[status, act]
        except KeyError:
            raise TransitionError(status, act, self.acts_from(status)) from None

    def acts_from(self, status: S) -> tuple[A, ...]:
        return tuple(act for origin, act in self.table if origin == status)

    def statuses(self) -> tuple[S, ...]:
        """In the order in which the table first names them."""
        return tuple(dict.fromkeys(s for (origin, _), target in self.table.items() for s in (origin, target)))

    def final(self) -> tuple[S, ...]:
        return tuple(status for status in self.statuses() if not self.acts_from(status))

    def mermaid(self, words: Callable[[StrEnum], str] = str) -> str:
        """The diagram for the docs; acts that lead along the same way share one arrow."""
        arrows: dict[tuple[S, S], list[str]] = {}
        for (origin, act), target in self.table.items():
            arrows.setdefault((origin, target), []).append(words(act))
        statuses = self.statuses()
        return "\n".join(
            [
                "stateDiagram-v2",
                *(f'    state "{words(s)}" as {s.name}' for s in statuses),
                *(f"    [*] --> {s.name}" for s in statuses[:1]),
                *(f"    {o.name} --> {t.name}: {' / '.join(acts)}" for (o, t), acts in arrows.items()),
                *(f"    {s.name} --> [*]" for s in self.final()),
            ]
        )
