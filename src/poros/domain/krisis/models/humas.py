"""What the government says: situation reports, warnings, statements, promises; and what it learnt."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..labels import JENIS_SIARAN, JENIS_TINJAUAN, MENDESAK, PASTI, STATUS_SITREP, TANGGAPAN, TINGKAT_PARAH
from ..rules.alur import StatusSitrep
from .kejadian import Kejadian
from .lapangan import Area


class Sitrep(models.Model):
    """A numbered snapshot: composed, edited, signed off; from then on it never changes."""

    kejadian = models.ForeignKey(Kejadian, on_delete=models.PROTECT, related_name="sitrep")
    nomor = models.PositiveIntegerField()
    per = models.DateTimeField()
    isi = models.JSONField()
    narasi = models.TextField(blank=True)
    kebutuhan = models.TextField(blank=True)
    status = models.CharField(max_length=8, choices=STATUS_SITREP, default=StatusSitrep.KONSEP)
    penyusun = models.CharField(max_length=400)
    disahkan = models.DateTimeField(null=True, blank=True)
    pengesah = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["kejadian", "nomor"], name="sitrep_nomor"),
            models.CheckConstraint(
                condition=Q(status=StatusSitrep.KONSEP) | (Q(disahkan__isnull=False) & ~Q(pengesah="")),
                name="sitrep_pengesah",
            ),
        ]

    def __str__(self) -> str:
        return f"Sitrep {self.nomor} · {self.kejadian}"


class PeringatanCap(models.Model):
    """A public warning as it went out in CAP 1.2. Updates and cancellations are new messages that name it."""

    HANYA_TAMBAH = True

    kejadian = models.ForeignKey(Kejadian, on_delete=models.PROTECT, related_name="peringatan")
    identifier = models.CharField(max_length=200, unique=True)
    sent = models.DateTimeField()
    berakhir = models.DateTimeField()
    jenis_pesan = models.CharField(max_length=8)
    mendesak = models.CharField(max_length=10, choices=MENDESAK)
    parah = models.CharField(max_length=10, choices=TINGKAT_PARAH)
    pasti = models.CharField(max_length=10, choices=PASTI)
    tanggapan = models.CharField(max_length=10, choices=TANGGAPAN)
    judul = models.CharField(max_length=160)
    uraian = models.TextField()
    petunjuk = models.TextField()
    wilayah = models.CharField(max_length=300)
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    mengganti = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="digantikan")
    xml = models.TextField()
    oleh = models.CharField(max_length=400)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.judul


class Siaran(models.Model):
    """A statement, with the figures as they stood: value, time and source are frozen with the words."""

    HANYA_TAMBAH = True

    kejadian = models.ForeignKey(Kejadian, on_delete=models.PROTECT, related_name="siaran")
    jenis = models.CharField(max_length=14, choices=JENIS_SIARAN)
    judul = models.CharField(max_length=200)
    isi = models.TextField()
    angka = models.JSONField(default=list)
    terbit = models.DateTimeField(default=timezone.now)
    oleh = models.CharField(max_length=400)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.judul


class Rumor(models.Model):
    """What is being said and by whom it was heard; answered by a statement."""

    kejadian = models.ForeignKey(Kejadian, on_delete=models.PROTECT, related_name="rumor")
    waktu = models.DateTimeField()
    isi = models.TextField()
    asal = models.CharField(max_length=200)
    oleh = models.CharField(max_length=400)
    jawaban = models.ForeignKey(Siaran, null=True, blank=True, on_delete=models.PROTECT, related_name="rumor")

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.isi[:90]


class MintaBantuan(models.Model):
    """Help asked of the province, the centre or others; `naskah_id` is the letter, which goes as all letters do."""

    kejadian = models.ForeignKey(Kejadian, on_delete=models.PROTECT, related_name="bantuan")
    kepada = models.CharField(max_length=200)
    hal = models.CharField(max_length=200)
    kebutuhan = models.TextField()
    diminta = models.DateTimeField()
    naskah_id = models.BigIntegerField(null=True, blank=True)
    oleh = models.CharField(max_length=400)
    jawaban = models.TextField(blank=True)
    dijawab = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(dijawab__isnull=True) | ~Q(jawaban=""), name="bantuan_dijawab_berisi")
        ]

    def __str__(self) -> str:
        return f"{self.hal} · {self.kepada}"


class Kontak(models.Model):
    """Who was spoken to and what was promised until when."""

    kejadian = models.ForeignKey(Kejadian, on_delete=models.PROTECT, related_name="kontak")
    waktu = models.DateTimeField()
    kepada = models.CharField(max_length=200)
    isi = models.TextField()
    janji = models.TextField(blank=True)
    batas = models.DateTimeField(null=True, blank=True)
    ditepati = models.DateTimeField(null=True, blank=True)
    oleh = models.CharField(max_length=400)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.kepada


class Tinjauan(models.Model):
    """A daily review or the evaluation at the end: what was expected, what came, what is learnt."""

    HANYA_TAMBAH = True

    kejadian = models.ForeignKey(Kejadian, on_delete=models.PROTECT, related_name="tinjauan")
    jenis = models.CharField(max_length=6, choices=JENIS_TINJAUAN)
    waktu = models.DateTimeField(default=timezone.now)
    berjalan = models.TextField()
    tersendat = models.TextField(blank=True)
    pelajaran = models.TextField(blank=True)
    jam = models.JSONField(default=dict)
    oleh = models.CharField(max_length=400)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} ({self.waktu:%d-%m-%Y})"
