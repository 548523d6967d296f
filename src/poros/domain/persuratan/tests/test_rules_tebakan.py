"""Guesses from first pages as offices write them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.domain.persuratan.rules import tebak
from poros.domain.persuratan.rules.tebakan import BULAN

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


@pytest.mark.parametrize(
    "teks", ["Contoh, 3 De\u017fember 2026", "Contoh, 3 Apr\u0131l 2026", "Contoh, 3 O\u212atober 2026"]
)
def test_letters_that_only_look_like_those_of_a_month_are_no_month(teks):
    assert tebak(teks).tanggal is None


def test_an_event_in_the_last_night_of_all_has_no_end():
    found = tebak("Hari/Tanggal : Jumat, 31 Desember 9999\nPukul : 22.00 - 01.00")
    assert (found.acara_mulai, found.acara_selesai) == (datetime.fromisoformat("9999-12-31T22:00"), None)


@pytest.mark.parametrize(
    "jam",
    [
        "09.00 s.d. 11.30",
        "09:00 - 11:30",
        "09.00 – 11.30 WIT",
        "09.00 WITA s/d 11.30",
        "pukul 09.00 sampai dengan 11.30",
    ],
)
def test_hours_as_offices_write_them(jam):
    found = tebak(f"Hari/Tanggal : Selasa, 29 Februari 2028\nWaktu : {jam}")
    assert (found.acara_mulai, found.acara_selesai) == (
        datetime.fromisoformat("2028-02-29T09:00"),
        datetime.fromisoformat("2028-02-29T11:30"),
    )


KOP = st.sampled_from(
    ["Nomor : ", "Sifat : ", "Hal : ", "Hari/Tanggal : ", "Pukul : ", "Tempat : ", "PEMERINTAH ", "Contoh, ", ""]
)
ISI = st.one_of(
    st.text(max_size=40),
    st.dates().map(lambda d: f"{d.day} {BULAN[d.month - 1]} {d.year:04d}"),
    st.times().map(lambda t: f"{t:%H.%M} - {t:%H.%M}"),
    st.sampled_from(["sangat segera", "rahasia", "31 Februari 2026", "99.99"]),
)
HALAMAN = st.lists(st.tuples(KOP, ISI).map("".join), max_size=12).map("\n".join)


@given(HALAMAN)
def test_no_page_breaks_it_and_what_it_finds_fits_the_form(teks):
    found = tebak(teks)
    assert found.kecepatan in {"", "segera", "sangat_segera"}
    assert found.kerahasiaan in {"", "rahasia", "sangat_rahasia"}
    assert len(found.perihal) <= 300
    assert "\n" not in found.nomor + found.perihal + found.acara_tempat
    if found.acara_selesai is not None:
        assert found.acara_mulai < found.acara_selesai


@given(
    st.dates(min_value=date(1900, 1, 1)),
    st.sampled_from(["{d} {b} {y}", "{d:02d} {B} {y}", "{d:02d}-{m:02d}-{y}", "{d}/{m}/{y}", "{d}.{m}.{y}"]),
)
def test_every_day_is_read_in_every_way_of_writing_it(hari, pola):
    nama = BULAN[hari.month - 1]
    teks = pola.format(d=hari.day, m=hari.month, y=hari.year, b=nama.capitalize(), B=nama.upper())
    assert tebak(f"Contoh, {teks}").tanggal == hari
