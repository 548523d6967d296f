"""What the street sees: nothing before it is announced, no words of persons after, the same for every form."""

import json
from decimal import Decimal

import pytest
from django.urls import reverse

from poros.domain.indeks import publik, services
from poros.domain.indeks.models import Butir, Penilaian
from poros.domain.indeks.rules.alur import Aksi

pytestmark = pytest.mark.django_db
UMUM = ("publik", "katalog")
SATUAN = (("publik_hasil", ()), ("data_hasil", ("json",)), ("data_hasil", ("csv",)))


@pytest.fixture
def umum(client):
    """Somebody who has not signed in."""
    client.defaults["HTTP_HOST"] = "uji.localhost"
    return client


def isi(answer) -> str:
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode("utf-8-sig")


@pytest.fixture
def diumumkan(kota, beku) -> Penilaian:
    return services.umumkan(kota.aktor("sekda"), beku)


class TestBefore:
    @pytest.mark.parametrize("sampai", ["penilaian", "berjalan", "terisi", "beku"])
    def test_nothing_of_it_is_anywhere(self, request, umum, sampai):
        row = request.getfixturevalue(sampai)
        for nama, args in SATUAN:
            assert umum.get(reverse(f"indeks:{nama}", args=[row.pk, *args])).status_code == 404, nama
        for nama in UMUM:
            assert "Indeks Contoh" not in isi(umum.get(reverse(f"indeks:{nama}"))), nama
        assert publik.hasil_daerah() == []

    def test_what_was_opened_again_before_it_was_told_stays_inside(self, beku, alirkan, umum):
        alirkan(beku, Aksi.CAIRKAN, "Keberatan")
        for nama, args in SATUAN:
            assert umum.get(reverse(f"indeks:{nama}", args=[beku.pk, *args])).status_code == 404

    def test_pages_of_work_ask_who_you_are(self, beku, butir, umum):
        for nama, args in (
            ("penilaian", [beku.pk]),
            ("kertas", [beku.pk, "csv"]),
            ("butir", [butir("I1").pk]),
            ("penilaian_daftar", []),
            ("rencana_daftar", []),
            ("instrumen_daftar", []),
            ("banding", []),
        ):
            answer = umum.get(reverse(f"indeks:{nama}", args=args))
            assert (answer.status_code, "/akun/login/" in answer["Location"]) == (302, True), nama


class TestAfter:
    @pytest.mark.parametrize(("nama", "args"), SATUAN)
    def test_the_result_with_no_word_of_any_person(self, kota, diumumkan, umum, nama, args):
        text = isi(umum.get(reverse(f"indeks:{nama}", args=[diumumkan.pk, *args])))
        assert "Layanan aduan" in text
        for secret in ("Bukti diperiksa", "Menurut dokumen", *(o.nama for o in kota.orang.values())):
            assert secret not in text

    def test_what_is_told_is_what_was_frozen_not_what_stands_in_the_rows(self, diumumkan, umum):
        Butir.objects.update(internal=Decimal(5))
        told = json.loads(isi(umum.get(reverse("indeks:data_hasil", args=[diumumkan.pk, "json"]))))
        assert told["hasil"]["internal"]["indeks"] == 1.8

    @pytest.mark.parametrize("nama", UMUM)
    def test_it_is_listed(self, diumumkan, umum, nama):
        assert "Indeks Contoh 2026" in isi(umum.get(reverse(f"indeks:{nama}")))

    @pytest.mark.parametrize(("nama", "args"), SATUAN)
    def test_nobody_writes_here(self, diumumkan, umum, nama, args):
        assert umum.post(reverse(f"indeks:{nama}", args=[diumumkan.pk, *args])).status_code == 405

    @pytest.mark.parametrize("bentuk", ["pdf", "exe", "xlsx", "jsonld"])
    def test_in_no_other_form(self, diumumkan, umum, bentuk):
        assert umum.get(reverse("indeks:data_hasil", args=[diumumkan.pk, bentuk])).status_code == 404

    def test_it_may_be_kept_by_caches_and_sets_no_cookie(self, diumumkan, umum):
        answer = umum.get(reverse("indeks:data_hasil", args=[diumumkan.pk, "json"]))
        assert "public" in answer["Cache-Control"]
        assert not answer.cookies


class TestCost:
    @pytest.mark.parametrize("banyak", [1, 3])
    def test_the_catalogue_does_not_grow(self, kota, diumumkan, umum, django_assert_num_queries, banyak):
        """The sets, the announced results, their history."""
        for n in range(1, banyak):
            copy = Penilaian.objects.get(pk=diumumkan.pk)
            held = copy.beku
            held.pk = None
            held.save()
            copy.pk, copy.tahun, copy.beku = None, 2026 + n, held
            copy.save()
        umum.get(reverse("indeks:katalog"))
        with django_assert_num_queries(3):
            text = isi(umum.get(reverse("indeks:katalog")))
        assert text.count("Indeks Contoh 20") == banyak
