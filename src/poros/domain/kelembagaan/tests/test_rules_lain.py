"""Sizes, holidays and differences of structures."""

from datetime import date

import pytest

from poros.domain.kelembagaan.labels import SALAH, SALAH_LIBUR, kata_galat, kata_libur
from poros.domain.kelembagaan.queries.parameter import rumpun, ukuran
from poros.domain.kelembagaan.rules.libur import GalatLibur, JenisLibur, Libur, SalahLibur, baca
from poros.domain.kelembagaan.rules.selisih import (
    LEMBAR,
    Beda,
    Perubahan,
    Salah,
    bandingkan,
    periksa,
    periksa_perubahan,
)
from poros.domain.kelembagaan.rules.ukuran import Ruas, dalam_lingkaran, lintas_rumpun, terlampaui

HARI = date(2026, 11, 23)


def bagian(n):
    return [Ruas(1, "setda", None), Ruas(2, "asisten", 1), *(Ruas(10 + i, "bagian", 2) for i in range(n))]


def test_four_bagian_are_allowed_under_an_asisten_of_a_city_and_five_are_named():
    assert terlampaui(bagian(4), ukuran(), "kota", HARI) == []
    (lebih,) = terlampaui(bagian(5), ukuran(), "kota", HARI)
    assert (lebih.unit_id, lebih.anak, lebih.jumlah, lebih.batas.maks) == (2, "bagian", 5, 4)
    assert lebih.batas.dasar == "PP 18/2016 Pasal 74"


def test_ceilings_speak_of_their_own_level_and_time():
    assert terlampaui(bagian(5), ukuran(), "provinsi", HARI) == []
    assert terlampaui(bagian(5), ukuran(), "kota", date(2016, 1, 1)) == []


@pytest.mark.parametrize(
    ("kode", "lintas"),
    [
        (["1.01", "2.22"], False),
        (["1.01"], False),
        (["4.01"], False),
        (["1.01", "1.02"], True),
        (["2.16", "2.20", "2.21"], False),
    ],
)
def test_urusan_merge_inside_one_rumpun(kode, lintas):
    assert lintas_rumpun(kode, rumpun()) is lintas


def test_every_urusan_lies_in_exactly_one_rumpun():
    kode = [u for r in rumpun() for u in r.urusan]
    assert len(kode) == len(set(kode)) == 32


def test_a_unit_may_not_stand_below_itself():
    induk = {1: None, 2: 1, 3: 2}
    assert dalam_lingkaran(1, 3, induk)
    assert dalam_lingkaran(2, 2, induk)
    assert not dalam_lingkaran(3, 1, induk)
    assert not dalam_lingkaran(9, 3, {1: 2, 2: 1, 3: 1})


def test_holidays_are_read_with_comma_or_semicolon_and_usual_dates():
    titik_koma, galat = baca("\ufefftanggal;jenis;keterangan;dasar\n2027-03-10;Nasional;Hari raya;SKB 1/2026\n")
    koma, _ = baca("Tanggal,Jenis,Keterangan,Dasar\n10/03/2027,nasional,Hari raya,SKB 1/2026\n")
    assert galat == []
    assert titik_koma == koma == [Libur(date(2027, 3, 10), JenisLibur.NASIONAL, "Hari raya", "SKB 1/2026")]


@pytest.mark.parametrize(
    ("baris", "salah"),
    [
        ("31 Maret;nasional;x;y", SalahLibur.TANGGAL),
        ("2027-02-30;nasional;x;y", SalahLibur.TANGGAL),
        ("2027-03-10;pasar;x;y", SalahLibur.JENIS),
        ("2027-03-10;cuti;;y", SalahLibur.KETERANGAN),
        ("2027-03-10;cuti;x", SalahLibur.DASAR),
        ("2027-01-01;cuti;x;y", SalahLibur.GANDA),
        (f"2027-03-10;cuti;{'x' * 151};y", SalahLibur.PANJANG),
        (f"2027-03-10;cuti;x;{'y' * 201}", SalahLibur.PANJANG),
    ],
)
def test_each_line_that_cannot_be_read_is_named(baris, salah):
    days, galat = baca(f"tanggal;jenis;keterangan;dasar\n2027-01-01;nasional;Tahun baru;SKB\n{baris}\n")
    assert [d.tanggal for d in days] == [date(2027, 1, 1)]
    assert [(g.baris, g.salah) for g in galat] == [(3, salah)]


