"""What the ministries have published about every government, year by year."""

from django.db import models
from django.db.models import Q

from ..labels import JENIS


class HasilTerbit(models.Model):
    """A published result. `bagian` holds the values of the parts that were published, by the code of the part."""

    indeks = models.CharField(max_length=40)
    tahun = models.PositiveSmallIntegerField()
    kode_wilayah = models.CharField(max_length=13, blank=True)
    jenis = models.CharField(max_length=12, choices=JENIS)
    nama = models.CharField(max_length=200)
    penduduk = models.PositiveIntegerField(null=True, blank=True)
    nilai = models.DecimalField(max_digits=7, decimal_places=3)
    predikat = models.CharField(max_length=60, blank=True)
    bagian = models.JSONField(default=dict)
    sumber = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indeks", "tahun", "nama"], name="hasil_terbit_sekali"),
            models.CheckConstraint(condition=Q(nilai__gte=0), name="hasil_terbit_nilai"),
        ]

    def __str__(self) -> str:
        return f"{self.nama} {self.tahun}"
