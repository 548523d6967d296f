"""Ideas gathered before and in a discussion: asked for, grouped, weighed, and told what became of them."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from poros.kernel.organisasi.models import Jabatan, Unit

from ..labels import HASIL
from .rapat import Rapat


class Pertanyaan(models.Model):
    """What is asked beforehand."""

    rapat = models.ForeignKey(Rapat, on_delete=models.CASCADE, related_name="pertanyaan")
    urut = models.PositiveSmallIntegerField()
    isi = models.CharField(max_length=500)

    class Meta:
        ordering = ["urut", "id"]

    def __str__(self) -> str:
        return self.isi


class Kriteria(models.Model):
    """By what ideas are weighed, and how much it counts."""

    rapat = models.ForeignKey(Rapat, on_delete=models.CASCADE, related_name="kriteria")
    nama = models.CharField(max_length=100)
    bobot = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["rapat", "nama"], name="kriteria_sekali"),
            models.CheckConstraint(condition=Q(bobot__gt=0), name="kriteria_bobot"),
        ]

    def __str__(self) -> str:
        return self.nama


class Gagasan(models.Model):
    """An idea. `unit` is credited for it; `nama` is empty where the contributor wished to remain unnamed.

    `kunci` leads a contributor from outside, named or not, to what became of it.
    """

    rapat = models.ForeignKey(Rapat, on_delete=models.PROTECT, related_name="gagasan")
    pertanyaan = models.ForeignKey(Pertanyaan, null=True, blank=True, on_delete=models.PROTECT, related_name="gagasan")
    isi = models.TextField()
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    orang_id = models.BigIntegerField(null=True, blank=True)
    """Who may look for the outcome of what he has given under his name; None of an unnamed idea."""
    nama = models.CharField(max_length=150, blank=True)
    kelompok = models.CharField(max_length=100, blank=True)
    hasil = models.CharField(max_length=8, choices=HASIL, blank=True)
    alasan = models.TextField(blank=True)
    kunci = models.CharField(max_length=40, unique=True)
    waktu = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["kelompok", "id"]

    def __str__(self) -> str:
        return self.isi[:80]

    @property
    def kerahasiaan(self) -> str:
        """As its meeting: of a closed one the trail keeps no words."""
        return self.rapat.kerahasiaan


class NilaiGagasan(models.Model):
    """What one office gives an idea on one criterion, from 1 to 5; it may be given anew until the outcome stands."""

    gagasan = models.ForeignKey(Gagasan, on_delete=models.CASCADE, related_name="nilai")
    kriteria = models.ForeignKey(Kriteria, on_delete=models.CASCADE, related_name="+")
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    nilai = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gagasan", "kriteria", "jabatan"], name="nilai_gagasan_sekali"),
            models.CheckConstraint(condition=Q(nilai__gte=1, nilai__lte=5), name="nilai_gagasan_batas"),
        ]

    def __str__(self) -> str:
        return f"{self.gagasan_id}/{self.kriteria_id}: {self.nilai}"
