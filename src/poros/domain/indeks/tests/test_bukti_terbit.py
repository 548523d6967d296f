"""Something published elsewhere proves and answers indicators: told again, in another language, with all its digits, by whom it may."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from poros.domain.indeks import publik, services
from poros.domain.indeks.models import Bukti, BuktiButir, NilaiButir
from poros.domain.indeks.rules.alur import Aksi
from poros.domain.indeks.values import BuktiTerbit
from poros.kernel.jejak.models import Jejak

pytestmark = pytest.mark.django_db


def terbitan(**lain) -> BuktiTerbit:
    told = {"indeks": "contoh", "tahun": 2026, "judul": "Survei Layanan 2026", "keterangan": "/survei/1/",
            "nilai": {"I1": Decimal(4), "I3": Decimal(2)}}  # fmt: skip
    return BuktiTerbit(**(told | lain))


@pytest.fixture
def pu(kota, berjalan):
    return kota.aktor("kadis_pu")


def nilai() -> list[tuple[str, Decimal]]:
    return list(NilaiButir.objects.order_by("id").values_list("butir__kode", "nilai"))


class TestAgain:
    def test_the_same_figures_leave_no_second_line(self, pu, butir):
        for _n in range(3):
            assert publik.terima_bukti(pu, data=terbitan()) == 2
        assert nilai() == [("I1", 4), ("I3", 2)]
        assert (Bukti.objects.count(), BuktiButir.objects.count()) == (1, 2)

    def test_with_more_digits_than_are_kept_they_are_the_same(self, kota, naskah, data):
        """An average of a survey has many digits; a paper keeps four."""
        text = (
            naskah.replace("contoh-2026", "angka-2026")
            .replace("indeks: contoh", "indeks: angka")
            .replace("jenis: tingkat", "jenis: bilangan")
        )
        ruler = services.catat_instrumen(kota.aktor("admin"), kota.unit["umum"], naskah=text)
        ekbang = kota.aktor("kabag_ekbang")
        row = services.susun(ekbang, kota.unit["ekbang"], data=data(instrumen_id=ruler.pk))
        services.bagi(ekbang, row, pemilik=dict.fromkeys(("I1", "I2", "I3"), kota.unit["pu"].pk))
        services.mulai(ekbang, row)
        told = terbitan(indeks="angka", nilai={"I1": Decimal(10) / 3, "I2": Decimal("2.00005")})
        for _n in range(3):
            assert publik.terima_bukti(kota.aktor("kadis_pu"), data=told) == 2
        assert nilai() == [("I1", Decimal("3.3333")), ("I2", Decimal("2.0001"))]

    def test_other_figures_replace_them_and_the_old_ones_stay_in_the_history(self, pu, butir):
        publik.terima_bukti(pu, data=terbitan())
        publik.terima_bukti(pu, data=terbitan(nilai={"I1": Decimal(5), "I3": Decimal(2)}))
        assert nilai() == [("I1", 4), ("I3", 2), ("I1", 5)]
        assert butir("I1").mandiri == 5

    @pytest.mark.parametrize(("dulu", "kini"), [("id", "en"), ("en", "id")])
    def test_by_a_reader_of_another_language_they_are_still_its_own_words(self, pu, butir, dulu, kini):
        with override(dulu):
            publik.terima_bukti(pu, data=terbitan())
        with override(kini):
            publik.terima_bukti(pu, data=terbitan(nilai={"I1": Decimal(5), "I3": Decimal(2)}))
        assert butir("I1").mandiri == 5
        assert set(NilaiButir.objects.values_list("alasan", flat=True)) == {"Menurut Survei Layanan 2026."}

    def test_where_it_can_be_seen_is_the_newest_place(self, pu):
        for place in ("/survei/1/", "/survei/9/"):
            publik.terima_bukti(pu, data=terbitan(keterangan=place))
        assert Bukti.objects.get().keterangan == "/survei/9/"

    def test_next_to_another_publication_each_keeps_its_own(self, pu, butir):
        publik.terima_bukti(pu, data=terbitan())
        publik.terima_bukti(pu, data=terbitan(judul="Audit 2026", nilai={"I1": Decimal(3)}))
        assert butir("I1").mandiri == 4, "the first has answered it, in its own words"
        assert sorted(b.judul for b in butir("I1").bukti.all()) == ["Audit 2026", "Survei Layanan 2026"]

    def test_what_an_official_has_said_since_is_left_alone(self, pu, butir):
        publik.terima_bukti(pu, data=terbitan())
        services.jawab(pu, butir("I1"), nilai=Decimal(2), alasan="Kami menilai lebih rendah.")
        publik.terima_bukti(pu, data=terbitan(nilai={"I1": Decimal(5), "I3": Decimal(3)}))
        assert (butir("I1").mandiri, butir("I3").mandiri) == (2, 3)


class TestWhose:
    @pytest.mark.parametrize(
        ("siapa", "kode"), [("kadis_pu", {"I1", "I3"}), ("tu_pu", {"I1", "I3"}), ("kadis_dlh", {"I2"})]
    )
    def test_only_indicators_of_the_own_office(self, kota, berjalan, siapa, kode):
        told = terbitan(nilai=dict.fromkeys(("I1", "I2", "I3"), Decimal(3)))
        assert publik.terima_bukti(kota.aktor(siapa), data=told) == len(kode)
        assert {k for k, _n in nilai()} == kode
        assert Bukti.objects.get().unit_id == kota.aktor(siapa).unit_id

    @pytest.mark.parametrize("siapa", ["sekda", "walikota", "kabag_ekbang", "inspektur", "camat", "staf_pu"])
    def test_of_others_nothing_is_touched(self, kota, berjalan, siapa):
        before = Jejak.objects.count()
        assert publik.terima_bukti(kota.aktor(siapa), data=terbitan()) == 0
        assert (Bukti.objects.count(), nilai(), Jejak.objects.count()) == (0, [], before)

    @pytest.mark.parametrize(
        "lain",
        [{"indeks": "spbe"}, {"tahun": 2025}, {"nilai": {"X9": Decimal(3)}}, {"indeks": ""}, {"nilai": {}}],
        ids=str,
    )
    def test_what_it_does_not_speak_of(self, pu, lain):
        assert publik.terima_bukti(pu, data=terbitan(**lain)) == 0
        assert not Bukti.objects.exists()

    def test_only_while_the_offices_answer(self, kota, terisi, alirkan):
        alirkan(terisi, Aksi.NILAI_INTERNAL)
        assert publik.terima_bukti(kota.aktor("kadis_pu"), data=terbitan()) == 0
        alirkan(terisi, Aksi.KEMBALIKAN, "Bukti kurang")
        assert publik.terima_bukti(kota.aktor("kadis_pu"), data=terbitan()) == 2

    def test_none_of_a_year_that_was_called_off(self, pu, berjalan, alirkan):
        alirkan(berjalan, Aksi.BATALKAN, "Salah tahun")
        assert publik.terima_bukti(pu, data=terbitan()) == 0


class TestOnlyProof:
    def test_without_a_value_it_proves_and_answers_nothing(self, pu, butir):
        assert publik.terima_bukti(pu, data=terbitan(nilai={"I1": None, "I3": None})) == 2
        assert (butir("I1").mandiri, nilai(), BuktiButir.objects.count()) == (None, [], 2)

    def test_nought_is_a_value(self, pu, butir):
        publik.terima_bukti(pu, data=terbitan(nilai={"I1": Decimal(0)}))
        assert (butir("I1").mandiri, nilai()) == (0, [("I1", 0)])

    def test_the_office_may_take_it_off_again(self, kota, pu, butir):
        publik.terima_bukti(pu, data=terbitan())
        services.lepas_bukti(pu, butir("I1"), bukti=Bukti.objects.get().pk)
        assert [b.judul for b in butir("I3").bukti.all()] == ["Survei Layanan 2026"]
        assert not butir("I1").bukti.exists()
