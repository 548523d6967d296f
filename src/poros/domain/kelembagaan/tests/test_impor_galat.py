"""A file with every kind of fault, by page and by API: which sheet, which line, in which words; nothing is changed."""

import base64
import io
import zipfile

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from poros.domain.kelembagaan.ekspor import BARIS_MAKS, baca, xlsx, zip_csv
from poros.domain.kelembagaan.queries.tabel import tabel
from poros.domain.kelembagaan.rules.selisih import LEMBAR
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Jabatan, Koordinasi, Orang, Pemangku, Unit, UrusanUnit, VersiUnit

JENIS = {"xlsx": xlsx, "zip": zip_csv}


@pytest.fixture
def hari():
    return timezone.localdate()


@pytest.fixture
def struktur(kota, hari):
    return tabel(kota.aktor("admin", hari))


@pytest.fixture
def unggah(masuk, hari):
    """Send a file to the page of imports; the answer shows what would change."""

    def send(isi, nama="struktur.xlsx", **lain):
        data = {"berkas": SimpleUploadedFile(nama, isi), "berlaku": str(hari), "dasar": "Perda 9/2026"} | lain
        return masuk("admin").post(reverse("kelembagaan:impor"), data)

    return send


def _semua():
    tables = (Unit, VersiUnit, Jabatan, Orang, Pemangku, Koordinasi, UrusanUnit)
    return [list(model.objects.order_by("pk").values()) for model in tables]


def tambah(struktur, lembar, **isi):
    """The structure with an empty row and then one more below the last of a sheet."""
    kolom = next(le.kolom for le in LEMBAR if le.nama == lembar)
    row = dict.fromkeys(kolom, "") | isi
    return {**struktur, lembar: [*struktur[lembar], dict.fromkeys(kolom, ""), row]}


UNIT = {"kode": "damkar", "nama": "Dinas Damkar", "singkatan": "Damkar", "jenis": "dinas", "induk": "kdh"}
JABATAN = {"unit": "pu", "nama": "Analis", "fungsi": "staf", "kepala": "tidak"}
PEMANGKU = {"unit": "pu", "jabatan": "Kepala Dinas PU", "nama": "Rani", "kapasitas": "definitif", "dari": "2026-01-01",
            "dasar": "SK 1"}  # fmt: skip
GARIS = {"koordinator": "kesra", "unit": "insp", "utama": "ya", "dari": "2026-01-01", "dasar": "Perwali"}
URUSAN = {"unit": "pu", "kode": "1.03", "nama": "PU", "dari": "2026-01-01", "dasar": "Perda"}
GALAT = [
    ("unit", UNIT | {"nama": ""}, "Kolom “nama” harus diisi"),
    ("unit", UNIT | {"jenis": "kantor"}, "“kantor” tidak dikenal di kolom “jenis”"),
    ("unit", UNIT | {"urutan": "satu"}, "“satu” di kolom “urutan” bukan bilangan bulat"),
    ("unit", UNIT | {"singkatan": "s" * 41}, "paling panjang 40 huruf"),
    ("unit", UNIT | {"kode": "pu"}, "muncul dua kali: pu"),
    ("unit", UNIT | {"induk": "lama"}, "Tidak ada unit berkode “lama”"),
    ("unit", UNIT | {"induk": "damkar"}, "berada di bawah dirinya sendiri"),
    ("unit", UNIT | {"induk": ""}, "harus mempunyai induk"),
    ("jabatan", JABATAN | {"eselon": "V.a"}, "“V.a” tidak dikenal di kolom “eselon”"),
    ("jabatan", JABATAN | {"kepala": "ya"}, "lebih dari satu kepala"),
    ("pemangku", PEMANGKU | {"dari": "31-02-2026"}, "bukan tanggal"),
    ("pemangku", PEMANGKU | {"jabatan": "Wakil"}, "Tidak ada jabatan “Wakil (pu)”"),
    ("pemangku", PEMANGKU | {"kapasitas": "plt"}, "lewat layar Pendelegasian"),
    ("pemangku", PEMANGKU | {"nama": "Pejabat Pengelola Sistem"}, "mengangkat diri sendiri"),
    ("koordinasi", GARIS | {"koordinator": "lama"}, "Tidak ada unit berkode “lama”"),
    ("koordinasi", GARIS | {"utama": "1"}, "tidak dikenal di kolom “utama”"),
    ("urusan", URUSAN | {"sampai": "nanti"}, "“nanti” di kolom “sampai” bukan tanggal"),
]


