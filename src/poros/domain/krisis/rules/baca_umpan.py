"""Reading what others send: CAP and quakes (BMKG), PetaBencana reports, tables. Loose input is told, not fatal."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from .alur import Bahaya, Kanal

BERKAS_MAKS = 2 * 1024 * 1024
BARIS_MAKS = 1000
ASAL_MAKS = 200
TAHUN = range(1900, 2200)
CAP_WAJIB = ("category", "urgency", "severity", "certainty")
"""Mandatory in the schema, and missing in samples of feeds: said as a remark."""
JENIS = (
    (r"banjir|flood|genangan|\brob\b", Bahaya.BANJIR),  # rob is the tide; what is roboh has fallen
    (r"longsor|landslide|tanah bergerak", Bahaya.LONGSOR),
    (r"tsunami", Bahaya.TSUNAMI),
    (r"gempa|earthquake", Bahaya.GEMPA),
    (r"kebakaran|karhutla|fire|haze", Bahaya.KEBAKARAN),
    (r"angin|wind|puting|hujan|thunder", Bahaya.ANGIN),
    (r"kering|drought", Bahaya.KEKERINGAN),
)
TAK_TERSIMPAN = re.compile("[\0\ud800-\udfff]")
"""What JSON and tables can hold and a text in the database cannot."""


class UmpanError(ValueError):
    """Nothing of it can be read; the text names why: besar, bentuk, kosong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Masuk:
    """A report out of a feed. `asal` is its own number there: the same one does not come in twice."""

    asal: str
    kanal: Kanal
    bahaya: Bahaya
    uraian: str
    tempat: str
    waktu: datetime
    lat: float | None = None
    lng: float | None = None
    catatan: tuple[str, ...] = ()
    area: list[tuple[float, float]] = field(default_factory=list)


def baca(isi: bytes) -> list[Masuk]:
    """Whatever it is: XML is CAP, JSON is reports or quakes, all else a table."""
    if len(isi) > BERKAS_MAKS:
        raise UmpanError("besar")
    try:
        text = isi.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise UmpanError("bentuk") from None
    read = {"<": _cap, "{": _json}.get(text[:1], _tabel)
    found = list(read(text))
    if not all(_tersimpan(m) for m in found):
        raise UmpanError("bentuk")
    if not found:
        raise UmpanError("kosong")
    return found


def _tersimpan(m: Masuk) -> bool:
    """Can it be kept as it is?"""
    words = m.asal + m.uraian + m.tempat
    return len(m.asal) <= ASAL_MAKS and di_bumi(m.lat, m.lng) and not TAK_TERSIMPAN.search(words)


def jenis(*kata: str) -> Bahaya:
    """Which threat words speak of."""
    text = " ".join(kata).lower()
    return next((kind for words, kind in JENIS if re.search(words, text)), Bahaya.LAIN)


def di_bumi(lat: float | None, lng: float | None) -> bool:
    """Is this a position on the globe, or none at all?"""
    if lat is None or lng is None:
        return lat is lng
    return -90 <= lat <= 90 and -180 <= lng <= 180  # noqa: PLR2004 -- the globe


def _cap(text: str) -> Iterator[Masuk]:
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise UmpanError("bentuk")
    try:
        root = ET.fromstring(text)  # noqa: S314 -- entities and document types are refused above
    except ET.ParseError:
        raise UmpanError("bentuk") from None
    if root.tag.rpartition("}")[2] != "alert":
        raise UmpanError("bentuk")
    # A test, a drill or a warning that is taken back tells of nothing that happens.
    if _teks(root, "status") not in {"", "Actual"} or _teks(root, "msgType") == "Cancel":
        return
    for info in [e for e in root if e.tag.endswith("info")]:
        ring = _cincin(_teks(info, "polygon"))
        middle = _tengah(ring)
        lacks = [name for name in CAP_WAJIB if not _teks(info, name)]
        yield Masuk(
            asal=_teks(root, "identifier")[:200],
            kanal=Kanal.CAP,
            bahaya=jenis(_teks(info, "event"), _teks(info, "headline")),
            uraian=" ".join(t for t in (_teks(info, "headline"), _teks(info, "description")) if t)[:4000],
            tempat=_teks(info, "areaDesc")[:300],
            waktu=_saat(_teks(info, "onset") or _teks(info, "effective") or _teks(root, "sent")),
            lat=middle[1] if middle else None,
            lng=middle[0] if middle else None,
            catatan=tuple(lacks),
            area=ring,
        )
        return  # the same warning in another language is the same warning


def _teks(element: ET.Element, name: str) -> str:
    found = next((e for e in element.iter() if e.tag.rpartition("}")[2] == name), None)
    return (found.text or "").strip() if found is not None else ""


def _cincin(text: str) -> list[tuple[float, float]]:
    """CAP writes latitude first. What is no ring on the globe is none."""
    try:
        pairs = [p.split(",") for p in text.split()]
        ring = [(float(lng), float(lat)) for lat, lng in pairs]
    except ValueError:
        return []
    return ring if all(di_bumi(lat, lng) for lng, lat in ring) else []


