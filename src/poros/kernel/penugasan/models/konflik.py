"""What can collide (settings of the check, as data) and what did, with the decision a person took."""

from django.db import models
from django.db.models import Q

from poros.kernel.organisasi.models import Jabatan, Unit

from .arahan import Arahan


class TindakArahan(models.Model):
    """A kind of act an order may name. Editable, dated data: which acts exclude each other is local knowledge."""

    kode = models.SlugField(max_length=60, unique=True)
    nama = models.CharField(max_length=150)
    nilai_tunggal = models.BooleanField(default=False)
    seluruh_unit = models.BooleanField(default=False)
    berlawanan = models.ManyToManyField("self", blank=True)
    berwenang = models.ManyToManyField(Jabatan, blank=True, related_name="+")
    dasar = models.CharField(max_length=300, blank=True)
    dari = models.DateField()
    sampai = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama


class TemuanKonflik(models.Model):
    """A collision as it was found, with its inputs; and, once somebody decided, the decision.

    The software advises and records; it never cancels an order by itself. `masukan` is the finding as data, said by
    `queries.konflik.kalimat`; only rows from before it was kept so have their sentence in `catatan`.
    """

    jenis = models.CharField(max_length=20)
    kunci = models.CharField(max_length=64, unique=True)
    arahan = models.ManyToManyField(Arahan, related_name="konflik")
    menang = models.ForeignKey(Arahan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    aturan = models.CharField(max_length=12)
    catatan = models.TextField(blank=True)
    penengah = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    masukan = models.JSONField()
    ditemukan = models.DateTimeField(auto_now_add=True)
    keputusan = models.CharField(max_length=20, blank=True)
    alasan = models.TextField(blank=True)
    diputus = models.DateTimeField(null=True, blank=True)
    pemutus = models.CharField(max_length=400, blank=True)

    class Meta:
        indexes = [models.Index(fields=["-id"], name="konflik_terbuka", condition=Q(diputus__isnull=True))]
        constraints = [
            models.CheckConstraint(
                condition=Q(diputus__isnull=True) | (~Q(keputusan="") & ~Q(pemutus="")), name="konflik_putusan_lengkap"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.pk}"
