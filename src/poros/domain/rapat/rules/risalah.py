"""The verbatim record of a session, taken from plain text: one paragraph is what one person said."""

import re
from dataclasses import dataclass

PEMBICARA = re.compile(
    r"(?P<nama>[^:()\n]{2,150}?)\s*(?:\((?P<sebagai>[^()\n]{1,150})\))?\s*:\s*(?P<isi>.*)", re.DOTALL
)
KATA_MAKS = 6
"""A name has no more words than that; "Yang perlu kita perhatikan bersama-sama adalah:" is none."""


@dataclass(frozen=True, slots=True)
class Ucapan:
    """What somebody said, and as what he spoke."""

    pembicara: str
    isi: str
    sebagai: str = ""


def urai(teks: str) -> tuple[Ucapan, ...]:
    """Paragraphs that begin "Name (as what):" are new speech; others go on with what was said before.

    Text before the first name has an empty speaker: the caller asks whose it is. A name that has been said with its
    function keeps it without being told again.
    """
    found: list[Ucapan] = []
    known: dict[str, str] = {}
    for paragraph in _alinea(teks):
        spoken = _ucapan(paragraph, known)
        if spoken is not None:
            found.append(spoken)
        elif found:
            last = found.pop()
            text = f"{last.isi}\n\n{paragraph}" if last.isi else paragraph
            found.append(Ucapan(last.pembicara, text, last.sebagai))
        else:
            found.append(Ucapan("", paragraph))
    return tuple(found)


def _alinea(teks: str) -> list[str]:
    plain = teks.replace("\r\n", "\n").replace("\r", "\n")
    return [part.strip() for part in re.split(r"\n\s*\n", plain) if part.strip()]


def _ucapan(alinea: str, dikenal: dict[str, str]) -> Ucapan | None:
    match = PEMBICARA.fullmatch(alinea)
    if match is None or len(match["nama"].split()) > KATA_MAKS:
        return None
    name = " ".join(match["nama"].split())
    role = " ".join((match["sebagai"] or "").split()) or dikenal.get(name.casefold(), "")
    dikenal[name.casefold()] = role
    return Ucapan(name, match["isi"].strip(), role)
