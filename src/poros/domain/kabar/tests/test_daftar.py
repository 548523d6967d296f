"""The list of notices to its end, only the unread, and what opening one does and does not do."""

import pytest

from poros.kernel.commands import unit_kerja
from poros.kernel.jejak.models import Jejak
from poros.kernel.pemberitahuan import queries
from poros.kernel.pemberitahuan.kirim import beritahu
from poros.kernel.pemberitahuan.models import Pemberitahuan

pytestmark = pytest.mark.django_db


@pytest.fixture
def kabari(kota):
    def kirim(banyak=1, kode="kadis_pu", jenis="penugasan.baru"):
        unit = kota.unit["pu"]
        for _n in range(banyak):
            with unit_kerja():
                beritahu(jenis, [unit], orang={kota.orang[kode].pk: unit.pk})
        return list(Pemberitahuan.objects.order_by("-id"))

    return kirim


@pytest.fixture
def sehalaman(monkeypatch):
    monkeypatch.setattr(queries, "SEHALAMAN", 2)


def nomor(page) -> list[int]:
    return [row.id for row in page.context["kabar"]]


@pytest.mark.parametrize("banyak", [0, 1, 2, 3, 4, 5])
def test_every_notice_is_reached_once_and_the_last_page_is_never_empty(masuk, kabari, sehalaman, banyak):
    rows, client = kabari(banyak), masuk("kadis_pu")
    seen, alamat, pages = [], "/kabar/", 0
    while alamat:
        page = client.get(alamat)
        pages += 1
        seen += nomor(page)
        after = page.context["sesudah"]
        assert after is None or f"sesudah={after}" in page.content.decode()
        alamat = f"/kabar/?sesudah={after}" if after else ""
    assert seen == [row.pk for row in rows]
    assert pages == max(1, -(-banyak // 2))


def test_only_the_unread_on_every_page(masuk, kabari, sehalaman):
    rows, client = kabari(5), masuk("kadis_pu")
    client.post(f"/kabar/{rows[1].pk}/buka/")
    client.post(f"/kabar/{rows[3].pk}/buka/")
    first = client.get("/kabar/?belum=1")
    assert nomor(first) == [rows[0].pk, rows[2].pk]
    second = client.get(f"/kabar/?belum=1&sesudah={first.context['sesudah']}")
    assert (nomor(second), second.context["sesudah"]) == ([rows[4].pk], None)


@pytest.mark.parametrize("kueri", ["sesudah=abc", "sesudah=-1", "sesudah=" + "9" * 30, "belum=ya", "sesudah=%00"])
def test_what_cannot_be_read_in_the_address_shows_all(masuk, kabari, kueri):
    rows = kabari(3)
    assert nomor(masuk("kadis_pu").get(f"/kabar/?{kueri}")) == [row.pk for row in rows]


@pytest.mark.parametrize(("banyak", "angka"), [(0, None), (1, "1"), (3, "3"), (100, "100"), (101, "100+")])
def test_the_bell_says_no_more_than_it_counts(masuk, kota, banyak, angka):
    unit = kota.unit["pu"]
    Pemberitahuan.objects.bulk_create(
        Pemberitahuan(orang=kota.orang["kadis_pu"], jenis="penugasan.baru", objek="unit", objek_id=unit.pk)
        for _n in range(banyak)
    )
    bell = masuk("kadis_pu").get("/kabar/jumlah/").content.decode()
    assert ("belum dibaca" in bell) is bool(angka)
    assert angka is None or f"{angka} belum dibaca" in bell


@pytest.mark.parametrize("nomor", [0, 2**63, "9" * 30])
def test_a_notice_that_is_none_is_missing(masuk, kota, nomor):
    assert masuk("kadis_pu").post(f"/kabar/{nomor}/buka/").status_code == 404


def test_opening_twice_keeps_the_first_time(masuk, kabari):
    (row,) = kabari()
    client = masuk("kadis_pu")
    client.post(f"/kabar/{row.pk}/buka/")
    row.refresh_from_db()
    first = row.dibaca
    client.post(f"/kabar/{row.pk}/buka/")
    row.refresh_from_db()
    assert row.dibaca == first


def test_what_tells_of_something_that_has_no_page_leads_to_the_list(masuk, kabari):
    (row,) = kabari()
    Pemberitahuan.objects.update(objek="tidak-ada")
    assert masuk("kadis_pu").post(f"/kabar/{row.pk}/buka/")["Location"] == "/kabar/"
    assert masuk("kadis_pu").get("/kabar/").status_code == 200


def test_all_are_read_but_only_ones_own(masuk, kabari):
    kabari(2), kabari(1, "camat")
    masuk("kadis_pu").post("/kabar/baca-semua/")
    assert list(Pemberitahuan.objects.filter(dibaca=None).values_list("orang__surel", flat=True)) == [
        "camat@contoh.go.id"
    ]


@pytest.mark.parametrize("cara", ["get", "put", "delete"])
def test_reading_all_is_not_done_by_a_link(masuk, kabari, cara):
    kabari()
    assert getattr(masuk("kadis_pu"), cara)("/kabar/baca-semua/").status_code == 405
    assert Pemberitahuan.objects.filter(dibaca=None).count() == 1


@pytest.mark.parametrize("siapa", ["walikota", "sekda", "tu", "staf_pu", "inspektur", "admin"])
def test_every_office_has_its_list_and_sees_nothing_of_others(masuk, kabari, siapa):
    kabari(2)
    page = masuk(siapa).get("/kabar/")
    assert (page.status_code, nomor(page)) == (200, [])


@pytest.mark.parametrize("alamat", ["", "jumlah/"])
def test_nobody_reads_without_signing_in(client, kota, alamat):
    answer = client.get(f"/kabar/{alamat}", headers={"host": "uji.localhost"})
    assert (answer.status_code, "/akun/" in answer["Location"]) == (302, True)


def test_a_secret_thing_is_not_named(masuk, kota):
    unit = kota.unit["pu"]
    for tertutup in (False, True):
        Pemberitahuan.objects.create(
            orang=kota.orang["kadis_pu"], jenis="penugasan.baru", objek="unit", objek_id=unit.pk, tertutup=tertutup
        )
    secret, plain = masuk("kadis_pu").get("/kabar/").context["kabar"]
    assert str(secret.kalimat) != str(plain.kalimat)


def test_both_languages(masuk, kabari):
    kabari()
    pages = {
        kode: masuk("kadis_pu").get("/kabar/", headers={"Accept-Language": kode}).content.decode()
        for kode in ("id", "en")
    }
    assert str(len(pages)) == "2"
    assert '<html lang="en"' in pages["en"]
    assert "Tandai semua" not in pages["en"]


def test_settings_are_on_the_trail_without_being_told_to_anybody(program, kota):
    tu = program("tu")
    tu.post("/kabar/preferensi", {"saluran": [], "jenis": "surat.masuk", "ringkasan": False})
    tu.post("/kabar/jam-tenang", {"jam": [{"dari": "22:00", "sampai": "04:30"}, {"dari": "12:00", "sampai": "13:00"}]})
    assert Jejak.objects.filter(orang_id=kota.orang["tu"].pk).count() == 2
    assert not Pemberitahuan.objects.exists()
    assert len(tu.get("/kabar/pengaturan").json()["jam_tenang"]) == 2


def test_the_same_kind_is_chosen_anew_not_twice(program):
    tu = program("tu")
    for saluran in (["surel"], [], ["surel", "webhook"]):
        last = tu.post("/kabar/preferensi", {"saluran": saluran, "jenis": "surat.masuk"})
    assert [p["saluran"] for p in last.json()["preferensi"]] == [["surel", "webhook"]]


@pytest.mark.parametrize(
    ("isi", "penunjuk"),
    [
        ({"jam": [{"dari": "22:00"}]}, "/jam/0/sampai"),
        ({"jam": [{"dari": "7:00", "sampai": "08:00"}]}, "/jam/0/dari"),
        ({"jam": [{"dari": "07:60", "sampai": "08:00"}]}, "/jam/0/dari"),
        ({"jam": [{"dari": "22:00", "sampai": "23:00"}] * 11}, "/jam"),
        ({}, "/jam"),
    ],
)
def test_hours_that_are_none_are_named(program, isi, penunjuk):
    answer = program("tu").post("/kabar/jam-tenang", isi)
    assert answer.status_code == 422
    assert [g["penunjuk"] for g in answer.json()["galat"]] == [penunjuk]
