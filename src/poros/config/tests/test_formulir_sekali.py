"""Forms that waited on the device: posted twice under one key, their effect comes once."""

import threading

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from poros.domain.persuratan.models import PencarianTersimpan, Surat
from poros.kernel.antarmuka.models import KunciIdempoten
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Akun

CATAT = "/surat/catat/"
ULANG = "Idempotent-Replay"


@pytest.fixture
def formulir(kota):
    """What the browser had in the form when the network went."""

    def make(**lain):
        return {
            "nomor": "005/1",
            "tanggal": "2026-11-20",
            "pengirim": "Kementerian Contoh",
            "perihal": "Undangan",
            "kepada": kota.jabatan["sekda"].pk,
            "kecepatan": "biasa",
            "kerahasiaan": "terbatas",
        } | lain

    return make


def test_a_queued_registration_posted_twice_registers_once(masuk, formulir):
    tu = masuk("tu")
    first, again = (tu.post(CATAT, formulir(), headers={"X-Kunci": "a-1"}) for _n in range(2))
    assert first.status_code == again.status_code == 302
    assert first["Location"] == again["Location"]
    assert ULANG not in first
    assert again[ULANG] == "true"
    assert Surat.objects.count() == 1
    assert Jejak.objects.filter(aksi="surat.catat").count() == 1


def test_without_a_key_nothing_is_different(masuk, formulir):
    tu = masuk("tu")
    with CaptureQueriesContext(connection) as queries:
        assert tu.post(CATAT, formulir()).status_code == 302
    assert tu.post(CATAT, formulir()).status_code == 302
    assert Surat.objects.count() == 2
    assert not KunciIdempoten.objects.exists()
    assert not [q for q in queries.captured_queries if "kunciidempoten" in q["sql"]]


def test_a_fresh_csrf_token_is_no_other_request(masuk, formulir):
    tu = masuk("tu")
    tu.post(CATAT, formulir(csrfmiddlewaretoken="a"), headers={"X-Kunci": "a-1"})
    assert tu.post(CATAT, formulir(csrfmiddlewaretoken="b"), headers={"X-Kunci": "a-1"})[ULANG] == "true"
    assert Surat.objects.count() == 1


def test_another_form_under_the_same_key_is_refused(masuk, formulir):
    tu = masuk("tu")
    tu.post(CATAT, formulir(), headers={"X-Kunci": "a-1"})
    assert tu.post(CATAT, formulir(nomor="005/2"), headers={"X-Kunci": "a-1"}).status_code == 409
    elsewhere = tu.post("/surat/pencarian/", {"nama": "x", "kueri": "q=x"}, headers={"X-Kunci": "a-1"})
    assert elsewhere.status_code == 409
    assert Surat.objects.count() == 1
    assert not PencarianTersimpan.objects.exists()


def test_what_was_refused_leaves_no_key_and_may_be_sent_again(masuk, formulir):
    tu = masuk("tu")
    assert tu.post(CATAT, formulir(perihal=""), headers={"X-Kunci": "a-1"}).status_code == 422
    assert not KunciIdempoten.objects.exists()
    assert tu.post(CATAT, formulir(), headers={"X-Kunci": "a-1"}).status_code == 302


def test_what_may_not_be_done_leaves_nothing(masuk, formulir):
    assert masuk("staf_pu").post(CATAT, formulir(), headers={"X-Kunci": "a-1"}).status_code in {404, 422}
    assert not KunciIdempoten.objects.exists()
    assert not Surat.objects.exists()


def test_the_page_itself_is_not_kept(masuk, formulir):
    """Only the way on: what a page shows may be a one-time password."""
    masuk("tu").post(CATAT, formulir(), headers={"X-Kunci": "a-1"})
    assert set(KunciIdempoten.objects.get().jawaban) == {"Location"}


def test_keys_of_two_people_do_not_meet(kota, formulir):
    for kode in ("tu", "tu_pu"):
        browser = Client(headers={"Host": "uji.localhost"})
        browser.force_login(Akun.objects.create(username=kode, orang=kota.orang[kode]))
        assert browser.post(CATAT, formulir(), headers={"X-Kunci": "sama"}).status_code == 302
    assert Surat.objects.count() == 2


def test_who_is_not_signed_in_is_sent_to_sign_in(db):
    answer = Client(headers={"Host": "uji.localhost"}).post(CATAT, {}, headers={"X-Kunci": "a-1"})
    assert answer.status_code == 302
    assert "akun" in answer["Location"]


def test_who_must_first_choose_a_password_loses_nothing(masuk, formulir, kota):
    tu = masuk("tu")
    Akun.objects.filter(username="tu").update(sandi_sementara=timezone.now())
    assert "password" in tu.post(CATAT, formulir(), headers={"X-Kunci": "a-1"})["Location"]
    Akun.objects.filter(username="tu").update(sandi_sementara=None)
    assert ULANG not in tu.post(CATAT, formulir(), headers={"X-Kunci": "a-1"})
    assert Surat.objects.count() == 1


@pytest.mark.parametrize("kunci", ["x" * 81, "dengan spasi", ""])
def test_a_key_that_is_none_is_refused(masuk, formulir, kunci):
    assert masuk("tu").post(CATAT, formulir(), headers={"X-Kunci": kunci}).status_code == 400
    assert not Surat.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_at_once_under_one_key_have_one_effect(kota, formulir):
    akun = Akun.objects.create(username="tu", orang=kota.orang["tu"])
    browsers = [Client(headers={"Host": "uji.localhost"}) for _n in range(2)]
    for browser in browsers:
        browser.force_login(akun)
    answers, gate = [], threading.Barrier(2)

    def send(browser):
        gate.wait()
        try:
            answers.append(browser.post(CATAT, formulir(), headers={"X-Kunci": "serempak"}))
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=[browser]) for browser in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [a.status_code for a in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert sorted(a.headers.get(ULANG, "") for a in answers) == ["", "true"]
    assert Surat.objects.count() == 1


ANTREAN = {"X-Kunci": "a-1", "X-Antrean": "ya"}


def test_the_outbox_of_a_device_hears_that_it_was_done_and_where_the_way_leads(masuk, formulir):
    tu = masuk("tu")
    first, again = (tu.post(CATAT, formulir(), headers=ANTREAN) for _n in range(2))
    assert (first.status_code, again.status_code) == (204, 204)
    assert first["X-Poros-Lanjut"] == again["X-Poros-Lanjut"] == f"/surat/{Surat.objects.get().pk}/"


def test_the_outbox_hears_why_something_was_refused(masuk, formulir):
    answer = masuk("tu").post(CATAT, formulir(perihal=""), headers=ANTREAN)
    assert answer.status_code == 422
    assert "ringkas-galat" in answer.content.decode()


def test_the_outbox_never_takes_the_page_for_signing_in_for_a_success(masuk, formulir):
    assert Client(headers={"Host": "uji.localhost"}).post(CATAT, formulir(), headers=ANTREAN).status_code == 401
    tu = masuk("tu")
    Akun.objects.filter(username="tu").update(sandi_sementara=timezone.now())
    assert tu.post(CATAT, formulir(), headers=ANTREAN).status_code == 401
    assert not Surat.objects.exists()
