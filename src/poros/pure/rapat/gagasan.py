"""Ideas weighed by several people against several criteria."""

from collections.abc import Mapping, Sequence
from fractions import Fraction


def bobot(nilai: Mapping[str, Sequence[int]], kriteria: Mapping[str, int]) -> Fraction | None:
    """The weighted mean of marks by criterion; criteria that nobody has marked do not count. None without any mark."""
    marked = {k: w for k, w in kriteria.items() if nilai.get(k)}
    total = sum(marked.values())
    if not total:
        return None
    return sum((Fraction(sum(nilai[k]), len(nilai[k])) * w for k, w in marked.items()), Fraction(0)) / total
