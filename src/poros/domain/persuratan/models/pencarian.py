"""Searches that a person has kept."""

from django.db import models

from poros.kernel.organisasi.models import Orang


class PencarianTersimpan(models.Model):
    """A named query string of the letter list."""

    orang = models.ForeignKey(Orang, on_delete=models.CASCADE, related_name="+")
    nama = models.CharField(max_length=80)
    kueri = models.CharField(max_length=1000)
    dibuat = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["nama"]
        constraints = [models.UniqueConstraint(fields=["orang", "nama"], name="pencarian_nama")]

    def __str__(self) -> str:
        return self.nama
