"""The ZIP of CSV as it comes back from a spreadsheet: semicolons, quotes, lines in cells, columns moved about."""

import csv
import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from poros.domain.kelembagaan.ekspor import baca, xlsx, zip_csv
from poros.domain.kelembagaan.queries.impor import pratinjau
from poros.domain.kelembagaan.queries.tabel import tabel
from poros.domain.kelembagaan.rules.selisih import LEMBAR
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Orang, Unit

HARI = date(2026, 11, 23)
LAYAK = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12).map(str.strip)


def disimpan_ulang(isi, pemisah=";", akhir="\r\n", bom="\ufeff", kutip=csv.QUOTE_MINIMAL):
    """The archive, each file as a spreadsheet of another country saves it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as dahulu, zipfile.ZipFile(out, "w") as kini:
        for name in dahulu.namelist():
            text = io.StringIO()
            rows = csv.reader(io.StringIO(dahulu.read(name).decode("utf-8-sig"), newline=""))
            csv.writer(text, delimiter=pemisah, lineterminator=akhir, quoting=kutip).writerows(rows)
            kini.writestr(name, bom + text.getvalue())
    return out.getvalue()


@pytest.fixture
def admin(kota):
    Unit.objects.filter(kode="pu").update(nama='Dinas "PU"; Perumahan, dan\nPermukiman', singkatan="PU; PR")
    Orang.objects.filter(pk=kota.orang["camat"].pk).update(nama="=Camat; Utara, S.IP")
    return kota.aktor("admin", HARI)


@pytest.mark.parametrize("pemisah", [";", ","])
@pytest.mark.parametrize("akhir", ["\r\n", "\n"])
@pytest.mark.parametrize(("bom", "kutip"), [("\ufeff", csv.QUOTE_MINIMAL), ("", csv.QUOTE_ALL)])
def test_saved_again_by_a_spreadsheet_nothing_has_changed(admin, pemisah, akhir, bom, kutip):
    asal = tabel(admin)
    kembali = baca(disimpan_ulang(zip_csv(asal), pemisah, akhir, bom, kutip))
    assert kembali == asal
    hasil = pratinjau(admin, kembali, HARI)
    assert (hasil.galat, hasil.beda) == ([], [])


def satu(isi):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("unit.csv", isi)
    return baca(out.getvalue())["unit"]


@pytest.mark.parametrize(
    "isi",
    [
        "kode;nama\ndlh;Dinas, Badan\n",
        "kode;nama\r\ndlh;Dinas, Badan\r\n",
        '"kode";"nama"\ndlh;"Dinas, Badan"\n',
        "nama;kode\nDinas, Badan;dlh\n",
        " KODE ; Nama \ndlh ; Dinas, Badan \n",
        "kode;nama;catatan saya, bukan kolom\ndlh;Dinas, Badan;x\n",
        "kode;nama;;\ndlh;Dinas, Badan;;\n;;;\n",
        'kode,nama\ndlh,"Dinas, Badan"\n',
    ],
)
def test_the_head_tells_what_stands_between_the_columns(isi):
    assert satu(isi) == [{"kode": "dlh", "nama": "Dinas, Badan"}]


def test_a_semicolon_within_a_cell_of_commas_is_left_alone():
    assert satu("kode,nama\ndlh,Dinas; Badan; Kantor; Biro\n") == [
        {"kode": "dlh", "nama": "Dinas; Badan; Kantor; Biro"}
    ]


@pytest.mark.parametrize("isi", ["", "\n", "kode", "kode\n", ";", ";;;\n;;;\n"])
def test_a_sheet_without_rows_has_none(isi):
    assert satu(isi) == []


def test_days_in_the_spelling_of_a_spreadsheet_are_read():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("urusan.csv", "unit;kode;nama;dari;sampai;dasar\npu;1.03;PU;02/01/2026;31/12/2028;Perda 1\n")
    (row,) = baca(out.getvalue())["urusan"]
    assert (row["dari"], row["sampai"]) == ("2026-01-02", "2028-12-31")


BARIS = st.lists(st.fixed_dictionaries(dict.fromkeys(LEMBAR[0].kolom, LAYAK.filter(any))), max_size=3)


@given(BARIS)
def test_any_text_survives_the_semicolons(rows):
    asal = {le.nama: rows if le is LEMBAR[0] else [] for le in LEMBAR}
    isi = zip_csv(asal)
    assert baca(disimpan_ulang(isi)) == baca(isi)


UTUH = {tulis: tulis({le.nama: [dict.fromkeys(le.kolom, "x")] for le in LEMBAR}) for tulis in (xlsx, zip_csv)}


@settings(max_examples=150)
@given(st.sampled_from([xlsx, zip_csv]), st.data())
def test_a_damaged_file_is_read_or_refused_never_an_error(tulis, data):
    isi = bytearray(UTUH[tulis])
    for _n in range(data.draw(st.integers(1, 4))):
        isi[data.draw(st.integers(0, len(isi) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(isi)))
    found, refused = {}, None
    try:
        found = baca(bytes(isi[: cut or None]))
    except Ditolak as error:
        refused = error
    assert refused is None or refused.bidang == "berkas"
    assert set(found) <= {le.nama for le in LEMBAR}


class TestLewatLayarDanApi:
    @pytest.fixture
    def berkas(self, kota, admin):
        """Today's structure with a new name for one dinas, saved with semicolons."""
        asal = tabel(admin)
        rows = [{**row, "nama": "Dinas Sosial; PPPA"} if row["kode"] == "sos" else row for row in asal["unit"]]
        return disimpan_ulang(zip_csv({**asal, "unit": rows}))

    def test_the_page_shows_the_one_difference_and_applies_it(self, masuk, berkas):
        web = masuk("admin")
        kirim = {"berlaku": "2027-01-01", "dasar": "Perda 9/2026"}
        page = web.post(reverse("kelembagaan:impor"), {**kirim, "berkas": SimpleUploadedFile("s.zip", berkas)})
        assert page.status_code == 200
        (beda,) = page.context["beda"]
        assert beda[0].baru["nama"] == "Dinas Sosial; PPPA"
        isi = page.context["form"].initial["isi"]
        assert web.post(reverse("kelembagaan:terapkan"), {**kirim, "isi": isi}).status_code == 302
        assert Unit.objects.get(kode="sos").versi.latest("dari").nama == "Dinas Sosial; PPPA"

    def test_the_api_reads_it_too(self, program, berkas):
        import base64

        isi = {"berkas": {"nama": "s.zip", "isi": base64.b64encode(berkas).decode()}, "berlaku": "2027-01-01"}
        answer = program("admin").post("/struktur/impor/periksa", isi).json()
        assert answer["galat"] == []
        assert [row["baru"]["nama"] for row in answer["beda"]] == ["Dinas Sosial; PPPA"]