def _tengah(ring: list[tuple[float, float]]) -> tuple[float, float] | None:
    if not ring:
        return None
    return sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring)


def _saat(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise UmpanError("bentuk") from None
    if at.tzinfo is None or at.year not in TAHUN:
        raise UmpanError("bentuk")
    return at


def _json(text: str) -> Iterator[Masuk]:
    """Reports of PetaBencana, also in its envelope {"statusCode", "result"}; or quakes of BMKG."""
    try:
        data = json.loads(text)
        if "Infogempa" in data:
            quakes = data["Infogempa"]["gempa"]
            yield from [_gempa(g) for g in (quakes if isinstance(quakes, list) else [quakes])[:BARIS_MAKS]]
            return
        for properties, point in _titik(data.get("result", data))[:BARIS_MAKS]:
            yield _laporan(properties, point)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        raise UmpanError("bentuk") from None


def _titik(data: dict[str, Any]) -> list[tuple[dict[str, Any], list[float]]]:
    """Properties and place of each: out of GeoJSON, or of TopoJSON, in which PetaBencana answers unless asked."""
    if data.get("type") != "Topology":
        return [(f["properties"], f["geometry"]["coordinates"]) for f in data["features"]]
    change = data.get("transform") or {"scale": [1, 1], "translate": [0, 0]}
    (sx, sy), (tx, ty) = change["scale"], change["translate"]
    shapes = [g for o in data["objects"].values() for g in o["geometries"]]
    return [(g["properties"], [g["coordinates"][0] * sx + tx, g["coordinates"][1] * sy + ty]) for g in shapes]


def _gempa(g: dict[str, str]) -> Masuk:
    """A quake. It has no number of its own; whether a tsunami is feared is said in words only."""
    lat, lng = _ukur(g["Lintang"], "LS"), _ukur(g["Bujur"], "BB")
    feared = g.get("Potensi", "")
    wave = "tsunami" in feared.lower() and "tidak" not in feared.lower()
    told = f" {feared}." if feared else ""
    felt = f" Dirasakan: {g['Dirasakan']}." if g.get("Dirasakan") else ""
    return Masuk(
        asal=f"bmkg-{g['DateTime']}-{lat:.2f}-{lng:.2f}",
        kanal=Kanal.IMPOR,
        bahaya=Bahaya.TSUNAMI if wave else Bahaya.GEMPA,
        uraian=f"Gempa M {g['Magnitude']}, kedalaman {g['Kedalaman']}.{told}{felt}"[:4000],
        tempat=g["Wilayah"][:300],
        waktu=_saat(g["DateTime"]),
        lat=lat,
        lng=lng,
    )


def _ukur(teks: str, negatif: str) -> float:
    """Read "5.81 LS" as -5.81: the letters tell the side, whichever way round the pair of numbers is written."""
    angka, _spasi, arah = teks.partition(" ")
    return -float(angka) if arah.strip() == negatif else float(angka)


def _laporan(p: dict[str, Any], titik: list[float]) -> Masuk:
    depth = (p.get("report_data") or {}).get("flood_depth")
    words = [str(p.get("title") or ""), str(p.get("text") or ""), f"Kedalaman {depth} cm." if depth else ""]
    return Masuk(
        asal=f"petabencana-{p['pkey']}",
        kanal=Kanal.IMPOR,
        bahaya=jenis(str(p.get("disaster_type") or "")),
        uraian=" ".join(w for w in words if w)[:4000] or "–",
        tempat=str((p.get("tags") or {}).get("instance_region_code") or p.get("source") or "")[:300],
        waktu=_saat(str(p["created_at"])),
        lng=float(titik[0]),
        lat=float(titik[1]),
    )


def _tabel(text: str) -> Iterator[Masuk]:
    """Columns waktu, jenis, tempat, uraian; lat, lng and id when there are any."""
    try:
        yield from _baris(csv.DictReader(io.StringIO(text)))
    except csv.Error:
        raise UmpanError("bentuk") from None


def _baris(rows: "csv.DictReader[str]") -> Iterator[Masuk]:
    if not {"waktu", "tempat", "uraian"} <= set(rows.fieldnames or ()):
        raise UmpanError("bentuk")
    for n, row in enumerate(rows, start=1):
        if n > BARIS_MAKS:
            raise UmpanError("besar")
        yield Masuk(
            asal=f"tabel-{row['id']}" if row.get("id") else "",
            kanal=Kanal.IMPOR,
            bahaya=jenis(row.get("jenis") or "", row["uraian"] or ""),
            uraian=(row["uraian"] or "–")[:4000],
            tempat=(row["tempat"] or "")[:300],
            waktu=_saat(row["waktu"] or ""),
            lat=_derajat(row.get("lat")),
            lng=_derajat(row.get("lng")),
        )


def _derajat(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        raise UmpanError("bentuk") from None
