"""The catalogue and the canonical text: plain values in, documents out."""

import hashlib
from datetime import date

import pytest

from poros.domain.indeks.rules.beku import kanonik, sidik
from poros.domain.indeks.rules.katalog import LISENSI, Kumpulan, katalog

SATU = Kumpulan(
    alamat="https://x.id/data/spbe/2023",
    judul="Hasil SPBE 2023",
    keterangan="621 pemerintahan",
    dari=date(2023, 1, 1),
    sampai=date(2023, 12, 31),
    halaman="https://x.id/",
    berkas={"csv": "https://x.id/data/spbe/2023.csv", "json": "https://x.id/data/spbe/2023.json"},
)


def test_a_catalogue_says_who_what_when_and_on_which_terms():
    made = katalog("https://x.id/katalog", "Data terbuka", "Kota Contoh", [SATU])
    assert (made["@type"], made["dct:publisher"]["foaf:name"]) == ("dcat:Catalog", "Kota Contoh")
    (one,) = made["dcat:dataset"]
    assert one["@id"] == SATU.alamat
    assert one["dct:temporal"]["dcat:startDate"] == {"@value": "2023-01-01", "@type": "xsd:date"}
    assert one["dct:temporal"]["dcat:endDate"]["@value"] == "2023-12-31"
    assert [(d["dct:format"], d["dcat:downloadURL"]["@id"]) for d in one["dcat:distribution"]] == [
        ("CSV", "https://x.id/data/spbe/2023.csv"),
        ("JSON", "https://x.id/data/spbe/2023.json"),
    ]
    assert {d["dct:license"]["@id"] for d in one["dcat:distribution"]} == {LISENSI}
    assert all(d["dcat:mediaType"]["@id"].startswith("https://www.iana.org/") for d in one["dcat:distribution"])
    assert "dct:issued" not in one
    assert "dct:source" not in one


def test_what_is_known_of_its_origin_is_told():
    told = Kumpulan(**{n: getattr(SATU, n) for n in SATU.__slots__} | {"terbit": date(2024, 1, 8), "sumber": ("A",)})
    (one,) = katalog("https://x.id/katalog", "D", "K", [told])["dcat:dataset"]
    assert (one["dct:issued"]["@value"], one["dct:source"]) == ("2024-01-08", ["A"])


def test_one_content_has_one_text_whatever_its_order():
    assert kanonik({"b": [1, {"d": "é", "c": None}], "a": "x"}) == '{"a":"x","b":[1,{"c":null,"d":"é"}]}'
    assert sidik({"a": 1, "b": 2}) == sidik({"b": 2, "a": 1})
    assert sidik({"a": 1}) == hashlib.sha256(b'{"a":1}').hexdigest()
    assert sidik({"a": 1}) != sidik({"a": "1"})


def test_what_is_no_number_is_not_frozen():
    with pytest.raises(ValueError, match="JSON"):
        kanonik({"a": float("nan")})
