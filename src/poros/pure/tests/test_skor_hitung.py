"""The engine: means and sums, what is not filled in and what does not apply, rounding, bands, and the explanation."""

from decimal import Decimal
from fractions import Fraction

import pytest

from poros.pure import skor
from poros.pure.tests.skor_bahan import datar, kecil, naskah, rak

D = Decimal


@pytest.fixture
def instrumen():
    return skor.baca(kecil())


def hitung(kode, masukan, **pilihan):
    return skor.hitung(rak().ambil(kode), masukan, **pilihan)


def test_a_parent_is_the_weighted_mean_of_its_children(instrumen):
    hasil = skor.hitung(instrumen, {"I1": 3, "I2": 1, "I3": 2})
    bagian = hasil.bagian()
    assert bagian["A"].pecahan == Fraction(7, 3)
    assert bagian["A"].nilai == D("2.333333333333333333333333333")
    assert (bagian["A"].sumbangan, bagian["I3"].sumbangan) == (Fraction(7, 5), Fraction(4, 5))
    assert (hasil.nilai, hasil.indeks, hasil.predikat) == (D("2.2"), D("2.20"), "Sedang")


def test_no_answer_is_nothing_and_not_applicable_is_left_out(instrumen):
    kosong = skor.hitung(instrumen, {"I1": 3, "I3": 3})
    keluar = skor.hitung(instrumen, {"I1": 3, "I2": skor.TIDAK_BERLAKU, "I3": 3})
    assert (kosong.indeks, kosong.bagian()["I2"].keadaan) == (D("2.40"), "kosong")
    assert (keluar.indeks, keluar.bagian()["I2"].keadaan) == (D("3.00"), "tidak berlaku")


def test_a_part_of_which_nothing_applies_does_not_apply_itself(instrumen):
    tanpa = dict.fromkeys(("I1", "I2"), skor.TIDAK_BERLAKU)
    assert skor.hitung(instrumen, {**tanpa, "I3": 2}).indeks == D(2)
    assert skor.hitung(instrumen, {"A": skor.TIDAK_BERLAKU, "I3": 2}).indeks == D(2)
    kosong = skor.hitung(instrumen, {**tanpa, "I3": skor.TIDAK_BERLAKU})
    assert (kosong.indeks, kosong.akar.keadaan) == (D(0), "tidak berlaku")


def test_a_part_may_be_given_its_value_directly(instrumen):
    hasil = skor.hitung(instrumen, {"A": D("2.5"), "I3": 2})
    assert (hasil.indeks, hasil.bagian()["A"].keadaan) == (D("2.30"), "diisi")
    assert skor.hitung(instrumen, {"A": Fraction(7, 3), "I3": 2}).nilai == D("2.2")


def test_a_part_can_be_computed_alone(instrumen):
    hasil = skor.hitung(instrumen, {"I1": 2, "I2": 3}, simpul="A")
    assert (hasil.indeks, hasil.predikat) == (D("2.33"), None)
    assert skor.jelaskan(hasil)[0] == "Bagian A: 2.33 menurut Peraturan 1/2020"


@pytest.mark.parametrize(
    ("masukan", "kalimat"),
    [
        ({"I9": 1}, '"I9" bukan komponen Indeks Kecil (Peraturan 1/2020)'),
        ({"I1": 4}, '"I1" (Satu) harus bilangan bulat 1 sampai 3, bukan 4'),
        ({"I1": D("1.5")}, '"I1" (Satu) harus bilangan bulat 1 sampai 3, bukan 1.5'),
        ({"I1": -1}, '"I1" (Satu) harus bilangan bulat 1 sampai 3, bukan -1'),
        ({"I1": "dua"}, '"I1" (Satu) harus berupa bilangan bulat, bukan "dua"'),
        ({"I1": True}, '"I1" (Satu) harus berupa bilangan bulat, bukan true'),
        ({"I1": {"impor": 3}}, '"I1" (Satu) harus berupa bilangan bulat, bukan objek'),
        ({"A": "x"}, '"A" (Bagian A) harus berupa bilangan tak negatif, bukan "x"'),
        ({"A": D("3.01")}, '"A" (Bagian A) paling tinggi 3, bukan 3.01'),
    ],
)
def test_a_wrong_answer_names_its_indicator(instrumen, masukan, kalimat):
    with pytest.raises(skor.MasukanError) as galat:
        skor.hitung(instrumen, masukan)
    assert str(galat.value) == kalimat


