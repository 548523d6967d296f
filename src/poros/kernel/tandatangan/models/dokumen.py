"""A paper to be signed, who must sign it, and what each has read and agreed to."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from poros.kernel.berkas.models import Berkas
from poros.kernel.organisasi.models import Jabatan, Orang, Unit

from ..labels import KEADAAN, NADA, STATUS
from ..rules import Keadaan, Status
from ..values import Posisi


class Dokumen(models.Model):
    """A frozen PDF of a thing. `asal` never changes; `terkini` is the same with the signatures made so far."""

    kode = models.CharField(max_length=40, unique=True)
    objek = models.CharField(max_length=40)
    objek_id = models.BigIntegerField()
    judul = models.CharField(max_length=500)
    nomor = models.CharField(max_length=200, blank=True)
    kerahasiaan = models.CharField(max_length=16, default="terbatas")
    strategis = models.BooleanField(default=False)
    penyedia = models.CharField(max_length=10)
    asal = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+")
    terkini = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    peminta = models.ForeignKey(Orang, on_delete=models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(default=timezone.now)
    selesai = models.DateTimeField(null=True, blank=True)
    keadaan = models.CharField(max_length=10, choices=KEADAAN, default=Keadaan.BERLAKU)
    keadaan_waktu = models.DateTimeField(null=True, blank=True)
    keadaan_alasan = models.CharField(max_length=300, blank=True)
    pengganti = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="menggantikan")

    class Meta:
        indexes = [models.Index(fields=["objek", "objek_id", "-id"], name="dokumen_ttd_objek")]
        constraints = [
            models.CheckConstraint(
                condition=Q(keadaan=Keadaan.DIGANTI, pengganti__isnull=False)
                | (~Q(keadaan=Keadaan.DIGANTI) & Q(pengganti__isnull=True)),
                name="dokumen_ttd_pengganti",
            ),
        ]

    def __str__(self) -> str:
        return self.judul


class Permintaan(models.Model):
    """An office that must sign a document, and where its mark stands."""

    dokumen = models.ForeignKey(Dokumen, on_delete=models.PROTECT, related_name="permintaan", db_index=False)
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    urutan = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=14, choices=STATUS, default=Status.MENUNGGU)
    halaman = models.SmallIntegerField(default=-1)
    x = models.SmallIntegerField(null=True, blank=True)
    y = models.SmallIntegerField(null=True, blank=True)
    lebar = models.PositiveSmallIntegerField(null=True, blank=True)
    tinggi = models.PositiveSmallIntegerField(null=True, blank=True)
    sertifikat = models.CharField(max_length=30, blank=True)
    """What the provider said of the signer's certificate when it was last asked."""
    alasan = models.CharField(max_length=500, blank=True)
    dibuat = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["urutan", "id"]
        constraints = [models.UniqueConstraint(fields=["dokumen", "jabatan"], name="permintaan_ttd_sekali")]
        indexes = [
            models.Index(
                fields=["jabatan", "-id"],
                name="permintaan_ttd_meja",
                condition=~Q(status__in=[Status.SAH, Status.DITOLAK, Status.DIBATALKAN]),
            ),
            models.Index(fields=["jabatan", "-id", "status"], name="permintaan_ttd_jabatan"),
        ]

    def __str__(self) -> str:
        return f"{self.dokumen} — {self.jabatan}"

    @property
    def kerahasiaan(self) -> str:
        """As secret as its document."""
        return self.dokumen.kerahasiaan

    @property
    def nada(self) -> str:
        """Tone of its status on screens."""
        return NADA[Status(self.status)]

    @property
    def posisi(self) -> Posisi | None:
        """Where the mark stands; None signs without one."""
        if self.x is None or self.y is None or self.lebar is None or self.tinggi is None:
            return None
        return Posisi(self.x, self.y, self.halaman, self.lebar, self.tinggi)


class Persetujuan(models.Model):
    """The signer opened these very bytes; with `setuju`, agreed to sign them (PP 71/2019 Art. 62)."""

    HANYA_TAMBAH = True

    permintaan = models.ForeignKey(Permintaan, on_delete=models.PROTECT, related_name="persetujuan", db_index=False)
    orang = models.ForeignKey(Orang, on_delete=models.PROTECT, related_name="+", db_index=False)
    sebutan = models.CharField(max_length=220)
    setuju = models.BooleanField()
    sidik = models.CharField(max_length=64)
    waktu = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["permintaan", "orang", "setuju"], name="persetujuan_ttd_sekali")]

    def __str__(self) -> str:
        return f"{self.permintaan_id}: {self.sebutan}"
