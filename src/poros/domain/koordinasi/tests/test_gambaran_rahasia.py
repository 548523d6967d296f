"""Figures tell of no secret: board, panel, statistics and who-waits-for-whom count what their reader may open."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from poros.domain.koordinasi.manifest import kartu
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.queries.hambatan import hambatan
from poros.kernel.penugasan.rules import Kerahasiaan, Peran

pytestmark = pytest.mark.django_db
RAHASIA = Kerahasiaan.RAHASIA
MELIHAT = {"sekda", "kadis_pu"}
SIAPA = ("walikota", "sekda", "kabag_ekbang", "kadis_pu", "tu_pu", "kadis_dlh", "inspektur", "camat")


@pytest.fixture
def satu_satu(beri):
    """One open and one secret order of the Sekda to Dinas PU, both late."""
    open_, secret = beri("sekda", "pu", isi="Terbuka"), beri("sekda", "pu", isi="Tersembunyi", kerahasiaan=RAHASIA)
    Penugasan.objects.update(tenggat=timezone.now() - timedelta(days=9))
    return open_, secret


def oleh_program(program, siapa, jalur, **kueri):
    """What a program of this office reads; its account goes again, for a person has only one."""
    with transaction.atomic():
        found = program(siapa).get(jalur, kueri).json()
        transaction.set_rollback(True)
    return found


def papan(program, kota, siapa) -> int:
    """How many cards of Dinas PU this office counts."""
    return sum(c["jumlah"] for c in oleh_program(program, siapa, "/papan", unit=kota.unit["pu"].pk))


@pytest.mark.parametrize("siapa", SIAPA)
def test_the_board_counts_what_can_be_opened(program, kota, satu_satu, siapa):
    parts = [p for a in satu_satu for p in a.penugasan.all()]
    opened = sum(program(siapa).get(f"/penugasan/{p.pk}").status_code == 200 for p in parts)
    assert papan(program, kota, siapa) == opened
    assert (opened == 2) is (siapa in MELIHAT)


@pytest.mark.parametrize("siapa", SIAPA)
def test_the_board_of_the_screen_says_the_same(masuk, program, kota, satu_satu, siapa):
    counted = papan(program, kota, siapa)
    page = masuk(siapa).get(reverse("koordinasi:papan"), {"unit": kota.unit["pu"].pk})
    assert sum(c.jumlah for c in page.context["kolom"]) == counted
    assert ("Tersembunyi" in page.content.decode()) is (siapa in MELIHAT)


@pytest.mark.parametrize(("siapa", "banyak"), [("sekda", 2), ("walikota", 1), ("kabag_ekbang", 1)])
def test_the_panel_of_what_is_late(kota, satu_satu, siapa, banyak):
    (panel,) = kartu.terlambat(kota.aktor(siapa))
    assert panel.ringkas == f"{banyak} terlambat di 1 unit"


@pytest.mark.parametrize("siapa", SIAPA)
def test_the_list_and_its_export_agree(masuk, satu_satu, siapa):
    kueri = {"kotak": "semua", "status": "semua"}
    client = masuk(siapa)
    shown = client.get(reverse("koordinasi:daftar"), kueri).context["halaman"].isi
    export = b"".join(client.get(reverse("koordinasi:ekspor", args=["csv"]), kueri).streaming_content).decode()
    assert ("Tersembunyi" in export) is any(str(t.arahan) == "Tersembunyi" for t in shown)


class TestWaiting:
    """Support that is late while the lead waits, and work that was thrown back."""

    @pytest.fixture
    def menunggu(self, kota, beri):
        def make(**lain):
            row = beri("sekda", "pu", ("dlh", Peran.PENDUKUNG), isi="Bersihkan sungai", **lain)
            part = row.penugasan.get(unit=kota.unit["dlh"])
            Penugasan.objects.filter(pk=part.pk).update(tenggat=timezone.now() - timedelta(days=3))
            return row

        return make

    def test_it_is_said_in_words_and_in_numbers(self, kota, menunggu, masuk, program):
        row = menunggu()
        (found,) = oleh_program(program, "sekda", "/kinerja")["hambatan"]
        page = masuk("sekda").get(reverse("koordinasi:kinerja")).content.decode()
        assert "Dinas Pekerjaan Umum menunggu Dinas Lingkungan Hidup, yang sudah lewat tenggat." in page
        assert (found["arahan"], found["penanggung_jawab"]) == (row.pk, [kota.unit["pu"].pk])
        assert (found["ditunggu"], found["memantulkan"]) == ([kota.unit["dlh"].pk], [])

    def test_once_the_lead_has_handed_in_nobody_waits(self, kota, menunggu):
        row = menunggu()
        part = row.penugasan.get(unit=kota.unit["pu"])
        services.tambah_bukti(kota.aktor("kadis_pu"), part, isi=services.IsiBukti(teks="Jadi"))
        services.serahkan(kota.aktor("kadis_pu"), part)
        assert hambatan(kota.aktor("sekda"), timezone.now()) == []

    def test_what_is_not_late_keeps_nobody_waiting(self, kota, menunggu):
        menunggu()
        Penugasan.objects.update(tenggat=timezone.now() + timedelta(days=3))
        assert hambatan(kota.aktor("sekda"), timezone.now()) == []

    def test_a_return_is_named(self, kota, beri, masuk):
        part = beri("sekda", "pu").penugasan.get()
        services.kembalikan(kota.aktor("kadis_pu"), part, catatan="bukan kami")
        page = masuk("kabag_ekbang").get(reverse("koordinasi:kinerja")).content.decode()
        assert "Dinas Pekerjaan Umum mengembalikannya." in page

    def test_a_secret_order_waits_in_silence(self, kota, menunggu, program):
        menunggu(kerahasiaan=RAHASIA)
        for siapa in SIAPA:
            assert program(siapa).get("/kinerja").json()["hambatan"] == [], siapa

    @pytest.mark.parametrize(("siapa", "tahu"), [("kadis_sos", False), ("camat", False), ("walikota", True)])
    def test_who_has_no_part_in_it_is_not_told(self, kota, menunggu, siapa, tahu):
        menunggu()
        assert bool(hambatan(kota.aktor(siapa), timezone.now())) is tahu

    def test_the_newest_first_and_not_more_than_asked_for(self, kota, menunggu):
        made = [menunggu().pk for _n in range(4)]
        found = [h.arahan.pk for h in hambatan(kota.aktor("sekda"), timezone.now(), batas=3)]
        assert found == made[:0:-1]
