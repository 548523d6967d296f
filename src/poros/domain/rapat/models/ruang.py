"""Where people meet, and how long the way is from one place to another."""

from django.db import models
from django.db.models import F, Q

from poros.kernel.penugasan.models import SumberDaya


class Lokasi(models.Model):
    """A place; two rooms of one place need no way between them."""

    nama = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama


class WaktuTempuh(models.Model):
    """Minutes between two places, whichever way; the one with the lower number stands first."""

    dari = models.ForeignKey(Lokasi, on_delete=models.CASCADE, related_name="+")
    ke = models.ForeignKey(Lokasi, on_delete=models.CASCADE, related_name="+")
    menit = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dari", "ke"], name="tempuh_sekali"),
            models.CheckConstraint(condition=Q(dari__lt=F("ke")), name="tempuh_urut"),
        ]

    def __str__(self) -> str:
        return f"{self.dari} – {self.ke}: {self.menit}"


class Ruang(models.Model):
    """A room with seats: a resource that orders claim too."""

    sumber_daya = models.OneToOneField(SumberDaya, on_delete=models.PROTECT, related_name="+")
    lokasi = models.ForeignKey(Lokasi, on_delete=models.PROTECT, related_name="ruang")
    kursi = models.PositiveIntegerField()

    class Meta:
        ordering = ["kursi"]
        constraints = [models.CheckConstraint(condition=Q(kursi__gt=0), name="ruang_kursi")]

    def __str__(self) -> str:
        return str(self.sumber_daya)