@pytest.mark.parametrize(("lembar", "row", "kata"), GALAT)
def test_the_page_names_sheet_line_and_fault_and_offers_no_button(unggah, struktur, lembar, row, kata):
    before = _semua()
    answer = unggah(xlsx(tambah(struktur, lembar, **row)))
    assert answer.status_code == 200
    found = [(str(tempat).lower(), baris, pesan) for tempat, baris, pesan in answer.context["galat"]]
    assert any(g[:2] == (lembar, len(struktur[lembar]) + 3) and kata in g[2] for g in found), found
    assert reverse("kelembagaan:terapkan") not in answer.content.decode()
    assert _semua() == before


@pytest.mark.parametrize("bentuk", ["xlsx", "zip"])
def test_programs_are_told_the_same(program, struktur, hari, bentuk):
    lembar, row, kata = GALAT[1]
    isi = base64.b64encode(JENIS[bentuk](tambah(struktur, lembar, **row))).decode()
    badan = {"berkas": {"nama": f"s.{bentuk}", "isi": isi}, "berlaku": str(hari)}
    answer = program("admin").post("/struktur/impor/periksa", badan)
    assert answer.status_code == 200
    (galat,) = answer.json()["galat"]
    assert (galat["lembar"], galat["baris"], galat["kolom"]) == (lembar, len(struktur[lembar]) + 3, "jenis")
    assert kata in galat["pesan"]
    before = _semua()
    assert program("admin").post("/struktur/impor", badan | {"dasar": "Perda 9"}).status_code == 422
    assert _semua() == before


@pytest.mark.parametrize(
    "kasus",
    [
        ("koordinasi", GARIS | {"koordinator": "pu"}, "asisten, biro, atau bagian"),
        ("koordinasi", GARIS | {"koordinator": "umum", "unit": "umum"}, "dirinya sendiri"),
        ("koordinasi", GARIS | {"sampai": "2025-12-31"}, "mendahului"),
        ("unit", UNIT | {"jenis": "setda"}, "tepat satu"),
        ("pemangku", PEMANGKU | {"dari": "2019-01-01"}, "sudah memegang jabatan ini"),
    ],
)
def test_what_only_the_command_knows_is_refused_when_it_is_applied(unggah, masuk, struktur, kasus):
    """All of it or nothing: what came before it in the file is undone with it."""
    lembar, row, kata = kasus
    baru = tambah(tambah(struktur, "jabatan", **JABATAN), lembar, **row)
    shown = unggah(xlsx(baru))
    assert shown.context["galat"] == []
    before = _semua()
    isi = {name: shown.context[name] for name in ("isi", "berlaku", "dasar")}
    answer = masuk("admin").post(reverse("kelembagaan:terapkan"), isi)
    assert answer.status_code == 422
    assert kata in answer.content.decode()
    assert _semua() == before


