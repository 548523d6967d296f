"""The catalogue of open data as DCAT 2 in JSON-LD: plain values in, one document out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

LISENSI = "https://creativecommons.org/licenses/by/4.0/"
"""What is published may be used by anybody who names the source (Perpres 39/2019 Art. 1(10) asks for open formats)."""
KONTEKS = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
JENIS = {"csv": "text/csv", "json": "application/json"}
MEDIA = "https://www.iana.org/assignments/media-types/"
BAHASA = "id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kumpulan:
    """One dataset: what it is, which years it covers, where its files lie (by ending) and the page that shows it."""

    alamat: str
    judul: str
    keterangan: str
    dari: date
    sampai: date
    halaman: str
    berkas: dict[str, str]
    terbit: date | None = None
    sumber: tuple[str, ...] = ()


def katalog(alamat: str, judul: str, penerbit: str, kumpulan: Iterable[Kumpulan]) -> dict[str, Any]:
    """The catalogue with all its datasets."""
    agent = {"@type": "foaf:Agent", "foaf:name": penerbit}
    return {
        "@context": KONTEKS,
        "@id": alamat,
        "@type": "dcat:Catalog",
        "dct:title": _kata(judul),
        "dct:publisher": agent,
        "dct:language": BAHASA,
        "dct:license": {"@id": LISENSI},
        "dcat:dataset": [_kumpulan(satu, agent) for satu in kumpulan],
    }


def _kumpulan(satu: Kumpulan, agent: dict[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@id": satu.alamat,
        "@type": "dcat:Dataset",
        "dct:identifier": satu.alamat,
        "dct:title": _kata(satu.judul),
        "dct:description": _kata(satu.keterangan),
        "dct:publisher": agent,
        "dct:license": {"@id": LISENSI},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _hari(satu.dari),
            "dcat:endDate": _hari(satu.sampai),
        },
        "dcat:landingPage": {"@id": satu.halaman},
        "dcat:distribution": [_berkas(bentuk, url) for bentuk, url in satu.berkas.items()],
    }
    if satu.terbit:
        made["dct:issued"] = _hari(satu.terbit)
    if satu.sumber:
        made["dct:source"] = list(satu.sumber)
    return made


def _berkas(bentuk: str, url: str) -> dict[str, Any]:
    return {
        "@id": url,
        "@type": "dcat:Distribution",
        "dcat:accessURL": {"@id": url},
        "dcat:downloadURL": {"@id": url},
        "dcat:mediaType": {"@id": MEDIA + JENIS[bentuk]},
        "dct:format": bentuk.upper(),
        "dct:license": {"@id": LISENSI},
    }


def _kata(teks: str) -> dict[str, str]:
    return {"@value": teks, "@language": BAHASA}


def _hari(hari: date) -> dict[str, str]:
    return {"@value": hari.isoformat(), "@type": "xsd:date"}
