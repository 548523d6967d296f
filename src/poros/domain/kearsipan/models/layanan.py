"""What is done with archives besides keeping them: lent, copied out, checked, and asked to be forgotten."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from poros.kernel.organisasi.models import Jabatan, Orang, Unit
from poros.kernel.penugasan.rules import Kerahasiaan

from ..labels import CARA, NADA_PINJAM, PUTUSAN, STATUS_HAPUS, STATUS_PINJAM
from ..rules.hapus import StatusHapus
from ..rules.pinjam import Status
from .berkas import BerkasArsip


class Peminjaman(models.Model):
    """A loan: while it runs its borrower, acting in that office, may read the file."""

    berkas = models.ForeignKey(BerkasArsip, on_delete=models.PROTECT, related_name="pinjaman")
    orang = models.ForeignKey(Orang, on_delete=models.PROTECT, related_name="+")
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="+")
    cara = models.CharField(max_length=6, choices=CARA)
    keperluan = models.CharField(max_length=500)
    sampai = models.DateField()
    status = models.CharField(max_length=10, choices=STATUS_PINJAM, default=Status.DIMINTA)
    diminta = models.DateTimeField(default=timezone.now)
    dijawab = models.DateTimeField(null=True, blank=True)
    kembali = models.DateTimeField(null=True, blank=True)
    catatan = models.CharField(max_length=500, blank=True)
    diingatkan = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["berkas"], name="peminjaman_jalan", condition=Q(status=Status.DIPINJAM)),
            models.Index(fields=["orang", "-id"], name="peminjaman_orang"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["berkas", "orang"],
                condition=Q(status__in=[Status.DIMINTA, Status.DIPINJAM]),
                name="peminjaman_sekali",
            )
        ]

    def __str__(self) -> str:
        return f"{self.orang}: {self.berkas_id}"

    @property
    def nada(self) -> str:
        """Tone of its status on screens."""
        return NADA_PINJAM[Status(self.status)]

    @property
    def kerahasiaan(self) -> str:
        """As secret as what is lent: of a secret file heads are told, and the trail keeps no words."""
        return self.berkas.kerahasiaan


class PaketArsip(models.Model):
    """A copy of the archives that was taken out or brought in, with the hash of its manifest."""

    HANYA_TAMBAH = True

    masuk = models.BooleanField(default=False)
    oleh = models.CharField(max_length=220)
    waktu = models.DateTimeField(default=timezone.now)
    banyak_berkas = models.PositiveIntegerField()
    banyak_item = models.PositiveIntegerField()
    banyak_isi = models.PositiveIntegerField()
    ukuran = models.BigIntegerField()
    sidik = models.CharField(max_length=64)
    nama = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.nama


class LaporanKeutuhan(models.Model):
    """What the checking of contents had found on a day."""

    HANYA_TAMBAH = True

    hari = models.DateField(unique=True)
    banyak = models.PositiveBigIntegerField()
    ukuran = models.BigIntegerField()
    diperiksa_sehari = models.PositiveBigIntegerField()
    terlama = models.DateTimeField(null=True)
    rusak = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.hari:%d-%m-%Y}"


class PermintaanHapus(models.Model):
    """A person asks that data about him be deleted; the answer follows the JRA."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    pemohon = models.CharField(max_length=150)
    kontak = models.CharField(max_length=200)
    uraian = models.TextField()
    diterima = models.DateTimeField(default=timezone.now)
    tenggat = models.DateTimeField(null=True, blank=True)
    berkas = models.ManyToManyField(BerkasArsip, related_name="+", blank=True)
    status = models.CharField(max_length=10, choices=STATUS_HAPUS, default=StatusHapus.DITERIMA)
    putusan = models.CharField(max_length=14, choices=PUTUSAN, blank=True)
    alasan = models.TextField(blank=True)
    penjawab = models.CharField(max_length=220, blank=True)
    dijawab = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status=StatusHapus.DITERIMA) | ~Q(putusan=""), name="permintaan_hapus_dijawab"
            )
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.diterima):%d-%m-%Y}"

    @property
    def kerahasiaan(self) -> str:
        """It names a private person: the trail keeps that there was a request, not his words."""
        return Kerahasiaan.RAHASIA