def buku(struktur, kolom):
    """A workbook with these columns of these sheets only."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for nama, ada in kolom.items():
        sheet = book.add_worksheet(nama)
        for nomor, row in enumerate([dict(zip(ada, ada, strict=True)), *struktur[nama]]):
            sheet.write_row(nomor, 0, [row[k] for k in ada])
    book.close()
    return out.getvalue()


@pytest.mark.parametrize("lembar", [le.nama for le in LEMBAR])
def test_a_missing_sheet_or_column_is_said_by_name(unggah, struktur, lembar):
    semua = {le.nama: le.kolom for le in LEMBAR}
    tanpa = {nama: ada for nama, ada in semua.items() if nama != lembar}
    ((tempat, baris, kata),) = unggah(buku(struktur, tanpa)).context["galat"]
    assert (str(tempat).lower(), baris) == (lembar, 1)
    assert "tidak ada di berkas" in kata
    terisi = tambah(struktur, lembar, **dict.fromkeys(semua[lembar], "x"))
    kurang = semua | {lembar: semua[lembar][1:]}
    galat = unggah(buku(terisi, kurang)).context["galat"]
    assert any(f"tidak ditemukan: {semua[lembar][0]}" in kata for _tempat, _baris, kata in galat)


def test_the_workbook_that_goes_out_is_text_with_a_frozen_head(struktur):
    isi = xlsx(struktur)
    book = CalamineWorkbook.from_filelike(io.BytesIO(isi))
    assert book.sheet_names == [le.nama for le in LEMBAR]
    for le in LEMBAR:
        head, *rows = book.get_sheet_by_name(le.nama).to_python()
        assert tuple(head) == le.kolom
        assert all(isinstance(cell, str) for row in rows for cell in row)
        assert rows == [[row[k] for k in le.kolom] for row in struktur[le.nama]]
    with zipfile.ZipFile(io.BytesIO(isi)) as archive:
        for n in range(1, len(LEMBAR) + 1):
            assert b'ySplit="1"' in archive.read(f"xl/worksheets/sheet{n}.xml")


@pytest.mark.parametrize("bentuk", sorted(JENIS))
def test_short_rows_and_gaps_come_in_as_they_are_seen(struktur, bentuk):
    """A spreadsheet leaves out what is empty at the end of a row, and people leave rows free."""
    isi = JENIS[bentuk](tambah(struktur, "unit", **UNIT))
    rows = baca(isi)["unit"]
    assert rows[-2] == dict.fromkeys(LEMBAR[0].kolom, "")
    assert rows[-1] == {"kode_wilayah": "", "urutan": "", **UNIT}
    assert len(rows) == len(struktur["unit"]) + 2


def test_a_short_line_of_csv_lacks_its_cells_and_not_its_columns(struktur):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, zipfile.ZipFile(io.BytesIO(zip_csv(struktur))) as before:
        for name in before.namelist():
            tail = "x,Dinas X\r\n\r\n\r\n" if name == "unit.csv" else ""
            archive.writestr(name, before.read(name).decode() + tail)
    rows = baca(out.getvalue())["unit"]
    assert rows[-1] == dict.fromkeys(LEMBAR[0].kolom, "") | {"kode": "x", "nama": "Dinas X"}
    assert len(rows) == len(struktur["unit"]) + 1


def test_a_sheet_longer_than_any_government_is_refused(struktur):
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        zipfile.ZipFile(io.BytesIO(zip_csv(struktur))) as asli,
    ):
        for name in asli.namelist():
            tail = "\r\n" * BARIS_MAKS + "x,X\r\n" if name == "urusan.csv" else ""
            archive.writestr(name, asli.read(name).decode() + tail)
    with pytest.raises(Ditolak, match="terlalu besar") as ditolak:
        baca(out.getvalue())
    assert ditolak.value.bidang == "berkas"


@pytest.mark.parametrize("isi", [b"", b"bukan", b"PK\x03\x04 rusak"])
def test_what_is_no_such_file_leaves_day_and_decree_as_typed(unggah, isi):
    answer = unggah(isi or b" ", dasar="Perda 77/2026", berlaku="2027-01-01")
    assert answer.status_code == 422
    assert {"berkas"} == set(answer.context["form"].errors)
    teks = answer.content.decode()
    assert "Perda 77/2026" in teks
    assert "2027-01-01" in teks
