"""The agenda of a leader: every item from its request to what it has brought, and the feeds made of it."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from poros.kernel.jejak.models import Perbuatan
from poros.kernel.organisasi.models import Jabatan, Unit

from ..labels import AKSI_AGENDA, KEHADIRAN, NADA_AGENDA, STATUS_AGENDA
from ..rules.alur import AGENDA_MENYITA, StatusAgenda
from .rapat import Rapat
from .ruang import Lokasi


class UnitProtokol(models.Model):
    """A unit that keeps the leaders' agendas."""

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.unit)


class Agenda(models.Model):
    """An item of `pimpinan`'s agenda; `wakil` goes in his place where he has said so."""

    judul = models.CharField(max_length=250)
    pimpinan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="+")
    wakil = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    mulai = models.DateTimeField()
    selesai = models.DateTimeField()
    lokasi = models.ForeignKey(Lokasi, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    tempat = models.CharField(max_length=200, blank=True)
    pakaian = models.CharField(max_length=100, blank=True)
    penyelenggara = models.CharField(max_length=150, blank=True)
    kontak = models.CharField(max_length=150, blank=True)
    """Office and its telephone; seen by those who prepare the item only, and in no feed."""
    sumber = models.CharField(max_length=200, blank=True)
    surat_id = models.BigIntegerField(null=True, blank=True)
    rapat = models.OneToOneField(Rapat, null=True, blank=True, on_delete=models.PROTECT, related_name="agenda")
    dibuka = models.BooleanField(default=False)
    """The invitation was opened and read: part of the reviewer's checklist."""
    kebutuhan = models.TextField(blank=True)
    publik = models.BooleanField(default=False)
    kehadiran = models.CharField(max_length=10, choices=KEHADIRAN, blank=True)
    arahan = models.TextField(blank=True)
    """The leader's word, and the note that goes with who represents him."""
    hasil = models.TextField(blank=True)
    status = models.CharField(max_length=11, choices=STATUS_AGENDA, default=StatusAgenda.MASUK)
    penyusun_id = models.BigIntegerField(null=True, blank=True)
    """Who drafted it: he does not approve it."""
    pembuat_id = models.BigIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    urutan_ubah = models.PositiveSmallIntegerField(default=0)
    """SEQUENCE of the calendar entry: it grows with every change."""
    dibuat = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["mulai"], name="agenda_waktu"),
            models.Index(
                fields=["pimpinan", "mulai"], name="agenda_sita", condition=Q(status__in=sorted(AGENDA_MENYITA))
            ),
        ]
        constraints = [models.CheckConstraint(condition=Q(selesai__gt=F("mulai")), name="agenda_waktu_urut")]

    def __str__(self) -> str:
        return self.judul

    @property
    def nada(self) -> str:
        return NADA_AGENDA[StatusAgenda(self.status)]

    @property
    def di(self) -> str:
        """Where, in words."""
        return self.tempat or (str(self.lokasi) if self.lokasi_id else "")


class RiwayatAgenda(Perbuatan):
    """A step: who took it, in which office, when and why."""

    agenda = models.ForeignKey(Agenda, on_delete=models.PROTECT, related_name="riwayat")
    aksi = models.CharField(max_length=10, choices=[*AKSI_AGENDA.items(), ("revisi", "Revisi")], blank=True)
    status = models.CharField(max_length=11, choices=STATUS_AGENDA)
    catatan = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.get_status_display()} ({self.waktu:%d-%m-%Y})"


class RevisiAgenda(models.Model):
    """A change of a published item that waits for approval; until then the old one stays what everybody sees."""

    agenda = models.ForeignKey(Agenda, on_delete=models.PROTECT, related_name="revisi")
    mulai = models.DateTimeField()
    selesai = models.DateTimeField()
    lokasi = models.ForeignKey(Lokasi, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    tempat = models.CharField(max_length=200, blank=True)
    alasan = models.TextField()
    oleh_id = models.BigIntegerField()
    oleh = models.CharField(max_length=150)
    diterima = models.BooleanField(null=True)
    waktu = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["agenda"], condition=Q(diterima__isnull=True), name="revisi_satu_menunggu"),
            models.CheckConstraint(condition=Q(selesai__gt=F("mulai")), name="revisi_waktu_urut"),
        ]

    def __str__(self) -> str:
        return f"{self.agenda_id}: {self.mulai:%d-%m-%Y}"


class PetugasAgenda(models.Model):
    """Who does what there: MC, protocol, media, driver."""

    agenda = models.ForeignKey(Agenda, on_delete=models.CASCADE, related_name="petugas")
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="+")
    tugas = models.CharField(max_length=60)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["agenda", "jabatan"], name="petugas_agenda_sekali")]

    def __str__(self) -> str:
        return f"{self.tugas}: {self.jabatan}"


class UmpanKalender(models.Model):
    """The address of an office's own calendar; it holds for whoever knows it, until it is taken back."""

    jabatan = models.ForeignKey(Jabatan, on_delete=models.CASCADE, related_name="+")
    orang_id = models.BigIntegerField()
    sidik = models.CharField(max_length=64, unique=True)
    dibuat = models.DateTimeField(default=timezone.now)
    dicabut = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["jabatan", "orang_id"], condition=Q(dicabut__isnull=True), name="umpan_satu"
            )
        ]

    def __str__(self) -> str:
        return f"{self.jabatan_id}"
