"""What the law wants told of archives that it guards more closely: alih media, arsip terjaga, damage found."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from poros.kernel.jejak.models import Perbuatan
from poros.kernel.organisasi.models import Unit

from ..labels import BIDANG_JAGA
from .berkas import BerkasArsip


class AlihMedia(Perbuatan):
    """Papers of a file were put into another form; the berita acara names each by its hash, the original is kept.

    PP 28/2012 Art. 49: minutes, a list, a mark of authenticity. `hasil` is that list.
    """

    berkas = models.ForeignKey(BerkasArsip, on_delete=models.PROTECT, related_name="alih_media")
    nomor = models.CharField(max_length=100)
    tanggal = models.DateField()
    alat = models.CharField(max_length=200)
    catatan = models.TextField(blank=True)
    hasil = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.nomor


class LaporanTerjaga(Perbuatan):
    """A letter to ANRI about guarded archives: that there are such (Art. 51), or with it their copies."""

    kantor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    salinan = models.BooleanField(default=False)
    nomor = models.CharField(max_length=100)
    tanggal = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["kantor", "-id"], name="laporan_terjaga_kantor")]

    def __str__(self) -> str:
        return self.nomor


class ArsipTerjaga(models.Model):
    """A guarded file with its two clocks: reported within a year, copied to ANRI within a year of that."""

    berkas = models.OneToOneField(BerkasArsip, on_delete=models.PROTECT, primary_key=True, related_name="jaga")
    bidang = models.CharField(max_length=24, choices=BIDANG_JAGA)
    sejak = models.DateField()
    tenggat_lapor = models.DateTimeField(null=True, blank=True)
    tenggat_salinan = models.DateTimeField(null=True, blank=True)
    laporan = models.ForeignKey(
        LaporanTerjaga, on_delete=models.PROTECT, related_name="dilaporkan", null=True, blank=True
    )
    salinan = models.ForeignKey(LaporanTerjaga, on_delete=models.PROTECT, related_name="disalin", null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(salinan__isnull=True) | Q(laporan__isnull=False), name="arsip_terjaga_urut"
            )
        ]

    def __str__(self) -> str:
        return self.get_bidang_display()


class TemuanKeutuhan(models.Model):
    """Contents that one round of checking found to be no more what they were, or gone."""

    HANYA_TAMBAH = True

    waktu = models.DateTimeField(default=timezone.now)
    sidik = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{timezone.localtime(self.waktu):%d-%m-%Y %H.%M}"