@pytest.mark.parametrize(
    ("nilai", "bulat", "asli"),
    [
        ("2.495", "Tinggi", "Sedang"),
        ("2.4949", "Sedang", "Sedang"),
        ("2.5", "Tinggi", "Tinggi"),
        ("0", "Rendah", "Rendah"),
    ],
)
def test_the_edge_of_a_band(instrumen, nilai, bulat, asli):
    for cara, predikat in (("bulat", bulat), ("asli", asli)):
        assert skor.hitung(instrumen, {"K": D(nilai)}, tepi=cara).predikat == predikat


def test_an_edge_that_does_not_belong_to_its_band():
    assert [hitung("akip-2021", {"AKIP": D(n)}).predikat for n in ("90", "90.01", "80", "30", "0")] == [
        *("A", "AA", "BB", "D", "D")
    ]
    assert hitung("akip-2021", {"AKIP": D("90.004")}).predikat == "AA"  # the exact value decides, 90.00 is printed


def test_the_policy_of_the_year_and_of_years_nobody_named():
    spbe = rak().ambil("spbe-2020")
    assert [spbe.tepi_pada(tahun) for tahun in (2022, 2023, 2024, None)] == ["bulat", "bulat", "asli", "asli"]
    sela = skor.baca(kecil(tepi=[{"cara": "bulat", "dari": 2020, "sampai": 2021}]))
    assert [sela.tepi_pada(tahun) for tahun in (2019, 2020, 2022, None)] == ["asli", "bulat", "asli", "asli"]


def test_many_at_once(instrumen):
    semua = skor.hitung_banyak(instrumen, [{"I1": n, "I2": n, "I3": n} for n in (1, 2, 3)], tahun=2024)
    assert [satu.indeks for satu in semua] == [D(1), D(2), D(3)]


def test_the_explanation_goes_down_to_the_leaf_and_adds_up(instrumen):
    hasil = skor.hitung(instrumen, {"I1": 3, "I2": skor.TIDAK_BERLAKU})
    assert skor.jelaskan(hasil) == [
        "Indeks Kecil: 1.80, Sedang (predikat dari indeks sebelum dibulatkan, 1.8) menurut Peraturan 1/2020",
        "  A Bagian A: 3, bobot 60, menambah 1.8",
        "    I1 Satu: 3, bobot 2, menambah 3",
        "    I2 Dua: tidak berlaku, bobotnya dikeluarkan",
        "    = Σ(bobot × nilai) / Σ bobot = 3",
        "  I3 Tiga: 0 (tidak diisi), bobot 40, menambah 0",
        "  = Σ(bobot × nilai) / Σ bobot = 1.8",
    ]
    for bagian in hasil.akar.semua():
        if bagian.anak:
            assert sum((anak.sumbangan for anak in bagian.anak), Fraction(0)) == bagian.pecahan


def test_the_explanation_names_divisor_factor_and_rounded_edge():
    ikm = hitung("ikm-2017", dict.fromkeys((f"U{n}" for n in range(1, 10)), 4))
    assert ikm.sebutan == "Sangat Baik"
    assert skor.jelaskan(ikm)[0].endswith("(predikat dari indeks yang dibulatkan, 100) menurut PermenPANRB 14/2017")
    assert skor.jelaskan(ikm)[-1] == "  = Σ(bobot × nilai) / Σ bobot × 25 = 100"
    assert skor.jelaskan(hitung("rb-2024", {"G": 75, "T": 60}))[-1] == "  = Σ(bobot × nilai) / 100 = 81"


def test_the_tree_as_data(instrumen):
    pohon = skor.uraian(skor.hitung(instrumen, {"I1": 3, "I3": 2}).akar)
    assert pohon["parts"][0]["parts"][0] == {
        "code": "I1", "name": "Satu", "weight": D(2), "value": D(3), "adds": D(2), "state": "diisi", "answer": 3,
    }  # fmt: skip
    assert "answer" not in pohon["parts"][0]["parts"][1]
    assert skor.uraian(skor.hitung(instrumen, {"A": Fraction(1, 3)}).akar)["parts"][0]["value"] == D("0.3333333333")


def test_letters_have_values_and_the_average_of_criteria_may_be_given():
    hasil = hitung("akip-2021", {"1.1": "BB", "1.2": "B", "1.3": "CC"})
    assert hasil.bagian()["1"].sumbangan == Fraction("20.10")
    assert hitung("akip-2021", {"1.1": D("86.4")}).nilai == D("5.184")
    with pytest.raises(
        skor.MasukanError, match=r'"1\.1" .* harus salah satu dari AA, A, BB, B, CC, C, D, E, bukan "F"'
    ):
        hitung("akip-2021", {"1.1": "F"})
    with pytest.raises(skor.MasukanError, match="harus pilihan atau bilangan 0 sampai 100, bukan 101"):
        hitung("akip-2021", {"1.1": 101})


