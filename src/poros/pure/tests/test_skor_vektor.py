"""Published results come out of the engine as printed; those that cannot are reported, with the right reason."""

from decimal import ROUND_HALF_UP, Decimal

import pytest

from poros.pure import skor
from poros.pure.tests.skor_bahan import rak, vektor

JANGGAL = {"ikm_nrr_inconsistent", "capaian_ratio_inconsistent"}
D = Decimal


def jawab(kasus, **ganti):
    return skor.hitung_bentuk(kasus["kind"], kasus | ganti, rak())


def angka(teks):
    return [D(satu) for satu in teks.split()]


def hanya_masukan(kasus):
    return {"inputs": kasus["inputs"], "year": kasus["year"]}


def test_there_is_a_published_case_for_every_kind_of_the_reports():
    assert set(vektor()) <= set(skor.KIND)
    assert sum(map(len, vektor().values())) == 687


@pytest.mark.parametrize("kind", sorted(set(vektor()) - JANGGAL))
def test_published_results_reproduce(kind):
    beda = {k["id"]: hasil.reason for k in vektor()[kind] if (hasil := jawab(k)).consistent is False}
    assert beda == {}
    diterbitkan = [k for k in vektor()[kind] if k.get("published_outputs")]
    assert all(jawab(k).consistent for k in diterbitkan)


@pytest.mark.parametrize("kind", sorted(JANGGAL))
def test_figures_that_do_not_reproduce_are_found_with_and_without_what_was_printed(kind):
    for kasus in vektor()[kind]:
        for hasil in (jawab(kasus), skor.hitung_bentuk(kind, hanya_masukan(kasus), rak())):
            assert hasil.consistent is False
            assert hasil.reason


@pytest.mark.parametrize(
    ("nama", "alasan"),
    [
        ("capaian-banyuwangi-setda-2022-eppd", "rasio 119.65 % dipotong menjadi 100"),
        ("capaian-banyuwangi-setda-2023-eppd", "rasio 110.12 % dipotong menjadi 100"),
        ("capaian-banyuwangi-setda-2024-eppd", "rasio 105.70 % dipotong menjadi 100"),
        ("capaian-banyuwangi-setda-2024-inflasi", "(2 × target − realisasi) / target memberi 115.00 %, dicetak 100"),
        ("ikm9-bogor-dpmptsp-2015", "rata-rata NRR 3.1444 tidak sesuai dengan yang tercetak, 3.04"),
        ("ikm9-bogor-dpmptsp-2016", "rata-rata NRR 3.0541 sesuai dengan yang tercetak, 3.054"),
    ],
)
def test_the_reason_is_the_right_one(nama, alasan):
    kasus = next(k for kind in JANGGAL for k in vektor()[kind] if k["id"] == nama)
    assert alasan in jawab(kasus).reason


def test_a_bogor_year_is_refused_by_its_printed_row_even_where_the_mean_agrees():
    kasus = next(k for k in vektor()["ikm_nrr_inconsistent"] if k["year"] == 2016)
    assert "ikm_row_printed memuat 75.98, 76.04, 76.47, 76.79, hitungan 76.35" in jawab(kasus).reason


@pytest.mark.parametrize(
    ("nama", "tahun", "domain", "cetak", "predikat"),
    [
        ("Boven Digoel", 2023, "1.90 1.60 1.00 2.17", "1.80", "Cukup"),
        ("Nias Barat", 2023, "1.00 1.00 1.00 2.75", "1.80", "Cukup"),
        ("Nias Barat", 2024, "1.00 1.10 1.00 2.70", "1.80", "Kurang"),
        ("Pacitan", 2024, "4.70 3.00 2.09 3.94", "3.50", "Baik"),
        ("Luwu", 2024, "1.20 2.10 1.27 3.75", "2.60", "Cukup"),
        ("Toba", 2024, "2.80 2.50 1.91 3.63", "2.95", "Baik"),
        ("Banyuwangi", 2024, "5.00 4.60 4.18 5.00", "4.77", "Memuaskan"),
    ],
)
def test_the_band_edge_is_that_of_the_year(nama, tahun, domain, cetak, predikat):
    masukan = {"domains": dict(zip("1234", angka(domain), strict=True))}
    hasil = skor.hitung_bentuk("spbe_domains", {"inputs": masukan, "year": tahun}, rak())
    assert abs(hasil.index - D(cetak)) <= D("0.0101"), nama  # the printed domains are rounded themselves
    assert hasil.predikat == predikat, nama


def test_without_a_year_the_exact_index_decides():
    masukan = {"domains": {"1": D("1.9"), "2": D("1.6"), "3": D(1), "4": D("2.17")}}
    assert skor.hitung_bentuk("spbe_domains", {"inputs": masukan}, rak()).predikat == "Kurang"


def test_a_half_is_rounded_up_even_behind_elevenths():
    """Domain 3 moves in elevenths, which no decimal can hold: 29/11 × 16.5 % is exactly 0.435."""
    levels = dict.fromkeys(map(str, range(21, 32)), 3) | {"21": 1, "22": 1}
    hasil = skor.hitung_bentuk("spbe_indicators", {"inputs": {"levels": levels}}, rak())
    assert hasil.hasil[0].akar.pecahan * 1000 == 435
    assert hasil.index == D("0.44")
    assert D("0.435").quantize(D("0.01"), ROUND_HALF_UP) == hasil.index


