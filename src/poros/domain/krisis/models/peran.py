"""Which units have which role, plans kept as data, and layers of the map: what a government sets up beforehand."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.models import Unit

from ..labels import BAHAYA, JENIS_TEMPAT, PERAN

LAPISAN = (("wilayah", _("Batas wilayah dan penduduk")), ("jalan", _("Jaringan jalan")))


class PeranKrisis(models.Model):
    """A unit has a role here; several units may share one, as the kecamatan do."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    peran = models.CharField(max_length=14, choices=PERAN)

    class Meta:
        ordering = ["peran", "unit"]
        constraints = [models.UniqueConstraint(fields=["unit", "peran"], name="peran_krisis_sekali")]

    def __str__(self) -> str:
        return f"{self.get_peran_display()}: {self.unit}"


class RencanaKontinjensi(models.Model):
    """A version of a plan. Versions are added, never changed: what was activated stays readable."""

    HANYA_TAMBAH = True

    kode = models.SlugField(max_length=40)
    versi = models.PositiveIntegerField()
    bahaya = models.CharField(max_length=12, choices=BAHAYA)
    nama = models.CharField(max_length=200)
    isi = models.JSONField()
    dibuat = models.DateTimeField(default=timezone.now)
    oleh = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["kode", "-versi"]
        constraints = [models.UniqueConstraint(fields=["kode", "versi"], name="rencana_versi_sekali")]

    def __str__(self) -> str:
        return f"{self.nama} (v{self.versi})"


class LapisanPeta(models.Model):
    """A layer as GeoJSON: districts with their people, or roads between numbered crossings."""

    jenis = models.CharField(max_length=8, choices=LAPISAN, unique=True)
    isi = models.JSONField()
    sumber = models.CharField(max_length=500)
    diperbarui = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.jenis


class Tempat(models.Model):
    """A post, a shelter, a river gauge or a gate: there before, during and after an event."""

    nama = models.CharField(max_length=150)
    jenis = models.CharField(max_length=12, choices=JENIS_TEMPAT)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    lat = models.FloatField()
    lng = models.FloatField()
    daya_tampung = models.PositiveIntegerField(null=True, blank=True)
    kontak = models.CharField(max_length=200, blank=True)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["jenis", "nama"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(lat__gte=-90, lat__lte=90, lng__gte=-180, lng__lte=180), name="tempat_di_bumi"
            )
        ]

    def __str__(self) -> str:
        return self.nama
