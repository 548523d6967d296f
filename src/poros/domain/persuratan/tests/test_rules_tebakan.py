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


@pytest.mark.parametrize(("kosong", "nomor"), [(0, "9/Z"), (28, "9/Z"), (29, "9/Z"), (30, "")])
def test_the_head_is_thirty_lines(kosong, nomor):
    assert tebak("\n" * kosong + "Nomor : 9/Z").nomor == nomor


@pytest.mark.parametrize(("huruf", "hasil"), [(299, 299), (300, 300), (301, 300), (5000, 300)])
def test_a_subject_is_cut_to_its_column(huruf, hasil):
    assert tebak("Hal : " + "x" * huruf).perihal == "x" * hasil


@pytest.mark.parametrize(
    ("kop", "pengirim"),
    [
        ("PEMERINTAH KOTA CONTOH", "Pemerintah Kota Contoh"),
        ("PEMERINTAH KOTA CONTOH\nDINAS PENDIDIKAN DAN KEBUDAYAAN", "Dinas Pendidikan dan Kebudayaan, Pemerintah Kota Contoh"),
        ("\n\n  PEMERINTAH   KOTA CONTOH \n\n\tDINAS KESEHATAN\n\nUPTD LABORATORIUM", "Dinas Kesehatan, Pemerintah Kota Contoh"),
        ("A\nB\nC\nD\nE", "B, A"),
        ("Pemerintah Kota Contoh\nDINAS KESEHATAN", ""),
        ("PEMERINTAH KOTA CONTOH\nJalan Merdeka 1\nDINAS KESEHATAN", "Pemerintah Kota Contoh"),
        ("123\nDINAS KESEHATAN", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_who_sends_stands_in_the_letterhead(kop, pengirim):
    assert tebak(kop).pengirim == pengirim


HARI_ITU = "Hari/Tanggal : Kamis, 31 Desember 2026"


@pytest.mark.parametrize(
    ("jam", "mulai", "selesai"),
    [
        ("09.00", "2026-12-31T09:00", None),
        ("09.00 - 09.00", "2026-12-31T09:00", "2027-01-01T09:00"),  # a day and a night
        ("09.00 - 09.01", "2026-12-31T09:00", "2026-12-31T09:01"),
        ("09.00 - 08.59", "2026-12-31T09:00", "2027-01-01T08:59"),
        ("00.00 - 23.59", "2026-12-31T00:00", "2026-12-31T23:59"),
        ("09.00 - 25.00", "2026-12-31T09:00", None),
        ("24.00 - 25.00", None, None),
        ("25.00 - 10.00", None, None),  # no end without a beginning
        ("23.60", None, None),
        ("7.05 s.d. 8.45", "2026-12-31T07:05", "2026-12-31T08:45"),
    ],
)
def test_from_when_to_when(jam, mulai, selesai):
    found = tebak(f"{HARI_ITU}\nPukul : {jam}")
    at = [t and datetime.fromisoformat(t) for t in (mulai, selesai)]
    assert [found.acara_mulai, found.acara_selesai] == at


@pytest.mark.parametrize(
    "baris", ["Hari/Tanggal", "Hari, Tanggal", "Hari dan Tanggal", "Hari tanggal", "Hari", "HARI / TANGGAL"]
)
def test_days_of_events_as_offices_write_them(baris):
    found = tebak(f"{baris} : Kamis, 31 Desember 2026\nJam : 09:30 WIB\nTempat : Aula  Lantai 2\nAcara : x")
    assert found.acara_mulai == datetime.fromisoformat("2026-12-31T09:30")
    assert found.acara_tempat == "Aula"


@pytest.mark.parametrize(
    "hilang", ["Hari/Tanggal : Kamis\nPukul : 09.00", "Pukul : 09.00", f"{HARI_ITU}\nPukul : sembilan"]
)
def test_without_a_day_or_an_hour_nobody_is_invited(hilang):
    found = tebak(f"{hilang}\nTempat : Aula")
    assert (found.acara_mulai, found.acara_selesai, found.acara_tempat) == (None, None, "")


@pytest.mark.parametrize(
    ("baris", "perihal"),
    [
        ("Hal : Undangan\nrapat\n\nDengan hormat", "Undangan rapat"),
        ("Hal : Undangan\nKepada Yth. Bupati", "Undangan"),
        ("Hal : Undangan\n  yth. Bupati", "Undangan"),
        ("Hal : Undangan\nLampiran : 1", "Undangan"),
        ("Hal : Undangan\t\tContoh, 1 Mei 2026\nrapat kerja   Kepada", "Undangan rapat kerja"),
        ("Perihal. Undangan", "Undangan"),
        ("Halaman : 3", ""),
    ],
)
def test_a_subject_ends_where_something_else_begins(baris, perihal):
    assert tebak(baris).perihal == perihal
