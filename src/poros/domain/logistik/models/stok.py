"""The ledger: lots, what lies where, every movement, and every count."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from poros.kernel.jejak.models import Perbuatan

from ..labels import JENIS_MUTASI
from .donasi import Donasi
from .gudang import Barang, Gudang


class Lot(models.Model):
    """Goods of one kind that came together: same expiry, same owner, same giver. It is never changed."""

    HANYA_TAMBAH = True

    barang = models.ForeignKey(Barang, on_delete=models.PROTECT, related_name="lot")
    kode = models.CharField(max_length=40, blank=True)
    kedaluwarsa = models.DateField(null=True, blank=True)
    pemilik = models.CharField(max_length=120)
    donasi = models.ForeignKey(Donasi, null=True, blank=True, on_delete=models.PROTECT, related_name="lot")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["barang", "kode", "kedaluwarsa", "pemilik", "donasi"], name="lot_satu", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"{self.barang} {self.kode}".strip()


class Saldo(models.Model):
    """How much of a lot lies in a warehouse; `urut` counts its movements, so that a missing one shows."""

    gudang = models.ForeignKey(Gudang, on_delete=models.PROTECT, related_name="saldo")
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="saldo")
    jumlah = models.BigIntegerField(default=0)
    urut = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gudang", "lot"], name="saldo_satu"),
            models.CheckConstraint(condition=Q(jumlah__gte=0), name="saldo_tak_negatif"),
        ]

    def __str__(self) -> str:
        return f"{self.lot_id}@{self.gudang_id}: {self.jumlah}"


class Mutasi(Perbuatan):
    """A movement: how much came in or went out (negative), and what lay there after it."""

    saldo = models.ForeignKey(Saldo, on_delete=models.PROTECT, related_name="mutasi")
    urut = models.PositiveIntegerField()
    jenis = models.CharField(max_length=8, choices=JENIS_MUTASI)
    jumlah = models.BigIntegerField()
    sisa = models.BigIntegerField()
    alasan = models.CharField(max_length=300, blank=True)
    lawan = models.ForeignKey(Gudang, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kiriman_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["saldo", "urut"], name="mutasi_urut"),
            models.CheckConstraint(condition=~Q(jumlah=0), name="mutasi_tak_nol"),
            models.CheckConstraint(condition=Q(sisa__gte=0), name="mutasi_sisa"),
            models.CheckConstraint(condition=Q(sisa__gte=F("jumlah")), name="mutasi_sisa_jumlah"),
        ]
        indexes = [
            models.Index(fields=["waktu"], name="mutasi_waktu"),
            models.Index(fields=["kiriman_id"], name="mutasi_kiriman", condition=Q(kiriman_id__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.jumlah}"


class Opname(Perbuatan):
    """A count of what really lies there."""

    gudang = models.ForeignKey(Gudang, on_delete=models.PROTECT, related_name="opname")
    catatan = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.gudang} ({timezone.localtime(self.waktu):%d-%m-%Y})"


class BarisOpname(models.Model):
    """A lot as it was booked, and as it was counted."""

    HANYA_TAMBAH = True

    opname = models.ForeignKey(Opname, on_delete=models.PROTECT, related_name="baris")
    saldo = models.ForeignKey(Saldo, on_delete=models.PROTECT, related_name="+")
    tercatat = models.BigIntegerField()
    terhitung = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(terhitung__gte=0), name="opname_terhitung")]

    def __str__(self) -> str:
        return f"{self.tercatat} → {self.terhitung}"
