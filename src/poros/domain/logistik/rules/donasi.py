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


def disetujui(jumlah: int, terbuka: int) -> int:
    """How much of what is offered is taken: never more than is still missing."""
    return min(jumlah, terbuka)
