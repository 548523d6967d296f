"""Jobs made for one test and forgotten after it."""

import pytest
from procrastinate.contrib.django import app


@pytest.fixture
def sementara():
    """Names of jobs that the test registers; the application must not know them afterwards."""
    before = set(app.tasks), set(app.periodic_registry.periodic_tasks)
    yield
    for name in set(app.tasks) - before[0]:
        del app.tasks[name]
    for key in set(app.periodic_registry.periodic_tasks) - before[1]:
        del app.periodic_registry.periodic_tasks[key]


@pytest.fixture
def kerjakan():
    """Do what lies in the queue as the worker does it: by the arguments of the row, nothing else."""
    from procrastinate.contrib.django.models import ProcrastinateJob

    def run() -> int:
        rows = list(ProcrastinateJob.objects.order_by("id"))
        for row in rows:
            app.tasks[row.task_name](**row.args)
        return len(rows)

    return run
