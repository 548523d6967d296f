"""Donations in kind: pledged, answered, brought, published."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from ..labels import STATUS_DONASI
from ..rules.alur import StatusDonasi
from .dasar import Kejadian
from .gudang import Barang, Gudang


class Donasi(Kejadian):
    """What somebody wants to give. Only who answers sees name and contact; `tanda` is the giver's own address."""

    tanda = models.CharField(max_length=40, unique=True)
    barang = models.ForeignKey(Barang, on_delete=models.PROTECT, related_name="+")
    jumlah = models.BigIntegerField()
    nama = models.CharField(max_length=150)
    kontak = models.CharField(max_length=150)
    tampil_nama = models.BooleanField(default=False)
    pesan = models.CharField(max_length=500, blank=True)
    rencana = models.DateField()
    gudang = models.ForeignKey(Gudang, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    disetujui = models.BigIntegerField(default=0)
    masuk = models.BigIntegerField(default=0)
    alasan = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=12, choices=STATUS_DONASI, default=StatusDonasi.DIJANJIKAN)
    dibuat = models.DateTimeField(default=timezone.now)
    diterima = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(jumlah__gt=0, disetujui__gte=0, disetujui__lte=F("jumlah"), masuk__gte=0)
                & Q(masuk__lte=F("disetujui")),
                name="donasi_jumlah",
            )
        ]
        indexes = [models.Index(fields=["status", "-id"], name="donasi_status")]

    def __str__(self) -> str:
        return f"{self.barang}: {self.jumlah}"
