"""Where we stand lowest: by the scale of the instrument, by the targets of a decided plan; and who offers something."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from poros.domain.berbagi.queries.ukuran import hasil_terakhir, kelemahan, periksa_indikator, tingkat
from poros.domain.indeks import publik
from poros.domain.indeks import services as indeks
from poros.domain.indeks.models import Penilaian, Rencana
from poros.domain.indeks.queries import rencana as baca
from poros.kernel.commands import Ditolak

pytestmark = pytest.mark.django_db


@pytest.fixture
def ekbang(kota):
    return kota.aktor("kabag_ekbang")


@pytest.fixture
def lemah(ekbang):
    """Code, value, target of what is weak in our newest result."""

    def look() -> list[tuple[str, Decimal, Decimal]]:
        found = kelemahan(ekbang, hasil_terakhir(ekbang)["contoh"])
        return [(w.kode, w.nilai, w.sasaran) for w in found.lemah]

    return look


@pytest.fixture
def rencana(kota, ekbang):
    """A decided plan from an assessment to these levels of A1 and A2 at the end of `tahun`."""

    def make(hasil: Penilaian, satu: int, dua: int, *, tahun: int = 0, tetapkan: bool = True) -> Rencana:
        begin = baca.awal(judul="Naik", tahun=tahun or ekbang.hari.year + 1, sasaran=Decimal("4.50"), penilaian=hasil)
        row = indeks.susun_rencana(ekbang, kota.unit["ekbang"], data=begin)
        years = len(row.masa)
        Rencana.objects.filter(pk=row.pk).update(
            pilihan={"A1": [satu] * years, "A2": [dua] * years}, status="ditetapkan" if tetapkan else "disusun"
        )
        return row

    return make


class TestByScale:
    @pytest.mark.parametrize(
        ("satu", "dua", "urut"),
        [
            (1, 3, [("A1", 1, 5), ("A2", 3, 5)]),
            (3, 1, [("A2", 1, 5), ("A1", 3, 5)]),
            (2, 2, [("A1", 2, 5), ("A2", 2, 5)]),
            (5, 4, [("A2", 4, 5)]),
            (5, 5, []),
        ],
    )
    def test_the_farthest_from_the_top_first(self, dinilai, lemah, satu, dua, urut):
        """Alike ones in the order of the instrument; at the top nothing is weak."""
        dinilai(2025, satu, dua)
        assert lemah() == urut

    def test_the_newest_result_counts(self, dinilai, lemah):
        dinilai(2024, 1, 1)
        dinilai(2025, 4, 5)
        assert lemah() == [("A1", 4, 5)]


class TestByPlan:
    def test_its_targets_are_what_counts(self, dinilai, rencana, lemah, ekbang):
        rencana(dinilai(2025, 1, 3), 2, 5)
        assert lemah() == [("A2", 3, 5), ("A1", 1, 2)]
        assert kelemahan(ekbang, hasil_terakhir(ekbang)["contoh"]).berencana

    def test_what_it_leaves_where_it_is_is_not_weak(self, dinilai, rencana, lemah):
        rencana(dinilai(2025, 1, 3), 1, 4)
        assert lemah() == [("A2", 3, 4)]

    def test_what_has_gone_beyond_it_neither(self, dinilai, rencana, lemah):
        rencana(dinilai(2024, 1, 3), 3, 4)
        dinilai(2025, 5, 3)
        assert lemah() == [("A2", 3, 4)]

    def test_a_plan_that_is_not_decided_is_no_target(self, dinilai, rencana, lemah):
        rencana(dinilai(2025, 1, 3), 2, 5, tetapkan=False)
        assert lemah() == [("A1", 1, 5), ("A2", 3, 5)]

    def test_one_that_has_run_out_neither(self, dinilai, rencana, lemah):
        row = rencana(dinilai(2025, 1, 3), 2, 5)
        Rencana.objects.filter(pk=row.pk).update(mulai=2020, tahun=2020)
        assert lemah() == [("A1", 1, 5), ("A2", 3, 5)]

    def test_the_newest_of_two(self, dinilai, rencana, lemah):
        held = dinilai(2025, 1, 3)
        rencana(held, 2, 5)
        rencana(held, 4, 3)
        assert lemah() == [("A1", 1, 4)]

    def test_who_may_not_see_the_plan_is_not_told_its_targets(self, kota, dinilai, rencana):
        rencana(dinilai(2025, 1, 3), 2, 5)
        camat = kota.aktor("camat")
        result = publik.hasil_daerah(kota.aktor("kabag_ekbang"), indeks="contoh")[0]
        assert {a.sasaran for a in publik.acuan(camat, result).values()} == {None}

    def test_it_is_said_on_the_page(self, dinilai, rencana, masuk):
        held = dinilai(2025, 1, 3)
        client = masuk("kabag_ekbang")
        assert "Belum ada rencana naik yang ditetapkan" in client.get("/berbagi/terlemah/").content.decode()
        rencana(held, 2, 5)
        assert "Sasarannya dari rencana naik" in client.get("/berbagi/terlemah/").content.decode()
        rencana(held, 1, 3)
        assert "Semua indikator sudah pada sasarannya" in client.get("/berbagi/terlemah/").content.decode()

    def test_programs_are_told_the_same(self, dinilai, rencana, program):
        rencana(dinilai(2025, 1, 3), 2, 5)
        told = program("kabag_ekbang").get("/berbagi/terlemah", {"indeks": "contoh"}).json()
        assert (told["tahun"], told["berencana"]) == (2025, True)
        assert [(w["kode"], float(w["jarak"])) for w in told["lemah"]] == [("A2", 2.0), ("A1", 1.0)]


class TestOffers:
    def test_those_of_others_that_are_published(self, dinilai, lain, milik, ekbang):
        dinilai(2025, 1, 3)
        theirs = lain(indikator=(("contoh", "A1"),))
        milik(indikator=(("contoh", "A1"),))
        lain(indikator=(("spbe", "I1"),), alamat="https://kode.example/lain")
        found = kelemahan(ekbang, hasil_terakhir(ekbang)["contoh"])
        assert [[t.pk for t in w.tawaran] for w in found.lemah] == [[theirs.pk], []]

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_the_page_costs_the_same(self, dinilai, lain, masuk, banyak, django_assert_num_queries):
        """Session, account, actor, results, instrument, plan, offers."""
        dinilai(2025, 1, 3)
        for n in range(banyak):
            lain(indikator=(("contoh", "A1"),), alamat=f"https://kode.example/{n}", nama=f"Antre {n}")
        client = masuk("kabag_ekbang")
        client.get("/berbagi/terlemah/")
        with django_assert_num_queries(7):
            page = client.get("/berbagi/terlemah/").content.decode()
        assert page.count("Antre ") == banyak


class TestLevels:
    def test_of_indices_and_indicators_in_one_statement(self, dinilai, ekbang, django_assert_num_queries):
        dinilai(2025, 1, 3)
        pairs = (("contoh", "A2"), ("contoh", "X"), ("spbe", "I1"))
        with django_assert_num_queries(1):
            found = tingkat(ekbang, pairs)
        assert found == [("contoh", "", Decimal(2), 2025), ("contoh", "A2", Decimal(3), 2025)]

    def test_without_indicators_there_is_nothing(self, ekbang):
        assert tingkat(ekbang, ()) == []

    def test_indicators_that_exist(self, dinilai):
        dinilai(2025, 1, 3)
        periksa_indikator((("contoh", "A1"), ("spbe", "I1")))
        with pytest.raises(Ditolak, match="contoh:B1, x:I1"):
            periksa_indikator((("contoh", "B1"), ("x", "I1"), ("contoh", "A2")))


def test_every_instrument_that_ships_has_a_top_for_every_indicator(kota, ekbang):
    """Ratios, words, levels and points: whatever is measured can be said to lie below something."""
    for row in publik.instrumen():
        result = SimpleNamespace(instrumen=row.kode, indeks=row.indeks)
        found = publik.acuan(ekbang, result)
        assert list(found) == list(row.indikator), row.kode
        assert all(a.puncak > 0 for a in found.values()), row.kode
