"""What other modules get: instruments, own results, evidence handed in; and what the desk and the search say."""

from decimal import Decimal

import pytest

from poros.domain.indeks import ikhtisar, publik, services
from poros.domain.indeks.models import Bukti, Instrumen, NilaiButir
from poros.domain.indeks.rules.alur import Aksi
from poros.domain.indeks.values import BuktiTerbit
from poros.kernel.commands import Ditolak

pytestmark = pytest.mark.django_db


def terbitan(**lain) -> BuktiTerbit:
    """A survey that answers I1 and proves I2 and I3."""
    wanted = {"indeks": "contoh", "tahun": 2026, "judul": "Survei 2026", "keterangan": "/survei/1/"}
    return BuktiTerbit(**wanted | {"nilai": {"I1": Decimal(4), "I2": None, "I3": None}} | lain)


class TestInstruments:
    def test_every_version_with_its_indicators(self, instrumen):
        (mine,) = publik.instrumen("contoh")
        assert (mine.kode, mine.dasar) == ("contoh-2026", "Peraturan Contoh 1/2026")
        assert dict(mine.indikator) == {"I1": "Kebijakan data", "I2": "Kebijakan layanan", "I3": "Layanan aduan"}
        assert len(publik.instrumen()) == Instrumen.objects.count()
        assert publik.instrumen("tidak-ada") == []


class TestResults:
    def test_the_public_sees_what_is_announced_and_an_official_what_he_may(self, kota, beku):
        assert publik.hasil_daerah() == []
        (seen,) = publik.hasil_daerah(kota.aktor("sekda"), indeks="contoh")
        assert (seen.nilai, seen.predikat, seen.diumumkan, seen.bagian["I3"]) == (Decimal("1.80"), "Cukup", False, 1)
        assert publik.hasil_daerah(kota.aktor("camat")) == []
        services.umumkan(kota.aktor("sekda"), beku)
        (told,) = publik.hasil_daerah(tahun=2026)
        assert (told.diumumkan, told.tahun, told.instrumen) == (True, 2026, "contoh-2026")
        assert publik.hasil_daerah(indeks="spbe") == publik.hasil_daerah(tahun=2025) == []

    def test_what_is_open_again_is_no_result(self, kota, beku, alirkan):
        alirkan(beku, Aksi.CAIRKAN, "Keberatan")
        assert publik.hasil_daerah(kota.aktor("sekda")) == []


class TestEvidence:
    def test_it_proves_and_answers_what_the_office_has_to_answer(self, kota, berjalan, butir):
        """PU owns I1 and I3; I2 is DLH's and stays alone."""
        assert publik.terima_bukti(kota.aktor("kadis_pu"), data=terbitan()) == 2
        assert (butir("I1").mandiri, butir("I2").mandiri, butir("I3").mandiri) == (4, None, None)
        piece = Bukti.objects.get()
        assert {b.kode for b in piece.butir.all()} == {"I1", "I3"}
        assert NilaiButir.objects.get().alasan == "Menurut Survei 2026."

    def test_told_again_it_replaces_itself(self, kota, berjalan, butir):
        pu = kota.aktor("kadis_pu")
        publik.terima_bukti(pu, data=terbitan())
        publik.terima_bukti(pu, data=terbitan(keterangan="/survei/2/", nilai={"I1": Decimal(3)}))
        assert Bukti.objects.get().keterangan == "/survei/2/"
        assert butir("I1").mandiri == 3
        assert NilaiButir.objects.count() == 2
        publik.terima_bukti(pu, data=terbitan(nilai={"I1": Decimal(3)}))
        assert NilaiButir.objects.count() == 2, "the same value is no news"

    def test_what_somebody_has_said_himself_stays(self, kota, berjalan, butir):
        pu = kota.aktor("kadis_pu")
        services.jawab(pu, butir("I1"), nilai=Decimal(2), alasan="Menurut saya.")
        publik.terima_bukti(pu, data=terbitan())
        assert butir("I1").mandiri == 2
        assert Bukti.objects.get().butir.count() == 2

    @pytest.mark.parametrize("lain", [{"indeks": "spbe"}, {"tahun": 2025}, {"nilai": {"X": None}}])
    def test_where_nothing_is_answered_it_serves_nothing(self, kota, berjalan, lain):
        assert publik.terima_bukti(kota.aktor("kadis_pu"), data=terbitan(**lain)) == 0
        assert not Bukti.objects.exists()

    def test_nor_once_the_offices_have_answered(self, kota, terisi, alirkan):
        alirkan(terisi, Aksi.NILAI_INTERNAL)
        assert publik.terima_bukti(kota.aktor("kadis_pu"), data=terbitan()) == 0

    def test_a_value_off_the_scale_is_refused_and_leaves_nothing(self, kota, berjalan, butir):
        with pytest.raises(Ditolak):
            publik.terima_bukti(kota.aktor("kadis_pu"), data=terbitan(nilai={"I1": Decimal(9)}))
        assert not Bukti.objects.exists()
        assert butir("I1").mandiri is None


