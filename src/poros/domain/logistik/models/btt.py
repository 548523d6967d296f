"""Emergency money: what there is, plans to spend it, their separate cash books; and the file for BNPB's ready funds."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from poros.kernel.jejak.models import Perbuatan
from poros.kernel.organisasi.models import Unit

from ..labels import STATUS_RKB
from ..rules.alur import StatusRkb
from .dasar import Kejadian


class PaguBtt(models.Model):
    """What a year has for the unforeseen; `terikat`, bound by plans filed and paid, can never pass it."""

    tahun = models.PositiveSmallIntegerField(unique=True)
    jumlah = models.BigIntegerField()
    terikat = models.BigIntegerField(default=0)
    dasar = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(terikat__gte=0, jumlah__gte=F("terikat")), name="pagu_btt_cukup")
        ]

    def __str__(self) -> str:
        return f"BTT {self.tahun}"

    @property
    def tersedia(self) -> int:
        return self.jumlah - self.terikat


class Rkb(Kejadian):
    """Rencana Kebutuhan Belanja of a unit. `tenggat` is when the treasury must have paid."""

    pagu = models.ForeignKey(PaguBtt, on_delete=models.PROTECT, related_name="rkb")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    nomor = models.CharField(max_length=100)
    dasar = models.CharField(max_length=300)
    keperluan = models.CharField(max_length=1000)
    jumlah = models.BigIntegerField()
    status = models.CharField(max_length=12, choices=STATUS_RKB, default=StatusRkb.DIAJUKAN)
    diajukan = models.DateTimeField(default=timezone.now)
    tenggat = models.DateTimeField(null=True, blank=True)
    cair = models.DateTimeField(null=True, blank=True)
    nomor_sp2d = models.CharField(max_length=100, blank=True)
    selesai = models.DateTimeField(null=True, blank=True)
    sisa = models.BigIntegerField(default=0)
    alasan = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(jumlah__gt=0, sisa__gte=0, sisa__lte=F("jumlah")), name="rkb_jumlah"),
            models.UniqueConstraint(fields=["unit", "nomor"], name="rkb_nomor"),
        ]
        indexes = [models.Index(fields=["status", "-id"], name="rkb_status")]

    def __str__(self) -> str:
        return self.nomor


class KasBtt(Perbuatan):
    """A line of the separate Buku Kas Umum of one plan; the first is the money received."""

    rkb = models.ForeignKey(Rkb, on_delete=models.PROTECT, related_name="kas")
    urut = models.PositiveIntegerField()
    tanggal = models.DateField()
    uraian = models.CharField(max_length=300)
    bukti = models.CharField(max_length=100, blank=True)
    masuk = models.BigIntegerField(default=0)
    keluar = models.BigIntegerField(default=0)
    saldo = models.BigIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["rkb", "urut"], name="kas_btt_urut"),
            models.CheckConstraint(
                condition=Q(saldo__gte=0) & (Q(masuk__gt=0, keluar=0) | Q(masuk=0, keluar__gt=0)), name="kas_btt_saldo"
            ),
        ]

    def __str__(self) -> str:
        return self.uraian


class BerkasDsp(Kejadian):
    """The file with which Dana Siap Pakai for damaged houses is asked of BNPB; no names here, those stay on paper."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    rusak_berat = models.PositiveIntegerField(default=0)
    rusak_sedang = models.PositiveIntegerField(default=0)
    rusak_ringan = models.PositiveIntegerField(default=0)
    dibuat = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.kejadian


class SyaratDsp(models.Model):
    """A paper of that file that is there; its scan is a file tied to the whole."""

    dsp = models.ForeignKey(BerkasDsp, on_delete=models.PROTECT, related_name="syarat")
    kode = models.SlugField(max_length=40)
    nomor = models.CharField(max_length=100)
    tanggal = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dsp", "kode"], name="syarat_dsp_satu")]

    def __str__(self) -> str:
        return f"{self.kode} {self.nomor}"
