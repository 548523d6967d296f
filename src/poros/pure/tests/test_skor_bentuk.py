"""The published forms: every spelling of their inputs, what each prints, and inputs that are wrong."""

from decimal import Decimal

import pytest

from poros.pure import skor
from poros.pure.tests.skor_bahan import rak, vektor

D = Decimal


def jawab(kind, inputs, **kasus):
    return skor.hitung_bentuk(kind, {"inputs": inputs, **kasus}, rak())


def test_an_aspect_is_named_by_number_or_by_name():
    levels = {"11": 3, "12": 4, "13": 3, "14": 2}
    for nama in (2, "2", "Perencanaan Strategis SPBE"):
        hasil = jawab("spbe_aspect", {"aspect": nama, "levels": levels})
        assert (hasil.index, hasil.predikat) == (D("3.00"), None)
    assert jawab("spbe_domain", {"domain": 2, "aspects": {"2": 3, "3": 4, "4": 3}}).index == D("3.40")


def test_pemdi_from_indicators_and_aspects():
    semua = jawab("pemdi_indicators", {"values": [3] * 20})
    assert (semua.index, semua.predikat, semua.parts["aspects"]["7"]) == (D(3), "Baik", D(3))
    assert jawab("pemdi_aspects", {"aspects": [4] * 7}).predikat == "Memuaskan"


@pytest.mark.parametrize(
    ("kind", "inputs", "kalimat"),
    [
        ("spbe_aspect", {"levels": {"11": 3}}, '"aspect" tidak ada'),
        ("spbe_aspect", {"aspect": 9, "levels": {"11": 3}}, '"aspect" "9" tidak ada pada PermenPANRB 59/2020'),
        ("spbe_aspect", {"aspect": 2, "levels": {"1": 3}}, '"2" tidak memuat Kebijakan Internal Arsitektur SPBE (I1)'),
        ("spbe_indicators", {}, '"levels" tidak ada'),
        ("spbe_indicators", {"levels": []}, '"levels" harus berupa objek atau daftar yang tidak kosong, bukan daftar'),
        ("spbe_indicators", {"levels": [1] * 48}, '"levels" memuat "48" yang tidak ada'),
        ("sakip_components", {"weights": {"perencanaan": 30}}, '"scores" tidak ada'),
        ("sakip_components", {"scores": {"perencanaan": 31}}, '"perencanaan" melebihi bobot komponen, 30: 31'),
        ("sakip_components", {"scores": {"hasil": 3}}, '"hasil" bukan komponen PermenPANRB 88/2021'),
        ("sakip_components", {"scores": {"perencanaan": -1}}, '"perencanaan" tidak boleh kurang dari nol'),
        ("sakip_answers", {}, '"answers" tidak ada'),
        ("sakip_answers", {"answers": {"1.1": "Z"}}, '"1.1"'),
        ("sakip_band_only", {"nilai": 101}, '"AKIP" (Nilai Akuntabilitas Kinerja) paling tinggi 100, bukan 101'),
        ("ikm_nrr", {}, '"nrr" tidak ada'),
        ("ikm_nrr", {"nrr": {}}, "kosong"),
        ("ikm_nrr", {"nrr": {"U1": 5}}, '"U1" (Persyaratan) harus bilangan 1 sampai 4, bukan 5'),
        (
            "ikm_nrr",
            {"nrr": {"U1": 3}, "weight_used": 2},
            '"weight_used" harus lebih dari nol dan paling tinggi 1, bukan 2',
        ),
        ("ikm_totals", {"n": 0, "totals": {"U1": 3}}, '"n" harus bilangan bulat lebih dari nol, bukan 0'),
        ("ikm_totals", {"n": D("1.5"), "totals": {"U1": 3}}, '"n" harus bilangan bulat lebih dari nol, bukan 1.5'),
        ("ikm_totals", {"n": 3}, '"totals" tidak ada'),
        ("ikm_totals", {"n": 3, "totals": 9}, '"totals" harus berupa objek JSON, bukan 9'),
        ("ikm_totals", {"n": 3, "totals": {"U1": "x"}}, '"totals": "U1" harus berupa bilangan'),
        ("spip_full", {}, '"penetapan_tujuan" tidak ada'),
        (
            "rb_rule_check",
            {"lain": [1]},
            '"lain" bukan kelompok bobot; yang ada: strategi, kebijakan, sasaran, tematik',
        ),
        ("rb_rule_check", {"strategi": []}, '"strategi" harus berupa daftar bilangan yang tidak kosong'),
        ("rb_rule_check", {"strategi": ["x"]}, '"strategi" harus berupa daftar bilangan yang tidak kosong'),
        ("ipp_conversion", {"index": D("5.1")}, '"IPP" (Indeks Pelayanan Publik) paling tinggi 5, bukan 5.1'),
        ("capaian_ratio", {"target": 0, "realisasi": 1}, '"target" harus lebih dari nol'),
        ("instrument", {"answers": {}}, '"instrument" tidak ada'),
        ("instrument", {"instrument": "rb-2024"}, '"answers" tidak ada'),
    ],
)
def test_wrong_inputs_name_their_field(kind, inputs, kalimat):
    with pytest.raises(skor.MasukanError) as galat:
        jawab(kind, inputs)
    assert kalimat in str(galat.value)


