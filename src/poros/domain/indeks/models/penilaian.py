"""An assessment year, its working paper line by line, and the evidence that lines share."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from poros.kernel.jejak.models import Perbuatan
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.models import Penugasan

from ..labels import AKSI, BABAK, STATUS
from ..rules.alur import BERHASIL, Status
from .instrumen import Instrumen


class Penilaian(models.Model):
    """One instrument in one year. `beku` is what was frozen: there is one exactly while the result stands."""

    instrumen = models.ForeignKey(Instrumen, on_delete=models.PROTECT, related_name="penilaian")
    tahun = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    penilai_internal = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    penilai_eksternal = models.CharField(max_length=200, blank=True)
    batas_mandiri = models.DateField()
    batas_internal = models.DateField()
    batas_eksternal = models.DateField()
    status = models.CharField(max_length=20, choices=STATUS, default=Status.DISUSUN)
    kondisi = models.TextField(blank=True)
    rekomendasi = models.TextField(blank=True)
    beku = models.OneToOneField("HasilBeku", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=BERHASIL, beku__isnull=False) | (~Q(status__in=BERHASIL) & Q(beku__isnull=True)),
                name="penilaian_beku_utuh",
            ),
            models.UniqueConstraint(
                fields=["instrumen", "tahun"],
                name="penilaian_sekali_setahun",
                condition=~Q(status=Status.DIBATALKAN),
            ),
            models.CheckConstraint(
                condition=Q(batas_internal__gte=F("batas_mandiri")) & Q(batas_eksternal__gte=F("batas_internal")),
                name="penilaian_batas_urut",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrumen.nama} {self.tahun}"


class RiwayatPenilaian(Perbuatan):
    """A step of an assessment: who took it, in which office, when and why."""

    penilaian = models.ForeignKey(Penilaian, on_delete=models.PROTECT, related_name="riwayat")
    aksi = models.CharField(max_length=20, choices=AKSI)
    status = models.CharField(max_length=20, choices=STATUS)
    catatan = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.get_status_display()} ({timezone.localtime(self.waktu):%d-%m-%Y})"


class Butir(models.Model):
    """One indicator of the working paper. Its three values repeat the newest row of each round in `NilaiButir`."""

    penilaian = models.ForeignKey(Penilaian, on_delete=models.CASCADE, related_name="butir")
    kode = models.CharField(max_length=30)
    urutan = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    penugasan = models.ForeignKey(Penugasan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    mandiri = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    internal = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    eksternal = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)

    class Meta:
        ordering = ["urutan"]
        constraints = [models.UniqueConstraint(fields=["penilaian", "kode"], name="butir_sekali")]

    def __str__(self) -> str:
        return self.kode


class NilaiButir(Perbuatan):
    """A value that was given, with its reason; a correction is a further row."""

    butir = models.ForeignKey(Butir, on_delete=models.PROTECT, related_name="riwayat")
    babak = models.CharField(max_length=12, choices=BABAK)
    nilai = models.DecimalField(max_digits=14, decimal_places=4)
    alasan = models.TextField()

    def __str__(self) -> str:
        return f"{self.get_babak_display()}: {self.nilai}"


class Bukti(models.Model):
    """A piece of evidence, once: it may serve many indicators, of other indices and of later years too."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    judul = models.CharField(max_length=200)
    keterangan = models.TextField(blank=True)
    tahun = models.PositiveSmallIntegerField()
    waktu = models.DateTimeField(default=timezone.now)
    oleh_id = models.BigIntegerField()
    butir = models.ManyToManyField(Butir, through="BuktiButir", related_name="bukti")

    class Meta:
        indexes = [models.Index(fields=["unit", "-id"], name="bukti_indeks_unit")]

    def __str__(self) -> str:
        return self.judul


class BuktiButir(models.Model):
    """A piece of evidence serves an indicator."""

    bukti = models.ForeignKey(Bukti, on_delete=models.CASCADE)
    butir = models.ForeignKey(Butir, on_delete=models.CASCADE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bukti", "butir"], name="bukti_butir_sekali")]

    def __str__(self) -> str:
        return f"{self.bukti_id} → {self.butir_id}"
