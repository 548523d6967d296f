"""Comparison as the browser gets it: statements, filters, one government beside its peers, public pages, import."""

import io
from decimal import Decimal

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from poros.domain.indeks.models import HasilTerbit
from poros.domain.indeks.queries import banding

pytestmark = pytest.mark.django_db
BATAS_PUBLIK = 150 * 1024
CSV = "tahun;nama;jenis;nilai;predikat;bagian_D1;sumber\n2030;Kota Uji;kota;2,35;Cukup;2,60;Laporan 2030\n"


def teks(response) -> str:
    return response.content.decode()


@pytest.fixture
def hasil(db):
    """A result of an index of our own, so that what ships does not disturb: `hasil("Kota A", "2.35", tahun=2025)`."""

    def make(nama: str, nilai: str, **lain) -> HasilTerbit:
        wanted = {"indeks": "contoh", "tahun": 2025, "jenis": "kota", "nama": nama, "nilai": nilai, "sumber": "Laporan"}
        return HasilTerbit.objects.create(**(wanted | lain))

    return make


@pytest.fixture
def unggah():
    return lambda isi, nama="hasil.csv": {
        "berkas": SimpleUploadedFile(nama, isi if isinstance(isi, bytes) else isi.encode())
    }


class TestShipped:
    def test_the_results_of_2023_are_there_with_their_source(self):
        rows = HasilTerbit.objects.filter(indeks="spbe", tahun=2023)
        assert {j: rows.filter(jenis=j).count() for j in ("provinsi", "kabupaten", "kota", "pusat")} == {
            "provinsi": 38,
            "kabupaten": 398,
            "kota": 93,
            "pusat": 92,
        }
        assert set(rows.values_list("sumber", flat=True)) == {"Kementerian PANRB, Laporan Evaluasi SPBE 2023"}

    def test_every_result_follows_from_its_domains(self, kota):
        """By the engine: each printed index within 0.0101 of that of its printed domains (4 are rounded)."""
        from poros.domain.indeks.models import Instrumen
        from poros.domain.indeks.queries.instrumen import hitung

        rule = Instrumen.objects.get(kode="spbe-2020")
        far = [
            row.nama
            for row in HasilTerbit.objects.filter(indeks="spbe")
            if abs(hitung(rule, {k: Decimal(v) for k, v in row.bagian.items()}).nilai - row.nilai) > Decimal("0.0101")
        ]
        assert far == []

    def test_the_year_shown_first_is_the_newest_whole_one(self):
        assert banding.tahun_utama([(2024, 11), (2023, 621)]) == 2023
        assert banding.tahun_utama([(2024, 400), (2023, 621)]) == 2024
        assert banding.tahun_utama([]) == 0


