"""Files that people really upload: locked, torn, mistyped. They are refused in words, or read all the same."""

import io
import zipfile
from datetime import date
from functools import partial

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st

from poros.domain.kelembagaan.ekspor import baca, xlsx, zip_csv
from poros.domain.kelembagaan.labels import kata_galat, kata_libur
from poros.domain.kelembagaan.rules.libur import PANJANG, JenisLibur, Libur, SalahLibur, baca_tanggal
from poros.domain.kelembagaan.rules.libur import baca as baca_libur
from poros.domain.kelembagaan.rules.selisih import LEMBAR, Salah, bandingkan, kunci, periksa
from poros.kernel.commands import Ditolak

KEPALA = "tanggal;jenis;keterangan;dasar\n"
MODEL = {"unit": "Unit", "jabatan": "Jabatan", "koordinasi": "Koordinasi", "urusan": "UrusanUnit"}


def paket(isi=b"kode,nama\r\n" * 99):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("unit.csv", isi)
    return bytearray(out.getvalue())


def terkunci():
    raw = paket()
    raw[6] |= 1  # local and central header both say "encrypted"
    raw[raw.find(b"PK\x01\x02") + 8] |= 1
    return raw


def cara_lain():
    raw = paket()
    raw[8] = raw[raw.find(b"PK\x01\x02") + 10] = 9  # deflate64: Windows makes it of very large files
    return raw


def sobek():
    raw = paket(bytes(range(256)) * 20)
    raw[40:60] = b"\xff" * 20
    return raw


@pytest.mark.parametrize("rusak", [terkunci, cara_lain, sobek, lambda: paket(b"\xff\xfe\xfa"), lambda: paket()[:50]])
def test_an_archive_that_cannot_be_opened_is_refused_in_words(rusak):
    with pytest.raises(Ditolak, match="tidak dapat dibaca") as ditolak:
        baca(bytes(rusak()))
    assert ditolak.value.bidang == "berkas"


def test_nul_never_reaches_the_database():
    (row,) = baca(bytes(paket(b"kode,nama\r\nd\0lh,Di\0nas\r\n")))["unit"]
    assert row == {"kode": "dlh", "nama": "Dinas"}
    hari, galat = baca_libur(f"{KEPALA}2027-01-01;nasional;Tahun\0 Baru;SKB")
    assert (hari[0].keterangan, galat) == ("Tahun Baru", [])


def test_files_in_a_folder_and_sheets_we_do_not_know_are_passed_over():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("struktur/UNIT.csv", "kode,nama\r\ndlh,Dinas\r\n,\r\n")
        archive.writestr("struktur/catatan.txt", "halo")
    assert baca(out.getvalue()) == {"unit": [{"kode": "dlh", "nama": "Dinas"}]}


def kosong(**lembar):
    return {le.nama: lembar.get(le.nama, []) for le in LEMBAR}


teks = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20).map(str.strip)
baris = {
    le.nama: st.lists(st.fixed_dictionaries(dict.fromkeys(le.kolom, teks)), max_size=3, unique_by=partial(kunci, le))
    for le in LEMBAR
}


def tanpa_awalan(value):
    """An apostrophe before a formula's sign is how we guard: such a text cannot be told from a guarded one."""
    return value[1:] if value.startswith("'") and value[1:].startswith(("=", "+", "-", "@")) else value


@pytest.mark.parametrize("tulis", [xlsx, zip_csv])
@given(struktur=st.fixed_dictionaries(baris))
def test_any_text_goes_out_and_comes_back(tulis, struktur):
    kembali = baca(tulis(struktur))
    for lembar in LEMBAR:
        dahulu = [row for row in struktur[lembar.nama] if any(row.values())]
        for before, after in zip(dahulu, kembali[lembar.nama], strict=True):
            for kolom in lembar.kolom:
                tanggal = baca_tanggal(before[kolom]) if kolom in lembar.tanggal else None
                semula = tanpa_awalan(before[kolom]).strip() if tulis is zip_csv else tanpa_awalan(before[kolom])
                assert after[kolom] == (tanggal.isoformat() if tanggal else semula)


@given(struktur=st.fixed_dictionaries(baris))
def test_a_structure_differs_in_nothing_from_itself(struktur):
    assert bandingkan(struktur, struktur) == []


@pytest.mark.parametrize("awalan", ["=", "+", "-", "@"])
def test_no_cell_of_a_csv_is_a_formula(awalan):
    unit = dict.fromkeys(LEMBAR[0].kolom, "x") | {"nama": f"{awalan}HYPERLINK(1)"}
    with zipfile.ZipFile(io.BytesIO(zip_csv(kosong(unit=[unit])))) as archive:
        assert f"'{awalan}HYPERLINK(1)" in archive.read("unit.csv").decode("utf-8-sig")


def contoh(lembar):
    """A row that is right in itself."""
    isi = dict.fromkeys(lembar.kolom, "x") | dict.fromkeys(lembar.tanggal, "2026-01-01")
    return isi | {k: max(pilihan) for k, pilihan in lembar.pilihan} | dict.fromkeys(lembar.angka, "1")


