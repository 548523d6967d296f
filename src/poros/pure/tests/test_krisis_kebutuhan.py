"""Relief needs: every number of the standards table, the day on which water changes, and rounding once."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from importlib import resources

import pytest
import yaml

from poros.pure.isian import MasukanError
from poros.pure.krisis.kebutuhan import baca, baca_standar, hitung, pilih, tulis

FOLDER = resources.files("poros.pure.krisis") / "parameter"
BNPB, SPHERE = (
    baca_standar(yaml.safe_load((FOLDER / nama).read_text(encoding="utf-8")))
    for nama in ("bnpb-2008.yaml", "sphere.yaml")
)


def butuh(data, standar=BNPB):
    return {satu.butir.kode: satu for satu in hitung(standar, baca(data, standar))}


@pytest.mark.parametrize(
    ("kode", "seribu_orang_sehari"),
    [
        ("beras", 400),
        ("air_bersih", 7000),
        ("air_minum", 2500),
        ("makanan_siap_saji", 2000),
        ("energi", 2_100_000),
        ("paket_keluarga", 200),
        ("jamban", 50),
        ("lantai_hunian", 3000),
    ],
)
def test_the_national_standard(kode, seribu_orang_sehari):
    satu = butuh({"displaced": 1000})[kode]
    assert satu.jumlah == seribu_orang_sehari
    assert satu.butir.sumber
    assert satu.butir.bukti


@pytest.mark.parametrize(
    ("kode", "jumlah"), [("air_bersih", 15_000), ("energi", 2_100_000), ("jamban", 50), ("lantai_hunian", 3500)]
)
def test_sphere(kode, jumlah):
    assert butuh({"displaced": 1000}, SPHERE)[kode].jumlah == jumlah


def test_two_weeks_of_rice_are_those_of_west_java():
    assert butuh({"displaced": 100, "days": 14})["beras"].jumlah == Fraction("5.6") * 100


@pytest.mark.parametrize(("hari_pertama", "sepekan"), [(1, 7 * 3 + 15 * 4), (3, 7 + 15 * 6), (4, 105)])
def test_water_steps_up_on_the_fourth_day(hari_pertama, sepekan):
    assert butuh({"displaced": 1, "days": 7, "first_day": hari_pertama})["air_bersih"].jumlah == sepekan


def test_people_who_come_and_go():
    satu = butuh({"displaced": [10, 41, 5, 0, 0, 0, 0, 30]})
    assert satu["beras"].jumlah == 35  # 34.4 kg
    assert satu["paket_keluarga"].jumlah == 9 + 6  # a week counts by its fullest day: 8.2 and 6, rounded up once
    assert satu["jamban"].jumlah == 3
    assert satu["lantai_hunian"].jumlah == 123


def test_rounded_up_once_at_each_point():
    satu = butuh({"displaced": {"a": 1, "b": 126}, "delivery_units": {"beras": 50, "air_minum": Decimal("0.6")}})
    assert satu["beras"].per_titik == {"a": Fraction(2, 5), "b": Fraction(252, 5)}
    assert (satu["beras"].bulat("a"), satu["beras"].bulat("b"), satu["beras"].jumlah) == (1, 2, 150)
    assert satu["air_minum"].bulat("a") == 5
    assert satu["air_minum"].jumlah == (5 + 525) * Fraction("0.6")


def test_what_is_written():
    permintaan = baca({"displaced": {"balai": 21}, "days": 2, "delivery_units": {"beras": Decimal("2.5")}}, BNPB)
    hasil = tulis(BNPB, permintaan, hitung(BNPB, permintaan))
    assert (hasil["first_day"], hasil["days"]) == (1, 2)
    assert hasil["standard"]["code"] == "bnpb-2008"
    assert hasil["standard"]["legal_basis"] == "Perka BNPB 7/2008"
    beras = hasil["items"][0]
    assert {k: beras[k] for k in ("item", "need", "exact", "delivery_unit", "delivery_units", "per_point")} == {
        "item": "beras",
        "need": 17.5,
        "exact": "84/5",
        "delivery_unit": 2.5,
        "delivery_units": 7,
        "per_point": {"balai": 17.5},
    }


@pytest.mark.parametrize(
    ("kode", "hari", "jawab"),
    [
        (None, date(2026, 11, 22), "bnpb-2008"),
        ("sphere", date(1990, 1, 1), "sphere"),
        (None, date(2008, 1, 1), "bnpb-2008"),
    ],
)
def test_a_standard_by_code_or_by_day(kode, hari, jawab):
    assert pilih([BNPB, SPHERE], kode=kode, hari=hari).kode == jawab


def test_no_such_standard():
    with pytest.raises(MasukanError, match='standar "x" tidak dikenal; yang ada: bnpb-2008, sphere'):
        pilih([BNPB, SPHERE], kode="x", hari=date(2026, 1, 1))
    with pytest.raises(MasukanError, match="tidak ada standar yang berlaku pada 2007-12-31"):
        pilih([BNPB, SPHERE], kode=None, hari=date(2007, 12, 31))


BUTIR = {
    "kode": "b",
    "nama": "B",
    "satuan": "kg",
    "cara": "day",
    "laju": [{"jumlah": 1}],
    "kemasan": 1,
    "sumber": "s",
    "bukti": "p",
}
STANDAR = {"kode": "s", "nama": "S", "dasar": "P", "dari": date(2020, 1, 1), "butir": [BUTIR]}


def test_a_standard_ends():
    standar = baca_standar(STANDAR | {"sampai": date(2020, 12, 31)})
    assert [standar.berlaku(date(2020, *isi)) for isi in ((1, 1), (12, 31))] == [True, True]
    assert not standar.berlaku(date(2021, 1, 1))
    assert not standar.berlaku(date(2019, 12, 31))


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"dari": "2020"}, 'standar "s": "dari" harus berupa tanggal, bukan "2020"'),
        ({"sampai": 3}, 'standar "s": "sampai" harus berupa tanggal, bukan 3'),
        ({"butir": [BUTIR | {"cara": "hari"}]}, '"cara" harus salah satu dari day, week, once, bukan "hari"'),
        ({"butir": [BUTIR | {"laju": []}]}, '"laju" harus mulai pada hari ke-1'),
        ({"butir": [BUTIR | {"laju": [{"dari_hari": 2, "jumlah": 1}]}]}, '"laju" harus mulai pada hari ke-1'),
        (
            {"butir": [BUTIR | {"laju": [{"jumlah": 1, "per": 0}]}]},
            '"per" harus berupa bilangan bulat mulai 1, bukan 0',
        ),
        ({"butir": [BUTIR | {"kemasan": 0}]}, '"kemasan" harus lebih dari nol'),
    ],
)
def test_a_standard_that_cannot_be_read(ubah, kalimat):
    with pytest.raises(MasukanError) as galat:
        baca_standar(STANDAR | ubah)
    assert kalimat in str(galat.value)


@pytest.mark.parametrize(
    ("data", "kalimat"),
    [
        ({}, 'masukan: "displaced" tidak ada'),
        ({"displaced": "x"}, 'masukan: "displaced" harus berupa bilangan bulat mulai 0, bukan "x"'),
        ({"displaced": []}, 'masukan: "displaced" harus berupa bilangan bulat mulai 0, bukan daftar'),
        ({"displaced": {}}, 'masukan: "displaced" harus menyebut sedikitnya satu titik'),
        ({"displaced": {"a": -1}}, 'masukan: "displaced": "a" harus berupa bilangan bulat mulai 0, bukan -1'),
        ({"displaced": 1, "days": 0}, '"days" harus berupa bilangan bulat mulai 1, bukan 0'),
        ({"displaced": 1, "days": 3661}, '"days" paling banyak 3660, bukan 3661'),
        ({"displaced": 1, "first_day": 0}, '"first_day" harus berupa bilangan bulat mulai 1, bukan 0'),
        (
            {"displaced": 1, "delivery_units": {"x": 1}},
            '"delivery_units": "x" bukan butir bnpb-2008; yang ada: air_bersih',
        ),
        ({"displaced": 1, "delivery_units": {"beras": 0}}, '"delivery_units": "beras" harus lebih dari nol'),
    ],
)
def test_what_is_wrong_is_named(data, kalimat):
    with pytest.raises(MasukanError) as galat:
        baca(data, BNPB)
    assert kalimat in str(galat.value)
