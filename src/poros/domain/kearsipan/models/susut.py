"""A disposal: its list, its steps, its witnesses. Its documents are files tied to it."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q

from poros.kernel.jejak.models import Perbuatan
from poros.kernel.organisasi.models import Unit

from ..labels import AKSI_SUSUT, GILIRAN, GILIRAN_PANJANG, JENIS_SUSUT, STATUS_SUSUT
from ..rules.susut import FLOW, JALUR, Dokumen, Jenis, Status
from .berkas import BerkasArsip


class Penyusutan(models.Model):
    """Transfer, destruction or handing over of files of one office, all on one way (`panjang`).

    `sidik` is the hash of the list once it is fixed; what is carried out is compared with it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    jenis = models.CharField(max_length=8, choices=JENIS_SUSUT)
    kantor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    judul = models.CharField(max_length=300)
    panjang = models.BooleanField(default=False)
    status = models.CharField(max_length=12, choices=STATUS_SUSUT)
    panitia = models.JSONField(default=list)
    sidik = models.CharField(max_length=64, blank=True)
    dibuat = models.DateField()
    berkas = models.ManyToManyField(BerkasArsip, through="BarisSusut", related_name="+")

    class Meta:
        indexes = [models.Index(fields=["kantor", "-id"], name="penyusutan_kantor")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["disusun", "panitia", "diseleksi", "batal"]) | ~Q(sidik=""),
                name="penyusutan_tetap",
            )
        ]

    def __str__(self) -> str:
        return self.judul

    @property
    def nada(self) -> str:
        """Tone of its status on screens."""
        if self.status == Status.BATAL:
            return "netral"
        return "baik" if Status(self.status) in FLOW[Jenis(self.jenis)].final() else "info"

    @property
    def giliran(self) -> Any:
        """Whose turn it is, in words; "" when it is over."""
        here = (Jenis(self.jenis), Status(self.status))
        return (GILIRAN_PANJANG.get(here) if self.panjang else None) or GILIRAN.get(here, "")

    @property
    def jalur(self) -> list[dict[str, object]]:
        """Its road as steps."""
        road = JALUR[Jenis(self.jenis)]
        if self.status == Status.BATAL:
            return [{"nama": STATUS_SUSUT[Status.BATAL], "keadaan": "batal"}]
        here = road.index(Status(self.status))
        done = here == len(road) - 1
        states = ["selesai"] * here + ["selesai" if done else "kini"] + ["nanti"] * (len(road) - here - 1)
        return [{"nama": STATUS_SUSUT[s], "keadaan": k} for s, k in zip(road, states, strict=True)]


class BarisSusut(models.Model):
    """A file on the list; what the panel takes off stays to be read, with its reason."""

    penyusutan = models.ForeignKey(Penyusutan, on_delete=models.PROTECT, related_name="baris")
    berkas = models.ForeignKey(BerkasArsip, on_delete=models.PROTECT, related_name="susut")
    keluar = models.BooleanField(default=False)
    alasan = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["penyusutan", "berkas"], name="baris_susut_sekali")]

    def __str__(self) -> str:
        return f"{self.penyusutan_id}/{self.berkas_id}"


class RiwayatSusut(Perbuatan):
    """A step, who took it, with the number and the day of its paper."""

    penyusutan = models.ForeignKey(Penyusutan, on_delete=models.PROTECT, related_name="riwayat")
    aksi = models.CharField(max_length=12, choices=AKSI_SUSUT, blank=True)
    status = models.CharField(max_length=12, choices=STATUS_SUSUT)
    nomor = models.CharField(max_length=100, blank=True)
    tanggal = models.DateField(null=True)
    catatan = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.get_status_display()} ({self.waktu:%d-%m-%Y})"


class Saksi(Perbuatan):
    """One who saw the destruction, from a legal or supervising unit (Art. 69 and its explanation)."""

    penyusutan = models.ForeignKey(Penyusutan, on_delete=models.PROTECT, related_name="saksi")
    unit = models.CharField(max_length=200)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["penyusutan", "orang_id"], name="saksi_sekali")]

    def __str__(self) -> str:
        return self.orang


NAMA_DOKUMEN = {d: f"{n:02}-{d.value.replace('_', '-')}.pdf" for n, d in enumerate(Dokumen, 1)}
"""Names of the documents as files, in the order of Art. 78."""
