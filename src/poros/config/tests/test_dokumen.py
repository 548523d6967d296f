"""The page of the API: types in few words, operations by module, names of what goes in and comes out."""

import pytest
from django.test import Client

from poros.config.dokumen import Bidang, bentuk, kelompok


@pytest.mark.parametrize(
    ("schema", "kata"),
    [
        ({"type": "integer"}, "integer"),
        ({"type": "string"}, "string"),
        ({"type": "string", "maxLength": 200}, "string ≤ 200"),
        ({"type": "string", "format": "date"}, "date"),
        ({"type": "string", "format": "date-time", "maxLength": 40}, "date-time ≤ 40"),
        ({"enum": ["a", 2]}, "a | 2"),
        ({"$ref": "#/components/schemas/UnitKeluar"}, "UnitKeluar"),
        ({"type": "array", "items": {"$ref": "#/components/schemas/Rujuk"}}, "Rujuk[]"),
        ({"type": "array", "items": {"type": "array", "items": {"type": "integer"}}}, "integer[][]"),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, "integer | null"),
        ({"anyOf": [{"$ref": "#/x/A"}, {"type": "array", "items": {"$ref": "#/x/B"}}]}, "A | B[]"),
        ({"enum": ["x"], "type": "string", "maxLength": 3}, "x"),
        ({}, ""),
    ],
)
def test_a_type_is_said_in_few_words(schema, kata):
    assert bentuk(schema) == kata


def operasi(**lain):
    return {
        "operationId": "satu",
        "summary": "Membaca satu",
        "tags": ["kelembagaan"],
        "parameters": [],
        "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Unit"}}}}},
        **lain,
    }


@pytest.fixture
def schema():
    shapes = {
        "Unit": {
            "required": ["id"],
            "properties": {"id": {"type": "integer"}, "nama": {"type": "string", "description": "Namanya."}},
        },
        "Tulis": {"required": ["nama"], "properties": {"nama": {"type": "string", "maxLength": 9}}},
        "Kosong": {},
    }
    return lambda **paths: {"components": {"schemas": shapes}, "paths": {f"/{k}": v for k, v in paths.items()}}


def satu(schema, cara="get", **lain):
    (found,) = kelompok(schema(a={cara: operasi(**lain)}))["kelembagaan"]
    return found


def test_operations_stand_by_their_module_in_the_order_of_the_document(schema):
    found = kelompok(
        schema(
            a={"get": operasi(operationId="a"), "post": operasi(operationId="b", tags=["surat", "lain"])},
            b={"get": operasi(operationId="c")},
        )
    )
    assert {nama: [(o.kode, o.cara, o.jalur) for o in rows] for nama, rows in found.items()} == {
        "kelembagaan": [("a", "GET", "/a"), ("c", "GET", "/b")],
        "surat": [("b", "POST", "/a")],
    }


def test_an_answer_names_its_parts_and_which_are_always_there(schema):
    assert satu(schema).jawaban == (
        Bidang("id", "integer", wajib=True, ket=""),
        Bidang("nama", "string", wajib=False, ket="Namanya."),
    )


def test_a_list_names_the_parts_of_its_entries(schema):
    content = {"application/json": {"schema": {"type": "array", "items": {"$ref": "#/components/schemas/Unit"}}}}
    found = satu(schema, responses={"201": {"content": content}, "404": {}, "422": {}})
    assert [b.nama for b in found.jawaban] == ["id", "nama"]
    assert found.galat == ("404", "422")


@pytest.mark.parametrize(
    "good", [{}, {"content": {}}, {"content": {"application/pdf": {"schema": {"type": "string"}}}}]
)
def test_a_file_or_nothing_has_no_parts(schema, good):
    assert satu(schema, responses={"200": good}).jawaban == ()


def test_a_body_names_what_is_wanted(schema):
    body = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Tulis"}}}}
    assert satu(schema, "post", requestBody=body).badan == (Bidang("nama", "string ≤ 9", wajib=True, ket=""),)
    assert satu(schema).badan == ()


def test_parameters_and_scope_are_told(schema):
    part = {"name": "q", "schema": {"type": "string"}, "required": False}
    found = satu(schema, parameters=[part, part | {"name": "id", "required": True, "description": "Nomor."}])
    assert found.parameter == (
        Bidang("q", "string", wajib=False, ket=""),
        Bidang("id", "string", wajib=True, ket="Nomor."),
    )
    assert found.cakupan == ""
    assert satu(schema, **{"x-cakupan": "surat:baca"}).cakupan == "surat:baca"


@pytest.mark.django_db
def test_every_operation_that_is_served_stands_on_the_page():
    """The page is made from the very document: nothing is left out, nothing is named twice."""
    served = Client().get("/api/v1/openapi.json", headers={"Host": "uji.localhost"}).json()
    rows = [o for rows in kelompok(served).values() for o in rows]
    assert len(rows) == sum(len(operations) for operations in served["paths"].values())
    assert len({o.kode for o in rows}) == len(rows)
    for o in rows:
        assert o.ringkas, o.kode
        assert o.galat, o.kode
        if o.cara == "POST" and o.kode != "umum_unggah":  # a file and nothing else
            assert all(b.ket for b in o.badan), o.kode
