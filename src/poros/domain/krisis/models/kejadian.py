"""Reports and what they tell of: the event, its rapid assessments, its decrees, what went to the province."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from poros.kernel.organisasi.models import Jabatan, Unit

from ..labels import BAHAYA, KANAL, PERIKSA, STATUS
from ..rules.alur import BERSTATUS, Periksa, Status
from ..rules.jam import LAJU_MAKS, berjalan, saat
from .peran import RencanaKontinjensi


class Kejadian(models.Model):
    """One event, or one drill. `versi` grows with each change, so that boards know when to look again."""

    nama = models.CharField(max_length=150)
    bahaya = models.CharField(max_length=12, choices=BAHAYA)
    tempat = models.CharField(max_length=300)
    uraian = models.TextField(blank=True)
    mulai = models.DateTimeField()
    status = models.CharField(max_length=10, choices=STATUS, default=Status.DIPANTAU)
    latihan = models.BooleanField(default=False)
    laju = models.PositiveSmallIntegerField(default=1)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    rencana = models.ForeignKey(RencanaKontinjensi, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ritme_jam = models.PositiveSmallIntegerField(default=6)
    dibuat = models.DateTimeField(default=timezone.now)
    selesai = models.DateTimeField(null=True, blank=True)
    versi = models.PositiveBigIntegerField(default=1)
    berhenti = models.DateTimeField(null=True, blank=True)
    terhenti = models.DurationField(default=timedelta)

    class Meta:
        indexes = [models.Index(fields=["latihan", "status", "-id"], name="kejadian_status")]
        constraints = [
            models.CheckConstraint(
                condition=Q(laju=1) | Q(latihan=True, laju__gt=1, laju__lte=LAJU_MAKS), name="laju_hanya_latihan"
            ),
            models.CheckConstraint(condition=Q(selesai__isnull=False) | ~Q(status=Status.SELESAI), name="selesai_pada"),
            models.CheckConstraint(
                condition=Q(latihan=True) | Q(berhenti__isnull=True, terhenti=timedelta()), name="jam_henti_latihan"
            ),
        ]

    def __str__(self) -> str:
        return f"[LATIHAN] {self.nama}" if self.latihan else self.nama

    @property
    def jam(self) -> datetime:
        """What the clock of the event shows now."""
        return saat(self.dibuat, self.laju, berjalan(timezone.now(), self.berhenti, self.terhenti))


class Laporan(models.Model):
    """What somebody has told: kept as it came, checked by others, tied to an event."""

    asal = models.CharField(max_length=200, blank=True)
    kanal = models.CharField(max_length=8, choices=KANAL)
    bahaya = models.CharField(max_length=12, choices=BAHAYA)
    uraian = models.TextField()
    tempat = models.CharField(max_length=300)
    lat = models.FloatField(null=True, blank=True)
    lng = models.FloatField(null=True, blank=True)
    waktu = models.DateTimeField()
    diterima = models.DateTimeField(default=timezone.now)
    meninggal = models.PositiveIntegerField(null=True, blank=True)
    luka = models.PositiveIntegerField(null=True, blank=True)
    mengungsi = models.PositiveIntegerField(null=True, blank=True)
    mendesak = models.TextField(blank=True)
    pelapor = models.CharField(max_length=150, blank=True)
    telepon = models.CharField(max_length=30, blank=True)
    catatan = models.CharField(max_length=300, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    oleh = models.CharField(max_length=400)
    latihan = models.BooleanField(default=False)
    kejadian = models.ForeignKey(Kejadian, null=True, blank=True, on_delete=models.PROTECT, related_name="laporan")
    periksa = models.CharField(max_length=6, choices=PERIKSA, default=Periksa.BELUM)
    alasan = models.TextField(blank=True)
    pemeriksa = models.CharField(max_length=400, blank=True)
    diperiksa = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["latihan", "periksa", "-id"], name="laporan_periksa"),
            models.Index(fields=["kejadian", "-id"], name="laporan_kejadian"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["kanal", "asal"], condition=~Q(asal=""), name="laporan_asal_sekali"),
            models.CheckConstraint(
                condition=Q(periksa=Periksa.BELUM) | (~Q(pemeriksa="") & Q(diperiksa__isnull=False)),
                name="laporan_diperiksa_oleh",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_bahaya_display()} · {self.tempat}"


class KajiCepat(models.Model):
    """A rapid assessment: what was seen, and which status it advises. Its clock runs to the coordination meeting."""

    HANYA_TAMBAH = True

    kejadian = models.ForeignKey(Kejadian, on_delete=models.PROTECT, related_name="kaji")
    waktu = models.DateTimeField()
    hasil = models.TextField()
    gangguan_hidup = models.BooleanField(default=False)
    gangguan_penghidupan = models.BooleanField(default=False)
    rekomendasi = models.CharField(max_length=10, choices=STATUS)
    rapat_sebelum = models.DateTimeField()
    oleh = models.CharField(max_length=400)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_rekomendasi_display()} ({self.waktu:%d-%m-%Y %H.%M})"


class Penetapan(models.Model):
    """A decree of the head of region: level, scope and period; or the extension of one."""

    HANYA_TAMBAH = True

    kejadian = models.ForeignKey(Kejadian, on_delete=models.PROTECT, related_name="penetapan")
    tingkat = models.CharField(max_length=10, choices=[(s, STATUS[s]) for s in sorted(BERSTATUS)])
    nomor = models.CharField(max_length=100)
    tanggal = models.DateField()
    penetap = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="+")
    penetap_nama = models.CharField(max_length=400)
    lingkup = models.CharField(max_length=300)
    mulai = models.DateField()
    sampai = models.DateField()
    memperpanjang = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="diperpanjang"
    )
    kaji = models.ForeignKey(KajiCepat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    dicatat = models.DateTimeField(default=timezone.now)
    oleh = models.CharField(max_length=400)

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=Q(sampai__gte=F("mulai")), name="penetapan_masa")]

    def __str__(self) -> str:
        return f"{self.get_tingkat_display()}, SK {self.nomor}"


class NaikProvinsi(models.Model):
    """A statement of inability sent to the governor, and what came of it."""

    kejadian = models.ForeignKey(Kejadian, on_delete=models.PROTECT, related_name="naik")
    nomor = models.CharField(max_length=100)
    tanggal = models.DateField()
    alasan = models.TextField()
    dikirim = models.DateTimeField()
    jawab_sebelum = models.DateTimeField()
    jawaban = models.TextField(blank=True)
    dijawab = models.DateTimeField(null=True, blank=True)
    oleh = models.CharField(max_length=400)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(dijawab__isnull=True) | ~Q(jawaban=""), name="naik_dijawab_berisi")
        ]

    def __str__(self) -> str:
        return self.nomor
