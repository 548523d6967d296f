"""Forms of naskah dinas and letterheads, as rows that a government changes."""

from django.db import models

from poros.kernel.organisasi.models import Unit

from ..labels import KELAS


class BentukNaskah(models.Model):
    """A form as text (YAML, see `rules.bentuk`); the columns are read from it."""

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=120)
    kelas = models.CharField(max_length=16, choices=KELAS)
    sumber = models.CharField(max_length=300)
    naskah = models.TextField()
    bawaan = models.BooleanField(default=False)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama


class KopUnit(models.Model):
    """What stands in an office's letterhead besides its name, and where its letters are signed."""

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="+")
    alamat = models.CharField(max_length=250, blank=True)
    kontak = models.CharField(max_length=250, blank=True)
    tempat = models.CharField(max_length=80, blank=True)

    def __str__(self) -> str:
        return str(self.unit)
