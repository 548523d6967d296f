"""Whoever means ill: scripts in remarks, odd bytes in addresses, forged cookies, floods; nothing breaks, nothing counts."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from poros.domain.survei import services
from poros.domain.survei.models import Jawaban, Tiket
from poros.domain.survei.queries import parameter
from poros.domain.survei.rules.isian import Terima
from poros.domain.survei.services.terima import terima
from poros.domain.survei.values import Asal

pytestmark = pytest.mark.django_db
NASKAH = "<script>alert(1)</script>"


def isi(nilai=3, **lain):
    return {f"n-U{n}": nilai for n in range(1, 10)} | {"kunci": uuid4()} | lain


@pytest.fixture
def warga(client):
    client.defaults["HTTP_HOST"] = "uji.localhost"
    return client


@pytest.fixture
def alamat(survei, titik):
    return reverse("survei:isi", args=[titik.tanda])


class TestAddresses:
    @pytest.mark.parametrize(
        "tanda",
        [
            "%00",
            "a%00b",
            "%ff%fe",
            "..%2f..%2fetc",
            "'%20OR%201=1--",
            "%E2%80%AE",
            "x" * 500,
            NASKAH.replace("/", "%2f"),
        ],
    )
    def test_no_address_of_a_counter_breaks_it(self, warga, survei, tanda):
        assert warga.get(f"/survei/isi/{tanda}/").status_code == 404
        assert warga.post(f"/survei/isi/{tanda}/", isi()).status_code == 404

    @pytest.mark.parametrize(
        ("tiket", "kode"), [("x" * 500, 409), ("-_-", 409), ("%00", 404), ("%ff", 404), ("'--", 404)]
    )
    def test_no_ticket_breaks_it(self, warga, alamat, tiket, kode):
        assert warga.post(f"{alamat}{tiket}/", isi()).status_code == kode
        assert not Jawaban.objects.exists()

    def test_tickets_are_not_guessed_by_their_print(self, kota, warga, alamat, titik):
        """Who reads the table has no ticket: the fingerprint is not one."""
        services.cetak_tiket(kota.aktor("kadis_pu"), titik, banyak=1)
        assert warga.post(f"{alamat}{Tiket.objects.get().sidik}/", isi()).status_code == 409

    @pytest.mark.parametrize("cara", ["put", "delete", "patch"])
    def test_other_ways_to_ask_are_refused(self, warga, alamat, cara):
        assert getattr(warga, cara)(alamat).status_code == 405


class TestWords:
    @pytest.mark.parametrize(
        "saran",
        [
            NASKAH,
            '" onmouseover="x',
            "{{ 7*7 }}",
            "{% debug %}",
            "\u202eterbalik",
            "😀" * 200,
            "a\r\nb",
            "'; DROP TABLE--",
        ],
    )
    def test_a_remark_is_words_wherever_it_is_read(self, warga, alamat, survei, masuk, saran):
        assert warga.post(alamat, isi(saran=saran)).status_code == 200
        assert Jawaban.objects.get().saran.split() == saran.split()
        page = masuk("kadis_pu").get(reverse("survei:saran", args=[survei.pk])).content.decode()
        assert NASKAH not in page
        assert '" onmouseover="x' not in page

    def test_a_remark_without_end_is_refused_and_one_cut_by_a_program_is_cut(self, warga, alamat, survei, titik, isian):
        assert warga.post(alamat, isi(saran="a" * 1001)).status_code == 422
        assert terima(titik, isian=isian(saran="b" * 5000), asal=Asal(gawai="x")) is Terima.DITERIMA
        assert Jawaban.objects.get().saran == "b" * 1000

    @pytest.mark.parametrize("nama", [NASKAH, "<img src=x onerror=1>"])
    def test_names_of_services_and_counters_too(self, warga, alamat, titik, layanan, nama):
        type(titik).objects.update(nama=nama)
        type(layanan["pu"]).objects.filter(pk=layanan["pu"].pk).update(nama=nama)
        page = warga.get(alamat).content.decode()
        assert nama not in page
        assert "&lt;" in page


class TestFields:
    @pytest.mark.parametrize(
        "lain",
        [
            {"n-U1": ["1", "4"]}, {"n-U10": "4"}, {"survei": "99"}, {"layanan": "99"}, {"kanal": "petugas"},
            {"diterima": "2020-01-01"}, {"unit": "1"},
        ],
    )  # fmt: skip
    def test_what_is_not_asked_is_not_heard(self, warga, alamat, titik, survei, lain):
        assert warga.post(alamat, isi() | lain).status_code == 200
        row = Jawaban.objects.get()
        assert (row.kanal, row.layanan_id, row.survei_id, row.unit_id) == ("qr", titik.layanan_id, survei.pk, None)
        assert len(row.nilai) == 9

    @pytest.mark.parametrize("bahasa", ["xx", "id'; --", "../en", "en\0", "E" * 300])
    def test_languages_that_there_are_not(self, warga, alamat, bahasa):
        page = warga.get(alamat, {"bahasa": bahasa})
        assert page.status_code == 200
        assert 'lang="id"' in page.content.decode()

    @pytest.mark.parametrize("kepala", ["", "x" * 9000, "\xff\xfe", "a\tb"])
    def test_devices_that_call_themselves_anything(self, warga, alamat, kepala):
        assert warga.post(alamat, isi(), HTTP_USER_AGENT=kepala).status_code == 200

    def test_a_body_that_is_no_form_is_an_empty_one(self, warga, alamat):
        assert warga.post(alamat, b"\x00\xff{}", content_type="application/octet-stream").status_code == 422
        assert not Jawaban.objects.exists()

    def test_a_form_of_another_site_is_refused(self, alamat):
        strict = Client(enforce_csrf_checks=True, headers={"host": "uji.localhost"})
        assert strict.post(alamat, isi()).status_code == 403
        assert not Jawaban.objects.exists()


class TestCookies:
    def test_one_of_another_service_does_not_speak_for_this(self, kota, warga, alamat, layanan):
        other = services.buat_titik(kota.aktor("kadis_sos"), layanan["sos"], nama="A")
        assert warga.post(reverse("survei:isi", args=[other.tanda]), isi()).status_code == 200
        assert warga.post(alamat, isi()).status_code == 200
        assert Jawaban.objects.count() == 2

    def test_two_counters_of_one_service_are_one_visit(self, kota, warga, alamat, layanan):
        second = services.buat_titik(kota.aktor("kadis_pu"), layanan["pu"], nama="Loket 2")
        assert warga.post(alamat, isi()).status_code == 200
        assert warga.post(reverse("survei:isi", args=[second.tanda]), isi()).status_code == 409

    def test_it_says_nothing_but_that_and_is_closed_to_scripts(self, warga, alamat):
        warga.post(alamat, isi(saran="Rahasia", umur="60-"))
        (cookie,) = [c for name, c in warga.cookies.items() if name.startswith("survei-")]
        assert cookie.value.startswith("1:")
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")

    def test_a_refused_answer_leaves_no_cookie(self, warga, alamat):
        warga.post(alamat, isi() | {"n-U1": ""})
        assert not [name for name in warga.cookies if name.startswith("survei-")]


class TestFlood:
    def test_refused_answers_do_not_fill_the_day_of_a_device(self, warga, alamat):
        for _n in range(5):
            assert warga.post(alamat, isi() | {"n-U1": "7"}).status_code == 422
        assert warga.post(alamat, isi()).status_code == 200

    def test_tickets_are_not_held_up_by_a_crowd(self, kota, survei, titik, isian, monkeypatch):
        """Who stands at the counter with a ticket answers, whatever is sent to its address from elsewhere."""
        from poros.domain.survei.services import terima as pintu

        narrow = replace(parameter.batas(), semenit_per_titik=2)
        monkeypatch.setattr(pintu, "batas", lambda: narrow)
        (ticket,) = services.cetak_tiket(kota.aktor("kadis_pu"), titik, banyak=1)
        outcome = [terima(titik, isian=isian(), asal=Asal(gawai=str(n))) for n in range(3)]
        assert outcome == [Terima.DITERIMA, Terima.DITERIMA, Terima.RAMAI]
        assert terima(titik, isian=isian(), asal=Asal(tiket=ticket)) is Terima.DITERIMA

    def test_a_crowd_at_one_counter_does_not_close_another(self, kota, jawab, titik, monkeypatch):
        from poros.domain.survei.services import terima as pintu

        narrow = replace(parameter.batas(), semenit_per_titik=1)
        monkeypatch.setattr(pintu, "batas", lambda: narrow)
        second = services.buat_titik(kota.aktor("kadis_pu"), titik.layanan, nama="Loket 2")
        outcome = [jawab(di=counter) for counter in (titik, titik, second)]
        assert outcome == [Terima.DITERIMA, Terima.RAMAI, Terima.DITERIMA]
