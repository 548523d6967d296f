"""R0: only live orders are compared."""

from collections.abc import Iterable

from poros.pure.konflik.model import Arahan

DITARIK = frozenset({"withdrawn", "revoked", "cancelled", "canceled", "dicabut", "ditarik", "batal", "dibatalkan"})
MATI = DITARIK | {"superseded", "expired", "digantikan", "diganti", "berakhir", "kedaluwarsa"}


def digantikan(arahan: Arahan) -> tuple[str, ...]:
    """Name the orders this one silences.

    An expired or itself superseded order still does, since what it replaced does not revive; a withdrawn one
    never took their place.
    """
    return () if _status(arahan) in DITARIK else arahan.menggantikan


def berlaku(arahan: Arahan) -> bool:
    """Tell whether the order is live by its own status; a status nobody knows counts as live."""
    return _status(arahan) not in MATI


def hidup(semua: Iterable[Arahan]) -> list[Arahan]:
    """Keep the orders that are live and that no other order replaces."""
    semua = list(semua)
    diganti = {lama for arahan in semua for lama in digantikan(arahan)}
    return [arahan for arahan in semua if berlaku(arahan) and arahan.id not in diganti]


def _status(arahan: Arahan) -> str:
    return arahan.status.strip().lower()
