"""Who may ask: tokens that are good, tokens that no longer are, and browsers."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from poros.kernel.antarmuka.masuk import dari_token
from poros.kernel.organisasi.models import Akun, Pemangku
from poros.kernel.organisasi.rules import Kapasitas

SAYA = "/api/v1/saya"


def test_a_token_is_read_in_one_query(program, kota):
    tu = program("tu", "surat:baca")
    dari_token(tu.rahasia, timezone.localdate())  # the map of today is now in memory
    with CaptureQueriesContext(connection) as queries:
        masuk = dari_token(tu.rahasia, timezone.localdate())
    assert len(queries) == 1
    assert masuk.actor.jabatan_id == kota.jabatan["tu"].pk
    assert masuk.actor.alat == "api"
    assert masuk.akun_id == tu.akun.pk
    assert masuk.cakupan == {"surat:baca"}


def test_a_token_acts_in_its_own_office_only(program, kota):
    """The person holds two offices; the token was made for the second."""
    Pemangku.objects.create(
        jabatan=kota.jabatan["camat"],
        orang=kota.orang["sekda"],
        kapasitas=Kapasitas.PLT,
        dari=date(2020, 1, 1),
        sampai=date(2099, 1, 1),
        dasar="SPT",
    )
    sekda = program("sekda")
    sekda.token.jabatan = kota.jabatan["camat"]
    sekda.token.save()
    saya = sekda.get("/saya").json()
    assert saya["jabatan"]["sebutan"] == "Plt. Camat Utara"
    assert saya["lainnya"] == []
    other = sekda.get("/saya", x_poros_jabatan=str(kota.jabatan["sekda"].pk))
    assert other.status_code == 403


@pytest.mark.parametrize("sebab", ["kedaluwarsa", "dicabut", "akun ditutup", "jabatan berakhir", "jabatan dihapus"])
def test_a_token_that_is_no_longer_good_is_refused(program, kota, sebab):
    tu = program("tu")
    assert tu.get("/saya").status_code == 200
    if sebab == "kedaluwarsa":
        tu.token.kedaluwarsa = timezone.now() - timedelta(seconds=1)
    elif sebab == "dicabut":
        tu.token.dicabut = timezone.now()
    elif sebab == "akun ditutup":
        Akun.objects.filter(pk=tu.akun.pk).update(is_active=False)
    elif sebab == "jabatan berakhir":
        Pemangku.objects.filter(jabatan=kota.jabatan["tu"]).update(dicabut=timezone.localdate())
    else:
        kota.jabatan["tu"].aktif = False
        kota.jabatan["tu"].save()
    tu.token.save()
    answer = tu.get("/saya")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("kepala", ["Bearer ", "Bearer salah", "Basic YTpi", "poros_x", "Bearer \u00ff"])
def test_what_is_no_token_opens_nothing(db, kepala):
    assert Client().get(SAYA, headers={"Host": "uji.localhost", "Authorization": kepala}).status_code == 401


def test_a_bad_token_is_not_rescued_by_a_session(masuk):
    assert masuk("tu").get(SAYA, headers={"Authorization": "Bearer salah"}).status_code == 401


@pytest.mark.parametrize(
    ("nomor", "status"), [("sendiri", 200), ("0", 403), ("abc", 403), ("9" * 30, 403), ("-1", 403)]
)
def test_the_office_named_in_the_header_must_be_held(program, kota, nomor, status):
    teks = str(kota.jabatan["tu"].pk) if nomor == "sendiri" else nomor
    assert program("tu").get("/saya", x_poros_jabatan=teks).status_code == status


def test_a_browser_uses_its_session_and_may_choose_among_its_offices(masuk, kota):
    Pemangku.objects.create(
        jabatan=kota.jabatan["camat"],
        orang=kota.orang["kabag_kesra"],
        kapasitas=Kapasitas.PLH,
        dari=date(2020, 1, 1),
        sampai=date(2099, 1, 1),
        dasar="SPT",
    )
    browser = masuk("kabag_kesra")
    saya = browser.get(SAYA).json()
    assert saya["cakupan"] is None
    assert [j["sebutan"] for j in saya["lainnya"]] == ["Plh. Camat Utara"]
    other = browser.get(SAYA, headers={"X-Poros-Jabatan": str(saya["lainnya"][0]["id"])}).json()
    assert other["jabatan"]["sebutan"] == "Plh. Camat Utara"
    foreign = browser.get(SAYA, headers={"X-Poros-Jabatan": str(kota.jabatan["sekda"].pk)})
    assert foreign.status_code == 403


def test_a_browser_must_show_the_csrf_token(kota):
    akun = Akun.objects.create(username="tu", orang=kota.orang["tu"])
    browser = Client(enforce_csrf_checks=True, headers={"Host": "uji.localhost"})
    browser.force_login(akun)
    path = "/api/v1/pemberitahuan/dibaca"
    refused = browser.post(path)
    assert refused.status_code == 403
    assert refused["Content-Type"] == "application/problem+json"
    browser.cookies["csrftoken"] = "a" * 32
    assert browser.post(path, headers={"X-CSRFToken": "a" * 32}).status_code == 200


def test_somebody_without_an_office_is_told_so(masuk, kota):
    Pemangku.objects.filter(orang=kota.orang["tu"]).delete()
    answer = masuk("tu").get(SAYA)
    assert answer.status_code == 403
    assert "jabatan" in answer.json()["detail"]


def test_nobody_is_asked_to_sign_in(db):
    assert Client().get(SAYA, headers={"Host": "uji.localhost"}).status_code == 401
