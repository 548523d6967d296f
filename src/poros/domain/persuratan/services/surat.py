"""Registering a letter and moving it to the desk of who decides."""

from collections.abc import Sequence
from typing import BinaryIO

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.berkas.models import Berkas, Tautan
from poros.kernel.berkas.simpan import simpan, tautkan
from poros.kernel.commands import Ditolak, command
from poros.kernel.daerah.siap import sisip
from poros.kernel.organisasi.actor import Actor, berlaku_pada
from poros.kernel.organisasi.models import Jabatan, Pemangku, Unit
from poros.kernel.pekerjaan.antrean import jadwalkan
from poros.kernel.pemberitahuan.kirim import beritahu
from poros.kernel.penomoran.services import ambil
from poros.kernel.penugasan.rules import TERTUTUP
from poros.kernel.registry import publish
from poros.pure.nomor import susun

from ..models import Surat, SuratDibaca
from ..rules import AGENDA, DAPAT_DIPERBAIKI, DI_MEJA, FLOW, Aksi, Status
from ..values import DataSurat, IsiDisposisi
from ..wewenang import SUMBER, Wewenang
from .lembar import keluarkan

TANPA_KODE = "000"
"""The primary group "umum", for numbers on letters that nobody has classified yet."""

Lampiran = Sequence[tuple[Berkas | BinaryIO | bytes, str]]
"""Files with their names; those not kept yet are kept in the act itself."""


@command(Wewenang.CATAT, rekam=("nama",), kunci=False)
def unggah(actor: Actor, unit: Unit, *, isi: BinaryIO, nama: str) -> int:  # noqa: ARG001 -- every command has its actor and its row
    """Keep a scan whose letter is still being written down; returns its number."""
    return simpan(isi, nama).pk


@command(Wewenang.CATAT, rekam=("nomor_surat",), kunci=False)
def catat(
    actor: Actor,
    unit: Unit,
    *,
    data: DataSurat,
    berkas: Lampiran = (),
    langsung: bool = True,
    disposisi: IsiDisposisi | None = None,
    nomor_surat: str = "",  # noqa: ARG001 -- kept by the trail
) -> Surat:
    """Register a letter in the unit's agenda and (with `langsung`) lay it on the addressee's desk.

    The number comes from the register in this transaction, so that it is in order and never lost. With
    `disposisi` it is handed on in the same act, when it is addressed to the registering unit itself.
    """
    _periksa(data)
    if disposisi is not None:
        _boleh_langsung(actor, data)
    surat = _surat(actor, unit, data, _status(langsung=langsung, disposisi=disposisi))
    _simpan_berkas(actor, surat, berkas)
    if disposisi is not None:
        keluarkan(actor, surat, disposisi, induk=None)
    elif langsung and data.kepada_id != actor.jabatan_id:
        beritahu("surat.masuk", [surat], jabatan={data.kepada_id: surat.pk})
    publish("surat.tercatat", actor, surat=surat)
    return surat


@command(Wewenang.PERBAIKI, rekam=("perubahan",))
def perbaiki(actor: Actor, surat: Surat, *, perubahan: dict[str, object]) -> Surat:  # noqa: ARG001 -- every command has its actor
    """Correct what was written down, until the letter has been disposed of; the trail keeps what was changed."""
    if Status(surat.status) not in DI_MEJA:
        raise Ditolak(_("Surat yang sudah didisposisi tidak dapat diperbaiki lagi."))
    for name, value in perubahan.items():
        if name not in DAPAT_DIPERBAIKI:
            raise Ditolak(_("Data ini tidak dapat diubah."), name)
        setattr(surat, name, value)
    _periksa(surat)
    surat.save(update_fields=list(perubahan))
    return surat


@command(Wewenang.TERUSKAN, rekam=("kepada", "catatan"))
def teruskan(actor: Actor, surat: Surat, *, kepada: Jabatan, catatan: str = "") -> Surat:  # noqa: ARG001 -- kept by the trail
    """Lay the letter on another desk (the secretariat routes it up; an asisten passes it on)."""
    surat.status = FLOW.step(Status(surat.status), Aksi.TERUSKAN)
    surat.pemegang = kepada
    surat.save(update_fields=["status", "pemegang"])
    beritahu("surat.masuk", [surat], jabatan={kepada.pk: surat.pk})
    return surat


@command(Wewenang.BACA, kunci=False)
def baca(actor: Actor, surat: Surat) -> None:
    """Note the first time this person opened the letter."""
    SuratDibaca.objects.bulk_create(
        [SuratDibaca(surat=surat, orang_id=actor.orang_id, jabatan=actor.jabat.sebutan)],
        ignore_conflicts=True,
    )
    publish("surat.dibaca", actor, surat=surat)