@pytest.mark.parametrize("teks", ["", "a;b\n1;2\n", "tanggal;jenis\n"])
def test_a_file_without_the_columns_is_refused_as_a_whole(teks):
    assert baca(teks) == ([], [GalatLibur(1, SalahLibur.KEPALA)])


def test_a_cell_that_the_reader_itself_refuses_is_said_to_be_too_long():
    teks = f"tanggal;jenis;keterangan;dasar\n2027-01-01;cuti;{'x' * 140_000};y\n"
    assert baca(teks) == ([], [GalatLibur(2, SalahLibur.PANJANG)])


def test_every_error_has_its_sentence():
    assert set(SALAH_LIBUR) == set(SalahLibur)
    assert set(SALAH) == set(Salah)
    assert kata_libur(GalatLibur(2, SalahLibur.JENIS, "pasar")).startswith("Jenis “pasar”")


def struktur(**lembar):
    units = [
        {
            "kode": "kdh",
            "nama": "Wali Kota",
            "singkatan": "WK",
            "jenis": "kepala_daerah",
            "induk": "",
            "kode_wilayah": "",
            "urutan": "1",
        },
        {
            "kode": "pu",
            "nama": "Dinas PU",
            "singkatan": "PU",
            "jenis": "dinas",
            "induk": "kdh",
            "kode_wilayah": "",
            "urutan": "2",
        },
    ]
    offices = [{"unit": "pu", "nama": "Kepala", "eselon": "II.b", "fungsi": "pimpinan", "kepala": "ya"}]
    holders = [
        {
            "unit": "pu",
            "jabatan": "Kepala",
            "nip": "",
            "nama": "Rani",
            "kapasitas": "definitif",
            "dari": "2024-01-01",
            "sampai": "",
            "dasar": "SK 1",
        }
    ]
    return {"unit": units, "jabatan": offices, "pemangku": holders, "koordinasi": [], "urusan": [], **lembar}


def baris(lembar, nomor=0, **ubah):
    return {**struktur()[lembar][nomor], **ubah}


def salah(s):
    return [(g.lembar, g.baris, g.salah) for g in periksa(s)]


def test_a_sound_structure_has_no_errors_and_no_difference_from_itself():
    assert periksa(struktur()) == []
    assert bandingkan(struktur(), struktur()) == []


@pytest.mark.parametrize(
    ("lembar", "rows", "galat"),
    [
        ("unit", [baris("unit"), baris("unit", 1, jenis="kantor")], ("unit", 3, Salah.PILIHAN)),
        ("unit", [baris("unit"), baris("unit", 1, nama="")], ("unit", 3, Salah.KOSONG)),
        ("unit", [baris("unit"), baris("unit", 1, urutan="dua")], ("unit", 3, Salah.ANGKA)),
        ("unit", [baris("unit"), baris("unit", 1, nama="x" * 201)], ("unit", 3, Salah.PANJANG)),
        ("unit", [baris("unit"), baris("unit", 1), baris("unit", 1)], ("unit", 4, Salah.GANDA)),
        ("unit", [baris("unit"), baris("unit", 1, induk="x")], ("unit", 3, Salah.UNIT_TAK_DIKENAL)),
        ("unit", [baris("unit", induk="pu"), baris("unit", 1)], ("unit", 2, Salah.LINGKARAN)),
        ("unit", [{"kode": "kdh"}], ("unit", 1, Salah.KOLOM_HILANG)),
        ("jabatan", [baris("jabatan"), baris("jabatan", nama="Wakil")], ("jabatan", 3, Salah.DUA_KEPALA)),
        ("pemangku", [baris("pemangku", jabatan="Lurah")], ("pemangku", 2, Salah.JABATAN_TAK_DIKENAL)),
        ("pemangku", [baris("pemangku", dari="kemarin")], ("pemangku", 2, Salah.TANGGAL)),
    ],
)
def test_each_error_is_found_by_sheet_and_row(lembar, rows, galat):
    assert galat in salah(struktur(**{lembar: rows}))


