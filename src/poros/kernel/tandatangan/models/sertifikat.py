"""What providers need to know of signers. Private keys are kept sealed, passphrases not at all."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from poros.kernel.organisasi.models import Orang


class AkarLokal(models.Model):
    """The local certificate authority of this government, made at first use; and its time-stamping key."""

    nama = models.CharField(max_length=200)
    sertifikat = models.BinaryField()
    kunci = models.BinaryField()
    cap_sertifikat = models.BinaryField()
    cap_kunci = models.BinaryField()
    crl = models.BinaryField()
    crl_nomor = models.PositiveIntegerField(default=1)
    crl_sampai = models.DateTimeField()
    dibuat = models.DateTimeField(default=timezone.now)
    satu = models.BooleanField(default=True, unique=True, editable=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(satu=True), name="akar_lokal_satu")]

    def __str__(self) -> str:
        return self.nama


class SertifikatLokal(models.Model):
    """A person's certificate of the local CA; the key opens with the person's passphrase only."""

    orang = models.ForeignKey(Orang, on_delete=models.PROTECT, related_name="+")
    nomor_seri = models.CharField(max_length=60, unique=True)
    sertifikat = models.BinaryField()
    kunci = models.BinaryField()
    dari = models.DateTimeField()
    sampai = models.DateTimeField()
    dicabut = models.DateTimeField(null=True, blank=True)
    alasan_cabut = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["orang"], condition=Q(dicabut=None), name="sertifikat_lokal_satu")
        ]

    def __str__(self) -> str:
        return f"{self.orang_id}/{self.nomor_seri[:12]}"


class IdentitasEsign(models.Model):
    """Under which NIK or e-mail address a person is known to BSrE; sealed, since a NIK is personal data."""

    orang = models.OneToOneField(Orang, on_delete=models.PROTECT, primary_key=True, related_name="+")
    pengenal = models.BinaryField()
    dicatat = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.orang_id)
