"""Problems of applying SAKIP with their steps, and the performance tree of a year."""

from django.db import models

from poros.kernel.jejak.models import Perbuatan
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.models import Penugasan

from ..labels import AKSI_MASALAH, JENIS_MASALAH, STATUS_MASALAH, TINGKAT
from ..rules.alur import StatusMasalah
from .acuan import StrategiSakip


class MasalahSakip(models.Model):
    """A problem, who has to solve it (and with whom), by which strategy."""

    jenis = models.CharField(max_length=20, choices=JENIS_MASALAH)
    judul = models.CharField(max_length=200)
    uraian = models.TextField(blank=True)
    pencatat = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    pendukung = models.ManyToManyField(Unit, related_name="+", blank=True)
    strategi = models.ForeignKey(StrategiSakip, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=20, choices=STATUS_MASALAH, default=StatusMasalah.DICATAT)
    penugasan = models.ForeignKey(Penugasan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.judul


class RiwayatMasalah(Perbuatan):
    """A step of a problem; its evidence is tied to this row."""

    masalah = models.ForeignKey(MasalahSakip, on_delete=models.PROTECT, related_name="riwayat")
    aksi = models.CharField(max_length=20, choices=AKSI_MASALAH)
    status = models.CharField(max_length=20, choices=STATUS_MASALAH)
    catatan = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.get_aksi_display()


class SimpulKinerja(models.Model):
    """A line of the performance tree of a year, as its file has it."""

    tahun = models.PositiveSmallIntegerField()
    kode = models.CharField(max_length=60)
    tingkat = models.CharField(max_length=12, choices=TINGKAT)
    nama = models.CharField(max_length=300)
    induk = models.CharField(max_length=60, blank=True)
    indikator = models.CharField(max_length=300, blank=True)
    satuan = models.CharField(max_length=40, blank=True)
    target = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    anggaran = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    utama = models.BooleanField(default=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["tahun", "kode", "unit"], name="simpul_kinerja_sekali")]

    def __str__(self) -> str:
        return self.nama
