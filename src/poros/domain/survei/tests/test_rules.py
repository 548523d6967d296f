"""Rules without a database: the road of a survey, limits in time, sums, cells that may be shown."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

import poros
from poros.domain.survei.queries.parameter import batas
from poros.domain.survei.rules.alur import FLOW, PENERBITAN, WAJIB_ALASAN, Aksi, Status
from poros.domain.survei.rules.hitung import Jumlah, gabung, indeks, kurang_sampel, perubahan, skala, terlemah, tutupi
from poros.domain.survei.rules.isian import diisi_pada, masih_diterima
from poros.domain.survei.rules.rekap import Garis, rekap, untuk_umum
from poros.pure import skor
from poros.pure.flow import TransitionError

KINI = datetime(2026, 6, 30, 9, 0, tzinfo=UTC)
HARI = timedelta(days=1)
PARAMETER = Path(poros.__file__).parent / "domain" / "indeks" / "parameter"


@pytest.fixture(scope="module")
def ikm():
    return skor.baca(yaml.safe_load((PARAMETER / "ikm-2017.yaml").read_text(encoding="utf-8")))


def jumlah(n: int, nilai: int) -> Jumlah:
    """So many people who all gave the same nine values."""
    return Jumlah(n, (n * nilai,) * 9)


class TestRoad:
    @pytest.mark.parametrize(
        ("status", "aksi", "sesudah"),
        [
            (Status.RANCANG, Aksi.BUKA, Status.BUKA),
            (Status.RANCANG, Aksi.BATALKAN, Status.BATAL),
            (Status.BUKA, Aksi.TUTUP, Status.TUTUP),
            (Status.TUTUP, Aksi.BUKA_LAGI, Status.BUKA),
            (Status.TUTUP, Aksi.TERBITKAN, Status.TERBIT),
            (Status.TERBIT, Aksi.CABUT, Status.TUTUP),
        ],
    )
    def test_steps_that_there_are(self, status, aksi, sesudah):
        assert FLOW.step(status, aksi) is sesudah

    def test_there_are_no_others(self):
        possible = 0
        for status in Status:
            for aksi in Aksi:
                try:
                    FLOW.step(status, aksi)
                except TransitionError:
                    continue
                possible += 1
        assert possible == 6
        assert FLOW.final() == (Status.BATAL,)

    def test_going_back_says_why(self):
        assert frozenset({Aksi.BUKA_LAGI, Aksi.CABUT, Aksi.BATALKAN}) == WAJIB_ALASAN
        assert frozenset({Aksi.TERBITKAN, Aksi.CABUT}) == PENERBITAN


class TestTime:
    def test_what_is_filled_in_later_than_now_is_filled_in_now(self):
        assert diisi_pada(KINI + HARI, KINI, batas()) == KINI
        assert diisi_pada(None, KINI, batas()) == KINI

    def test_a_device_is_believed_for_the_days_of_grace(self):
        assert diisi_pada(KINI - 3 * HARI, KINI, batas()) == KINI - 3 * HARI
        assert diisi_pada(KINI - 900 * HARI, KINI, batas()) == KINI - 7 * HARI

    @pytest.mark.parametrize(
        ("diisi", "kini", "diterima"),
        [
            (-HARI, HARI, True),  # waited for a network
            (HARI, HARI, False),  # filled in after closing
            (-HARI, 8 * HARI, False),  # waited too long
            (timedelta(0), 7 * HARI, True),  # both edges
        ],
    )
    def test_after_closing_only_what_had_waited(self, diisi, kini, diterima):
        assert masih_diterima(KINI + diisi, KINI, KINI + kini, batas()) is diterima

    def test_an_open_survey_takes_everything(self):
        assert masih_diterima(KINI, None, KINI, batas())


class TestIndex:
    def test_all_best_is_a_hundred_because_the_weights_are_exact(self, ikm):
        found = indeks(ikm, jumlah(7, 4))
        assert (str(found.indeks), found.predikat, found.sebutan) == ("100.00", "A", "Sangat Baik")

    def test_no_answer_is_no_index(self, ikm):
        assert indeks(ikm, jumlah(0, 0)) is None

    def test_the_band_is_that_of_the_rounded_index(self, ikm):
        """All nine means 3.07: exact ninths give 76.75, which is B; a weight of 0.11 would have given C."""
        found = indeks(ikm, Jumlah(100, (307,) * 9))
        assert (str(found.indeks), found.predikat) == ("76.75", "B")

    def test_a_half_is_rounded_up_before_the_band(self, ikm):
        """27,578 points of 9 × 1,000 answers are 76.6056 and 76.61: B begins there."""
        assert str(indeks(ikm, Jumlah(1000, (3065,) * 2 + (3064,) * 7)).indeks) == "76.61"
        assert indeks(ikm, Jumlah(1000, (3065,) * 2 + (3064,) * 7)).predikat == "B"

    def test_sums_of_services_are_the_sum_of_an_office(self, ikm):
        assert gabung([jumlah(1, 4), jumlah(3, 2)], 9) == Jumlah(4, (10,) * 9)
        assert str(indeks(ikm, gabung([jumlah(1, 4), jumlah(3, 2)], 9)).indeks) == "62.50"
        assert gabung([], 9).n == 0

    @pytest.mark.parametrize(
        ("ikm", "beda"),
        [([], None), (["80.00"], None), ([None, "80.00"], None), (["80.00", None, "78.50"], "-1.50")],
    )
    def test_a_change_needs_two_periods(self, ikm, beda):
        assert perubahan(ikm) == (beda and Decimal(beda))

    def test_the_weakest_come_first(self):
        assert terlemah([("U1", Fraction(3)), ("U2", Fraction(2)), ("U3", Fraction(5, 2))]) == ["U2", "U3"]


class TestScale:
    def test_a_questionnaire_asks_whole_steps(self, ikm):
        assert skala(ikm) == (1, 4)

    def lain(self, ikm, **sifat):
        leaf = ikm.daun[0]
        return replace(leaf, skala=replace(leaf.skala, **sifat))

    @pytest.mark.parametrize("sifat", [{"sampai": 100}, {"sampai": 1}, {"sampai": 4.5}])
    def test_numbers_without_steps_are_no_choice(self, ikm, sifat):
        leaves = tuple(self.lain(ikm, **sifat) for _n in range(2))
        assert skala(replace(ikm, akar=replace(ikm.akar, anak=leaves))) is None

    def test_two_scales_are_no_questionnaire(self, ikm):
        leaves = (self.lain(ikm, sampai=5), *ikm.akar.anak[1:])
        assert skala(replace(ikm, akar=replace(ikm.akar, anak=leaves))) is None


class TestSample:
    @pytest.mark.parametrize(("n", "populasi", "kurang"), [(0, 100, 80), (79, 100, 1), (80, 100, 0), (999, 1000, 0)])
    def test_how_many_are_missing(self, n, populasi, kurang):
        assert kurang_sampel(n, populasi) == kurang


class TestCells:
    def test_small_groups_are_hidden_and_one_more_so_that_no_sum_betrays_them(self):
        assert tutupi({"a": 3, "b": 40, "c": 9}, 5) == {"a": None, "b": 40, "c": None}

    def test_two_hide_each_other(self):
        assert tutupi({"a": 3, "b": 4, "c": 9}, 5) == {"a": None, "b": None, "c": 9}

    def test_alone_it_is_hidden_alone_and_nothing_is_nobody(self):
        assert tutupi({"a": 3, "b": 0}, 5) == {"a": None, "b": 0}
        assert tutupi({"a": 5, "b": 6}, 5) == {"a": 5, "b": 6}


class TestResult:
    def garis(self, pk, unit, n, nilai, **lain):
        made = {"nama": f"Layanan {pk}", "unit_id": unit, "unit": f"Unit {unit}", "populasi": 100, "disisihkan": 0}
        return Garis(id=pk, jumlah=jumlah(n, nilai), **(made | lain))

    def test_services_offices_and_the_whole(self, ikm):
        rows = [self.garis(1, 1, 10, 4), self.garis(2, 1, 10, 2), self.garis(3, 2, 0, 0, disisihkan=2)]
        made = rekap(ikm, rows, {"umur": {"-19": 2, "60-": 18}}, 5)
        assert [(r["nama"], r["n"], r["ikm"]) for r in made["layanan"]] == [
            ("Layanan 1", 10, "100.00"),
            ("Layanan 2", 10, "50.00"),
            ("Layanan 3", 0, None),
        ]
        assert [(r["nama"], r["n"], r["ikm"], r["mutu"]) for r in made["unit"]] == [
            ("Unit 1", 20, "75.00", "C"),
            ("Unit 2", 0, None, ""),
        ]
        assert (made["n"], made["ikm"], made["disisihkan"], made["butuh"]) == (20, "75.00", 2, 240)
        assert (made["nrr"]["U1"], made["skala"], made["pengali"]) == ("3.0000", (1, 4), "25")
        assert made["unsur"][0] == {"kode": "U1", "nama": "Persyaratan", "bobot": "1/9"}
        assert made["cacah"] == {"umur": {"-19": None, "60-": None}}

    def test_everybody_sees_of_few_answers_only_that_they_are_few(self, ikm):
        made = rekap(ikm, [self.garis(1, 1, 4, 4), self.garis(2, 2, 5, 4)], {}, 5)
        shown = untuk_umum(made)
        assert [(r["n"], r["ikm"], r["mutu"], bool(r["nrr"])) for r in shown["layanan"]] == [
            (4, None, "", False),
            (5, "100.00", "A", True),
        ]
        assert [r["ikm"] for r in shown["unit"]] == [None, "100.00"]
        assert made["layanan"][0]["ikm"] == "100.00"
