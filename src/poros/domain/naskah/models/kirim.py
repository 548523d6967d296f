"""An addressee: the way to him, what was sent, and the proof that he has it."""

from django.db import models
from django.db.models import Q

from poros.kernel.organisasi.models import Unit

from ..labels import KANAL, NADA_KIRIM, STATUS_KIRIM
from ..rules import StatusKirim
from .naskah import Naskah


class PenerimaNaskah(models.Model):
    """To whom; `surat_id` is the incoming letter that it became with him, `nilai` what was merged into his copy."""

    naskah = models.ForeignKey(Naskah, on_delete=models.PROTECT, related_name="penerima")
    urut = models.PositiveIntegerField()
    kanal = models.CharField(max_length=8, choices=KANAL)
    tembusan = models.BooleanField(default=False)
    sebutan = models.CharField(max_length=250)
    alamat = models.CharField(max_length=500, blank=True)
    surel = models.EmailField(blank=True)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    daerah = models.CharField(max_length=63, blank=True)
    nilai = models.JSONField(default=dict)
    status = models.CharField(max_length=12, choices=STATUS_KIRIM, default=StatusKirim.MENUNGGU)
    terkirim = models.DateTimeField(null=True, blank=True)
    diterima = models.DateTimeField(null=True, blank=True)
    diterima_oleh = models.CharField(max_length=250, blank=True)
    percobaan = models.PositiveSmallIntegerField(default=0)
    """How often sending has failed since a person last asked for it."""
    galat = models.CharField(max_length=300, blank=True)
    surat_id = models.BigIntegerField(null=True, blank=True)
    dibuat = models.BooleanField(default=False)
    """His own copy has been made (mass letters)."""

    class Meta:
        ordering = ["urut"]
        indexes = [
            models.Index(fields=["surat_id"], name="penerima_surat", condition=Q(surat_id__isnull=False)),
            models.Index(fields=["naskah", "urut"], name="penerima_belum", condition=Q(dibuat=False)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["naskah", "urut"], name="penerima_urut"),
            models.CheckConstraint(condition=~Q(kanal="unit") | Q(unit__isnull=False), name="penerima_unit"),
            models.CheckConstraint(condition=~Q(kanal="surel") | ~Q(surel=""), name="penerima_surel"),
        ]

    def __str__(self) -> str:
        return self.sebutan

    @property
    def nada(self) -> str:
        """Tone of its status on screens."""
        return NADA_KIRIM[StatusKirim(self.status)]