@command(Wewenang.TARIK, rekam=("alasan",))
def tarik(actor: Actor, surat: Surat, *, alasan: str) -> Surat:
    """Take back a letter routed by mistake, as long as the addressee has not opened it; its number stays used."""
    if not alasan.strip():
        raise Ditolak(_("Tuliskan alasan penarikan."), "alasan")
    pemangku = Pemangku.objects.filter(berlaku_pada(actor.hari), jabatan_id=surat.pemegang_id)
    if surat.dibaca.exclude(orang_id=actor.orang_id).filter(orang_id__in=pemangku.values("orang_id")).exists():
        raise Ditolak(_("Surat sudah dibuka oleh penerimanya, jadi tidak dapat ditarik."))
    surat.status = FLOW.step(Status(surat.status), Aksi.TARIK)
    surat.save(update_fields=["status"])
    return surat


@command(Wewenang.BERKASKAN)
def berkaskan(actor: Actor, surat: Surat) -> Surat:  # noqa: ARG001 -- every command has its actor
    """File a settled letter."""
    surat.status = FLOW.step(Status(surat.status), Aksi.BERKASKAN)
    surat.save(update_fields=["status"])
    return surat


def antarkan(actor: Actor, unit: Unit, data: DataSurat, berkas: Lampiran) -> Surat:
    """Register what another module brings, inside its act: the sender has no authority over the receiving unit."""
    _periksa(data)
    surat = _surat(actor, unit, data, Status.MENUNGGU_ARAHAN)
    _simpan_berkas(actor, surat, berkas)
    beritahu("surat.masuk", [surat], jabatan={data.kepada_id: surat.pk})
    publish("surat.tercatat", actor, surat=surat)
    return surat


def _surat(actor: Actor, unit: Unit, data: DataSurat, status: Status) -> Surat:
    diterima = data.diterima or timezone.now()
    tahun = timezone.localtime(diterima).year
    urut, template = ambil(AGENDA, tahun)
    surat = Surat(
        unit=unit,
        tahun=tahun,
        urut=urut,
        agenda=susun(
            template,
            urut=urut,
            tahun=tahun,
            bulan=timezone.localtime(diterima).month,
            unit=unit.singkatan,
            kode=data.klasifikasi or TANPA_KODE,
            instansi=unit.nama,
        ),
        nomor=data.nomor.strip(),
        tanggal=data.tanggal,
        diterima=diterima,
        pengirim=data.pengirim.strip(),
        perihal=data.perihal.strip(),
        ringkasan=data.ringkasan.strip(),
        jumlah_lampiran=data.jumlah_lampiran,
        klasifikasi=data.klasifikasi,
        kecepatan=data.kecepatan,
        kerahasiaan=data.kerahasiaan,
        kepada_id=data.kepada_id,
        pemegang_id=data.kepada_id,
        status=status,
        acara_mulai=data.acara_mulai,
        acara_selesai=data.acara_selesai,
        acara_tempat=data.acara_tempat,
        pencatat_id=actor.orang_id,
    )
    sisip([surat])
    return surat


def _status(*, langsung: bool, disposisi: IsiDisposisi | None) -> Status:
    if disposisi is not None:
        return Status.DIDISPOSISI
    return Status.MENUNGGU_ARAHAN if langsung else Status.TERDAFTAR


def _simpan_berkas(actor: Actor, surat: Surat, berkas: Lampiran) -> None:
    for urutan, (isi, nama) in enumerate(berkas):
        if isinstance(isi, Berkas):
            # Kept earlier: its words may have been read when no letter was there to hear them.
            jadwalkan("berkas.baca", berkas=isi.pk)
            tautkan(isi, SUMBER, surat.pk, nama, oleh=actor.orang_id, urutan=urutan)
        else:
            tie = Tautan(objek=SUMBER, objek_id=surat.pk, nama=nama, oleh=actor.orang_id, urutan=urutan)
            simpan(isi, nama, untuk=tie)


def _boleh_langsung(actor: Actor, data: DataSurat) -> None:
    """Who registers decides only on letters to himself; a secretariat also for its head, unless they are secret."""
    if data.kepada_id == actor.jabatan_id:
        return
    if data.kepada_id != actor.peta.kepala.get(actor.unit_id) or data.kerahasiaan in TERTUTUP:
        raise Ditolak(_("Surat ini harus menunggu arahan pejabat yang dituju."), "kepada")


def _periksa(data: DataSurat | Surat) -> None:
    wajib = {"nomor": data.nomor, "pengirim": data.pengirim, "perihal": data.perihal}
    for name, value in wajib.items():
        if not value.strip():
            raise Ditolak(_("Bagian ini wajib diisi."), name)
    if data.tanggal > timezone.localdate():
        raise Ditolak(_("Tanggal surat tidak boleh di masa depan."), "tanggal")
    if data.acara_mulai and data.acara_selesai and data.acara_selesai <= data.acara_mulai:
        raise Ditolak(_("Waktu selesai acara harus setelah waktu mulainya."), "acara_selesai")
