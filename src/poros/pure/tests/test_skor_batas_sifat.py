"""Bands and samples: a better value never falls into a lower band, a better sample never allows a lower predikat."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.pure import skor
from poros.pure.skor.batas import pita, pita_bernama
from poros.pure.skor.sampel import sampel as responden
from poros.pure.tests.skor_bahan import rak

AKIP = rak().ambil("akip-2021")
URUTAN = [p.predikat for p in AKIP.pita]
NILAI = st.decimals(0, 100, places=2)
KELOMPOK = st.dictionaries(
    st.sampled_from(["utama", "pendukung", "tambahan"]), st.builds(skor.Sampel, st.integers(0, 5), NILAI), max_size=3
)
SEMUA = pytest.mark.parametrize("instrumen", rak().semua, ids=lambda i: i.kode)


@SEMUA
@given(satu=NILAI, dua=NILAI)
def test_a_higher_value_never_stands_in_a_lower_band(instrumen, satu, dua):
    rendah, tinggi = sorted((Fraction(satu), Fraction(dua)))
    assert instrumen.pita.index(pita(instrumen, tinggi)) <= instrumen.pita.index(pita(instrumen, rendah))


@SEMUA
def test_each_band_begins_at_its_edge_and_not_a_hair_before(instrumen):
    hair = Fraction(1, 10**12)
    for band in instrumen.pita:
        if band.dari is None:
            continue
        edge = Fraction(band.dari)
        assert (pita(instrumen, edge) is band) is band.termasuk
        assert pita(instrumen, edge + hair) is band
        assert pita(instrumen, edge - hair) is not band


@SEMUA
def test_every_band_is_found_by_its_name_and_no_name_is_had_twice(instrumen):
    assert [pita_bernama(instrumen, p.predikat) for p in instrumen.pita] == list(instrumen.pita)
    with pytest.raises(skor.MasukanError, match="Juara tidak dikenal; yang ada: "):
        pita_bernama(instrumen, "Juara")


@given(st.sampled_from(URUTAN), KELOMPOK)
def test_what_the_samples_allow_is_never_above_what_was_reached(predikat, kelompok):
    dapat, sebab = skor.batasi(AKIP, predikat, kelompok)
    assert URUTAN.index(dapat) >= URUTAN.index(predikat)
    assert bool(sebab) is (dapat != predikat)
    assert all("belum dapat diberikan" in satu for satu in sebab)


@given(st.sampled_from(URUTAN), KELOMPOK, st.data())
def test_one_unit_more_as_good_as_the_others_never_costs_anything(predikat, kelompok, data):
    if not kelompok:
        return
    nama = data.draw(st.sampled_from(sorted(kelompok)))
    lebih = kelompok | {nama: skor.Sampel(kelompok[nama].jumlah + 1, Decimal(100))}
    sama = kelompok | {nama: skor.Sampel(max(kelompok[nama].jumlah, 3), Decimal(100))}
    dasar = URUTAN.index(skor.batasi(AKIP, predikat, kelompok)[0])
    for baik in (lebih, sama):
        assert URUTAN.index(skor.batasi(AKIP, predikat, baik)[0]) <= dasar


@given(st.sampled_from(URUTAN), KELOMPOK)
def test_asked_for_what_was_allowed_it_is_allowed_without_a_word(predikat, kelompok):
    dapat, _sebab = skor.batasi(AKIP, predikat, kelompok)
    assert skor.batasi(AKIP, dapat, kelompok) == (dapat, ())


@given(st.integers(1, 10**7))
def test_a_survey_never_asks_more_people_than_there_are_nor_fewer_of_more(populasi):
    assert 0 < responden(populasi) <= populasi
    assert responden(populasi) <= responden(populasi + 1)
    assert responden(populasi) <= 385


KREJCIE_MORGAN = "10:10 20:19 30:28 50:44 100:80 200:132 500:217 1000:278 2000:322 5000:357 10000:370 100000:383"
"""As the annex of the rule tabulates it; a pair more needs no programmer."""


@pytest.mark.parametrize("pasangan", KREJCIE_MORGAN.split())
def test_the_table_of_the_annex(pasangan):
    populasi, orang = map(int, pasangan.split(":"))
    assert abs(responden(populasi) - orang) <= 1
