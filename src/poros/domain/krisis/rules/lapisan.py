"""A layer of the map as it is loaded: refused when the map or the engines could not read it later."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from .geometri import cincin

TAK_TERSIMPAN = re.compile(r"[\ud800-\udfff]|\\u0000")
"""What JSON can hold and the database cannot."""


class LapisanError(ValueError):
    """Not a layer of this kind; the text names what is wrong first."""


def baca(jenis: str, isi: bytes) -> dict[str, Any]:
    """The layer as it is kept."""
    try:
        data = json.loads(isi)
        if TAK_TERSIMPAN.search(json.dumps(data, ensure_ascii=False, allow_nan=False)):
            raise LapisanError("unicode")
        if not isinstance(data["features"], list):
            raise LapisanError("features")
        for feature in data["features"]:
            PERIKSA[jenis](feature["geometry"], feature["properties"])
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise LapisanError(str(error)) from None
    return dict(data)


def _wilayah(shape: Mapping[str, Any], sifat: Mapping[str, Any]) -> None:
    """A district with its rings; how many people live there may be missing."""
    if shape["type"] not in {"Polygon", "MultiPolygon"}:
        raise LapisanError("geometry")
    for ring in cincin(dict(shape)):
        _titik(ring, paling_sedikit=3)
    _kata(sifat, "nama")
    if sifat.get("penduduk") is not None:
        _ukuran(sifat["penduduk"])


def _jalan(shape: Mapping[str, Any], sifat: Mapping[str, Any]) -> None:
    """A road from crossing `u` to crossing `v`, so many metres long; it need not have a name."""
    if shape["type"] != "LineString":
        raise LapisanError("geometry")
    _titik([(float(p[0]), float(p[1])) for p in shape["coordinates"]], paling_sedikit=2)
    _kata(sifat, "u", "v", "kelas")
    _ukuran(sifat["panjang"])
    if not isinstance(sifat["searah"], bool) or not isinstance(sifat["nama"], str | None):
        raise LapisanError("searah, nama")


def _titik(points: list[tuple[float, float]], *, paling_sedikit: int) -> None:
    if len(points) < paling_sedikit:
        raise LapisanError("points")
    if not all(-180 <= lng <= 180 and -90 <= lat <= 90 for lng, lat in points):  # noqa: PLR2004 -- the globe
        raise LapisanError("globe")


def _kata(sifat: Mapping[str, Any], *nama: str) -> None:
    if not all(isinstance(sifat[n], str) and sifat[n] for n in nama):
        raise LapisanError(", ".join(nama))


def _ukuran(nilai: Any) -> None:
    if isinstance(nilai, bool) or not isinstance(nilai, int | float) or nilai < 0:
        raise LapisanError("number")


PERIKSA: Mapping[str, Callable[[Mapping[str, Any], Mapping[str, Any]], None]] = {"wilayah": _wilayah, "jalan": _jalan}
