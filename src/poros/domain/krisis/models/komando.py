"""Under one command: the chart of a decree, first orders by cluster, the meeting and what it decided."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from poros.kernel.organisasi.models import Jabatan, Unit
from poros.kernel.penugasan.models import Arahan

from ..labels import PERAN_KOMANDO
from .humas import Tinjauan
from .kejadian import Kejadian


class Komando(models.Model):
    """A command chart as a decree of the head of region sets it up. The newest of an event is in force."""

    kejadian = models.ForeignKey(Kejadian, on_delete=models.PROTECT, related_name="komando")
    nomor = models.CharField(max_length=100)
    tanggal = models.DateField()
    dari = models.DateField()
    sampai = models.DateField()
    oleh = models.CharField(max_length=400)

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=Q(sampai__gte=F("dari")), name="komando_masa")]

    def __str__(self) -> str:
        return self.nomor


class PosisiKomando(models.Model):
    """A place in the chart and who holds it: an office of ours, or somebody from outside by name."""

    komando = models.ForeignKey(Komando, on_delete=models.CASCADE, related_name="posisi")
    kode = models.SlugField(max_length=40)
    nama = models.CharField(max_length=150)
    peran = models.CharField(max_length=12, choices=PERAN_KOMANDO)
    atasan = models.SlugField(max_length=40, blank=True)
    jabatan = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    pejabat = models.CharField(max_length=200, blank=True)
    urutan = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["urutan"]
        constraints = [models.UniqueConstraint(fields=["komando", "kode"], name="posisi_sekali")]

    def __str__(self) -> str:
        return self.nama


class RapatDarurat(models.Model):
    """The coordination meeting: who was asked, who came, what it advised."""

    kejadian = models.ForeignKey(Kejadian, on_delete=models.PROTECT, related_name="rapat")
    waktu = models.DateTimeField()
    tempat = models.CharField(max_length=200)
    pimpinan = models.CharField(max_length=200)
    hasil = models.TextField()
    hadir = models.ManyToManyField(Unit, related_name="+")
    diundang = models.ManyToManyField(Unit, related_name="+")
    dicatat = models.DateTimeField(default=timezone.now)
    oleh = models.CharField(max_length=400)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.tempat}, {self.waktu:%d-%m-%Y %H.%M}"


class Perintah(models.Model):
    """An order of the command. A real one is an arahan of the house; that of a drill lives and ends here."""

    kejadian = models.ForeignKey(Kejadian, on_delete=models.PROTECT, related_name="perintah")
    latihan = models.BooleanField()
    klaster = models.CharField(max_length=100)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    isi = models.TextField()
    batas = models.DateTimeField()
    harapan = models.TextField(blank=True)
    dampak = models.TextField(blank=True)
    arahan = models.OneToOneField(Arahan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    rapat = models.ForeignKey(RapatDarurat, null=True, blank=True, on_delete=models.PROTECT, related_name="perintah")
    tinjauan = models.ForeignKey(Tinjauan, null=True, blank=True, on_delete=models.PROTECT, related_name="perintah")
    selesai = models.DateTimeField(null=True, blank=True)
    dibuat = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["klaster", "batas", "id"]
        constraints = [
            # Nothing of a drill reaches the real work: the database keeps the two apart.
            models.CheckConstraint(
                condition=Q(latihan=True, arahan__isnull=True) | Q(latihan=False, arahan__isnull=False),
                name="perintah_nyata_atau_latihan",
            ),
            models.CheckConstraint(condition=Q(selesai__isnull=True) | Q(latihan=True), name="perintah_selesai"),
        ]

    def __str__(self) -> str:
        return self.isi[:90]
