"""How often one may ask: each caller has a count of its own, and made-up credentials gain nothing."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from poros.kernel.antarmuka import laju
from poros.kernel.antarmuka.laju import MENIT, Penghitung

SAYA = "/api/v1/saya"
KEPALA = {"Host": "uji.localhost"}


@pytest.fixture(autouse=True)
def _kosong(settings, monkeypatch):
    """A worker that has just begun, at a moment that does not move, with small limits."""
    monkeypatch.setattr(laju, "penghitung", Penghitung())
    monkeypatch.setattr(laju.time, "time", lambda: 60_000_010.0)
    settings.LAJU = {"alamat": 3, "orang": 2, "token": 0}
    settings.LAJU_PROKSI = 0


def tanya(jalur=SAYA, ip="10.0.0.1", **kepala):
    head = KEPALA | {name.replace("_", "-"): value for name, value in kepala.items()}
    return Client(REMOTE_ADDR=ip).get(jalur, headers=head)


def test_a_minute_counts_and_the_next_begins_anew():
    counter = Penghitung()
    assert [counter.catat("alamat", "a", 2, 60.0 + n) for n in range(4)] == [0, 0, 59, 58]
    assert counter.catat("alamat", "b", 2, 63.0) == 0
    assert counter.catat("alamat", "a", 2, 60.0 + MENIT) == 0


def test_it_does_not_grow_without_end(monkeypatch):
    monkeypatch.setattr(laju, "PALING_BANYAK", 3)
    counter = Penghitung()
    waits = [counter.catat("alamat", str(n), 1, 0.0) for n in range(5)]
    assert waits == [0, 0, 0, 0, 61]  # newcomers share one count
    for n in range(5):
        counter.kenali(bytes([n]), "token", str(n))
    assert list(counter.pemilik) == [bytes([n]) for n in (2, 3, 4)]


def test_who_asks_too_often_is_told_when_to_come_back(db):
    assert [tanya().status_code for _n in range(3)] == [401, 401, 401]
    answer = tanya()
    assert answer.status_code == 429
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Retry-After"] == "51"
    assert answer.json()["type"].endswith("#galat-sering")
    assert tanya(ip="10.0.0.2").status_code == 401


def test_a_refusal_costs_no_statement(db):
    for _n in range(3):
        tanya()
    with CaptureQueriesContext(connection) as queries:
        assert tanya().status_code == 429
    assert len(queries) == 0


def test_made_up_tokens_count_for_their_address(db):
    answers = [tanya(Authorization=f"Bearer poros_{n}").status_code for n in range(4)]
    assert answers == [401, 401, 401, 429]


def test_strangers_do_not_lock_out_who_signs_in_behind_the_same_address(program):
    assert [tanya(ip="127.0.0.1").status_code for _n in range(4)] == [401, 401, 401, 429]
    assert program("tu").get("/saya").status_code == 200


def test_reading_the_document_counts_too(db):
    assert [tanya("/api/v1/openapi.json").status_code for _n in range(4)] == [200, 200, 200, 429]


def test_a_good_token_is_not_stopped_by_default(program):
    tu = program("tu")
    assert {tu.get("/saya").status_code for _n in range(8)} == {200}


def test_tokens_may_be_limited_each_by_itself(program, settings):
    settings.LAJU = settings.LAJU | {"token": 2}
    one, two = program("tu"), program("sekda")
    assert [one.get("/saya").status_code for _n in range(4)] == [200, 200, 200, 429]
    assert [two.get("/saya").status_code for _n in range(2)] == [200, 200]


def test_a_token_that_is_revoked_counts_for_its_address_again(program, kota):
    tu = program("tu")
    assert tu.get("/saya").status_code == 200
    tu.token.delete()
    assert [tu.get("/saya").status_code for _n in range(4)] == [401, 401, 401, 429]


def test_a_person_is_limited_whatever_the_address(masuk):
    browser = masuk("tu")
    answers = [browser.get(SAYA, REMOTE_ADDR=f"10.0.0.{n}").status_code for n in range(4)]
    assert answers == [200, 200, 200, 429]  # the first, not yet known, counted for its address


def test_screens_are_not_counted(masuk):
    browser = masuk("tu")
    assert {browser.get("/kabar/").status_code for _n in range(6)} == {200}


@pytest.mark.parametrize(
    ("proksi", "lewat", "asal"),
    [
        (0, "1.1.1.1", "10.0.0.1"),
        (1, "1.1.1.1", "1.1.1.1"),
        (1, "palsu, 2.2.2.2", "2.2.2.2"),
        (2, "palsu, 2.2.2.2, 10.1.1.1", "2.2.2.2"),
        (2, "2.2.2.2", "10.0.0.1"),
        (1, "", ""),
    ],
)
def test_only_our_own_proxies_are_believed(rf, settings, proksi, lewat, asal):
    settings.LAJU_PROKSI = proksi
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=lewat)
    assert laju.alamat(request) == asal
