"""Routers whose operations all carry sign-in, scope, declared refusals and, where they write, a key."""

from collections.abc import Callable, Collection, Mapping
from functools import wraps
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Header, NinjaAPI, Router
from ninja.openapi.schema import REF_TEMPLATE, OpenAPISchema
from ninja.utils import contribute_operation_args

from .masalah import JENIS_ISI, Masalah
from .masuk import PILIH_JABATAN, Sesi, Token
from .rules import Cakupan
from .sekali import KEPALA_ULANG, jawab, nilai, sekali

Tampilan = Callable[..., Any]
Hias = Callable[[Tampilan], Tampilan]

GALAT_BACA = (400, 401, 403, 404, 422, 429)
GALAT_TULIS = (*GALAT_BACA, 409, 413)
GALAT_MULAI = 400
KUNCI = "Idempotency-Key"
ULANGAN = (KEPALA_ULANG, "`true` bila jawaban ini ulangan dari permintaan sebelumnya dengan kunci yang sama.")
TUNGGU = (429, ("Retry-After", "Detik yang harus ditunggu."))
"""A status whose answers have a header of their own, and what that says."""
PARAMETER_JABATAN = {
    "in": "header",
    "name": PILIH_JABATAN,
    "required": False,
    "description": "Nomor jabatan yang dipakai bertindak; hanya jabatan yang Anda pegang hari ini.",
    "schema": {"type": "integer", "minimum": 1, "maximum": 2**63 - 1},
}


class Rute(Router):
    """The operations of one module. `kelompok` heads them in the document."""

    def __init__(self, kelompok: str) -> None:
        super().__init__(tags=[kelompok])
        self.kelompok = kelompok

    def baca(self, jalur: str, hasil: Any, ringkas: str, cakupan: Cakupan | None = None, **lain: Any) -> Hias:
        """A GET that changes nothing."""
        return self._operasi(("GET", jalur), {200: hasil}, GALAT_BACA, ringkas=ringkas, cakupan=cakupan, lain=lain)

    def tindak(
        self, jalur: str, hasil: Any, ringkas: str, cakupan: Cakupan | None = None, *, berkunci: bool = True
    ) -> Hias:
        """A POST that does something to what is there; with an Idempotency-Key once."""
        operasi = self._operasi(("POST", jalur), {200: hasil}, GALAT_TULIS, ringkas=ringkas, cakupan=cakupan)
        return (lambda view: operasi(_berkunci(view, 200))) if berkunci else operasi

    def cipta(
        self, jalur: str, hasil: Any, ringkas: str, cakupan: Cakupan | None = None, *, rahasia: Collection[str] = ()
    ) -> Hias:
        """A POST that makes something new, once per Idempotency-Key. What `rahasia` names is answered only once."""
        operasi = self._operasi(("POST", jalur), {201: hasil}, GALAT_TULIS, ringkas=ringkas, cakupan=cakupan)
        return lambda view: operasi(_berkunci(view, 201, rahasia))

    def _operasi(
        self,
        alamat: tuple[str, str],
        hasil: dict[int, Any],
        galat: tuple[int, ...],
        *,
        ringkas: str,
        cakupan: Cakupan | None,
        lain: Mapping[str, Any] = MappingProxyType({}),
    ) -> Hias:
        cara, jalur = alamat
        syarat = f"Cakupan token: `{cakupan}`." if cakupan else "Setiap token yang berlaku."

        def hias(view: Tampilan) -> Tampilan:
            return self.api_operation(
                [cara],
                jalur,
                auth=[Token(cakupan), Sesi()],
                response=hasil,
                operation_id=f"{self.kelompok}_{view.__name__}",
                summary=ringkas,
                description=syarat,
                openapi_extra={
                    "parameters": [PARAMETER_JABATAN],
                    "x-cakupan": cakupan,
                    **lain,
                    "responses": {**lain.get("responses", {}), **_acuan(galat)},
                },
            )(view)

        return hias


def _berkunci(view: Tampilan, status: int, rahasia: Collection[str] = ()) -> Tampilan:
    @wraps(view)
    def run(request: HttpRequest, kunci_idempoten: str = "", **data: Any) -> HttpResponse:
        if kunci_idempoten:
            return sekali(request, kunci_idempoten, status, lambda: view(request, **data), rahasia=rahasia)
        return jawab(nilai(view(request, **data)), status)

    contribute_operation_args(
        run,
        "kunci_idempoten",
        str,
        Header(
            "",
            alias=KUNCI,
            max_length=80,
            pattern="^[!-~]*$",
            description="Buat acak untuk setiap niat; ulangi permintaan dengan kunci yang sama bila jawabannya hilang.",
        ),
    )
    return run


class _Dokumen(OpenAPISchema):
    """The document: refusals stand once, under names; a second shape under the name of the first is no document."""

    def add_schema_definitions(self, definitions: dict[str, Any]) -> None:
        """Keep the shapes of one operation."""
        for name, shape in definitions.items():
            if self.schemas.setdefault(name, shape) != shape:
                raise ValueError(f"Two shapes call themselves {name!r} in the API; rename one")

    def get_components(self) -> dict[str, Any]:
        """Add what the operations only name: refusals are raised, never returned, so none has a model of its own."""
        shape = Masalah.model_json_schema(ref_template=REF_TEMPLATE, mode="serialization")
        self.add_schema_definitions({**shape.pop("$defs"), Masalah.__name__: shape})
        return {**super().get_components(), "responses": {f"Galat{status}": _galat(status) for status in GALAT_TULIS}}


class Api(NinjaAPI):
    """The API with a document that says what is really sent."""

    def get_openapi_schema(self, **lain: Any) -> OpenAPISchema:
        """Answers under a key have their own header; docstrings are for engineers."""
        schema = _Dokumen(self, lain.get("path_prefix") or self.get_root_path({}))
        for shape in schema["components"]["schemas"].values():
            shape.pop("description", None)
        for operations in schema["paths"].values():
            for operation in operations.values():
                if any(found["name"] == KUNCI for found in operation["parameters"]):
                    for status, response in operation["responses"].items():
                        if status < GALAT_MULAI:
                            response.update(_kepala(*ULANGAN))
        return schema


def _acuan(galat: Collection[int]) -> dict[int, Any]:
    """The refusals of an operation, by the names under which the document has them."""
    return {status: {"$ref": f"#/components/responses/Galat{status}"} for status in galat}


def _galat(status: int) -> dict[str, Any]:
    """What every refusal with this status looks like."""
    content = {JENIS_ISI: {"schema": {"$ref": REF_TEMPLATE.format(model=Masalah.__name__)}}}
    kepala = _kepala(*TUNGGU[1]) if status == TUNGGU[0] else {}
    return {"description": HTTPStatus(status).phrase, "content": content, **kepala}


def _kepala(nama: str, words: str) -> dict[str, Any]:
    """A header of our own that an answer has."""
    return {"headers": {nama: {"description": words, "schema": {"type": "string"}}}}
