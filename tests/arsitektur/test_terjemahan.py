"""The English catalogue is whole: every string of the code is in it, translated, and the compiled copy says the same."""

import ast
import gettext
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
SRC = AKAR / "src" / "poros"
KATALOG = Path("locale") / "en" / "LC_MESSAGES" / "django.po"
ISIAN = re.compile(r"%\(\w+\)[a-z]|%[a-z%]|\{\w*\}")
TANPA_GETTEXT = shutil.which("xgettext") is None and not os.environ.get("CI")


@dataclass
class Entri:
    """One string of the source and what English makes of it: one form, or two."""

    medan: dict[str, str] = field(default_factory=dict)
    samar: bool = False

    @property
    def kunci(self) -> tuple[str, str]:
        return self.medan.get("msgctxt", ""), self.medan.get("msgid", "")

    @property
    def terjemah(self) -> list[str]:
        return [teks for nama, teks in sorted(self.medan.items()) if nama.startswith("msgstr")]


def baca(path: Path) -> dict[tuple[str, str], Entri]:
    """The catalogue without its header."""
    entries, entri, nama = [Entri()], Entri(), ""
    for line in path.read_text(encoding="utf-8").splitlines():
        head = re.match(r'(msg[a-z_]+(?:\[\d\])?) (?=")', line)
        if not line:
            entri = Entri()
            entries.append(entri)
        elif line.startswith("#"):
            entri.samar |= line.startswith("#,") and "fuzzy" in line
        elif head:
            nama = head[1]
            entri.medan[nama] = ast.literal_eval(line[head.end() :])
        else:
            entri.medan[nama] += ast.literal_eval(line)
    return {entri.kunci: entri for entri in entries if entri.kunci[1]}


@pytest.fixture(scope="module")
def katalog():
    return baca(SRC / KATALOG)


def _kumpulkan(ke: Path) -> dict[tuple[str, str], Entri]:
    """Run the makemessages of `make i18n` on a copy: it writes beside the templates while it works."""
    shutil.copytree(SRC, ke, ignore=shutil.ignore_patterns("tests", "static", "migrations", "__pycache__", "*.mo"))
    command = re.search(r"django-admin (makemessages .+)", (AKAR / "Makefile").read_text(encoding="utf-8"))[1]
    clean = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    run = [sys.executable, "-m", "django", *shlex.split(command)]
    subprocess.run(run, cwd=ke, env=clean, check=True, capture_output=True, timeout=60)
    return baca(ke / KATALOG)


@pytest.mark.skipif(TANPA_GETTEXT, reason="needs gettext; CI has it")
def test_the_catalogue_holds_the_strings_of_the_code(katalog, tmp_path):
    collected = _kumpulkan(tmp_path / "poros")
    assert len(collected) > 1000
    assert sorted(collected.keys() ^ katalog.keys()) == [], "run `make i18n`, then translate what is new"


def test_every_string_is_translated(katalog):
    forms = {kunci: 2 if "msgid_plural" in entri.medan else 1 for kunci, entri in katalog.items()}
    assert [kunci for kunci, entri in katalog.items() if entri.samar] == []
    assert [k for k, entri in katalog.items() if len(entri.terjemah) != forms[k] or not all(entri.terjemah)] == []


def test_translations_keep_the_placeholders(katalog):
    wrong = [
        (kunci[1], teks)
        for kunci, entri in katalog.items()
        for teks in entri.terjemah
        if sorted(ISIAN.findall(teks)) != sorted(ISIAN.findall(kunci[1]))
    ]
    assert wrong == []


def test_the_compiled_catalogue_is_the_written_one(katalog):
    with (SRC / KATALOG).with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)._catalog
    written = {}
    for (konteks, msgid), entri in katalog.items():
        key = f"{konteks}\x04{msgid}" if konteks else msgid
        if "msgid_plural" in entri.medan:
            written |= {(key, n): teks for n, teks in enumerate(entri.terjemah)}
        else:
            written[key] = entri.terjemah[0]
    assert {key: teks for key, teks in compiled.items() if key} == written, "run `make i18n`"
