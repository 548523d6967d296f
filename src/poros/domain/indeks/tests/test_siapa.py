"""Each page as each kind of office, before and after a result is announced; and the same pages in English."""

import pytest
from django.urls import reverse

from poros.domain.indeks import services
from poros.domain.indeks.queries import rencana as baca
from poros.domain.indeks.tests.test_izin import SEMUA

pytestmark = pytest.mark.django_db
PELAKU = {"kabag_ekbang", "asisten2", "kadis_pu", "tu_pu", "staf_pu", "kadis_dlh", "inspektur", "walikota", "sekda"}
"""Who runs it, stands above who does, owns an indicator, judges, or leads the government."""


@pytest.fixture
def rencana(kota, beku):
    begin = baca.awal(judul="Naik", tahun=2027, predikat="Baik", penilaian=beku)
    return services.susun_rencana(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=begin)


def pembaca(masuk, nama, *args) -> set[str]:
    """Offices that get the page; the others are told that there is none."""
    found = {siapa: masuk(siapa).get(reverse(f"indeks:{nama}", args=args)).status_code for siapa in SEMUA}
    assert set(found.values()) <= {200, 404}
    return {siapa for siapa, kode in found.items() if kode == 200}


@pytest.mark.parametrize(("nama", "bentuk"), [("penilaian", ()), ("kertas", ("csv",))])
def test_a_frozen_assessment(beku, masuk, nama, bentuk):
    assert pembaca(masuk, nama, beku.pk, *bentuk) == PELAKU


def test_an_announced_one(kota, beku, masuk):
    services.umumkan(kota.aktor("sekda"), beku)
    assert pembaca(masuk, "penilaian", beku.pk) == set(SEMUA)


def test_a_line_of_it(beku, butir, masuk):
    assert pembaca(masuk, "butir", butir("I2").pk) == PELAKU


def test_a_plan_is_its_units_and_the_heads(rencana, masuk):
    assert pembaca(masuk, "rencana", rencana.pk) == {"kabag_ekbang", "asisten2", "inspektur", "walikota", "sekda"}


@pytest.mark.parametrize(
    ("nama", "siapa"),
    [
        ("pembagian", {"kabag_ekbang"}),
        ("simpulan", {"kabag_ekbang", "inspektur"}),
    ],
)
def test_forms_of_an_assessment_open_for_who_may_send_them(beku, masuk, nama, siapa):
    assert pembaca(masuk, nama, beku.pk) == siapa


def test_rules_of_measurement_are_open_to_all(instrumen, masuk):
    assert pembaca(masuk, "instrumen", instrumen.pk) == set(SEMUA)


@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_the_language_of_the_reader(beku, rencana, masuk, bahasa):
    client = masuk("kabag_ekbang")
    client.cookies["django_language"] = bahasa
    words = {
        reverse("indeks:penilaian", args=[beku.pk]): ("Kertas kerja", "Working paper"),
        reverse("indeks:rencana", args=[rencana.pk]): ("Menurut rencana", "By the plan"),
    }
    for url, (indonesia, inggris) in words.items():
        page = client.get(url).content.decode()
        assert f'<html lang="{bahasa}"' in page
        assert (indonesia in page, inggris in page) == (bahasa == "id", bahasa == "en")
