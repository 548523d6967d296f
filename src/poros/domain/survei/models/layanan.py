"""A service that is surveyed, the counters at which it is given, and the tickets handed out there."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from poros.kernel.organisasi.models import Unit


class Layanan(models.Model):
    """A service of a unit, while it is offered."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    nama = models.CharField(max_length=150)
    dari = models.DateField()
    sampai = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["unit__urutan", "nama"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "nama"], name="layanan_survei_sekali"),
            models.CheckConstraint(
                condition=Q(sampai__isnull=True) | Q(sampai__gte=F("dari")), name="layanan_survei_masa"
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class Titik(models.Model):
    """A counter with an address of its own that nobody can guess. It outlives the survey: posters stay on the wall."""

    layanan = models.ForeignKey(Layanan, on_delete=models.PROTECT, related_name="titik")
    nama = models.CharField(max_length=100)
    tanda = models.CharField(max_length=32, unique=True)
    wajib_tiket = models.BooleanField(default=False)
    dibuat = models.DateTimeField(default=timezone.now)
    dicabut = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.nama


class Tiket(models.Model):
    """One visit, one answer. Kept as a fingerprint, and without the moment of its use: that would lead to an answer."""

    titik = models.ForeignKey(Titik, on_delete=models.PROTECT, related_name="tiket")
    sidik = models.CharField(max_length=64, unique=True)
    dicetak = models.DateField()
    terpakai = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.titik_id} ({self.dicetak:%d-%m-%Y})"
