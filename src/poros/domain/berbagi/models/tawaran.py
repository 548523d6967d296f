"""What is offered, where it was read, and which units see to it here."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q

from poros.kernel.organisasi.models import Unit

from ..labels import JENIS, JENIS_DAERAH, KEMATANGAN, PERAN_UNIT, STATUS
from ..rules.alur import Status
from ..rules.tawaran import PANJANG, PANJANG_BUTIR, IsiTawaran, Kematangan
from ..rules.tawaran import Jenis as JenisTawaran

KATA = ("nama", "ringkasan", "masalah", "uraian")
"""The columns that a search reads."""


class PeranBerbagi(models.Model):
    """A unit and what it does for sharing; the law leaves it to each government."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    peran = models.CharField(max_length=12, choices=PERAN_UNIT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "peran"], name="peran_berbagi_sekali")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.get_peran_display()}"


class Sumber(models.Model):
    """A feed of another government: read from its address, or from files that somebody uploads."""

    nama = models.CharField(max_length=200, unique=True)
    alamat = models.CharField(max_length=500, blank=True)
    aktif = models.BooleanField(default=True)
    etag = models.CharField(max_length=200, blank=True)
    dibaca = models.DateTimeField(null=True, blank=True)
    gagal = models.BooleanField(default=False)
    kabar = models.CharField(max_length=1000, blank=True)

    def __str__(self) -> str:
        return self.nama


class Tawaran(models.Model):
    """An application or a practice: our own (`unit`), or another government's (`sumber`, or written by hand)."""

    jenis = models.CharField(max_length=10, choices=JENIS)
    nama = models.CharField(max_length=PANJANG["nama"])
    ringkasan = models.CharField(max_length=PANJANG["ringkasan"])
    masalah = models.TextField(blank=True)
    uraian = models.TextField(blank=True)
    daerah = models.CharField(max_length=PANJANG["daerah"])
    jenis_daerah = models.CharField(max_length=12, choices=JENIS_DAERAH, blank=True)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unit_lain = models.CharField(max_length=PANJANG["unit"], blank=True)
    sumber = models.ForeignKey(Sumber, null=True, blank=True, on_delete=models.PROTECT, related_name="tawaran")
    kunci = models.CharField(max_length=500, blank=True)
    lisensi = models.CharField(max_length=PANJANG["lisensi"], blank=True)
    teknologi = ArrayField(models.CharField(max_length=PANJANG_BUTIR), default=list, blank=True)
    kategori = ArrayField(models.CharField(max_length=PANJANG_BUTIR), default=list, blank=True)
    alamat = models.CharField(max_length=PANJANG["alamat"], blank=True)
    halaman = models.CharField(max_length=PANJANG["halaman"], blank=True)
    kematangan = models.CharField(max_length=12, choices=KEMATANGAN, default=Kematangan.MANTAP)
    versi = models.CharField(max_length=PANJANG["versi"], blank=True)
    pemakai = ArrayField(models.CharField(max_length=PANJANG_BUTIR), default=list, blank=True)
    biaya = models.BigIntegerField(null=True, blank=True)
    upaya = models.BigIntegerField(null=True, blank=True)
    kontak = models.CharField(max_length=PANJANG["kontak"], blank=True)
    status = models.CharField(max_length=10, choices=STATUS, default=Status.KONSEP)
    alasan = models.TextField(blank=True)
    terbit = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            GinIndex(SearchVector(*KATA, config="indonesian"), name="tawaran_cari"),
            models.Index(fields=["status", "-id"], name="tawaran_status"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["sumber", "kunci"], name="tawaran_sekali_per_sumber", condition=Q(sumber__isnull=False)
            ),
            models.CheckConstraint(
                condition=(Q(biaya__isnull=True) | Q(biaya__gte=0)) & (Q(upaya__isnull=True) | Q(upaya__gte=0)),
                name="tawaran_biaya",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def milik_kita(self) -> bool:
        return self.unit_id is not None

    def isi(self) -> IsiTawaran:
        """As plain values; its indicators have been read along (`prefetch_related`)."""
        same = ("nama", "ringkasan", "masalah", "uraian", "daerah", "jenis_daerah", "lisensi", "alamat", "halaman")
        return IsiTawaran(
            **{name: getattr(self, name) for name in (*same, "versi", "biaya", "upaya", "kontak")},
            jenis=JenisTawaran(self.jenis),
            unit=self.unit.nama if self.unit else self.unit_lain,
            teknologi=tuple(self.teknologi),
            kategori=tuple(self.kategori),
            pemakai=tuple(self.pemakai),
            kematangan=Kematangan(self.kematangan),
            indikator=tuple((row.indeks, row.kode) for row in self.indikator.all()),
        )


class IndikatorTawaran(models.Model):
    """An indicator that the offer helps to raise, by the code of its index and its own."""

    tawaran = models.ForeignKey(Tawaran, on_delete=models.CASCADE, related_name="indikator")
    indeks = models.CharField(max_length=40)
    kode = models.CharField(max_length=40)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["tawaran", "indeks", "kode"], name="indikator_tawaran_sekali")]
        indexes = [models.Index(fields=["indeks", "kode"], name="indikator_tawaran_kode")]

    def __str__(self) -> str:
        return f"{self.indeks.upper()} {self.kode}"
