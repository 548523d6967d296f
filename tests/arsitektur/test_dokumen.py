"""Documents keep their word: links lead somewhere, the picture is that of the code, guides name what exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TAUTAN = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
STRATA = ("config", "domain", "web", "kernel", "pure")
DOKUMEN = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("path", DOKUMEN, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(path):
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    local = [link for link in TAUTAN.findall(text) if "://" not in link and not link.startswith("mailto:")]
    assert [link for link in local if not (path.parent / link).exists()] == []


def test_the_picture_is_that_of_the_code():
    """`make gambar` draws it anew."""
    from poros.config.gambar import gambar

    assert (ROOT / "docs/arsitektur.svg").read_text(encoding="utf-8") == gambar()


def test_decisions_are_numbered_without_gaps():
    numbers = [int(p.name[:4]) for p in sorted((ROOT / "docs/adr").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_readme_stands_in_two_languages_and_names_the_two_commands():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    indonesian, english = text.split("## English")
    for part in (indonesian, english):
        assert "./poros up" in part
        assert "./poros test" in part


@pytest.mark.parametrize("path", DOKUMEN, ids=lambda p: str(p.relative_to(ROOT)))
def test_what_a_document_tells_to_make_can_be_made(path):
    known = set(re.findall(r"^([a-z0-9]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = path.read_text(encoding="utf-8")
    told = {word for code in re.findall(r"`make ([a-z0-9 ]+)`|^make ([a-z0-9 ]+)", text, re.MULTILINE) for word in code}
    assert {word for words in told for word in words.split()} - known == set()


def test_the_recipes_name_files_that_exist():
    """A stranger finds in a minute where to add a field, a status, a deadline, a screen."""
    recipes = (ROOT / "docs/arsitektur.md").read_text(encoding="utf-8").split("## Where would I")[1]
    missing = []
    for line in re.findall(r"^\| .*\|$", recipes, re.MULTILINE):
        folder = None
        for name in re.findall(r"`([a-z_/]+(?:\.py|\.yaml|\.html|/))`", line):
            from_top = name.partition("/")[0] in STRATA
            path = (ROOT / "src/poros" if from_top else folder or ROOT) / name
            if from_top:
                folder = path if name.endswith("/") else path.parent
            if folder and not path.exists():
                missing.append(name)
    assert missing == []
