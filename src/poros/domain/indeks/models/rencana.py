"""A plan for the way up, and the steps it has become once it is decided."""

from django.db import models
from django.db.models import F, Q

from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.models import Penugasan

from ..labels import STATUS_RENCANA
from ..rules.alur import StatusRencana
from .instrumen import Instrumen

TAHUN_TERBANYAK = 10


class Rencana(models.Model):
    """Where one stands (`tingkat`), what each further level costs (`upaya`), and the levels chosen for each year.

    The target is a predikat where one is named, else the index `sasaran`, else (neither) the most that the years
    allow: at the edge of a band the first two differ. `pilihan` holds for each indicator its level at the end of
    every year from `mulai` to `tahun`. `pelaksana` says which unit raises an indicator, `kapasitas` how much effort
    a unit (all of them together where none is named) can give in a year, `syarat` which level needs which other.
    """

    judul = models.CharField(max_length=200)
    instrumen = models.ForeignKey(Instrumen, on_delete=models.PROTECT, related_name="rencana")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    mulai = models.PositiveSmallIntegerField()
    tahun = models.PositiveSmallIntegerField()
    sasaran = models.DecimalField(max_digits=7, decimal_places=3, null=True, blank=True)
    predikat = models.CharField(max_length=60, blank=True)
    tingkat = models.JSONField(default=dict)
    upaya = models.JSONField(default=dict)
    pilihan = models.JSONField(default=dict)
    pelaksana = models.JSONField(default=dict)
    syarat = models.JSONField(default=list)
    kapasitas = models.JSONField(default=list)
    langkah_setahun = models.PositiveSmallIntegerField(null=True, blank=True)
    status = models.CharField(max_length=12, choices=STATUS_RENCANA, default=StatusRencana.DISUSUN)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(tahun__gte=F("mulai")) & Q(tahun__lt=F("mulai") + TAHUN_TERBANYAK), name="rencana_masa"
            )
        ]

    def __str__(self) -> str:
        return self.judul

    @property
    def masa(self) -> tuple[int, ...]:
        """The years of the plan."""
        return tuple(range(self.mulai, self.tahun + 1))


class LangkahRencana(models.Model):
    """What an office raises in one year, and what pays for it; its penugasan shows how far it has come."""

    rencana = models.ForeignKey(Rencana, on_delete=models.PROTECT, related_name="langkah")
    kode = models.CharField(max_length=30)
    tahun = models.PositiveSmallIntegerField()
    dari = models.DecimalField(max_digits=14, decimal_places=4)
    ke = models.DecimalField(max_digits=14, decimal_places=4)
    upaya = models.DecimalField(max_digits=14, decimal_places=2)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    tenggat = models.DateField()
    penugasan = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+")
    rekening = models.CharField(max_length=60, blank=True)
    kegiatan = models.CharField(max_length=300, blank=True)
    anggaran = models.DecimalField(max_digits=15, decimal_places=0, null=True, blank=True)

    class Meta:
        ordering = ["tahun", "id"]
        constraints = [
            models.UniqueConstraint(fields=["rencana", "kode", "tahun"], name="langkah_rencana_sekali"),
            models.CheckConstraint(condition=Q(anggaran__isnull=True) | Q(anggaran__gte=0), name="langkah_anggaran"),
        ]

    def __str__(self) -> str:
        return f"{self.kode}: {self.dari} → {self.ke}"
