"""Secret orders on every screen and through the API: nowhere a word of theirs to who may not open them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.koordinasi.manifest import cari, kartu
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import TemuanKonflik
from poros.kernel.penugasan.rules import Kerahasiaan
from poros.kernel.penugasan.values import Klaim

ISI = "Dugaan kebocoran anggaran"
RAHASIA = Kerahasiaan.RAHASIA
JAM = timedelta(hours=1)


def buka(client, nama, *args, **kueri):
    return client.get(reverse(f"koordinasi:{nama}", args=args), kueri)


@pytest.fixture
def rahasia(beri):
    """From the Sekda to Dinas PU, whose head alone may open it there."""
    return beri("sekda", "pu", isi=ISI, dasar="Nota khusus", kerahasiaan=RAHASIA)


@pytest.fixture
def tugas(rahasia):
    return rahasia.penugasan.get()


LUAR = ["walikota", "kabag_ekbang", "tu_pu", "inspektur", "kadis_dlh"]


@pytest.mark.parametrize("siapa", LUAR)
def test_to_others_it_is_nowhere(masuk, kota, rahasia, tugas, siapa):
    client = masuk(siapa)
    for nama, pk in (("penugasan", tugas.pk), ("arahan", rahasia.pk), ("tarik", rahasia.pk)):
        assert buka(client, nama, pk).status_code == 404
    for nama in ("daftar", "papan", "kinerja"):
        assert ISI not in buka(client, nama, kotak="semua", status="semua", unit=kota.unit["pu"].pk).content.decode()
    actor = kota.aktor(siapa)
    assert cari(actor, "kebocoran", 5) == []
    assert kartu.penugasan(actor) == []


@pytest.mark.parametrize("siapa", ["sekda", "kadis_pu"])
def test_to_those_named_it_is_marked(masuk, kota, rahasia, tugas, siapa):
    client = masuk(siapa)
    for nama, pk in (("penugasan", tugas.pk), ("arahan", rahasia.pk)):
        page = buka(client, nama, pk).content.decode()
        assert ISI in page
        assert "Rahasia" in page
    assert [row["judul"] for row in cari(kota.aktor(siapa), "kebocoran", 5)] == [ISI]


@pytest.mark.parametrize("siapa", LUAR)
def test_through_the_api_it_is_not_there_either(program, rahasia, tugas, siapa):
    who = program(siapa)
    assert who.get(f"/penugasan/{tugas.pk}").status_code == 404
    assert who.get(f"/arahan/{rahasia.pk}").status_code == 404
    assert who.get("/arahan").json()["isi"] == []
    assert who.get("/penugasan", {"kotak": "semua"}).json()["isi"] == []
    assert who.get("/meja").json()["menunggu"] == []


def test_the_staff_to_whom_it_was_handed_down_opens_it(masuk, kota, tugas):
    services.delegasikan(kota.aktor("kadis_pu"), tugas, kepada=kota.jabatan["staf_pu"])
    assert ISI in buka(masuk("staf_pu"), "penugasan", tugas.pk).content.decode()
    assert buka(masuk("tu_pu"), "penugasan", tugas.pk).status_code == 404


class TestAgenda:
    """An official's time is claimed by a secret order that is not his: he is told when, not what."""

    @pytest.fixture
    def acara(self, beri, waktu_sekda):
        kini = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0)

        def make(**isi):
            klaim = (Klaim(waktu_sekda.pk, kini, kini + JAM),)
            isi = {"isi": ISI, "kerahasiaan": RAHASIA, "objek": ""} | isi
            return beri("walikota", "pu", klaim=klaim, **isi)

        return make

    def test_on_his_agenda_and_on_his_desk(self, masuk, kota, acara):
        arahan = acara()
        page = buka(masuk("sekda"), "agenda").content.decode()
        for words in ("Arahan rahasia", "09.00–10.00", "Wali Kota"):
            assert words in page
        assert ISI not in page
        assert reverse("koordinasi:arahan", args=[arahan.pk]) not in page
        ((line,),) = [panel.baris for panel in kartu.hari_ini(kota.aktor("sekda"))]
        assert (str(line.judul), line.url, line.ujung) == ("Arahan rahasia", "", "09.00–10.00")

    def test_through_the_api(self, program, acara):
        acara()
        (row,) = program("sekda").get("/agenda").json()
        assert (row["isi"], row["penerbit"]) == ("Arahan rahasia", "Wali Kota")

    def test_an_open_one_is_told_with_its_page(self, masuk, kota, acara):
        arahan = acara(kerahasiaan=Kerahasiaan.TERBATAS)
        page = buka(masuk("sekda"), "agenda").content.decode()
        assert ISI in page
        assert reverse("koordinasi:arahan", args=[arahan.pk]) in page


class TestMenggantikan:
    def test_an_open_order_does_not_tell_of_the_secret_one_it_replaces(self, masuk, beri, rahasia):
        baru = beri("sekda", "dlh", isi="Siapkan laporan terbuka", menggantikan_id=rahasia.pk)
        page = buka(masuk("kadis_dlh"), "arahan", baru.pk).content.decode()
        assert "Arahan rahasia (Sekretaris Daerah)" in page
        assert ISI not in page
        assert reverse("koordinasi:arahan", args=[rahasia.pk]) not in page
        assert ISI in buka(masuk("sekda"), "arahan", baru.pk).content.decode()

    def test_what_one_had_a_part_in_is_linked(self, masuk, beri):
        lama = beri("sekda", "pu", isi="Yang lama")
        baru = beri("sekda", "pu", isi="Yang baru", menggantikan_id=lama.pk)
        link = f'href="{reverse("koordinasi:arahan", args=[lama.pk])}">Yang lama'
        assert link in buka(masuk("kadis_pu"), "arahan", baru.pk).content.decode()


class TestTabrakan:
    @pytest.fixture
    def temuan(self, beri, pintu_air):
        beri("asisten2", "pu", isi=ISI, nilai="40 cm", kerahasiaan=RAHASIA, **pintu_air)
        beri("asisten1", "kec", isi="Buka pintu air", **{**pintu_air, "tindak": "buka"})
        return TemuanKonflik.objects.get()

    @pytest.mark.parametrize(
        ("siapa", "terbuka"), [("asisten2", True), ("asisten1", False), ("sekda", False), ("walikota", False)]
    )
    def test_of_the_secret_side_only_that_it_is_there(self, masuk, temuan, siapa, terbuka):
        client = masuk(siapa)
        page = buka(client, "konflik", temuan.pk).content.decode()
        assert ("40 cm" in page) is terbuka
        assert (ISI in page) is terbuka
        assert "Buka pintu air" in page
        listed = buka(client, "konflik_daftar").content.decode()
        assert "Arahan rahasia" in listed
        assert ISI not in listed

    @pytest.mark.parametrize("siapa", ["kadis_pu", "camat", "inspektur"])
    def test_to_who_is_neither_issuer_nor_above_the_collision_is_not_there(self, masuk, temuan, siapa):
        client = masuk(siapa)
        assert buka(client, "konflik", temuan.pk).status_code == 404
        assert list(buka(client, "konflik_daftar", tampil="semua").context["halaman"].isi) == []

    def test_the_desk_of_who_decides_names_it_no_more(self, kota, temuan):
        (card,) = kartu.konflik(kota.aktor("sekda"))
        assert card.judul == "Arahan rahasia ↔ Buka pintu air"
        assert ISI not in f"{card.dari}{card.akibat}"
        assert temuan.penengah == kota.unit["setda"]
