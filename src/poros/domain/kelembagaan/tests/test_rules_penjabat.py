"""Who may stand in for whom, and how long."""

from dataclasses import replace
from datetime import date

import pytest

from poros.domain.kelembagaan.labels import HALANGAN, kata_keberatan
from poros.domain.kelembagaan.queries.parameter import batas_penjabat, selisih_tingkat
from poros.domain.kelembagaan.rules.penjabat import (
    Halangan,
    Keberatan,
    Pangkat,
    Usul,
    akhir_terlama,
    batas_berlaku,
    dapat_diperpanjang,
    kunci_batas,
    periksa,
)
from poros.kernel.organisasi.rules import Kapasitas
from poros.pure.hari_kerja import Kalender

SENIN = date(2026, 11, 23)
KALENDER = Kalender(frozenset({date(2026, 12, 9), date(2026, 12, 25)}))
KADIS, ASISTEN, SEKDA = Pangkat(eselon="II.b"), Pangkat(eselon="II.b"), Pangkat(eselon="II.a")
KABAG, STAF = Pangkat(eselon="III.a"), Pangkat(eselon="")
WALI_KOTA = Pangkat(eselon="", kepala_daerah=True)


def batas(kapasitas, *, sekda=False, terisi=True, pada=SENIN):
    return batas_berlaku(batas_penjabat(), kapasitas, kunci_batas(kapasitas, sekda=sekda, terisi=terisi), pada)


def usul(**lain):
    sah = Usul(
        kapasitas=Kapasitas.PLH,
        dari=SENIN,
        sampai=date(2026, 11, 27),
        jabatan=KADIS,
        pemberi=SEKDA,
        penerima=KABAG,
    )
    return replace(sah, **lain)


def halangan(u):
    found = periksa(u, batas(u.kapasitas, sekda=u.sekda, terisi=u.terisi), KALENDER, selisih_tingkat(u.dari))
    return {k.halangan for k in found}


def test_plt_lasts_three_months_to_the_day_before():
    row = batas(Kapasitas.PLT, terisi=False)
    assert akhir_terlama(row, SENIN, KALENDER) == date(2027, 2, 22)
    assert akhir_terlama(row, date(2026, 11, 30), KALENDER) == date(2027, 2, 27)
    assert akhir_terlama(row, date(2026, 12, 1), KALENDER) == date(2027, 2, 28)


@pytest.mark.parametrize(("terisi", "akhir"), [(False, date(2027, 2, 22)), (True, date(2027, 5, 22))])
def test_pj_sekda_lasts_three_months_if_vacant_and_six_if_unable(terisi, akhir):
    assert akhir_terlama(batas(Kapasitas.PJ, sekda=True, terisi=terisi), SENIN, KALENDER) == akhir


def test_plh_sekda_lasts_fourteen_working_days_holidays_not_counted():
    # 23 Nov is day 1; 9 Dec is a holiday, so day 14 is 11 Dec, and the weekend after it still lies before day 15.
    assert akhir_terlama(batas(Kapasitas.PLH, sekda=True), SENIN, KALENDER) == date(2026, 12, 13)
    assert akhir_terlama(batas(Kapasitas.PLH, sekda=True), SENIN, Kalender()) == date(2026, 12, 10)


def test_plh_of_others_has_no_limit_but_its_own_paper():
    assert batas(Kapasitas.PLH) is None
    assert halangan(usul(sampai=date(2027, 11, 1))) == {Halangan.TANPA_BATAS}


def test_a_rule_holds_from_its_day_on():
    assert batas(Kapasitas.PLT, terisi=False, pada=date(2019, 7, 29)) is None
    assert batas(Kapasitas.PLT, terisi=False, pada=date(2019, 7, 30)).bulan == 3


def test_the_newest_rule_wins_and_a_special_one_beats_the_general():
    umum = batas(Kapasitas.PLT, terisi=False)
    baru = replace(umum, bulan=6, berlaku_dari=date(2027, 1, 1))
    khusus = replace(umum, jabatan="sekda", bulan=1, berlaku_dari=date(2000, 1, 1))
    rows = [umum, baru, khusus]
    assert batas_berlaku(rows, Kapasitas.PLT, "", date(2026, 12, 31)) is umum
    assert batas_berlaku(rows, Kapasitas.PLT, "", date(2027, 1, 1)) is baru
    assert batas_berlaku(rows, Kapasitas.PLT, "sekda", date(2027, 1, 1)) is khusus


def test_a_limit_without_a_length_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="neither months nor working days"):
        akhir_terlama(replace(batas(Kapasitas.PLT, terisi=False), bulan=None), SENIN, KALENDER)


