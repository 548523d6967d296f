"""Other indices than the first, older versions of one, odd addresses: what the street is shown is what there is."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from poros.domain.indeks import ekspor, services
from poros.domain.indeks.models import Butir, HasilTerbit
from poros.domain.indeks.values import DataHasil

pytestmark = pytest.mark.django_db


@pytest.fixture
def umum(client):
    """Somebody who has not signed in."""
    client.defaults["HTTP_HOST"] = "uji.localhost"
    return client


@pytest.fixture
def muat(kota):
    """`muat("contoh", 2026, Kota_A=3)`: results of governments, taken in by the administrator."""

    def take(indeks: str, tahun: int, bagian: dict[str, str] | None = None, **nilai: object) -> None:
        rows = [
            DataHasil(
                indeks=indeks, tahun=tahun, nama=nama.replace("_", " "), jenis="kota", nilai=Decimal(str(n)),
                sumber=f"Laporan {indeks} {tahun}", bagian=bagian or {},
            )
            for nama, n in nilai.items()
        ]  # fmt: skip
        services.impor_hasil(kota.aktor("admin"), kota.unit["umum"], rows=rows, asal="uji")

    return take


def isi(answer) -> str:
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode("utf-8-sig")


def tabel(answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(isi(answer))))


class TestOtherIndices:
    def test_the_catalogue_leads_to_a_page_that_shows_them(self, umum, instrumen, muat):
        muat("contoh", 2026, Kota_Rekaan=3, Kota_Umpama=2)
        sets = json.loads(isi(umum.get(reverse("indeks:katalog"))))["dcat:dataset"]
        (found,) = [s for s in sets if s["dct:title"]["@value"] == "Hasil indeks CONTOH tahun 2026"]
        way = urlsplit(found["dcat:landingPage"]["@id"])
        page = isi(umum.get(f"{way.path}?{way.query}"))
        assert "Kota Rekaan" in page
        assert "Kota Umpama" in page

    def test_every_landing_page_of_the_catalogue_answers(self, umum, instrumen, muat):
        muat("contoh", 2026, Kota_Rekaan=3)
        sets = json.loads(isi(umum.get(reverse("indeks:katalog"))))["dcat:dataset"]
        assert len(sets) >= 3
        for one in sets:
            way = urlsplit(one["dcat:landingPage"]["@id"])
            assert umum.get(f"{way.path}?{way.query}").status_code == 200, way

    def test_without_a_word_the_first_index_is_shown(self, umum, instrumen, muat):
        muat("contoh", 2026, Kota_Rekaan=3)
        assert "Kota Rekaan" not in isi(umum.get(reverse("indeks:publik")))

    @pytest.mark.parametrize("indeks", ["tidak-ada", "%00", "../spbe", "SPBE'--", "x" * 300])
    def test_an_index_that_there_is_not_is_an_empty_list(self, umum, indeks):
        answer = umum.get(f"{reverse('indeks:publik')}?indeks={indeks}")
        assert answer.status_code in {200, 404}

    def test_filters_stay_with_their_index(self, umum, instrumen, muat):
        muat("contoh", 2025, Kota_Rekaan=3)
        muat("contoh", 2026, Kota_Umpama=3)
        page = isi(umum.get(f"{reverse('indeks:publik')}?indeks=contoh&tahun=2025"))
        assert ("Kota Rekaan" in page, "Kota Umpama" in page) == (True, False)

    def test_one_government_s_page_is_of_its_index(self, umum, instrumen, muat):
        muat("contoh", 2026, {"D1": "3", "D2": "2"}, Kota_Rekaan=3, Kota_Umpama=2)
        row = HasilTerbit.objects.get(nama="Kota Rekaan")
        page = isi(umum.get(reverse("indeks:publik_daerah", args=[row.pk])))
        assert "CONTOH" in page
        assert "Kebijakan" in page


class TestVersions:
    """D1 and D2 were measured by the first version, D2 and D9 by the second."""

    @pytest.fixture
    def dua(self, kota, instrumen, naskah, muat):
        later = naskah.replace("contoh-2026", "contoh-2028").replace("dari: 2026-01-01", "dari: 2028-01-01")
        later = later.replace("kode: D1", "kode: D9").replace("nama: Kebijakan\n", "nama: Tata Kelola\n")
        services.catat_instrumen(kota.aktor("admin"), kota.unit["umum"], naskah=later)
        muat("contoh", 2026, {"D1": "3.5", "D2": "2"}, Kota_A=2.6)
        muat("contoh", 2028, {"D9": "4", "D2": "3"}, Kota_A=3.4)

    def test_the_whole_file_keeps_the_parts_of_every_version(self, umum, dua):
        old, new = tabel(umum.get(reverse("indeks:publik_data", args=["contoh"])))
        assert (old["tahun"], old["bagian_D1"], old["bagian_D2"], old["bagian_D9"]) == ("2026", "3.5", "2", "")
        assert (new["tahun"], new["bagian_D1"], new["bagian_D2"], new["bagian_D9"]) == ("2028", "", "3", "4")

    def test_it_can_be_taken_in_again_unchanged(self, umum, dua):
        text = isi(umum.get(reverse("indeks:publik_data", args=["contoh"]))).encode()
        again = {(r.tahun, r.nama, r.nilai, tuple(sorted(r.bagian.items()))) for r in ekspor.baca(text, "contoh")}
        kept = HasilTerbit.objects.filter(indeks="contoh")
        assert again == {(r.tahun, r.nama, r.nilai, tuple(sorted(r.bagian.items()))) for r in kept}

    @pytest.mark.parametrize(
        ("tahun", "ada", "tiada"), [(2026, "bagian_D1", "bagian_D9"), (2028, "bagian_D9", "bagian_D1")]
    )
    def test_a_single_year_has_the_parts_of_its_own(self, umum, dua, tahun, ada, tiada):
        (row,) = tabel(umum.get(reverse("indeks:data_tahun", args=["contoh", tahun, "csv"])))
        assert ada in row
        assert tiada not in row

    def test_json_and_csv_say_the_same(self, umum, dua):
        (told,) = json.loads(isi(umum.get(reverse("indeks:data_tahun", args=["contoh", 2028, "json"]))))
        (row,) = tabel(umum.get(reverse("indeks:data_tahun", args=["contoh", 2028, "csv"])))
        assert {k: str(v if v is not None else "") for k, v in told.items()}.keys() == row.keys()
        assert (Decimal(str(told["nilai"])), told["nama"]) == (Decimal(row["nilai"]), row["nama"])


class TestAnnounced:
    @pytest.fixture
    def hasil(self, kota, beku):
        return services.umumkan(kota.aktor("sekda"), beku)

    def test_the_page_shows_what_was_frozen_whatever_stands_in_the_rows(self, umum, hasil):
        """The signed sheet, the data and the page say one number."""
        Butir.objects.update(internal=Decimal(5), mandiri=Decimal(5))
        page = isi(umum.get(reverse("indeks:publik_hasil", args=[hasil.pk])))
        assert "1,80" in page
        assert "5,00" not in page

    def test_in_english_with_the_same_numbers(self, umum, hasil):
        umum.cookies["django_language"] = "en"
        page = isi(umum.get(reverse("indeks:publik_hasil", args=[hasil.pk])))
        assert "1.80" in page
        assert '<html lang="en"' in page

    def test_the_catalogue_is_in_indonesian_for_everybody(self, umum, hasil):
        umum.cookies["django_language"] = "en"
        text = isi(umum.get(reverse("indeks:katalog")))
        assert "Hasil indeks SPBE tahun 2023" in text
        assert "Nilai tiap bagian dan indikator menurut Peraturan Contoh 1/2026." in text

    def test_its_day_is_in_the_catalogue(self, umum, hasil):
        sets = json.loads(isi(umum.get(reverse("indeks:katalog"))))["dcat:dataset"]
        own = next(s for s in sets if s["dct:title"]["@value"] == "Indeks Contoh 2026")
        told = date.fromisoformat(own["dct:issued"]["@value"])
        assert (
            told == hasil.riwayat.latest("id").waktu.date()
            or abs((told - hasil.riwayat.latest("id").waktu.date()).days) == 1
        )
        assert own["dct:temporal"]["dcat:endDate"]["@value"] == "2026-12-31"


class TestAddresses:
    @pytest.mark.parametrize(
        "jalan",
        [
            "publik/daerah/0/", "publik/daerah/99999999999999999999/", "publik/hasil/0/", "publik/data/spbe/1.csv",
            "publik/data/spbe/99999999999.csv", "publik/data/tidak-ada/2023.csv", "publik/data/spbe/2023.xlsx",
            "publik/hasil/99999999999999999999.json", "publik/data/spbe/2023.%00",
        ],
    )  # fmt: skip
    def test_what_there_is_not(self, umum, jalan):
        assert umum.get(f"/indeks/{jalan}").status_code == 404

    @pytest.mark.parametrize(
        "kueri",
        ["?tahun=x", "?tahun=999999999999", "?jenis=negara", "?mulai=-1", "?mulai=99999", "?mulai=%C2%B2", "?q=%00",
         "?q=" + "x" * 200, "?penduduk=semua", "?provinsi=99", "?tahun=2023&tahun=2024"],
    )  # fmt: skip
    def test_filters_that_make_no_sense_narrow_nothing_and_break_nothing(self, umum, kueri):
        assert umum.get(f"/indeks/publik/{kueri}").status_code == 200

    @pytest.mark.parametrize("cara", ["post", "put", "delete"])
    @pytest.mark.parametrize("nama", ["publik", "katalog"])
    def test_nobody_writes(self, umum, cara, nama):
        assert getattr(umum, cara)(reverse(f"indeks:{nama}")).status_code == 405

    def test_a_search_is_text_and_nothing_else(self, umum):
        page = isi(umum.get("/indeks/publik/?q=<script>alert(1)</script>"))
        assert "<script>alert" not in page
