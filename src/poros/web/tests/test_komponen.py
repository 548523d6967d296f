"""Every call of a component agrees with what the component declares; no page brings its own style or script."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django_cotton.compiler_regex import CottonCompiler, Tag

PAKET = Path(__file__).resolve().parents[2]
AKAR = PAKET.parents[1]
COTTON = PAKET / "web/templates/cotton"
TEMPLATES = sorted(p for p in PAKET.glob("**/templates/**/*.html"))
PEDOMAN = (AKAR / "docs/antarmuka.md").read_text()

# What may be handed through to the main element of a component without being declared.
LEWAT = re.compile(
    r"id|name|value|title|download|target|rel|form|formnovalidate|formaction|formmethod|autofocus|popovertarget|placeholder|(data|aria|hx)-.+"
)


def tags(text: str) -> Iterator[Tag]:
    compiler = CottonCompiler()
    bare, _ignored = compiler.exclude_ignorables(text)
    for match in Tag.tag_pattern.finditer(bare):
        yield Tag(match)


def attributes(tag: Tag) -> dict[str, str]:
    return {m[0]: m[2] or m[3] for m in (match.groups() for match in Tag.attr_pattern.finditer(tag.attrs))}


def declared(path: Path) -> set[str]:
    found = re.search(r"<c-vars\s(.*?)/>", path.read_text(), re.DOTALL)
    assert found, f"{path.name} declares no <c-vars>"
    return {m.group(1).lstrip(":") for m in Tag.attr_pattern.finditer(found.group(1))}


KOMPONEN = {path.stem.replace("_", "-"): declared(path) for path in sorted(COTTON.glob("*.html"))}


def wrong_calls(text: str) -> list[str]:
    wrong = []
    for tag in tags(text):
        name = tag.tag_name.removeprefix("c-")
        if name in {"vars", "slot"} or tag.is_closing:
            continue
        if name not in KOMPONEN:
            wrong.append(f"<c-{name}> does not exist")
            continue
        for attribute in attributes(tag):
            bare = attribute.lstrip(":")
            if bare in KOMPONEN[name]:
                continue
            if not LEWAT.fullmatch(bare):
                wrong.append(f"<c-{name} {attribute}> is not declared")
            elif attribute.startswith(":"):
                wrong.append(f'<c-{name} {attribute}> is handed through unescaped: write {bare}="{{{{ … }}}}"')
    return wrong


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(PAKET)))
def test_calls_agree_with_the_components(path):
    assert wrong_calls(path.read_text()) == []


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        ('<c-lencana nda="awas" />', "<c-lencana nda> is not declared"),
        ('<c-lencanna nada="awas" />', "<c-lencanna> does not exist"),
        ('<c-lencana :data-x="nama" />', '<c-lencana :data-x> is handed through unescaped: write data-x="{{ … }}"'),
        ('<c-lencana style="color:red" />', "<c-lencana style> is not declared"),
    ],
)
def test_a_wrong_call_is_found(call, complaint):
    assert wrong_calls(f"<p>{call}</p>") == [complaint]


def test_a_right_call_passes():
    call = '<c-tombol jenis="utama" data-x="{{ nama }}" hx-get="{% url "x" %}">{% translate "Kirim" %}</c-tombol>'
    assert wrong_calls(call) == []


def test_slots_that_are_filled_exist():
    missing = []
    for path in TEMPLATES:
        stack = []
        for tag in tags(path.read_text()):
            if tag.tag_name == "c-slot" and not tag.is_closing:
                slot = attributes(tag)["name"]
                if slot not in KOMPONEN[stack[-1]]:
                    missing.append(f"{path.name}: <c-{stack[-1]}> has no slot {slot}")
            elif tag.tag_name not in {"c-slot", "c-vars"} and not tag.is_self_closing:
                stack.pop() if tag.is_closing else stack.append(tag.tag_name.removeprefix("c-"))
    assert missing == []


def test_the_guide_lists_each_component_and_its_attributes():
    rows = {
        m.group(1): set(re.findall(r"`:?([a-z-]+)`", re.sub(r"\([^)]*\)", "", m.group(2))))
        for m in re.finditer(r"^\| `c-([a-z-]+)`[^|]*\|([^|]*)\|", PEDOMAN, re.MULTILINE)
    }
    slots = {"slot", "aksi", "kaki", "kepala", "kosong", "lencana", "tombol"}
    assert set(rows) == set(KOMPONEN)
    undocumented = {name: gap for name, declared in KOMPONEN.items() if (gap := declared - rows[name] - slots)}
    invented = {name: gap for name, named in rows.items() if (gap := named - KOMPONEN[name])}
    assert (undocumented, invented) == ({}, {})


def test_icons_exist():
    known = set(re.findall(r'<symbol id="([^"]+)"', (PAKET / "web/static/poros/ikon.svg").read_text()))
    named = {
        (path.name, value)
        for path in TEMPLATES
        for tag in tags(path.read_text())
        for key, value in attributes(tag).items()
        if (key == "ikon" or (key == "nama" and tag.tag_name == "c-ikon"))
        and re.fullmatch(r"[a-z0-9-]{2,}", value or "")
    }
    assert {(page, icon) for page, icon in named if icon not in known} == set()


INLINE = re.compile(
    r"\sstyle\s*=|\son[a-z]+\s*=|<style|<script(?![^>]*\bsrc=)(?![^>]*application/json)|javascript:|https?://",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(PAKET)))
def test_nothing_inline_and_nothing_from_elsewhere(path):
    assert [m.group(0) for m in INLINE.finditer(path.read_text())] == []


def test_inline_code_would_be_found():
    for bad in (
        '<p style="x">',
        '<a onclick="x()">',
        "<script>x()</script>",
        '<script src="https://cdn.example/x.js">',
    ):
        assert INLINE.search(bad), bad


def test_module_pages_use_only_the_documented_classes():
    table = PEDOMAN.split("## Layout classes")[1].split("## ")[0]
    documented = {
        word for cell in re.findall(r"^\| (`[^|]*)\|", table, re.MULTILINE) for word in re.findall(r"`([a-z-]+)`", cell)
    }
    used = {
        (str(path.relative_to(PAKET)), word)
        for path in PAKET.glob("domain/**/templates/**/*.html")
        for names in re.findall(r'\sclass="([^"{]*)"', path.read_text())
        for word in names.split()
    }
    assert {(page, word) for page, word in used if word not in documented} == set()
