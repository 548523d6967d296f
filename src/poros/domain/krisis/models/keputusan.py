"""Decision cards: a question with computed options, who is competent, until when, and what was decided."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..labels import PERAN
from .kejadian import Kejadian


class Kartu(models.Model):
    """A question. `peran` names the units that may decide; "" is the head of region."""

    kejadian = models.ForeignKey(Kejadian, on_delete=models.PROTECT, related_name="kartu")
    perkara = models.CharField(max_length=20)
    pertanyaan = models.CharField(max_length=300)
    peran = models.CharField(max_length=14, choices=PERAN, blank=True)
    berwenang = models.CharField(max_length=200)
    dasar = models.CharField(max_length=300)
    batas = models.DateTimeField()
    anggapan = models.TextField(blank=True)
    dibuat = models.DateTimeField(default=timezone.now)
    oleh = models.CharField(max_length=400)
    pilihan = models.ForeignKey("Opsi", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    alasan = models.TextField(blank=True)
    diputus = models.DateTimeField(null=True, blank=True)
    pemutus = models.CharField(max_length=400, blank=True)
    hasil = models.TextField(blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(diputus__isnull=True) | (Q(pilihan__isnull=False) & ~Q(pemutus="")),
                name="kartu_putusan_lengkap",
            )
        ]

    def __str__(self) -> str:
        return self.pertanyaan


class Opsi(models.Model):
    """One way to go, with what it was computed to bring: between `bawah` and `atas` in `satuan`."""

    kartu = models.ForeignKey(Kartu, on_delete=models.CASCADE, related_name="opsi")
    urutan = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=200)
    akibat = models.TextField()
    nilai = models.FloatField(null=True, blank=True)
    bawah = models.FloatField(null=True, blank=True)
    atas = models.FloatField(null=True, blank=True)
    satuan = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["urutan"]

    def __str__(self) -> str:
        return self.nama
