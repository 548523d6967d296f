"""Evidence and talk."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import BinaryIO

from django.utils.translation import gettext as _

from poros.kernel.berkas.models import Berkas
from poros.kernel.berkas.simpan import simpan, tautkan
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.pemberitahuan.kirim import beritahu
from poros.kernel.registry import objek_menurut_model

from ..models import Bukti, Penugasan, Pesan
from ..rules import DI_TANGAN_UNIT, Status
from ..wewenang import Wewenang
from .arahan import pastikan_tahun


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiBukti:
    """One piece of evidence: at least words, a figure or a file. Place in degrees (WGS 84)."""

    teks: str = ""
    angka: Decimal | None = None
    satuan: str = ""
    berkas: Berkas | BinaryIO | bytes | None = None
    nama_berkas: str = ""
    lat: float | None = None
    lng: float | None = None
    diambil: datetime | None = None

    def jenis(self, berkas: Berkas | None) -> str:
        """foto, berkas, angka or teks: what the piece mainly is."""
        if berkas is not None:
            return "foto" if berkas.jenis.startswith("image/") else "berkas"
        return "angka" if self.angka is not None else "teks"


@command(Wewenang.KERJA)
def tambah_bukti(actor: Actor, tugas: Penugasan, *, isi: IsiBukti) -> Bukti:
    """Add a piece of evidence; every unit that helps may, and stays named."""
    if Status(tugas.status) not in DI_TANGAN_UNIT:
        raise Ditolak(_("Bukti hanya dapat ditambah selama pekerjaan berada di unit."))
    if not (isi.teks.strip() or isi.angka is not None or isi.berkas):
        raise Ditolak(_("Isi keterangan, angka, atau unggah berkas."), "teks")
    pastikan_tahun(isi.diambil, "diambil")
    berkas = _simpan_berkas(actor, tugas, isi)
    return Bukti.objects.create(
        penugasan=tugas,
        jenis=isi.jenis(berkas),
        teks=isi.teks.strip(),
        angka=isi.angka,
        satuan=isi.satuan,
        berkas_id=berkas.pk if berkas else None,
        nama_berkas=isi.nama_berkas,
        lat=isi.lat,
        lng=isi.lng,
        diambil=isi.diambil,
        oleh_id=actor.orang_id,
        unit_id=actor.unit_id,
    )


def _simpan_berkas(actor: Actor, tugas: Penugasan, isi: IsiBukti) -> Berkas | None:
    if isi.berkas is None:
        return None
    berkas = isi.berkas if isinstance(isi.berkas, Berkas) else simpan(isi.berkas, isi.nama_berkas)
    tautkan(berkas, objek_menurut_model(Penugasan), tugas.pk, isi.nama_berkas, oleh=actor.orang_id)
    return berkas


@command(Wewenang.BICARA)
def bicara(actor: Actor, tugas: Penugasan, *, isi: str) -> Pesan:
    """Say something about the work to all who see it."""
    if not isi.strip():
        raise Ditolak(_("Pesan masih kosong."), "isi")
    pesan = Pesan.objects.create(penugasan=tugas, oleh_id=actor.orang_id, jabatan=actor.jabat.sebutan, isi=isi.strip())
    beritahu(
        "penugasan.pesan",
        [tugas],
        unit={tugas.unit_id: tugas.pk},
        jabatan={tugas.penerbit_id: tugas.pk},
        kecuali=actor.orang_id,
    )
    return pesan
