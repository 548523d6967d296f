"""Delivery runs, their stops, what each stop gets, and the proof that it got it."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from poros.kernel.jejak.models import Perbuatan

from ..labels import STATUS_KIRIMAN
from ..rules.alur import StatusKiriman
from .alokasi import BarisAlokasi
from .dasar import Kejadian
from .gudang import Barang, Gudang
from .titik import Titik


class Kiriman(Kejadian):
    """One vehicle, one round."""

    gudang = models.ForeignKey(Gudang, on_delete=models.PROTECT, related_name="+")
    hari = models.DateField()
    kendaraan = models.CharField(max_length=80)
    muat_kg = models.PositiveIntegerField()
    pengemudi = models.CharField(max_length=120, blank=True)
    meter = models.PositiveIntegerField(default=0)
    status = models.CharField(max_length=12, choices=STATUS_KIRIMAN, default=StatusKiriman.DISIAPKAN)
    dibuat = models.DateTimeField(default=timezone.now)
    berangkat = models.DateTimeField(null=True, blank=True)
    selesai = models.DateTimeField(null=True, blank=True)
    alasan = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["status", "-id"], name="kiriman_status")]

    def __str__(self) -> str:
        return f"{self.kendaraan} {self.hari:%d-%m-%Y}"


class Perhentian(models.Model):
    """A stop of a run."""

    kiriman = models.ForeignKey(Kiriman, on_delete=models.PROTECT, related_name="perhentian")
    titik = models.ForeignKey(Titik, on_delete=models.PROTECT, related_name="perhentian")
    urutan = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["urutan"]
        constraints = [
            models.UniqueConstraint(fields=["kiriman", "titik"], name="perhentian_titik"),
            models.UniqueConstraint(fields=["kiriman", "urutan"], name="perhentian_urut"),
        ]

    def __str__(self) -> str:
        return f"{self.titik} ({self.kiriman})"


class BarisKiriman(models.Model):
    """What is loaded for a stop, what was counted there, and what came back. The rest is missing, and shown so."""

    perhentian = models.ForeignKey(Perhentian, on_delete=models.PROTECT, related_name="baris")
    barang = models.ForeignKey(Barang, on_delete=models.PROTECT, related_name="+")
    alokasi = models.ForeignKey(BarisAlokasi, null=True, blank=True, on_delete=models.PROTECT, related_name="kiriman")
    jumlah = models.BigIntegerField()
    diterima = models.BigIntegerField(null=True, blank=True)
    kembali = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["perhentian", "barang", "alokasi"], name="baris_kiriman_satu", nulls_distinct=False
            ),
            models.CheckConstraint(condition=Q(jumlah__gt=0), name="baris_kiriman_jumlah"),
            models.CheckConstraint(
                condition=Q(diterima__isnull=True, kembali__gte=0, kembali__lte=F("jumlah"))
                | Q(diterima__gte=0, kembali__gte=0, jumlah__gte=F("diterima") + F("kembali")),
                name="baris_kiriman_hitung",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.barang}: {self.jumlah}"


class Penerimaan(Perbuatan):
    """Proof of receipt: who took it, when and where; photographs of goods and signature are files tied to it.

    `kunci` is made on the device, so that a receipt that is sent twice is one.
    """

    perhentian = models.OneToOneField(Perhentian, on_delete=models.PROTECT, related_name="penerimaan")
    kunci = models.UUIDField(unique=True)
    penerima = models.CharField(max_length=150)
    kedudukan = models.CharField(max_length=150, blank=True)
    diisi = models.DateTimeField()
    lat = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    lng = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    catatan = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"{self.perhentian} ({timezone.localtime(self.waktu):%d-%m-%Y %H:%M})"
