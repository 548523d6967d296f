"""An instrument of measurement as dated data: which rule, from when, and the whole of it as it was written."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class Instrumen(models.Model):
    """One version. `naskah` is its YAML; what stands beside it is read from there, so that lists need not parse it."""

    kode = models.CharField(max_length=60, unique=True)
    indeks = models.CharField(max_length=40)
    nama = models.CharField(max_length=200)
    dasar = models.CharField(max_length=200)
    dari = models.DateField()
    sampai = models.DateField(null=True, blank=True)
    mutu = models.CharField(max_length=200, blank=True)
    naskah = models.TextField()
    dicatat = models.DateTimeField(default=timezone.now)
    bawaan = models.BooleanField(default=False)

    class Meta:
        ordering = ["indeks", "-dari"]
        constraints = [
            models.UniqueConstraint(fields=["indeks", "dari"], name="instrumen_satu_per_hari"),
            models.CheckConstraint(condition=Q(sampai__isnull=True) | Q(sampai__gte=F("dari")), name="instrumen_masa"),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.dasar})"
