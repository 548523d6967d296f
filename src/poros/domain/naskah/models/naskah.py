"""An outgoing letter, its versions and what people remark on them."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from poros.kernel.bahasa.pilihan import Berlabel
from poros.kernel.organisasi.models import Jabatan, Orang, Unit
from poros.kernel.penugasan.labels import KECEPATAN, KERAHASIAAN
from poros.kernel.penugasan.rules import Kecepatan, Kerahasiaan

from ..labels import CARA_TANDA, NADA, STATUS
from ..rules import BERJALAN, SUDAH_BERNOMOR, Status
from .bentuk import BentukNaskah


class Naskah(Berlabel):
    """A letter from its first draft on. `surat_id` is the incoming letter that it answers."""

    bentuk = models.ForeignKey(BentukNaskah, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    konseptor = models.ForeignKey(Orang, on_delete=models.PROTECT, related_name="+", db_index=False)
    konseptor_jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    status = models.CharField(max_length=16, choices=STATUS, default=Status.KONSEP)
    hal = models.CharField(max_length=500)
    isi = models.JSONField(default=dict)
    versi = models.PositiveSmallIntegerField(default=1)
    klasifikasi = models.CharField(max_length=20, blank=True)
    kecepatan = models.CharField(max_length=16, choices=KECEPATAN, default=Kecepatan.BIASA)
    kerahasiaan = models.CharField(max_length=16, choices=KERAHASIAAN, default=Kerahasiaan.TERBATAS)
    jumlah_lampiran = models.PositiveSmallIntegerField(default=0)
    lampiran_lepas = models.JSONField(default=list)
    """Numbers of ties to files that were taken off again: a tie itself is never forgotten."""
    strategis = models.BooleanField(default=False)
    massal = models.BooleanField(default=False)
    surat_id = models.BigIntegerField(null=True, blank=True)
    mengubah = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="pengubah")
    mencabut = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="pencabut")
    register = models.CharField(max_length=40, blank=True)
    tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    urut = models.PositiveIntegerField(null=True, blank=True)
    nomor = models.CharField(max_length=200, blank=True)
    tanggal = models.DateField(null=True, blank=True)
    sisip = models.CharField(max_length=300, blank=True)
    """Why its number was inserted among earlier ones (nomor sisip); empty of a number taken in its turn."""
    cara = models.CharField(max_length=12, choices=CARA_TANDA, blank=True)
    kode = models.CharField(max_length=40, blank=True)
    """Word in the address of the verification page that the QR on the paper shows."""
    ditandatangani = models.DateTimeField(null=True, blank=True)
    dikirim = models.DateTimeField(null=True, blank=True)
    jawab_hingga = models.DateField(null=True, blank=True)
    ditagih = models.DateField(null=True, blank=True)
    """When its drafter was last told that no answer has come."""
    dijawab = models.DateTimeField(null=True, blank=True)
    dijawab_dengan = models.CharField(max_length=250, blank=True)
    dibuat = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "-id"], name="naskah_unit"),
            models.Index(fields=["konseptor", "-id"], name="naskah_konseptor"),
            models.Index(fields=["konseptor_jabatan", "-id"], name="naskah_jabatan"),
            models.Index(fields=["id"], name="naskah_berjalan", condition=Q(status__in=sorted(BERJALAN))),
            models.Index(fields=["surat_id"], name="naskah_surat", condition=Q(surat_id__isnull=False)),
            models.Index(
                fields=["jawab_hingga"],
                name="naskah_jawaban",
                condition=Q(jawab_hingga__isnull=False, dijawab__isnull=True),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["register", "tahun", "urut"], condition=Q(urut__isnull=False), name="naskah_nomor_sekali"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=sorted(SUDAH_BERNOMOR)) | (Q(urut__isnull=False) & ~Q(nomor="")),
                name="naskah_bernomor",
            ),
        ]

    def __str__(self) -> str:
        return self.hal

    @property
    def nada(self) -> str:
        """Tone of its status on screens."""
        return NADA[Status(self.status)]


class VersiNaskah(models.Model):
    """The text as it was at one moment; a change adds a version."""

    HANYA_TAMBAH = True

    naskah = models.ForeignKey(Naskah, on_delete=models.PROTECT, related_name="riwayat_versi", db_index=False)
    urut = models.PositiveSmallIntegerField()
    hal = models.CharField(max_length=500)
    isi = models.JSONField()
    orang = models.ForeignKey(Orang, on_delete=models.PROTECT, related_name="+", db_index=False)
    sebutan = models.CharField(max_length=220)
    alasan = models.CharField(max_length=300, blank=True)
    waktu = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-urut"]
        constraints = [models.UniqueConstraint(fields=["naskah", "urut"], name="naskah_versi_sekali")]

    def __str__(self) -> str:
        return f"{self.naskah_id}/{self.urut}"


class KomentarNaskah(models.Model):
    """A remark on a version, perhaps on one part of it."""

    HANYA_TAMBAH = True

    naskah = models.ForeignKey(Naskah, on_delete=models.PROTECT, related_name="komentar")
    versi = models.PositiveSmallIntegerField()
    bagian = models.CharField(max_length=40, blank=True)
    isi = models.TextField()
    orang = models.ForeignKey(Orang, on_delete=models.PROTECT, related_name="+", db_index=False)
    sebutan = models.CharField(max_length=220)
    waktu = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.isi[:60]
