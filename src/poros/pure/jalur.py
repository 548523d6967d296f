"""Places in a tree written as text, "kota/kecamatan/kelurahan": related by whole segments, never by letters.

The empty path is the root, which contains everything.
"""

from collections.abc import Iterable

PEMISAH = "/"


def bagian(jalur: str) -> tuple[str, ...]:
    """The segments; a path with an empty one ("a//b", "/a") is refused, since it would match nothing."""
    if not jalur:
        return ()
    segmen = tuple(jalur.split(PEMISAH))
    if not all(s.strip() for s in segmen):
        raise ValueError(f"path {jalur!r} has an empty segment")
    return segmen


def gabung(segmen: Iterable[str]) -> str:
    jalur = PEMISAH.join(utuh := tuple(segmen))
    if bagian(jalur) != utuh:
        raise ValueError(f"{utuh!r} are not segments of a path")
    return jalur


def mencakup(atas: str, bawah: str) -> bool:
    """`atas` is `bawah` or stands above it: "a/b" contains "a/b/c" but not "a/bc"."""
    segmen = bagian(atas)
    return bagian(bawah)[: len(segmen)] == segmen


def berkaitan(a: str, b: str) -> bool:
    """One contains the other, so that what is done to one touches the other."""
    return mencakup(a, b) or mencakup(b, a)


def leluhur(jalur: str) -> tuple[str, ...]:
    """All that stand above, from the topmost down to the parent; the root is not named."""
    segmen = bagian(jalur)
    return tuple(PEMISAH.join(segmen[:n]) for n in range(1, len(segmen)))


def induk(jalur: str) -> str:
    """The one above; the root is its own."""
    return PEMISAH.join(bagian(jalur)[:-1])


def leluhur_bersama(a: str, b: str) -> str:
    """The lowest path that contains both."""
    sama = []
    for kiri, kanan in zip(bagian(a), bagian(b), strict=False):
        if kiri != kanan:
            break
        sama.append(kiri)
    return PEMISAH.join(sama)
