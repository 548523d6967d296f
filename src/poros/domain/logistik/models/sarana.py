"""Resources, requests for them, and claims: nothing is in two places at once."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils import timezone

from poros.kernel.organisasi.models import Unit

from ..labels import ASAL_SARANA, JENIS_SARANA, KEADAAN_SARANA, STATUS_KLAIM, STATUS_PERMINTAAN
from ..rules.alur import KLAIM_HIDUP, AsalSarana, KeadaanSarana, StatusKlaim, StatusPermintaan
from .dasar import Kejadian, Letak


class Sarana(Letak):
    """People, vehicles, boats, pumps, buildings, heavy equipment; `unit` answers for it, also where others own it."""

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=150)
    jenis = models.CharField(max_length=12, choices=JENIS_SARANA)
    kemampuan = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    kapasitas = models.PositiveIntegerField(default=1)
    satuan = models.CharField(max_length=30, default="orang")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    asal = models.CharField(max_length=12, choices=ASAL_SARANA, default=AsalSarana.DAERAH)
    pemilik = models.CharField(max_length=150, blank=True)
    keadaan = models.CharField(max_length=10, choices=KEADAAN_SARANA, default=KeadaanSarana.SIAP)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["jenis", "nama"]

    def __str__(self) -> str:
        return self.nama


class PermintaanSarana(Kejadian):
    """A unit needs so many of a kind, somewhere, for a time."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=12, choices=JENIS_SARANA)
    kemampuan = models.CharField(max_length=60, blank=True)
    jumlah = models.PositiveSmallIntegerField()
    keperluan = models.CharField(max_length=500)
    tempat = models.CharField(max_length=300)
    mulai = models.DateTimeField()
    selesai = models.DateTimeField()
    status = models.CharField(max_length=12, choices=STATUS_PERMINTAAN, default=StatusPermintaan.DIAJUKAN)
    alasan = models.CharField(max_length=300, blank=True)
    dibuat = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(selesai__gt=F("mulai"), jumlah__gt=0), name="permintaan_sarana_wajar")
        ]
        indexes = [models.Index(fields=["status", "-id"], name="permintaan_sarana_status")]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} × {self.jumlah}, {self.tempat}"


class Klaim(models.Model):
    """A resource set aside for a request for a time. While it lives no other may overlap: the database says so."""

    permintaan = models.ForeignKey(PermintaanSarana, on_delete=models.PROTECT, related_name="klaim")
    sarana = models.ForeignKey(Sarana, on_delete=models.PROTECT, related_name="klaim")
    mulai = models.DateTimeField()
    selesai = models.DateTimeField()
    status = models.CharField(max_length=12, choices=STATUS_KLAIM, default=StatusKlaim.DITUGASKAN)
    tiba = models.DateTimeField(null=True, blank=True)
    dilepas = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(selesai__gt=F("mulai")), name="klaim_sarana_urut"),
            # The identity as a one-point range: btree_gist is not needed.
            ExclusionConstraint(
                name="klaim_sarana_tunggal",
                expressions=[
                    (Func(F("sarana_id"), F("sarana_id"), Value("[]"), function="int8range"), RangeOperators.OVERLAPS),
                    (Func(F("mulai"), F("selesai"), Value("[)"), function="tstzrange"), RangeOperators.OVERLAPS),
                ],
                condition=Q(status__in=sorted(KLAIM_HIDUP)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sarana} ({timezone.localtime(self.mulai):%d-%m-%Y})"
