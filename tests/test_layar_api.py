"""Everything the screens do, programs can do: each address has its operations, or a reason in `layar_api.csv`.

A new screen without a line, a line without its screen or its operation, and a command that only a screen gives
are found here.
"""

import ast
import csv
import importlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import URLPattern, get_resolver

import poros
from poros.config.api import dokumen
from poros.config.urls import api
from poros.kernel.commands import COMMANDS

TABEL = Path(__file__).with_name("layar_api.csv")
SRC = Path(poros.__file__).parent
LEWAT = ("akun/", "api/", "bahasa/")
HANYA_LAYAR: dict[str, str] = {}
"""Command → why programs do not give it. Empty: there is none."""


def layar() -> Iterator[str]:
    """The names of all addresses that people open."""

    def walk(resolver, nama="", jalur=""):
        for entry in resolver.url_patterns:
            path = jalur + str(entry.pattern)
            if isinstance(entry, URLPattern):
                yield f"{nama}{entry.name}", path
            else:
                yield from walk(entry, f"{entry.namespace}:" if entry.namespace else nama, path)

    return (name for name, path in walk(get_resolver()) if not path.startswith(LEWAT))


def operasi() -> set[str]:
    paths = json.loads(dokumen(api))["paths"]
    return {found["operationId"] for ways in paths.values() for found in ways.values()}


@pytest.fixture(scope="module")
def tabel() -> list[dict[str, str]]:
    with TABEL.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_screen_has_a_line_and_every_line_a_screen(tabel):
    lines = [row["layar"] for row in tabel]
    assert len(lines) == len(set(lines))
    assert set(lines) == set(layar())


def test_every_line_names_operations_that_there_are_or_says_why_not(tabel):
    known = operasi()
    wrong = [
        row["layar"]
        for row in tabel
        if not set(row["operasi"].split()) <= known or bool(row["operasi"]) == bool(row["alasan"].strip())
    ]
    assert wrong == []


def _paket(path: Path, level: int, module: str) -> str:
    """What an import names, from the file in which it stands."""
    if not level:
        return module
    base = ("poros", *path.relative_to(SRC).parts[:-level])
    return ".".join((*base, *([module] if module else [])))


def perintah(path: Path) -> set[str]:
    """The commands that a file names: `services.x`, or what it imports from a `services`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found, alias = set(), {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            source = _paket(path, node.level, node.module or "")
            for name in node.names:
                if name.name == "services":
                    alias[name.asname or name.name] = f"{source}.services"
                elif ".services" in source:
                    found.add((source, name.name))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in alias:
            found.add((alias[node.value.id], node.attr))
    known = {id(run): name for name, run in COMMANDS.items()}
    objects = (getattr(importlib.import_module(module), name) for module, name in found)
    return {known[id(thing)] for thing in objects if id(thing) in known}


def _semua(*bagian: str) -> set[str]:
    """The commands named in files, or folders, of these names, in all modules that are installed."""
    homes = [Path(a.path) for a in apps.get_app_configs() if a.name.startswith("poros.")]
    files = {p for home in homes for p in home.rglob("*.py") if "tests" not in p.parts}
    return {name for p in files if set(bagian) & {*p.relative_to(SRC).parts, p.stem} for name in perintah(p)}


def test_every_command_of_a_screen_is_given_by_an_operation():
    screens, programs = _semua("views", "forms", "berkas_views"), _semua("api")
    assert len(screens) >= 60
    assert screens - programs == set(HANYA_LAYAR)


def test_the_search_for_commands_finds_them():
    """It reads both ways in which a file can name a command, and nothing else."""
    letters = perintah(SRC / "domain" / "persuratan" / "views" / "surat.py")
    profile = perintah(SRC / "domain" / "kelembagaan" / "views" / "profil.py")
    assert "poros.domain.persuratan.services.surat.tarik" in letters
    assert "poros.kernel.penugasan.services.arahan.tarik" not in letters
    assert {"poros.kernel.pemberitahuan.services.atur_jam_tenang"} <= profile
    assert perintah(SRC / "domain" / "persuratan" / "views" / "cetak.py") == set()
