"""Evidence and talk."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.pemberitahuan.kirim import beritahu

from ..models import Bukti, Penugasan, Pesan
from ..rules import DI_TANGAN_UNIT, Status
from ..wewenang import Wewenang


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiBukti:
    """One piece of evidence: at least words, a figure or a file. Place in degrees (WGS 84)."""

    teks: str = ""
    angka: Decimal | None = None
    satuan: str = ""
    berkas_id: int | None = None
    nama_berkas: str = ""
    lat: float | None = None
    lng: float | None = None
    diambil: datetime | None = None

    @property
    def jenis(self) -> str:
        """foto, berkas, angka or teks: what the piece mainly is."""
        if self.berkas_id is not None:
            return "foto" if self.lat is not None else "berkas"
        return "angka" if self.angka is not None else "teks"


@command(Wewenang.KERJA)
def tambah_bukti(actor: Actor, tugas: Penugasan, *, isi: IsiBukti) -> Bukti:
    """Add a piece of evidence; every unit that helps may, and stays named."""
    if Status(tugas.status) not in DI_TANGAN_UNIT:
        raise Ditolak(_("Bukti hanya dapat ditambah selama pekerjaan berada di unit."))
    if not (isi.teks.strip() or isi.angka is not None or isi.berkas_id):
        raise Ditolak(_("Isi keterangan, angka, atau unggah berkas."), "teks")
    return Bukti.objects.create(
        penugasan=tugas,
        jenis=isi.jenis,
        teks=isi.teks.strip(),
        angka=isi.angka,
        satuan=isi.satuan,
        berkas_id=isi.berkas_id,
        nama_berkas=isi.nama_berkas,
        lat=isi.lat,
        lng=isi.lng,
        diambil=isi.diambil,
        oleh_id=actor.orang_id,
        unit_id=actor.unit_id,
    )


@command(Wewenang.BICARA)
def bicara(actor: Actor, tugas: Penugasan, *, isi: str) -> Pesan:
    """Say something about the work to all who see it."""
    if not isi.strip():
        raise Ditolak(_("Pesan masih kosong."), "isi")
    pesan = Pesan.objects.create(
        penugasan=tugas, oleh_id=actor.orang_id, jabatan=actor.jabat.sebutan, isi=isi.strip()
    )
    beritahu(
        "penugasan.pesan",
        [tugas],
        unit={tugas.unit_id: tugas.pk},
        jabatan={tugas.penerbit_id: tugas.pk},
        kecuali=actor.orang_id,
    )
    return pesan
