"""A unit, and its dated versions: a change of structure (SOTK) adds a version, it never overwrites one."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from ..labels import JENIS_UNIT


def tidak_tumpang_tindih(name: str, *per: str, condition: Q | None = None) -> ExclusionConstraint:
    """No two rows of the same `per` columns may be valid on one day, with core range operators only.

    An integer column is compared as the one-point range [x, x], so btree_gist, which the embedded server
    lacks, is not needed.
    """
    points = [
        (Func(F(column), F(column), Value("[]"), function="int8range"), RangeOperators.OVERLAPS) for column in per
    ]
    days = Func(F("dari"), F("sampai"), Value("[]"), function="daterange")
    return ExclusionConstraint(name=name, expressions=[*points, (days, RangeOperators.OVERLAPS)], condition=condition)


class Unit(models.Model):
    """A unit as it stands today; `VersiUnit` holds what it was and what it will be."""

    kode = models.CharField(max_length=30, unique=True)
    nama = models.CharField(max_length=200)
    singkatan = models.CharField(max_length=40)
    jenis = models.CharField(max_length=20, choices=JENIS_UNIT)
    induk = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="anak")
    kode_wilayah = models.CharField(max_length=13, blank=True)
    urutan = models.PositiveSmallIntegerField(default=100)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["urutan", "kode"]

    def __str__(self) -> str:
        return self.nama


class VersiUnit(models.Model):
    """What a unit is called and where it stands from a day on, by which decree."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="versi")
    dari = models.DateField()
    sampai = models.DateField(null=True, blank=True)
    nama = models.CharField(max_length=200)
    singkatan = models.CharField(max_length=40)
    jenis = models.CharField(max_length=20, choices=JENIS_UNIT)
    induk = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    dasar = models.CharField(max_length=300)

    class Meta:
        ordering = ["unit", "dari"]
        constraints = [tidak_tumpang_tindih("versi_unit_satu_per_hari", "unit_id")]

    def __str__(self) -> str:
        return f"{self.nama} ({self.dari})"