def test_the_share_of_an_indicator_is_rounded_before_it_counts_and_another_one_may_scale_it():
    """RB: skor = round(score / max × bobot, 2), times the multiplier's share of its weight before rounding."""
    hasil = hitung("rb-2024", {"K18": D("66.6"), "S1": 50, "S2": 80}).bagian()
    assert hasil["K18"].sumbangan == Fraction("1.00") / 40 * 100  # 1.5 × 66.6 % = 0.999
    assert hasil["S2"].sumbangan == Fraction(28, 10) / 10 * 100  # 7 × 80 % × 50 %
    merit = hitung("rb-2024", {"K16": 205}).bagian()["K16"]
    assert (merit.pecahan, merit.sumbangan) == (50, Fraction(2, 40) * 100)


def test_weights_that_do_not_apply_are_set_back_to_a_hundred():
    semua = {k.kode: k.skala.sampai for k in rak().ambil("rb-2024").daun}
    assert (hitung("rb-2024", semua).indeks, hitung("rb-2024", semua).predikat) == (D("110.00"), "AA")
    assert hitung("rb-2024", semua | {"K1": skor.TIDAK_BERLAKU}).indeks == D("110.00")


def test_a_band_may_hang_on_a_condition():
    masukan = {"G": 85, "T": 0}
    assert hitung("rb-2024", masukan).predikat == "A"
    assert hitung("rb-2024", masukan, keadaan={"target_baik": True}).predikat == "A"
    assert hitung("rb-2024", masukan, keadaan={"target_baik": False}).predikat == "A-"
    assert hitung("rb-2024", {"G": 75, "T": 0}, keadaan={"target_baik": False}).predikat == "BB"


@pytest.mark.parametrize(
    ("target", "realisasi", "arah", "persen"),
    [
        (85, 90, "maximize", "106"),
        (D("87.65"), D("87.64"), "naik", "100"),
        (3, D("2.55"), "minimize", "115"),
        (3, 7, "turun", "0"),
        (100, 110, "stabilize", "90"),
        (100, 90, "tetap", "90"),
        (8, 1, "maximize", "13"),
    ],
)
def test_target_against_realisation_has_three_polarities(target, realisasi, arah, persen):
    isi = {"target": target, "realisasi": realisasi, "arah": arah}
    assert hitung("capaian-kinerja", {"RASIO": isi}).indeks == D(persen)


def test_the_polarity_is_upward_unless_said_and_a_ceiling_is_data():
    assert hitung("capaian-kinerja", {"RASIO": {"target": 2, "realisasi": 3}}).indeks == D(150)
    berplafon = naskah("capaian-kinerja") | {"skala": {"capaian": {"jenis": "rasio", "plafon": 120}}}
    hasil = skor.hitung(skor.baca(berplafon), {"RASIO": {"target": 2, "realisasi": 3}})
    assert (hasil.indeks, hasil.predikat) == (D(120), "Tercapai")


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"target": 0, "realisasi": 3}, '"target" harus lebih dari nol, bukan 0'),
        ({"realisasi": 3}, '"target" tidak ada'),
        ({"target": 1, "realisasi": 1, "arah": "ke atas"}, '"arah" harus maximize, minimize, stabilize'),
        (99, 'harus berupa objek {"target", "realisasi", "arah"}, bukan 99'),
    ],
)
def test_a_ratio_needs_a_target(isi, kalimat):
    with pytest.raises(skor.MasukanError) as galat:
        hitung("capaian-kinerja", {"RASIO": isi})
    assert kalimat in str(galat.value)


@pytest.mark.parametrize(
    ("indikator", "angka", "nilai"),
    [
        *[
            ("I5", n, v)
            for n, v in ((0, "1"), ("12.5", "1.5"), (25, "2"), (50, "3"), (75, "4"), (100, "5"), (120, "5"))
        ],
        *[("I7", n, v) for n, v in (("1.8", "1.5"), ("2.2", "2"), ("3.5", "3.5"), ("0.5", "1"))],
    ],
)
def test_the_index_of_another_body_becomes_a_value_along_points(indikator, angka, nilai):
    hasil = hitung("pemdi-2026", {indikator: {"impor": D(angka)}})
    assert hasil.bagian()[indikator].pecahan == Fraction(nilai)


