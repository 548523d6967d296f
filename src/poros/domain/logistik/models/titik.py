"""Points where displaced people are, how many on which day, and the ways to them."""

from django.db import models

from poros.kernel.jejak.models import Perbuatan
from poros.kernel.organisasi.models import Unit

from .dasar import Kejadian, Letak
from .gudang import Gudang


class Titik(Kejadian, Letak):
    """A place to be served; `unit` reports for it. `mulai` is its first day: some rates change with the days."""

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=150)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    mulai = models.DateField()
    buka = models.TimeField(null=True, blank=True)
    tutup = models.TimeField(null=True, blank=True)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama


class Pengungsi(Perbuatan):
    """How many people were at a point from a day on, and who says so. A correction is a further row."""

    titik = models.ForeignKey(Titik, on_delete=models.PROTECT, related_name="pengungsi")
    hari = models.DateField()
    jumlah = models.PositiveIntegerField()
    rentan = models.PositiveIntegerField(default=0)
    sumber = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["titik", "-hari", "-id"], name="pengungsi_titik_hari")]

    def __str__(self) -> str:
        return f"{self.titik_id} {self.hari:%d-%m-%Y}: {self.jumlah}"


class Jalur(models.Model):
    """A way from a warehouse to a point: how far, how long, and whether it can be driven now."""

    gudang = models.ForeignKey(Gudang, on_delete=models.PROTECT, related_name="jalur")
    titik = models.ForeignKey(Titik, on_delete=models.PROTECT, related_name="jalur")
    meter = models.PositiveIntegerField()
    menit = models.PositiveSmallIntegerField()
    terbuka = models.BooleanField(default=True)
    keterangan = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gudang", "titik"], name="jalur_satu")]

    def __str__(self) -> str:
        return f"{self.gudang_id} → {self.titik_id}"
