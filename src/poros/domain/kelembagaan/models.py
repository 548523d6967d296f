"""Who takes over from a unit that is abolished; all else of the organisation stands in the kernel."""

from django.db import models
from django.db.models import F, Q

from poros.kernel.organisasi.models import Unit


class PenggantiUnit(models.Model):
    """From that day the open work of `unit` is the work of `pengganti`."""

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="+")
    pengganti = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    dari = models.DateField()
    dasar = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(unit=F("pengganti")), name="pengganti_unit_bukan_diri"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} → {self.pengganti}"
