"""The document says what is served: committed, complete, bounded, each operation behind its scope."""

import json
import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client

from poros.config.api import DOKUMEN, dokumen
from poros.config.dokumen import bentuk, kelompok
from poros.config.urls import api
from poros.kernel.antarmuka.rules import Cakupan


@pytest.fixture(scope="module")
def skema() -> dict:
    return json.loads(dokumen(api))


def operasi(skema) -> Iterator[tuple[str, str, dict]]:
    for jalur, cara in skema["paths"].items():
        for nama, isi in cara.items():
            yield nama, jalur, isi


def test_the_committed_document_is_the_one_that_is_served():
    """Rewrite it with `make openapi` and look at what has changed: programs depend on it."""
    assert DOKUMEN.read_text(encoding="utf-8") == dokumen(api)


def test_it_is_served(db):
    served = Client().get("/api/v1/openapi.json", headers={"Host": "uji.localhost"})
    assert served.json()["openapi"] == "3.1.0"
    assert served.json()["paths"].keys() == json.loads(DOKUMEN.read_text(encoding="utf-8"))["paths"].keys()


def test_people_read_it_without_anything_from_elsewhere(db, skema):
    page = Client().get("/api/v1/dokumen", headers={"Host": "uji.localhost"})
    text = page.content.decode()
    assert page.status_code == 200
    assert all(isi["summary"] in text for _cara, _jalur, isi in operasi(skema))
    assert "//cdn" not in text
    assert 'src="http' not in text


def test_operations_have_names_of_their_own_and_indonesian_words(skema):
    names = [isi["operationId"] for _cara, _jalur, isi in operasi(skema)]
    assert len(set(names)) == len(names) >= 120
    assert all(isi["summary"] for _cara, _jalur, isi in operasi(skema))


def test_each_operation_declares_its_refusals(skema):
    for cara, jalur, isi in operasi(skema):
        wanted = {"400", "401", "403", "404", "422", "429"} | ({"409", "413"} if cara == "post" else set())
        assert wanted <= isi["responses"].keys(), jalur
        assert all(isi["responses"][s] == {"$ref": f"#/components/responses/Galat{s}"} for s in wanted), jalur
    refusals = skema["components"]["responses"]
    assert {tuple(found["content"]) for found in refusals.values()} == {("application/problem+json",)}
    assert set(refusals) == {f"Galat{status}" for status in (400, 401, 403, 404, 409, 413, 422, 429)}
    assert "Retry-After" in refusals["Galat429"]["headers"]


def test_refusals_cost_no_model_of_an_operation():
    """Each was one: nine in ten of the models that loading the program built."""
    for alamat in api._routers:
        for jalur in alamat[1].path_operations.values():
            assert all(max(o.response_models) < 300 and len(o.response_models) == 1 for o in jalur.operations)


def _teks(schema: dict, jalan: str) -> Iterator[tuple[str, dict]]:
    """All parts of a schema that are free text."""
    for key in ("anyOf", "allOf", "oneOf"):
        for part in schema.get(key, ()):
            yield from _teks(part, jalan)
    if schema.get("type") == "array":
        yield from _teks(schema["items"], f"{jalan}[]")
    for name, part in schema.get("properties", {}).items():
        yield from _teks(part, f"{jalan}.{name}")
    if schema.get("type") == "string" and not {"enum", "const"} & schema.keys():
        yield jalan, schema


def _masukan(skema) -> Iterator[tuple[str, dict]]:
    """What programs send: parameters, and the shapes that bodies are made of."""
    for _cara, jalur, isi in operasi(skema):
        for parameter in isi["parameters"]:
            yield f"{jalur} {parameter['name']}", parameter["schema"]
    for name, shape in skema["components"]["schemas"].items():
        if shape.get("additionalProperties") is False:
            yield name, shape


def test_every_text_that_is_sent_has_a_length_and_every_list_an_end(skema):
    for nama, shape in _masukan(skema):
        for jalan, part in _teks(shape, nama):
            assert part.get("format") in {"date", "date-time", "uuid"} or "maxLength" in part, jalan
        for name, part in shape.get("properties", {}).items():
            whole = [part, *part.get("anyOf", ())]
            assert all("maxItems" in p for p in whole if p.get("type") == "array"), f"{nama}.{name}"


