"""Who gets how much of one kind of goods: what was asked of the engine, what it answered, what was decided."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from ..labels import STATUS_ALOKASI
from ..rules.alur import StatusAlokasi
from .dasar import Kejadian
from .gudang import Barang, Gudang
from .titik import Titik


class Alokasi(Kejadian):
    """Frozen with its question and its certificate: whoever asks later why, is shown this."""

    barang = models.ForeignKey(Barang, on_delete=models.PROTECT, related_name="+")
    dari = models.DateField()
    hari = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=12, choices=STATUS_ALOKASI, default=StatusAlokasi.USULAN)
    soal = models.JSONField()
    hasil = models.JSONField()
    alasan = models.CharField(max_length=300, blank=True)
    dibuat = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["status", "-id"], name="alokasi_status")]

    def __str__(self) -> str:
        return f"{self.barang} {self.dari:%d-%m-%Y}"


class BarisAlokasi(models.Model):
    """From which warehouse to which point; `dikirim` is what runs have taken up."""

    alokasi = models.ForeignKey(Alokasi, on_delete=models.PROTECT, related_name="baris")
    gudang = models.ForeignKey(Gudang, on_delete=models.PROTECT, related_name="+")
    titik = models.ForeignKey(Titik, on_delete=models.PROTECT, related_name="+")
    jumlah = models.BigIntegerField()
    dikirim = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["alokasi", "gudang", "titik"], name="baris_alokasi_satu"),
            models.CheckConstraint(
                condition=Q(jumlah__gt=0, dikirim__gte=0, dikirim__lte=F("jumlah")), name="baris_alokasi_jumlah"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gudang_id} → {self.titik_id}: {self.jumlah}"
