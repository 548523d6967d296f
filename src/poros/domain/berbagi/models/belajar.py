"""What was seen elsewhere, what followed from it, and what adopters tell the next ones."""

from django.db import models
from django.utils import timezone

from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.models import Penugasan

from ..labels import KEBERHASILAN
from .adopsi import Adopsi
from .tawaran import Tawaran


class Kunjungan(models.Model):
    """A studi tiru. `peserta` names offices: who they are is in the travel orders."""

    judul = models.CharField(max_length=200)
    daerah = models.CharField(max_length=200)
    tanggal = models.DateField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    tawaran = models.ForeignKey(Tawaran, null=True, blank=True, on_delete=models.PROTECT, related_name="kunjungan")
    peserta = models.CharField(max_length=500)
    pelajaran = models.TextField()
    tindak_sampai = models.DateField(null=True, blank=True)
    dicatat = models.DateTimeField(default=timezone.now)
    orang = models.CharField(max_length=150)
    jabatan = models.CharField(max_length=220)

    def __str__(self) -> str:
        return self.judul


class TindakKunjungan(models.Model):
    """What follows from a visit, as work."""

    kunjungan = models.ForeignKey(Kunjungan, on_delete=models.PROTECT, related_name="tindak")
    uraian = models.CharField(max_length=500)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    tenggat = models.DateField()
    penugasan = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.uraian


class Pengalaman(models.Model):
    """How it went, in words, and what it really took; a correction is a further row."""

    HANYA_TAMBAH = True

    adopsi = models.ForeignKey(Adopsi, on_delete=models.PROTECT, related_name="pengalaman")
    hasil = models.CharField(max_length=10, choices=KEBERHASILAN)
    uraian = models.TextField()
    biaya = models.BigIntegerField(null=True, blank=True)
    upaya = models.BigIntegerField(null=True, blank=True)
    waktu = models.DateTimeField(default=timezone.now)
    orang_id = models.BigIntegerField()
    orang = models.CharField(max_length=150)
    jabatan = models.CharField(max_length=220)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.get_hasil_display()} ({self.waktu:%d-%m-%Y})"
