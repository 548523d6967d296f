"""A scenario that plays itself in a drill."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from poros.kernel.organisasi.models import Jabatan, Orang

from ..labels import STATUS_PERAGAAN
from ..rules.peragaan import BELUM_SELESAI, StatusPeragaan
from .kejadian import Kejadian


class Peragaan(models.Model):
    """How far it has come, how many minutes the whole takes (0: at once), and who started and answers for it."""

    kejadian = models.OneToOneField(Kejadian, on_delete=models.PROTECT, related_name="peragaan")
    skenario = models.SlugField(max_length=40)
    menit = models.PositiveSmallIntegerField()
    banyak = models.PositiveSmallIntegerField()
    langkah = models.PositiveSmallIntegerField(default=0)
    status = models.CharField(max_length=8, choices=STATUS_PERAGAAN, default=StatusPeragaan.BERJALAN)
    catatan = models.CharField(max_length=300, blank=True)
    orang = models.ForeignKey(Orang, on_delete=models.PROTECT, related_name="+")
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(langkah__lte=F("banyak")), name="peragaan_langkah")]

    def __str__(self) -> str:
        return f"{self.skenario}: {self.langkah}/{self.banyak}"

    @property
    def hidup(self) -> bool:
        """Does it play, or wait to go on?"""
        return self.status in BELUM_SELESAI