def test_a_missing_sheet_is_said_once():
    tanpa = struktur()
    del tanpa["urusan"]
    assert salah(tanpa) == [("urusan", 1, Salah.LEMBAR_HILANG)]


def test_errors_are_said_in_words_with_the_value():
    (galat,) = periksa(struktur(unit=[baris("unit"), baris("unit", 1, jenis="kantor")]))
    assert kata_galat(galat) == "“kantor” tidak dikenal di kolom “jenis”."


def test_new_changed_and_ended_rows_are_told_apart():
    baru = struktur(
        unit=[baris("unit"), baris("unit", 1, nama="Dinas PUPR"), baris("unit", 1, kode="dlh", nama="DLH")],
        pemangku=[],
    )
    found = bandingkan(struktur(), baru)
    assert [(b.lembar, b.perubahan, b.nomor) for b in found] == [
        ("unit", Perubahan.BERUBAH, 3),
        ("unit", Perubahan.BARU, 4),
        ("pemangku", Perubahan.BERAKHIR, 0),
    ]
    assert found[0].kolom == ("nama",)
    assert found[1].kolom == ()


@pytest.mark.parametrize(
    ("beda", "terjadwal", "salah"),
    [
        (Beda("unit", Perubahan.BARU, {}, baris("unit", 1, induk=""), 3), False, Salah.TANPA_INDUK),
        (
            Beda("pemangku", Perubahan.BARU, {}, baris("pemangku", kapasitas="plt"), 3),
            False,
            Salah.BUKAN_DEFINITIF,
        ),
        (
            Beda("pemangku", Perubahan.BERUBAH, baris("pemangku"), baris("pemangku", kapasitas="plh"), 3),
            False,
            Salah.SURAT_PERINTAH_BERUBAH,
        ),
        (Beda("pemangku", Perubahan.BARU, {}, baris("pemangku", nama="Saya"), 3), False, Salah.DIRI_SENDIRI),
        (Beda("jabatan", Perubahan.BERAKHIR, baris("jabatan"), {}), True, Salah.JABATAN_TERJADWAL),
    ],
)
def test_what_an_import_may_not_do(beda, terjadwal, salah):
    found = periksa_perubahan([beda], frozenset({"Saya"}), terjadwal=terjadwal)
    assert [g.salah for g in found] == [salah]


def test_an_import_may_appoint_others_and_keep_staff_beside_a_head():
    lain = Beda("pemangku", Perubahan.BARU, {}, baris("pemangku", nama="Dewi", nip="1"), 3)
    assert periksa_perubahan([lain], frozenset({"Saya", "2"}), terjadwal=False) == []
    staf = baris("jabatan", nama="Analis", kepala="tidak", fungsi="staf")
    assert salah(struktur(jabatan=[baris("jabatan"), staf, {**staf, "nama": "Arsiparis"}])) == []


def test_offices_may_end_later_when_their_unit_does():
    beda = [
        Beda("unit", Perubahan.BERAKHIR, baris("unit", 1), {}),
        Beda("jabatan", Perubahan.BERAKHIR, baris("jabatan"), {}),
        Beda("pemangku", Perubahan.BERAKHIR, baris("pemangku", kapasitas="plt"), {}),
    ]
    assert periksa_perubahan(beda, frozenset({"Rani"}), terjadwal=True) == []


def test_keys_are_columns():
    assert all(set(lembar.kunci) | set(lembar.wajib) <= set(lembar.kolom) for lembar in LEMBAR)
