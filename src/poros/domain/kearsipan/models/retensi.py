"""What a government itself lays down: its JRA, its access classes (SKKAD), its threshold, who keeps its archives."""

from django.db import models
from django.db.models import Q

from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.labels import KERAHASIAAN
from poros.pure.retensi import Aturan, Hitung, Nasib, Pemicu

from ..labels import AKSES, HITUNG, NASIB, PEMICU
from ..rules.akses import Akses

TAHUN_MAKS = 100
"""No JRA names longer periods; what is kept for ever is *permanen*."""


class AturanRetensi(models.Model):
    """A row of the JRA, dated: a file keeps the row that was in force when it was closed."""

    kode = models.CharField(max_length=20)
    nama = models.TextField()
    aktif = models.PositiveSmallIntegerField()
    inaktif = models.PositiveSmallIntegerField()
    nasib = models.CharField(max_length=16, choices=NASIB)
    kecuali = models.CharField(max_length=300, blank=True)
    pemicu = models.CharField(max_length=20, choices=PEMICU, default=Pemicu.DITUTUP)
    kejadian = models.CharField(max_length=300, blank=True)
    dasar = models.CharField(max_length=300)
    dari = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kode", "dari"], name="aturan_retensi_sekali"),
            models.CheckConstraint(
                condition=Q(aktif__lte=TAHUN_MAKS) & Q(inaktif__lte=TAHUN_MAKS), name="aturan_retensi_wajar"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"

    def aturan(self) -> Aturan:
        """As the arithmetic knows it."""
        return Aturan(self.aktif, self.inaktif, Nasib(self.nasib), Pemicu(self.pemicu))


class KelasAkses(models.Model):
    """A row of the SKKAD, dated: secrecy and access of what a classification holds, and of all codes below it."""

    kode = models.CharField(max_length=20)
    kerahasiaan = models.CharField(max_length=16, choices=KERAHASIAAN)
    akses = models.CharField(max_length=12, choices=AKSES, default=Akses.UMUM)
    dasar = models.CharField(max_length=300)
    dari = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kode", "dari"], name="kelas_akses_sekali")]

    def __str__(self) -> str:
        return f"{self.kode}: {self.get_kerahasiaan_display()}"


class KetentuanArsip(models.Model):
    """Numbers of the procedure, dated: from how many years on the long way is taken, how many witnesses it needs."""

    ambang = models.PositiveSmallIntegerField()
    hitung = models.CharField(max_length=8, choices=HITUNG, default=Hitung.TOTAL)
    saksi = models.PositiveSmallIntegerField()
    dasar = models.CharField(max_length=300)
    dari = models.DateField(unique=True)

    def __str__(self) -> str:
        return f"{self.dari:%d-%m-%Y}"


class LembagaArsip(models.Model):
    """Which unit keeps the region's archives, and which ones send witnesses (legal, supervision)."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    saksi = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "saksi"], name="lembaga_arsip_sekali")]

    def __str__(self) -> str:
        return str(self.unit)
