"""A disposition: an order of the kernel, given on a letter; and what staff propose beforehand."""

from django.db import models

from poros.kernel.organisasi.models import Jabatan, Orang
from poros.kernel.penugasan.models import Arahan

from .surat import Surat


class InstruksiDisposisi(models.Model):
    """A standard phrase of the disposition sheet. Data: each government words its own."""

    kode = models.SlugField(max_length=40, unique=True)
    teks = models.CharField(max_length=200)
    hanya_tahu = models.BooleanField(default=False)
    urutan = models.PositiveSmallIntegerField(default=50)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["urutan", "kode"]

    def __str__(self) -> str:
        return self.teks


class Disposisi(models.Model):
    """One sheet: by whom, on which letter, under which earlier sheet; the work itself is the order's."""

    surat = models.ForeignKey(Surat, on_delete=models.PROTECT, related_name="disposisi")
    induk = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="turunan")
    dari = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    sebutan = models.CharField(max_length=220)
    orang = models.CharField(max_length=150)
    arahan = models.OneToOneField(Arahan, on_delete=models.PROTECT, related_name="+")
    instruksi = models.JSONField(default=list)
    catatan = models.TextField(blank=True)
    waktu = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["dari", "-id"], name="disposisi_dari")]

    def __str__(self) -> str:
        return f"{self.sebutan}: {self.surat}"


class UsulanDisposisi(models.Model):
    """What a named member of staff, having checked the letter, proposes; the official only has to agree.

    `sasaran` is a list of {"unit": id, "peran": code}, `hadir` one of persons who are to attend.
    """

    surat = models.OneToOneField(Surat, on_delete=models.PROTECT, related_name="usulan")
    sasaran = models.JSONField()
    instruksi = models.JSONField(default=list)
    catatan = models.TextField(blank=True)
    tenggat = models.DateTimeField(null=True, blank=True)
    aturan_tenggat = models.CharField(max_length=60, blank=True)
    hadir = models.JSONField(default=list)
    pemeriksa = models.ForeignKey(Orang, on_delete=models.PROTECT, related_name="+")
    jabatan = models.CharField(max_length=220)
    waktu = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.jabatan}: {self.surat}"
