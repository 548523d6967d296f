"""Documents keep their word: links lead somewhere, the picture is that of the code, guides name what exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TAUTAN = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
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
