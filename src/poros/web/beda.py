"""What changed between two texts, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_KATA = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Potong:
    """A stretch that stayed, went or came."""

    jenis: Literal["tetap", "hapus", "tambah"]
    teks: str


def beda(lama: str, baru: str) -> Iterator[Potong]:
    """Yield the stretches in reading order, what went before what came."""
    old, new = _KATA.findall(lama), _KATA.findall(baru)
    for tag, a1, a2, b1, b2 in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Potong("tetap", "".join(old[a1:a2]))
            continue
        if a2 > a1:
            yield Potong("hapus", "".join(old[a1:a2]))
        if b2 > b1:
            yield Potong("tambah", "".join(new[b1:b2]))
