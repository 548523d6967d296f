"""Recovery from the first day: what is damaged, and what the plan does about it."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from poros.kernel.organisasi.models import Jabatan, Unit

from ..labels import FASE, KELAS, PERAN_TIM, SEKTOR, SUMBER_DANA
from ..rules.pulih import PeranTim
from .kejadian import Kejadian
from .komando import Perintah


class Kerusakan(models.Model):
    """So many units of a thing damaged: sector, class, price, place; and what is lost while it is missing."""

    kejadian = models.ForeignKey(Kejadian, on_delete=models.PROTECT, related_name="kerusakan")
    sektor = models.CharField(max_length=14, choices=SEKTOR)
    subsektor = models.CharField(max_length=100)
    kelas = models.CharField(max_length=8, choices=KELAS)
    letak = models.CharField(max_length=200)
    jumlah = models.DecimalField(max_digits=14, decimal_places=2, validators=[MinValueValidator(0)])
    satuan = models.CharField(max_length=30)
    harga = models.BigIntegerField()
    kerugian = models.BigIntegerField(default=0)
    lat = models.FloatField(null=True, blank=True)
    lng = models.FloatField(null=True, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    dicatat = models.DateTimeField(default=timezone.now)
    oleh = models.CharField(max_length=400)
    dicabut = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["sektor", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(jumlah__gt=0, harga__gte=0, kerugian__gte=0), name="kerusakan_wajar"),
            models.CheckConstraint(
                condition=Q(lat__isnull=True, lng__isnull=True)
                | Q(lat__gte=-90, lat__lte=90, lng__gte=-180, lng__lte=180),
                name="kerusakan_di_bumi",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subsektor} · {self.letak}"


class AnggotaTim(models.Model):
    """Somebody in the team that assesses and plans: an office of ours, or a name from outside, for a sector or all."""

    kejadian = models.ForeignKey(Kejadian, on_delete=models.PROTECT, related_name="tim")
    peran = models.CharField(max_length=12, choices=PERAN_TIM)
    sektor = models.CharField(max_length=14, choices=SEKTOR, blank=True)
    jabatan = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    pejabat = models.CharField(max_length=200, blank=True)
    tugas = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(jabatan__isnull=False) | ~Q(pejabat=""), name="tim_ada_orangnya"),
            models.UniqueConstraint(fields=["kejadian"], condition=Q(peran=PeranTim.KETUA), name="tim_satu_ketua"),
        ]

    def __str__(self) -> str:
        return self.pejabat or str(self.jabatan)


class KerjaPulih(models.Model):
    """A step of the work plan with its days; once sent it is an order like any other of the command."""

    kejadian = models.ForeignKey(Kejadian, on_delete=models.PROTECT, related_name="kerja")
    kode = models.SlugField(max_length=40, blank=True)
    nama = models.CharField(max_length=300)
    dasar = models.CharField(max_length=300, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    mulai = models.DateField()
    selesai = models.DateField()
    perintah = models.OneToOneField(Perintah, null=True, blank=True, on_delete=models.PROTECT, related_name="kerja")

    class Meta:
        ordering = ["selesai", "mulai", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(selesai__gte=F("mulai")), name="kerja_masa"),
            models.UniqueConstraint(fields=["kejadian", "kode", "unit"], condition=~Q(kode=""), name="kerja_sekali"),
        ]

    def __str__(self) -> str:
        return self.nama


class KegiatanR3P(models.Model):
    """A line of the recovery plan: who does what, where, when, for how much, out of which money."""

    kejadian = models.ForeignKey(Kejadian, on_delete=models.PROTECT, related_name="kegiatan")
    sektor = models.CharField(max_length=14, choices=SEKTOR)
    subsektor = models.CharField(max_length=100)
    nama = models.CharField(max_length=200)
    letak = models.CharField(max_length=200)
    volume = models.DecimalField(max_digits=14, decimal_places=2)
    satuan = models.CharField(max_length=30)
    harga = models.BigIntegerField()
    jumlah = models.BigIntegerField()
    sumber_dana = models.CharField(max_length=14, choices=SUMBER_DANA)
    tahun = models.PositiveSmallIntegerField()
    fase = models.CharField(max_length=14, choices=FASE)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kerusakan = models.ForeignKey(Kerusakan, null=True, blank=True, on_delete=models.PROTECT, related_name="kegiatan")

    class Meta:
        ordering = ["sektor", "tahun", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(volume__gt=0, harga__gte=0, jumlah__gte=0), name="kegiatan_wajar")
        ]

    def __str__(self) -> str:
        return self.nama