class TestList:
    @pytest.mark.parametrize("banyak", [1, 3])
    def test_it_costs_five_statements(self, hasil, masuk, django_assert_num_queries, banyak):
        """Session, account, actor, results, instruments."""
        for n in range(banyak):
            hasil(f"Kota {n}", "2.35")
        client = masuk("sekda")
        client.get("/indeks/hasil/contoh/")
        with django_assert_num_queries(5):
            page = client.get("/indeks/hasil/contoh/")
        assert len(page.context["rows"]) == banyak

    def test_places_movement_and_ones_own(self, hasil, masuk):
        hasil("Kota A", "3.10", tahun=2024)
        hasil("Kota A", "3.00"), hasil("Kota Uji", "2.35"), hasil("Kota B", "3.00")
        page = masuk("sekda").get("/indeks/hasil/contoh/")
        found = [(n, r.nama, gerak) for n, r, gerak in page.context["rows"]]
        assert found == [(1, "Kota A", Decimal("-0.10")), (1, "Kota B", None), (3, "Kota Uji", None)]
        assert "Kota Uji berada di peringkat 3 dari 3 dengan nilai 2,35" in teks(page)

    @pytest.mark.parametrize(
        ("saring", "nama"),
        [
            ("", ["Kota A", "Kabupaten B", "Kota C"]),
            ("?jenis=kabupaten", ["Kabupaten B"]),
            ("?jenis=pusat", ["Badan D"]),
            ("?provinsi=11", ["Kota A"]),
            ("?penduduk=kecil", ["Kota A"]),
            ("?penduduk=besar", ["Kabupaten B"]),
            ("?q=kota+c", ["Kota C"]),
            ("?tahun=2024", ["Kota E"]),
            ("?tahun=x&jenis=y&mulai=z", ["Kota A", "Kabupaten B", "Kota C"]),
        ],
    )
    def test_filters(self, hasil, masuk, saring, nama):
        hasil("Provinsi P", "1", kode_wilayah="11", jenis="provinsi", tahun=2023)
        hasil("Kota A", "4", kode_wilayah="11.71", penduduk=200_000)
        hasil("Kabupaten B", "3", jenis="kabupaten", penduduk=900_000)
        hasil("Kota C", "2", penduduk=None), hasil("Badan D", "2", jenis="pusat"), hasil("Kota E", "2", tahun=2024)
        page = masuk("sekda").get(f"/indeks/hasil/contoh/{saring}")
        assert [r.nama for _n, r, _gerak in page.context["rows"]] == nama

    def test_a_search_moves_nobody_up(self, hasil, masuk):
        hasil("Kota A", "4"), hasil("Kota B", "3")
        page = masuk("sekda").get("/indeks/hasil/contoh/?q=kota+b")
        assert [(n, r.nama) for n, r, _gerak in page.context["rows"]] == [(2, "Kota B")]

    def test_long_lists_come_in_parts(self, masuk):
        page = masuk("sekda").get("/indeks/?tahun=2023&mulai=500")
        assert len(page.context["rows"]) == 29
        assert (page.context["sebelum"], page.context["sesudah"]) == (450, None)

    def test_nothing_published_yet(self, masuk):
        assert "Belum ada hasil indeks ini" in teks(masuk("sekda").get("/indeks/hasil/tanpa/"))

    @pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
    def test_what_goes_out_can_come_in(self, hasil, masuk, unggah, bentuk):
        hasil("Kota A", "4", bagian={"D1": "3.50"}, penduduk=5)
        client = masuk("admin")
        content = b"".join(client.get(f"/indeks/hasil/contoh/ekspor.{bentuk}").streaming_content)
        HasilTerbit.objects.filter(indeks="contoh").delete()
        client.post("/indeks/hasil/contoh/muat/", unggah(content, f"x.{bentuk}") | {"simpan": ""})
        row = HasilTerbit.objects.get(indeks="contoh")
        assert (row.nama, row.nilai, row.penduduk) == ("Kota A", 4, 5)


class TestOne:
    def test_what_the_next_better_ones_do_differently(self, masuk):
        siak = HasilTerbit.objects.get(nama="Kabupaten Siak", tahun=2024)
        before = HasilTerbit.objects.get(nama="Kabupaten Siak", tahun=2023)
        page = masuk("sekda").get(reverse("indeks:daerah", args=[before.pk]))
        p = page.context["p"]
        assert len(p.lebih_baik) == 5
        assert all(r.jenis == "kabupaten" and r.nilai > before.nilai for r in p.lebih_baik)
        assert [r.tahun for r in p.riwayat] == [2023, 2024]
        assert page.context["gerak"][1][1] == siak.nilai - before.nilai
        assert "<svg" in teks(page)

    def test_the_best_one_has_nobody_above(self, hasil, masuk):
        row = hasil("Kota A", "4")
        assert "Tidak ada daerah sebaya" in teks(masuk("sekda").get(reverse("indeks:daerah", args=[row.pk])))


class TestPublic:
    @pytest.fixture
    def tamu(self, client):
        client.defaults["HTTP_HOST"] = "uji.localhost"
        return client

    @pytest.mark.parametrize("nama", ["Kabupaten Siak", "Provinsi Jawa Barat", "Kota Madiun", "Badan Pusat Statistik"])
    def test_a_page_for_each_without_signing_in_small_and_without_script(self, tamu, nama):
        row = HasilTerbit.objects.get(nama=nama, tahun=2023)
        page = tamu.get(reverse("indeks:publik_daerah", args=[row.pk]))
        assert page.status_code == 200
        assert len(page.content) < BATAS_PUBLIK
        assert nama in teks(page)
        assert "<script" not in teks(page).split("<main", 1)[1].split("</main>", 1)[0]

    def test_the_list_is_small_too(self, tamu):
        page = tamu.get("/indeks/publik/?tahun=2023")
        assert len(page.content) < BATAS_PUBLIK
        assert "Kabupaten Banyuwangi" in teks(page)

    def test_the_data_are_open(self, tamu):
        lines = b"".join(tamu.get("/indeks/publik/spbe.csv").streaming_content).decode("utf-8-sig").splitlines()
        assert lines[0].startswith("indeks,tahun,kode_wilayah,jenis,nama,penduduk,nilai,predikat,bagian_D1")
        assert len(lines) == 1 + HasilTerbit.objects.filter(indeks="spbe").count()

    def test_what_is_not_there_is_not_found(self, tamu):
        assert tamu.get(reverse("indeks:publik_daerah", args=[999_999])).status_code == 404


