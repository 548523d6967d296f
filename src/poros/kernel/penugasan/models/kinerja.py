"""Results counted by month, so that a comparison over years reads a few thousand rows instead of a million."""

from django.db import models


class BulanKinerja(models.Model):
    """A month whose results have been counted, and when. Months without such a row are counted on the spot."""

    bulan = models.DateField(primary_key=True)
    dihitung = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.bulan:%m-%Y}"


class RekapKinerja(models.Model):
    """How many results took so many working days, from whom for whom: derived, and counted anew every night.

    Numbers of units and offices without foreign keys: the rows are thrown away and made again, never edited.
    """

    bulan = models.ForeignKey(BulanKinerja, on_delete=models.CASCADE, related_name="rekap")
    unit_id = models.BigIntegerField()
    kantor_id = models.BigIntegerField()
    koordinator_id = models.BigIntegerField(null=True)
    penerbit_id = models.BigIntegerField()
    lama = models.IntegerField()
    n = models.PositiveIntegerField()
    telat = models.PositiveIntegerField()
    kembali = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.bulan_id} {self.kantor_id}: {self.n} × {self.lama}"
