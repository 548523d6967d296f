"""The record of a session: written from its recording by several hands, approved by the chair, signed."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor

from .. import cetak
from ..models import Rapat, Risalah, TulisanUcapan, Ucapan
from ..queries.rapat import jenis_dprd
from ..rules.alur import BERISALAH, Status
from ..values import DataUcapan
from ..wewenang import SUMBER_RISALAH, Wewenang
from .notula import Tertinggal
from .riwayat import catat
from .tanda import minta_tanda

UCAPAN_MAKS, ISI_MAKS, NAMA_MAKS = 300, 20_000, 150


@command(Wewenang.TULIS)
def tulis_risalah(actor: Actor, rapat: Rapat, *, ucapan: Sequence[DataUcapan]) -> list[Ucapan]:
    """Add what was said, in its order; what has no speaker goes on with who spoke last."""
    _terbuka(rapat)
    if not 0 < len(ucapan) <= UCAPAN_MAKS:
        raise Ditolak(_("Tulis 1 sampai %(n)s ucapan sekali simpan.") % {"n": UCAPAN_MAKS}, "teks")
    said = list(ucapan)
    if not said[0].pembicara.strip():
        last = rapat.ucapan.filter(dihapus=False).last()
        if last is None:
            raise Ditolak(_("Sebutkan siapa yang berbicara, misalnya Ketua: Rapat dibuka."), "teks")
        said[0] = DataUcapan(pembicara=last.pembicara, sebagai=last.sebagai, isi=said[0].isi)
    for one in said:
        _periksa(one, "teks")
    rows = [_isi(Ucapan(rapat=rapat), one, actor) for one in said]
    Ucapan.objects.bulk_create(rows)
    _simpan_tulisan(actor, rows)
    return rows


@command(Wewenang.TULIS, rekam=("ucapan_id", "versi"))
def ubah_ucapan(actor: Actor, rapat: Rapat, *, ucapan_id: int, versi: int, data: DataUcapan) -> Ucapan:
    """Change what was written as it was when the writer opened it; else nothing is overwritten."""
    _terbuka(rapat)
    row = _satu(rapat, ucapan_id, versi)
    _periksa(data, "isi")
    row.versi += 1
    _isi(row, data, actor).save()
    _simpan_tulisan(actor, [row])
    return row


@command(Wewenang.TULIS, rekam=("ucapan_id", "versi"))
def hapus_ucapan(actor: Actor, rapat: Rapat, *, ucapan_id: int, versi: int) -> Ucapan:  # noqa: ARG001 -- every command has its actor
    """Take it out of the record; its wordings stay."""
    _terbuka(rapat)
    row = _satu(rapat, ucapan_id, versi)
    row.dihapus, row.versi = True, row.versi + 1
    row.save(update_fields=["dihapus", "versi"])
    return row


@command(Wewenang.SAHKAN)
def sahkan_risalah(actor: Actor, rapat: Rapat) -> Risalah:
    """The chair approves: the record is made once, and its signatures are asked for."""
    _terbuka(rapat)
    if Status(rapat.status) is Status.BERLANGSUNG:
        raise Ditolak(_("Risalah disetujui sesudah rapat berakhir."))
    if not rapat.ucapan.filter(dihapus=False).exists():
        raise Ditolak(_("Risalahnya masih kosong."))
    minta_tanda(actor, rapat, SUMBER_RISALAH, gettext_lazy("Risalah %(judul)s"), cetak.lembar_risalah)
    row, _new = Risalah.objects.update_or_create(rapat=rapat, defaults={"disetujui": timezone.now()})
    catat(actor, rapat, "", _("Risalah disetujui ketua; tanda tangan diminta."))
    return row


def _terbuka(rapat: Rapat) -> None:
    if not jenis_dprd(rapat):
        raise Ditolak(_("Risalah hanya dibuat untuk rapat DPRD; rapat lain cukup notulanya."))
    if Status(rapat.status) not in BERISALAH:
        raise Ditolak(_("Risalah ditulis sejak rapat dibuka."))
    if Risalah.objects.filter(rapat=rapat, disetujui__isnull=False).exists():
        raise Ditolak(_("Risalah ini sudah disetujui; yang keliru dicatat sebagai koreksi notula."))


def _satu(rapat: Rapat, pk: int, versi: int) -> Ucapan:
    row = rapat.ucapan.select_for_update().filter(pk=pk, dihapus=False).first()
    if row is None:
        raise Ditolak(_("Ucapan ini sudah tidak ada."), "isi")
    if row.versi != versi:
        raise Tertinggal(row)
    return row


def _periksa(data: DataUcapan, bidang: str) -> None:
    if not data.pembicara.strip() or len(data.pembicara) > NAMA_MAKS or len(data.sebagai) > NAMA_MAKS:
        raise Ditolak(_("Sebutkan siapa yang berbicara, paling panjang %(n)s huruf.") % {"n": NAMA_MAKS}, bidang)
    if not data.isi.strip() or len(data.isi) > ISI_MAKS:
        raise Ditolak(_("Tulis ucapannya, paling panjang %(n)s huruf.") % {"n": ISI_MAKS}, bidang)


def _isi(row: Ucapan, data: DataUcapan, actor: Actor) -> Ucapan:
    row.pembicara, row.sebagai, row.isi = data.pembicara.strip(), data.sebagai.strip(), data.isi.strip()
    row.oleh = actor.nama
    return row


def _simpan_tulisan(actor: Actor, rows: Sequence[Ucapan]) -> None:
    TulisanUcapan.objects.bulk_create(
        TulisanUcapan(
            ucapan=row,
            versi=row.versi,
            pembicara=row.pembicara,
            isi=row.isi,
            orang_id=actor.orang_id,
            orang=actor.nama,
            jabatan=actor.jabat.sebutan,
        )
        for row in rows
    )
