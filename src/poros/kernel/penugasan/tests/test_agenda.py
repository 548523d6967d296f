"""The agenda of an official: what claims his time on a day, told to him as far as he may know it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from poros.kernel.penugasan import queries, services
from poros.kernel.penugasan.models import Arahan, SumberDaya
from poros.kernel.penugasan.rules import Kerahasiaan, StatusArahan
from poros.kernel.penugasan.values import Klaim

WIB, WITA, WIT = (ZoneInfo(f"Asia/{name}") for name in ("Jakarta", "Makassar", "Jayapura"))
HARI = datetime(2027, 12, 31, tzinfo=WIB)
JAM = timedelta(hours=1)


@pytest.fixture
def waktu(kota) -> SumberDaya:
    """The time of the Sekda."""
    return SumberDaya.objects.create(kode="sekda", nama="Waktu Sekda", jenis="pejabat", orang_id=kota.orang["sekda"].pk)


@pytest.fixture
def acara(beri, waktu):
    """An order that claims the Sekda's time from one hour to another of the last day of the year."""

    def make(dari, sampai, siapa="walikota", kepada="setda", **isi):
        return beri(siapa, kepada, klaim=(Klaim(waktu.pk, HARI + dari * JAM, HARI + sampai * JAM),), **isi)

    return make


def sehari(kota, siapa="sekda", hari=HARI, lama=24):
    return list(queries.agenda(kota.aktor(siapa), hari, hari + lama * JAM))


@pytest.mark.parametrize(
    ("dari", "sampai", "ada"),
    [
        (9, 10, True),
        (0, 1, True),  # begins with the day
        (-1, 0, False),  # ends as the day begins
        (-1, 0.5, True),  # reaches over midnight
        (23, 25, True),  # into the new year
        (24, 25, False),  # begins as the day ends
        (-5, 30, True),  # longer than the day
    ],
)
def test_the_day_holds_what_touches_it(kota, acara, dari, sampai, ada):
    acara(dari, sampai)
    assert bool(sehari(kota)) is ada


@pytest.mark.parametrize(("zona", "ada"), [(WIB, True), (WITA, True), (WIT, False)])
def test_a_day_is_that_of_the_zone_in_which_it_is_asked_for(kota, acara, zona, ada):
    """22.30-23.00 in Jakarta is the new year in Jayapura."""
    acara(22.5, 23)
    assert bool(sehari(kota, hari=HARI.replace(tzinfo=zona))) is ada


def test_a_leap_day_is_a_day(kota, beri, waktu):
    kabisat = datetime(2028, 2, 29, tzinfo=WIB)
    beri("walikota", "setda", klaim=(Klaim(waktu.pk, kabisat + 8 * JAM, kabisat + 9 * JAM),))
    assert len(sehari(kota, hari=kabisat)) == 1
    assert sehari(kota, hari=kabisat + 24 * JAM) == []
    assert sehari(kota, hari=kabisat - 24 * JAM) == []


def test_in_the_order_of_the_day(kota, acara):
    for dari in (15, 8, 11):
        acara(dari, dari + 1, isi=f"pukul {dari}")
    assert [k.arahan.isi for k in sehari(kota)] == ["pukul 8", "pukul 11", "pukul 15"]


@pytest.mark.parametrize(
    ("status", "ada"),
    [
        (StatusArahan.BERLAKU, True),
        (StatusArahan.SELESAI, True),
        (StatusArahan.DITARIK, False),
        (StatusArahan.DIGANTIKAN, False),
    ],
)
def test_what_no_longer_holds_leaves_the_agenda_and_what_is_done_stays(kota, acara, status, ada):
    arahan = acara(9, 10)
    Arahan.objects.filter(pk=arahan.pk).update(status=status)
    assert bool(sehari(kota)) is ada


@pytest.mark.parametrize("siapa", ["walikota", "kadis_pu", "tu", "admin"])
def test_nobody_reads_the_agenda_of_another(kota, acara, siapa):
    acara(9, 10)
    assert sehari(kota, siapa) == []


@pytest.mark.parametrize("banyak", [1, 3])
def test_it_is_one_query(kota, acara, banyak, django_assert_num_queries):
    for n in range(banyak):
        acara(n, n + 1, kerahasiaan=(Kerahasiaan.RAHASIA, Kerahasiaan.BIASA)[n % 2])
    sekda = kota.aktor("sekda")
    with django_assert_num_queries(1):
        rows = list(queries.agenda(sekda, HARI, HARI + 24 * JAM))
        assert [k.arahan.penerbit.nama + k.sumber_daya.nama for k in rows] == ["Wali KotaWaktu Sekda"] * banyak


@pytest.mark.parametrize(
    ("kepada", "kerahasiaan", "tersembunyi"),
    [
        ("setda", Kerahasiaan.RAHASIA, False),  # his own office got it
        ("pu", Kerahasiaan.RAHASIA, True),
        ("pu", Kerahasiaan.SANGAT_RAHASIA, True),
        ("pu", Kerahasiaan.TERBATAS, False),
    ],
)
def test_of_a_secret_order_that_is_not_his_he_learns_only_when(kota, acara, kepada, kerahasiaan, tersembunyi):
    acara(9, 10, kepada=kepada, isi="Jangan disebut", kerahasiaan=kerahasiaan)
    (row,) = sehari(kota)
    assert row.tersembunyi is tersembunyi
    assert row.mulai == HARI + 9 * JAM


def test_who_gave_the_secret_order_reads_it_in_his_own_agenda(kota, acara):
    acara(9, 10, siapa="sekda", kepada="pu", kerahasiaan=Kerahasiaan.RAHASIA)
    (row,) = sehari(kota)
    assert row.tersembunyi is False
    services.tarik(kota.aktor("sekda"), row.arahan, alasan="batal")
    assert sehari(kota) == []