def test_an_ordinary_plh_meets_no_refusal():
    assert halangan(usul()) == {Halangan.TANPA_BATAS}


@pytest.mark.parametrize(
    ("ubah", "sebab"),
    [
        ({"diri_sendiri": True}, Halangan.DIRI_SENDIRI),
        ({"pemangku_sendiri": True}, Halangan.PEMANGKU_SENDIRI),
        ({"sampai": date(2026, 11, 22)}, Halangan.TERBALIK),
        ({"pemberi": KABAG}, Halangan.PANGKAT_PEMBERI),
        ({"penerima": STAF}, Halangan.TINGKAT_PENERIMA),
        ({"penerima": None}, Halangan.TANPA_JABATAN),
        ({"kapasitas": Kapasitas.PLT}, Halangan.MASIH_TERISI),
        ({"terisi": False}, Halangan.SUDAH_KOSONG),
        ({"kapasitas": Kapasitas.PJ}, Halangan.PJ_BUKAN_SEKDA),
        ({"kapasitas": Kapasitas.PLT, "terisi": False, "pemberi_mandat": True}, Halangan.MANDAT_MEMBERI),
        ({"tumpang_tindih": "Rani (Plh.)"}, Halangan.TUMPANG_TINDIH),
        ({"kapasitas": Kapasitas.PLT, "terisi": False, "sampai": date(2027, 2, 23)}, Halangan.LEWAT_BULAN),
        (
            {"sekda": True, "jabatan": SEKDA, "pemberi": WALI_KOTA, "sampai": date(2026, 12, 14)},
            Halangan.LEWAT_HARI_KERJA,
        ),
    ],
)
def test_each_thing_that_stands_against_a_warrant(ubah, sebab):
    found = halangan(usul(**ubah))
    assert sebab in found
    assert Keberatan(sebab).menolak


def test_a_mandate_holder_may_still_give_a_plh():
    assert Halangan.MANDAT_MEMBERI not in halangan(usul(pemberi_mandat=True))


def test_plh_bridges_the_gap_until_a_pj_sekda_comes():
    assert Halangan.SUDAH_KOSONG not in halangan(
        usul(sekda=True, terisi=False, jabatan=SEKDA, pemberi=WALI_KOTA, penerima=ASISTEN)
    )


def test_the_same_person_again_is_pointed_out_and_not_refused():
    assert Halangan.BERTURUT in halangan(usul(berturut=True))
    assert not Keberatan(Halangan.BERTURUT).menolak


@pytest.mark.parametrize(
    ("pangkat", "tingkat"), [(WALI_KOTA, 0), (SEKDA, 2), (KADIS, 2), (KABAG, 3), (Pangkat(eselon="IV.b"), 4), (STAF, 5)]
)
def test_a_level_is_the_echelons_figure(pangkat, tingkat):
    assert pangkat.tingkat == tingkat


def test_functional_staff_may_stand_in_for_supervisors_with_a_warning():
    found = halangan(usul(jabatan=Pangkat(eselon="IV.a"), penerima=STAF))
    assert found == {Halangan.FUNGSIONAL, Halangan.TANPA_BATAS}
    assert not Keberatan(Halangan.FUNGSIONAL).menolak


def test_the_head_of_region_stands_above_every_echelon_and_is_filled_from_above():
    assert WALI_KOTA.di_atas(SEKDA)
    assert not SEKDA.di_atas(WALI_KOTA)
    assert SEKDA.di_atas(ASISTEN)
    assert halangan(usul(jabatan=WALI_KOTA, pemberi=None, penerima=SEKDA)) == {Halangan.TANPA_BATAS}


def test_a_plt_is_extended_once_and_nobody_else():
    row = batas(Kapasitas.PLT, terisi=False)
    assert dapat_diperpanjang(Kapasitas.PLT, 0, row)
    assert not dapat_diperpanjang(Kapasitas.PLT, 1, row)
    assert not dapat_diperpanjang(Kapasitas.PLT, 0, None)
    assert not dapat_diperpanjang(Kapasitas.PJ, 0, batas(Kapasitas.PJ, sekda=True, terisi=False))


def test_every_objection_has_its_sentence():
    assert set(HALANGAN) == set(Halangan)
    data = {"lama": 3, "akhir": date(2027, 2, 22), "dasar": "SE 2/2019"}
    assert kata_keberatan(Keberatan(Halangan.LEWAT_BULAN, "sampai", data)) == (
        "Paling lama 3 bulan, jadi sampai 22 Februari 2027 (SE 2/2019)."
    )
