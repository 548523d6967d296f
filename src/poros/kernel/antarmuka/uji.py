"""A program that calls the API, for tests: a token for one office, and the two verbs."""

import json
import secrets
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from poros.kernel.organisasi.models import Akun, Jabatan, Orang, TokenApi

from .rules import AWALAN_TOKEN, Cakupan, sidik_token

JALUR = "/api/v1"
ALAMAT = "uji.localhost"


class Program:
    """Holds a token of a person's office, with all scopes unless told otherwise."""

    def __init__(self, orang: Orang, jabatan: Jabatan, cakupan: Iterable[str] = tuple(Cakupan)) -> None:
        self.akun, _baru = Akun.objects.get_or_create(username=f"program{orang.pk}", orang=orang)
        self.rahasia = AWALAN_TOKEN + secrets.token_urlsafe(32)
        self.token = TokenApi.objects.create(
            akun=self.akun,
            jabatan=jabatan,
            nama="uji",
            sidik=sidik_token(self.rahasia),
            cakupan=list(cakupan),
            kedaluwarsa=timezone.now() + timedelta(days=30),
        )

    def get(self, jalur: str, kueri: dict[str, Any] | None = None, **kepala: str) -> Any:
        """GET; headers as keyword arguments with underscores."""
        return Client().get(JALUR + jalur, kueri, headers=self._kepala(kepala))

    def post(self, jalur: str, badan: Any = None, *, kunci: str = "", **kepala: str) -> Any:
        """POST JSON, under an Idempotency-Key when one is given."""
        if kunci:
            kepala["idempotency_key"] = kunci
        data = json.dumps(badan) if badan is not None else ""
        return Client().post(JALUR + jalur, data, content_type="application/json", headers=self._kepala(kepala))

    def unggah(self, isi: bytes, nama: str) -> Any:
        """Upload a file as a browser would."""
        from django.core.files.uploadedfile import SimpleUploadedFile

        return Client().post(f"{JALUR}/berkas", {"berkas": SimpleUploadedFile(nama, isi)}, headers=self._kepala({}))

    def _kepala(self, lain: dict[str, str]) -> dict[str, str]:
        own = {"Host": ALAMAT, "Authorization": f"Bearer {self.rahasia}"}
        return own | {name.replace("_", "-"): value for name, value in lain.items()}
