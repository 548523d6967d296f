"""People, accounts and keys through the API: secrets are told once, and a key cannot widen itself."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from poros.kernel.antarmuka.models import KunciIdempoten
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Akun, Orang, TokenApi


@pytest.fixture
def admin(program):
    return program("admin")


def tersimpan() -> str:
    """All that the database keeps of requests and acts."""
    kept = [row.jawaban for row in KunciIdempoten.objects.all()]
    return json.dumps([kept, list(Jejak.objects.values_list("data", flat=True))], default=str)


def test_a_person_is_entered_and_corrected(admin):
    made = admin.post("/orang", {"nama": "Sari Contoh", "nip": "1" * 18, "surel": "sari@contoh.example"})
    assert made.status_code == 201, made.json()
    nomor = made.json()["id"]
    admin.post(f"/orang/{nomor}/ubah", {"nama": "Sari Contoh", "gelar_depan": "Dr.", "nip": "1" * 18})
    assert admin.get(f"/orang/{nomor}").json()["nama_lengkap"] == "Dr. Sari Contoh"
    twice = admin.post("/orang", {"nama": "Lain", "nip": "1" * 18})
    assert [g["penunjuk"] for g in twice.json()["galat"]] == ["/nip"]
    assert [row["id"] for row in admin.get("/orang?q=sari").json()["isi"]] == [nomor]


@pytest.mark.parametrize("banyak", [1, 3])
def test_a_page_of_people_takes_two_statements(admin, banyak):
    Orang.objects.bulk_create(Orang(nama=f"Kembar {n}") for n in range(banyak))
    admin.get("/orang?q=kembar")
    with CaptureQueriesContext(connection) as queries:
        found = admin.get("/orang?q=kembar").json()["isi"]
    assert (len(found), len(queries)) == (banyak, 2)


def test_people_come_page_by_page(admin):
    Orang.objects.bulk_create(Orang(nama=f"Kembar {n}") for n in range(3))
    first = admin.get("/orang?q=kembar&batas=2").json()
    second = admin.get(first["lanjut"].removeprefix("/api/v1")).json()
    assert [row["nama"] for row in first["isi"] + second["isi"]] == ["Kembar 2", "Kembar 1", "Kembar 0"]
    assert second["lanjut"] is None


def test_what_is_private_is_for_the_person_and_who_looks_after_it(program, kota):
    camat = kota.orang["camat"]
    Orang.objects.filter(pk=camat.pk).update(telepon="0812", nip="2" * 18)
    own, manager, other = (program(k).get(f"/orang/{camat.pk}").json() for k in ("camat", "admin", "tu"))
    assert own["data"]["telepon"] == manager["data"]["telepon"] == "0812"
    assert other["data"] is None
    assert other["akun"] is own["akun"] is None
    assert [row["jabatan"]["nama"] for row in other["riwayat"]] == ["Camat Utara"]
    assert program("tu").get("/orang").json()["isi"] == []


def test_a_one_time_password_is_told_once_and_kept_nowhere(admin, kota):
    orang = Orang.objects.create(nama="Sari Contoh")
    first, again = (admin.post(f"/orang/{orang.pk}/akun", {"pengguna": "sari"}, kunci="k-1") for _n in range(2))
    sandi = first.json()["sandi"]
    assert first.status_code == 201
    assert Akun.objects.get(orang=orang).check_password(sandi)
    assert again.json() == {"orang": orang.pk, "pengguna": "sari", "sandi": None}
    assert again["Idempotent-Replay"] == "true"
    assert sandi not in tersimpan()
    reset = admin.post(f"/orang/{orang.pk}/akun/setel-ulang", {}, kunci="k-2").json()["sandi"]
    assert Akun.objects.get(orang=orang).check_password(reset)
    assert reset not in tersimpan()


def test_an_account_is_closed_and_opened_again(admin):
    orang = Orang.objects.create(nama="Sari Contoh")
    admin.post(f"/orang/{orang.pk}/akun", {"pengguna": "sari"})
    assert admin.post(f"/orang/{orang.pk}/akun/tutup", {"alasan": "pensiun"}).json()["aktif"] is False
    assert admin.get(f"/orang/{orang.pk}").json()["akun"]["aktif"] is False
    assert admin.post(f"/orang/{orang.pk}/akun/buka").json()["aktif"] is True
    assert admin.post(f"/orang/{orang.pk}/akun", {"pengguna": "Sari"}).status_code == 422


def test_nobody_resets_himself(admin, kota):
    assert admin.post(f"/orang/{kota.orang['admin'].pk}/akun/setel-ulang", {}).status_code == 404


def test_a_key_is_made_listed_and_revoked(program):
    tu = program("tu")
    first, again = (
        tu.post("/token", {"nama": "SRIKANDI", "cakupan": ["surat:baca"], "hari": 7}, kunci="k") for _n in range(2)
    )
    assert first.status_code == 201, first.json()
    rahasia = first.json()["rahasia"]
    assert again.json()["rahasia"] is None
    assert rahasia not in tersimpan()
    rows = tu.get("/token").json()["isi"]
    assert rows[0]["nama"] == "SRIKANDI"
    assert "rahasia" not in rows[0]
    made = TokenApi.objects.get(pk=first.json()["id"])
    assert (made.jabatan_id, made.cakupan) == (tu.token.jabatan_id, ["surat:baca"])
    tu.token.sidik, tu.rahasia = "x" * 64, rahasia
    assert tu.get("/surat").status_code == 200
    assert tu.get("/penugasan").status_code == 403


def test_a_key_makes_none_wider_or_longer_lived_than_itself(program, kota):
    kecil = program("tu", "akun:tulis")
    wider = kecil.post("/token", {"nama": "x", "cakupan": ["surat:baca"], "hari": 1})
    assert [g["penunjuk"] for g in wider.json()["galat"]] == ["/cakupan"]
    longer = kecil.post("/token", {"nama": "x", "cakupan": ["akun:tulis"], "hari": 31})
    assert [g["penunjuk"] for g in longer.json()["galat"]] == ["/hari"]
    assert kecil.post("/token", {"nama": "x", "cakupan": ["akun:tulis"], "hari": 29}).status_code == 201
    assert TokenApi.objects.filter(nama="x").count() == 1


def test_in_a_browser_a_key_may_have_every_scope(masuk):
    isi = {"nama": "x", "cakupan": [str(c) for c in Cakupan], "hari": 366}
    answer = masuk("tu").post("/api/v1/token", json.dumps(isi), content_type="application/json")
    assert answer.status_code == 201, answer.json()


def test_keys_of_others_are_theirs(program):
    tu, camat = program("tu"), program("camat")
    assert camat.post(f"/token/{tu.token.pk}/cabut").status_code == 404
    assert tu.token.pk not in {row["id"] for row in camat.get("/token").json()["isi"]}
    assert tu.post(f"/token/{tu.token.pk}/cabut").status_code == 200
    assert tu.get("/saya").status_code == 401
    tu.token.refresh_from_db()
    assert tu.token.dicabut <= timezone.now() + timedelta(seconds=1)


def test_the_language_of_letters_to_me(program):
    tu = program("tu")
    assert tu.post("/saya/bahasa", {"bahasa": "en"}).json() == {"bahasa": "en"}
    tu.akun.refresh_from_db()
    assert tu.akun.bahasa == "en"
    assert tu.post("/saya/bahasa", {"bahasa": "fr"}).json()["galat"][0]["penunjuk"] == "/bahasa"
