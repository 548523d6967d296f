"""Lists on pages: paged to the end without loss, filters that survive paging, parts for HTMX, both languages."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from poros.domain.berbagi.models import Adopsi, Kunjungan, Sumber, Tawaran
from poros.domain.berbagi.views.katalog import SEHALAMAN
from poros.web.halaman import BANYAK

pytestmark = pytest.mark.django_db


def teks(response) -> str:
    return response.content.decode()


def nomor(page: str, jalan: str) -> list[int]:
    """Numbers of the rows on a page, each once, in their order."""
    return list(dict.fromkeys(int(n) for n in re.findall(rf'href="/berbagi/{jalan}/(\d+)/"', page)))


def semua(client, url: str, jalan: str) -> list[int]:
    """All rows, by following the way to older ones."""
    found, following = [], url
    for _page in range(9):
        page = teks(client.get(following))
        found += nomor(page, jalan)
        older = re.search(r'rel="next" href="([^"]+)"', page)
        if not older:
            return found
        following = url.partition("?")[0] + unescape(older[1])
    raise AssertionError(following)


@pytest.fixture
def rak(db):
    """More published offers than a page holds; every third a practice."""
    rows = Tawaran.objects.bulk_create(
        Tawaran(
            jenis="praktik" if n % 3 == 0 else "aplikasi", nama=f"Tawaran {n}", ringkasan="r", daerah="Kota Khayal",
            status="terbit", lisensi="MIT", teknologi=["Go"] if n % 2 else ["Django"],
        )
        for n in range(SEHALAMAN * 2 + 3)
    )  # fmt: skip
    return [row.pk for row in rows][::-1]


class TestPaging:
    def test_the_catalogue_to_its_end(self, rak, masuk):
        assert semua(masuk("camat"), "/berbagi/", "tawaran") == rak

    def test_a_filter_holds_on_every_page(self, rak, masuk):
        found = semua(masuk("camat"), "/berbagi/?jenis=aplikasi", "tawaran")
        assert len(found) == SEHALAMAN * 2 + 3 - SEHALAMAN * 2 // 3 - 1
        assert found == [pk for pk in rak if pk in set(found)]

    def test_back_again(self, rak, masuk):
        client = masuk("camat")
        first = nomor(teks(client.get("/berbagi/")), "tawaran")
        second = nomor(teks(client.get(f"/berbagi/?sesudah={first[-1]}")), "tawaran")
        assert nomor(teks(client.get(f"/berbagi/?sebelum={second[0]}")), "tawaran") == first

    @pytest.mark.parametrize("kursor", ["x", "-1", "9" * 30, "", "1; drop table"])
    def test_a_cursor_that_is_none(self, rak, masuk, kursor):
        page = masuk("camat").get("/berbagi/", {"sesudah": kursor})
        assert nomor(teks(page), "tawaran")[0] == rak[0]

    def test_adoptions_visits_and_sources_to_their_end(self, kota, rak, masuk):
        many, hari = BANYAK + 2, timezone.localdate()
        offer = Tawaran.objects.get(pk=rak[0])
        made = {
            "adopsi": Adopsi.objects.bulk_create(
                Adopsi(tawaran=offer, arah="keluar", unit=kota.unit["dlh"], daerah="K", keperluan="x")
                for _n in range(many)
            ),
            "studi-tiru": Kunjungan.objects.bulk_create(
                Kunjungan(judul="x", daerah="K", tanggal=hari, unit=kota.unit["dlh"], peserta="x", pelajaran="y")
                for _n in range(many)
            ),
            "sumber": Sumber.objects.bulk_create(Sumber(nama=f"S{n}") for n in range(many)),
        }
        client = masuk("sekda")
        for jalan, rows in made.items():
            assert semua(client, f"/berbagi/{jalan}/", jalan) == [row.pk for row in rows][::-1], jalan

    def test_the_public_shelf_too(self, kota, rak, client):
        Tawaran.objects.filter(pk__in=rak).update(unit=kota.unit["pu"])
        extra = BANYAK + 1 - len(rak)
        Tawaran.objects.bulk_create(
            Tawaran(jenis="praktik", nama="Lagi", ringkasan="r", daerah="K", status="terbit", unit=kota.unit["pu"])
            for _n in range(max(extra, 1))
        )
        client.defaults["HTTP_HOST"] = "uji.localhost"
        assert len(semua(client, "/berbagi/publik/", "publik")) == Tawaran.objects.count()

    def test_exports_have_all_and_not_a_page(self, rak, masuk):
        text = b"".join(masuk("camat").get("/berbagi/ekspor.csv?sesudah=5").streaming_content).decode()
        assert text.count("Tawaran ") == len(rak)


class TestParts:
    @pytest.mark.parametrize("jalan", ["", "adopsi/"])
    def test_a_filter_brings_the_list_only(self, usulan, masuk, jalan):
        client = masuk("sekda")
        whole, part = client.get(f"/berbagi/{jalan}"), client.get(f"/berbagi/{jalan}", headers={"HX-Request": "true"})
        assert "<html" in teks(whole)
        assert "<html" not in teks(part)
        assert "Antre Cepat" in teks(part)

    def test_the_way_to_the_files_keeps_the_filter_and_drops_the_page(self, lain, masuk):
        lain()
        page = teks(masuk("camat").get("/berbagi/?jenis=aplikasi&q=antre&sesudah=999999"))
        assert "/berbagi/ekspor.csv?jenis=aplikasi&amp;q=antre" in page
        assert "ekspor.csv?jenis=aplikasi&amp;q=antre&amp;sesudah" not in page

    def test_served_indicators_are_said_with_the_way_back(self, lain, masuk):
        lain()
        page = teks(masuk("camat").get("/berbagi/?indeks=spbe&indikator=I1"))
        assert "Hanya yang melayani SPBE I1." in page
        assert "Tampilkan semua" in page


class TestLate:
    @pytest.mark.parametrize(("lewat", "kata"), [(1, "belum ada, lewat waktu"), (0, "belum ada"), (-1, "belum ada")])
    def test_a_visit_without_anything_after_it(self, kota, masuk, lewat, kata):
        hari = timezone.localdate()
        Kunjungan.objects.create(
            judul="Ke Rekaan", daerah="Rekaan", tanggal=hari, unit=kota.unit["dlh"], peserta="x", pelajaran="y",
            tindak_sampai=hari - timedelta(days=lewat),
        )  # fmt: skip
        page = teks(masuk("camat").get("/berbagi/studi-tiru/"))
        assert kata in page
        assert ("lewat waktu</" in page) is (lewat > 0)

    def test_when_all_is_followed_up_it_is_said(self, masuk, kota):
        assert "Semua sudah ditindaklanjuti" in teks(masuk("camat").get("/berbagi/studi-tiru/?tanpa_tindak"))


class TestLanguages:
    @pytest.mark.parametrize("bahasa", ["id", "en"])
    @pytest.mark.parametrize(
        "jalan",
        [
            "",
            "terlemah/",
            "adopsi/",
            "studi-tiru/",
            "sumber/",
            "banding/",
            "tawaran/usul/",
            "studi-tiru/lapor/",
            "publik/",
        ],
    )
    def test_every_page_in_both(self, berjalan, masuk, bahasa, jalan):
        client = masuk("kabag_ekbang")
        client.cookies["django_language"] = bahasa
        page = client.get(f"/berbagi/{jalan}")
        assert page.status_code == 200
        assert f'<html lang="{bahasa}"' in teks(page)

    @pytest.mark.parametrize("bahasa", ["id", "en"])
    def test_an_adoption_with_everything_on_it(self, berjalan, masuk, bahasa):
        client = masuk("kadis_dlh")
        client.cookies["django_language"] = bahasa
        page = teks(client.get(f"/berbagi/adopsi/{berjalan.pk}/"))
        for part in ("415.4/7/2026", "nota bertanda tangan.pdf", "Kerjakan 1", "Rp1.000.000", "Pejabat Kepala"):
            assert part in page, part
