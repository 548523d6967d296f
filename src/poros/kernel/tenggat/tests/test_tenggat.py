"""Clocks as data: the rules in force, the calendar, and what is read anew when something changes."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import override

from poros.kernel.organisasi.models import VersiPeta
from poros.kernel.tenggat.benih import benih
from poros.kernel.tenggat.models import AturanTenggat, HariLibur, MingguKerja
from poros.kernel.tenggat.queries import baca, mesin
from poros.pure.tenggat import NotInForceError

WIB = ZoneInfo("Asia/Jakarta")
JUMAT = datetime(2026, 11, 20, 10, tzinfo=WIB)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kode", "akhir"),
    [
        ("surat-biasa", date(2026, 11, 27)),
        ("keputusan-permohonan", date(2026, 11, 27)),
    ],
)
def test_working_days_skip_the_weekend(kode, akhir):
    assert baca().jatuh_tempo(kode, JUMAT).date() == akhir


def test_hours_are_exact_over_the_weekend():
    assert baca().jatuh_tempo("surat-sangat_segera", JUMAT) == JUMAT + timedelta(hours=24)
    assert baca().jatuh_tempo("pdp-kegagalan", JUMAT) == JUMAT + timedelta(hours=72)


def test_a_holiday_of_the_government_moves_the_end():
    HariLibur.objects.create(tanggal=date(2026, 11, 25), jenis="daerah", keterangan="Hari jadi", dasar="Perwali")
    assert baca().jatuh_tempo("surat-biasa", JUMAT).date() == date(2026, 11, 30)


def test_a_six_day_week_is_data():
    MingguKerja.objects.all().delete()
    MingguKerja.objects.create(dari=date(2020, 1, 1), hari=0b0111111)
    assert baca().jatuh_tempo("surat-biasa", JUMAT).date() == date(2026, 11, 26)


def test_the_version_of_the_day_holds():
    """UU 30/2014 gave ten working days, its amendment five (Art. 53)."""
    engine = baca()
    before = engine.jatuh_tempo("keputusan-permohonan", datetime(2020, 10, 19, 9, tzinfo=WIB))
    after = engine.jatuh_tempo("keputusan-permohonan", datetime(2020, 11, 9, 9, tzinfo=WIB))
    assert before.date() == date(2020, 11, 2)
    assert after.date() == date(2020, 11, 16)


def test_an_unknown_rule_is_refused():
    with pytest.raises(NotInForceError):
        baca().jatuh_tempo("tidak-ada", JUMAT)


def test_a_moment_in_utc_counts_in_local_days():
    """23.30 on Thursday in UTC is already Friday in Jakarta."""
    utc = datetime(2026, 11, 19, 23, 30, tzinfo=ZoneInfo("UTC"))
    assert baca().jatuh_tempo("surat-biasa", utc) == baca().jatuh_tempo("surat-biasa", JUMAT)


def test_lateness_in_working_days():
    assert baca().terlambat(JUMAT, JUMAT + timedelta(days=3)) == 1
    assert baca().terlambat(JUMAT, JUMAT - timedelta(days=3)) == 0


def test_seeding_again_changes_nothing_and_keeps_local_changes():
    AturanTenggat.objects.filter(kode="surat-biasa").update(jumlah=7)
    before = AturanTenggat.objects.count(), HariLibur.objects.count(), MingguKerja.objects.count()
    benih()
    assert (AturanTenggat.objects.count(), HariLibur.objects.count(), MingguKerja.objects.count()) == before
    assert AturanTenggat.objects.get(kode="surat-biasa").jumlah == 7


def test_every_rule_names_its_source_and_grade():
    assert not AturanTenggat.objects.filter(dasar="").exists()
    assert set(AturanTenggat.objects.values_list("mutu", flat=True)) <= set("ABCDP")


def test_the_engine_is_read_once_per_change(kota, django_assert_num_queries):
    sekda = kota.aktor("sekda")
    mesin(sekda)
    with django_assert_num_queries(0):
        mesin(sekda)
    VersiPeta.objects.update(nilai=9)
    fresh = kota.aktor("sekda")
    with django_assert_num_queries(3):
        mesin(fresh)


def test_two_office_weeks_on_one_day_are_refused_by_the_database():
    with pytest.raises(IntegrityError), transaction.atomic():
        MingguKerja.objects.create(dari=date(2015, 1, 1), hari=0b0111111)


def test_one_version_per_rule_and_day():
    row = AturanTenggat.objects.get(kode="surat-biasa")
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)
    assert timezone.localdate() >= row.dari


@pytest.mark.parametrize(
    ("jumlah", "satuan", "indonesia", "inggris"),
    [
        (1, "hari_kerja", "1 hari kerja", "1 working day"),
        (5, "hari_kerja", "5 hari kerja", "5 working days"),
        (1, "jam", "1 jam", "1 hour"),
        (48, "jam", "48 jam", "48 hours"),
    ],
)
def test_a_length_is_said_with_its_unit(jumlah, satuan, indonesia, inggris):
    rule = AturanTenggat(jumlah=jumlah, satuan=satuan)
    assert rule.lama == indonesia
    with override("en"):
        assert rule.lama == inggris
