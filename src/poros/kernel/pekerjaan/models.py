"""The mark that a job has had its effect."""

from django.db import models
from django.utils import timezone


class PekerjaanSelesai(models.Model):
    """Written in the transaction of a job's effect: a job that comes a second time finds it and does nothing.

    The mark is the job's own random one, not the queue's number: those begin anew when a government moves to
    another database.
    """

    tanda = models.UUIDField(primary_key=True)
    waktu = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["waktu"], name="pekerjaan_selesai_waktu")]

    def __str__(self) -> str:
        return str(self.tanda)
