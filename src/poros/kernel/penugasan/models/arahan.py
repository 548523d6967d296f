"""An order: who gives it on what basis, what is to be done where and when, and what it needs."""

from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import F, Func, Q

from poros.kernel.organisasi.models import Jabatan, Unit

from ..labels import KECEPATAN, KERAHASIAAN, STATUS_ARAHAN, TANDA
from ..rules import Kecepatan, Kerahasiaan, StatusArahan, Tanda


class Arahan(models.Model):
    """Laid on units by an office. `tindak`, `objek`, `tanda`, `nilai` and the window make it comparable.

    `objek` is a path in a tree ("kota/kecamatan/kelurahan/aset"); orders without `tindak` are plain
    dispositions, which can collide by the resources they claim only.
    """

    penerbit = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="arahan")
    pemangku_id = models.BigIntegerField()
    sumber = models.CharField(max_length=40, blank=True)
    sumber_id = models.BigIntegerField(null=True, blank=True)
    isi = models.TextField()
    dasar = models.CharField(max_length=300, blank=True)
    kecepatan = models.CharField(max_length=16, choices=KECEPATAN, default=Kecepatan.BIASA)
    kerahasiaan = models.CharField(max_length=16, choices=KERAHASIAAN, default=Kerahasiaan.TERBATAS)
    tindak = models.SlugField(max_length=60, blank=True, db_index=False)
    objek = models.CharField(max_length=300, blank=True)
    tanda = models.CharField(max_length=8, choices=TANDA, default=Tanda.LAKUKAN)
    nilai = models.CharField(max_length=100, blank=True)
    mulai = models.DateTimeField(null=True, blank=True)
    selesai = models.DateTimeField(null=True, blank=True)
    tenggat = models.DateTimeField(null=True, blank=True)
    aturan_tenggat = models.CharField(max_length=60, blank=True)
    terbit = models.DateTimeField()
    status = models.CharField(max_length=12, choices=STATUS_ARAHAN, default=StatusArahan.BERLAKU)
    menggantikan = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="digantikan_oleh"
    )

    class Meta:
        indexes = [
            models.Index(fields=["sumber", "sumber_id"], name="arahan_sumber"),
            models.Index(fields=["penerbit", "-id"], name="arahan_penerbit"),
            # Only live, comparable orders: the conflict check stays as quick at a million as at ten thousand.
            GistIndex(
                Func(F("mulai"), F("selesai"), function="tstzrange"),
                name="arahan_jendela",
                condition=Q(status=StatusArahan.BERLAKU, mulai__isnull=False),
            ),
            models.Index(
                fields=["objek"],
                name="arahan_objek",
                opclasses=["varchar_pattern_ops"],
                condition=Q(status=StatusArahan.BERLAKU) & ~Q(tindak=""),
            ),
            GinIndex(SearchVector("isi", "dasar", config="indonesian"), name="arahan_cari"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(mulai__isnull=True) | Q(selesai__gt=F("mulai")), name="arahan_jendela_urut"
            ),
            models.CheckConstraint(
                condition=Q(tindak="") | (Q(mulai__isnull=False) & ~Q(objek="")), name="arahan_tindak_lengkap"
            ),
        ]

    def __str__(self) -> str:
        return self.isi if len(self.isi) <= 90 else f"{self.isi[:89]}…"  # noqa: PLR2004 -- the length of a line


class SumberDaya(models.Model):
    """Something that can be in one place at a time: an official, a room, a vehicle, a team."""

    kode = models.CharField(max_length=60, unique=True)
    nama = models.CharField(max_length=150)
    jenis = models.CharField(max_length=20)
    kapasitas = models.PositiveIntegerField(default=1)
    orang_id = models.BigIntegerField(null=True, blank=True, unique=True)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["jenis", "nama"]

    def __str__(self) -> str:
        return self.nama


class KlaimSumberDaya(models.Model):
    """An order needs so much of a resource for a time."""

    arahan = models.ForeignKey(Arahan, on_delete=models.CASCADE, related_name="klaim")
    sumber_daya = models.ForeignKey(SumberDaya, on_delete=models.PROTECT, related_name="klaim")
    jumlah = models.PositiveIntegerField(default=1)
    mulai = models.DateTimeField()
    selesai = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["sumber_daya", "selesai"], name="klaim_sumber_waktu")]
        constraints = [models.CheckConstraint(condition=Q(selesai__gt=F("mulai")), name="klaim_waktu_urut")]

    def __str__(self) -> str:
        return f"{self.sumber_daya} × {self.jumlah}"


class Pendahuluan(models.Model):
    """One order must be finished before another may start. What no longer holds is ended, never deleted."""

    sebelum = models.ForeignKey(Arahan, on_delete=models.CASCADE, related_name="mendahului")
    sesudah = models.ForeignKey(Arahan, on_delete=models.CASCADE, related_name="didahului")
    jeda_menit = models.PositiveIntegerField(default=0)
    lama_sebelum_menit = models.PositiveIntegerField(null=True, blank=True)
    lama_sesudah_menit = models.PositiveIntegerField(null=True, blank=True)
    dibuat = models.DateTimeField(auto_now_add=True)
    oleh = models.CharField(max_length=400, blank=True)
    dicabut = models.DateTimeField(null=True, blank=True)
    dicabut_oleh = models.CharField(max_length=400, blank=True)
    alasan_cabut = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["sebelum", "sesudah"], condition=Q(dicabut__isnull=True), name="pendahuluan_sekali"
            ),
            models.CheckConstraint(condition=~Q(sebelum=F("sesudah")), name="pendahuluan_bukan_diri"),
        ]

    def __str__(self) -> str:
        return f"{self.sebelum_id} → {self.sesudah_id}"
