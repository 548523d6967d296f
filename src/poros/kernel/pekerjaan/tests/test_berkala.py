"""Work of the clock."""

from datetime import timedelta
from uuid import uuid4

import pytest
from croniter import croniter
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app

from poros.kernel.daerah.models import Daerah
from poros.kernel.jejak.models import BarisSegel, Jejak
from poros.kernel.pekerjaan import tasks
from poros.kernel.pekerjaan.berkala import di_semua_daerah, setiap
from poros.kernel.pekerjaan.konteks import aktor_sistem
from poros.kernel.pekerjaan.models import PekerjaanSelesai
from poros.kernel.pekerjaan.queries import denyut, pekerja_hidup


@pytest.fixture
def dua_daerah(db):
    here = connection.tenant
    connection.set_schema_to_public()  # a government is entered from nowhere else
    Daerah.objects.create(schema_name="kedua", nama="Kota Kedua", jenis="kota", zona_waktu="Asia/Makassar")
    connection.set_tenant(here)


@pytest.mark.usefixtures("dua_daerah")
def test_every_government_has_its_turn_in_its_own_zone():
    seen = []
    di_semua_daerah(lambda: seen.append((connection.schema_name, timezone.get_current_timezone_name())))
    assert seen == [("uji", "Asia/Jakarta"), ("kedua", "Asia/Makassar")]
    assert connection.schema_name == "uji"


@pytest.mark.usefixtures("dua_daerah")
def test_what_fails_in_one_government_is_told_and_holds_up_no_other():
    seen = []

    def kerja():
        if connection.schema_name == "uji":
            raise ValueError(connection.schema_name)
        seen.append(connection.schema_name)

    with pytest.raises(ExceptionGroup) as told:
        di_semua_daerah(kerja)
    assert [str(error) for error in told.value.exceptions] == ["uji"]
    assert seen == ["kedua"]


@pytest.mark.usefixtures("db", "sementara")
def test_periodic_work_never_runs_twice_at_a_time():
    seen = []
    setiap("*/5 * * * *", nama="uji.berkala")(lambda: seen.append(connection.schema_name))
    task = app.tasks["uji.berkala"]
    assert (task.lock, task.queueing_lock) == ("uji.berkala", "uji.berkala")
    task(timestamp=0)
    assert seen == ["uji"]


def test_all_periodic_work_has_a_time_that_exists():
    plans = {key[0]: plan.cron for key, plan in app.periodic_registry.periodic_tasks.items()}
    assert {"jejak.segel", "berkas.antrekan", "pemberitahuan.kirim", "pekerjaan.lupakan"} <= set(plans)
    assert plans["jejak.segel"] == "* * * * * */5"
    assert all(croniter.is_valid(cron) for cron in plans.values())


def test_the_trail_is_sealed_by_the_clock(kota):
    from poros.kernel.pemberitahuan.services import tandai_semua_dibaca

    tandai_semua_dibaca(kota.aktor("sekda"), kota.orang["sekda"])
    app.tasks["jejak.segel"](timestamp=0)
    assert BarisSegel.objects.count() == Jejak.objects.count() == 1


@pytest.mark.usefixtures("db")
def test_marks_are_forgotten_only_when_their_job_cannot_come_back():
    PekerjaanSelesai.objects.create(tanda=uuid4(), waktu=timezone.now() - timedelta(days=91))
    kept = PekerjaanSelesai.objects.create(tanda=uuid4(), waktu=timezone.now() - timedelta(days=89))
    tasks.lupakan()
    assert PekerjaanSelesai.objects.get() == kept


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(("umur", "hidup"), [(5, True), (59, True), (61, False)])
def test_a_worker_lives_as_long_as_it_says_so(umur, hidup):
    assert denyut() is None
    assert not pekerja_hidup()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => %s))",
            [umur],
        )
    assert pekerja_hidup() is hidup


def test_the_system_acts_on_todays_map(kota):
    sistem = aktor_sistem()
    assert sistem.otomatis
    assert sistem.hari == timezone.localdate()
    assert sistem.peta.kepala[kota.unit["pu"].pk] == kota.jabatan["kadis_pu"].pk
