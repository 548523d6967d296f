"""The API: what the shell and the modules offer to programs, under one document."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from ninja.openapi.docs import DocsBase

from poros.config.dokumen import kelompok
from poros.config.env import ROOT
from poros.kernel.antarmuka.masalah import pasang
from poros.kernel.antarmuka.rute import Api
from poros.kernel.registry import manifests

JALUR = "/api/v1/"
DOKUMEN = ROOT / "docs" / "openapi.json"
PENGANTAR = """\
Semua yang dapat dilakukan layar dapat dilakukan program, dengan perintah dan wewenang yang sama. Token dibuat
di profil, untuk satu jabatan dan cakupan tertentu, dan dikirim sebagai `Authorization: Bearer …`. Galat ditulis
sebagai application/problem+json. Daftar dihalamankan dengan `kursor`. Setiap POST selain unggahan menerima
`Idempotency-Key`: permintaan yang diulang dengan kunci yang sama dijawab dengan jawaban pertama, tanpa berakibat
dua kali."""


class Dokumen(DocsBase):
    """The document for people, made on the server: nothing is fetched from elsewhere."""

    def render_page(self, request: HttpRequest, api: Api, **_lain: Any) -> HttpResponse:
        """All operations by module, each with what it takes and gives."""
        return render(request, "web/api.html", {"api": api, "kelompok": kelompok(api.get_openapi_schema())})


def rakit() -> Api:
    """Put the API together from the shell's router and those that the manifests name."""
    api = Api(
        title="Poros",
        version="1",
        description=PENGANTAR,
        docs=Dokumen(),
        docs_url="/dokumen",
        openapi_url="/openapi.json",
        urls_namespace="api",
    )
    pasang(api)
    for router in ("poros.web.api.rute", *(m.api for m in manifests() if m.api)):
        api.add_router("", router)
    return api


def dokumen(api: Api) -> str:
    """The OpenAPI document as it is committed."""
    with translation.override("id"):
        schema = api.get_openapi_schema(path_prefix=JALUR)
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
