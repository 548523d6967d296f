"""Draws the house from its own imports: `python -m poros.config.gambar FILE.svg`. A test compares it with docs."""

import sys
from collections import Counter
from html import escape
from pathlib import Path

STRATA = ("config", "domain", "web", "kernel", "pure")
KERNEL = (
    ("registry", "daerah", "rujukan"),
    ("organisasi", "wewenang", "jejak", "commands"),
    ("pekerjaan", "tenggat", "penomoran", "berkas", "pemberitahuan", "cetak"),
    ("antarmuka", "penugasan"),
)
LEBAR, TINGGI, CELAH, KIRI = 132, 34, 14, 110
WARNA = {"config": "#64748b", "domain": "#0f766e", "web": "#7c3aed", "kernel": "#1d4ed8", "pure": "#b45309"}

Kotak = dict[str, tuple[float, float]]


def gambar() -> str:
    """Return the picture as SVG text: a box for each module, a line for each import between boxes."""
    import grimp

    graph = grimp.build_graph("poros", include_external_packages=False)
    boxes, height = _letak(graph)
    edges: Counter[tuple[str, str]] = Counter()
    for source in graph.modules:
        for target in graph.find_modules_directly_imported_by(source):
            a, b = _rumah(source, boxes), _rumah(target, boxes)
            if a and b and a != b:
                edges[a, b] += 1
    lines = [_garis(boxes[a], boxes[b], n, a.split(".")[1]) for (a, b), n in sorted(edges.items())]
    rooms = [_kotak(name, place) for name, place in sorted(boxes.items())]
    labels = [f'<text x="14" y="{y + 22}" class="s">{name}</text>' for name, y in _baris_pertama(boxes).items()]
    width = KIRI + max(x for x, _y in boxes.values()) + LEBAR - KIRI + 24
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img" '
        'aria-label="Poros: modules and their imports">'
        "<style>text{font:13px system-ui,sans-serif;fill:#fff}.s{font-weight:600;fill:#334155}"
        "line{stroke-opacity:.28}</style>"
        f'<rect width="100%" height="100%" fill="#f8fafc"/>{"".join(lines)}{"".join(rooms)}{"".join(labels)}</svg>\n'
    )


def _letak(graph) -> tuple[Kotak, float]:  # noqa: ANN001 -- grimp's graph has no public type
    boxes: Kotak = {}
    y = 16.0
    for stratum in STRATA:
        for row in _isi(graph, stratum):
            for n, name in enumerate(row):
                boxes[f"poros.{stratum}.{name}"] = (KIRI + n * (LEBAR + CELAH), y)
            y += TINGGI + CELAH
        y += CELAH
    return boxes, y


def _isi(graph, stratum: str) -> list[list[str]]:  # noqa: ANN001 -- as above
    names = sorted(m.rsplit(".", 1)[1] for m in graph.find_children(f"poros.{stratum}"))
    names = [n for n in names if n not in {"tests", "uji", "gambar"}]
    if stratum == "kernel":
        placed = {n for row in KERNEL for n in row}
        rows = [[n for n in row if n in names] for row in reversed(KERNEL)]
        return [*([rest] if (rest := [n for n in names if n not in placed]) else []), *rows]
    return [names[n : n + 7] for n in range(0, len(names), 7)]


def _rumah(module: str, boxes: Kotak) -> str:
    name = ".".join(module.split(".")[:3])
    return name if name in boxes else ""


def _baris_pertama(boxes: Kotak) -> dict[str, float]:
    first: dict[str, float] = {}
    for name, (_x, y) in boxes.items():
        stratum = name.split(".")[1]
        first[stratum] = min(y, first.get(stratum, y))
    return first


def _kotak(name: str, place: tuple[float, float]) -> str:
    x, y = place
    stratum, label = name.split(".")[1:3]
    return (
        f'<rect x="{x:.0f}" y="{y:.0f}" width="{LEBAR}" height="{TINGGI}" rx="7" fill="{WARNA[stratum]}"/>'
        f'<text x="{x + LEBAR / 2:.0f}" y="{y + 22:.0f}" text-anchor="middle">{escape(label)}</text>'
    )


def _garis(a: tuple[float, float], b: tuple[float, float], weight: int, stratum: str) -> str:
    return (
        f'<line x1="{a[0] + LEBAR / 2:.0f}" y1="{a[1] + TINGGI:.0f}" x2="{b[0] + LEBAR / 2:.0f}" y2="{b[1]:.0f}" '
        f'stroke="{WARNA[stratum]}" stroke-width="{min(1 + weight / 6, 4):.1f}"/>'
    )


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(gambar(), encoding="utf-8")
