"""Pages: every one opens, lists cost a literal number of queries, what is refused stands beside what was typed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from poros.domain.reformasi import services
from poros.domain.reformasi.models import (
    AksiRB,
    AturanSederhana,
    JabatanFungsional,
    LaporanRB,
    MasalahSakip,
    PantauRB,
    PutusanPos,
    RiwayatMasalah,
    RiwayatTelaah,
    Roadmap,
    SimpulKinerja,
    StrategiSakip,
    TargetRB,
    Telaah,
    TimKerja,
)
from poros.domain.reformasi.queries.acuan import CONTOH
from poros.domain.reformasi.rules.alur import AksiTelaah
from poros.domain.reformasi.rules.penyederhanaan import Hasil

pytestmark = pytest.mark.django_db
KINERJA = b"""kode,induk,tingkat,nama,indikator,satuan,target,anggaran,unit,utama
S1,,sasaran,Banjir berkurang,Luas genangan,ha,120,,pu,
P1,S1,program,Pengelolaan sungai,Panjang sungai normal,km,14,2000000000,pu,
P2,,program,Pohon pelindung,Luas genangan,ha,120,500000000,dlh,
K1,P1,kegiatan,Pengerukan,,,,,pu,
"""


def berkas(isi: bytes, nama: str = "struktur.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi, content_type="text/csv")


class TestReviewPages:
    def test_list_is_empty_and_says_how_to_begin(self, masuk):
        text = masuk("kabag_umum").get("/reformasi/").content.decode()
        assert "Belum ada telaah" in text
        assert "Susun telaah" in text

    def test_who_may_not_begin_has_no_button(self, masuk):
        page = masuk("kadis_pu").get("/reformasi/")
        assert page.status_code == 200
        assert "Susun telaah" not in page.content.decode()
        assert masuk("kadis_pu").get("/reformasi/telaah/susun/").status_code == 404

    def test_a_file_becomes_a_review(self, kota, masuk):
        data = {
            "judul": "Uji", "daerah": "kota", "tanggal": "2026-11-23", "kepegawaian": kota.unit["kesra"].pk, "asal": "berkas",
            "berkas": berkas(CONTOH.read_bytes()),
        }  # fmt: skip
        answer = masuk("kabag_umum").post("/reformasi/telaah/susun/", data, follow=True)
        assert "struktur.csv" in answer.content.decode()
        assert Telaah.objects.get().pos.count() == 263

    def test_a_wrong_file_names_its_lines_and_keeps_what_was_typed(self, kota, masuk):
        bad = b"kode,jenis,unit,jabatan,eselon\na,kantor,A,Kepala A,IV.a\nb,seksi,B,Kepala B,VI\n"
        data = {
            "judul": "Uji coba", "daerah": "kota", "tanggal": "2026-11-23", "kepegawaian": kota.unit["kesra"].pk, "asal": "berkas",
            "berkas": berkas(bad),
        }  # fmt: skip
        answer = masuk("kabag_umum").post("/reformasi/telaah/susun/", data)
        text = answer.content.decode()
        assert answer.status_code == 422
        assert "baris 2" in text
        assert "baris 3" in text
        assert 'value="Uji coba"' in text
        assert not Telaah.objects.exists()

    @pytest.mark.parametrize("tanggal", ["0001-01-01", "9999-12-31", "kemarin"])
    def test_a_day_out_of_reason_is_refused_in_words(self, kota, masuk, tanggal):
        data = {
            "judul": "x",
            "daerah": "kota",
            "tanggal": tanggal,
            "kepegawaian": kota.unit["kesra"].pk,
            "asal": "organisasi",
        }
        answer = masuk("kabag_umum").post("/reformasi/telaah/susun/", data)
        assert answer.status_code == 422
        assert not Telaah.objects.exists()

    def test_from_the_present_structure(self, kota, masuk):
        data = {
            "judul": "Kini",
            "daerah": "kota",
            "tanggal": "2026-11-23",
            "kepegawaian": kota.unit["kesra"].pk,
            "asal": "organisasi",
        }
        assert masuk("kabag_umum").post("/reformasi/telaah/susun/", data).status_code == 302
        assert Telaah.objects.get().pos.get(kode="pu").jabatan == "Kepala Dinas PU"

    @pytest.mark.parametrize("jalur", ["", "jabatan/", "simulasi/", "tim/", "usulan.csv", "usulan.xlsx"])
    def test_every_page_of_a_review_opens(self, masuk, telaah, jalur):
        assert masuk("kabag_umum").get(f"/reformasi/telaah/{telaah.pk}/{jalur}").status_code == 200

    def test_figures_by_perangkat_daerah(self, masuk, telaah):
        text = masuk("kabag_umum").get(f"/reformasi/telaah/{telaah.pk}/").content.decode()
        assert "Dinas Pekerjaan Umum dan Penataan Ruang" in text
        assert "Perlu keputusan" in text

    def test_posts_are_narrowed_down(self, masuk, telaah):
        kabag = masuk("kabag_umum")
        url = f"/reformasi/telaah/{telaah.pk}/jabatan/"
        text = kabag.get(url, {"pangkal": "pupr", "hasil": "disederhanakan"}).content.decode()
        assert "Kepala Seksi Irigasi dan Rawa" in text
        assert "Kepala Seksi Pengendalian Banjir" not in text
        assert "Lurah Mekarsari" in kabag.get(url, {"q": "lurah"}).content.decode()
        assert "Tidak ada jabatan" in kabag.get(url, {"q": "zzz"}).content.decode()

    def test_a_ground_is_cited_with_its_source(self, masuk, pos):
        text = masuk("kabag_umum").get(f"/reformasi/jabatan/{pos('pupr-keu').pk}/").content.decode()
        assert "Pengawas di sekretariat dinas" in text
        assert "800/2603/OTDA" in text

    def test_an_override_needs_a_reason_and_then_stands_beside_the_proposal(self, masuk, pos):
        url = f"/reformasi/jabatan/{pos('pupr-jalan').pk}/"
        kabag = masuk("kabag_umum")
        refused = kabag.post(f"{url}putusan/", {"hasil": "dipertahankan", "alasan": "", "jf": ""})
        assert refused.status_code == 422
        assert "Tuliskan alasannya" in refused.content.decode()
        data = {
            "hasil": "dipertahankan",
            "alasan": "Beban kerja tinggi",
            "jf": "",
            "berkas": berkas(b"a;b\n1;2\n", "abk.csv"),
        }
        text = kabag.post(f"{url}putusan/", data, follow=True).content.decode()
        assert "menurut aturan: Disederhanakan" in text
        assert "abk.csv" in text
        kept = PutusanPos.objects.get()
        assert kabag.get(f"/reformasi/putusan/{kept.pk}/").url == url

    def test_facts_change_the_proposal_on_the_spot(self, masuk, pos):
        row = pos("adbang-evaluasi")
        masuk("kabag_umum").post(f"/reformasi/jabatan/{row.pk}/fakta/", {"fungsi": "tata_usaha", "pemangku": "1"})
        assert pos("adbang-evaluasi").aturan == "otda-tu-setda"
        bad = masuk("kabag_umum").post(f"/reformasi/jabatan/{row.pk}/fakta/", {"fungsi": "x", "pemangku": "-1"})
        assert bad.status_code == 422

    def test_steps_are_taken_with_their_paper(self, masuk, usulan):
        kabag, url = masuk("kabag_umum"), f"/reformasi/telaah/{usulan.pk}/"
        refused = kabag.post(f"{url}langkah/", {"aksi": "kirim", "tanggal": "2026-11-24"})
        assert refused.status_code == 422
        data = {
            "aksi": "kirim",
            "tanggal": "2026-11-24",
            "nomor": "060/12/2026",
            "berkas": berkas(b"a;b\n", "surat.csv"),
        }
        text = kabag.post(f"{url}langkah/", data, follow=True).content.decode()
        assert "Dikirim ke kementerian" in text
        assert "surat.csv" in text
        step = RiwayatTelaah.objects.latest("id")
        assert kabag.get(f"/reformasi/langkah/{step.pk}/").url == url

    def test_the_rules_are_applied_again_by_a_button(self, masuk, telaah):
        AturanSederhana.objects.filter(kode="otda-rsud").delete()
        text = masuk("kabag_umum").post(f"/reformasi/telaah/{telaah.pk}/hitung/", follow=True).content.decode()
        assert "1 usul berubah" in text

    def test_names_are_asked_for_before_they_are_shown(self, masuk, usulan):
        kesra = masuk("kabag_kesra")
        url = f"/reformasi/telaah/{usulan.pk}/terdampak/"
        assert "Buka daftar nama" in kesra.get(url).content.decode()
        assert "sudah tercatat" in kesra.post(url).content.decode()
        assert masuk("kabag_umum").get(url).status_code == 404

    def test_teams(self, masuk, usulan, telaah):
        kabag, url = masuk("kabag_umum"), f"/reformasi/telaah/{telaah.pk}/tim/"
        assert "Belum ada tim" in kabag.get(url).content.decode()
        kabag.post(url, {"susun": "1"})
        team = TimKerja.objects.get(nama="Tim Kerja Irigasi dan Rawa")
        kabag.post(url, {"tim": team.pk, "nama": "Tim Irigasi", "tugas": "Saluran"})
        assert "Tim Irigasi" in kabag.get(url).content.decode()
        assert kabag.post(url, {"tim": team.pk, "nama": ""}).status_code == 422
        n = TimKerja.objects.count()
        kabag.post(url, {"tim": team.pk, "nama": "Tim Irigasi", "hapus": "1"})
        assert TimKerja.objects.count() == n - 1

    def test_the_pdf_is_one(self, masuk, usulan):
        answer = masuk("kabag_umum").get(f"/reformasi/telaah/{usulan.pk}/usulan.pdf")
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")

    def test_the_table_cites_the_ground_of_every_post(self, masuk, usulan):
        answer = masuk("kabag_umum").get(f"/reformasi/telaah/{usulan.pk}/usulan.csv")
        lines = b"".join(answer.streaming_content).decode().splitlines()
        assert len(lines) == 46
        assert all("PermenPANRB" in x or "SE MenPANRB" in x or "Mendagri" in x for x in lines[1:])

    def test_the_example_can_be_taken_along(self, masuk):
        answer = masuk("kabag_umum").get("/reformasi/telaah/contoh.csv")
        assert b"".join(answer.streaming_content) == CONTOH.read_bytes()


class TestReferencePages:
    def test_rules_are_read_by_all_and_edited_by_who_keeps_them(self, masuk):
        row = AturanSederhana.objects.get(kode="otda-rsud")
        page = masuk("camat").get(f"/reformasi/aturan/{row.pk}/")
        assert "Rumah sakit umum daerah" in page.content.decode()
        assert "Ubah" not in page.content.decode().split('id="isi"')[-1].split("<dl")[0]
        assert masuk("camat").get("/reformasi/aturan/tulis/").status_code == 404
        assert masuk("kabag_umum").get("/reformasi/aturan/").status_code == 200

    def test_a_rule_is_changed(self, masuk):
        row = AturanSederhana.objects.get(kode="otda-rsud")
        kabag = masuk("kabag_umum")
        assert "otda-rsud" in kabag.get(f"/reformasi/aturan/tulis/?dari={row.pk}").content.decode()
        data = {
            "kode": "otda-rsud", "urutan": "62", "teks": "Baru", "sumber": "Perwali 1", "mutu": "G", "dari": "2021-04-22",
            "hasil": "disederhanakan", "s_pangkal": ["rsud"],
        }  # fmt: skip
        kabag.post("/reformasi/aturan/tulis/", data)
        row.refresh_from_db()
        assert (row.hasil, row.teks, row.bawaan, row.syarat) == ("disederhanakan", "Baru", False, {"pangkal": ["rsud"]})
        refused = kabag.post("/reformasi/aturan/tulis/", data | {"jenjang": "ahli_muda"})
        assert refused.status_code == 422

    def test_functional_posts_come_and_go(self, masuk):
        kabag = masuk("kabag_umum")
        kabag.post("/reformasi/jabatan-fungsional/", {"nama": "Pustakawan"})
        assert JabatanFungsional.objects.get(nama="Pustakawan").aktif
        kabag.post("/reformasi/jabatan-fungsional/", {"nama": "Pustakawan", "hapus": "1"})
        assert not JabatanFungsional.objects.get(nama="Pustakawan").aktif
        assert masuk("kadis_pu").post("/reformasi/jabatan-fungsional/", {"nama": "X"}).status_code == 404

    def test_strategies(self, masuk):
        kabag = masuk("kabag_umum")
        row = StrategiSakip.objects.first()
        assert kabag.get("/reformasi/strategi/").status_code == 200
        assert kabag.get(f"/reformasi/strategi/tulis/?dari={row.pk}").status_code == 200
        assert kabag.get(f"/reformasi/strategi/{row.pk}/").status_code == 302
        kabag.post(
            "/reformasi/strategi/tulis/", {"kode": "baru", "jenis": "lain", "nama": "Baru", "mutu": "G", "aktif": "on"}
        )
        assert StrategiSakip.objects.get(kode="baru").aktif


class TestRoadmapPages:
    def test_from_nothing_to_a_decided_year(self, kota, masuk, besok):
        kabag = masuk("kabag_umum")
        assert "Belum ada peta jalan" in kabag.get("/reformasi/roadmap/").content.decode()
        kabag.post("/reformasi/roadmap/susun/", {"judul": "RB", "dari": "2026", "sampai": "2027", "dasar": ""})
        road = Roadmap.objects.get()
        aksi = {
            "jenis": "tematik", "tema": "", "sasaran": "S", "kegiatan": "K", "indikator": "I", "satuan": "%",
            "unit": kota.unit["pu"].pk,
        }  # fmt: skip
        url = f"/reformasi/roadmap/{road.pk}/"
        assert kabag.post(f"{url}aksi/tambah/", aksi).status_code == 422
        kabag.post(f"{url}aksi/tambah/", aksi | {"tema": "Kesehatan"})
        row = AksiRB.objects.get()
        assert "Aksi tanpa target 2026" in kabag.get(url, {"tahun": 2026}).content.decode()
        goal = {"tahun": "2026", "tw1": "10", "tw2": "20", "tw3": "30", "tw4": "40,5", "anggaran": "1.000.000"}
        assert kabag.post(f"/reformasi/aksi/{row.pk}/target/", goal | {"tw4": "x"}).status_code == 422
        kabag.post(f"/reformasi/aksi/{row.pk}/target/", goal)
        assert kabag.post(f"{url}tetapkan/", {"tahun": "2026", "tenggat": "x"}).status_code == 422
        answer = kabag.post(f"{url}tetapkan/", {"tahun": "2026", "tenggat": besok.isoformat()}, follow=True)
        assert "1 penugasan diterbitkan" in answer.content.decode()
        assert str(TargetRB.objects.get().tw4) == "40.50"

    @pytest.mark.parametrize("peran", ["kabag_umum", "kadis_pu", "inspektur", "sekda"])
    def test_pages_open_for_all_who_have_a_part(self, masuk, berjalan, peran):
        user = masuk(peran)
        road = berjalan.aksi.roadmap_id
        for url in (
            "roadmap/", f"roadmap/{road}/?tahun=2026", f"aksi/{berjalan.aksi_id}/", f"target/{berjalan.pk}/",
            f"roadmap/{road}/rencana.csv", f"roadmap/{road}/rencana.xlsx",
        ):  # fmt: skip
            assert user.get(f"/reformasi/{url}").status_code == 200, url

    def test_others_see_nothing(self, masuk, berjalan):
        camat = masuk("camat")
        assert camat.get(f"/reformasi/roadmap/{berjalan.aksi.roadmap_id}/").status_code == 404
        assert camat.get(f"/reformasi/target/{berjalan.pk}/").status_code == 404

    def test_report_and_look(self, masuk, berjalan):
        url = f"/reformasi/target/{berjalan.pk}/"
        early = masuk("kabag_umum").post(f"{url}pantau/", {"triwulan": "1", "sesuai": ["waktu"], "catatan": "x"})
        assert early.status_code == 422
        text = (
            masuk("kadis_pu")
            .post(f"{url}lapor/", {"triwulan": "1", "realisasi": "8", "uraian": "Uji coba"}, follow=True)
            .content.decode()
        )
        assert "kurang" in text
        assert LaporanRB.objects.get().realisasi == 8
        masuk("kabag_umum").post(f"{url}pantau/", {"triwulan": "1", "sesuai": ["waktu"], "catatan": "Output kurang"})
        assert PantauRB.objects.get().sesuai == ["waktu"]
        assert "25,0" in masuk("inspektur").get(url).content.decode()
        assert (
            masuk("kadis_pu").post(f"{url}lapor/", {"triwulan": "9", "realisasi": "8", "uraian": "x"}).status_code
            == 422
        )

    def test_actions_are_changed_and_taken_off(self, masuk, target, kota):
        kabag = masuk("kabag_umum")
        url = f"/reformasi/aksi/{target.aksi_id}/"
        assert "Persentase izin" in kabag.get(f"{url}ubah/").content.decode()
        data = {
            "jenis": "general",
            "sasaran": "S",
            "kegiatan": "Lain",
            "indikator": "I",
            "satuan": "%",
            "unit": kota.unit["dlh"].pk,
        }
        kabag.post(f"{url}ubah/", data)
        assert AksiRB.objects.get().kegiatan == "Lain"
        kabag.post(f"{url}hapus/")
        assert not AksiRB.objects.exists()

    def test_what_a_unit_works_on_is_not_taken_off(self, masuk, berjalan):
        answer = masuk("kabag_umum").post(f"/reformasi/aksi/{berjalan.aksi_id}/hapus/")
        assert "sudah ditugaskan" in answer.content.decode()
        assert AksiRB.objects.exists()


class TestSakipPages:
    def test_from_note_to_verified(self, kota, masuk, besok):
        kabag = masuk("kabag_umum")
        assert "Tidak ada masalah terbuka" in kabag.get("/reformasi/sakip/").content.decode()
        strategi = StrategiSakip.objects.first()
        data = {
            "jenis": "kaskade_putus",
            "judul": "Program lepas",
            "uraian": "",
            "unit": kota.unit["pu"].pk,
            "strategi": strategi.pk,
        }
        kabag.post("/reformasi/sakip/catat/", data)
        row = MasalahSakip.objects.get()
        url = f"/reformasi/sakip/{row.pk}/"
        assert kabag.post(f"{url}langkah/", {"aksi": "tugaskan"}).status_code == 422
        kabag.post(f"{url}langkah/", {"aksi": "tugaskan", "tenggat": besok.isoformat()})
        pu = masuk("kadis_pu")
        assert "Nyatakan selesai" in pu.get(url).content.decode()
        assert pu.post(f"{url}langkah/", {"aksi": "selesaikan", "catatan": ""}).status_code == 422
        pu.post(f"{url}langkah/", {"aksi": "selesaikan", "catatan": "Sudah", "berkas": berkas(b"a;b\n", "bukti.csv")})
        text = masuk("kabag_umum").post(f"{url}langkah/", {"aksi": "verifikasi"}, follow=True).content.decode()
        assert "Terverifikasi" in text
        assert "bukti.csv" in text
        step = RiwayatMasalah.objects.latest("id")
        assert masuk("inspektur").get(f"/reformasi/sakip/langkah/{step.pk}/").url == url
        assert masuk("camat").get(url).status_code == 404

    def test_list_narrows_and_exports(self, masuk, masalah):
        kabag = masuk("kabag_umum")
        assert masalah.judul in kabag.get("/reformasi/sakip/").content.decode()
        assert masalah.judul not in kabag.get("/reformasi/sakip/", {"status": "terverifikasi"}).content.decode()
        assert (
            masalah.judul
            in kabag.get(
                "/reformasi/sakip/", {"status": "semua", "jenis": "indikator_lintas", "q": "banjir"}
            ).content.decode()
        )
        text = b"".join(kabag.get("/reformasi/sakip/masalah.csv").streaming_content).decode()
        assert masalah.judul in text
        assert kabag.get("/reformasi/sakip/masalah.xlsx").status_code == 200

    def test_a_problem_is_changed(self, kota, masuk, masalah):
        kabag = masuk("kabag_umum")
        url = f"/reformasi/sakip/{masalah.pk}/ubah/"
        assert masalah.judul in kabag.get(url).content.decode()
        kabag.post(url, {"jenis": "lain", "judul": "Baru", "unit": kota.unit["dlh"].pk})
        masalah.refresh_from_db()
        assert (masalah.judul, masalah.unit_id, masalah.strategi) == ("Baru", kota.unit["dlh"].pk, None)
        refused = kabag.post(
            url, {"jenis": "lain", "judul": "Baru", "unit": kota.unit["dlh"].pk, "pendukung": [kota.unit["dlh"].pk]}
        )
        assert refused.status_code == 422

    def test_the_tree_with_its_findings(self, kota, masuk):
        kabag = masuk("kabag_umum")
        assert "Belum ada pohon kinerja" in kabag.get("/reformasi/kinerja/").content.decode()
        answer = kabag.post(
            "/reformasi/kinerja/muat/", {"tahun": "2026", "berkas": berkas(KINERJA, "kinerja.csv")}, follow=True
        )
        text = answer.content.decode()
        assert "4 baris dimuat" in text
        assert "Tidak mempunyai induk" in text
        assert "Indikator dipikul beberapa unit" in text
        assert SimpulKinerja.objects.count() == 4
        dlh = masuk("kadis_dlh").get("/reformasi/kinerja/", {"tahun": "2026"}).content.decode()
        assert "Pohon pelindung" in dlh
        assert "Pengerukan" not in dlh
        assert masuk("kabag_umum").get("/reformasi/kinerja/kinerja.csv").status_code == 200

    def test_a_finding_fills_the_form_of_a_problem(self, kota, masuk):
        page = masuk("kabag_umum").get(
            "/reformasi/sakip/catat/", {"jenis": "kaskade_putus", "judul": "P2 Pohon", "unit": kota.unit["dlh"].pk}
        )
        assert 'value="P2 Pohon"' in page.content.decode()

    def test_an_unknown_unit_in_the_tree_is_named(self, masuk, kota):
        bad = KINERJA.replace(b",dlh,", b",dinas x,")
        answer = masuk("kabag_umum").post("/reformasi/kinerja/muat/", {"tahun": "2026", "berkas": berkas(bad, "k.csv")})
        assert answer.status_code == 422
        assert "dinas x" in answer.content.decode()


class TestCost:
    """Lists ask the same number of queries for one row and for three."""

    @pytest.fixture
    def tiga(self, kota, telaah, roadmap, masalah):
        """Two more of each."""

        def more() -> None:
            own = kota.unit["umum"]
            for _n in range(2):
                Telaah.objects.create(
                    judul="x", unit=own, kepegawaian=own, daerah="kota", tanggal=telaah.tanggal, status="usulan"
                )
                Roadmap.objects.create(judul="x", unit=own, dari=2025, sampai=2026)
                MasalahSakip.objects.create(judul="x", jenis="lain", pencatat=own, unit=kota.unit["pu"])

        return more

    @pytest.mark.parametrize("url", ["/reformasi/", "/reformasi/roadmap/", "/reformasi/sakip/"])
    def test_lists(self, masuk, tiga, url):
        kabag = masuk("kabag_umum")
        kabag.get(url)
        with CaptureQueriesContext(connection) as one:
            kabag.get(url)
        tiga()
        with CaptureQueriesContext(connection) as three:
            kabag.get(url)
        asked = [[q["sql"] for q in found if "reformasi_" in q["sql"]] for found in (one, three)]
        assert [len(found) for found in asked] == [1, 1]
        assert len(one) == len(three)

    def test_the_year_of_a_road_map(self, kota, masuk, berjalan, roadmap, data_aksi):
        """Its targets, reports and looks, its actions, whether it may be changed, and the road map itself."""
        kabag, url = masuk("kabag_umum"), f"/reformasi/roadmap/{roadmap.pk}/?tahun=2026"
        counts = []
        for n in range(2):
            with CaptureQueriesContext(connection) as found:
                kabag.get(url)
            counts.append(len([q for q in found if "reformasi_" in q["sql"]]))
            for more in range(2 * (1 - n)):
                aksi = services.catat_aksi(kota.aktor("kabag_umum"), roadmap, data=data_aksi(kegiatan=f"Lain {more}"))
                TargetRB.objects.create(aksi=aksi, tahun=2026, tw1=1, tw2=2, tw3=3, tw4=4)
        assert counts == [6, 6]

    def test_steps_shown_follow_the_flow(self, masuk, usulan):
        text = masuk("kabag_umum").get(f"/reformasi/telaah/{usulan.pk}/").content.decode()
        assert AksiTelaah.KIRIM.value in text
        assert Hasil.PERLU_KEPUTUSAN.value not in text.split("Riwayat")[0].split("dua-kolom")[0]
