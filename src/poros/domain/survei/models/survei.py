"""A survey: one period, the services it covers, the road to its published result."""

from django.db import models
from django.db.models import F, Q

from poros.kernel.jejak.models import Perbuatan
from poros.kernel.organisasi.models import Unit

from ..labels import AKSI, STATUS
from ..rules.alur import Status
from .layanan import Layanan


class Survei(models.Model):
    """`instrumen` is the code of a version of the index; `hasil` is what was published, frozen."""

    nama = models.CharField(max_length=150)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    instrumen = models.CharField(max_length=60)
    mulai = models.DateField()
    selesai = models.DateField()
    status = models.CharField(max_length=10, choices=STATUS, default=Status.RANCANG)
    ditutup = models.DateTimeField(null=True, blank=True)
    hasil = models.JSONField(null=True, blank=True)
    layanan = models.ManyToManyField(Layanan, through="Liputan", related_name="survei")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "nama"], name="survei_sekali", condition=~Q(status=Status.BATAL)),
            models.CheckConstraint(condition=Q(selesai__gte=F("mulai")), name="survei_masa"),
        ]

    def __str__(self) -> str:
        return self.nama


class Liputan(models.Model):
    """A service in a survey, and how many people it serves in the period: from that follows the sample."""

    survei = models.ForeignKey(Survei, on_delete=models.CASCADE, related_name="liputan")
    layanan = models.ForeignKey(Layanan, on_delete=models.PROTECT, related_name="liputan")
    populasi = models.PositiveIntegerField()

    class Meta:
        ordering = ["layanan__unit__urutan", "layanan__nama"]
        constraints = [models.UniqueConstraint(fields=["survei", "layanan"], name="liputan_sekali")]

    def __str__(self) -> str:
        return f"{self.layanan}, {self.survei}"


class RiwayatSurvei(Perbuatan):
    """A step of a survey: who took it, in which office, when and why; with the result that was published by it."""

    survei = models.ForeignKey(Survei, on_delete=models.PROTECT, related_name="riwayat")
    aksi = models.CharField(max_length=20, choices=AKSI)
    status = models.CharField(max_length=10, choices=STATUS)
    catatan = models.TextField(blank=True)
    hasil = models.JSONField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.get_status_display()} ({self.waktu:%d-%m-%Y})"
