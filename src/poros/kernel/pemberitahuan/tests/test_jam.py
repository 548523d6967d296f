"""When a notice leaves: at once, with the digest, or after the quiet hours; over midnight and in every zone."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from poros.kernel.pemberitahuan.antar.putaran import putar
from poros.kernel.pemberitahuan.models import JamTenang, Kiriman, Preferensi
from poros.kernel.pemberitahuan.rules import (
    JADWAL_RINGKASAN,
    JEDA_AWAL,
    JEDA_MAKS,
    PERCOBAAN_MAKS,
    StatusKiriman,
    akhir_jam_tenang,
    jeda,
    ringkasan_berikut,
)

ZONA = [ZoneInfo(name) for name in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")]


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31), timezones=st.sampled_from(ZONA)),  # noqa: DTZ001 -- as below
    st.lists(st.tuples(st.times(), st.times()).filter(lambda p: p[0] != p[1]), max_size=3),
)
def test_quiet_hours_are_over_when_they_say_so_and_never_hold_back_for_ever(kini, tenang):
    """One after the other they may join; after as many steps as there are spans one is left alone or all day is quiet."""
    saat = kini
    for _n in range(len(tenang) + 2):
        akhir = akhir_jam_tenang(saat, tenang)
        if akhir is None:
            return
        assert akhir > saat
        assert akhir - saat <= timedelta(days=1)
        saat = akhir
    assert saat - kini > timedelta(hours=1), "only spans that cover the whole day go on"


@pytest.mark.parametrize("zona", ZONA, ids=str)
@pytest.mark.parametrize(("jam", "menit", "berikut"), [(6, 59, 7), (7, 0, 16), (15, 59, 16), (16, 0, 31), (23, 59, 31)])
def test_a_digest_is_that_of_the_local_clock_also_over_new_year(zona, jam, menit, berikut):
    """31 hours after midnight is seven the next morning, which here is next year's first."""
    kini = datetime(2026, 12, 31, jam, menit, tzinfo=zona)
    expected = datetime(2026, 12, 31, tzinfo=zona) + timedelta(hours=berikut)
    assert ringkasan_berikut(kini) == expected
    assert expected.time() in JADWAL_RINGKASAN


@pytest.mark.parametrize("hari", [datetime(2028, 2, 28, 23), datetime(2028, 2, 29, 23), datetime(2026, 2, 28, 23)])  # noqa: DTZ001 -- the zone is added
def test_a_night_over_the_end_of_february_ends_in_the_morning(hari):
    kini = hari.replace(tzinfo=ZONA[0])
    assert akhir_jam_tenang(kini, [(time(22), time(6))]) == kini + timedelta(hours=7)


@given(st.integers(1, PERCOBAAN_MAKS))
def test_each_pause_is_twice_the_last_until_the_longest(n):
    assert JEDA_AWAL <= jeda(n) <= JEDA_MAKS
    assert jeda(n + 1) == min(jeda(n) * 2, JEDA_MAKS)


@pytest.mark.usefixtures("surel")
def test_what_waited_through_the_night_goes_out_once_in_the_morning(kota, tugas, kabari, sudah_waktunya):
    row, orang = tugas(), kota.orang["kadis_pu"]
    kini = timezone.localtime()
    JamTenang.objects.create(
        orang=orang, dari=(kini - timedelta(hours=1)).time(), sampai=(kini + timedelta(hours=1)).time()
    )
    for _n in range(3):
        kabari(row)
        sudah_waktunya()
        assert putar() == 0
    assert mail.outbox == []
    assert set(Kiriman.objects.values_list("percobaan", flat=True)) == {0}, "waiting is no attempt"
    JamTenang.objects.all().delete()
    sudah_waktunya()
    while putar():
        pass
    assert set(Kiriman.objects.values_list("status", flat=True)) == {StatusKiriman.TERKIRIM}
    said = sum("(3)" in m.body for m in mail.outbox) or len(mail.outbox)
    assert said in {1, 3}, "each notice is told, none twice"


@pytest.mark.usefixtures("surel")
def test_the_quiet_of_one_is_not_the_quiet_of_another(kota, tugas, kabari):
    row, kini = tugas(), timezone.localtime()
    JamTenang.objects.create(
        orang=kota.orang["kadis_pu"],
        dari=(kini - timedelta(hours=1)).time(),
        sampai=(kini + timedelta(hours=1)).time(),
    )
    for siapa in ("kadis_pu", "sekda", "camat"):
        kabari(row, siapa)
    assert putar() == 2
    assert {m.to[0] for m in mail.outbox} == {"sekda@contoh.go.id", "camat@contoh.go.id"}


@pytest.mark.usefixtures("surel")
@pytest.mark.parametrize("ringkasan", [True, False])
def test_a_choice_changed_later_does_not_recall_what_is_on_its_way(kota, tugas, kabari, ringkasan):
    """What was decided when it happened stays: the time stands in the row of the message."""
    Preferensi.objects.create(orang=kota.orang["kadis_pu"], jenis="", saluran=["surel"], ringkasan=ringkasan)
    kabari(tugas())
    before = Kiriman.objects.get().kirim_setelah
    Preferensi.objects.update(ringkasan=not ringkasan)
    kabari(tugas())
    first, second = Kiriman.objects.order_by("id")
    assert first.kirim_setelah == before
    assert (second.kirim_setelah > first.kirim_setelah) is not ringkasan


@pytest.mark.usefixtures("surel")
def test_in_the_application_it_is_there_at_once_whatever_was_chosen(kota, tugas, kabari):
    from poros.kernel.pemberitahuan.queries import belum_dibaca

    Preferensi.objects.create(orang=kota.orang["kadis_pu"], jenis="", saluran=[], ringkasan=True)
    kabari(tugas())
    assert belum_dibaca(kota.aktor("kadis_pu")) == 1
    assert not Kiriman.objects.exists()
