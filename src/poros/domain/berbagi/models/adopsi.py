"""Taking over: request, agreement, plan, result, and every step of the way."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from poros.kernel.jejak.models import Perbuatan
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.models import Penugasan

from ..labels import AKSI_ADOPSI, ARAH, POTRET, STATUS_ADOPSI
from ..rules.alur import StatusAdopsi
from .tawaran import Tawaran


class Adopsi(models.Model):
    """One offer taken over. `unit` works on it here; `daerah` is the other party."""

    tawaran = models.ForeignKey(Tawaran, on_delete=models.PROTECT, related_name="adopsi")
    arah = models.CharField(max_length=8, choices=ARAH)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    daerah = models.CharField(max_length=200)
    keperluan = models.TextField()
    nomor_surat = models.CharField(max_length=100, blank=True)
    tanggal_surat = models.DateField(null=True, blank=True)
    surat_id = models.BigIntegerField(null=True, blank=True)
    status = models.CharField(max_length=14, choices=STATUS_ADOPSI, default=StatusAdopsi.DIUSULKAN)
    dibuat = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["status", "-id"], name="adopsi_status")]

    def __str__(self) -> str:
        return f"{self.tawaran.nama} ({self.daerah})"


class RiwayatAdopsi(Perbuatan):
    """A step: who took it, in which office, when and why."""

    adopsi = models.ForeignKey(Adopsi, on_delete=models.PROTECT, related_name="riwayat")
    aksi = models.CharField(max_length=14, choices=AKSI_ADOPSI, blank=True)
    status = models.CharField(max_length=14, choices=STATUS_ADOPSI)
    catatan = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.get_status_display()} ({self.waktu:%d-%m-%Y})"


class Nota(models.Model):
    """The nota kesepahaman of an adoption; its signed sheet is a file tied to it."""

    adopsi = models.OneToOneField(Adopsi, on_delete=models.PROTECT, related_name="nota")
    nomor = models.CharField(max_length=100)
    tempat = models.CharField(max_length=100)
    pihak_kita = models.CharField(max_length=300)
    pihak_lain = models.CharField(max_length=300)
    lingkup = models.TextField()
    data_pribadi = models.BooleanField(default=False)
    mulai = models.DateField()
    sampai = models.DateField()
    ditandatangani = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(sampai__gt=F("mulai")), name="nota_masa")]
        indexes = [
            models.Index(fields=["sampai"], name="nota_sampai", condition=Q(ditandatangani__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.nomor}"


class LangkahAdopsi(models.Model):
    """A step of the plan; once the plan runs its penugasan shows how far it has come."""

    adopsi = models.ForeignKey(Adopsi, on_delete=models.PROTECT, related_name="langkah")
    urutan = models.PositiveSmallIntegerField()
    uraian = models.CharField(max_length=500)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    tenggat = models.DateField()
    anggaran = models.BigIntegerField(null=True, blank=True)
    penugasan = models.ForeignKey(Penugasan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["urutan"]
        constraints = [
            models.UniqueConstraint(fields=["adopsi", "urutan"], name="langkah_adopsi_urut"),
            models.CheckConstraint(
                condition=Q(anggaran__isnull=True) | Q(anggaran__gte=0), name="langkah_adopsi_anggaran"
            ),
        ]

    def __str__(self) -> str:
        return self.uraian


class PotretAdopsi(models.Model):
    """A level as it stood when the adoption began, or when it was finished; never changed after."""

    HANYA_TAMBAH = True

    adopsi = models.ForeignKey(Adopsi, on_delete=models.PROTECT, related_name="potret")
    saat = models.CharField(max_length=6, choices=POTRET)
    indeks = models.CharField(max_length=40)
    kode = models.CharField(max_length=40, blank=True)
    nilai = models.DecimalField(max_digits=14, decimal_places=4)
    tahun = models.PositiveSmallIntegerField()
    waktu = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["adopsi", "saat", "indeks", "kode"], name="potret_adopsi_sekali")
        ]

    def __str__(self) -> str:
        return f"{self.indeks} {self.kode}: {self.nilai}"
