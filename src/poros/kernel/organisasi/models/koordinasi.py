"""The coordination map: who coordinates whom, which unit has which urusan, from when to when."""

from django.db import models
from django.db.models import F, Q

from .unit import Unit, tidak_tumpang_tindih


class Koordinasi(models.Model):
    """A biro/bagian coordinates a perangkat daerah (PP 18/2016 Art. 58, 77); its asisten stands above it."""

    koordinator = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="mengoordinasikan")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="dikoordinasikan")
    utama = models.BooleanField(default=True)
    dari = models.DateField()
    sampai = models.DateField(null=True, blank=True)
    dasar = models.CharField(max_length=300)

    class Meta:
        ordering = ["koordinator__urutan", "unit__urutan"]
        constraints = [
            tidak_tumpang_tindih("koordinasi_sekali", "koordinator_id", "unit_id"),
            tidak_tumpang_tindih("koordinasi_satu_utama", "unit_id", condition=Q(utama=True)),
            models.CheckConstraint(condition=~Q(koordinator=F("unit")), name="koordinasi_bukan_diri"),
        ]

    def __str__(self) -> str:
        return f"{self.koordinator} → {self.unit}"


class UrusanUnit(models.Model):
    """A unit carries an urusan (UU 23/2014 Art. 12), many to many, dated."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="urusan")
    kode = models.CharField(max_length=10)
    nama = models.CharField(max_length=200)
    dari = models.DateField()
    sampai = models.DateField(null=True, blank=True)
    dasar = models.CharField(max_length=300)

    class Meta:
        ordering = ["kode"]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class VersiPeta(models.Model):
    """One row whose number grows with every change of organisation, calendar or rules, so that caches know."""

    nilai = models.BigIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.nilai)
