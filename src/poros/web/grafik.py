"""Charts as plain descriptions: one for the eye (drawn by frontend/js/grafik.js), one for the table behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

Angka = float | int | None
Cabang = Mapping[str, "Cabang"]


@dataclass(frozen=True, slots=True)
class Grafik:
    """`opsi` goes to the browser as JSON; `kepala` and `baris` are the same figures as a table."""

    opsi: Mapping[str, Any]
    kepala: Sequence[Any]
    baris: Sequence[Sequence[Any]] = field(default_factory=list)


def batang(
    kategori: Sequence[str],
    seri: Mapping[str, Sequence[Angka]],
    *,
    satuan: str = "",
    acuan: Mapping[str, Angka] | None = None,
) -> Grafik:
    """Upright bars; `acuan` draws named lines such as a target."""
    return _bersumbu("batang", kategori, seri, satuan, acuan)


def batang_datar(
    kategori: Sequence[str],
    seri: Mapping[str, Sequence[Angka]],
    *,
    satuan: str = "",
    acuan: Mapping[str, Angka] | None = None,
) -> Grafik:
    """Lying bars: for long names and rankings."""
    return _bersumbu("batang_datar", kategori, seri, satuan, acuan)


def garis(
    kategori: Sequence[str],
    seri: Mapping[str, Sequence[Angka]],
    *,
    satuan: str = "",
    acuan: Mapping[str, Angka] | None = None,
) -> Grafik:
    """Lines over time."""
    return _bersumbu("garis", kategori, seri, satuan, acuan)


def _bersumbu(
    jenis: str,
    kategori: Sequence[str],
    seri: Mapping[str, Sequence[Angka]],
    satuan: str,
    acuan: Mapping[str, Angka] | None,
) -> Grafik:
    wrong = [name for name, values in seri.items() if len(values) != len(kategori)]
    if wrong:
        raise ValueError(f"as many values as categories are needed in {wrong}")
    opsi = {
        "jenis": jenis,
        "kategori": [str(k) for k in kategori],
        "seri": {str(name): [_json(v) for v in values] for name, values in seri.items()},
        "satuan": str(satuan),
        "acuan": {str(name): _json(v) for name, v in (acuan or {}).items()},
    }
    heads = [f"{name} ({satuan})" if satuan else str(name) for name in seri]
    baris = [[k, *values] for k, *values in zip(kategori, *seri.values(), strict=True)]
    return Grafik(opsi, [_("Kategori"), *heads], baris)


def panas(x: Sequence[str], y: Sequence[str], nilai: Sequence[Sequence[Angka]], *, satuan: str = "") -> Grafik:
    """A heat map; `nilai` has one row for each of `y`."""
    if len(nilai) != len(y) or any(len(row) != len(x) for row in nilai):
        raise ValueError(f"{len(y)} rows of {len(x)} values are needed")
    opsi = {
        "jenis": "panas",
        "x": [str(v) for v in x],
        "y": [str(v) for v in y],
        "nilai": [[_json(v) for v in row] for row in nilai],
        "satuan": str(satuan),
    }
    return Grafik(opsi, [satuan, *x], [[name, *row] for name, row in zip(y, nilai, strict=True)])


def aliran(alir: Sequence[tuple[str, str, Angka]], *, satuan: str = "") -> Grafik:
    """A Sankey diagram of flows (from, to, how much); flows in a circle cannot be drawn."""
    opsi = {
        "jenis": "aliran",
        "simpul": list(dict.fromkeys(name for source, target, _n in alir for name in (str(source), str(target)))),
        "alir": [{"source": str(source), "target": str(target), "value": _json(n)} for source, target, n in alir],
        "satuan": str(satuan),
    }
    return Grafik(opsi, [_("Dari"), _("Ke"), satuan or _("Jumlah")], [list(row) for row in alir])


def jejaring(simpul: Sequence[tuple[str, str, str]], sisi: Sequence[tuple[str, str, str]]) -> Grafik:
    """A network: nodes (id, name, group) and edges (from id, to id, meaning)."""
    groups = list(dict.fromkeys(str(group) for _id, _name, group in simpul))
    names = {str(key): str(name) for key, name, _group in simpul}
    opsi = {
        "jenis": "jejaring",
        "kelompok": groups,
        "simpul": [
            {"id": str(k), "name": str(name), "category": groups.index(str(group))} for k, name, group in simpul
        ],
        "sisi": [{"source": str(a), "target": str(b), "value": str(meaning)} for a, b, meaning in sisi],
    }
    baris = [[names[str(a)], meaning, names[str(b)]] for a, b, meaning in sisi]
    return Grafik(opsi, [_("Dari"), _("Hubungan"), _("Ke")], baris)


def pohon(akar: str, cabang: Cabang) -> Grafik:
    """A tree: the root's name, and under each name the mapping of what is below it."""

    def node(name: str, below: Cabang) -> dict[str, Any]:
        return {"name": str(name), "children": [node(child, rest) for child, rest in below.items()]}

    def rows(above: str, below: Cabang) -> list[list[str]]:
        return [row for child, rest in below.items() for row in ([above, child], *rows(child, rest))]

    return Grafik({"jenis": "pohon", "akar": node(akar, cabang)}, [_("Di atas"), _("Di bawah")], rows(akar, cabang))


def _json(value: Any) -> Any:
    return None if value is None else float(value)
