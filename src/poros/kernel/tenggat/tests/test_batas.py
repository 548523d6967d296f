"""Clocks at the edges: last and first day of a version, ends of months, leap days, zones, weeks that change."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils import timezone
from django.utils.translation import override

from poros.kernel.tenggat.benih import benih
from poros.kernel.tenggat.models import AturanTenggat, HariLibur, MingguKerja
from poros.kernel.tenggat.queries import baca, mesin, mesin_versi
from poros.pure.tenggat import NotInForceError

pytestmark = pytest.mark.django_db
WIB = ZoneInfo("Asia/Jakarta")


@pytest.fixture
def aturan():
    """A rule of our own, with changes by name."""

    def make(**lain):
        row = {
            "kode": "uji",
            "nama": "Uji",
            "dasar": "Perwali",
            "jumlah": 1,
            "satuan": "hari",
            "mulai": "mulai",
            "henti": "selesai",
            "mutu": "P",
            "dari": date(2020, 1, 1),
        }
        return AturanTenggat.objects.create(**(row | lain))

    return make


def tanggal(kode, mulai) -> date:
    return baca().jatuh_tempo(kode, mulai).date()


@pytest.mark.parametrize(
    ("satuan", "jumlah", "mulai", "akhir"),
    [
        ("hari", 1, date(2024, 2, 28), date(2024, 2, 29)),
        ("hari", 1, date(2026, 2, 28), date(2026, 3, 1)),
        ("hari", 0, date(2026, 11, 23), date(2026, 11, 23)),
        ("hari", 1, date(2026, 12, 31), date(2027, 1, 1)),
        ("bulan", 1, date(2026, 1, 31), date(2026, 2, 28)),
        ("bulan", 1, date(2024, 1, 31), date(2024, 2, 29)),
        ("bulan", 12, date(2024, 2, 29), date(2025, 2, 28)),
        ("bulan", 1, date(2026, 12, 15), date(2027, 1, 15)),
        ("hari_kerja", 1, date(2026, 11, 20), date(2026, 11, 23)),
        ("hari_kerja", 1, date(2026, 11, 21), date(2026, 11, 23)),
        ("hari_kerja", 1, date(2026, 12, 31), date(2027, 1, 4)),
    ],
)
def test_ends_of_months_and_years(aturan, satuan, jumlah, mulai, akhir):
    aturan(satuan=satuan, jumlah=jumlah)
    assert tanggal("uji", datetime(mulai.year, mulai.month, mulai.day, 9, tzinfo=WIB)) == akhir


@pytest.mark.parametrize(("hari", "jumlah"), [(date(2026, 6, 30), 1), (date(2026, 7, 1), 5), (date(2026, 12, 31), 5)])
def test_the_last_and_the_first_day_of_a_version(aturan, hari, jumlah):
    aturan(jumlah=1, sampai=date(2026, 6, 30))
    aturan(jumlah=5, dari=date(2026, 7, 1), sampai=date(2026, 12, 31))
    assert tanggal("uji", datetime(hari.year, hari.month, hari.day, 9, tzinfo=WIB)) == hari + timedelta(days=jumlah)


@pytest.mark.parametrize("hari", [date(2019, 12, 31), date(2026, 7, 1)])
def test_before_and_after_no_version_holds(aturan, hari):
    aturan(sampai=date(2026, 6, 30))
    with pytest.raises(NotInForceError):
        tanggal("uji", datetime(hari.year, hari.month, hari.day, 9, tzinfo=WIB))


@pytest.mark.parametrize("zona", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_a_day_ends_at_local_midnight(aturan, zona):
    aturan(jumlah=0)
    with timezone.override(zona):
        end = baca().jatuh_tempo("uji", datetime(2026, 11, 23, 15, 30, tzinfo=ZoneInfo("UTC")))
    lokal = end.astimezone(ZoneInfo(zona))
    assert (lokal.hour, lokal.minute) == (23, 59)
    assert lokal.date() == date(2026, 11, 24 if zona == "Asia/Jayapura" else 23)


@pytest.mark.parametrize(("geser", "akhir"), [(False, date(2026, 11, 21)), (True, date(2026, 11, 23))])
def test_an_end_on_a_day_off_rolls_only_where_the_rule_says_so(aturan, geser, akhir):
    aturan(geser=geser)
    assert tanggal("uji", datetime(2026, 11, 20, 9, tzinfo=WIB)) == akhir


def test_a_long_row_of_days_off_is_passed_over(aturan):
    aturan(satuan="hari_kerja", jumlah=2)
    HariLibur.objects.bulk_create(
        HariLibur(tanggal=date(2026, 11, 23) + timedelta(days=n), jenis="cuti", keterangan="Cuti", dasar="SKB")
        for n in range(5)
    )
    assert tanggal("uji", datetime(2026, 11, 20, 9, tzinfo=WIB)) == date(2026, 12, 1)


def test_the_week_changes_on_its_day(aturan):
    aturan(satuan="hari_kerja", jumlah=1)
    MingguKerja.objects.all().delete()
    MingguKerja.objects.create(dari=date(2020, 1, 1), sampai=date(2026, 11, 27))
    MingguKerja.objects.create(dari=date(2026, 11, 28), hari=0b0111111)
    assert tanggal("uji", datetime(2026, 11, 20, 9, tzinfo=WIB)) == date(2026, 11, 23)
    assert tanggal("uji", datetime(2026, 11, 27, 9, tzinfo=WIB)) == date(2026, 11, 28)


def test_without_any_week_five_days_are_worked(aturan):
    aturan(satuan="hari_kerja", jumlah=1)
    MingguKerja.objects.all().delete()
    assert tanggal("uji", datetime(2026, 11, 20, 9, tzinfo=WIB)) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("kini", "hari"),
    [
        (datetime(2026, 11, 20, 9, tzinfo=WIB), 0),
        (datetime(2026, 11, 20, 23, 59, tzinfo=WIB), 0),
        (datetime(2026, 11, 22, 12, tzinfo=WIB), 0),
        (datetime(2026, 11, 23, 0, 0, tzinfo=WIB), 1),
        (datetime(2026, 11, 22, 18, 0, tzinfo=ZoneInfo("UTC")), 1),
        (datetime(2026, 11, 27, 12, tzinfo=WIB), 5),
    ],
)
def test_lateness_is_told_in_working_days_begun(kini, hari):
    assert baca().terlambat(datetime(2026, 11, 20, 23, 59, tzinfo=WIB), kini) == hari


@pytest.mark.parametrize("banyak", [1, 3])
def test_reading_costs_three_statements_whatever_their_number(aturan, banyak, django_assert_num_queries):
    for n in range(banyak):
        aturan(kode=f"uji-{n}")
    with django_assert_num_queries(3):
        engine = baca()
    assert {f"uji-{n}" for n in range(banyak)} <= {a.kode for a in engine.aturan}


def test_each_version_of_the_map_has_its_engine(aturan, django_assert_num_queries):
    first = mesin_versi(101)
    aturan()
    assert mesin_versi(101) is first
    with django_assert_num_queries(3):
        second = mesin_versi(102)
    assert "uji" in {a.kode for a in second.aturan}
    assert "uji" not in {a.kode for a in first.aturan}


def test_governments_share_no_engine():
    here = mesin_versi(7)
    uji = connection.tenant
    connection.set_schema_to_public()
    try:
        from poros.kernel.tenggat import queries

        assert connection.schema_name not in queries._mesin
        assert queries._mesin[uji.schema_name][1] is here
    finally:
        connection.set_tenant(uji)


def test_an_actor_of_today_reads_the_engine_of_today(kota):
    assert mesin(kota.aktor("sekda")) is mesin(kota.aktor("tu"))


class TestSeed:
    def test_a_day_that_was_taken_out_does_not_come_back(self):
        gone = HariLibur.objects.filter(jenis="nasional").earliest("tanggal")
        HariLibur.objects.filter(pk=gone.pk).delete()
        benih()
        assert not HariLibur.objects.filter(tanggal=gone.tanggal).exists()

    def test_a_rule_that_was_taken_out_comes_back_as_it_was_made(self):
        before = AturanTenggat.objects.filter(kode="surat-biasa").values("jumlah", "satuan", "dasar").get()
        AturanTenggat.objects.filter(kode="surat-biasa").delete()
        benih()
        assert AturanTenggat.objects.filter(kode="surat-biasa").values("jumlah", "satuan", "dasar").get() == before

    def test_an_empty_government_gets_everything(self):
        """What modules bring of their own they seed themselves."""
        counts = [m.objects.count() for m in (HariLibur, MingguKerja)]
        rules = set(AturanTenggat.objects.values_list("kode", flat=True))
        for model in (AturanTenggat, HariLibur, MingguKerja):
            model.objects.all().delete()
        benih()
        assert [m.objects.count() for m in (HariLibur, MingguKerja)] == counts
        assert all(counts)
        assert rules > set(AturanTenggat.objects.values_list("kode", flat=True)) > {"surat-biasa"}

    def test_a_week_of_ones_own_stays_the_only_one(self):
        MingguKerja.objects.all().delete()
        MingguKerja.objects.create(dari=date(2020, 1, 1), hari=0b0111111)
        benih()
        assert list(MingguKerja.objects.values_list("hari", flat=True)) == [0b0111111]


@pytest.mark.parametrize(
    ("jumlah", "satuan", "id_", "en"),
    [
        (1, "hari_kerja", "1 hari kerja", "1 working day"),
        (5, "hari_kerja", "5 hari kerja", "5 working days"),
        (1, "jam", "1 jam", "1 hour"),
        (24, "jam", "24 jam", "24 hours"),
    ],
)
def test_how_long_in_both_languages(jumlah, satuan, id_, en):
    row = AturanTenggat(jumlah=jumlah, satuan=satuan)
    for kode, words in (("id", id_), ("en", en)):
        with override(kode):
            assert row.lama == words


def test_rows_read_as_what_they_are():
    assert str(AturanTenggat(nama="Surat biasa")) == "Surat biasa"
    assert str(MingguKerja(dari=date(2026, 1, 1), hari=0b0011111)) == "2026-01-01: 0011111"
    assert str(HariLibur(tanggal=date(2026, 8, 17), keterangan="Hari Kemerdekaan")) == "2026-08-17 Hari Kemerdekaan"
