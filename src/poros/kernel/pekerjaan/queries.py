"""Signs of life of the workers, for /readyz."""

from datetime import datetime, timedelta

from django.db.models import Max
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateWorker

DENYUT_TERLAMA = timedelta(minutes=1)


def denyut() -> datetime | None:
    """When a worker last said that it lives; each does so every ten seconds."""
    return ProcrastinateWorker.objects.aggregate(last=Max("last_heartbeat"))["last"]


def pekerja_hidup() -> bool:
    """Is any worker at work?"""
    last = denyut()
    return last is not None and timezone.now() - last < DENYUT_TERLAMA
