"""Pictures for pages: geometry from the rules, words and places for the template. They need no script."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from poros.pure.skor import Titik

from ..queries.banding import Potret, panas
from ..queries.rencana import Ringkas
from ..rules import gambar
from ..rules.banding import Baris, Kelas

PUSAT, JARI, TINGKAT = 150.0, 96.0, 5
LEBAR, TINGGI = 420.0, 130.0
SEL, BARIS, NAMA = 92, 26, 214
"""Width of a field, height of a row and width of the names in the heat map."""


@dataclass(frozen=True, slots=True)
class Sebaran:
    """The distribution, bar by bar."""

    batang: list[tuple[gambar.Batang, Kelas]]
    rendah: Decimal
    tinggi: Decimal
    puncak: int


@dataclass(frozen=True, slots=True)
class Radar:
    """Two outlines on one net: one's own and the median of the peers."""

    jaring: list[str]
    sumbu: list[dict[str, Any]]
    milik: str
    lain: str


def sebaran(kelas: Sequence[Kelas]) -> Sebaran | None:
    """Bars with the stretch that each stands for."""
    if not kelas:
        return None
    bars = gambar.batang([k.jumlah for k in kelas], lebar=LEBAR, tinggi=TINGGI)
    return Sebaran(list(zip(bars, kelas, strict=True)), kelas[0].dari, kelas[-1].sampai, max(k.jumlah for k in kelas))


def radar(milik: Mapping[str, Decimal], lain: Mapping[str, Decimal], nama: Mapping[str, str]) -> Radar | None:
    """None with fewer than three axes: two values are better told in a table."""
    axes = [kode for kode in nama if kode in milik]
    if len(axes) < 3:  # noqa: PLR2004 -- two corners make no area
        return None
    net = {"maks": float(TINGKAT), "pusat": PUSAT, "jari": JARI}
    tips = gambar.radar([TINGKAT * 1.16] * len(axes), maks=TINGKAT * 1.16, pusat=PUSAT, jari=JARI * 1.16)
    return Radar(
        jaring=[gambar.jalur(gambar.radar([float(n)] * len(axes), **net)) for n in range(1, TINGKAT + 1)],
        sumbu=[
            {"x": x, "y": y, "nama": nama[kode], "nilai": milik[kode], "jangkar": _jangkar(x)}
            for (x, y), kode in zip(tips, axes, strict=True)
        ],
        milik=gambar.jalur(gambar.radar([float(milik[k]) for k in axes], **net)),
        lain=gambar.jalur(gambar.radar([float(lain.get(k, 0)) for k in axes], **net)) if lain else "",
    )


def peta_panas(p: Potret, bagian: Mapping[str, str], maks: float = float(TINGKAT)) -> dict[str, Any]:
    """Peers down, parts across; darker is higher."""
    rows = []
    for n, row in enumerate(panas(p)):
        cells = [_sel(row, kode, k, maks) for k, kode in enumerate(bagian)]
        rows.append(
            {"baris": row, "y": n * BARIS, "teks_y": n * BARIS + 17, "sel": cells, "milik": row.id == p.baris.id}
        )
    heads = [{"nama": nama, "x": NAMA + k * SEL + SEL / 2} for k, nama in enumerate(bagian.values())]
    return {"rows": rows, "kepala": heads, "lebar": NAMA + SEL * len(bagian), "tinggi": len(rows) * BARIS}


def _sel(row: Baris, kode: str, kolom: int, maks: float) -> dict[str, Any]:
    value = row.bagian.get(kode)
    dark = gambar.kepekatan(float(value), 1.0, maks) if value is not None else 0
    return {"x": NAMA + kolom * SEL, "tengah": NAMA + kolom * SEL + SEL / 2, "nilai": value, "pekat": dark}


def _jangkar(x: float) -> str:
    if abs(x - PUSAT) < 1:
        return "middle"
    return "start" if x > PUSAT else "end"


def batas_upaya(titik: Sequence[Titik], ringkas: Ringkas) -> dict[str, Any] | None:
    """The frontier: how high the index can be for how much effort, with the place of the plan on it."""
    if len(titik) < 2:  # noqa: PLR2004 -- one point is no line
        return None
    points = [(float(t.upaya), float(t.indeks)) for t in titik]
    own = (float(ringkas.upaya), float(ringkas.tujuan.indeks))
    placed = gambar.garis([*points, own], lebar=LEBAR, tinggi=TINGGI)
    return {
        "garis": gambar.jalur(placed[:-1]),
        "milik": placed[-1],
        "upaya": max(titik[-1].upaya, ringkas.upaya),
        "rendah": min(titik[0].indeks, ringkas.tujuan.indeks),
        "tinggi": max(titik[-1].indeks, ringkas.tujuan.indeks),
        "titik": titik,
    }
