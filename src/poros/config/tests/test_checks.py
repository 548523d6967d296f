"""What `poros doctor` finds well and what it finds wrong."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from poros.config.server import checks
from poros.config.server.checks import Verdict, examine
from poros.config.server.postgres import APP, OWNER
from poros.kernel.jejak.models import Jejak


@pytest.fixture
def database(db):
    """The test database as the checks see it."""
    connection.ensure_connection()
    return connection.connection


def execute(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def line(when):
    return Jejak.objects.create(
        waktu=when, orang="Ratna", jabatan="Sekda", unit="Setda", kapasitas="definitif", aksi="a", objek="o",
        objek_id=1, sidik=b"-" * 32,
    )  # fmt: skip


def findings(data):
    return {finding.subject: finding.verdict for finding in examine(data)}


def test_without_a_database_that_is_the_finding(tmp_path, alone):
    found = findings(tmp_path)
    assert found["basis data"] is Verdict.BAD
    assert "migrasi" not in found


@pytest.mark.lambat
@pytest.mark.parametrize(("role", "verdict"), [(APP, Verdict.GOOD), (OWNER, Verdict.BAD)])
def test_the_owner_is_not_for_the_application(cluster, tmp_path, monkeypatch, role, verdict):
    monkeypatch.setenv("DATABASE_URL", cluster.url(role))
    monkeypatch.setenv("DATABASE_URL_PEMILIK", cluster.url(OWNER))
    found = findings(tmp_path)
    assert found["peran"] is verdict
    assert found["basis data"] is Verdict.GOOD
    assert found["migrasi"] is Verdict.BAD
    assert found["antrean"] is Verdict.BAD


@pytest.mark.parametrize(("free", "verdict"), [(0.5, Verdict.BAD), (5, Verdict.WARNING), (20, Verdict.GOOD)], ids=str)
def test_the_disk(tmp_path, monkeypatch, free, verdict):
    usage = type("Usage", (), {"free": free * checks.GIBIBYTE, "total": 100 * checks.GIBIBYTE})
    monkeypatch.setattr(checks.shutil, "disk_usage", lambda _path: usage)
    assert checks._disk(tmp_path)[0] is verdict


@pytest.mark.parametrize(
    ("due", "verdict"),
    [("now() - interval '9 minutes'", Verdict.GOOD), ("now() - interval '11 minutes'", Verdict.BAD),
     ("now() + interval '1 day'", Verdict.GOOD)],
)  # fmt: skip
def test_a_job_that_waits_too_long(database, due, verdict):
    columns = "queue_name, task_name, scheduled_at"
    execute(f"INSERT INTO procrastinate_jobs ({columns}) VALUES ('default', 'uji', {due})")
    assert checks._queue(database)[0] is verdict


@pytest.mark.parametrize(("age", "verdict"), [(None, Verdict.WARNING), (5, Verdict.GOOD), (90, Verdict.WARNING)])
def test_a_worker_gives_signs_of_life(database, tmp_path, age, verdict):
    if age is not None:
        execute(f"INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '{age} seconds')")
    assert checks._worker(database, tmp_path)[0] is verdict


@pytest.mark.parametrize(("minutes", "verdict"), [(30, Verdict.GOOD), (90, Verdict.BAD)])
def test_lines_of_the_trail_are_sealed_in_time(database, minutes, verdict):
    line(timezone.now() - timedelta(minutes=minutes))
    assert checks._seals(database)[0] is verdict


def test_a_clock_that_ran_ahead_is_seen_in_the_trail(database):
    assert checks._clock(database)[0] is Verdict.GOOD
    line(timezone.now() + timedelta(hours=2))
    assert checks._clock(database)[0] is Verdict.BAD


def test_a_program_that_is_missing_is_no_failure():
    assert checks._program("sh", "segalanya") == (Verdict.GOOD, checks.shutil.which("sh"))
    assert checks._program("tidak-ada", "segalanya")[0] is Verdict.WARNING
