"""What goes out as a file comes in again as the same; what a spreadsheet does to it on the way is understood."""

import csv
import io
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from python_calamine import CalamineWorkbook

from poros.domain.reformasi import services
from poros.domain.reformasi.ekspor import KOLOM_KINERJA, KOLOM_STRUKTUR, baca_kinerja, baca_struktur
from poros.domain.reformasi.models import AturanSederhana, SimpulKinerja
from poros.domain.reformasi.queries.acuan import CONTOH
from poros.domain.reformasi.rules.alur import AksiMasalah
from poros.domain.reformasi.rules.kaskade import Simpul, Tingkat
from poros.domain.reformasi.rules.pantau import Lensa
from poros.domain.reformasi.rules.penyederhanaan import Hasil
from poros.domain.reformasi.values import FaktaPos
from poros.kernel import cetak
from poros.kernel.commands import Ditolak

pytestmark = pytest.mark.django_db
POHON = """kode;induk;tingkat;nama;indikator;satuan;target;anggaran;unit;utama
1.02;;sasaran;"Banjir; genangan, dan rob";Luas genangan;ha;1.120,5;;pu;ya
1.02.03;1.02;program;=Sungai;Panjang sungai;km;14;2.000.000.000;Dinas PU;
-P2;1.02;program;+Pohon pelindung;Luas genangan;ha;0;500;DLH;
K1;1.02.03;kegiatan;@Pengerukan;;;;;pu;
"""


def isi(answer) -> bytes:
    return b"".join(answer.streaming_content)


def tabel(answer, bentuk: str) -> list[list[str]]:
    """Rows of a download as text."""
    body = isi(answer)
    if bentuk == "csv":
        return list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0).to_python()
    return [[str(c) for c in row] for row in rows]


@pytest.fixture
def pohon(kota) -> list[Simpul]:
    lines = baca_kinerja(POHON.encode())
    services.muat_kinerja(kota.aktor("kabag_umum"), kota.unit["umum"], tahun=2026, simpul=lines)
    return lines


class TestTree:
    def test_is_read_as_officials_write_it(self, pohon):
        assert [(s.kode, s.target, s.anggaran) for s in pohon] == [
            ("1.02", Decimal("1120.50"), None),
            ("1.02.03", Decimal(14), Decimal(2_000_000_000)),
            ("-P2", Decimal(0), Decimal(500)),
            ("K1", None, None),
        ]

    @pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
    def test_out_and_in_again_it_is_the_same(self, kota, masuk, pohon, bentuk):
        """Once a name with a sign in front came back with the mark that guards spreadsheets."""
        names = ("kode", "induk", "tingkat", "nama", "indikator", "satuan", "target", "anggaran", "utama", "unit_id")
        before = list(SimpulKinerja.objects.order_by("pk").values(*names))
        file = SimpleUploadedFile(f"k.{bentuk}", isi(masuk("kabag_umum").get(f"/reformasi/kinerja/kinerja.{bentuk}")))
        answer = masuk("kabag_umum").post("/reformasi/kinerja/muat/", {"tahun": "2027", "berkas": file})
        assert answer.status_code == 302, answer.content.decode()[:2000]
        after = list(SimpulKinerja.objects.filter(tahun=2027).order_by("pk").values(*names))
        assert sorted(after, key=lambda r: r["kode"]) == sorted(before, key=lambda r: r["kode"])

    def test_a_guard_stands_before_what_a_spreadsheet_would_run(self, masuk, pohon):
        text = isi(masuk("kabag_umum").get("/reformasi/kinerja/kinerja.csv")).decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert not [c for c in cells if c.startswith(("=", "+", "@", "-"))]
        assert "'=Sungai" in cells

    def test_an_apostrophe_of_its_own_stays(self):
        line = baca_kinerja(b"kode,tingkat,nama,unit\na,sasaran,'Aisyiyah dan mitra,pu\n")[0]
        assert line.nama == "'Aisyiyah dan mitra"

    @pytest.mark.parametrize(
        ("nilai", "wanted"), [(14.505, "14.50"), (1500, "1500.00"), (1.5, "1.50"), (0.125, "0.12")]
    )
    def test_a_figure_of_a_workbook_is_what_the_cell_holds(self, nilai, wanted):
        """A cell of 14.505 is no fourteen thousand, though the same letters in a text would be."""
        book = cetak.xlsx(("kode", "tingkat", "nama", "unit", "target"), [("a", "sasaran", "A", "pu", nilai)]).read()
        assert str(baca_kinerja(book)[0].target) == wanted

    def test_a_code_of_a_workbook_keeps_its_point(self):
        book = cetak.xlsx(
            ("Kode", "Tingkat", "Nama", "Unit"), [(1.02, "sasaran", "A", "pu"), (3, "sasaran", "B", "pu")]
        ).read()
        assert [s.kode for s in baca_kinerja(book)] == ["1.02", "3"]

    @pytest.mark.parametrize(
        ("tanda", "utama"), [(True, True), ("ya", True), ("YA", True), ("x", True), ("tidak", False), ("", False)]
    )
    def test_a_tick_of_a_workbook(self, tanda, utama):
        book = cetak.xlsx(("kode", "tingkat", "nama", "unit", "utama"), [("a", "sasaran", "A", "pu", tanda)]).read()
        assert baca_kinerja(book)[0].utama is utama

    def test_columns_in_any_order_and_others_beside_them(self):
        text = "catatan,unit,nama,tingkat,kode\nabaikan,pu,A,Sasaran,a\n"
        assert baca_kinerja(text.encode()) == [Simpul(kode="a", tingkat=Tingkat.SASARAN, nama="A", unit="pu")]

    def test_a_short_line_has_empty_cells_at_its_end(self):
        line = baca_kinerja(b"kode,tingkat,nama,unit,indikator,target\na,sasaran,A,pu\n")[0]
        assert (line.indikator, line.target) == ("", None)

    def test_every_wrong_line_is_named_up_to_five(self):
        rows = "\n".join(f"k{n},puncak,A,pu" for n in range(9))
        with pytest.raises(Ditolak) as refused:
            baca_kinerja(f"kode,tingkat,nama,unit\nok,sasaran,A,pu\n{rows}\n".encode())
        said = refused.value.pesan
        assert [f"baris {n}" in said for n in (2, 3, 7, 8)] == [False, True, True, False]
        assert said.endswith("…")

    @pytest.mark.parametrize("unit", ["dinas pu", "PU", "Dinas PU", "pu"])
    def test_a_unit_by_code_or_short_name_in_any_case(self, kota, unit):
        lines = baca_kinerja(f"kode,tingkat,nama,unit\na,sasaran,A,{unit}\n".encode())
        services.muat_kinerja(kota.aktor("kabag_umum"), kota.unit["umum"], tahun=2026, simpul=lines)
        assert SimpulKinerja.objects.get().unit_id == kota.unit["pu"].pk

    def test_units_that_are_unknown_are_all_named_and_nothing_is_lost(self, kota, pohon):
        lines = baca_kinerja(b"kode,tingkat,nama,unit\na,sasaran,A,antah\nb,sasaran,B,berantah\nc,sasaran,C,pu\n")
        with pytest.raises(Ditolak, match="antah, berantah") as refused:
            services.muat_kinerja(kota.aktor("kabag_umum"), kota.unit["umum"], tahun=2026, simpul=lines)
        assert refused.value.bidang == "berkas"
        assert SimpulKinerja.objects.count() == 4


