"""What one unit must do under an order: its statuses, its people, its evidence, its talk."""

from django.db import models
from django.db.models import Q

from poros.kernel.bahasa.pilihan import Berlabel
from poros.kernel.organisasi.models import Jabatan, Orang, Unit

from ..labels import AKSI, KECEPATAN, KERAHASIAAN, PERAN, STATUS, TINGKAT
from ..rules import TERBUKA, Peran, Status, Tingkat
from .arahan import Arahan


class Penugasan(Berlabel):
    """One unit's part of an order.

    `status` repeats the newest `StatusPenugasan` row so that lists can be indexed; it is written only
    together with that row. Office, issuer, secrecy and speed repeat facts of the order that never change.
    """

    arahan = models.ForeignKey(Arahan, on_delete=models.PROTECT, related_name="penugasan")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="penugasan")
    kantor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    koordinator = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    penerbit = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    pelaksana = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    peran = models.CharField(max_length=12, choices=PERAN, default=Peran.UTAMA)
    status = models.CharField(max_length=20, choices=STATUS, default=Status.TERKIRIM)
    kecepatan = models.CharField(max_length=16, choices=KECEPATAN)
    kerahasiaan = models.CharField(max_length=16, choices=KERAHASIAAN)
    tenggat = models.DateTimeField(null=True, blank=True)
    dikirim = models.DateTimeField()
    diserahkan = models.DateTimeField(null=True, blank=True)
    selesai = models.DateTimeField(null=True, blank=True)
    kemajuan = models.PositiveSmallIntegerField(default=0)
    pengembalian = models.PositiveSmallIntegerField(default=0)
    eskalasi = models.CharField(max_length=10, choices=TINGKAT, default=Tingkat.UNIT)

    class Meta:
        indexes = [
            models.Index(fields=["kantor", "-id"], name="penugasan_kotak", condition=Q(status__in=sorted(TERBUKA))),
            models.Index(fields=["kantor", "-id", "status"], name="penugasan_kantor"),
            models.Index(
                fields=["koordinator", "-id"], name="penugasan_koordinasi", condition=Q(status__in=sorted(TERBUKA))
            ),
            models.Index(
                fields=["penerbit", "-id"], name="penugasan_penerbit", condition=Q(status__in=sorted(TERBUKA))
            ),
            models.Index(fields=["tenggat"], name="penugasan_tenggat", condition=Q(status__in=sorted(TERBUKA))),
            models.Index(fields=["-selesai"], name="penugasan_selesai", condition=Q(selesai__isnull=False)),
            models.Index(fields=["diserahkan"], name="penugasan_diserahkan", condition=Q(diserahkan__isnull=False)),
            models.Index(fields=["-id"], name="penugasan_terpantul", condition=Q(pengembalian__gt=0)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["arahan", "unit"], name="penugasan_unit_sekali"),
            models.CheckConstraint(condition=Q(kemajuan__lte=100), name="penugasan_kemajuan"),
        ]

    def __str__(self) -> str:
        return f"{self.arahan} ({self.unit.singkatan})"


class StatusPenugasan(models.Model):
    """A status is a row that is added: who moved the work, in which office, when and why."""

    HANYA_TAMBAH = True

    penugasan = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="riwayat")
    aksi = models.CharField(max_length=20, choices=AKSI, blank=True)
    status = models.CharField(max_length=20, choices=STATUS)
    waktu = models.DateTimeField()
    orang_id = models.BigIntegerField()
    orang = models.CharField(max_length=150)
    jabatan = models.CharField(max_length=220)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    catatan = models.TextField(blank=True)
    kemajuan = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_status_display()} ({self.waktu:%d-%m-%Y})"


class Bukti(models.Model):
    """Evidence: words, a figure with its unit, a file, or a photo with place and time of taking."""

    HANYA_TAMBAH = True

    penugasan = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="bukti")
    jenis = models.CharField(max_length=10)
    teks = models.TextField(blank=True)
    angka = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    satuan = models.CharField(max_length=40, blank=True)
    berkas_id = models.BigIntegerField(null=True, blank=True)
    nama_berkas = models.CharField(max_length=200, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lng = models.FloatField(null=True, blank=True)
    diambil = models.DateTimeField(null=True, blank=True)
    waktu = models.DateTimeField(auto_now_add=True)
    oleh = models.ForeignKey(Orang, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(teks="") | Q(angka__isnull=False) | Q(berkas_id__isnull=False), name="bukti_berisi"
            ),
        ]

    def __str__(self) -> str:
        return self.teks or self.nama_berkas or f"{self.angka} {self.satuan}"


class Delegasi(models.Model):
    """The work went down the line to an official of the unit."""

    HANYA_TAMBAH = True

    penugasan = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="delegasi")
    dari = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="+")
    kepada = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="+")
    catatan = models.TextField(blank=True)
    waktu = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.dari} → {self.kepada}"


class Pesan(models.Model):
    """Talk about the work, seen by all who see it."""

    HANYA_TAMBAH = True

    penugasan = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="pesan")
    oleh = models.ForeignKey(Orang, on_delete=models.PROTECT, related_name="+")
    jabatan = models.CharField(max_length=220)
    isi = models.TextField()
    waktu = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.isi[:60]