def test_sakip_answers_give_the_points_of_each_component():
    hasil = jawab("sakip_answers", {"answers": {"1.1": "BB", "1.2": "B", "1.3": "CC"}})
    assert hasil.parts["scores"] == {"1": D("20.10"), "2": D(0), "3": D(0), "4": D(0)}


def test_weights_of_the_revoked_rule_are_found():
    """A variant with five components, 30/25/15/10/20, circulates under the name of 88/2021."""
    skor_ = {"perencanaan": 20, "pengukuran": 20}
    hasil = jawab("sakip_components", {"weights": {"perencanaan": 30, "pengukuran": 25}, "scores": skor_})
    assert hasil.consistent is False
    assert hasil.reason == "bobot pengukuran 25 bukan bobot PermenPANRB 88/2021, 30"
    sama = jawab("sakip_components", {"weights": {"perencanaan": 30}, "scores": {"1": 20}})
    assert (sama.consistent, sama.index) == (None, D(20))


def test_reports_print_the_letter_or_the_word():
    sembilan = {f"U{n}": D("3.6") for n in range(1, 10)}
    huruf = jawab("ikm_totals", {"n": 10, "totals": dict.fromkeys(sembilan, 36)})
    kata = jawab("ikm_nrr", {"nrr": sembilan})
    assert (huruf.predikat, huruf.parts["kinerja"], huruf.index) == ("A", "Sangat Baik", D(90))
    assert (kata.predikat, kata.parts["huruf"], kata.index) == ("Sangat Baik", "A", D(90))
    assert kata.parts["nrr_tertimbang_each"] == D("0.40")


def test_more_unsur_than_nine_still_weigh_one_nth():
    hasil = jawab("ikm_nrr", {"nrr": {f"U{n}": 3 if n < 6 else 4 for n in range(1, 11)}})
    assert (hasil.index, hasil.parts["weight_used"]) == (D("87.50"), "1/10")
    assert "nrr_tertimbang_each" not in hasil.parts


def test_spip_takes_plain_scores_and_notes_foreign_weights():
    kasus = vektor()["spip_full"][0]
    polos = {k: v for k, v in kasus["inputs"].items() if k not in {"mri", "iepk"}}
    polos["pencapaian_tujuan"] = {"outcome": 5, "output": 5, "opini_lk": 3, "pengamanan_aset": 3, "temuan_ketaatan": 2}
    hasil = jawab("spip_full", polos)
    assert (hasil.index, hasil.predikat, "mri" in hasil.parts) == (D("3.801"), "Terdefinisi", False)
    lain = polos | {"pencapaian_tujuan": {"outcome": {"w": 15, "score": 5}}}
    hasil = jawab("spip_full", lain, published_outputs={"maturitas_spip": 1})
    assert (hasil.consistent, hasil.reason) == (False, "bobot outcome 15 bukan bobot Peraturan BPKP 5/2021, 20")
    with pytest.raises(skor.MasukanError, match='"hasil" bukan komponen Peraturan BPKP 5/2021'):
        jawab("spip_full", polos | {"pencapaian_tujuan": {"hasil": 3}})


