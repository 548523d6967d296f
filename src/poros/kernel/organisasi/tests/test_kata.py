"""Words and numbers of the organisation: every kind has its word in both languages, every limit its source."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from django.utils.translation import override

from poros.kernel.organisasi import rules
from poros.kernel.organisasi.labels import FUNGSI, JENIS_UNIT, KAPASITAS
from poros.kernel.organisasi.peta import BERKOTAK_MASUK
from poros.kernel.organisasi.rules import ESELON, KOORDINATOR, MANDAT, PERANGKAT_DAERAH, Fungsi, JenisUnit, Kapasitas

PENJABAT = yaml.safe_load((Path(rules.__file__).parent / "parameter" / "penjabat.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("jenis", "kata"), [(JenisUnit, JENIS_UNIT), (Fungsi, FUNGSI), (Kapasitas, KAPASITAS)])
@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_every_kind_has_a_word_of_its_own(jenis, kata, bahasa):
    with override(bahasa):
        words = [str(kata[one]) for one in jenis]
    assert set(kata) == set(jenis)
    assert all(word.strip() for word in words)
    assert len(set(words)) == len(words)


def test_an_english_reader_reads_english():
    with override("en"):
        foreign = {str(word) for word in JENIS_UNIT.values()}
    with override("id"):
        own = {str(word) for word in JENIS_UNIT.values()}
    assert len(foreign - own) >= 8  # "dinas", "bagian" and the like have no English word and keep their own


def test_who_coordinates_is_no_perangkat_daerah_and_both_have_an_inbox():
    """PP 18/2016: asisten, biro and bagian are parts of the Setda, which is the perangkat daerah."""
    assert not KOORDINATOR & PERANGKAT_DAERAH
    assert BERKOTAK_MASUK == KOORDINATOR | PERANGKAT_DAERAH
    assert JenisUnit.SETDA in PERANGKAT_DAERAH
    assert JenisUnit.KEPALA_DAERAH not in BERKOTAK_MASUK
    assert not {JenisUnit.BIDANG, JenisUnit.SUBBAGIAN, JenisUnit.UPTD, JenisUnit.KELURAHAN} & BERKOTAK_MASUK


def test_a_mandate_is_that_of_who_stands_in_by_order_and_not_by_appointment():
    """UU 30/2014 Art. 14(1)b, (7); a Pj. has the post itself (UU 23/2014 Art. 214)."""
    assert {Kapasitas.PLH, Kapasitas.PLT} == MANDAT
    assert set(Kapasitas) - MANDAT == {Kapasitas.DEFINITIF, Kapasitas.PJ}


def test_rank_has_two_steps_to_each_figure_and_the_lowest_has_none():
    """PP 18/2016 Art. 94-95."""
    assert ESELON[-1] == ""
    assert [eselon.split(".")[0] for eselon in ESELON[:-1:2]] == ["I", "II", "III", "IV"]
    assert [eselon.split(".")[1] for eselon in ESELON[:-1]] == ["a", "b"] * 4


@pytest.mark.parametrize("row", PENJABAT, ids=lambda row: f"{row['kapasitas']}-{row['jabatan']}")
def test_every_limit_says_how_long_from_when_and_by_which_law(row):
    assert Kapasitas(row["kapasitas"]) is not Kapasitas.DEFINITIF
    assert (row.get("bulan") is None) != (row.get("hari_kerja") is None), "one measure, not two and not none"
    assert (row.get("bulan") or row.get("hari_kerja")) > 0
    assert row["perpanjangan"] >= 0
    assert len(row["dasar"]) > 10
    assert row["mutu"] in {"P", "S", "R", "D", "U"}
    assert date(2014, 1, 1) <= row["berlaku_dari"] <= date(2026, 11, 22)


def test_only_a_plt_is_extended_and_once():
    """02 §1.6: at most three months, one extension of at most three months."""
    longer = {row["kapasitas"]: row["perpanjangan"] for row in PENJABAT if row["perpanjangan"]}
    assert longer == {"plt": 1}
    (plt,) = [row for row in PENJABAT if row["kapasitas"] == "plt"]
    assert plt["bulan"] == 3


@pytest.mark.parametrize(
    ("jabatan", "bulan", "hari_kerja"),
    [("sekda_kosong", 3, None), ("sekda_berhalangan", 6, None), ("sekda", None, 14)],
)
def test_who_fills_the_place_of_the_sekda_does_so_for_as_long_as_the_law_says(jabatan, bulan, hari_kerja):
    (row,) = [row for row in PENJABAT if row["jabatan"] == jabatan]
    assert (row.get("bulan"), row.get("hari_kerja")) == (bulan, hari_kerja)
