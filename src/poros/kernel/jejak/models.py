"""Lines of the trail and the seals over them; neither may ever be changed."""

from django.db import models
from django.utils import timezone


class Perbuatan(models.Model):
    """Base of a module's own history: who did it, in which office as it was then, and when. Rows are only added."""

    HANYA_TAMBAH = True

    waktu = models.DateTimeField(default=timezone.now)
    orang_id = models.BigIntegerField()
    orang = models.CharField(max_length=150)
    jabatan = models.CharField(max_length=220)

    class Meta:
        abstract = True
        ordering = ["id"]


class Jejak(models.Model):
    """One act: who, in which office and capacity, did what to which thing, with which declared values.

    `sidik` is an HMAC-SHA-256 over the line under a key that the database does not hold: whoever writes
    straight into the table cannot make a line that passes.
    """

    HANYA_TAMBAH = True

    waktu = models.DateTimeField(default=timezone.now)
    orang_id = models.BigIntegerField(null=True)
    orang = models.CharField(max_length=150)
    pemangku_id = models.BigIntegerField(null=True)
    jabatan = models.CharField(max_length=220)
    unit = models.CharField(max_length=200)
    kapasitas = models.CharField(max_length=10)
    dasar = models.CharField(max_length=300, blank=True)
    alat = models.CharField(max_length=20, blank=True)
    aksi = models.CharField(max_length=60)
    objek = models.CharField(max_length=40)
    objek_id = models.BigIntegerField()
    data = models.JSONField(default=dict)
    sidik = models.BinaryField(max_length=32)

    class Meta:
        indexes = [
            models.Index(fields=["objek", "objek_id", "id"], name="jejak_objek"),
            models.Index(fields=["orang_id", "-id"], name="jejak_orang"),
            models.Index(fields=["aksi", "-id"], name="jejak_aksi"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.aksi} {self.objek}/{self.objek_id}"


class Segel(models.Model):
    """A sealed epoch: Merkle root over its lines' hashes, chained to the epoch before, signed (Ed25519)."""

    HANYA_TAMBAH = True

    nomor = models.BigIntegerField(primary_key=True)
    waktu = models.DateTimeField(default=timezone.now)
    jumlah = models.IntegerField()
    akar = models.BinaryField(max_length=32)
    kepala = models.BinaryField(max_length=32)
    tanda_tangan = models.BinaryField(max_length=64)

    def __str__(self) -> str:
        return f"Segel {self.nomor}"

    @property
    def kepala_hex(self) -> str:
        """The chain head as it is written down outside the system."""
        return bytes(self.kepala).hex()


class BarisSegel(models.Model):
    """Which line stands where in which seal, with the hash it had when it was sealed."""

    HANYA_TAMBAH = True

    jejak_id = models.BigIntegerField(primary_key=True)
    segel = models.ForeignKey(Segel, on_delete=models.PROTECT, related_name="baris")
    urut = models.IntegerField()
    daun = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["segel", "urut"], name="baris_segel_urut")]

    def __str__(self) -> str:
        return f"{self.segel_id}/{self.urut}"
