"""Jobs: queued with the act, carried to their government, done once."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from poros.kernel.commands import unit_kerja
from poros.kernel.organisasi.models import Orang
from poros.kernel.pekerjaan.antrean import jadwalkan, pekerjaan
from poros.kernel.pekerjaan.models import PekerjaanSelesai

pytestmark = pytest.mark.usefixtures("db", "sementara")


def tambah_orang(*, nomor: int) -> None:
    Orang.objects.create(nama=f"Orang {nomor}")


def test_jobs_of_one_command_take_one_statement():
    pekerjaan("uji.tambah")(tambah_orang)
    with CaptureQueriesContext(connection) as queries, unit_kerja():
        for nomor in range(3):
            jadwalkan("uji.tambah", nomor=nomor)
    assert sum("procrastinate_defer_jobs" in q["sql"] for q in queries) == 1
    assert [job.args["nomor"] for job in ProcrastinateJob.objects.order_by("id")] == [0, 1, 2]


def test_a_job_carries_the_government_a_mark_and_numbers_only():
    pekerjaan("uji.tambah")(tambah_orang)
    with unit_kerja():
        jadwalkan("uji.tambah", nomor=7)
    job = ProcrastinateJob.objects.get()
    assert set(job.args) == {"skema", "tanda", "nomor"}
    assert job.args["skema"] == "uji"
    assert job.args["nomor"] == 7


@pytest.mark.parametrize("isi", ["Rahasia", True, None, 1.5, [1]])
def test_a_job_is_told_nothing_but_numbers_of_rows(isi):
    pekerjaan("uji.tambah")(tambah_orang)
    with pytest.raises(TypeError, match=r"uji\.tambah"), unit_kerja():
        jadwalkan("uji.tambah", nomor=isi)
    assert not ProcrastinateJob.objects.exists()


def test_an_act_that_fails_leaves_no_job():
    pekerjaan("uji.tambah")(tambah_orang)

    def gagal():
        with unit_kerja():
            jadwalkan("uji.tambah", nomor=1)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        gagal()
    assert not ProcrastinateJob.objects.exists()


def test_only_a_command_may_queue_a_job():
    pekerjaan("uji.tambah")(tambah_orang)
    with pytest.raises(RuntimeError):
        jadwalkan("uji.tambah", nomor=1)


def test_a_job_that_nobody_has_written_is_a_mistake_at_once():
    with pytest.raises(KeyError), unit_kerja():
        jadwalkan("uji.tidak_ada")


def test_a_job_for_later_waits_for_its_time():
    pekerjaan("uji.tambah")(tambah_orang)
    nanti = timezone.now() + timedelta(hours=2)
    with unit_kerja():
        jadwalkan("uji.tambah", pada=nanti, nomor=1)
    assert ProcrastinateJob.objects.get().scheduled_at == nanti


def test_the_same_job_twice_has_its_effect_once(kerjakan):
    pekerjaan("uji.tambah")(tambah_orang)
    with unit_kerja():
        jadwalkan("uji.tambah", nomor=1)
    assert kerjakan() == 1
    assert kerjakan() == 1
    assert Orang.objects.count() == 1
    assert PekerjaanSelesai.objects.count() == 1


def test_two_jobs_with_equal_arguments_are_two(kerjakan):
    pekerjaan("uji.tambah")(tambah_orang)
    for _ in range(2):
        with unit_kerja():
            jadwalkan("uji.tambah", nomor=1)
    kerjakan()
    assert Orang.objects.count() == 2


def test_a_job_that_fails_leaves_neither_effect_nor_mark(kerjakan):
    @pekerjaan("uji.gagal")
    def gagal(*, nomor):
        tambah_orang(nomor=nomor)
        raise ValueError(nomor)

    with unit_kerja():
        jadwalkan("uji.gagal", nomor=1)
    with pytest.raises(ValueError, match="1"):
        kerjakan()
    assert not Orang.objects.exists()
    assert not PekerjaanSelesai.objects.exists()


def test_a_job_may_queue_the_next_one_in_its_own_transaction(kerjakan):
    pekerjaan("uji.tambah")(tambah_orang)

    @pekerjaan("uji.lanjut")
    def lanjut(*, nomor):
        jadwalkan("uji.tambah", nomor=nomor + 1)

    with unit_kerja():
        jadwalkan("uji.lanjut", nomor=1)
    kerjakan()
    assert ProcrastinateJob.objects.filter(task_name="uji.tambah", args__nomor=2).count() == 1


def test_a_long_job_runs_without_a_transaction_and_looks_after_itself(kerjakan):
    seen = []

    @pekerjaan("uji.panjang", sekali=False)
    def panjang(*, nomor):
        seen.append((nomor, connection.schema_name))

    with unit_kerja():
        jadwalkan("uji.panjang", nomor=3)
    kerjakan()
    kerjakan()
    assert seen == [(3, "uji"), (3, "uji")]
    assert not PekerjaanSelesai.objects.exists()


def test_a_job_works_in_its_government_and_leaves_no_trace_of_it(kerjakan):
    zones = []

    @pekerjaan("uji.zona")
    def zona():
        zones.append((connection.schema_name, timezone.get_current_timezone_name()))

    with unit_kerja():
        jadwalkan("uji.zona")
    connection.tenant.zona_waktu = "Asia/Jayapura"
    connection.tenant.save()
    connection.set_schema_to_public()
    kerjakan()
    assert zones == [("uji", "Asia/Jayapura")]
    assert connection.schema_name == "public"
    assert timezone.get_current_timezone_name() == "Asia/Jakarta"


def test_a_failing_job_is_tried_again_after_growing_pauses():
    pekerjaan("uji.tambah", percobaan=3)(tambah_orang)
    task = app.tasks["uji.tambah"]
    job = task.configure().job
    waits = []
    for attempts in range(3):
        told = task.get_retry_exception(ValueError(), job.evolve(attempts=attempts))
        waits.append(round((told.retry_decision.retry_at - timezone.now()).total_seconds()))
    assert waits == [5, 25, 125]
    assert task.get_retry_exception(ValueError(), job.evolve(attempts=3)) is None


def putuskan(call_next, _context, _worker):
    """The threads of a worker keep their connections; those of this test must not outlive it."""
    try:
        return call_next()
    finally:
        connection.close()


@pytest.mark.lambat
@pytest.mark.usefixtures("transactional_db")
def test_a_real_worker_does_it_through_its_own_connection():
    seen = []

    @pekerjaan("uji.pekerja", sekali=False)
    def pekerja(*, nomor):
        seen.append((nomor, connection.schema_name, threading.current_thread() is threading.main_thread()))

    with unit_kerja():
        jadwalkan("uji.pekerja", nomor=5)

    def bekerja():
        with app.replace_connector(app.connector.get_worker_connector()) as working:
            working.run_worker(
                wait=False, listen_notify=False, install_signal_handlers=False, task_middleware=[putuskan]
            )

    # In a thread of its own: the browser tests keep an event loop in this one.
    worker = threading.Thread(target=bekerja)
    worker.start()
    worker.join(60)
    assert seen == [(5, "uji", False)]
    assert ProcrastinateJob.objects.get(task_name="uji.pekerja").status == "succeeded"
