"""Who is slow: the span that is asked for, units that are no more, and the page in both languages."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from poros.domain.koordinasi.forms.periode import Periode
from poros.kernel.organisasi.models import Unit, VersiPeta
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.queries.statistik import akhir_bulan, mundur
from poros.kernel.penugasan.rules import Peran

HARI = date(2028, 2, 29)


@pytest.mark.parametrize(
    ("dari", "sampai", "rentang"),
    [
        ("", "", (date(2027, 12, 1), HARI)),
        ("2028-01-15", "", (date(2028, 1, 1), HARI)),
        ("2028-01-15", "2028-01-20", (date(2028, 1, 1), date(2028, 1, 31))),
        ("2027-02-10", "2027-02-20", (date(2027, 2, 1), date(2027, 2, 28))),
        ("2024-02-10", "2024-02-20", (date(2024, 2, 1), date(2024, 2, 29))),  # a leap year
        ("2028-03-01", "2028-09-30", (date(2028, 2, 1), HARI)),  # the future is not counted
        ("2028-02-20", "2027-12-05", (date(2027, 12, 1), date(2027, 12, 31))),  # the wrong way round
        ("2020-01-01", "2027-12-31", (date(2027, 1, 1), date(2027, 12, 31))),  # a year at most
        ("kemarin", "lusa", (date(2027, 12, 1), HARI)),
        ("0001-01-01", "0001-01-31", (date(2027, 12, 1), HARI)),
        ("9999-12-31", "9999-12-31", (date(2028, 2, 1), HARI)),
        ("1999-12-31", "", (date(2027, 12, 1), HARI)),
        ("2000-01-01", "2000-01-02", (date(2000, 1, 1), date(2000, 1, 31))),
    ],
)
def test_the_span_is_whole_months_of_the_past(dari, sampai, rentang):
    assert Periode({"dari": dari, "sampai": sampai}, HARI).rentang() == rentang


@given(st.dates(), st.dates(), st.dates(date(2001, 1, 1), date(2190, 1, 1)))
def test_any_span_is_at_most_a_year_of_whole_months(dari, sampai, hari):
    first, last = Periode({"dari": dari.isoformat(), "sampai": sampai.isoformat()}, hari).rentang()
    assert first.day == 1
    assert first <= last <= hari
    assert last in {hari, akhir_bulan(last)}
    assert first >= mundur(last, 11)


@pytest.mark.parametrize("kueri", ["dari=0001-01-01", "sampai=0001-01-31", "sampai=0003-05-05&dari=0002-01-01"])
def test_no_year_breaks_the_page(masuk, kueri):
    assert masuk("sekda").get(f"{reverse('koordinasi:kinerja')}?{kueri}").status_code == 200


@pytest.fixture
def sepuluh(beri):
    """Ten results of a unit, each of which took so many days."""

    def make(unit, lama):
        kini = timezone.now()
        for _n in range(10):
            part = beri("sekda", unit).penugasan.get()
            Penugasan.objects.filter(pk=part.pk).update(
                dikirim=kini - timedelta(days=lama), diserahkan=kini, status="selesai", kemajuan=100
            )

    return make


def bubarkan(kota, kode):
    Unit.objects.filter(pk=kota.unit[kode].pk).update(aktif=False)
    VersiPeta.objects.update(nilai=99)


def test_a_unit_that_is_no_more_keeps_its_figures_but_leads_no_ranking(masuk, kota, sepuluh):
    """After a reorganisation the page must still open: its results were counted, the map no longer has it."""
    sepuluh("sos", 40)
    sepuluh("pu", 9)
    bubarkan(kota, "sos")
    page = masuk("sekda").get(reverse("koordinasi:kinerja"))
    assert page.status_code == 200
    assert page.context["temuan"].startswith("Dinas Pekerjaan Umum paling lama")
    assert {line.unit_id for line in page.context["hasil"].unit} == {kota.unit["sos"].pk, kota.unit["pu"].pk}


def test_when_only_such_units_have_results_there_is_no_chart(masuk, kota, sepuluh):
    sepuluh("sos", 9)
    bubarkan(kota, "sos")
    page = masuk("sekda").get(reverse("koordinasi:kinerja"))
    assert (page.status_code, page.context["grafik"], page.context["temuan"]) == (200, None, "")


@pytest.mark.parametrize(
    ("bahasa", "kata"),
    [("id", ("Siapa lambat", "terlalu sedikit untuk diperingkat")), ("en", ("Who is slow", "too few to be ranked"))],
)
def test_in_both_languages(masuk, tugas, lewat, bahasa, kata):
    lewat(tugas, 3)
    page = masuk("sekda").get(reverse("koordinasi:kinerja"), headers={"Accept-Language": bahasa}).content.decode()
    assert kata[0] in page
    assert kata[1] in page


@pytest.mark.parametrize(
    ("siapa", "unit"),
    [("sekda", {"pu", "sos"}), ("kabag_ekbang", {"pu"}), ("asisten1", {"sos"}), ("kadis_pu", {"pu"}), ("camat", set())],
)
def test_everybody_compares_what_he_sees(program, kota, beri, siapa, unit):
    for kode in ("pu", "sos"):
        beri("sekda", kode, ("kec", Peran.TEMBUSAN))
    Penugasan.objects.update(tenggat=timezone.now() - timedelta(days=3))
    found = program(siapa).get("/kinerja").json()["unit"]
    assert {row["unit"] for row in found} == {kota.unit[kode].pk for kode in unit}
    assert all(row["tertunggak"] == 1 for row in found)
