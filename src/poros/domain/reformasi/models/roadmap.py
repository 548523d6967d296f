"""A reform road map: actions, their targets by year and quarter, reports of units, looks of internal evaluation."""

from django.db import models
from django.db.models import F, Q

from poros.kernel.jejak.models import Perbuatan
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.models import Penugasan

from ..labels import JENIS_AKSI, TRIWULAN
from ..rules.alur import JenisAksi


class Roadmap(models.Model):
    """The road of some years; each year's plan is decided on its own."""

    judul = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    dari = models.PositiveSmallIntegerField()
    sampai = models.PositiveSmallIntegerField()
    dasar = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(sampai__gte=F("dari")), name="roadmap_tahun_urut")]

    def __str__(self) -> str:
        return self.judul


class AksiRB(models.Model):
    """What is done, measured by what, by whom; `indeks` names the indicator of an index that it serves."""

    roadmap = models.ForeignKey(Roadmap, on_delete=models.PROTECT, related_name="aksi")
    jenis = models.CharField(max_length=10, choices=JENIS_AKSI, default=JenisAksi.GENERAL)
    tema = models.CharField(max_length=150, blank=True)
    sasaran = models.CharField(max_length=300)
    kegiatan = models.CharField(max_length=300)
    indikator = models.CharField(max_length=300)
    satuan = models.CharField(max_length=40)
    menurun = models.BooleanField(default=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    indeks = models.CharField(max_length=80, blank=True)

    def __str__(self) -> str:
        return self.kegiatan


class TargetRB(models.Model):
    """An action in one year: cumulative targets, budget, and the order it became when the year's plan was decided."""

    aksi = models.ForeignKey(AksiRB, on_delete=models.CASCADE, related_name="target")
    tahun = models.PositiveSmallIntegerField()
    tw1 = models.DecimalField(max_digits=16, decimal_places=2)
    tw2 = models.DecimalField(max_digits=16, decimal_places=2)
    tw3 = models.DecimalField(max_digits=16, decimal_places=2)
    tw4 = models.DecimalField(max_digits=16, decimal_places=2)
    anggaran = models.DecimalField(max_digits=18, decimal_places=2, default=0)
    penugasan = models.ForeignKey(Penugasan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["tahun"]
        constraints = [models.UniqueConstraint(fields=["aksi", "tahun"], name="target_rb_setahun")]

    def __str__(self) -> str:
        return f"{self.aksi} {self.tahun}"


class LaporanRB(Perbuatan):
    """What the unit says it has reached by the end of a quarter; a correction is a further row."""

    target = models.ForeignKey(TargetRB, on_delete=models.PROTECT, related_name="laporan")
    triwulan = models.PositiveSmallIntegerField(choices=TRIWULAN)
    realisasi = models.DecimalField(max_digits=16, decimal_places=2)
    uraian = models.TextField()

    def __str__(self) -> str:
        return f"{self.get_triwulan_display()}: {self.realisasi}"


class PantauRB(Perbuatan):
    """A look at an action: ex-ante (triwulan 0) once, then each quarter; a correction is a further row."""

    target = models.ForeignKey(TargetRB, on_delete=models.PROTECT, related_name="pantau")
    triwulan = models.PositiveSmallIntegerField(choices=TRIWULAN)
    sesuai = models.JSONField(default=list)
    catatan = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.get_triwulan_display()}: {len(self.sesuai)}"
