"""A frozen result: the whole of it as text, its hash, and the sheet that was printed from it."""

from django.db import models
from django.db.models import Q

from poros.kernel.berkas.models import Berkas
from poros.kernel.jejak.models import Perbuatan

from .penilaian import Penilaian


class HasilBeku(Perbuatan):
    """Never changed: the database refuses it. Opened again and frozen anew, an assessment has a further row.

    `sidik` is the SHA-256 of `isi` in canonical JSON; a signature is put under it and under `berkas`.
    """

    penilaian = models.ForeignKey(Penilaian, on_delete=models.PROTECT, related_name="pembekuan")
    isi = models.JSONField()
    sidik = models.CharField(max_length=64)
    berkas = models.ForeignKey(Berkas, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=Q(sidik__regex="^[0-9a-f]{64}$"), name="hasil_beku_sidik")]

    def __str__(self) -> str:
        return self.sidik[:12]