class TestDesk:
    def test_an_owner_is_told_what_is_still_to_be_answered(self, kota, berjalan, butir):
        (tile,) = ikhtisar.kartu(kota.aktor("kadis_pu"))
        assert (str(tile.label), tile.nilai) == ("Indikator belum dijawab", 2)
        services.jawab(kota.aktor("kadis_pu"), butir("I1"), nilai=Decimal(2), alasan="x")
        assert ikhtisar.kartu(kota.aktor("kadis_pu"))[0].nilai == 1
        assert ikhtisar.kartu(kota.aktor("kadis_sos")) == []

    def test_disagreement_is_told_to_who_owns_runs_or_judges_it(self, kota, terisi, butir, alirkan):
        alirkan(terisi, Aksi.NILAI_INTERNAL)
        for kode, nilai in (("I1", 3), ("I3", 1)):
            services.nilai_internal(kota.aktor("inspektur"), butir(kode), nilai=Decimal(nilai), alasan="x")
        for siapa in ("kadis_pu", "kabag_ekbang", "inspektur"):
            (tile,) = ikhtisar.kartu(kota.aktor(siapa))
            assert (str(tile.label), tile.nilai) == ("Indikator yang dinilai berbeda", 1)
        assert ikhtisar.kartu(kota.aktor("kadis_dlh")) == []

    @pytest.mark.parametrize(("siapa", "banyak"), [("kadis_pu", 1), ("staf_pu", 0)])
    def test_it_costs_one_statement_or_none(self, kota, berjalan, django_assert_num_queries, siapa, banyak):
        actor = kota.aktor(siapa)
        ikhtisar.kartu(actor)
        with django_assert_num_queries(banyak):
            ikhtisar.kartu(actor)


def temuan(kota, siapa):
    """The hit for our own I3 among those of the rules that ship."""
    found = ikhtisar.temuan(kota.aktor(siapa), "layanan aduan", 20)
    return next(h for h in found if h["judul"] == "I3. Layanan aduan")


class TestSearch:
    def test_an_indicator_leads_to_its_line(self, kota, berjalan, butir):
        hit = temuan(kota, "kadis_pu")
        assert hit["url"].endswith(f"/butir/{butir('I3').pk}/")

    def test_or_to_its_rule_for_who_does_not_see_the_assessment(self, kota, penilaian, instrumen):
        hit = temuan(kota, "camat")
        assert hit["url"].endswith(f"/instrumen/{instrumen.pk}/")

    def test_an_assessment_is_found_by_who_may_see_it(self, kota, penilaian):
        assert [h["judul"] for h in ikhtisar.temuan(kota.aktor("sekda"), "indeks contoh 2026", 5)] == [
            "Indeks Contoh 2026"
        ]
        assert ikhtisar.temuan(kota.aktor("camat"), "indeks contoh 2026", 5) == []

    def test_it_keeps_to_its_share_and_to_real_words(self, kota, penilaian):
        assert len(ikhtisar.temuan(kota.aktor("sekda"), "layanan", 3)) == 3
        assert ikhtisar.temuan(kota.aktor("sekda"), "la", 3) == []
        assert ikhtisar.temuan(kota.aktor("sekda"), "tiada yang begini", 3) == []