class TestImport:
    def test_a_further_year_in_the_way_officials_write(self, masuk, unggah):
        answer = masuk("admin").post("/indeks/hasil/spbe/muat/", unggah(CSV) | {"simpan": ""}, follow=True)
        assert "1 hasil dimuat." in teks(answer)
        row = HasilTerbit.objects.get(tahun=2030)
        assert (row.indeks, row.nilai, row.bagian) == ("spbe", Decimal("2.35"), {"D1": "2.60"})

    def test_it_is_looked_at_before_it_is_kept(self, masuk, unggah):
        client = masuk("admin")
        client.post("/indeks/hasil/spbe/muat/", unggah(CSV) | {"simpan": ""})
        both = CSV.replace("2,35", "2,41") + "2030;=Kota Lain, Baru;kota;3,00;Baik;;Laporan 2030\n"
        answer = client.post("/indeks/hasil/spbe/muat/", unggah(both))
        assert "2 hasil terbaca: 1 baru, 1 mengganti nilai lain. Belum ada yang disimpan." in teks(answer)
        assert HasilTerbit.objects.get(tahun=2030).nilai == Decimal("2.35")
        form = answer.context["form"]
        kept = {"naskah": form["naskah"].value(), "asal": form["asal"].value(), "simpan": ""}
        client.post("/indeks/hasil/spbe/muat/", kept)
        rows = {r.nama: (r.nilai, r.bagian) for r in HasilTerbit.objects.filter(tahun=2030)}
        assert rows == {"Kota Uji": (Decimal("2.41"), {"D1": "2.60"}), "=Kota Lain, Baru": (3, {})}

    def test_without_a_file_there_is_nothing_to_look_at(self, masuk):
        answer = masuk("admin").post("/indeks/hasil/spbe/muat/", {"simpan": ""})
        assert answer.status_code == 422
        assert "Pilih berkasnya." in teks(answer)

    def test_the_same_year_and_name_is_replaced(self, masuk, unggah):
        client = masuk("admin")
        client.post("/indeks/hasil/spbe/muat/", unggah(CSV) | {"simpan": ""})
        client.post("/indeks/hasil/spbe/muat/", unggah(CSV.replace("2,35", "2,41")) | {"simpan": ""})
        assert HasilTerbit.objects.get(tahun=2030).nilai == Decimal("2.41")

    def test_a_workbook_will_do(self, masuk, unggah):
        out = io.BytesIO()
        book = xlsxwriter.Workbook(out)
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["tahun", "nama", "jenis", "nilai", "sumber"])
        sheet.write_row(1, 0, [2031, "Kota Uji", "Kota", 3.5, "Laporan"])
        book.close()
        masuk("admin").post("/indeks/hasil/spbe/muat/", unggah(out.getvalue(), "h.xlsx") | {"simpan": ""})
        assert HasilTerbit.objects.get(tahun=2031).nilai == Decimal("3.5")

    @pytest.mark.parametrize(
        ("isi", "kata"),
        [
            ("tahun,nama\n2030,Kota\n", "jenis, nilai, sumber"),
            (CSV.replace("2,35", "tinggi"), "baris 2: “tinggi” bukan angka"),
            (CSV.replace(";kota;", ";negara;"), "jenis “negara” tidak dikenal"),
            (CSV.replace("2030;", "30;"), "tahun “30” tidak dikenal"),
            (CSV.replace(";Laporan 2030", ";"), "nama dan sumber harus diisi"),
            ("tahun,nama,jenis,nilai,sumber\n\n", "tidak memuat satu hasil pun"),
            (CSV + CSV.splitlines()[1] + "\n", "baris 3: Kota Uji 2030 tertulis dua kali"),
            (CSV.replace("Cukup", "C" * 61), "predikat terlalu panjang"),
            (b"\xff\xfe\x00", "tidak dapat dibaca"),
            (b"PK\x03\x04rusak", "tidak dapat dibaca"),
        ],
    )
    def test_every_mistake_is_told_and_nothing_is_taken(self, masuk, unggah, isi, kata):
        answer = masuk("admin").post("/indeks/hasil/spbe/muat/", unggah(isi) | {"simpan": ""})
        assert answer.status_code == 422
        assert kata in teks(answer)
        assert not HasilTerbit.objects.filter(tahun=2030).exists()

    def test_the_head_of_the_managers_unit_may_others_not(self, masuk):
        assert masuk("kabag_umum").get("/indeks/hasil/spbe/muat/").status_code == 200
        for siapa in ("sekda", "kadis_pu", "tu"):
            assert masuk(siapa).get("/indeks/hasil/spbe/muat/").status_code == 404
