"""What a donation may bring, so that nothing piles up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kekurangan:
    """What of an item is needed and what is in sight, all in its unit."""

    butuh: int
    tersedia: int
    dijanjikan: int

    @property
    def terbuka(self) -> int:
        """What is still asked of the public."""
        return max(0, self.butuh - self.tersedia - self.dijanjikan)


UANG = frozenset({"rp", "rupiah", "idr", "uang", "usd", "dolar"})


def uang(satuan: str) -> bool:
    """Is this counted in money? Collecting that takes a permit of its own (UU 9/1961, Permensos 8/2021)."""
    return satuan.strip().rstrip(".").lower() in UANG


def disetujui(jumlah: int, terbuka: int) -> int:
    """How much of what is offered is taken: never more than is still missing."""
    return min(jumlah, terbuka)