class TestStructure:
    def test_the_example_says_what_the_reader_knows(self):
        head = CONTOH.read_text().splitlines()[0]
        assert tuple(head.split(",")) == KOLOM_STRUKTUR
        assert len(baca_struktur(CONTOH.read_bytes())) == 263

    def test_as_a_workbook_it_is_the_same(self):
        rows = list(csv.reader(io.StringIO(CONTOH.read_text())))
        assert baca_struktur(cetak.xlsx(rows[0], rows[1:]).read()) == baca_struktur(CONTOH.read_bytes())

    def test_with_semicolons_and_windows_lines_too(self):
        rows = list(csv.reader(io.StringIO(CONTOH.read_text())))
        out = io.StringIO()
        csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(rows)
        assert baca_struktur(b"\xef\xbb\xbf" + out.getvalue().encode()) == baca_struktur(CONTOH.read_bytes())

    def test_columns_that_the_reader_does_not_know_are_no_fault(self):
        assert set(KOLOM_KINERJA) != set(KOLOM_STRUKTUR)
        posts = baca_struktur(b"nama,kode,jenis,unit,jabatan,eselon\nBudi,a,seksi,A,Kepala A,\n")
        assert (posts[0].kode, posts[0].eselon, posts[0].pemangku) == ("a", "", 1)

    def test_the_same_column_twice_the_last_counts(self):
        posts = baca_struktur(b"kode,jenis,unit,jabatan,eselon,kode\nlama,seksi,A,Kepala A,IV.a,baru\n")
        assert [p.kode for p in posts] == ["baru"]


