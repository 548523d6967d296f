"""The map: its layers, and what lies in an area while somebody draws it."""

import pytest
from django.urls import reverse

from poros.domain.krisis import services
from poros.domain.krisis.models import LapisanPeta
from poros.domain.krisis.queries import peta
from poros.domain.krisis.rules.alur import Periksa
from poros.domain.krisis.tests.conftest import GENANGAN, genangan

pytestmark = pytest.mark.django_db
LUAS = [(116.79, -1.21), (116.82, -1.21), (116.82, -1.19), (116.79, -1.19), (116.79, -1.21)]


def teks(ring):
    return "\n".join(f"{lat}, {lng}" for lng, lat in ring)


def isi(client, row, titik):
    return client.get(reverse("krisis:isi_area", args=[row.pk]), {"titik": titik}).content.decode()


def test_layers_have_names_and_what_is_cut_is_drawn_last(aktif, bpbd, peta_kota, laporan):
    row = aktif()
    genangan(bpbd, row)
    told = laporan(kejadian_id=row.pk, lat=-1.2, lng=116.81)
    services.periksa(bpbd, told, hasil=Periksa.BENAR)
    found = [(f["properties"]["lapis"], f["properties"]["nama"]) for f in peta.geojson(row)["features"]]
    assert list(dict.fromkeys(lapis for lapis, _n in found)) == [
        "Wilayah", "Jalan", "Jalan terputus", "Area", "Tempat", "Laporan",
    ]  # fmt: skip
    assert [n for lapis, n in found if lapis == "Jalan terputus"] == ["Jalan Tengah"]
    assert [n for lapis, n in found if lapis == "Jalan"] == [""] * 3


def test_without_layers_of_its_own_a_map_still_has_places_and_areas(aktif, bpbd, peta_kota):
    LapisanPeta.objects.all().delete()
    row = aktif()
    genangan(bpbd, row)
    assert [f["properties"]["lapis"] for f in peta.geojson(row)["features"]] == ["Area", "Tempat"]


def test_what_lies_in_an_area_is_said_while_it_is_drawn(aktif, bpbd, peta_kota, laporan, masuk):
    row = aktif()
    told = laporan(kejadian_id=row.pk, lat=-1.2, lng=116.815)
    services.periksa(bpbd, told, hasil=Periksa.BENAR)
    page = isi(masuk("kadis_pu"), row, teks(LUAS))
    for words in (
        "3.000 orang",
        "Mekar (1.000)",
        "Damai (2.000)",
        "GOR Mekar",
        "Jalan Tengah",
        "Jalan Utara",
        told.tempat,
    ):
        assert words in page, words
    small = isi(masuk("kadis_pu"), row, teks(GENANGAN))
    assert "GOR Mekar" not in small
    assert "Jalan Utara" not in small
    assert row.area.count() == 0


@pytest.mark.parametrize(
    "titik", ["", "-1.2, 116.8", "-1.2, 116.8\n-1.2, 116.8\n-1.2, 116.8", "a, b\nc, d\ne, f", "{", "9" * 9000, "{" * 3000,
              "-91, 0\n0, 0\n1, 1"]
)  # fmt: skip
def test_what_makes_no_area_yet_is_no_mistake(aktif, masuk, titik):
    page = isi(masuk("kadis_pu"), aktif(), titik)
    assert "Gambar tiga titik atau lebih" in page


@pytest.mark.parametrize("banyak", [1, 3])
def test_it_costs_the_same_for_one_place_and_for_three(aktif, laporan, bpbd, banyak, django_assert_num_queries):
    row = aktif()
    for n in range(banyak):
        told = laporan(kejadian_id=row.pk, lat=-1.2, lng=116.8 + n / 1000)
        services.periksa(bpbd, told, hasil=Periksa.BENAR)
    with django_assert_num_queries(4):
        found = peta.isi_cincin(row, LUAS)
    assert len(found.laporan) == banyak


@pytest.mark.parametrize(("siapa", "status"), [("kadis_pu", 200), ("camat", 200), ("inspektur", 404), ("admin", 404)])
def test_who_may_draw_may_ask(aktif, masuk, siapa, status):
    row = aktif()
    for nama in ("area", "isi_area"):
        assert masuk(siapa).get(reverse(f"krisis:{nama}", args=[row.pk])).status_code == status


def test_without_scripts_the_field_remains(aktif, masuk):
    row, client = aktif(), masuk("kadis_pu")
    address = reverse("krisis:area", args=[row.pk])
    page = client.get(address).content.decode()
    assert 'name="titik"' in page
    assert 'data-bidang="#id_titik"' in page
    answer = client.post(address, {"nama": "Genangan", "jenis": "genangan", "titik": teks(GENANGAN)})
    assert answer["Location"] == reverse("krisis:lapangan", args=[row.pk])
    wrong = client.post(address, {"nama": "Genangan", "jenis": "genangan", "titik": "1, 2"})
    assert (wrong.status_code, row.area.count()) == (422, 1)
