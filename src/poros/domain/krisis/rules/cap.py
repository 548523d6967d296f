"""Warnings in CAP 1.2: written in the order of the schema, with what the text asks beyond the schema checked first."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

NS = "urn:oasis:names:tc:emergency:cap:1.2"
STATUS = ("Actual", "Exercise", "System", "Test", "Draft")
JENIS_PESAN = ("Alert", "Update", "Cancel", "Ack", "Error")
LINGKUP = ("Public", "Restricted", "Private")
KATEGORI = (
    "Geo", "Met", "Safety", "Security", "Rescue", "Fire", "Health", "Env", "Transport", "Infra", "CBRNE", "Other",
)  # fmt: skip
MENDESAK = ("Immediate", "Expected", "Future", "Past", "Unknown")
PARAH = ("Extreme", "Severe", "Moderate", "Minor", "Unknown")
PASTI = ("Observed", "Likely", "Possible", "Unlikely", "Unknown")
TANGGAPAN = ("Shelter", "Evacuate", "Prepare", "Execute", "Avoid", "Monitor", "Assess", "AllClear", "None")
POLA_WAKTU = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d")
TERLARANG = re.compile(r"[\s,<&]")
"""What identifier and sender must not contain."""
TAK_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold at all, escaped or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peringatan:
    """A warning with one info block and one area. Times carry a zone; the area is a ring of (longitude, latitude)."""

    identifier: str
    sender: str
    sent: datetime
    status: str
    jenis_pesan: str
    kategori: str
    event: str
    mendesak: str
    parah: str
    pasti: str
    berakhir: datetime
    sender_name: str
    judul: str
    uraian: str
    petunjuk: str
    wilayah: str
    tanggapan: str = "Monitor"
    web: str = ""
    kontak: str = ""
    area: Sequence[tuple[float, float]] = ()
    rujukan: Sequence[tuple[str, str, datetime]] = ()
    bahasa: str = "id-ID"
    catatan: str = ""


def bersih(teks: str) -> str:
    """Words as XML can hold them: one line break out of a word processor (U+000B) would spoil the whole message."""
    return TAK_XML.sub(" ", teks)


def waktu(saat: datetime) -> str:
    """Whole seconds with the zone as an offset: CAP knows neither Z nor fractions."""
    text = saat.replace(microsecond=0).isoformat()
    return f"{text[:-1]}-00:00" if text.endswith("Z") else text


def periksa(p: Peringatan) -> list[str]:
    """What is wrong, named by element; the schema alone would let some of it pass."""
    enums = (
        ("status", p.status, STATUS), ("msgType", p.jenis_pesan, JENIS_PESAN), ("category", p.kategori, KATEGORI),
        ("urgency", p.mendesak, MENDESAK), ("severity", p.parah, PARAH), ("certainty", p.pasti, PASTI),
        ("responseType", p.tanggapan, TANGGAPAN),
    )  # fmt: skip
    wrong = [name for name, value, known in enums if value not in known]
    wrong += [n for n, v in (("identifier", p.identifier), ("sender", p.sender)) if not v or TERLARANG.search(v)]
    wrong += [n for n, v in (("event", p.event), ("areaDesc", p.wilayah), ("headline", p.judul)) if not v.strip()]
    wrong += [n for n, at in (("sent", p.sent), ("expires", p.berakhir)) if not POLA_WAKTU.fullmatch(waktu(at))]
    if "sent" not in wrong and "expires" not in wrong and p.berakhir <= p.sent:
        wrong.append("expires")
    # The text wants a closed ring of four points at least; the schema takes any string.
    if p.area and (len(p.area) < 4 or p.area[0] != p.area[-1]):  # noqa: PLR2004 -- a closed triangle
        wrong.append("polygon")
    if p.jenis_pesan in {"Update", "Cancel"} and not p.rujukan:
        wrong.append("references")
    if p.status == "Exercise" and not p.catatan.strip():
        wrong.append("note")
    return wrong


def tulis(p: Peringatan) -> bytes:
    """The message; what `periksa` names must be mended before."""
    root = ET.Element("alert", xmlns=NS)
    _isi(
        root,
        ("identifier", p.identifier), ("sender", p.sender), ("sent", waktu(p.sent)), ("status", p.status),
        ("msgType", p.jenis_pesan), ("scope", "Public"), ("note", p.catatan),
        ("references", " ".join(f"{s},{i},{waktu(at)}" for s, i, at in p.rujukan)),
    )  # fmt: skip
    info = ET.SubElement(root, "info")
    _isi(
        info,
        ("language", p.bahasa), ("category", p.kategori), ("event", p.event), ("responseType", p.tanggapan),
        ("urgency", p.mendesak), ("severity", p.parah), ("certainty", p.pasti), ("effective", waktu(p.sent)),
        ("expires", waktu(p.berakhir)), ("senderName", p.sender_name), ("headline", p.judul),
        ("description", p.uraian), ("instruction", p.petunjuk), ("web", p.web), ("contact", p.kontak),
    )  # fmt: skip
    area = ET.SubElement(info, "area")
    _isi(area, ("areaDesc", p.wilayah), ("polygon", " ".join(f"{lat:.5f},{lng:.5f}" for lng, lat in p.area)))
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _isi(parent: ET.Element, *rows: tuple[str, str]) -> None:
    for name, value in rows:
        if value:
            ET.SubElement(parent, name).text = bersih(value)
