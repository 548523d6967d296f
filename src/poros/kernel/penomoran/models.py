"""Registers, their yearly counters, every number given, and blocks reserved for work on paper."""

from django.db import models
from django.db.models import F, Q


class Register(models.Model):
    """A book of numbers (agenda surat masuk, surat keluar, …) with its own template."""

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=150)
    template = models.CharField(max_length=200, default="{urut}")

    def __str__(self) -> str:
        return self.nama


class Penghitung(models.Model):
    """The last number given in a register and year."""

    register = models.ForeignKey(Register, on_delete=models.PROTECT)
    tahun = models.PositiveSmallIntegerField()
    terakhir = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["register", "tahun"], name="penghitung_satu")]

    def __str__(self) -> str:
        return f"{self.register_id}/{self.tahun}: {self.terakhir}"


class BlokNomor(models.Model):
    """Numbers set aside for a unit that works on paper while the system is away; recorded later."""

    HANYA_TAMBAH = True

    register = models.ForeignKey(Register, on_delete=models.PROTECT)
    tahun = models.PositiveSmallIntegerField()
    dari = models.PositiveIntegerField()
    sampai = models.PositiveIntegerField()
    unit_id = models.BigIntegerField()
    alasan = models.CharField(max_length=300)
    dibuat = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(sampai__gte=F("dari")), name="blok_urut")]

    def __str__(self) -> str:
        return f"{self.dari}–{self.sampai}"


class NomorBatal(models.Model):
    """A number that was given and came to nothing, with the reason: the gap explains itself."""

    HANYA_TAMBAH = True

    register = models.ForeignKey(Register, on_delete=models.PROTECT)
    tahun = models.PositiveSmallIntegerField()
    urut = models.PositiveIntegerField()
    alasan = models.CharField(max_length=300)
    waktu = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["register", "tahun", "urut"], name="nomor_batal_sekali")]

    def __str__(self) -> str:
        return str(self.urut)
