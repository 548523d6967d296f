"""An archive file, what lies in it, and what has been done with it."""

import uuid

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from poros.kernel.jejak.models import Perbuatan
from poros.kernel.organisasi.models import Orang, Unit
from poros.kernel.penugasan.labels import KERAHASIAAN
from poros.kernel.penugasan.rules import Kerahasiaan
from poros.pure.retensi import Aturan, Jadwal, Nasib, Pemicu, jadwal

from ..labels import AKSES, MEDIA, NADA, NASIB, PEMICU, PERBUATAN, STATUS
from ..rules.akses import Akses
from ..rules.berkas import JenisMedia, Keadaan, Status


class BerkasArsip(models.Model):
    """A file: papers of one matter, closed and disposed of as one (PP 28/2012 Art. 42).

    `pencipta` and `pengolah` are names as they were then: units change, an archive must not. What stands under
    `aktif` to `tambahan` is the JRA's row of the day on which it was closed.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    kantor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    pencipta = models.CharField(max_length=200)
    pengolah = models.CharField(max_length=200)
    nomor = models.CharField(max_length=60)
    klasifikasi = models.CharField(max_length=20)
    judul = models.CharField(max_length=500)
    uraian = models.TextField(blank=True)
    media = models.CharField(max_length=12, choices=MEDIA, default=JenisMedia.ELEKTRONIK)
    lokasi = models.CharField(max_length=200, blank=True)
    kerahasiaan = models.CharField(max_length=16, choices=KERAHASIAAN, default=Kerahasiaan.TERBATAS)
    akses = models.CharField(max_length=12, choices=AKSES, default=Akses.UMUM)
    vital = models.BooleanField(default=False)
    terjaga = models.BooleanField(default=False)
    ditahan = models.BooleanField(default=False)
    status = models.CharField(max_length=12, choices=STATUS, default=Status.TERBUKA)
    dibuat = models.DateField()
    ditutup = models.DateField(null=True, blank=True)
    kejadian_pada = models.DateField(null=True, blank=True)
    aktif = models.PositiveSmallIntegerField(null=True, blank=True)
    inaktif = models.PositiveSmallIntegerField(null=True, blank=True)
    tambahan = models.PositiveSmallIntegerField(default=0)
    nasib = models.CharField(max_length=16, choices=NASIB, blank=True)
    kecuali = models.CharField(max_length=300, blank=True)
    pemicu = models.CharField(max_length=20, choices=PEMICU, blank=True)
    kejadian = models.CharField(max_length=300, blank=True)
    dasar = models.CharField(max_length=300, blank=True)
    panjang = models.BooleanField(default=False)
    inaktif_sejak = models.DateField(null=True, blank=True)
    jatuh_tempo = models.DateField(null=True, blank=True)
    cari = models.GeneratedField(
        expression=SearchVector("nomor", "judul", "uraian", "lokasi", config="indonesian"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        indexes = [
            GinIndex(fields=["cari"], name="berkas_arsip_cari"),
            models.Index(fields=["kantor", "-id"], name="berkas_arsip_kantor"),
            models.Index(fields=["unit", "klasifikasi", "-id"], name="berkas_arsip_unit"),
            models.Index(fields=["status", "jatuh_tempo"], name="berkas_arsip_tempo"),
            models.Index(fields=["-id"], name="berkas_arsip_vital", condition=Q(vital=True)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["kantor", "nomor"], name="berkas_arsip_nomor"),
            models.CheckConstraint(
                condition=Q(status=Status.TERBUKA) | (Q(ditutup__isnull=False) & ~Q(nasib="")),
                name="berkas_arsip_tutup_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(jatuh_tempo__isnull=True) | Q(jatuh_tempo__gte=F("inaktif_sejak")),
                name="berkas_arsip_urut",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomor} {self.judul}"

    @property
    def nada(self) -> str:
        """Tone of its status on screens."""
        return NADA[Status(self.status)]

    def aturan(self) -> Aturan | None:
        """Its own retention; None while it is open."""
        if self.ditutup is None:
            return None
        return Aturan(self.aktif or 0, self.inaktif or 0, Nasib(self.nasib), Pemicu(self.pemicu), self.tambahan)

    def jadwal(self) -> Jadwal:
        """Its three days, as the arithmetic gives them."""
        rule = self.aturan()
        if rule is None or self.ditutup is None:
            return Jadwal(None, None, None)
        return jadwal(rule, self.ditutup, self.kejadian_pada)

    def keadaan(self, *, dipinjam: bool) -> Keadaan:
        """What matters when it is to be disposed of; only of a closed file."""
        return Keadaan(
            self.jadwal(), Nasib(self.nasib), self.panjang, ditahan=self.ditahan, vital=self.vital, dipinjam=dipinjam
        )


class ItemArsip(models.Model):
    """One paper in a file. Its contents are tied to it, whatever becomes of the thing (`sumber`) it came from."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    berkas = models.ForeignKey(BerkasArsip, on_delete=models.PROTECT, related_name="item")
    urut = models.PositiveIntegerField()
    klasifikasi = models.CharField(max_length=20)
    jenis = models.CharField(max_length=100)
    nomor = models.CharField(max_length=200, blank=True)
    tanggal = models.DateField()
    asal = models.CharField(max_length=300, blank=True)
    uraian = models.CharField(max_length=500)
    jumlah = models.CharField(max_length=100, blank=True)
    kerahasiaan = models.CharField(max_length=16, choices=KERAHASIAAN, default=Kerahasiaan.TERBATAS)
    sumber = models.CharField(max_length=40, blank=True)
    sumber_id = models.BigIntegerField(null=True, blank=True)
    pencatat = models.CharField(max_length=150)
    teks = models.TextField(blank=True)
    cari = models.GeneratedField(
        expression=SearchVector("nomor", "asal", "uraian", "teks", config="indonesian"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        ordering = ["urut"]
        indexes = [GinIndex(fields=["cari"], name="item_arsip_cari")]
        constraints = [
            models.UniqueConstraint(fields=["berkas", "urut"], name="item_arsip_urut"),
            models.UniqueConstraint(
                fields=["sumber", "sumber_id", "berkas"], condition=~Q(sumber=""), name="item_arsip_sumber_sekali"
            ),
        ]

    def __str__(self) -> str:
        return self.uraian


class RiwayatArsip(Perbuatan):
    """One thing that was done with a file."""

    berkas = models.ForeignKey(BerkasArsip, on_delete=models.PROTECT, related_name="riwayat")
    perbuatan = models.CharField(max_length=12, choices=PERBUATAN)
    status = models.CharField(max_length=12, choices=STATUS)
    catatan = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.perbuatan} ({self.waktu:%d-%m-%Y})"


class Penahanan(models.Model):
    """A legal hold: nothing is disposed of while a case needs it (Art. 65(2)d)."""

    berkas = models.ForeignKey(BerkasArsip, on_delete=models.PROTECT, related_name="penahanan")
    perkara = models.CharField(max_length=200)
    alasan = models.CharField(max_length=500)
    sejak = models.DateField()
    dilepas = models.DateField(null=True, blank=True)
    alasan_lepas = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["berkas", "perkara"], condition=Q(dilepas__isnull=True), name="penahanan_sekali"
            )
        ]

    def __str__(self) -> str:
        return self.perkara


class TampilanArsip(models.Model):
    """A filter that somebody keeps under a name: a list that fills itself."""

    orang = models.ForeignKey(Orang, on_delete=models.CASCADE, related_name="+")
    nama = models.CharField(max_length=100)
    saringan = models.JSONField(default=dict)
    dibuat = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["nama"]
        constraints = [models.UniqueConstraint(fields=["orang", "nama"], name="tampilan_arsip_sekali")]

    def __str__(self) -> str:
        return self.nama