def test_every_number_that_is_sent_fits_its_column(skema):
    for nama, shape in _masukan(skema):
        for name, part in {"": shape, **shape.get("properties", {})}.items():
            for one in (part, *part.get("anyOf", ())):
                if one.get("type") == "integer":
                    assert one["maximum"] <= 2**63 - 1, f"{nama}.{name}"
                    assert one["minimum"] >= 0, f"{nama}.{name}"


def test_bodies_are_closed(skema):
    """A misspelt name is refused, not ignored."""
    for _cara, jalur, isi in operasi(skema):
        content = isi.get("requestBody", {}).get("content", {})
        if "application/json" in content:
            name = content["application/json"]["schema"]["$ref"].rsplit("/", 1)[-1]
            assert skema["components"]["schemas"][name]["additionalProperties"] is False, jalur


TANPA_KUNCI = {
    "/api/v1/berkas": "the same bytes are kept once anyway",
    "/api/v1/tanda-tangan/tandatangani": "no digest of a passphrase is kept; an attempt is written down before it is sent",
    "/api/v1/tanda-tangan/sertifikat": "as above; a second certificate is refused",
    "/api/v1/tanda-tangan/esign": "no digest of a NIK is kept; noting it again changes nothing",
    "/api/v1/tanda-tangan/permintaan/{pk}/tanyakan": "asks a provider; must not run inside a transaction",
    "/api/v1/krisis/kejadian/{kejadian_id}/korban/buka": "only reads, with a line on the trail; names are kept nowhere else",
    "/api/v1/logistik/donasi/{donasi_id}/donatur": "only reads, with a line on the trail; a name is kept nowhere else",
}


def test_what_writes_takes_a_key(skema):
    for cara, jalur, isi in operasi(skema):
        names = {p["name"] for p in isi["parameters"]}
        assert ("Idempotency-Key" in names) == (cara == "post" and jalur not in TANPA_KUNCI), jalur


CONTOH = {"objek": "surat", "kode": "surat-biasa", "bentuk": "zip"}
"""Words in addresses; all other parts are numbers."""


def _alamat(jalur: str) -> str:
    path = jalur.removeprefix("/api/v1")
    return re.sub(r"{(\w+)}", lambda part: CONTOH.get(part[1], "1"), path)


@pytest.mark.parametrize("cakupan", list(Cakupan))
def test_a_token_opens_what_its_scope_names_and_nothing_else(program, skema, cakupan):
    sekda = program("sekda", cakupan)
    for cara, jalur, isi in operasi(skema):
        alamat = _alamat(jalur)
        answer = sekda.get(alamat) if cara == "get" else sekda.post(alamat, {})
        refused = answer.status_code == 403
        assert refused == (isi["x-cakupan"] not in {cakupan, None}), (cara, jalur, answer.status_code)


def test_every_scope_opens_something(skema):
    assert {isi["x-cakupan"] for _cara, _jalur, isi in operasi(skema)} - {None} == set(Cakupan)


def test_without_a_token_nothing_is_open(db, skema):
    for cara, jalur, _isi in operasi(skema):
        call = getattr(Client(headers={"Host": "uji.localhost"}), cara)
        assert call("/api/v1" + _alamat(jalur)).status_code == 401, jalur


def test_the_page_groups_operations_and_names_shapes_shortly(skema):
    groups = kelompok(skema)
    catat = next(op for op in groups["surat"] if op.kode == "surat_catat")
    shapes = {b.nama: b.bentuk for b in catat.badan}
    assert catat.cakupan == "surat:tulis"
    assert shapes["nomor"] == "string ≤ 200"
    assert shapes["berkas"] == "BerkasMasuk[]"
    assert shapes["diterima"] == "date-time | null"
    assert {b.nama for b in catat.badan if b.wajib} == {"nomor", "tanggal", "pengirim", "perihal", "kepada"}
    assert bentuk({"enum": ["a", "b"]}) == "a | b"


def test_the_limit_of_a_body_is_what_the_document_says(skema):
    limit = skema["components"]["schemas"]["BerkasMasuk"]["properties"]["isi"]["maxLength"]
    assert limit == settings.DATA_UPLOAD_MAX_MEMORY_SIZE
