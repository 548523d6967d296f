"""House rules that imports cannot show. Each was seen to fail once; there are no debts and the list may only shrink."""

import ast
import re
import subprocess
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from poros.kernel.registry import manifests

SRC = Path(__file__).resolve().parents[2] / "src" / "poros"
BATAS_KODE, BATAS_UJI = 300, 500
UTANG: dict[str, int] = {}
"""File → lines it is allowed to have. Empty at birth."""

BERKAS = sorted(p for p in SRC.rglob("*.py") if "migrations" not in p.parts)
LUAR = ("allauth.", "django.", "ninja.", "mfa.")


def baris(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("path", BERKAS, ids=lambda p: str(p.relative_to(SRC)))
def test_files_stay_short(path):
    limit = UTANG.get(str(path.relative_to(SRC)), BATAS_UJI if "tests" in path.parts else BATAS_KODE)
    assert baris(path) <= limit


def test_debts_are_gone():
    assert UTANG == {}


def _services():
    for path in BERKAS:
        if path.name == "services.py" or (path.parent.name == "services" and path.name == "__init__.py"):
            yield path


def _module(path: Path) -> str:
    parts = path.relative_to(SRC.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


SERVICES_TANPA_PERINTAH = {
    "poros.kernel.penomoran.services": "a number is taken inside the command that uses it",
}


@pytest.mark.parametrize("path", list(_services()), ids=_module)
def test_every_public_service_is_a_command(path):
    """Public: named in the package's `__all__`, or a function of services.py without an underscore."""
    from importlib import import_module

    from poros.kernel.commands import COMMANDS

    name = _module(path)
    if name in SERVICES_TANPA_PERINTAH:
        return
    module = import_module(name)
    public = getattr(module, "__all__", None)
    if public is None:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        public = [n.name for n in tree.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]
    commands = {id(run) for run in COMMANDS.values()}
    plain = [n for n in public if callable(getattr(module, n)) and not isinstance(getattr(module, n), type)]
    assert [n for n in plain if id(getattr(module, n)) not in commands] == []


def _own(model) -> str:
    return model.__module__.split(".models")[0]


def test_foreign_keys_point_into_the_own_module_or_the_kernel():
    wrong = [
        f"{model.__name__}.{field.name} → {_own(field.related_model)}"
        for model in apps.get_models()
        if model.__module__.startswith("poros.")
        for field in model._meta.get_fields()
        if (field.many_to_one or field.one_to_one)
        and field.concrete
        and not _own(field.related_model).startswith("poros.kernel")
        and _own(field.related_model) != _own(model)
    ]
    assert wrong == []


def test_every_permission_has_a_rule_and_every_act_a_sentence():
    import importlib

    missing = []
    for path in BERKAS:
        if path.name != "wewenang.py" or "tests" in path.parts:
            continue
        module = importlib.import_module(_module(path))
        table = getattr(module, "RULES", {})
        missing += [str(w) for w in getattr(module, "Wewenang", ()) if w not in table]
    assert missing == []
    ruled = {w for m in manifests() for w in m.rules}
    from poros.kernel.commands.command import WEWENANG_DIPAKAI

    said = {w for m in manifests() for w in m.kalimat}
    ours = {w for w in WEWENANG_DIPAKAI if w in ruled}
    assert sorted(str(w) for w in ours - said) == []


def _patterns(resolver, prefix=""):
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _patterns(entry, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern), entry.callback


def test_every_address_names_its_permission_or_says_why_it_is_open():
    silent = []
    for address, view in _patterns(get_resolver()):
        home = getattr(view, "__module__", "")
        if home.startswith(LUAR) or address.startswith(("akun/", "api/v1", "bahasa/")):
            continue
        if not hasattr(view, "wewenang") and not getattr(view, "terbuka", ""):
            silent.append(address)
    assert silent == []


def test_no_junk_drawer():
    names = {"utils", "common", "helpers", "core", "misc", "extras"}
    assert [str(p) for p in SRC.rglob("*") if p.stem in names and "node_modules" not in p.parts] == []


def test_no_logic_in_save_or_signals():
    found = []
    for path in BERKAS:
        text = path.read_text(encoding="utf-8")
        if "tests" not in path.parts and re.search(r"def save\(|@receiver|\.connect\(receiver", text):
            found.append(str(path.relative_to(SRC)))
    assert found == []


def test_the_day_is_an_argument_in_pure_code():
    clock = re.compile(r"\b(date\.today|datetime\.now|datetime\.utcnow|time\.time)\(")
    pure = [p for p in BERKAS if (p.is_relative_to(SRC / "pure") or p.name == "rules.py") and "tests" not in p.parts]
    assert [str(p) for p in pure if clock.search(p.read_text(encoding="utf-8"))] == []


def test_nothing_speaks_of_where_it_was_made():
    """No path of a machine, no registry host, no folder that is not shipped."""
    words = re.compile(
        "|".join(("/work" + "/", "pypi" + r"\.org", "npmjs" + r"\.", r"\.\./" + "shared", "/root" + "/"))
    )
    root = SRC.parents[1]
    listed = subprocess.run(
        ["git", "ls-files"], cwd=root, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    texts = {
        ".py",
        ".md",
        ".toml",
        ".yaml",
        ".yml",
        ".json",
        ".html",
        ".css",
        ".js",
        ".mjs",
        ".lock",
        ".txt",
        ".sh",
        "",
    }
    found = [
        name
        for name in listed
        if Path(name).suffix in texts
        and "vendor" not in name
        and (root / name).is_file()
        and words.search((root / name).read_text(encoding="utf-8", errors="ignore"))
    ]
    assert found == []
