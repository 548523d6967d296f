"""Keys under which programs have done something, with the answer that they got."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from poros.kernel.organisasi.models import Akun


class KunciIdempoten(models.Model):
    """Written in the transaction of the act: where there is a key, the act was done, and never twice."""

    akun = models.ForeignKey(Akun, on_delete=models.CASCADE, related_name="+", db_index=False)
    kunci = models.CharField(max_length=80)
    jalur = models.CharField(max_length=200)
    sidik_badan = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    jawaban = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    dibuat = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["dibuat"], name="kunci_idempoten_dibuat")]
        constraints = [models.UniqueConstraint(fields=["akun", "kunci"], name="kunci_idempoten_sekali")]

    def __str__(self) -> str:
        return self.kunci
