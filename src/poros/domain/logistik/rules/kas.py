"""The separate cash book of emergency spending."""

from collections.abc import Iterable


def saldo(baris: Iterable[tuple[int, int]]) -> int:
    """What is left after (received, spent)."""
    return sum(masuk - keluar for masuk, keluar in baris)
