"""The plain markup of a letter's text, read into blocks: never HTML, so there is nothing to sanitise.

Paragraphs stand between empty lines. `1. `, `a. `, `1) `, `a) ` and `- ` begin points; two spaces of indentation go
one level down. `# ` is a heading; lines between bars are a table whose first line is its head. Within a line
`**tebal**`, `*miring*`, `__garis bawah__`, and `{{isian}}` for what is merged.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Blok = dict[str, Any]
Rentang = dict[str, str]

BUTIR = re.compile(r"^(?P<jarak> *)(?P<tanda>\d{1,3}[.)]|[a-z][.)]|-) +(?P<isi>.+)$")
GAYA = re.compile(r"\*\*(?P<tebal>[^*]+)\*\*|__(?P<garis>[^_]+)__|\*(?P<miring>[^*\s][^*]*)\*")
ISIAN = re.compile(r"\{\{\s*([a-z][a-z0-9_]{0,39})\s*\}\}")
TABEL = re.compile(r"^\s*\|(.*)\|\s*$")
GARIS_TABEL = re.compile(r"^[\s|:-]+$")
TINGKAT_MAKS = 4
"""Levels of points within points; deeper ones stay on the last."""


@dataclass(slots=True)
class _Butir:
    """A list that is still open while its lines come in."""

    jarak: int
    blok: Blok


def rentang(teks: str) -> list[Rentang]:
    """A line as stretches of one style each."""
    found: list[Rentang] = []
    at = 0
    for match in GAYA.finditer(teks):
        if match.start() > at:
            found.append({"t": teks[at : match.start()], "g": ""})
        found.append({"t": match[str(match.lastgroup)], "g": str(match.lastgroup)})
        at = match.end()
    if at < len(teks):
        found.append({"t": teks[at:], "g": ""})
    return found


def urai(teks: str) -> list[Blok]:
    """Read a text into blocks, in their order."""
    blocks: list[Blok] = []
    for chunk in _potong(teks.replace("\r\n", "\n").replace("\t", "  ")):
        if TABEL.match(chunk[0]):
            blocks.append(_tabel(chunk))
        elif BUTIR.match(chunk[0]):
            blocks.extend(_daftar(chunk))
        elif chunk[0].startswith("# "):
            blocks.append({"jenis": "judul", "isi": rentang(chunk[0][2:].strip())})
        else:
            blocks.append({"jenis": "paragraf", "isi": rentang(" ".join(line.strip() for line in chunk))})
    return blocks


def isian(teks: str) -> list[str]:
    """Names of the merge fields, each once, in order."""
    return list(dict.fromkeys(ISIAN.findall(teks)))


def gabung(teks: str, nilai: Mapping[str, str]) -> str:
    """The text with what is known put in; an unknown field stays visible."""
    return ISIAN.sub(lambda found: nilai.get(found[1], found[0]), teks)


def terisi(isi: Any, nilai: Mapping[str, str]) -> Any:
    """Blocks with what is known put in. After reading, so that no value is taken for a mark."""
    if isinstance(isi, list):
        return [terisi(part, nilai) for part in isi]
    if isinstance(isi, dict):
        return {k: gabung(v, nilai) if k == "t" else terisi(v, nilai) for k, v in isi.items()}
    return isi


def polos(teks: str) -> str:
    """The words alone, for search and for the language check."""
    return GAYA.sub(lambda found: found[str(found.lastgroup)], teks)


def _potong(teks: str) -> Iterator[list[str]]:
    """Lines that belong together: a paragraph, a table, a list with its own empty lines taken out, a heading."""
    lines: list[str] = []
    for line in teks.split("\n"):
        kind, open_kind = _jenis(line), _jenis(lines[0]) if lines else ""
        joins = bool(lines) and (kind == open_kind or (kind == "teks" and open_kind == "butir"))
        if kind in {"kosong", "judul"} or (lines and not joins):
            if lines:
                yield lines
            lines = []
        if kind != "kosong":
            lines.append(line)
        if kind == "judul":
            yield lines
            lines = []
    if lines:
        yield lines


def _jenis(line: str) -> str:
    if not line.strip():
        return "kosong"
    if line.startswith("# "):
        return "judul"
    if TABEL.match(line):
        return "tabel"
    return "butir" if BUTIR.match(line) else "teks"


def _tabel(lines: list[str]) -> Blok:
    rows = [[cell.strip() for cell in line.strip()[1:-1].split("|")] for line in lines if not GARIS_TABEL.match(line)]
    width = max((len(row) for row in rows), default=1)
    cells = [[rentang(cell) for cell in row + [""] * (width - len(row))] for row in rows]
    return {"jenis": "tabel", "kepala": cells[0] if cells else [], "baris": cells[1:]}


def _daftar(lines: list[str]) -> list[Blok]:
    """Points by their indentation; a list of another style on the same level is a list of its own."""
    top: list[Blok] = []
    stack: list[_Butir] = []
    for line in lines:
        match = BUTIR.match(line)
        if match is None:
            _sambung(stack[-1], line)
            continue
        jarak, gaya, angka = len(match["jarak"]), _gaya(match["tanda"]), _angka(match["tanda"])
        while stack and jarak < stack[-1].jarak:
            stack.pop()
        if stack and jarak > stack[-1].jarak and len(stack) < TINGKAT_MAKS:
            inner: Blok = {"jenis": "butir", "gaya": gaya, "mulai": angka, "isi": []}
            stack[-1].blok["isi"][-1]["anak"].append(inner)
            stack.append(_Butir(jarak, inner))
        elif not stack or stack[-1].blok["gaya"] != gaya:
            same_level: Blok = {"jenis": "butir", "gaya": gaya, "mulai": angka, "isi": []}
            if stack:
                stack.pop()
            (stack[-1].blok["isi"][-1]["anak"] if stack else top).append(same_level)
            stack.append(_Butir(jarak, same_level))
        stack[-1].blok["isi"].append({"isi": rentang(match["isi"].strip()), "anak": []})
    return top


def _sambung(butir: _Butir, line: str) -> None:
    """A line without a mark goes on with the point before it."""
    last = butir.blok["isi"][-1]
    last["isi"] = [*last["isi"], *rentang(f" {line.strip()}")]


def _gaya(tanda: str) -> str:
    if tanda == "-":
        return "-"
    return ("1" if tanda[0].isdigit() else "a") + tanda[-1]


def _angka(tanda: str) -> int:
    """From which number the list goes on: a point may follow a paragraph that stands between."""
    head = tanda[:-1]
    if not head:
        return 1
    return int(head) if head.isdigit() else ord(head) - ord("a") + 1


def sidik(hal: str, isi: Mapping[str, str]) -> str:
    """By what two states of a text are told apart, so that nobody overwrites what he has not seen."""
    words = json.dumps([hal, isi], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()[:16]
