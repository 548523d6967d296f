"""Every refusal as one kind of document (RFC 9457): its type, its status, the part that is wrong, in both languages."""

import json
import logging
from enum import StrEnum

import pytest
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import IntegrityError
from django.http import Http404
from django.test import RequestFactory
from django.utils.translation import override
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from psycopg import errors

from poros.kernel.antarmuka.labels import BENTUK
from poros.kernel.antarmuka.masalah import JENIS_ISI, bagian, pasang, sering
from poros.kernel.commands import Ditolak
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import Flow, TransitionError


class Status(StrEnum):
    BARU = "baru"
    LAMA = "lama"


class Aksi(StrEnum):
    TUA = "tua"
    MUDA = "muda"


FLOW = Flow({(Status.BARU, Aksi.TUA): Status.LAMA})


@pytest.fixture(scope="module")
def api():
    made = NinjaAPI(urls_namespace="uji-masalah")
    pasang(made)
    return made


def jawab(api, error, cara="get"):
    request = getattr(RequestFactory(), cara)("/api/v1/x")
    answer = api.on_exception(request, error)
    return answer, json.loads(answer.content)


def kekangan(cause):
    error = IntegrityError("kekangan")
    error.__cause__ = cause
    return error


def langkah(status, aksi):
    try:
        FLOW.step(status, aksi)
    except TransitionError as error:
        return error
    raise AssertionError


@pytest.mark.parametrize(
    ("error", "status", "jenis"),
    [
        (Ditolak("Tidak boleh."), 422, "ditolak"),
        (TidakBerwenang(), 404, "tidak-ada"),
        (Http404(), 404, "tidak-ada"),
        (AuthenticationError(), 401, "masuk"),
        (HttpError(400, "x"), 400, "http-400"),
        (HttpError(403, "x"), 403, "http-403"),
        (HttpError(418, "x"), 418, "http-418"),
        (RequestDataTooBig(), 413, "besar"),
        (TooManyFieldsSent(), 413, "besar"),
        (TooManyFilesSent(), 413, "besar"),
        (ValidationError([]), 422, "isian"),
        (kekangan(errors.UniqueViolation()), 409, "kembar"),
        (kekangan(errors.ForeignKeyViolation()), 422, "rujukan"),
        (kekangan(errors.CheckViolation()), 422, "kekangan"),
        (kekangan(None), 422, "kekangan"),
        (langkah(Status.LAMA, Aksi.TUA), 409, "keadaan"),
        (RuntimeError("rahasia dapur"), 500, "rusak"),
    ],
    ids=lambda v: type(v).__name__ if isinstance(v, Exception) else str(v),
)
def test_each_refusal_is_a_document_of_its_kind(api, error, status, jenis):
    answer, told = jawab(api, error)
    assert (answer.status_code, told["status"], answer["Content-Type"]) == (status, status, JENIS_ISI)
    assert told["type"] == f"/api/v1/dokumen#galat-{jenis}"
    assert told["title"]
    assert told["detail"]


def test_a_fault_of_ours_tells_nothing_of_the_inside_and_is_logged(api, caplog):
    with caplog.at_level(logging.ERROR):
        answer, _told = jawab(api, RuntimeError("rahasia dapur"), "post")
    assert "rahasia dapur" not in answer.content.decode()
    assert any("POST /api/v1/x failed" in record.getMessage() for record in caplog.records)


def test_not_there_and_not_allowed_are_the_same_words(api):
    assert jawab(api, TidakBerwenang())[1] == jawab(api, Http404("lain"))[1]


@pytest.mark.parametrize(
    ("bidang", "galat"),
    [("", []), ("kepada", ["/kepada"]), ("surat/1/perihal", ["/surat/1/perihal"]), ("/tepi/", ["/tepi"])],
)
def test_a_refusal_points_to_the_part_it_names(api, bidang, galat):
    _answer, told = jawab(api, Ditolak("Tidak boleh.", bidang))
    assert [g["penunjuk"] for g in told.get("galat", [])] == galat
    assert told["detail"] == "Tidak boleh."


@pytest.mark.parametrize(
    ("status", "aksi", "boleh"),
    [(Status.BARU, Aksi.MUDA, ["tua"]), (Status.LAMA, Aksi.TUA, []), (Status.LAMA, Aksi.MUDA, [])],
)
def test_what_is_possible_instead_is_said(api, status, aksi, boleh):
    _answer, told = jawab(api, langkah(status, aksi))
    assert told["boleh"] == boleh
    assert status.value in told["detail"]


@pytest.mark.parametrize(
    ("letak", "penunjuk"),
    [
        (("body", "isi", "kepada", 0, "unit"), "/kepada/0/unit"),
        (("body", "isi"), ""),
        (("query", "saring", "batas"), "/saring/batas"),
        (("path", "surat_id"), "/surat_id"),
        (("body", "isi", "a/b~c"), "/a~1b~0c"),
    ],
)
def test_parts_are_json_pointers(api, letak, penunjuk):
    _answer, told = jawab(api, ValidationError([{"loc": letak, "type": "missing"}]))
    assert told["galat"] == [bagian(penunjuk, "Bagian ini wajib diisi.", letak[0])]


@pytest.mark.parametrize(
    ("jenis", "ctx", "pesan"),
    [
        ("string_too_long", {"max_length": 5}, "Paling panjang 5 huruf."),
        ("greater_than_equal", {"ge": 1}, "Paling kecil 1."),
        ("enum", {"expected": "'a' or 'b'"}, "Pilih salah satu: 'a' or 'b'."),
        ("timezone_aware", {}, "Waktu harus menyebut zonanya, seperti 2026-11-23T09:00:00+07:00."),
        ("yang_tak_dikenal", {"x": 1}, "Isian ini tidak sesuai."),
    ],
)
def test_what_is_wrong_is_said_in_our_words(api, jenis, ctx, pesan):
    _answer, told = jawab(api, ValidationError([{"loc": ("body", "isi", "a"), "type": jenis, "ctx": ctx}]))
    assert told["galat"][0]["pesan"] == pesan


def test_all_wrong_parts_come_at_once(api):
    errors_ = [{"loc": ("body", "isi", str(n)), "type": "missing"} for n in range(3)]
    assert len(jawab(api, ValidationError(errors_))[1]["galat"]) == 3


@pytest.mark.parametrize("jenis", BENTUK)
def test_no_word_of_a_shape_keeps_its_gap(jenis):
    """Every figure that a sentence names is one that pydantic gives with that error."""
    given = dict.fromkeys(
        ("max_length", "min_length", "gt", "ge", "lt", "le", "expected", "max_digits", "decimal_places"), 1
    )
    assert "%(" not in str(BENTUK[jenis]) % given


def test_who_asks_too_often_is_told_when_in_word_and_header():
    answer = sering(17)
    assert (answer.status_code, answer["Retry-After"]) == (429, "17")
    assert "17" in json.loads(answer.content)["detail"]


@pytest.mark.parametrize("error", [TidakBerwenang(), AuthenticationError(), RequestDataTooBig(), RuntimeError("x")])
def test_in_the_language_that_was_asked_for(api, error):
    with override("id"):
        here = jawab(api, error)[1]
    with override("en"):
        there = jawab(api, error)[1]
    assert here["type"] == there["type"]
    assert here["title"] != there["title"]
    assert here["detail"] != there["detail"]
