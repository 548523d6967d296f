"""Rules of time as rows with their source, and the calendar of this government."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from poros.pure.tenggat import Akibat, Satuan

SATUAN = {
    Satuan.HARI_KERJA: _("hari kerja"),
    Satuan.HARI: _("hari"),
    Satuan.BULAN: _("bulan"),
    Satuan.JAM: _("jam"),
}
LAMA = {
    Satuan.HARI_KERJA: ngettext_lazy("%(n)s hari kerja", "%(n)s hari kerja", "n"),
    Satuan.HARI: ngettext_lazy("%(n)s hari", "%(n)s hari", "n"),
    Satuan.BULAN: ngettext_lazy("%(n)s bulan", "%(n)s bulan", "n"),
    Satuan.JAM: ngettext_lazy("%(n)s jam", "%(n)s jam", "n"),
}
AKIBAT = {
    Akibat.PERINGATAN: _("peringatan"),
    Akibat.SANKSI: _("sanksi"),
    Akibat.DIANGGAP_DIKABULKAN: _("dianggap dikabulkan"),
    Akibat.HAK_ESKALASI: _("hak eskalasi"),
    Akibat.GUGUR: _("gugur"),
}


class AturanTenggat(models.Model):
    """One dated version of a rule (05 §0.2): how long, counted from what, until what, and what a breach means."""

    kode = models.SlugField(max_length=60)
    nama = models.CharField(max_length=200)
    dasar = models.CharField(max_length=200)
    pasal = models.CharField(max_length=60, blank=True)
    jumlah = models.PositiveSmallIntegerField()
    satuan = models.CharField(max_length=12, choices=SATUAN)
    mulai = models.CharField(max_length=60)
    henti = models.CharField(max_length=60)
    akibat = models.CharField(max_length=24, choices=AKIBAT, default=Akibat.PERINGATAN)
    geser = models.BooleanField(default=False)
    boleh_jeda = models.BooleanField(default=False)
    mutu = models.CharField(max_length=2)
    dari = models.DateField()
    sampai = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["kode", "-dari"]
        constraints = [
            models.UniqueConstraint(fields=["kode", "dari"], name="aturan_tenggat_versi"),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def lama(self) -> str:
        """5 hari kerja; 1 working day."""
        return str(LAMA[Satuan(self.satuan)] % {"n": self.jumlah})


class MingguKerja(models.Model):
    """Which weekdays are worked, from when to when (five- or six-day week); bit 0 is Monday."""

    dari = models.DateField()
    sampai = models.DateField(null=True, blank=True)
    hari = models.PositiveSmallIntegerField(default=0b0011111)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="minggu_kerja_satu",
                expressions=[
                    (
                        Func(F("dari"), F("sampai"), models.Value("[]"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    )
                ],
            )
        ]

    def __str__(self) -> str:
        return f"{self.dari}: {self.hari:07b}"


class HariLibur(models.Model):
    """A day on which offices are closed."""

    tanggal = models.DateField(unique=True)
    jenis = models.CharField(
        max_length=12,
        choices={"nasional": _("libur nasional"), "cuti": _("cuti bersama"), "daerah": _("libur daerah")},
    )
    keterangan = models.CharField(max_length=150)
    dasar = models.CharField(max_length=200)

    class Meta:
        ordering = ["tanggal"]

    def __str__(self) -> str:
        return f"{self.tanggal} {self.keterangan}"
