"""My week in the time of the place, and a ranking that counts only what is enough to count."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.kernel.daerah.middleware import forget
from poros.kernel.daerah.models import Daerah
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.values import Klaim

AGENDA = reverse("koordinasi:agenda")
SESI = 3
"""Queries of any page: session, account, office."""


@pytest.fixture
def zona():
    """Let the government live in another zone."""

    def move(nama):
        Daerah.objects.update(zona_waktu=nama)
        forget()
        return ZoneInfo(nama)

    yield move
    forget()


@pytest.fixture
def undang(beri, waktu_sekda):
    """Claim the Sekda's time for one hour."""

    def claim(mulai, isi="Rapat", selama=1):
        return beri(
            "walikota", "setda", isi=isi, klaim=(Klaim(waktu_sekda.pk, mulai, mulai + timedelta(hours=selama)),)
        )

    return claim


def pukul(tempat, hari, jam, menit=0):
    """A moment, so many days from today where the government is."""
    return datetime.combine(datetime.now(tempat).date() + timedelta(days=hari), time(jam, menit), tempat)


def tertulis(page):
    """What stands under which day."""
    return [(hari, [str(row.arahan) for row in rows]) for hari, rows in page.context["hari"]]


@pytest.mark.parametrize("nama", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_a_day_begins_where_the_government_is(masuk, undang, zona, nama):
    tempat = zona(nama)
    besok = datetime.now(tempat).date() + timedelta(days=1)
    undang(pukul(tempat, 1, 23), "Malam", selama=0.75)
    undang(pukul(tempat, 2, 0), "Tengah malam")
    undang(pukul(tempat, 1, 0, 15), "Dini hari")
    assert tertulis(masuk("sekda").get(AGENDA)) == [
        (besok, ["Dini hari", "Malam"]),
        (besok + timedelta(days=1), ["Tengah malam"]),
    ]


def test_the_week_ends_before_the_eighth_day_and_what_began_yesterday_stands_under_today(masuk, undang, zona):
    tempat = zona("Asia/Makassar")
    hari_ini = datetime.now(tempat).date()
    undang(pukul(tempat, -1, 22), "Siaga", selama=26)
    undang(pukul(tempat, -1, 8), "Kemarin")
    undang(pukul(tempat, 6, 23), "Hari ketujuh")
    undang(pukul(tempat, 7, 0), "Hari kedelapan")
    found = tertulis(masuk("sekda").get(AGENDA))
    assert found == [(hari_ini, ["Siaga"]), (hari_ini + timedelta(days=6), ["Hari ketujuh"])]


def test_what_is_taken_back_is_no_appointment_and_others_have_their_own(masuk, undang, kota, zona):
    tempat = zona("Asia/Jakarta")
    batal = undang(pukul(tempat, 1, 9), "Batal")
    undang(pukul(tempat, 1, 10), "Jadi")
    services.tarik(kota.aktor("walikota"), batal, alasan="Dibatalkan")
    assert [rows for _hari, rows in tertulis(masuk("sekda").get(AGENDA))] == [["Jadi"]]
    assert tertulis(masuk("walikota").get(AGENDA)) == []


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_week_is_one_query_beyond_the_session(masuk, undang, zona, banyak, django_assert_num_queries):
    tempat = zona("Asia/Jakarta")
    for n in range(banyak):
        undang(pukul(tempat, 1, 8 + 2 * n))
    client = masuk("sekda")
    client.get(AGENDA)
    with django_assert_num_queries(SESI + 1):
        client.get(AGENDA)


@pytest.fixture
def hasil(beri):
    """So many results of a unit, each of which took so many days."""

    def make(unit, banyak, lama):
        kini = timezone.now()
        parts = [beri("sekda", unit).penugasan.get().pk for _n in range(banyak)]
        done = {"diserahkan": kini, "selesai": kini, "status": "selesai", "kemajuan": 100}
        Penugasan.objects.filter(pk__in=parts).update(dikirim=kini - timedelta(days=lama), **done)

    return make


@pytest.mark.parametrize(("banyak", "terlama"), [(9, "pu"), (10, "sos")])
def test_few_slow_results_neither_lead_the_ranking_nor_its_chart(masuk, program, kota, hasil, *, banyak, terlama):
    hasil("pu", 10, 9)
    hasil("sos", banyak, 60)
    page = masuk("sekda").get(reverse("koordinasi:kinerja"))
    assert page.context["temuan"].startswith(f"{kota.unit[terlama].nama} paling lama")
    text = page.content.decode()
    assert text.count("terlalu sedikit untuk diperingkat") == (2 if banyak == 9 else 0)  # the dinas and its asisten
    rows = program("walikota").get("/kinerja").json()["unit"]
    assert rows[0]["unit"] == kota.unit[terlama].pk
    assert {row["unit"]: row["layak_peringkat"] for row in rows} == {
        kota.unit["pu"].pk: True,
        kota.unit["sos"].pk: banyak == 10,
    }


def test_when_all_have_few_nobody_is_called_slow(masuk, hasil):
    hasil("pu", 2, 90)
    hasil("sos", 3, 1)
    page = masuk("sekda").get(reverse("koordinasi:kinerja"))
    assert (page.context["temuan"], page.context["grafik"]) == ("", None)
    assert "paling lama" not in page.content.decode()
