"""The desk: requests that wait for our answer and agreements that end soon, for who sees to them; and the search."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.urls import reverse
from django.utils import timezone, translation

from poros.domain.berbagi import services
from poros.domain.berbagi.ikhtisar import kartu, temuan
from poros.domain.berbagi.models import Adopsi, Nota
from poros.domain.berbagi.rules.alur import AksiAdopsi
from poros.domain.berbagi.values import DataPermohonan
from poros.kernel.tenggat import queries as tenggat
from poros.kernel.tenggat.models import AturanTenggat
from poros.kernel.tenggat.queries import mesin
from poros.web.meja import Putusan, Sosok

pytestmark = pytest.mark.django_db


@pytest.fixture
def diminta(kota, milik):
    """Kota Khayal asks for what Dinas PU has; again under another name."""

    def make(daerah: str = "Kota Khayal") -> Adopsi:
        offer = milik(nama=f"Pintu Air {daerah}", alamat=f"https://kode.example/{daerah.replace(' ', '-')}")
        data = DataPermohonan(tawaran_id=offer.pk, keperluan="Banjir", daerah=daerah)
        return services.catat_permohonan(kota.aktor("kabag_kesra"), kota.unit["kesra"], data=data)

    return make


class TestRequests:
    def test_one_card_for_each(self, kota, diminta):
        row = diminta()
        (card,) = kartu(kota.aktor("kabag_kesra"))
        assert isinstance(card, Putusan)
        assert card.judul == "Kota Khayal meminta Pintu Air Kota Khayal"
        assert card.dari == "Dinas Pekerjaan Umum"
        assert card.url == reverse("berbagi:adopsi", args=[row.pk])
        assert card.tenggat == mesin(kota.aktor("kabag_kesra")).jatuh_tempo("berbagi-jawab", row.dibuat)
        assert card.nada == ""

    def test_the_one_that_waits_longest_first(self, kota, diminta):
        rows = [diminta(f"Kota {n}") for n in range(3)]
        Adopsi.objects.filter(pk=rows[2].pk).update(dibuat=F("dibuat") - timedelta(days=60))
        cards = kartu(kota.aktor("kabag_kesra"))
        assert [c.judul.split(" meminta")[0] for c in cards] == ["Kota 2", "Kota 0", "Kota 1"]
        assert [c.nada for c in cards] == ["awas", "", ""], "sixty days ago is past the fourteen working days"

    def test_answered_it_lies_there_no_more(self, kota, diminta):
        kesra = kota.aktor("kabag_kesra")
        services.jawab(kesra, diminta(), aksi=AksiAdopsi.TERIMA)
        assert kartu(kesra) == []

    def test_what_we_have_asked_for_waits_for_others(self, kota, usulan):
        ekbang = kota.aktor("kabag_ekbang")
        services.ajukan(ekbang, usulan)
        assert kartu(ekbang) == []

    @pytest.mark.parametrize(
        ("siapa", "banyak"),
        [
            ("kabag_kesra", 1), ("kabag_ekbang", 1), ("kadis_pu", 0), ("tu_pu", 0), ("staf_pu", 0), ("sekda", 0),
            ("inspektur", 0), ("camat", 0), ("admin", 0),
        ],
    )  # fmt: skip
    def test_it_lies_before_who_may_answer(self, kota, diminta, siapa, banyak):
        """The unit that has the offer works on it; the answer is given by who sees to agreements."""
        diminta()
        assert len(kartu(kota.aktor(siapa))) == banyak

    def test_without_a_rule_there_is_no_deadline_but_the_card(self, kota, diminta):
        diminta()
        AturanTenggat.objects.filter(kode__startswith="berbagi").update(dari="2190-01-01")
        tenggat._mesin.clear()
        (card,) = kartu(kota.aktor("kabag_kesra"))
        assert (card.tenggat, card.nada) == (None, "")


class TestAgreements:
    @pytest.mark.parametrize(
        ("hari", "nada"),
        [(61, None), (60, "awas"), (0, "awas"), (-1, "bahaya")],
        ids=["later", "soon", "today", "over"],
    )
    def test_one_that_ends_soon_is_counted(self, kota, disepakati, hari, nada):
        end = timezone.localdate() + timedelta(days=hari)
        Nota.objects.update(mulai=end - timedelta(days=100), sampai=end)
        cards = kartu(kota.aktor("kabag_kesra"))
        assert [(c.nilai, c.nada, c.url) for c in cards] == ([(1, nada, "/berbagi/adopsi/")] if nada else [])

    def test_the_nearest_end_is_named(self, kota, disepakati):
        Nota.objects.update(mulai="2026-01-01", sampai="2026-02-28")
        (card,) = kartu(kota.aktor("kabag_kesra"))
        assert isinstance(card, Sosok)
        assert card.banding == "paling dekat Sabtu, 28 Feb 2026"
        with translation.override("en"):
            (card,) = kartu(kota.aktor("kabag_kesra"))
            assert "28 Feb 2026" in card.banding

    def test_a_draft_and_what_was_stopped_are_not(self, kota, diterima, nota, disepakati):
        Nota.objects.update(mulai="2026-01-01", sampai="2026-02-28")
        services.tutup(kota.aktor("kabag_ekbang"), disepakati, aksi=AksiAdopsi.HENTIKAN, catatan="Batal")
        assert kartu(kota.aktor("kabag_kesra")) == []


class TestCost:
    @pytest.mark.parametrize("banyak", [1, 3])
    def test_one_statement_however_many(self, kota, diminta, disepakati, banyak, django_assert_num_queries):
        for n in range(banyak):
            diminta(f"Kota {n}")
        Nota.objects.update(mulai="2026-01-01", sampai="2026-02-28")
        kesra = kota.aktor("kabag_kesra")
        mesin(kesra)
        with django_assert_num_queries(1):
            assert len(kartu(kesra)) == banyak + 1

    @pytest.mark.parametrize("siapa", ["staf_pu", "inspektur", "admin"])
    def test_none_for_who_answers_nothing(self, kota, peran, siapa, django_assert_num_queries):
        actor = kota.aktor(siapa)
        with django_assert_num_queries(0):
            assert kartu(actor) == []

    def test_it_is_on_the_page(self, diminta, masuk):
        diminta()
        page = masuk("kabag_kesra").get("/").content.decode()
        assert "Kota Khayal meminta Pintu Air" in page
        assert "Baca dan jawab" in page


class TestSearch:
    def test_published_offers_by_their_words(self, kota, lain, milik):
        lain()
        milik(masalah="Banjir")
        assert [hit["judul"] for hit in temuan(kota.aktor("camat"), "banjir", 5)] == ["Pintu Air"]
        (hit,) = temuan(kota.aktor("camat"), "antre cepat", 5)
        assert hit["keterangan"] == "Aplikasi · Kabupaten Rekaan · Nomor antrean dari ponsel"

    @pytest.mark.parametrize("kata", ["", " ", "&|!", "x" * 500, "a\\'b"])
    def test_any_words_are_only_words(self, kota, lain, kata):
        lain()
        assert len(temuan(kota.aktor("camat"), kata, 5)) <= 1

    def test_a_draft_is_not_found(self, kota, peran, isi):
        services.usul_tawaran(kota.aktor("kadis_pu"), kota.unit["pu"], isi=isi)
        assert temuan(kota.aktor("kabag_ekbang"), "antre", 5) == []

    def test_no_more_than_wanted_in_one_statement(self, kota, lain, django_assert_num_queries):
        for n in range(3):
            lain(alamat=f"https://kode.example/{n}")
        camat = kota.aktor("camat")
        with django_assert_num_queries(1):
            assert len(temuan(camat, "antre", 2)) == 2
