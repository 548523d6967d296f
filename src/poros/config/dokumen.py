"""The OpenAPI document turned into what a page can show."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Skema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bidang:
    """One name in a body, an answer or an address."""

    nama: str
    bentuk: str
    wajib: bool
    ket: str


@dataclass(frozen=True, slots=True)
class Operasi:
    """One operation with all that it takes and gives."""

    kode: str
    cara: str
    jalur: str
    ringkas: str
    cakupan: str
    parameter: tuple[Bidang, ...]
    badan: tuple[Bidang, ...]
    jawaban: tuple[Bidang, ...]
    galat: tuple[str, ...]


def kelompok(schema: Skema) -> dict[str, list[Operasi]]:
    """Operations by the module that they belong to."""
    shapes = schema["components"]["schemas"]
    found: dict[str, list[Operasi]] = {}
    for jalur, operations in schema["paths"].items():
        for cara, operation in operations.items():
            found.setdefault(operation["tags"][0], []).append(_operasi(cara, jalur, operation, shapes))
    return found


def _operasi(cara: str, jalur: str, operation: Skema, shapes: Skema) -> Operasi:
    answers = operation["responses"]
    good = next(answer for status, answer in answers.items() if int(status) < 300)  # noqa: PLR2004 -- success
    return Operasi(
        kode=operation["operationId"],
        cara=cara.upper(),
        jalur=jalur,
        ringkas=operation["summary"],
        cakupan=operation.get("x-cakupan") or "",
        parameter=tuple(
            Bidang(p["name"], bentuk(p["schema"]), p["required"], p.get("description", ""))
            for p in operation["parameters"]
        ),
        badan=tuple(_bidang(_isi(operation.get("requestBody", {})), shapes)),
        jawaban=tuple(_bidang(_isi(good), shapes)),
        galat=tuple(str(status) for status in answers if int(status) >= 400),  # noqa: PLR2004 -- refusals
    )


def _isi(holder: Skema) -> Skema:
    return next((content["schema"] for content in holder.get("content", {}).values()), {})


def _bidang(schema: Skema, shapes: Skema) -> Iterator[Bidang]:
    """The names of an object; those of its entries when it is a list."""
    schema = schema.get("items", schema)
    schema = shapes[_nama(schema)] if "$ref" in schema else schema
    wajib = schema.get("required", ())
    for nama, part in schema.get("properties", {}).items():
        yield Bidang(nama, bentuk(part), nama in wajib, part.get("description", ""))


def bentuk(schema: Skema) -> str:
    """A type in few words: "string ≤ 200", "SasaranMasuk[]"."""
    if "$ref" in schema:
        return _nama(schema)
    if "anyOf" in schema:
        return " | ".join(bentuk(part) for part in schema["anyOf"])
    if schema.get("type") == "array":
        return f"{bentuk(schema['items'])}[]"
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"])
    words = [schema.get("format") or str(schema.get("type", ""))]
    if "maxLength" in schema:
        words.append(f"≤ {schema['maxLength']}")
    return " ".join(words)


def _nama(schema: Skema) -> str:
    return str(schema["$ref"]).rsplit("/", 1)[-1]
