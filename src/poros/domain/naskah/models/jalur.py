"""Who initials and signs a letter, what each did, and what a head decided on an adviser's paper."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from poros.kernel.organisasi.models import Jabatan, Orang

from ..labels import JENIS_PARAF, RIWAYAT, STATUS, STATUS_PARAF, STATUS_TANDA
from ..rules import JenisParaf, StatusParaf, StatusTanda
from .naskah import Naskah


class LangkahParaf(models.Model):
    """An office that is asked for its initials; offices of the same `urut` are asked at once."""

    naskah = models.ForeignKey(Naskah, on_delete=models.PROTECT, related_name="langkah")
    urut = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=12, choices=JENIS_PARAF, default=JenisParaf.HIERARKI)
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    status = models.CharField(max_length=12, choices=STATUS_PARAF, default=StatusParaf.MENUNGGU)
    giliran = models.BooleanField(default=False)
    """Asked now: what the desk of the office shows."""
    tenggat = models.DateTimeField(null=True, blank=True)
    versi = models.PositiveSmallIntegerField(null=True, blank=True)
    sebutan = models.CharField(max_length=220, blank=True)
    orang = models.CharField(max_length=150, blank=True)
    catatan = models.TextField(blank=True)
    waktu = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["urut", "id"]
        indexes = [
            models.Index(fields=["jabatan", "naskah"], name="paraf_jabatan"),
            models.Index(fields=["jabatan"], name="paraf_giliran", condition=Q(giliran=True)),
            models.Index(fields=["tenggat"], name="paraf_tenggat", condition=Q(giliran=True, tenggat__isnull=False)),
        ]
        constraints = [models.UniqueConstraint(fields=["naskah", "jabatan"], name="paraf_sekali")]

    def __str__(self) -> str:
        return f"{self.naskah_id}: {self.jabatan_id}"


class Penandatangan(models.Model):
    """An office that signs; `blok` is the name-block as it was printed."""

    naskah = models.ForeignKey(Naskah, on_delete=models.PROTECT, related_name="penandatangan")
    urut = models.PositiveSmallIntegerField()
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    atas_nama = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    untuk_beliau = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=16, choices=STATUS_TANDA, default=StatusTanda.MENUNGGU)
    blok = models.JSONField(default=dict)
    orang = models.CharField(max_length=150, blank=True)
    sebutan = models.CharField(max_length=220, blank=True)
    catatan = models.TextField(blank=True)
    waktu = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["urut"]
        indexes = [models.Index(fields=["jabatan", "naskah"], name="penandatangan_jabatan")]
        constraints = [models.UniqueConstraint(fields=["naskah", "jabatan"], name="penandatangan_sekali")]

    def __str__(self) -> str:
        return f"{self.naskah_id}: {self.jabatan_id}"


class RiwayatNaskah(models.Model):
    """One step in the life of a letter, with who took it and on which version."""

    HANYA_TAMBAH = True

    naskah = models.ForeignKey(Naskah, on_delete=models.PROTECT, related_name="riwayat")
    aksi = models.CharField(max_length=16, choices=RIWAYAT, blank=True)
    status = models.CharField(max_length=16, choices=STATUS)
    versi = models.PositiveSmallIntegerField()
    orang = models.CharField(max_length=150)
    sebutan = models.CharField(max_length=220)
    catatan = models.TextField(blank=True)
    waktu = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.naskah_id}: {self.aksi}"


class PutusanNaskah(models.Model):
    """What the head decided on a telaahan staf."""

    HANYA_TAMBAH = True

    naskah = models.OneToOneField(Naskah, on_delete=models.PROTECT, related_name="putusan")
    disetujui = models.BooleanField()
    pilihan = models.PositiveSmallIntegerField(null=True, blank=True)
    catatan = models.TextField(blank=True)
    orang = models.ForeignKey(Orang, on_delete=models.PROTECT, related_name="+", db_index=False)
    sebutan = models.CharField(max_length=220)
    waktu = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.naskah_id}: {self.sebutan}"
