"""Each call of a provider, written before it is made; and each signature that came of one."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from poros.kernel.berkas.models import Berkas
from poros.kernel.organisasi.models import Orang

from .dokumen import Dokumen, Permintaan


class Penanda(models.Model):
    """Who signs, in which office and capacity, as it was in that moment."""

    orang = models.ForeignKey(Orang, on_delete=models.PROTECT, related_name="+", db_index=False)
    pemangku_id = models.BigIntegerField()
    nama = models.CharField(max_length=250)
    sebutan = models.CharField(max_length=220)
    kapasitas = models.CharField(max_length=10)
    dasar = models.CharField(max_length=300, blank=True)
    unit = models.CharField(max_length=200)

    class Meta:
        abstract = True


class Percobaan(Penanda):
    """One call. While it is open nobody may sign the document: the bytes that come back continue those sent."""

    dokumen = models.ForeignKey(Dokumen, on_delete=models.PROTECT, related_name="percobaan", db_index=False)
    permintaan = models.ForeignKey(Permintaan, on_delete=models.PROTECT, related_name="percobaan")
    kunci = models.CharField(max_length=32, unique=True)
    penyedia = models.CharField(max_length=10)
    dikirim = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+", db_index=False)
    mulai = models.DateTimeField(default=timezone.now)
    selesai = models.DateTimeField(null=True, blank=True)
    sebab = models.CharField(max_length=20, blank=True)
    nomor_luar = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["dokumen"], condition=Q(selesai=None), name="percobaan_ttd_satu_terbuka")
        ]
        indexes = [models.Index(fields=["orang", "-mulai"], name="percobaan_ttd_orang")]

    def __str__(self) -> str:
        return f"{self.permintaan_id}/{self.pk}"


class TandaTangan(Penanda):
    """A signature that was checked and kept. `berkas` is the file it completed."""

    HANYA_TAMBAH = True

    dokumen = models.ForeignKey(Dokumen, on_delete=models.PROTECT, related_name="tanda_tangan")
    permintaan = models.OneToOneField(Permintaan, on_delete=models.PROTECT, related_name="tanda_tangan")
    percobaan = models.OneToOneField(Percobaan, on_delete=models.PROTECT, related_name="tanda_tangan")
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+")
    penyedia = models.CharField(max_length=10)
    bidang = models.CharField(max_length=100)
    waktu = models.DateTimeField()
    cap_waktu = models.CharField(max_length=200, blank=True)
    """Who vouches for the time; empty when only the signer's own clock does."""
    tingkat = models.CharField(max_length=6)
    subjek = models.CharField(max_length=250)
    penerbit = models.CharField(max_length=250)
    nomor_seri = models.CharField(max_length=60)
    sidik_pesan = models.CharField(max_length=128)
    """Digest that the signature was made over: by it a damaged copy is still recognised."""

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["sidik_pesan"], name="tanda_tangan_sidik")]

    def __str__(self) -> str:
        return f"{self.nama}, {self.sebutan}"
