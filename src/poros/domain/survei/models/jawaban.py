"""Answers, which name nobody and are never changed; what is set aside; traces of a day; what follows."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.models import Penugasan

from ..labels import KANAL, PITA
from .layanan import Layanan, Titik
from .survei import Survei


class Jawaban(models.Model):
    """One filled-in questionnaire: values in the order of the instrument, coded bands, where and when. No person.

    `kunci` is made where it is filled in, so that an answer sent twice is one answer.
    """

    HANYA_TAMBAH = True

    kunci = models.UUIDField(unique=True)
    survei = models.ForeignKey(Survei, on_delete=models.PROTECT, related_name="jawaban", db_index=False)
    layanan = models.ForeignKey(Layanan, on_delete=models.PROTECT, related_name="+", db_index=False)
    titik = models.ForeignKey(Titik, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    kanal = models.CharField(max_length=8, choices=KANAL)
    luring = models.BooleanField(default=False)
    nilai = ArrayField(models.SmallIntegerField())
    jenis_kelamin = models.CharField(max_length=1, choices=PITA["jenis_kelamin"][1], blank=True)
    umur = models.CharField(max_length=5, choices=PITA["umur"][1], blank=True)
    pendidikan = models.CharField(max_length=10, choices=PITA["pendidikan"][1], blank=True)
    pekerjaan = models.CharField(max_length=14, choices=PITA["pekerjaan"][1], blank=True)
    saran = models.TextField(blank=True)
    lama = models.PositiveIntegerField(null=True, blank=True)
    diisi = models.DateTimeField()
    diterima = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["survei", "layanan"], name="jawaban_survei_layanan"),
            models.Index(fields=["titik", "diterima"], name="jawaban_titik_diterima"),
            models.Index(fields=["survei", "-id"], name="jawaban_saran", condition=~models.Q(saran="")),
        ]

    def __str__(self) -> str:
        return f"{self.layanan_id} ({self.diterima:%d-%m-%Y})"


class Penyisihan(models.Model):
    """An answer that does not count, and why. The answer stays; its return deletes this row and is on the trail."""

    jawaban = models.OneToOneField(Jawaban, on_delete=models.PROTECT, primary_key=True, related_name="penyisihan")
    alasan = models.CharField(max_length=300)
    waktu = models.DateTimeField(default=timezone.now)
    orang_id = models.BigIntegerField()
    orang = models.CharField(max_length=150)
    jabatan = models.CharField(max_length=220)

    def __str__(self) -> str:
        return self.alasan


class KunciHarian(models.Model):
    """The secret of a day, thrown away when the day is over: without it the traces of that day say nothing."""

    hari = models.DateField(unique=True)
    kunci = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.hari:%d-%m-%Y}"


class SidikHarian(models.Model):
    """How often a device at an address has answered for a service today; the trace is keyed and lives for the day."""

    sidik = models.CharField(max_length=64, unique=True)
    hari = models.DateField(db_index=True)
    jumlah = models.PositiveSmallIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.hari:%d-%m-%Y}: {self.jumlah}"


class TindakLanjut(models.Model):
    """A remark or a weak element that has become work of a unit."""

    survei = models.ForeignKey(Survei, on_delete=models.PROTECT, related_name="tindak_lanjut")
    layanan = models.ForeignKey(Layanan, on_delete=models.PROTECT, related_name="+")
    unsur = models.CharField(max_length=30, blank=True)
    jawaban = models.ForeignKey(Jawaban, null=True, blank=True, on_delete=models.PROTECT, related_name="tindak_lanjut")
    penugasan = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.unsur or self.jawaban_id} → {self.penugasan_id}"
