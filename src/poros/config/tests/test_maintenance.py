"""Jobs whose worker died are taken up again, but not for ever; old failures are forgotten."""

from types import SimpleNamespace

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app

from poros.config.server import maintenance

CONTEXT = SimpleNamespace(app=app)


def execute(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [row[0] for row in cursor.fetchall()]


def worker(seconds):
    (number,) = execute(
        f"INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '{seconds} seconds') RETURNING id"
    )
    return number


def job(status, attempts, worker_id="NULL"):
    columns = "queue_name, task_name, status, attempts, worker_id"
    (number,) = execute(
        f"INSERT INTO procrastinate_jobs ({columns})"
        f" VALUES ('default', 'uji', '{status}', {attempts}, {worker_id}) RETURNING id"
    )
    return number


def status(number):
    return execute(f"SELECT status FROM procrastinate_jobs WHERE id = {number}")


@pytest.mark.django_db
def test_jobs_of_a_dead_worker_are_retried_and_in_the_end_given_up():
    dead, alive = worker(120), worker(5)
    retried, given_up, untouched = job("doing", 4, dead), job("doing", 5, dead), job("doing", 0, alive)
    async_to_sync(maintenance.retry_stalled.func)(CONTEXT, timestamp=0)
    assert (status(retried), status(given_up), status(untouched)) == (["todo"], ["failed"], ["doing"])


@pytest.mark.django_db
def test_failures_are_kept_for_ninety_days():
    old, recent, waiting = job("failed", 5), job("failed", 5), job("todo", 0)
    for number, days in ((old, 91), (recent, 89), (waiting, 200)):
        execute(
            f"UPDATE procrastinate_events SET at = now() - interval '{days} days' WHERE job_id = {number} RETURNING id"
        )
    for number, days in ((old, 91), (recent, 89)):
        execute(
            "INSERT INTO procrastinate_events (job_id, type, at)"
            f" VALUES ({number}, 'failed', now() - interval '{days} days') RETURNING id"
        )
    async_to_sync(maintenance.purge.func)(CONTEXT, timestamp=0)
    assert (status(old), status(recent), status(waiting)) == ([], ["failed"], ["todo"])


def test_both_have_their_time():
    crons = {key[0]: task.cron for key, task in app.periodic_registry.periodic_tasks.items()}
    assert crons["poros.ambil_alih"] == "* * * * *"
    assert crons["poros.bersihkan"] == "17 2 * * *"