@pytest.mark.parametrize(
    ("persen", "tingkat"), [(0, 1), ("59.9", 1), (60, 2), ("79.99", 3), (80, 4), (90, 5), (100, 5)]
)
def test_a_percentage_becomes_a_level_by_steps(persen, tingkat):
    hasil = hitung("spip-2021", {"PT.sasaran_strategis": {"impor": D(persen)}})
    assert hasil.bagian()["PT.sasaran_strategis"].pecahan == tingkat


def test_a_node_may_be_rounded_before_it_counts():
    data = datar([1, 1, 1])
    data["komponen"] |= {"desimal": 1}
    instrumen = skor.baca(data)
    assert skor.hitung(instrumen, {"I1": 1, "I2": 1, "I3": 2}).nilai == D("1.3")
    assert skor.linear(instrumen) is None
    data["komponen"]["anak"][0] |= {"desimal": 0}
    assert skor.hitung(skor.baca(data), {"I1": 3}).bagian()["I1"].nilai == D(3)


@pytest.mark.parametrize(
    ("sampel", "predikat", "sebab"),
    [
        ({}, "C", "CC belum dapat diberikan: sampel utama 0, paling sedikit 3"),
        ({"utama": (3, 55)}, "CC", "B belum dapat diberikan: sampel pendukung 0, paling sedikit 3"),
        ({"utama": (3, 60), "pendukung": (3, 50)}, "CC", "rata-rata utama 60.00, paling rendah B"),
        ({"utama": (3, 65), "pendukung": (3, 50)}, "B", "sampel tambahan 0, paling sedikit 3"),
        ({"utama": (3, 85), "pendukung": (3, 75), "tambahan": (3, 40)}, "A", "rata-rata semua 66.67, paling rendah A"),
        ({"utama": (3, 85), "pendukung": (3, 65), "tambahan": (3, 40)}, "BB", "rata-rata pendukung 65.00"),
        ({"utama": (3, 95), "pendukung": (3, 90), "tambahan": (3, 91)}, "AA", ""),
    ],
)
def test_the_predikat_is_capped_by_the_sampled_units(sampel, predikat, sebab):
    kelompok = {nama: skor.Sampel(jumlah, D(rata)) for nama, (jumlah, rata) in sampel.items()}
    dapat, alasan = skor.batasi(rak().ambil("akip-2021"), "AA", kelompok)
    assert dapat == predikat
    assert any(sebab in satu for satu in alasan) if sebab else alasan == ()


def test_the_cap_never_lifts_and_needs_a_known_predikat():
    akip = rak().ambil("akip-2021")
    penuh = {nama: skor.Sampel(3, D(95)) for nama in ("utama", "pendukung", "tambahan")}
    assert skor.batasi(akip, "B", penuh) == ("B", ())
    assert skor.batasi(akip, "C", {}) == ("C", ())
    with pytest.raises(skor.MasukanError, match='"predikat" Juara tidak dikenal; yang ada: AA, A'):
        skor.batasi(akip, "Juara", {})
    tinggi = skor.baca(
        kecil(batas=[{"predikat": nama, "jumlah": {"x": 1}, "rata": {"x": nama}} for nama in ("Sedang", "Rendah")])
    )
    dapat, alasan = skor.batasi(tinggi, "Sedang", {})
    assert dapat == "Rendah"
    assert "Rendah belum dapat diberikan: rata-rata x tidak ada, paling rendah Rendah" in alasan


@pytest.mark.parametrize(
    ("populasi", "orang"),
    [(0, 0), (-3, 0), (10, 10), (20, 19), (100, 80), (500, 217), (1000, 278), (10_000, 370), (100_000, 383)],
)
def test_sample_size(populasi, orang):
    assert skor.sampel(populasi) == orang


def test_the_shelf_finds_a_version_by_rule_and_by_day():
    from datetime import date

    assert rak().cari("spbe").kode == "spbe-2020"
    assert rak().cari("spbe", dasar="PermenPANRB 5/2018").kode == "spbe-2018"
    assert rak().cari("spbe", hari=date(2019, 5, 1)).kode == "spbe-2018"
    assert rak().cari("spbe", hari=date(2030, 1, 1)).kode == "spbe-2020"
    with pytest.raises(skor.MasukanError, match='"rule" UU 1 tidak dikenal untuk spbe; yang ada: PermenPANRB 5/2018'):
        rak().cari("spbe", dasar="UU 1")
    with pytest.raises(skor.MasukanError, match='instrumen "x" tidak dikenal; yang ada: akip-2021'):
        rak().ambil("x")
