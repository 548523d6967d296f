"""Files from outside, hostile or only odd: refused in words, or taken as they were meant; a page never falls over."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from poros.domain.reformasi import services
from poros.domain.reformasi.ekspor import baca_kinerja, baca_struktur
from poros.domain.reformasi.models import SimpulKinerja, Telaah
from poros.domain.reformasi.queries import sakip as baca
from poros.domain.reformasi.rules.penyederhanaan import Jenis
from poros.domain.reformasi.tests.conftest import KECIL
from poros.kernel import cetak
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.rules import JenisUnit

pytestmark = pytest.mark.django_db
KEPALA = "kode,induk,jenis,unit,jabatan,eselon,fungsi,ciri,pemangku"


def buku(kepala, *rows) -> bytes:
    """The rows as a workbook."""
    return cetak.xlsx(kepala, rows, lembar="Struktur").read()


def muat(kota, teks: str, tahun: int = 2026) -> int:
    lines = baca_kinerja(teks.encode())
    return services.muat_kinerja(kota.aktor("kabag_umum"), kota.unit["umum"], tahun=tahun, simpul=lines)


def test_every_kind_of_unit_inside_the_government_can_be_read():
    """The rules of simplification name them again: they may not look into the organisation."""
    outside = {JenisUnit.KAMPUNG, JenisUnit.BUMD, JenisUnit.LUAR}
    assert {x.value for x in JenisUnit} - outside <= {x.value for x in Jenis}


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        (f"\ufeff{KEPALA}\na,,seksi,A,Kepala A,IV.a,,,1\n", "a"),
        (f"{KEPALA}\r\na,,seksi,A,Kepala A,IV.a,,,1\r\n", "a"),
        (f"{KEPALA.replace(',', ';')}\na;;seksi;A;Kepala A;IV.a;;;\n", "a"),
        (f"{KEPALA.upper()}\na,,SEKSI,A,Kepala A,iv.A,,,1\n", "a"),
        (f"{KEPALA}\n,,,,,,,,\n  a  ,,seksi, A ,Kepala A,IV.a,,,1\n", "a"),
        (f'{KEPALA}\na,,seksi,"A, B\nC",Kepala A,IV.a,,,1\n', "a"),
    ],
)
def test_ways_in_which_spreadsheets_write(teks, kode):
    assert [p.kode for p in baca_struktur(teks.encode())] == [kode]


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        (f"{KEPALA}\na,b,seksi,A,K,IV.a,,,1\nb,a,seksi,B,K,IV.a,,,1\n", "a: "),
        (f"{KEPALA}\na,a,seksi,A,K,IV.a,,,1\n", "a: "),
        (f"{KEPALA}\na,,seksi,A,K,IV.a,,,1\na,,seksi,A,K,IV.a,,,1\n", "a: "),
        (f"{KEPALA}\na,,seksi,A,K,IV.a,,,1000\n", "baris 2: pemangku"),
        (f"{KEPALA}\na,,seksi,A,K,IV.a,,,-1\n", "baris 2: pemangku"),
        (f"{KEPALA}\na,,seksi,A,K,IV.a,,,1.5\n", "baris 2: pemangku"),
        (f"{KEPALA}\na,,seksi,{'A' * 201},K,IV.a,,,1\n", "baris 2: unit terlalu panjang"),
        (f"{KEPALA}\n,,seksi,A,K,IV.a,,,1\n", "baris 2: kolom kode kosong"),
        (f"{KEPALA}\na,,<script>,A,K,IV.a,,,1\n", "baris 2: jenis"),
    ],
)
def test_faults_of_a_structure_by_line(teks, kata):
    with pytest.raises(Ditolak, match=kata) as refused:
        baca_struktur(teks.encode())
    assert refused.value.bidang == "berkas"


def test_a_workbook_says_the_same_as_the_text(kota, data_telaah):
    lines = [line.split(",") for line in KECIL.read_text().splitlines() if '"' not in line]
    head, *rows = lines
    typed = [[*row[:-1], int(row[-1])] for row in rows if not row[0].startswith("diskop")]
    text = "\n".join(",".join(str(c) for c in row) for row in [head, *typed])
    assert baca_struktur(buku(head, *typed)) == baca_struktur(text.encode())


def test_a_formula_is_text_and_stays_text(kota, data_telaah):
    posts = baca_struktur(f"{KEPALA}\na,,seksi,=1+1,+cmd|calc,IV.a,teknis,,1\n".encode())
    made = services.susun_telaah(kota.aktor("kabag_umum"), kota.unit["umum"], data=data_telaah, struktur=posts)
    assert made.pos.get().jabatan == "+cmd|calc"


def test_of_many_faults_a_few_are_told_and_none_of_the_file_is_taken(kota, masuk):
    lines = "\n".join(f"p{n},,kantor,A,K,IV.a,,,1" for n in range(40))
    data = {
        "judul": "Uji", "daerah": "kota", "tanggal": "2026-11-23", "kepegawaian": kota.unit["kesra"].pk, "asal": "berkas",
        "berkas": SimpleUploadedFile("s.csv", f"{KEPALA}\n{lines}\n".encode()),
    }  # fmt: skip
    answer = masuk("kabag_umum").post("/reformasi/telaah/susun/", data)
    assert answer.status_code == 422
    assert "baris 6" in answer.content.decode()
    assert "baris 7" not in answer.content.decode()
    assert not Telaah.objects.exists()


class TestTree:
    def test_one_unit_by_its_two_names_is_one_unit(self, kota):
        """Once a 500: the line broke the uniqueness of the rows."""
        with pytest.raises(Ditolak, match="dua kali untuk satu unit: a"):
            muat(kota, "kode,tingkat,nama,unit\na,sasaran,A,pu\na,sasaran,A,Dinas PU\n")
        assert not SimpulKinerja.objects.exists()

    def test_one_code_of_two_units_is_two_lines(self, kota):
        assert muat(kota, "kode,tingkat,nama,unit\na,sasaran,A,pu\na,sasaran,A,dlh\n") == 2

    def test_a_chain_of_lines_as_long_as_the_file_may_be(self, kota, masuk):
        """Once a 500 for everybody: lines were placed by recursion."""
        chain = "".join(f"k{n},{f'k{n - 1}' if n else ''},program,A,pu\n" for n in range(1500))
        assert muat(kota, f"kode,induk,tingkat,nama,unit\n{chain}") == 1500
        found = baca.pohon(kota.aktor("kabag_umum"), 2026)
        assert [depth for _row, depth, _f in found.baris] == list(range(1500))
        assert masuk("kabag_umum").get("/reformasi/kinerja/").status_code == 200

    def test_years_stay_apart(self, kota):
        line = "kode,tingkat,nama,unit\na,sasaran,A,pu\n"
        muat(kota, line, 2026)
        muat(kota, line, 2027)
        muat(kota, line + "b,sasaran,B,pu\n", 2027)
        assert [SimpulKinerja.objects.filter(tahun=y).count() for y in (2026, 2027)] == [1, 2]
        assert baca.tahun_kinerja(kota.aktor("kabag_umum")) == [2027, 2026]

    @pytest.mark.parametrize(
        ("teks", "wanted"),
        [("14", "14.00"), ("14,5", "14.50"), ("14,505", "14.50"), ("14.505", "14505.00"), ("1.500,5", "1500.50"), ("1.500", "1500.00"), ("0.505", "0.50"), ("0", "0.00"), ("", None), ("99999999999999", "99999999999999.00")],
    )  # fmt: skip
    def test_numbers(self, teks, wanted):

        line = baca_kinerja(f'kode,tingkat,nama,unit,target\na,sasaran,A,pu,"{teks}"\n'.encode())[0]
        assert (str(line.target) if line.target is not None else None) == wanted

    @pytest.mark.parametrize(
        "teks", ["1e9", "-1", "1.2.3", "1,000.5", "NaN", "Infinity", "½", "１２", "999999999999999"]
    )
    def test_what_is_no_number(self, teks):
        with pytest.raises(Ditolak, match="bukan angka"):
            baca_kinerja(f'kode,tingkat,nama,unit,target\na,sasaran,A,pu,"{teks}"\n'.encode())
