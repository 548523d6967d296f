"""From bytes to plain values and back: every scalar stays text, and what could explode is refused first."""

from typing import Any

import yaml

from .galat import Galat, NaskahError, Sebab

BERKAS_MAKS = 1024 * 1024
DALAM_MAKS = 12
SIMPUL_MAKS = 50_000
TAMPIL = 60


def muat(isi: bytes) -> list[Any]:
    """The documents of a YAML file (JSON is YAML too). Aliases, depth and number are looked at before building."""
    if len(isi) > BERKAS_MAKS:
        raise NaskahError([Galat("", Sebab.TERLALU_BESAR)])
    try:
        text = isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NaskahError([Galat("", Sebab.BUKAN_TEKS)]) from None
    try:
        _periksa(text)
        return list(yaml.load_all(text, Loader=yaml.CBaseLoader))
    except yaml.YAMLError as error:
        raise NaskahError([Galat(_baris(getattr(error, "problem_mark", None)), Sebab.TIDAK_TERBACA)]) from None


def tuang(data: Any) -> str:
    """The YAML of plain values, in their order."""
    made: str = yaml.dump(data, Dumper=_Penulis, allow_unicode=True, sort_keys=False, width=100)
    return made


class _Penulis(yaml.SafeDumper):
    """Writes what occurs twice twice: no reader of ours takes an alias."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 -- PyYAML's signature
        return True


def _periksa(text: str) -> None:
    """One pass over the events, before anything is built: an anchor ten times ten times ten is a bomb."""
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=yaml.CBaseLoader)):
        if isinstance(event, yaml.AliasEvent):
            raise NaskahError([Galat(_baris(event.start_mark), Sebab.ALIAS)])
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DALAM_MAKS:
            raise NaskahError([Galat(_baris(event.start_mark), Sebab.TERLALU_DALAM)])
        if count > SIMPUL_MAKS:
            raise NaskahError([Galat("", Sebab.TERLALU_BANYAK)])


def _baris(mark: Any) -> str:
    """The line of a mark, counted from one; the parser does not always have one."""
    return str(mark.line + 1) if mark else ""
