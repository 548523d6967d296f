"""Notices on screen: only one's own, straight to the thing, cheap."""

import pytest

from poros.kernel.commands import unit_kerja
from poros.kernel.organisasi.models import Unit
from poros.kernel.pemberitahuan.kirim import beritahu
from poros.kernel.pemberitahuan.models import Pemberitahuan


@pytest.fixture
def kabari(kota):
    def kirim(banyak=1, kode="kadis_pu"):
        for _ in range(banyak):
            with unit_kerja():
                beritahu(
                    "penugasan.baru", [Unit(pk=kota.unit["pu"].pk)], orang={kota.orang[kode].pk: kota.unit["pu"].pk}
                )

    return kirim


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(masuk, kabari, django_assert_max_num_queries, banyak):
    kabari(banyak)
    client = masuk("kadis_pu")
    client.get("/kabar/")
    with django_assert_max_num_queries(5):
        page = client.get("/kabar/")
    assert page.content.decode().count("/buka/") == banyak


def test_the_bell_counts_and_forgets(masuk, kabari):
    kabari(2)
    client = masuk("kadis_pu")
    assert "2 belum dibaca" in client.get("/kabar/jumlah/").content.decode()
    assert client.post("/kabar/baca-semua/").status_code == 302
    assert "belum dibaca" not in client.get("/kabar/jumlah/").content.decode()


def test_opening_marks_as_read_and_leads_there(masuk, kabari):
    kabari()
    row = Pemberitahuan.objects.get()
    answer = masuk("kadis_pu").post(f"/kabar/{row.pk}/buka/")
    assert answer.status_code == 302
    row.refresh_from_db()
    assert row.dibaca is not None


def test_somebody_elses_notice_is_not_there(masuk, kabari):
    kabari()
    row = Pemberitahuan.objects.get()
    client = masuk("camat")
    assert client.post(f"/kabar/{row.pk}/buka/").status_code == 404
    assert "/buka/" not in client.get("/kabar/").content.decode()


def test_reading_is_not_done_by_a_link(masuk, kabari):
    kabari()
    assert masuk("kadis_pu").get(f"/kabar/{Pemberitahuan.objects.get().pk}/buka/").status_code == 405