PANJANG_SEL = [(le, kolom, maks) for le in LEMBAR for kolom, maks in le.panjang]


@pytest.mark.parametrize(("lembar", "kolom", "maks"), PANJANG_SEL, ids=[f"{x[0].nama}-{x[1]}" for x in PANJANG_SEL])
def test_a_cell_that_is_too_long_is_named(lembar, kolom, maks):
    def galat(n):
        found = periksa(kosong(**{lembar.nama: [contoh(lembar) | {kolom: "y" * n}]}))
        return [g for g in found if g.salah is Salah.PANJANG]

    assert galat(maks) == []
    (satu,) = galat(maks + 1)
    assert (satu.lembar, satu.baris, satu.kolom) == (lembar.nama, 2, kolom)
    assert kata_galat(satu) == f"Kolom “{kolom}” paling panjang {maks} huruf."


@pytest.mark.parametrize(("lembar", "kolom", "maks"), PANJANG_SEL, ids=[f"{x[0].nama}-{x[1]}" for x in PANJANG_SEL])
def test_a_cell_is_as_long_as_its_column_in_the_database(lembar, kolom, maks):
    model = "Orang" if lembar.nama == "pemangku" and kolom != "dasar" else MODEL.get(lembar.nama, "Pemangku")
    assert apps.get_model("organisasi", model)._meta.get_field(kolom).max_length == maks


def test_every_text_that_an_import_writes_has_its_limit():
    """Codes of other sheets and choices are checked against lists; dates and numbers by their form."""
    acuan = {"unit", "induk", "jabatan", "koordinator"}
    for lembar in LEMBAR:
        lain = {k for k, _p in lembar.pilihan} | {*lembar.tanggal, *lembar.angka}
        bebas = {k for k in lembar.kolom if k not in lain | (acuan - {lembar.nama} if lembar.nama == "unit" else acuan)}
        assert bebas == {k for k, _maks in lembar.panjang}


@pytest.mark.parametrize(
    ("baris", "salah", "kata"),
    [
        ("2027-02-29;nasional;x;y", SalahLibur.TANGGAL, "“2027-02-29” bukan tanggal. Tulis seperti 2027-03-31."),
        (";nasional;x;y", SalahLibur.TANGGAL, "“” bukan tanggal. Tulis seperti 2027-03-31."),
        ("2027-01-01", SalahLibur.JENIS, "Jenis “” tidak dikenal: tulis nasional, cuti, atau daerah."),
        ("2027-01-01;pekan;x;y", SalahLibur.JENIS, "Jenis “pekan” tidak dikenal: tulis nasional, cuti, atau daerah."),
        ("2027-01-01;cuti;;y", SalahLibur.KETERANGAN, "Keterangan harus diisi."),
        ("2027-01-01;cuti;x; ", SalahLibur.DASAR, "Dasar harus diisi (nomor keputusan bersama atau peraturan)."),
        (f"2027-01-01;cuti;{'x' * 151};y", SalahLibur.PANJANG, None),
        (f"2027-01-01;cuti;x;{'y' * 201}", SalahLibur.PANJANG, None),
        (f"2027-01-01;cuti;x;{'y' * 140_000}", SalahLibur.PANJANG, None),
    ],
)
def test_a_day_off_that_cannot_be_is_named_by_its_line(baris, salah, kata):
    libur, (galat,) = baca_libur(KEPALA + "2026-12-25;nasional;Natal;SKB\n" + baris)
    assert (galat.salah, galat.baris) == (salah, 3)
    assert kata is None or kata_libur(galat) == kata
    assert len(libur) <= 1


def test_days_off_are_as_long_as_their_columns():
    for kolom, maks in PANJANG.items():
        assert apps.get_model("tenggat", "HariLibur")._meta.get_field(kolom).max_length == maks


@pytest.mark.parametrize("tulis", ["29-02-2028", "29/02/2028", "29.02.2028", "2028-02-29"])
@pytest.mark.parametrize("pemisah", [";", ","])
def test_a_leap_day_is_read_in_each_spelling(tulis, pemisah):
    teks = KEPALA.replace(";", pemisah) + pemisah.join([tulis, "Daerah", "Hari jadi", "Perda 1"])
    assert baca_libur("\ufeff" + teks) == ([Libur(date(2028, 2, 29), JenisLibur.DAERAH, "Hari jadi", "Perda 1")], [])


@pytest.mark.parametrize("teks", ["", "\n\n", "tanggal;jenis;keterangan\n", "2027-01-01;nasional;x;y\n"])
def test_a_file_without_its_head_is_no_calendar(teks):
    _libur, (galat,) = baca_libur(teks)
    assert (galat.baris, galat.salah) == (1, SalahLibur.KEPALA)


@given(st.text(max_size=200))
def test_no_text_at_all_breaks_the_reader_of_holidays(isi):
    libur, galat = baca_libur(KEPALA + isi)
    assert all(isinstance(hari.tanggal, date) for hari in libur)
    assert all(satu.baris >= 1 for satu in galat)
