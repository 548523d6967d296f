"""Guesses from first pages as offices write them."""

from datetime import date, datetime

import pytest

from poros.domain.persuratan.rules import tebak

UNDANGAN = """PEMERINTAH KOTA CONTOH
DINAS PERHUBUNGAN
Jalan Merdeka No. 1 Telp. (021) 123
Contoh, 18 November 2026
Nomor : 005/321/DISHUB/2026
Sifat : Sangat Segera
Lampiran : 1 berkas
Hal : Undangan rapat penataan parkir
di kawasan pasar
Kepada
Yth. Sekretaris Daerah
Dengan hormat, mengharap kehadiran pada:
Hari/Tanggal : Senin, 30 November 2026
Waktu : 09.00 s.d. 11.30 WIB
Tempat : Aula Dinas Perhubungan
"""


def test_an_invitation():
    found = tebak(UNDANGAN)
    assert found.nomor == "005/321/DISHUB/2026"
    assert found.tanggal == date(2026, 11, 18)
    assert found.pengirim == "Dinas Perhubungan, Pemerintah Kota Contoh"
    assert found.perihal == "Undangan rapat penataan parkir di kawasan pasar"
    assert found.kecepatan == "sangat_segera"
    assert found.acara_mulai == datetime.fromisoformat("2026-11-30T09:00")
    assert found.acara_selesai == datetime.fromisoformat("2026-11-30T11:30")
    assert found.acara_tempat == "Aula Dinas Perhubungan"


def test_two_columns_on_one_line_are_kept_apart():
    found = tebak("Nomor : 12/A/2026        Contoh, 3 Mei 2026\nPerihal : Laporan\t\tKepada Yth.")
    assert (found.nomor, found.tanggal, found.perihal) == ("12/A/2026", date(2026, 5, 3), "Laporan")


@pytest.mark.parametrize(
    ("baris", "bidang", "nilai"),
    [
        ("No. : 7/B", "nomor", "7/B"),
        ("NOMOR: 7/B", "nomor", "7/B"),
        ("Perihal : Permohonan data\nLampiran : -", "perihal", "Permohonan data"),
        ("Sifat : RAHASIA", "kerahasiaan", "rahasia"),
        ("Sifat : Sangat Rahasia", "kerahasiaan", "sangat_rahasia"),
        ("Sifat : Segera", "kecepatan", "segera"),
        ("Sifat : Biasa", "kecepatan", ""),
        ("Contoh, 05-03-2026", "tanggal", date(2026, 3, 5)),
        ("Contoh, 31 Februari 2026", "tanggal", None),
        ("Contoh, 41-13-2026", "tanggal", None),
    ],
)
def test_a_line_gives_its_field(baris, bidang, nilai):
    assert getattr(tebak(baris), bidang) == nilai


def test_an_event_over_midnight_ends_the_next_day():
    found = tebak("Hari/Tanggal : Kamis, 31 Desember 2026\nPukul : 22.00 - 01.00 WIB")
    assert found.acara_selesai == datetime.fromisoformat("2027-01-01T01:00")


def test_an_event_without_an_hour_is_no_event():
    assert tebak("Hari/Tanggal : Kamis, 31 Desember 2026\nTempat : Aula").terisi() == {"tanggal": date(2026, 12, 31)}


def test_an_impossible_hour_is_no_event():
    assert tebak("Hari/Tanggal : Kamis, 31 Desember 2026\nPukul : 25.00").acara_mulai is None


def test_what_stands_far_below_the_head_is_somebody_elses():
    assert tebak("\n" * 40 + "Nomor : 9/Z").terisi() == {}


@pytest.mark.parametrize("teks", ["", "\0\0", "x" * 10000, "Nomor :", "Hal : \n\n\n", "Nomor : " + "9" * 5000])
def test_odd_pages_break_nothing(teks):
    tebak(teks)
