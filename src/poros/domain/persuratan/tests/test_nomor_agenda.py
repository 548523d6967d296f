"""The agenda number: its year is that of receipt on the government's clock, its register runs through the house."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from poros.domain.persuratan import cetak, queries
from poros.domain.persuratan.models import Surat
from poros.kernel.commands import Ditolak
from poros.kernel.penomoran.models import Register

pytestmark = pytest.mark.django_db
ZONA = {"Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}


@pytest.mark.parametrize(
    ("jam_utc", "tahun"),
    [
        (14, {"Asia/Jakarta": 2026, "Asia/Makassar": 2026, "Asia/Jayapura": 2026}),
        (15, {"Asia/Jakarta": 2026, "Asia/Makassar": 2026, "Asia/Jayapura": 2027}),
        (16, {"Asia/Jakarta": 2026, "Asia/Makassar": 2027, "Asia/Jayapura": 2027}),
        (17, {"Asia/Jakarta": 2027, "Asia/Makassar": 2027, "Asia/Jayapura": 2027}),
    ],
)
@pytest.mark.parametrize("zona", ZONA)
def test_the_year_turns_at_local_midnight(catat, zona, jam_utc, tahun):
    with timezone.override(zona):
        surat = catat(diterima=datetime(2026, 12, 31, jam_utc, tzinfo=UTC))
    assert surat.tahun == tahun[zona]
    assert surat.agenda.endswith(f"/{tahun[zona]}")


def test_each_year_begins_with_one_and_a_late_entry_goes_on_where_its_year_was(catat):
    lama, baru = datetime(2025, 12, 31, 2, tzinfo=UTC), datetime(2026, 1, 2, 2, tzinfo=UTC)
    made = [catat(f"{n}", diterima=when) for n, when in enumerate((lama, baru, lama, baru))]
    assert [(s.tahun, s.urut) for s in made] == [(2025, 1), (2026, 1), (2025, 2), (2026, 2)]


def test_units_share_the_register_of_the_house(catat):
    assert [catat("1").agenda, catat("2", oleh="tu_pu", kepada="kadis_pu").agenda] == [
        "0001/500.14/Bag. Umum/2026",
        "0002/500.14/Dinas PU/2026",
    ]


@pytest.mark.parametrize(
    ("template", "agenda"),
    [
        ("{urut}/{tahun}", "1/2026"),
        ("{urut:05}-{bulan_romawi}", "00001-XI"),
        ("{kode}/{unit}/{urut}", "500.14/Bag. Umum/1"),
        ("{instansi}/{bulan}/{urut:02}", "Bagian Umum/11/01"),
    ],
)
def test_the_template_is_the_governments_own(catat, template, agenda):
    Register.objects.filter(kode="surat-masuk").update(template=template)
    assert catat().agenda == agenda


def test_numbers_above_the_padding_grow(catat):
    catat()
    from poros.kernel.penomoran.models import Penghitung

    Penghitung.objects.update(terakhir=9999)
    assert catat("2").agenda.startswith("10000/")


def test_a_number_is_used_once_by_law_of_the_database(catat):
    surat = catat()
    twin = Surat.objects.get(pk=surat.pk)
    twin.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


@pytest.mark.parametrize("tanggal", [date(2024, 2, 29), date(2026, 11, 20)])
def test_a_letter_may_be_old_but_not_from_tomorrow(catat, tanggal):
    assert catat(tanggal=tanggal).tanggal == tanggal


def test_today_is_the_local_day(catat):
    """At 23.30 in UTC it is tomorrow already in Indonesia: a letter of that day is no letter of the future."""
    hari = timezone.localdate()
    assert catat(tanggal=hari).tanggal == hari
    with pytest.raises(Ditolak):
        catat("2", tanggal=date.fromordinal(hari.toordinal() + 1))


@pytest.mark.parametrize(
    ("diterima", "ada"),
    [
        (datetime(2026, 10, 31, 16, 59, tzinfo=UTC), False),
        (datetime(2026, 10, 31, 17, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 30, 16, 59, 59, 999_999, tzinfo=UTC), True),
        (datetime(2026, 11, 30, 17, 0, tzinfo=UTC), False),
    ],
)
def test_both_days_of_the_book_count_from_midnight_to_midnight(catat, kota, diterima, ada):
    catat(diterima=diterima)
    with timezone.override("Asia/Jakarta"):
        book = cetak.baris_agenda(kota.aktor("tu"), date(2026, 11, 1), date(2026, 11, 30))
        assert book.exists() is ada


def test_the_book_runs_over_the_turn_of_the_year_in_order_of_number(catat, kota):
    baru, lama = datetime(2026, 1, 2, 2, tzinfo=UTC), datetime(2025, 12, 31, 2, tzinfo=UTC)
    for nomor, when in (("b1", baru), ("l1", lama), ("l2", lama)):
        catat(nomor, diterima=when)
    book = queries.agenda(kota.aktor("tu"), datetime(2025, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
    assert [s.nomor for s in book] == ["l1", "l2", "b1"]


def test_the_book_of_a_secretariat_shows_no_secret_of_a_colleague(catat, kota):
    catat("1"), catat("2/R", kerahasiaan="rahasia")
    span = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
    assert [s.nomor for s in queries.agenda(kota.aktor("tu"), *span)] == ["1", "2/R"]
    assert [s.nomor for s in queries.agenda(kota.aktor("kabag_umum"), *span)] == ["1"]
