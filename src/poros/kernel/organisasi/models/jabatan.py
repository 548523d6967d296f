"""Offices and who holds them: definitively, or by warrant as Plh., Plt. or Pj."""

from django.db import models
from django.db.models import F, Q

from ..labels import FUNGSI, KAPASITAS
from ..rules import ESELON, Fungsi, Kapasitas
from .akun import Orang
from .unit import Unit, tidak_tumpang_tindih


class Jabatan(models.Model):
    """An office in a unit. Authority belongs to it, never to a person or an account."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="jabatan")
    nama = models.CharField(max_length=200)
    eselon = models.CharField(max_length=5, blank=True, choices=[(e, e or "-") for e in ESELON])
    fungsi = models.CharField(max_length=12, choices=FUNGSI, default=Fungsi.STAF)
    kepala = models.BooleanField(default=False)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["unit__urutan", "-kepala", "eselon", "nama"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "nama"], name="jabatan_nama_per_unit"),
            models.UniqueConstraint(fields=["unit"], condition=Q(kepala=True, aktif=True), name="jabatan_satu_kepala"),
        ]

    def __str__(self) -> str:
        return self.nama


class Pemangku(models.Model):
    """One holding of an office. A warrant (Plh., Plt., Pj.) always ends; a definitive holding may be open."""

    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="pemangku")
    orang = models.ForeignKey(Orang, on_delete=models.PROTECT, related_name="jabatan")
    kapasitas = models.CharField(max_length=10, choices=KAPASITAS, default=Kapasitas.DEFINITIF)
    dari = models.DateField()
    sampai = models.DateField(null=True, blank=True)
    dasar = models.CharField(max_length=300)
    pemberi = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lingkup = models.TextField(blank=True)
    perpanjangan_ke = models.PositiveSmallIntegerField(default=0)
    dicabut = models.DateField(null=True, blank=True)
    alasan_cabut = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["jabatan", "-dari"]
        indexes = [models.Index(fields=["orang"], name="pemangku_orang")]
        constraints = [
            tidak_tumpang_tindih(
                "pemangku_satu_definitif",
                "jabatan_id",
                condition=Q(kapasitas=Kapasitas.DEFINITIF, dicabut__isnull=True),
            ),
            models.CheckConstraint(
                condition=Q(kapasitas=Kapasitas.DEFINITIF) | Q(sampai__isnull=False),
                name="pemangku_surat_berakhir",
            ),
            models.CheckConstraint(
                condition=Q(sampai__isnull=True) | Q(sampai__gte=F("dari")), name="pemangku_masa_urut"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kapasitas_display()} {self.jabatan}"
