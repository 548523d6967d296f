"""Recovery from the first day: what is damaged, and what the plan does about it."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from poros.kernel.organisasi.models import Unit

from ..labels import FASE, KELAS, SEKTOR, SUMBER_DANA
from .kejadian import Kejadian


class Kerusakan(models.Model):
    """So many units of a thing damaged: sector, class, price, place; and what is lost while it is missing."""

    kejadian = models.ForeignKey(Kejadian, on_delete=models.PROTECT, related_name="kerusakan")
    sektor = models.CharField(max_length=14, choices=SEKTOR)
    subsektor = models.CharField(max_length=100)
    kelas = models.CharField(max_length=8, choices=KELAS)
    letak = models.CharField(max_length=200)
    jumlah = models.DecimalField(max_digits=14, decimal_places=2, validators=[MinValueValidator(0)])
    satuan = models.CharField(max_length=30)
    harga = models.BigIntegerField()
    kerugian = models.BigIntegerField(default=0)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    dicatat = models.DateTimeField(default=timezone.now)
    oleh = models.CharField(max_length=400)
    dicabut = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["sektor", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(jumlah__gt=0, harga__gte=0, kerugian__gte=0), name="kerusakan_wajar")
        ]

    def __str__(self) -> str:
        return f"{self.subsektor} · {self.letak}"


class KegiatanR3P(models.Model):
    """A line of the recovery plan: who does what, where, when, for how much, out of which money."""

    kejadian = models.ForeignKey(Kejadian, on_delete=models.PROTECT, related_name="kegiatan")
    sektor = models.CharField(max_length=14, choices=SEKTOR)
    subsektor = models.CharField(max_length=100)
    nama = models.CharField(max_length=200)
    letak = models.CharField(max_length=200)
    volume = models.DecimalField(max_digits=14, decimal_places=2)
    satuan = models.CharField(max_length=30)
    harga = models.BigIntegerField()
    jumlah = models.BigIntegerField()
    sumber_dana = models.CharField(max_length=14, choices=SUMBER_DANA)
    tahun = models.PositiveSmallIntegerField()
    fase = models.CharField(max_length=14, choices=FASE)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kerusakan = models.ForeignKey(Kerusakan, null=True, blank=True, on_delete=models.PROTECT, related_name="kegiatan")

    class Meta:
        ordering = ["sektor", "tahun", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(volume__gt=0, harga__gte=0, jumlah__gte=0), name="kegiatan_wajar")
        ]

    def __str__(self) -> str:
        return self.nama
