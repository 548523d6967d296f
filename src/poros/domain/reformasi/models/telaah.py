"""A review of the structure: its posts with what rule and person say, teams, and the way to the new structure."""

from django.db import models

from poros.kernel.jejak.models import Perbuatan
from poros.kernel.organisasi.models import Jabatan, Unit
from poros.kernel.penugasan.models import Penugasan

from ..labels import AKSI_TELAAH, HASIL, JENIS, JENJANG, STATUS_TELAAH
from ..rules.alur import StatusTelaah


class Telaah(models.Model):
    """A structure on a day, judged by the rules of that day. `kepegawaian` is the office that may see names."""

    judul = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kepegawaian = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    daerah = models.CharField(max_length=12)
    tanggal = models.DateField()
    sumber = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=20, choices=STATUS_TELAAH, default=StatusTelaah.DISUSUN)

    def __str__(self) -> str:
        return self.judul


class PosTelaah(models.Model):
    """A unit and the post at its head. `usul` is the rule's proposal; `akhir` is that, or (`diputus`) a person's word.

    Rows are numbered from the last of the structure to the first, so that lists with the newest first begin at the top.
    """

    telaah = models.ForeignKey(Telaah, on_delete=models.CASCADE, related_name="pos")
    kode = models.CharField(max_length=60)
    unit_nama = models.CharField(max_length=200)
    jenis = models.CharField(max_length=20, choices=JENIS)
    induk = models.CharField(max_length=60, blank=True)
    pangkal = models.CharField(max_length=60, blank=True)
    jabatan = models.CharField(max_length=200)
    eselon = models.CharField(max_length=5, blank=True)
    fungsi = models.CharField(max_length=20, blank=True)
    ciri = models.JSONField(default=list)
    pemangku = models.PositiveSmallIntegerField(default=1)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    jabatan_asal = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    usul = models.CharField(max_length=20, choices=HASIL)
    aturan = models.CharField(max_length=40, blank=True)
    jenjang = models.CharField(max_length=20, choices=JENJANG, blank=True)
    aturan_jenjang = models.CharField(max_length=40, blank=True)
    belum = models.CharField(max_length=40, blank=True)
    akhir = models.CharField(max_length=20, choices=HASIL)
    diputus = models.BooleanField(default=False)
    jf = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["telaah", "kode"], name="pos_telaah_sekali")]
        indexes = [models.Index(fields=["telaah", "pangkal", "-id"], name="pos_telaah_pangkal")]

    def __str__(self) -> str:
        return self.jabatan


class PutusanPos(Perbuatan):
    """What a person decided on a post, with the reason; without `hasil` the rule was let hold again."""

    pos = models.ForeignKey(PosTelaah, on_delete=models.PROTECT, related_name="putusan")
    usul = models.CharField(max_length=20, choices=HASIL)
    hasil = models.CharField(max_length=20, choices=HASIL, blank=True)
    alasan = models.TextField()
    jf = models.CharField(max_length=150, blank=True)

    def __str__(self) -> str:
        return f"{self.pos_id}: {self.hasil}"


class TanggapanPos(Perbuatan):
    """What a unit says about one of its own posts, between the proposal and the letter to the ministry."""

    pos = models.ForeignKey(PosTelaah, on_delete=models.PROTECT, related_name="tanggapan")
    isi = models.TextField()

    def __str__(self) -> str:
        return f"{self.jabatan}: {self.isi[:40]}"


class RiwayatTelaah(Perbuatan):
    """A step: when, by which paper (its file is tied to this row), who wrote it down."""

    telaah = models.ForeignKey(Telaah, on_delete=models.PROTECT, related_name="riwayat")
    aksi = models.CharField(max_length=20, choices=AKSI_TELAAH)
    status = models.CharField(max_length=20, choices=STATUS_TELAAH)
    tanggal = models.DateField()
    nomor = models.CharField(max_length=150, blank=True)
    catatan = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.get_status_display()} ({self.tanggal:%d-%m-%Y})"


class TimKerja(models.Model):
    """A team under a head who stays, in place of the simplified unit `asal`; its name and task are free."""

    telaah = models.ForeignKey(Telaah, on_delete=models.CASCADE, related_name="tim")
    nama = models.CharField(max_length=220)
    tugas = models.TextField(blank=True)
    atasan = models.ForeignKey(PosTelaah, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    asal = models.OneToOneField(PosTelaah, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.nama


class TugasTelaah(models.Model):
    """The work that a perangkat daerah got from an enacted review."""

    telaah = models.ForeignKey(Telaah, on_delete=models.PROTECT, related_name="tugas")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    penugasan = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.telaah_id}: {self.unit_id}"
