"""From the field: figures with provenance, drawn areas, people by name."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from poros.kernel.jejak.models import Perbuatan
from poros.kernel.organisasi.models import Unit

from ..labels import JENIS_AREA, STATUS_KORBAN, UKURAN
from .kejadian import Kejadian
from .peran import Tempat


class Angka(Perbuatan):
    """A figure: as of when, from whom, checked or not. A correction is a newer entry; nothing is overwritten."""

    kejadian = models.ForeignKey(Kejadian, on_delete=models.PROTECT, related_name="angka")
    ukuran = models.CharField(max_length=14, choices=UKURAN)
    tempat = models.ForeignKey(Tempat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    letak = models.CharField(max_length=150)
    nilai = models.PositiveIntegerField()
    per = models.DateTimeField()
    sumber = models.CharField(max_length=200)
    terverifikasi = models.BooleanField(default=False)

    class Meta(Perbuatan.Meta):
        indexes = [models.Index(fields=["kejadian", "ukuran", "letak", "-per"], name="angka_terbaru")]

    def __str__(self) -> str:
        return f"{self.get_ukuran_display()}: {self.nilai}"


class Area(models.Model):
    """An area drawn on the map; it holds until it is taken back."""

    kejadian = models.ForeignKey(Kejadian, on_delete=models.PROTECT, related_name="area")
    nama = models.CharField(max_length=150)
    jenis = models.CharField(max_length=10, choices=JENIS_AREA)
    titik = models.JSONField()
    dibuat = models.DateTimeField(default=timezone.now)
    oleh = models.CharField(max_length=400)
    dicabut = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.nama


class Korban(models.Model):
    """A victim by name: seen only by those whose work needs it (UU 27/2022), each reading leaves a line."""

    kejadian = models.ForeignKey(Kejadian, on_delete=models.PROTECT, related_name="korban")
    nama = models.CharField(max_length=150)
    nik = models.CharField(max_length=16, blank=True)
    umur = models.PositiveSmallIntegerField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=STATUS_KORBAN)
    letak = models.CharField(max_length=200)
    keluarga = models.CharField(max_length=200, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    dicatat = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["kejadian", "nik"], condition=~Q(nik=""), name="korban_nik_sekali")
        ]

    def __str__(self) -> str:
        return f"Korban {self.pk}"
