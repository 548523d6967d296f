"""The verbatim record of a session, beside its notula: what each one said, in his words (PP 16/2010 Art. 72(2))."""

from django.db import models

from poros.kernel.jejak.models import Perbuatan

from .rapat import Rapat


class Risalah(models.Model):
    """The record as a paper: who has agreed to it, and when it was signed. As secret as its session."""

    rapat = models.OneToOneField(Rapat, primary_key=True, on_delete=models.PROTECT, related_name="risalah")
    disetujui = models.DateTimeField(null=True, blank=True)
    sah = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Risalah {self.rapat}"

    @property
    def kerahasiaan(self) -> str:
        return self.rapat.kerahasiaan


class Ucapan(models.Model):
    """What somebody said."""

    rapat = models.ForeignKey(Rapat, on_delete=models.PROTECT, related_name="ucapan")
    pembicara = models.CharField(max_length=150)
    sebagai = models.CharField(max_length=150, blank=True)
    isi = models.TextField()
    versi = models.PositiveSmallIntegerField(default=1)
    oleh = models.CharField(max_length=150)
    dihapus = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.pembicara}: {self.isi[:60]}"


class TulisanUcapan(Perbuatan):
    """A wording that a speech has had, by whom and when."""

    ucapan = models.ForeignKey(Ucapan, on_delete=models.PROTECT, related_name="tulisan")
    versi = models.PositiveSmallIntegerField()
    pembicara = models.CharField(max_length=150)
    isi = models.TextField()

    class Meta(Perbuatan.Meta):
        constraints = [models.UniqueConstraint(fields=["ucapan", "versi"], name="tulisan_ucapan_sekali")]

    def __str__(self) -> str:
        return f"{self.ucapan_id}/{self.versi}"
