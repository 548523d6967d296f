"""Lists of work and orders for programs: read to the end, narrowed as on the screen, each row whole."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.rules import Kecepatan, Peran

pytestmark = pytest.mark.django_db


@pytest.fixture
def tujuh(kota, beri) -> list[Penugasan]:
    """Work of Dinas PU and others in all states that a list may tell apart."""
    rows = [
        beri("sekda", "pu", isi="Posko banjir", kecepatan=Kecepatan.SANGAT_SEGERA),
        beri("sekda", "pu", ("dlh", Peran.PENDUKUNG), isi="Sungai"),
        beri("walikota", "dlh", isi="Sampah pasar"),
        beri("sekda", "sos", ("pu", Peran.TEMBUSAN), isi="Bantuan"),
        beri("sekda", "pu", isi="Selesai sudah"),
    ]
    done = rows[-1].penugasan.get()
    services.terima(kota.aktor("kadis_pu"), done)
    services.tambah_bukti(kota.aktor("kadis_pu"), done, isi=services.IsiBukti(teks="Jadi"))
    services.serahkan(kota.aktor("kadis_pu"), done)
    late = rows[0].penugasan.get()
    Penugasan.objects.filter(pk=late.pk).update(tenggat=timezone.now() - timedelta(days=2))
    return list(Penugasan.objects.order_by("-id"))


def ids(answer) -> list[int]:
    assert answer.status_code == 200, answer.content
    return [row["id"] for row in answer.json()["isi"]]


def telusuri(program, siapa, jalur, **kueri) -> list[int]:
    """All pages of a list, by its own links."""
    who, found = program(siapa), []
    answer = who.get(jalur, kueri)
    for _page in range(20):
        found += ids(answer)
        onward = answer.json()["lanjut"]
        if not onward:
            return found
        answer = who.get(onward.removeprefix("/api/v1"))
    raise AssertionError("the list has no end")


@pytest.mark.parametrize("batas", [1, 2, 3, 100])
def test_every_row_comes_once_whatever_the_size_of_a_page(program, tujuh, batas):
    found = telusuri(program, "sekda", "/penugasan", kotak="semua", batas=batas)
    assert found == sorted(set(found), reverse=True)
    assert set(found) == set(telusuri(program, "sekda", "/penugasan", kotak="semua"))


@pytest.mark.parametrize(
    "siapa", ["sekda", "walikota", "kadis_pu", "tu_pu", "kabag_ekbang", "kadis_dlh", "inspektur", "camat"]
)
@pytest.mark.parametrize("kotak", ["masuk", "perintah", "koordinasi", "semua"])
def test_a_box_is_that_of_the_screen(program, masuk, tujuh, siapa, kotak):
    with transaction.atomic():
        told = ids(program(siapa).get("/penugasan", {"kotak": kotak}))
        transaction.set_rollback(True)  # a person has one account only
    page = masuk(siapa).get(reverse("koordinasi:daftar"), {"kotak": kotak})
    if page.context["terpilih"] == kotak:  # else a box that this office does not have on its screen
        assert [t.pk for t in page.context["halaman"].isi] == told
    else:
        assert kotak != "masuk"


@pytest.mark.parametrize(
    "kueri",
    [
        {"q": "banjir"}, {"q": "tidakada"}, {"terlambat": "true"}, {"kecepatan": "sangat_segera"}, {"peran": "pendukung"},
        {"peran": "tembusan"}, {"status": "menunggu_verifikasi"}, {"status": "terkirim"}, {"q": "sampah", "peran": "utama"},
    ],
)  # fmt: skip
def test_a_filter_only_narrows_and_each_row_has_what_was_asked_for(program, tujuh, kueri):
    who = program("sekda")
    everything = ids(who.get("/penugasan", {"kotak": "semua"}))
    rows = who.get("/penugasan", {"kotak": "semua", **kueri}).json()["isi"]
    assert {r["id"] for r in rows} <= set(everything)
    for row in rows:
        for name in ("kecepatan", "peran", "status"):
            assert row[name] == kueri.get(name, row[name])
        assert kueri.get("q", "").lower() in row["isi"].lower()


def test_a_unit_is_asked_for_with_its_parts(kota, program, beri):
    row = beri("kadis_pu", "pu_sda").penugasan.get()
    found = ids(program("kadis_pu").get("/penugasan", {"kotak": "semua", "unit": kota.unit["pu"].pk}))
    assert row.pk in found


def test_a_row_says_what_its_page_says(kota, program, tujuh):
    who = program("sekda")
    for row in who.get("/penugasan", {"kotak": "semua"}).json()["isi"]:
        whole = who.get(f"/penugasan/{row['id']}").json()
        assert {k: whole[k] for k in row} == row
        assert whole["riwayat"]


class TestOrders:
    def test_read_to_the_end_and_each_with_all_its_parts(self, program, tujuh):
        found = telusuri(program, "sekda", "/arahan", batas=2)
        assert len(found) == len(set(found)) == 5
        for pk in found:
            parts = program("sekda").get(f"/arahan/{pk}").json()
            assert parts["id"] == pk

    def test_what_was_taken_back_is_still_read_and_says_so(self, kota, program, beri):
        row = beri("sekda", "pu")
        services.tarik(kota.aktor("sekda"), row, alasan="Salah unit kerja")
        assert program("sekda").get(f"/arahan/{row.pk}").json()["status"] == "ditarik"
        assert row.pk in ids(program("sekda").get("/arahan"))

    def test_an_order_given_twice_under_one_key_is_given_once(self, kota, program):
        body, sekda = {"isi": "Bersihkan drainase", "kepada": [{"unit": kota.unit["pu"].pk}]}, program("sekda")
        answers = [sekda.post("/arahan", body, kunci="arahan-1").json() for _twice in range(2)]
        assert answers[0] == answers[1]
        assert Penugasan.objects.count() == 1


class TestCollisions:
    def test_open_ones_and_all(self, kota, program, konflik):
        who = program("sekda")
        assert ids(who.get("/konflik")) == [konflik.pk]
        services.putuskan(kota.aktor("sekda"), konflik, keputusan="gabungkan", alasan="Satukan saja")
        assert ids(who.get("/konflik")) == []
        assert ids(who.get("/konflik", {"terbuka": "false"})) == [konflik.pk]

    @pytest.mark.parametrize(
        ("siapa", "banyak"), [("asisten1", 1), ("asisten2", 1), ("sekda", 1), ("kadis_pu", 0), ("camat", 0)]
    )
    def test_each_sees_those_that_concern_him(self, program, konflik, siapa, banyak):
        assert len(ids(program(siapa).get("/konflik"))) == banyak
