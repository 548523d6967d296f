"""Goods, warehouses, buffers, and which units do what here."""

from django.db import models
from django.db.models import Q

from poros.kernel.organisasi.models import Unit

from ..labels import JENIS_GUDANG, PERAN_UNIT
from ..rules.alur import JenisGudang
from .dasar import Kejadian, Letak


class PeranLogistik(models.Model):
    """A unit that manages logistics, or that is the treasury."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    peran = models.CharField(max_length=12, choices=PERAN_UNIT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "peran"], name="peran_logistik_sekali")]

    def __str__(self) -> str:
        return f"{self.unit} ({self.get_peran_display()})"


class Barang(models.Model):
    """A kind of goods, counted in whole units. `isi` of the standard's item `butir` are in one unit of it."""

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=120)
    satuan = models.CharField(max_length=30)
    butir = models.CharField(max_length=40, blank=True)
    isi = models.DecimalField(max_digits=12, decimal_places=3, default=1)
    berat_gram = models.PositiveIntegerField(default=1000)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["nama"]
        constraints = [models.CheckConstraint(condition=Q(isi__gt=0), name="barang_isi")]

    def __str__(self) -> str:
        return self.nama


class Gudang(Kejadian, Letak):
    """A place where stock lies and is counted; `unit` keeps it."""

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=150)
    jenis = models.CharField(max_length=8, choices=JENIS_GUDANG, default=JenisGudang.GUDANG)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama


class Cadangan(models.Model):
    """A buffer that may lie: how much, why, until when. It is published, so that nobody takes it for hoarding."""

    gudang = models.ForeignKey(Gudang, on_delete=models.PROTECT, related_name="cadangan")
    barang = models.ForeignKey(Barang, on_delete=models.PROTECT, related_name="+")
    jumlah = models.BigIntegerField()
    alasan = models.CharField(max_length=300)
    sampai = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gudang", "barang"], name="cadangan_satu"),
            models.CheckConstraint(condition=Q(jumlah__gt=0), name="cadangan_jumlah"),
        ]

    def __str__(self) -> str:
        return f"{self.barang}: {self.jumlah}"
