"""The notula as lines that several people write at once; every wording that a line has had is kept."""

from django.db import models
from django.db.models import Q

from poros.kernel.jejak.models import Perbuatan
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.models import Penugasan

from ..labels import BUTIR, NADA_BUTIR
from ..rules.alur import JenisButir
from .rapat import Acara, Rapat


class ButirNotula(models.Model):
    """A line. One that is `TINDAK` names the unit, the day and the evidence, and becomes a penugasan."""

    rapat = models.ForeignKey(Rapat, on_delete=models.PROTECT, related_name="butir")
    acara = models.ForeignKey(Acara, null=True, blank=True, on_delete=models.PROTECT, related_name="butir")
    jenis = models.CharField(max_length=10, choices=BUTIR, default=JenisButir.CATATAN)
    isi = models.TextField()
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    tenggat = models.DateField(null=True, blank=True)
    bukti = models.CharField(max_length=250, blank=True)
    penugasan = models.ForeignKey(Penugasan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    versi = models.PositiveSmallIntegerField(default=1)
    oleh = models.CharField(max_length=150)
    dihapus = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(jenis=JenisButir.TINDAK) | (Q(unit__isnull=False) & Q(tenggat__isnull=False)),
                name="butir_tindak_lengkap",
            )
        ]

    def __str__(self) -> str:
        return self.isi[:80]

    @property
    def nada(self) -> str:
        return NADA_BUTIR[JenisButir(self.jenis)]


class TulisanButir(Perbuatan):
    """A wording of a line, by whom and when."""

    butir = models.ForeignKey(ButirNotula, on_delete=models.PROTECT, related_name="tulisan")
    versi = models.PositiveSmallIntegerField()
    isi = models.TextField()

    class Meta(Perbuatan.Meta):
        constraints = [models.UniqueConstraint(fields=["butir", "versi"], name="tulisan_sekali")]

    def __str__(self) -> str:
        return f"{self.butir_id}/{self.versi}"


class KoreksiNotula(Perbuatan):
    """A numbered correction of a notula that is signed: what was signed stays as it is."""

    rapat = models.ForeignKey(Rapat, on_delete=models.PROTECT, related_name="koreksi")
    nomor = models.PositiveSmallIntegerField()
    isi = models.TextField()

    class Meta(Perbuatan.Meta):
        constraints = [models.UniqueConstraint(fields=["rapat", "nomor"], name="koreksi_sekali")]

    def __str__(self) -> str:
        return f"{self.rapat_id}/{self.nomor}"