class TestProposal:
    @pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
    def test_every_post_in_the_order_of_the_structure(self, masuk, usulan, bentuk):
        head, *rows = tabel(masuk("kabag_umum").get(f"/reformasi/telaah/{usulan.pk}/usulan.{bentuk}"), bentuk)
        wanted = list(usulan.pos.order_by("-pk").values_list("kode", flat=True))
        assert [row[0] for row in rows] == wanted
        assert {len(row) for row in rows} == {len(head)}

    def test_a_decision_is_told_from_a_rule(self, masuk, usulan):
        rows = {r[0]: r for r in tabel(masuk("kabag_umum").get(f"/reformasi/telaah/{usulan.pk}/usulan.csv"), "csv")}
        assert rows["pupr-banjir"][9:11] == ["Dipertahankan", "ya"]
        assert rows["pupr-jalan"][9:11] == ["Disederhanakan", "tidak"]
        assert rows["pupr-banjir"][11] == ""
        assert rows["pupr-jalan"][11] == "Ahli muda"

    def test_what_the_rules_keep_after_all_has_no_functional_post(self, kota, masuk, telaah, putus, pos):
        """Once it stayed beside a post that was kept, and went to the ministry so."""
        putus("pupr-jalan", None, jf="Teknik Jalan dan Jembatan")
        assert pos("pupr-jalan").jf
        data = FaktaPos(fungsi="teknis", ciri=("otorisasi",), pemangku=1)
        services.ubah_pos(kota.aktor("kabag_umum"), pos("pupr-jalan"), data=data)
        assert (pos("pupr-jalan").akhir, pos("pupr-jalan").jf) == (Hasil.DIPERTAHANKAN, "")
        rows = {r[0]: r for r in tabel(masuk("kabag_umum").get(f"/reformasi/telaah/{telaah.pk}/usulan.csv"), "csv")}
        assert rows["pupr-jalan"][11:] == ["", ""]

    def test_nor_after_the_rules_have_changed(self, kota, telaah, putus, pos):
        putus("pupr-jalan", None, jf="Teknik Jalan dan Jembatan")
        row = AturanSederhana.objects.get(kode=pos("pupr-jalan").aturan)
        AturanSederhana.objects.filter(pk=row.pk).update(hasil="dipertahankan")
        services.hitung_ulang(kota.aktor("kabag_umum"), telaah)
        assert (pos("pupr-jalan").akhir, pos("pupr-jalan").jf) == ("dipertahankan", "")


class TestYear:
    @pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
    def test_of_a_road_map(self, kota, masuk, berjalan, bentuk):
        services.lapor(kota.aktor("kadis_pu"), berjalan, triwulan=2, realisasi=Decimal("20.5"), uraian="Mulai")
        services.pantau(kota.aktor("kabag_umum"), berjalan, triwulan=2, sesuai=[Lensa.WAKTU], catatan="x")
        url = f"/reformasi/roadmap/{berjalan.aksi.roadmap_id}/rencana.{bentuk}?tahun=2026"
        head, row = tabel(masuk("inspektur").get(url), bentuk)
        assert len(head) == len(row) == 17
        figures = [Decimal(c) if c else None for c in row[7:]]
        assert figures == [
            Decimal(150_000_000), Decimal(10), None, Decimal(25), Decimal("20.5"), Decimal(50), None, Decimal(80), None,
            Decimal(25),
        ]  # fmt: skip

    def test_another_year_is_empty(self, masuk, berjalan):
        url = f"/reformasi/roadmap/{berjalan.aksi.roadmap_id}/rencana.csv?tahun=2028"
        assert len(tabel(masuk("kabag_umum").get(url), "csv")) == 1

    @pytest.mark.parametrize(
        ("saring", "baris"), [("jenis=general", 1), ("jenis=tematik", 0), ("unit=999999", 0), ("jenis=x", 1)]
    )
    def test_narrowed_as_on_the_screen(self, masuk, berjalan, saring, baris):
        url = f"/reformasi/roadmap/{berjalan.aksi.roadmap_id}/rencana.csv?tahun=2026&{saring}"
        assert len(tabel(masuk("kabag_umum").get(url), "csv")) == 1 + baris


class TestProblems:
    def test_each_with_its_deadline_as_it_is_narrowed(self, kota, masuk, masalah, melangkah, data_masalah, besok):  # noqa: PLR0917 -- fixtures by name
        melangkah(masalah, AksiMasalah.TUGASKAN, tenggat=besok)
        services.catat_masalah(
            kota.aktor("kabag_umum"), kota.unit["umum"], data=data_masalah(judul="=Lain", strategi_id=None)
        )
        kabag = masuk("kabag_umum")
        _head, *rows = tabel(kabag.get("/reformasi/sakip/masalah.csv"), "csv")
        assert [r[1] for r in rows] == ["'=Lain", "Indikator banjir tanpa penanggung jawab"]
        assert (rows[0][4], rows[0][6]) == ("", "")
        assert rows[1][6] == f"{besok:%Y-%m-%d} 16:00+07:00"
        _head, *rows = tabel(kabag.get("/reformasi/sakip/masalah.csv?status=ditangani"), "csv")
        assert len(rows) == 1
        assert timezone.localdate() < besok

    @pytest.mark.parametrize(("siapa", "banyak"), [("kabag_umum", 1), ("kadis_pu", 1), ("kadis_dlh", 1), ("camat", 0)])
    def test_of_ones_own_only(self, masuk, masalah, siapa, banyak):
        assert len(tabel(masuk(siapa).get("/reformasi/sakip/masalah.csv"), "csv")) == 1 + banyak
