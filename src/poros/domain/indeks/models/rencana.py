"""A plan for the way up, and the steps it has become once it is decided."""

from django.db import models

from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.models import Penugasan

from ..labels import STATUS_RENCANA
from ..rules.alur import StatusRencana
from .instrumen import Instrumen


class Rencana(models.Model):
    """Where one stands (`tingkat`), what each further level costs (`upaya`), which levels were chosen (`pilihan`).

    The target is a predikat where one is named, else the index `sasaran`: at the edge of a band the two differ.
    """

    judul = models.CharField(max_length=200)
    instrumen = models.ForeignKey(Instrumen, on_delete=models.PROTECT, related_name="rencana")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField()
    sasaran = models.DecimalField(max_digits=7, decimal_places=3)
    predikat = models.CharField(max_length=60, blank=True)
    tingkat = models.JSONField(default=dict)
    upaya = models.JSONField(default=dict)
    pilihan = models.JSONField(default=dict)
    status = models.CharField(max_length=12, choices=STATUS_RENCANA, default=StatusRencana.DISUSUN)

    def __str__(self) -> str:
        return self.judul


class LangkahRencana(models.Model):
    """An indicator that is to rise, by which office and when; its penugasan shows how far it has come."""

    rencana = models.ForeignKey(Rencana, on_delete=models.PROTECT, related_name="langkah")
    kode = models.CharField(max_length=30)
    dari = models.DecimalField(max_digits=14, decimal_places=4)
    ke = models.DecimalField(max_digits=14, decimal_places=4)
    upaya = models.DecimalField(max_digits=14, decimal_places=2)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    tenggat = models.DateField()
    penugasan = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["rencana", "kode"], name="langkah_rencana_sekali")]

    def __str__(self) -> str:
        return f"{self.kode}: {self.dari} → {self.ke}"
