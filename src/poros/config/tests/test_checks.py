"""What `poros doctor` finds well and what it finds wrong."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from poros.config.server import checks
from poros.config.server.checks import Verdict, examine
from poros.config.server.lock import hold
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


@pytest.mark.parametrize(
    ("rusak", "kata"),
    [
        ("REVOKE ALL ON procrastinate_jobs FROM CURRENT_USER", "tidak dapat diperiksa: permission denied"),
        (
            "ALTER TABLE procrastinate_jobs RENAME scheduled_at TO lain",
            "tidak dapat diperiksa: column job.scheduled_at",
        ),
        ("ALTER TABLE procrastinate_events RENAME TO lain", "tabel belum ada"),
    ],
)
def test_what_a_check_may_not_or_cannot_read_is_a_finding(database, rusak, kata):
    assert checks._protected(checks._queue, database)[0] is Verdict.GOOD
    before = transaction.savepoint()
    execute(rusak)
    verdict, sentence = checks._protected(checks._queue, database)
    transaction.savepoint_rollback(before)
    assert verdict is Verdict.BAD
    assert sentence.startswith(kata)


@pytest.mark.parametrize("check", [checks._clock, checks._seals])
def test_a_government_whose_schema_is_gone_is_a_finding(database, check):
    before = transaction.savepoint()
    execute("INSERT INTO daerah_daerah (schema_name, nama, jenis, kode_wilayah, zona_waktu, utama, dibuat) "
            "VALUES ('hilang', 'Kota Hilang', 'kota', '', 'Asia/Jakarta', false, now())")  # fmt: skip
    verdict, sentence = checks._protected(check, database)
    transaction.savepoint_rollback(before)
    assert (verdict, "hilang.jejak_jejak" in sentence) == (Verdict.BAD, True)


def test_a_line_written_after_the_last_seal_and_forgotten_is_named_with_its_government(database):
    line(timezone.now() - timedelta(hours=5))
    assert "jejak uji belum disegel sejak " in checks._seals(database)[1]


def test_an_old_server_is_told_what_is_needed(database, monkeypatch):
    assert checks._server(database)[0] is Verdict.GOOD
    monkeypatch.setattr(checks, "OLDEST_SERVER", 990000)
    verdict, sentence = checks._server(database)
    assert (verdict, "perlu 15 atau lebih baru" in sentence) == (Verdict.BAD, True)


def test_a_dead_worker_under_up_is_a_failure_elsewhere_a_warning(database, folder):
    assert checks._worker(database, folder)[0] is Verdict.WARNING
    with hold(folder, "up"):
        assert checks._worker(database, folder) == (Verdict.BAD, "tidak ada pekerja yang hidup")


def test_a_program_that_is_missing_is_no_failure():
    assert checks._program("sh", "segalanya") == (Verdict.GOOD, checks.shutil.which("sh"))
    assert checks._program("tidak-ada", "segalanya")[0] is Verdict.WARNING
