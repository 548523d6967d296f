"""What can be edited: rules of simplification, functional posts, strategies."""

from django.db import models
from django.db.models import Q

from ..labels import HASIL, JENIS_MASALAH, JENJANG, MUTU


class AturanSederhana(models.Model):
    """A dated rule with its source. A rule that changes gets an end, and a further row."""

    kode = models.CharField(max_length=40)
    urutan = models.PositiveSmallIntegerField()
    hasil = models.CharField(max_length=20, choices=HASIL, blank=True)
    jenjang = models.CharField(max_length=20, choices=JENJANG, blank=True)
    syarat = models.JSONField(default=dict)
    teks = models.TextField()
    sumber = models.CharField(max_length=300)
    mutu = models.CharField(max_length=1, choices=MUTU)
    dari = models.DateField()
    sampai = models.DateField(null=True, blank=True)
    bawaan = models.BooleanField(default=False)

    class Meta:
        ordering = ["urutan", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["kode", "dari"], name="aturan_sederhana_sekali"),
            models.CheckConstraint(
                condition=(Q(hasil="") & ~Q(jenjang="")) | (~Q(hasil="") & Q(jenjang="")), name="aturan_satu_maksud"
            ),
        ]

    def __str__(self) -> str:
        return self.kode


class JabatanFungsional(models.Model):
    """The name of a functional post that may be chosen."""

    nama = models.CharField(max_length=150, unique=True)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama


class StrategiSakip(models.Model):
    """A way to deal with a kind of problem."""

    kode = models.CharField(max_length=40, unique=True)
    jenis = models.CharField(max_length=20, choices=JENIS_MASALAH)
    nama = models.CharField(max_length=200)
    uraian = models.TextField(blank=True)
    sumber = models.CharField(max_length=300, blank=True)
    mutu = models.CharField(max_length=1, choices=MUTU)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["jenis", "nama"]

    def __str__(self) -> str:
        return self.nama
