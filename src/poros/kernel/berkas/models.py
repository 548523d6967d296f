"""Contents, kept once each, and the ties that say what they belong to."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from .labels import STATUS_TEKS
from .rules import StatusTeks


class Berkas(models.Model):
    """A content, known by its SHA-256; uploading it again adds nothing. Lists never load its words.

    Of one that was destroyed (`musnah`) only this row is left; uploaded again it is another.
    """

    sha256 = models.CharField(max_length=64)
    ukuran = models.BigIntegerField()
    jenis = models.CharField(max_length=100)
    dibuat = models.DateTimeField(default=timezone.now)
    halaman = models.PositiveIntegerField(null=True, blank=True)
    status_teks = models.CharField(max_length=12, choices=STATUS_TEKS, default=StatusTeks.MENUNGGU)
    diperiksa = models.DateTimeField(null=True, blank=True)
    utuh = models.BooleanField(default=True)
    musnah = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sha256"], condition=Q(musnah__isnull=True), name="berkas_sekali")
        ]
        indexes = [
            models.Index(fields=["id"], name="berkas_menunggu", condition=Q(status_teks=StatusTeks.MENUNGGU)),
            models.Index(fields=["diperiksa", "id"], name="berkas_diperiksa"),
            models.Index(fields=["id"], name="berkas_rusak", condition=Q(utuh=False)),
            models.Index(fields=["sha256"], name="berkas_sidik"),
        ]

    def __str__(self) -> str:
        return self.sha256[:12]

    @property
    def teks(self) -> str:
        """The words as far as they have been read, fetched when asked for."""
        if self.status_teks != StatusTeks.ADA:
            return ""
        return TeksBerkas.objects.values_list("isi", flat=True).get(pk=self.pk)


class IsiBerkas(models.Model):
    """One piece of a content, stored uncompressed out of line: files are compressed already.

    Never changed, and deleted only while the content belongs to nothing: a trigger of migration 0002 sees to it.
    """

    pk = models.CompositePrimaryKey("berkas_id", "urut")
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="potongan", db_index=False)
    urut = models.IntegerField()
    isi = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.berkas_id}/{self.urut}"


class TeksBerkas(models.Model):
    """The words of a file, from its text layer or read from the scan."""

    berkas = models.OneToOneField(Berkas, on_delete=models.CASCADE, primary_key=True, related_name="bacaan")
    isi = models.TextField()
    pindaian = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.isi[:60]


class Pratinjau(models.Model):
    """A page as a picture, made when it is first looked at. May be emptied at any time."""

    pk = models.CompositePrimaryKey("berkas_id", "halaman")
    berkas = models.ForeignKey(Berkas, on_delete=models.CASCADE, related_name="pratinjau", db_index=False)
    halaman = models.PositiveIntegerField()
    png = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.berkas_id}/{self.halaman}"


class Tautan(models.Model):
    """A file belongs to a thing of a registered kind, under a name. Who sees the thing sees the file."""

    HANYA_TAMBAH = True

    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="tautan")
    objek = models.CharField(max_length=40)
    objek_id = models.BigIntegerField()
    nama = models.CharField(max_length=150)
    urutan = models.PositiveSmallIntegerField(default=0)
    oleh = models.BigIntegerField(null=True, blank=True)
    waktu = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["urutan", "id"]
        indexes = [models.Index(fields=["objek", "objek_id", "urutan", "id"], name="tautan_objek")]

    def __str__(self) -> str:
        return self.nama


class TautanMusnah(models.Model):
    """That what a tie held was destroyed, when, and by which act."""

    HANYA_TAMBAH = True

    tautan = models.OneToOneField(Tautan, on_delete=models.PROTECT, primary_key=True, related_name="musnah")
    dasar = models.CharField(max_length=300)
    waktu = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.dasar
