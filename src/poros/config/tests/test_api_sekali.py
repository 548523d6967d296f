"""Idempotency keys: one intention, one effect, the same answer."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from poros.domain.persuratan.models import Surat
from poros.kernel.antarmuka.models import KunciIdempoten
from poros.kernel.antarmuka.tasks import lupakan_kunci
from poros.kernel.penugasan.models import Arahan, Penugasan

ULANG = "Idempotent-Replay"


@pytest.fixture
def badan(kota):
    return {
        "nomor": "1",
        "tanggal": "2026-11-20",
        "pengirim": "X",
        "perihal": "Y",
        "kepada": kota.jabatan["sekda"].pk,
        "disposisi": {"kepada": [{"unit": kota.unit["pu"].pk}]},
    }


def test_the_same_request_again_gets_the_same_answer(program, badan):
    sekda = program("sekda")
    first, again = (sekda.post("/surat", badan, kunci="k-1") for _n in range(2))
    assert first.status_code == again.status_code == 201
    assert first.json() == again.json()
    assert ULANG not in first
    assert again[ULANG] == "true"
    assert Surat.objects.count() == Penugasan.objects.count() == 1


def test_another_request_under_the_same_key_is_refused(program, badan):
    sekda = program("sekda")
    sekda.post("/surat", badan, kunci="k-1")
    other = sekda.post("/surat", badan | {"nomor": "2"}, kunci="k-1")
    elsewhere = sekda.post("/arahan", {"isi": "x", "kepada": badan["disposisi"]["kepada"]}, kunci="k-1")
    assert (other.status_code, elsewhere.status_code) == (409, 409)
    assert "Idempotency-Key" in other.json()["detail"]
    assert (Surat.objects.count(), Arahan.objects.count()) == (1, 1)


def test_keys_of_two_accounts_do_not_meet(program, badan, kota):
    one = program("sekda").post("/surat", badan, kunci="sama")
    two = program("tu").post("/surat", {k: v for k, v in badan.items() if k != "disposisi"}, kunci="sama")
    assert {one.status_code, two.status_code} == {201}
    assert one.json()["id"] != two.json()["id"]


def test_a_refused_act_leaves_no_key_and_may_be_tried_again(program, badan):
    sekda = program("sekda")
    assert sekda.post("/surat", badan | {"perihal": " "}, kunci="k-1").status_code == 422
    assert not KunciIdempoten.objects.exists()
    assert sekda.post("/surat", badan, kunci="k-1").status_code == 201


def test_without_a_key_each_request_counts(program, badan):
    sekda = program("sekda")
    ids = {sekda.post("/surat", badan).json()["id"] for _n in range(2)}
    assert len(ids) == 2


@pytest.mark.parametrize("kunci", ["x" * 81, "dengan spasi"])
def test_a_key_that_is_none_is_refused(program, badan, kunci):
    answer = program("sekda").post("/surat", badan, kunci=kunci)
    assert answer.status_code == 422
    assert answer.json()["galat"][0]["letak"] == "header"


def test_keys_are_forgotten_after_a_week(program, badan):
    program("sekda").post("/surat", badan, kunci="lama")
    program("sekda").post("/surat", badan, kunci="baru")
    KunciIdempoten.objects.filter(kunci="lama").update(dibuat=timezone.now() - timedelta(days=8))
    lupakan_kunci()
    assert [row.kunci for row in KunciIdempoten.objects.all()] == ["baru"]


@pytest.mark.django_db(transaction=True)
def test_two_at_once_under_one_key_have_one_effect(program, badan):
    sekda = program("sekda")
    sekda.get("/saya")
    answers, gate = [], threading.Barrier(2)

    def send():
        gate.wait()
        try:
            answers.append(sekda.post("/surat", badan, kunci="serempak"))
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [a.status_code for a in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert sorted(a.headers.get(ULANG, "") for a in answers) == ["", "true"]
    assert Surat.objects.count() == Penugasan.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kunci", ["", "k-1"])
def test_a_number_that_points_nowhere_is_refused_and_leaves_neither_order_nor_key(program, kota, kunci):
    """The order was written already when its claim was found to name nothing: all of it is undone."""
    klaim = {"sumber_daya": 999_999, "mulai": "2099-01-01T00:00:00Z", "selesai": "2099-01-02T00:00:00Z"}
    body = {"isi": "x", "kepada": [{"unit": kota.unit["pu"].pk}], "klaim": [klaim]}
    answer = program("sekda").post("/arahan", body, kunci=kunci)
    assert answer.status_code == 422
    assert answer.json()["type"].endswith("#galat-ditolak")
    assert not Arahan.objects.exists()
    assert not KunciIdempoten.objects.exists()
