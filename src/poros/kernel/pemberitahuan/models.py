"""Notices, how each person wants them, the channels out of the house, and what is to go through them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from poros.kernel.organisasi.models import Orang

from .labels import JENIS_SALURAN, STATUS_KIRIMAN
from .rules import StatusKiriman


class Pemberitahuan(models.Model):
    """Somebody is told that something happened to a thing. Its sentence is made when shown, from `jenis`.

    `tertutup` keeps whether the thing was secret then: of such a thing nothing is said but that it is there.
    """

    orang = models.ForeignKey(Orang, on_delete=models.CASCADE, related_name="pemberitahuan", db_index=False)
    jenis = models.CharField(max_length=60)
    objek = models.CharField(max_length=40)
    objek_id = models.BigIntegerField()
    tertutup = models.BooleanField(default=False)
    waktu = models.DateTimeField(default=timezone.now)
    dibaca = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["orang", "-id"], name="pemberitahuan_orang"),
            models.Index(fields=["orang", "-id"], name="pemberitahuan_belum_dibaca", condition=Q(dibaca__isnull=True)),
            models.Index(fields=["orang", "objek", "objek_id"], name="pemberitahuan_objek"),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.objek}/{self.objek_id}"


class Preferensi(models.Model):
    """How a person wants a kind of notice: which channels, at once or in the digest; "" is all others."""

    orang = models.ForeignKey(Orang, on_delete=models.CASCADE, related_name="preferensi")
    jenis = models.CharField(max_length=60, blank=True)
    saluran = ArrayField(models.CharField(max_length=10, choices=JENIS_SALURAN), default=list, blank=True)
    ringkasan = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["orang", "jenis"], name="preferensi_sekali")]

    def __str__(self) -> str:
        return self.jenis or "*"


class JamTenang(models.Model):
    """Hours in which nothing is sent to a person; it waits until they end."""

    orang = models.ForeignKey(Orang, on_delete=models.CASCADE, related_name="jam_tenang")
    dari = models.TimeField()
    sampai = models.TimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(dari=models.F("sampai")), name="jam_tenang_berisi"),
            models.UniqueConstraint(fields=["orang", "dari"], name="jam_tenang_sekali"),
        ]

    def __str__(self) -> str:
        return f"{self.dari:%H.%M}–{self.sampai:%H.%M}"


class Saluran(models.Model):
    """A way out that this government has opened. Without rows nothing leaves the application."""

    jenis = models.CharField(max_length=10, choices=JENIS_SALURAN)
    nama = models.CharField(max_length=80)
    alamat = models.URLField(max_length=500, blank=True)
    versi_kunci = models.PositiveIntegerField(default=1)
    aktif = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["nama"], name="saluran_nama"),
            models.UniqueConstraint(fields=["jenis"], condition=Q(jenis="surel"), name="saluran_satu_surel"),
            models.CheckConstraint(condition=Q(jenis="surel") | ~Q(alamat=""), name="saluran_beralamat"),
        ]

    def __str__(self) -> str:
        return self.nama


class Kiriman(models.Model):
    """One notice that is to go out through one channel: the outbox, written with the notice itself.

    What first went out as one message keeps its `kelompok`, the key by which a receiver knows a copy.
    """

    pemberitahuan = models.ForeignKey(Pemberitahuan, on_delete=models.CASCADE, related_name="kiriman")
    saluran = models.ForeignKey(Saluran, on_delete=models.CASCADE, related_name="+")
    status = models.CharField(max_length=12, choices=STATUS_KIRIMAN, default=StatusKiriman.MENUNGGU)
    percobaan = models.PositiveSmallIntegerField(default=0)
    kirim_setelah = models.DateTimeField()
    terkirim = models.DateTimeField(null=True, blank=True)
    galat = models.CharField(max_length=200, blank=True)
    kelompok = models.UUIDField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["kirim_setelah"], name="kiriman_menunggu", condition=Q(status=StatusKiriman.MENUNGGU))
        ]

    def __str__(self) -> str:
        return f"{self.pemberitahuan_id} → {self.saluran_id}: {self.status}"