def test_weights_of_rb_that_are_not_those_of_the_rule():
    hasil = jawab("rb_rule_check", {"strategi": [3, 7], "kebijakan": [40], "sasaran": [49], "tematik": [10]})
    assert (hasil.index, hasil.consistent) == (D(109), False)
    assert hasil.reason == "bobot sasaran berjumlah 49, menurut KepmenPANRB 182/2024 50"


def test_any_instrument_prints_its_parts():
    hasil = jawab("instrument", {"instrument": "iepk-2021", "answers": {"P1": 3, "P2": 3, "P3": D("3.5")}})
    assert (hasil.index, hasil.parts) == (D("3.080"), {"P1": D(3), "P2": D(3), "P3": D("3.5")})


@pytest.mark.parametrize(
    ("terbit", "toleransi", "cocok"),
    [
        ({"spbe_index": D("3.28"), "predikat": "Baik"}, None, True),
        ({"spbe_index": D("3.29")}, None, False),
        ({"spbe_index": D("3.29")}, D("0.0101"), True),
        ({"spbe_index": D("3.28"), "predikat": "Cukup"}, D("0.01"), False),
        ({"domains": {"1": D("3.7"), "2": D("3.4")}}, None, True),
        ({"domains": {"1": D("3.7"), "5": D("3.4")}}, None, False),
        ({"domains": [1, 2]}, None, False),
        ({"tidak dihitung": 1}, None, True),
    ],
)
def test_published_outputs_are_compared_one_by_one(terbit, toleransi, cocok):
    domain = {"1": D("3.7"), "2": D("3.4"), "3": 3, "4": D("3.2")}
    kasus = {"published_outputs": terbit} | ({} if toleransi is None else {"tolerance": toleransi})
    hasil = jawab("spbe_index", {"domains": domain}, **kasus)
    assert hasil.consistent is cocok
    assert bool(hasil.reason) != cocok
    assert jawab("spbe_index", {"domains": domain}, published=terbit).consistent is (cocok and toleransi is None)


def test_a_row_of_printed_figures_must_hold_the_computed_one():
    nrr = {"nrr": dict.fromkeys(("U1", "U2"), 3)}
    cocok = jawab("ikm_nrr_inconsistent", nrr, published_outputs={"nrr_mean": 3, "ikm_row_printed": [74, 75]})
    assert (cocok.consistent, cocok.reason) == (True, "")


@pytest.mark.parametrize(
    ("kind", "kasus", "kalimat"),
    [
        ("spbe", {"inputs": {}}, '"kind" spbe tidak dikenal; yang ada: capaian_ratio'),
        ("spbe_index", {}, 'masukan: "inputs" tidak ada'),
        ("spbe_index", {"inputs": {}, "year": True}, 'masukan: "year" harus berupa bilangan bulat'),
        ("spbe_index", {"inputs": {}, "year": "2024"}, 'masukan: "year" harus berupa bilangan bulat'),
    ],
)
def test_a_case_that_is_none(kind, kasus, kalimat):
    with pytest.raises(skor.MasukanError) as galat:
        skor.hitung_bentuk(kind, kasus, rak())
    assert kalimat in str(galat.value)


def test_a_capped_ratio_within_its_target_is_not_blamed():
    hasil = jawab("capaian_ratio_inconsistent", {"target": 80, "realisasi": 80})
    assert hasil.reason == "masukan ini memberi 100; yang tercetak di sumbernya tidak dapat dihitung darinya"
    naik = jawab("capaian_ratio", {"target": 80, "realisasi": 60}, published_outputs={"rasio_persen": 70})
    assert naik.reason == "rasio_persen terbit 70, hitungan 75"
