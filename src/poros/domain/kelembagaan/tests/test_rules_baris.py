"""Line numbers and sameness: what a person reads as line 7 of the file is line 7, whatever stands between."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poros.domain.kelembagaan.rules import libur
from poros.domain.kelembagaan.rules.libur import JenisLibur, SalahLibur, baca_tanggal
from poros.domain.kelembagaan.rules.selisih import (
    LEMBAR,
    Galat,
    Perubahan,
    Salah,
    bandingkan,
    kunci,
    periksa,
    periksa_perubahan,
)
from poros.kernel.organisasi.rules import Fungsi, JenisUnit, Kapasitas

KEPALA = "tanggal;jenis;keterangan;dasar"
BAIK = "2027-01-01;nasional;Tahun baru;SKB"


def unit(kode, induk="kdh", **lain):
    isi = {"nama": f"Unit {kode}", "singkatan": kode, "jenis": "dinas", "kode_wilayah": "", "urutan": "1"}
    return {"kode": kode, "induk": induk, **isi, **lain}


def jabatan(unit, nama="Kepala", **lain):
    return {"unit": unit, "nama": nama, "eselon": "II.b", "fungsi": "pimpinan", "kepala": "ya", **lain}


def pemangku(unit, nama, **lain):
    isi = {"jabatan": "Kepala", "nip": "", "kapasitas": "definitif", "dari": "2024-01-01", "sampai": "", "dasar": "SK"}
    return {"unit": unit, "nama": nama, **isi, **lain}


def garis(koordinator, unit, **lain):
    isi = {"utama": "ya", "dari": "2024-01-01", "sampai": "", "dasar": "Perwali"}
    return {"koordinator": koordinator, "unit": unit, **isi, **lain}


def urusan(unit, kode, **lain):
    isi = {"nama": f"Urusan {kode}", "dari": "2024-01-01", "sampai": "", "dasar": "Perda"}
    return {"unit": unit, "kode": kode, **isi, **lain}


def struktur(**lembar):
    return {
        "unit": [unit("kdh", "", jenis="kepala_daerah"), unit("pu"), unit("dlh")],
        "jabatan": [jabatan("pu"), jabatan("dlh")],
        "pemangku": [pemangku("pu", "Rani"), pemangku("dlh", "Dewi")],
        "koordinasi": [garis("kdh", "pu")],
        "urusan": [urusan("pu", "1.03")],
        **lembar,
    }


def kosong(lembar):
    return dict.fromkeys(next(le.kolom for le in LEMBAR if le.nama == lembar), "")


def dengan(lembar, *rows):
    """The structure with rows added to a sheet."""
    asli = struktur()
    return {**asli, lembar: [*asli[lembar], *rows]}


KELIRU = [  # sheet, a row that is wrong, what is wrong, in which column
    *[("unit", unit("x", **{kolom: ""}), Salah.KOSONG, kolom) for kolom in ("nama", "singkatan", "jenis")],
    ("unit", unit("", singkatan="X"), Salah.KOSONG, "kode"),
    ("unit", unit("x", jenis="Dinas"), Salah.PILIHAN, "jenis"),
    ("unit", unit("x", urutan="-1"), Salah.ANGKA, "urutan"),
    ("unit", unit("x", urutan="1,5"), Salah.ANGKA, "urutan"),
    ("unit", unit("x", urutan="9999"), "", ""),
    ("unit", unit("x", urutan="00001"), Salah.ANGKA, "urutan"),
    ("unit", unit("x", urutan=""), "", ""),
    ("unit", unit("x" * 30), "", ""),
    ("unit", unit("x" * 31), Salah.PANJANG, "kode"),
    ("unit", unit("x", nama="n" * 201), Salah.PANJANG, "nama"),
    ("unit", unit("x", singkatan="n" * 41), Salah.PANJANG, "singkatan"),
    ("unit", unit("x", kode_wilayah="1" * 14), Salah.PANJANG, "kode_wilayah"),
    ("unit", unit("x", "x"), Salah.LINGKARAN, "induk"),
    ("unit", unit("x", "y"), Salah.UNIT_TAK_DIKENAL, "induk"),
    ("jabatan", jabatan("", "Analis", kepala="tidak"), Salah.KOSONG, "unit"),
    ("jabatan", jabatan("pu", "", kepala="tidak"), Salah.KOSONG, "nama"),
    ("jabatan", jabatan("pu", "Analis", fungsi=""), Salah.KOSONG, "fungsi"),
    ("jabatan", jabatan("pu", "Analis", fungsi="kepala"), Salah.PILIHAN, "fungsi"),
    ("jabatan", jabatan("pu", "Analis", kepala=""), Salah.KOSONG, "kepala"),
    ("jabatan", jabatan("pu", "Analis", kepala="Ya"), Salah.PILIHAN, "kepala"),
    ("jabatan", jabatan("pu", "Analis", kepala="tidak", eselon="V.a"), Salah.PILIHAN, "eselon"),
    ("jabatan", jabatan("pu", "Analis", kepala="tidak", eselon=""), "", ""),
    ("jabatan", jabatan("pu", "n" * 201, kepala="tidak"), Salah.PANJANG, "nama"),
    ("jabatan", jabatan("pu", "Wakil"), Salah.DUA_KEPALA, "kepala"),
    ("jabatan", jabatan("lama", "Kepala"), Salah.UNIT_TAK_DIKENAL, "unit"),
    ("pemangku", pemangku("pu", ""), Salah.KOSONG, "nama"),
    ("pemangku", pemangku("pu", "Budi", dasar=""), Salah.KOSONG, "dasar"),
    ("pemangku", pemangku("pu", "Budi", dari=""), Salah.KOSONG, "dari"),
    ("pemangku", pemangku("pu", "Budi", dari="2023-02-29"), Salah.TANGGAL, "dari"),
    ("pemangku", pemangku("pu", "Budi", dari="2024-02-29"), "", ""),
    ("pemangku", pemangku("pu", "Budi", sampai="selamanya"), Salah.TANGGAL, "sampai"),
    ("pemangku", pemangku("pu", "Budi", kapasitas="plt."), Salah.PILIHAN, "kapasitas"),
    ("pemangku", pemangku("pu", "Budi", nip="1" * 19), Salah.PANJANG, "nip"),
    ("pemangku", pemangku("pu", "n" * 151), Salah.PANJANG, "nama"),
    ("pemangku", pemangku("pu", "Budi", dasar="n" * 301), Salah.PANJANG, "dasar"),
    ("pemangku", pemangku("pu", "Budi", jabatan="Wakil"), Salah.JABATAN_TAK_DIKENAL, "jabatan"),
    ("koordinasi", garis("kdh", ""), Salah.KOSONG, "unit"),
    ("koordinasi", garis("", "dlh"), Salah.KOSONG, "koordinator"),
    ("koordinasi", garis("kdh", "dlh", utama="1"), Salah.PILIHAN, "utama"),
    ("koordinasi", garis("kdh", "dlh", dari="awal"), Salah.TANGGAL, "dari"),
    ("koordinasi", garis("kdh", "dlh", dasar=""), Salah.KOSONG, "dasar"),
    ("koordinasi", garis("lama", "dlh"), Salah.UNIT_TAK_DIKENAL, "koordinator"),
    ("koordinasi", garis("kdh", "lama"), Salah.UNIT_TAK_DIKENAL, "unit"),
    ("koordinasi", garis("kdh", "pu"), Salah.GANDA, ""),
    ("urusan", urusan("lama", "2.11"), Salah.UNIT_TAK_DIKENAL, "unit"),
    ("urusan", urusan("pu", ""), Salah.KOSONG, "kode"),
    ("urusan", urusan("pu", "2.11", sampai="2024-13-01"), Salah.TANGGAL, "sampai"),
    ("urusan", urusan("pu", "1.03"), Salah.GANDA, ""),
]


@pytest.mark.parametrize(("lembar", "row", "salah", "kolom"), KELIRU)
@pytest.mark.parametrize("jarak", [0, 1, 3])
def test_a_fault_is_named_by_the_line_that_a_person_sees(lembar, row, salah, kolom, jarak):
    """Empty lines above it count, as they do in the spreadsheet."""
    mulai = len(struktur()[lembar]) + 2
    found = periksa(dengan(lembar, *[kosong(lembar)] * jarak, row))
    assert [(g.lembar, g.baris, g.salah, g.kolom) for g in found] == (
        [(lembar, mulai + jarak, salah, kolom)] if salah else []
    )


@pytest.mark.parametrize("lembar", [le.nama for le in LEMBAR])
def test_empty_lines_are_no_difference(lembar):
    asli = struktur()
    bercelah = {**asli, lembar: [kosong(lembar), asli[lembar][0], kosong(lembar), kosong(lembar), *asli[lembar][1:]]}
    assert periksa(bercelah) == []
    assert bandingkan(asli, bercelah) == []


@pytest.mark.parametrize("lembar", [le.nama for le in LEMBAR])
def test_a_sheet_of_empty_lines_is_an_empty_sheet(lembar):
    tanpa = {**struktur(), lembar: [kosong(lembar)] * 3}
    (beda, *_lain) = bandingkan(struktur(), tanpa)
    assert {b.perubahan for b in bandingkan(struktur(), tanpa)} == {Perubahan.BERAKHIR}
    assert (beda.lembar, beda.nomor) == (lembar, 0)


def test_a_new_line_after_a_gap_keeps_its_number_to_the_end():
    baru = dengan("pemangku", kosong("pemangku"), pemangku("pu", "Saya"))
    beda = bandingkan(struktur(), baru)
    assert [(b.nomor, b.perubahan) for b in beda] == [(5, Perubahan.BARU)]
    assert periksa_perubahan(beda, frozenset({"Saya"}), terjadwal=False) == [
        Galat("pemangku", 5, Salah.DIRI_SENDIRI, "Saya")
    ]


def test_all_faults_of_a_row_are_named_at_once():
    row = unit("x", nama="", jenis="kantor", urutan="satu", kode_wilayah="1" * 14)
    found = periksa(dengan("unit", row))
    assert {(g.kolom, g.salah) for g in found} == {
        ("nama", Salah.KOSONG),
        ("jenis", Salah.PILIHAN),
        ("urutan", Salah.ANGKA),
        ("kode_wilayah", Salah.PANJANG),
    }
    assert {g.baris for g in found} == {5}


def test_a_circle_of_three_is_named_on_each_of_them_and_on_nobody_below():
    rows = [unit("kdh", "", jenis="kepala_daerah"), unit("a", "c"), unit("b", "a"), unit("c", "b"), unit("d", "a")]
    found = periksa(struktur(unit=rows, jabatan=[], pemangku=[], koordinasi=[], urusan=[]))
    assert [(g.baris, g.nilai) for g in found] == [(3, "a"), (4, "b"), (5, "c")]


TEKS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


@st.composite
def susunan(draw):
    """A sound structure: a chain or bush of units, an office in each, holders, lines and urusan here and there."""
    kode = draw(st.lists(st.sampled_from("abcdefg"), unique=True, max_size=5))
    units = [unit("kdh", "", jenis="kepala_daerah")]
    for satu in kode:
        induk = draw(st.sampled_from([u["kode"] for u in units]))
        units.append(unit(satu, induk, nama=draw(TEKS) or "-", jenis=draw(st.sampled_from(sorted(JenisUnit)))))
    pilih = [u["kode"] for u in units if draw(st.booleans())]
    fungsi = st.sampled_from(sorted(Fungsi))
    return {
        "unit": units,
        "jabatan": [jabatan(k, fungsi=draw(fungsi)) for k in pilih],
        "pemangku": [pemangku(k, draw(TEKS) or "-", kapasitas=draw(st.sampled_from(sorted(Kapasitas)))) for k in pilih],
        "koordinasi": [garis("kdh", k, utama=draw(st.sampled_from(["ya", "tidak"]))) for k in pilih if k != "kdh"],
        "urusan": [urusan(k, draw(st.sampled_from(["1.01", "2.11"]))) for k in pilih],
    }


def terapkan(lama, beda):
    """The old structure with the differences written into it, as rows by key."""
    hasil = {le.nama: {kunci(le, row): dict(row) for row in lama[le.nama]} for le in LEMBAR}
    for le in LEMBAR:
        for satu in (b for b in beda if b.lembar == le.nama):
            if satu.perubahan is Perubahan.BERAKHIR:
                del hasil[le.nama][kunci(le, satu.lama)]
            else:
                hasil[le.nama][kunci(le, satu.baru)] = dict(satu.baru)
    return hasil


@settings(max_examples=60, deadline=None)
@given(susunan(), susunan())
def test_the_differences_are_all_that_is_between_two_structures(lama, baru):
    assert periksa(lama) == periksa(baru) == []
    ingin = {le.nama: {kunci(le, row): dict(row) for row in baru[le.nama]} for le in LEMBAR}
    assert terapkan(lama, bandingkan(lama, baru)) == ingin
    assert bandingkan(baru, baru) == []


@settings(max_examples=60, deadline=None)
@given(susunan(), susunan())
def test_going_back_ends_what_began_and_begins_what_ended(lama, baru):
    maju, mundur = bandingkan(lama, baru), bandingkan(baru, lama)
    for ini, itu in ((Perubahan.BARU, Perubahan.BERAKHIR), (Perubahan.BERUBAH, Perubahan.BERUBAH)):
        assert sum(b.perubahan is ini for b in maju) == sum(b.perubahan is itu for b in mundur)


class TestLibur:
    @pytest.mark.parametrize("celah", [[], [""], [";;;"], ["", ";;;", " ; ; ; "]])
    @pytest.mark.parametrize(
        ("baris", "salah"),
        [
            ("kapan;cuti;x;y", SalahLibur.TANGGAL),
            (";cuti;x;y", SalahLibur.TANGGAL),
            ("2027-03-10;pasar;x;y", SalahLibur.JENIS),
            ("01/01/2027;cuti;x;y", SalahLibur.GANDA),
            ("2027-03-10;cuti", SalahLibur.KETERANGAN),
        ],
    )
    def test_a_line_is_counted_as_in_the_file(self, celah, baris, salah):
        days, galat = libur.baca("\n".join([KEPALA, BAIK, *celah, baris]))
        assert [(g.baris, g.salah) for g in galat] == [(3 + len(celah), salah)]
        assert len(days) == 1

    def test_empty_lines_below_the_table_are_none(self):
        """Spreadsheets write them as rows of semicolons."""
        days, galat = libur.baca(f"{KEPALA}\n{BAIK}\n;;;\n;;;\n\n;;;")
        assert (len(days), galat) == (1, [])

    def test_more_cells_than_columns_do_no_harm(self):
        days, galat = libur.baca(f"{KEPALA}\n{BAIK};sisa;sisa\n")
        assert (days[0].dasar, galat) == ("SKB", [])

    @pytest.mark.parametrize("kepala", ["Tanggal;JENIS; keterangan ;Dasar", "dasar;keterangan;jenis;tanggal"])
    def test_columns_are_known_by_name_in_any_order_and_case(self, kepala):
        kolom = [k.strip().lower() for k in kepala.split(";")]
        isi = {"tanggal": "2027-08-17", "jenis": "NASIONAL", "keterangan": "Kemerdekaan", "dasar": "UU"}
        days, galat = libur.baca(f"{kepala}\n{';'.join(isi[k] for k in kolom)}\n")
        assert galat == []
        assert days == [libur.Libur(date(2027, 8, 17), JenisLibur.NASIONAL, "Kemerdekaan", "UU")]

    @given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
    def test_a_day_is_the_same_in_every_spelling(self, hari):
        ejaan = (f"{hari:%Y-%m-%d}", f"{hari:%d-%m-%Y}", f"{hari:%d/%m/%Y}", f"{hari:%d.%m.%Y}")
        assert {baca_tanggal(satu) for satu in ejaan} == {hari}

    @given(st.lists(st.integers(0, 900), unique=True, max_size=8))
    def test_days_come_in_the_order_of_the_file_each_once(self, jarak):
        hari = [date(2027, 1, 1) + timedelta(days=n) for n in jarak]
        teks = "\n".join([KEPALA, *(f"{h};cuti;x;y" for h in hari)])
        days, galat = libur.baca(teks)
        assert ([d.tanggal for d in days], galat) == (hari, [])
