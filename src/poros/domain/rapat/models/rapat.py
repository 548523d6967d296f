"""A meeting: what it is, who comes, what is on its agenda, and every step it has taken."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from poros.kernel.jejak.models import Perbuatan
from poros.kernel.organisasi.models import Jabatan, Unit
from poros.kernel.penugasan.labels import KERAHASIAAN
from poros.kernel.penugasan.rules import Kerahasiaan

from ..labels import AKSI, HADIR, KEADAAN, NADA, PERAN, STATUS, SUARA
from ..rules.alur import MENYITA, Peran, Status
from .ruang import Lokasi, Ruang


class Rapat(models.Model):
    """`sebelum` is the meeting that it follows in a series; `naskah_id` the letter that invites to it.

    A closed session is a secret one (PP 16/2010 Art. 71): seen by those who are named in it, and by nobody else.
    """

    jenis = models.SlugField(max_length=40, db_index=False)
    judul = models.CharField(max_length=250)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    ketua = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    notulis = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    pembuat_id = models.BigIntegerField()
    sebelum = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="sesudah")
    status = models.CharField(max_length=12, choices=STATUS, default=Status.DRAF)
    kerahasiaan = models.CharField(max_length=16, choices=KERAHASIAAN, default=Kerahasiaan.TERBATAS)
    mulai = models.DateTimeField(null=True, blank=True)
    selesai = models.DateTimeField(null=True, blank=True)
    ruang = models.ForeignKey(Ruang, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lokasi = models.ForeignKey(Lokasi, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    tempat = models.CharField(max_length=200, blank=True)
    tautan = models.CharField(max_length=300, blank=True)
    pakaian = models.CharField(max_length=100, blank=True)
    catatan = models.TextField(blank=True)
    naskah_id = models.BigIntegerField(null=True, blank=True)
    nomor_undangan = models.CharField(max_length=200, blank=True)
    kunci = models.CharField(max_length=40, unique=True)
    """Word in the address behind the QR code."""
    kunci_gagasan = models.CharField(max_length=40, unique=True)
    gagasan_dibuka = models.BooleanField(default=False)
    perkara = models.CharField(max_length=4, blank=True)
    anggota = models.PositiveSmallIntegerField(null=True, blank=True)
    ditunda = models.PositiveSmallIntegerField(default=0)
    lanjutan = models.BooleanField(default=False)
    """The sitting after a postponement by days: the last one that may find its quorum."""
    batas_lanjutan = models.DateField(null=True, blank=True)
    dasar_lanjutan = models.CharField(max_length=200, blank=True)
    """The decision of the Badan Musyawarah that set a later day (UU 23/2014 Art. 183(5))."""
    tunda_hingga = models.DateTimeField(null=True, blank=True)
    """When the wait for the quorum is over."""
    dibuka = models.DateTimeField(null=True, blank=True)
    ditutup = models.DateTimeField(null=True, blank=True)
    disetujui = models.DateTimeField(null=True, blank=True)
    """The chair has agreed to the notula and its signatures are asked for; it is no longer written on."""
    dibuat = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "-id"], name="rapat_unit"),
            models.Index(fields=["mulai"], name="rapat_waktu", condition=Q(status__in=sorted(MENYITA))),
            models.Index(fields=["naskah_id"], name="rapat_naskah", condition=Q(naskah_id__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(mulai__isnull=True) | Q(selesai__gt=F("mulai")), name="rapat_waktu_urut")
        ]

    def __str__(self) -> str:
        return self.judul

    @property
    def nada(self) -> str:
        return NADA[Status(self.status)]

    @property
    def di(self) -> str:
        """Where, in words."""
        return self.tempat or (str(self.ruang) if self.ruang_id else "") or self.tautan


class RiwayatRapat(Perbuatan):
    """A step: who took it, in which office, when and why."""

    rapat = models.ForeignKey(Rapat, on_delete=models.PROTECT, related_name="riwayat")
    aksi = models.CharField(max_length=12, choices=AKSI, blank=True)
    status = models.CharField(max_length=12, choices=STATUS)
    catatan = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.get_status_display()} ({self.waktu:%d-%m-%Y})"


class Peserta(models.Model):
    """Somebody who is invited or has come: an office of this government, or a guest by his name."""

    rapat = models.ForeignKey(Rapat, on_delete=models.CASCADE, related_name="peserta")
    jabatan = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    nama = models.CharField(max_length=150, blank=True)
    instansi = models.CharField(max_length=150, blank=True)
    peran = models.CharField(max_length=14, choices=PERAN, default=Peran.PESERTA)
    wajib = models.BooleanField(default=True)
    menulis = models.BooleanField(default=False)
    tingkat = models.PositiveSmallIntegerField(default=99)
    """Place in the order of precedence (UU 9/2010), as far as it was entered."""
    hadir = models.DateTimeField(null=True, blank=True)
    cara = models.CharField(max_length=8, choices=HADIR, blank=True)
    oleh = models.CharField(max_length=150, blank=True)
    """Who signed in: the holder, or who came for him."""
    kunci = models.CharField(max_length=64, blank=True)
    """Key of a guest's form, so that a form sent twice is one guest."""

    class Meta:
        ordering = ["tingkat", "id"]
        constraints = [
            models.UniqueConstraint(fields=["rapat", "jabatan"], name="peserta_sekali"),
            models.UniqueConstraint(fields=["rapat", "kunci"], condition=~Q(kunci=""), name="peserta_kunci"),
            models.CheckConstraint(condition=Q(jabatan__isnull=False) | ~Q(nama=""), name="peserta_bernama"),
        ]

    def __str__(self) -> str:
        return self.jabatan.nama if self.jabatan else self.nama


class Acara(models.Model):
    """A point on the agenda; papers are files tied to it."""

    rapat = models.ForeignKey(Rapat, on_delete=models.CASCADE, related_name="acara")
    urut = models.PositiveSmallIntegerField()
    judul = models.CharField(max_length=250)
    penyaji = models.CharField(max_length=150, blank=True)
    menit = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["urut", "id"]

    def __str__(self) -> str:
        return self.judul


class HitunganKuorum(Perbuatan):
    """A count of those present, what followed from it, and the votes where there was a vote."""

    rapat = models.ForeignKey(Rapat, on_delete=models.PROTECT, related_name="hitungan")
    perkara = models.CharField(max_length=4)
    anggota = models.PositiveSmallIntegerField()
    hadir = models.PositiveSmallIntegerField()
    keadaan = models.CharField(max_length=14, choices=KEADAAN)
    setuju = models.PositiveSmallIntegerField(null=True, blank=True)
    tolak = models.PositiveSmallIntegerField(null=True, blank=True)
    suara = models.CharField(max_length=10, choices=SUARA, blank=True)

    def __str__(self) -> str:
        return f"{self.hadir}/{self.anggota}"