def test_what_is_not_filled_in_counts_as_nothing():
    """Kabupaten Banyuasin 2023 printed domain 4 = 0.30: five level points in aspect 7, nothing in aspect 8."""
    levels = {"32": 3, "33": 2}
    hasil = skor.hitung_bentuk("spbe_indicators", {"inputs": {"levels": levels}, "year": 2023}, rak())
    assert hasil.parts["domains"]["4"] == D("0.30")
    kosong = skor.hitung_bentuk("spbe_indicators", {"inputs": {"levels": levels | {"34": None, "35": 0}}}, rak())
    assert kosong.parts == hasil.parts


def test_all_forty_seven_levels_of_a_ministry():
    """Aspects and index of Kemenko Perekonomian 2021; the levels are spread evenly inside each aspect."""
    aspek = {"A1": (10, 30), "A2": (4, 13), "A3": (4, 12), "A4": (2, 5), "A5": (8, 8), "A6": (3, 3), "A7": (10, 39)}
    aspek |= {"A8": (6, 19)}
    levels = []
    for banyak, jumlah in aspek.values():
        levels += [jumlah // banyak + (n < jumlah % banyak) for n in range(banyak)]
    hasil = skor.hitung_bentuk("spbe_indicators", {"inputs": {"levels": levels}, "year": 2021}, rak())
    assert len(levels) == 47
    assert (hasil.index, hasil.predikat, hasil.hasil[0].nilai) == (D("2.95"), "Baik", D("2.9475"))
    assert list(hasil.parts["aspects"].values()) == angka("3.00 3.25 3.00 2.50 1.00 1.00 3.90 3.17")
    assert list(hasil.parts["domains"].values()) == angka("3.00 3.00 1.00 3.61")


@pytest.mark.parametrize(("bobot", "ikm"), [(None, "93.74"), (D("0.111"), "93.64"), (D("0.11"), "92.80")])
def test_the_weight_of_an_unsur_is_a_parameter(bobot, ikm):
    kasus = vektor()["ikm_totals"][0]
    masukan = kasus["inputs"] | ({} if bobot is None else {"weight_used": bobot})
    hasil = skor.hitung_bentuk("ikm_totals", {"inputs": masukan}, rak())
    assert (hasil.index, hasil.predikat) == (D(ikm), "A")
    assert hasil.parts["weight_used"] == ("1/9" if bobot is None else bobot)


def test_the_weight_that_was_used_reproduces_a_report():
    totals = [105, 101, 100, 116, 102, 105, 106, 105, 115]
    hasil = skor.hitung_bentuk("ikm_totals", {"inputs": {"n": 29, "totals": totals, "weight_used": D("0.11")}}, rak())
    assert (hasil.parts["total"], hasil.index, hasil.predikat) == (D("3.6224"), D("90.56"), "A")


@pytest.mark.parametrize(
    ("nilai", "cetak", "predikat"),
    [
        ("30.00 25.93 14.46 19.09", "89.48", "A"),
        ("26.20 28.33 13.93 21.19", "89.65", "A"),
        ("22.54 22.15 11.47 19.82", "75.98", "BB"),
    ],
)
def test_sakip_components_add_up(nilai, cetak, predikat):
    nama = ("perencanaan", "pengukuran", "pelaporan", "evaluasi_internal")
    masukan = {"scores": dict(zip(nama, angka(nilai), strict=True))}
    hasil = skor.hitung_bentuk("sakip_components", {"inputs": masukan}, rak())
    assert (hasil.index, hasil.predikat) == (D(cetak), predikat)


def test_sakip_components_in_percent():
    """Kementerian Komdigi 2025, evaluated by the ministry of state apparatus: 69.14, B."""
    persen = {"perencanaan": D("71.6"), "pengukuran": D("57.4"), "pelaporan": D("75.3"), "evaluasi_internal": D("76.6")}
    hasil = skor.hitung_bentuk("sakip_component_percent", {"inputs": {"percent": persen}, "year": 2025}, rak())
    assert abs(hasil.index - D("69.14")) <= D("0.02")
    assert hasil.predikat == "B"
    assert abs(hasil.parts["scores"]["pengukuran"] - D("17.21")) <= D("0.011")


def test_the_year_and_rule_of_a_case_may_be_named():
    kasus = {"inputs": {"aspects": [3, D("2.6"), D("2.5"), 3, 3, D("3.86"), D("3.17")]}, "year": 2019}
    lama = skor.hitung_bentuk("spbe_aspects", kasus, rak(), dasar="PermenPANRB 5/2018")
    sendiri = skor.hitung_bentuk("spbe_aspects", kasus | {"rule": "PermenPANRB 5/2018"}, rak())
    assert lama.index == sendiri.index == D("3.26")
    assert lama.hasil[0].instrumen.kode == "spbe-2018"
