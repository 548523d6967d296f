"""Pages of lists and of things with 0, 1 and 3 rows: what they say, what they cost, what hostile addresses do."""

from decimal import Decimal

import pytest

from poros.domain.reformasi import services
from poros.domain.reformasi.models import MasalahSakip, Roadmap, TargetRB, Telaah
from poros.domain.reformasi.rules.alur import (
    FLOW_MASALAH,
    FLOW_TELAAH,
    TERTUTUP,
    AksiMasalah,
    AksiTelaah,
    StatusMasalah,
    StatusTelaah,
)
from poros.domain.reformasi.rules.pantau import Lensa

pytestmark = pytest.mark.django_db
BESAR = "99999999999999999999"
"""More than a column holds."""


def teks(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


class TestReviews:
    @pytest.mark.parametrize("banyak", [1, 3])
    def test_the_list_costs_five_statements(self, kota, masuk, data_telaah, django_assert_num_queries, banyak):
        """Session, account, actor, reviews with their figures, and whether one may begin one."""
        for _n in range(banyak):
            services.susun_telaah(kota.aktor("kabag_umum"), kota.unit["umum"], data=data_telaah)
        kabag = masuk("kabag_umum")
        kabag.get("/reformasi/")
        with django_assert_num_queries(5):
            text = teks(kabag.get("/reformasi/"))
        assert text.count("Penyederhanaan 2026") == banyak

    @pytest.mark.parametrize("status", list(StatusTelaah))
    @pytest.mark.parametrize("siapa", ["kabag_umum", "inspektur"])
    def test_a_review_at_every_point_of_its_road(self, masuk, telaah, status, siapa):
        Telaah.objects.filter(pk=telaah.pk).update(status=status)
        text = teks(masuk(siapa).get(f"/reformasi/telaah/{telaah.pk}/"))
        telaah.refresh_from_db()
        assert telaah.get_status_display() in text
        offered = {a.value for a in AksiTelaah if f'value="{a}"' in text}
        wanted = {a.value for a in FLOW_TELAAH.acts_from(status)} if siapa == "kabag_umum" else set()
        assert offered == wanted

    def test_posts_come_in_pages_and_cost_the_same(self, masuk, telaah, django_assert_num_queries):
        """Session, account, actor, review, the list of perangkat daerah, posts, grounds; a page that holds all needs no count."""
        kabag, url = masuk("kabag_umum"), f"/reformasi/telaah/{telaah.pk}/jabatan/"
        kabag.get(url)
        for query in ("", "?pangkal=pupr", "?hasil=disederhanakan"):
            with django_assert_num_queries(7):
                teks(kabag.get(url + query))

    @pytest.mark.parametrize(
        "kueri",
        [
            "?q=%00",
            "?pangkal=" + "x" * 500,
            "?hasil=palsu",
            "?sebelum=x",
            f"?sebelum={BESAR}",
            "?q=%25",
            "?q=_",
            "?q='--",
            "?pangkal=-",
        ],
    )
    def test_hostile_filters(self, masuk, telaah, kueri):
        assert masuk("kabag_umum").get(f"/reformasi/telaah/{telaah.pk}/jabatan/{kueri}").status_code == 200

    def test_a_percent_sign_is_searched_for_and_no_wildcard(self, masuk, telaah):
        text = teks(masuk("kabag_umum").get(f"/reformasi/telaah/{telaah.pk}/jabatan/", {"q": "%"}))
        assert "Tidak ada jabatan" in text

    def test_an_empty_review_of_teams(self, kota, masuk, usulan):
        kabag, url = masuk("kabag_umum"), f"/reformasi/telaah/{usulan.pk}/tim/"
        assert "Belum ada tim" in teks(kabag.get(url))
        services.susun_tim(kota.aktor("kabag_umum"), usulan)
        assert teks(kabag.get(url)).count("Tim Kerja ") >= 9

    @pytest.mark.parametrize("siapa", ["kadis_pu", "inspektur"])
    def test_who_only_reads_teams_changes_none(self, kota, masuk, usulan, siapa):
        services.susun_tim(kota.aktor("kabag_umum"), usulan)
        user, url = masuk(siapa), f"/reformasi/telaah/{usulan.pk}/tim/"
        text = teks(user.get(url))
        assert "Usulkan tim" not in text
        assert 'name="hapus"' not in text
        team = usulan.tim.first()
        assert user.post(url, {"susun": "1"}).status_code == 404
        assert user.post(url, {"tim": team.pk, "nama": "Rebut"}).status_code == 404
        assert user.post(url, {"tim": team.pk, "nama": "Rebut", "hapus": "1"}).status_code == 404
        assert usulan.tim.count() == 9


class TestRoadmaps:
    @pytest.mark.parametrize("banyak", [1, 3])
    def test_the_list_costs_five_statements(self, masuk, roadmap, django_assert_num_queries, banyak):
        for n in range(1, banyak):
            Roadmap.objects.create(judul=f"Peta jalan RB {n}", unit=roadmap.unit, dari=2030, sampai=2034)
        kabag = masuk("kabag_umum")
        kabag.get("/reformasi/roadmap/")
        with django_assert_num_queries(5):
            text = teks(kabag.get("/reformasi/roadmap/"))
        assert text.count("Peta jalan RB</a>") + text.count("Peta jalan RB 1") + text.count("Peta jalan RB 2") >= banyak

    @pytest.mark.parametrize(
        "kueri",
        [
            "?tahun=x", "?tahun=-1", "?tahun=1800", f"?tahun={BESAR}", "?unit=x", f"?unit={BESAR}", "?unit=-1", "?jenis=palsu",
            "?tahun=2026&unit=0", "?jenis=%00",
        ],
    )  # fmt: skip
    def test_hostile_filters(self, masuk, berjalan, kueri):
        user, url = masuk("kabag_umum"), f"/reformasi/roadmap/{berjalan.aksi.roadmap_id}/"
        assert user.get(url + kueri).status_code == 200
        assert user.get(f"{url}rencana.csv{kueri}").status_code == 200

    def test_the_page_of_an_action_does_not_grow_with_its_years(self, kota, masuk, target, django_assert_num_queries):
        """Session, account, actor, action, whether it may be changed, its years, their reports, their looks."""
        kabag, url = masuk("kabag_umum"), f"/reformasi/aksi/{target.aksi_id}/"
        kabag.get(url)
        with django_assert_num_queries(8):
            teks(kabag.get(url))
        for n in (2027, 2028):
            TargetRB.objects.create(aksi=target.aksi, tahun=n, tw1=1, tw2=2, tw3=3, tw4=4)
        with django_assert_num_queries(8):
            text = teks(kabag.get(url))
        assert "2028" in text

    @pytest.mark.parametrize("banyak", [0, 1, 3])
    def test_the_page_of_a_target_does_not_grow_with_its_reports(
        self, kota, masuk, berjalan, banyak, django_assert_num_queries
    ):
        """Session, account, actor, target, permissions, the line with reports and looks, both once more in full."""
        for n in range(banyak):
            services.lapor(kota.aktor("kadis_pu"), berjalan, triwulan=1, realisasi=Decimal(n), uraian=f"Laporan {n}")
            services.pantau(kota.aktor("kabag_umum"), berjalan, triwulan=1, sesuai=[*Lensa], catatan=f"Catatan {n}")
        user, url = masuk("kabag_umum"), f"/reformasi/target/{berjalan.pk}/"
        user.get(url)
        with django_assert_num_queries(10):
            text = teks(user.get(url))
        assert [f"Laporan {n}" in text for n in range(3)] == [n < banyak for n in range(3)]
        assert ("Belum ada laporan" in text) is (banyak == 0)

    def test_a_correction_stands_before_what_it_corrects(self, kota, masuk, berjalan):
        for n in (5, 8):
            services.lapor(kota.aktor("kadis_pu"), berjalan, triwulan=1, realisasi=Decimal(n), uraian=f"Sampai {n}")
        text = teks(masuk("inspektur").get(f"/reformasi/target/{berjalan.pk}/"))
        assert text.index("Sampai 8") < text.index("Sampai 5")

    def test_who_may_report_and_who_may_look_have_their_forms(self, kota, masuk, berjalan):
        for siapa, lapor, pantau in (
            ("kadis_pu", True, False),
            ("tu_pu", True, False),
            ("kabag_umum", False, True),
            ("walikota", False, False),
            ("sekda", False, False),
            ("inspektur", False, False),
        ):
            text = teks(masuk(siapa).get(f"/reformasi/target/{berjalan.pk}/"))
            assert ("Kirim laporan" in text, "Simpan pemantauan" in text) == (lapor, pantau), siapa

    def test_before_the_year_is_decided_nobody_reports(self, masuk, target):
        text = teks(masuk("kabag_umum").get(f"/reformasi/target/{target.pk}/"))
        assert "Kirim laporan" not in text
        answer = masuk("kadis_pu").post(
            f"/reformasi/target/{target.pk}/lapor/", {"triwulan": "1", "realisasi": "1", "uraian": "x"}
        )
        assert answer.status_code == 422
        assert "belum ditetapkan" in answer.content.decode()


class TestProblems:
    @pytest.mark.parametrize("banyak", [1, 3])
    def test_the_list_costs_five_statements(self, kota, masuk, data_masalah, django_assert_num_queries, banyak):
        """Session, account, actor, problems, and whether one may write one; a page that holds all needs no count."""
        for n in range(banyak):
            services.catat_masalah(
                kota.aktor("kabag_umum"), kota.unit["umum"], data=data_masalah(judul=f"Masalah ke-{n}")
            )
        kabag = masuk("kabag_umum")
        kabag.get("/reformasi/sakip/")
        with django_assert_num_queries(5):
            text = teks(kabag.get("/reformasi/sakip/"))
        assert text.count("Masalah ke-") == banyak

    @pytest.mark.parametrize("status", list(StatusMasalah))
    def test_a_problem_at_every_point_of_its_road(self, masuk, masalah, status):
        MasalahSakip.objects.filter(pk=masalah.pk).update(status=status)
        for siapa in ("kabag_umum", "kadis_pu", "walikota"):
            text = teks(masuk(siapa).get(f"/reformasi/sakip/{masalah.pk}/"))
            offered = {a for a in AksiMasalah if f'value="{a}"' in text}
            acts = set(FLOW_MASALAH.acts_from(status))
            own = {"kabag_umum": acts - {AksiMasalah.SELESAIKAN}, "kadis_pu": acts & {AksiMasalah.SELESAIKAN}}
            assert offered == own.get(siapa, set()), siapa
            changing = f"/reformasi/sakip/{masalah.pk}/ubah/" in text
            assert changing is (siapa == "kabag_umum" and status not in TERTUTUP), siapa

    @pytest.mark.parametrize("status", sorted(StatusMasalah))
    def test_without_a_filter_only_what_is_open(self, masuk, masalah, status):
        MasalahSakip.objects.filter(pk=masalah.pk).update(status=status)
        kabag = masuk("kabag_umum")
        shown = masalah.judul in teks(kabag.get("/reformasi/sakip/"))
        assert shown is (status not in {"terverifikasi", "gugur"})
        assert masalah.judul in teks(kabag.get("/reformasi/sakip/", {"status": status}))
        assert masalah.judul in teks(kabag.get("/reformasi/sakip/", {"status": "semua"}))

    @pytest.mark.parametrize(
        "kueri", ["?status=palsu", "?jenis=x", "?unit=x", f"?unit={BESAR}", "?q=%00", "?unit=-5", "?q=" + "x" * 3000]
    )
    def test_hostile_filters(self, masuk, masalah, kueri):
        kabag = masuk("kabag_umum")
        assert kabag.get(f"/reformasi/sakip/{kueri}").status_code == 200
        assert kabag.get(f"/reformasi/sakip/masalah.csv{kueri}").status_code == 200

    @pytest.mark.parametrize(
        "kueri", ["?judul=%00x", "?jenis=palsu", "?unit=99999", "?judul=" + "x" * 999, "?uraian=<script>"]
    )
    def test_a_finding_fills_the_form_in_advance_whatever_it_says(self, masuk, kueri):
        text = teks(masuk("kabag_umum").get(f"/reformasi/sakip/catat/{kueri}"))
        assert "<script>" not in text.split('id="isi"')[-1].split("</main>")[0].replace("<script>\n", "")

    def test_a_problem_found_in_words_of_its_title_or_text(self, masuk, masalah):
        kabag = masuk("kabag_umum")
        for cari, wanted in (("banjir", True), ("DUA DINAS", True), ("gempa", False), ("%", False)):
            assert (masalah.judul in teks(kabag.get("/reformasi/sakip/", {"q": cari}))) is wanted, cari


@pytest.mark.parametrize(
    "jalur",
    [
        "telaah/{n}/", "telaah/{n}/jabatan/", "telaah/{n}/simulasi/", "telaah/{n}/tim/", "telaah/{n}/usulan.pdf",
        "telaah/{n}/terdampak/", "langkah/{n}/", "jabatan/{n}/", "putusan/{n}/", "aturan/{n}/", "strategi/{n}/", "roadmap/{n}/",
        "roadmap/{n}/rencana.csv", "aksi/{n}/", "aksi/{n}/ubah/", "target/{n}/", "sakip/{n}/", "sakip/{n}/ubah/",
        "sakip/langkah/{n}/", "aturan/tulis/?dari={n}", "strategi/tulis/?dari={n}",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(masuk, jalur):
    for n in ("999999", BESAR):
        kode = masuk("kabag_umum").get(f"/reformasi/{jalur.format(n=n)}").status_code
        assert kode == 404 or ("dari=" in jalur and n == BESAR and kode == 200), n


@pytest.mark.parametrize(
    "jalur",
    ["kinerja/?tahun=x", f"kinerja/?tahun={BESAR}", "kinerja/?tahun=²", "kinerja/kinerja.csv?tahun=-1", "kinerja/"],
)
def test_a_tree_of_no_year(masuk, jalur):
    assert masuk("camat").get(f"/reformasi/{jalur}").status_code == 200


@pytest.mark.parametrize(
    "jalur",
    [
        "telaah/{n}/langkah/", "telaah/{n}/hitung/", "jabatan/{n}/fakta/", "jabatan/{n}/putusan/", "jabatan/{n}/tanggapan/",
        "roadmap/{n}/tetapkan/", "aksi/{n}/hapus/", "aksi/{n}/target/", "target/{n}/lapor/", "target/{n}/pantau/",
        "sakip/{n}/langkah/",
    ],
)  # fmt: skip
def test_acts_are_posted_and_asked_of_what_is_there(masuk, jalur):
    user = masuk("kabag_umum")
    assert user.get(f"/reformasi/{jalur.format(n=1)}").status_code == 405
    assert user.post(f"/reformasi/{jalur.format(n=999999)}", {"aksi": "kirim"}).status_code == 404
