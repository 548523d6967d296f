"""One job, two workers, a crash at the worst moment: its effect is there once, or not at all and then once."""

import threading
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from poros.kernel.commands import unit_kerja
from poros.kernel.daerah.models import Daerah
from poros.kernel.organisasi.models import Orang
from poros.kernel.pekerjaan.antrean import jadwalkan, pekerjaan
from poros.kernel.pekerjaan.models import PekerjaanSelesai

pytestmark = pytest.mark.usefixtures("sementara")


def jalankan(kerja, gagal):
    """Run a job in a thread of its own, as a worker does; what it raised goes into `gagal`."""

    def run():
        try:
            kerja()
        except ConnectionError as error:
            gagal.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("jadi", [True, False], ids=["yang pertama jadi", "yang pertama mati"])
def test_of_two_who_run_it_at_once_one_waits_and_looks(jadi):
    """The queue hands it out again while the first is still at it: only when that one dies is there work left."""
    inside, go_on, runs, failed = threading.Event(), threading.Event(), [], []

    @pekerjaan("uji.kembar")
    def kembar(*, nomor):
        runs.append(threading.get_ident())
        Orang.objects.create(nama=f"Orang {nomor}")
        if len(runs) == 1:
            inside.set()
            go_on.wait(10)
            if not jadi:
                raise ConnectionError("mati")

    run = app.tasks["uji.kembar"]
    told = {"skema": "uji", "tanda": uuid4().hex, "nomor": 1}
    first = jalankan(lambda: run(**told), failed)
    inside.wait(10)
    second = jalankan(lambda: run(**told), failed)
    second.join(0.4)
    assert second.is_alive(), "the twin does not wait for the first"
    assert not Orang.objects.exists(), "nothing is seen before it is done"
    go_on.set()
    first.join(10)
    second.join(10)
    assert len(runs) == (1 if jadi else 2)
    assert [type(error) for error in failed] == ([] if jadi else [ConnectionError])
    assert Orang.objects.count() == PekerjaanSelesai.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("mati", ["sebelum", "sesudah"])
def test_a_crash_before_or_after_the_effect_leaves_it_to_the_next_run(mati):
    """The mark and the effect are one transaction: there is no moment between them."""
    lives = iter([False, True])

    @pekerjaan("uji.mati")
    def rapuh(*, nomor):
        hidup = next(lives)
        if not hidup and mati == "sebelum":
            raise ConnectionError
        Orang.objects.create(nama=f"Orang {nomor}")
        if not hidup:
            raise ConnectionError

    told = {"skema": "uji", "tanda": uuid4().hex, "nomor": 1}
    with pytest.raises(ConnectionError), transaction.atomic():
        app.tasks["uji.mati"](**told)
    assert (Orang.objects.count(), PekerjaanSelesai.objects.count()) == (0, 0)
    for _n in range(3):
        app.tasks["uji.mati"](**told)
    assert (Orang.objects.count(), PekerjaanSelesai.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_what_a_job_queues_goes_with_it(kerjakan):
    """A job that dies after it has queued the next one has queued nothing."""
    pekerjaan("uji.lanjutan")(lambda *, nomor: Orang.objects.create(nama=f"Orang {nomor}"))

    @pekerjaan("uji.pemula")
    def pemula(*, nomor):
        jadwalkan("uji.lanjutan", nomor=nomor)
        raise ConnectionError

    with unit_kerja():
        jadwalkan("uji.pemula", nomor=1)
    with pytest.raises(ConnectionError), transaction.atomic():
        kerjakan()
    assert [job.task_name for job in ProcrastinateJob.objects.all()] == ["uji.pemula"]


@pytest.mark.django_db
def test_a_job_of_a_government_that_is_gone_fails_aloud_and_touches_no_other():
    pekerjaan("uji.hilang")(lambda: Orang.objects.create(nama="Orang"))
    with pytest.raises(Daerah.DoesNotExist):
        app.tasks["uji.hilang"](skema="tiada", tanda=uuid4().hex)
    assert connection.schema_name == "uji"
    assert not Orang.objects.exists()


@pytest.mark.django_db
def test_the_mark_is_the_jobs_own(kerjakan):
    """Two jobs of one kind with one argument are two; one job twice is one."""
    pekerjaan("uji.tanda")(lambda *, nomor: Orang.objects.create(nama=f"Orang {nomor}"))
    with unit_kerja():
        jadwalkan("uji.tanda", nomor=1)
        jadwalkan("uji.tanda", nomor=1)
    marks = {UUID(job.args["tanda"]) for job in ProcrastinateJob.objects.all()}
    assert len(marks) == 2
    kerjakan()
    kerjakan()
    assert set(PekerjaanSelesai.objects.values_list("tanda", flat=True)) == marks
    assert Orang.objects.count() == 2
