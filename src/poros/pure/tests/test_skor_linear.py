"""The line of whole numbers says what the explained engine says: index and predikat, for every shipped instrument."""

import random
from decimal import Decimal

import pytest

from poros.pure import skor
from poros.pure.tests.skor_bahan import datar, kecil, rak

D = Decimal
KODE = [i.kode for i in rak().semua]


def jawaban(r, skala):
    return r.choice([0, r.randint(int(skala.dari), int(skala.sampai))])


@pytest.mark.parametrize("kode", KODE)
@pytest.mark.parametrize("tahun", [2023, 2024])
def test_the_line_and_the_tree_agree(kode, tahun):
    instrumen = rak().ambil(kode)
    garis = skor.linear(instrumen)
    assert garis is not None
    nilai, r = garis.penilai(instrumen, tahun=tahun), random.Random(kode)
    for _ in range(40):
        isi = [jawaban(r, instrumen.simpul[k].skala) for k in garis.kode]
        if kode == "capaian-kinerja":
            masukan = {"RASIO": {"target": 100, "realisasi": isi[0]}}
        else:
            masukan = dict(zip(garis.kode, isi, strict=True))
        hasil = skor.hitung(instrumen, masukan, tahun=tahun)
        assert nilai(isi) == (hasil.indeks, hasil.predikat), masukan
        assert garis.cetak(garis.atas(isi)) == hasil.indeks


def test_weights_become_whole_numbers():
    garis = skor.linear(rak().ambil("spbe-2020"))
    assert garis.penyebut == 2000
    assert {k: garis.koef[garis.kode.index(k)] for k in ("I1", "I11", "I21", "I32", "I42")} == {
        "I1": 26, "I11": 50, "I21": 30, "I32": 55, "I42": 60,
    }  # fmt: skip


def test_answers_with_decimals_are_scaled_up():
    instrumen = rak().ambil("pemdi-2026")
    garis = skor.linear(instrumen, satuan=10)
    isi = [35] * 20
    assert garis.penilai(instrumen)(isi) == (D("3.50"), "Sangat Baik")


def test_what_does_not_apply_gives_its_weight_to_the_others():
    instrumen = skor.baca(kecil())
    tanpa = skor.linear(instrumen, tanpa=frozenset({"I1"}))
    assert tanpa.kode == ("I2", "I3")
    assert tanpa.penilai(instrumen)([3, 2]) == (D("2.60"), "Tinggi")
    tanpa = skor.linear(instrumen, tanpa=frozenset({"I1", "I2"}))
    assert tanpa.penilai(instrumen)([2]) == (D(2), "Sedang")
    assert skor.linear(instrumen, tanpa=frozenset({"A"})).kode == ("I3",)
    assert skor.linear(instrumen, tanpa=frozenset({"I1", "I2", "I3"})) is None


@pytest.mark.parametrize(
    ("paling", "bulat", "termasuk", "indeks_terendah"),
    [
        ("2.6", False, True, "2.6"),
        ("2.6", False, False, "2.6005"),
        ("2.6", True, True, "2.595"),
        ("2.6", True, False, "2.605"),
        ("2.6001", True, True, "2.605"),
    ],
)
def test_the_least_numerator_of_an_edge(paling, bulat, termasuk, indeks_terendah):
    garis = skor.linear(rak().ambil("spbe-2020"))
    ambang = garis.ambang(D(paling), bulat=bulat, termasuk=termasuk)
    assert D(ambang) / garis.penyebut == D(indeks_terendah)


def test_a_multiplier_without_rounding_has_no_line():
    data = datar([1, 1])
    data["komponen"]["anak"][0] |= {"pengali_dari": "I2"}
    instrumen = skor.baca(data)
    assert skor.linear(instrumen) is None
    assert skor.hitung(instrumen, {"I1": 4, "I2": 5}).indeks == D("4.50")
    assert skor.hitung(instrumen, {"I1": 4}).indeks == D(0)


def test_a_multiplier_on_a_scale_of_its_own():
    data = datar([1, 1])
    data["skala"]["empat"] = {"jenis": "bilangan", "dari": 0, "sampai": 4, "maks": 4}
    data["skala"]["tiga"] = {"jenis": "bilangan", "dari": 0, "sampai": 100}
    data["komponen"]["anak"][0] |= {"pengali_dari": "I2", "desimal_sumbangan": 2}
    data["komponen"]["anak"][1] |= {"skala": "empat"}
    instrumen = skor.baca(data)
    garis = skor.linear(instrumen)
    for isi in ([100, 2], [33, 3], [7, 1], [99, 4]):
        assert (
            garis.penilai(instrumen)(isi)[0] == skor.hitung(instrumen, dict(zip(garis.kode, isi, strict=True))).indeks
        )
