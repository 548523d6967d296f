"""Asking note-taker and chair to sign a paper of a meeting; part of a command."""

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from poros.kernel.bahasa import naskah
from poros.kernel.berkas.simpan import simpan
from poros.kernel.cetak import TakTercetakError
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.tandatangan import alamat
from poros.kernel.tandatangan import services as penandatanganan
from poros.kernel.tandatangan.models import Dokumen
from poros.kernel.tandatangan.values import DataDokumen, Penandatangan, Posisi, kode_baru

from ..models import Rapat

Cetak = Callable[[Actor, Rapat, str], tuple[bytes, list[Posisi]]]


def minta_tanda(actor: Actor, rapat: Rapat, jenis: str, judul: Promise, cetak: Cetak) -> Dokumen:
    """Make the sheet once, keep it, and ask for its signatures. Its title is Indonesian, whoever asks."""
    kode = kode_baru()
    try:
        sheet, places = cetak(actor, rapat, alamat.verifikasi(kode))
    except TakTercetakError as error:
        raise Ditolak(_("Ada tanda yang tidak dapat dicetak. Hapus tanda khusus atau emoji.")) from error
    kept = simpan(sheet, f"{jenis}-{rapat.pk}.pdf")
    offices = [pk for pk in (rapat.notulis_id, rapat.ketua_id) if pk]
    data = DataDokumen(
        berkas_id=kept.pk,
        objek=jenis,
        objek_id=rapat.pk,
        judul=_judul(judul, rapat),
        nomor=rapat.nomor_undangan,
        kerahasiaan=rapat.kerahasiaan,
        kode=kode,
        penandatangan=tuple(Penandatangan(pk, 1, at) for pk, at in zip(offices, [*places, None, None], strict=False)),
    )
    return penandatanganan.minta(actor, Unit(pk=actor.unit_id), data=data, isi=kept)


@naskah()
def _judul(judul: Promise, rapat: Rapat) -> str:
    return str(judul) % {"judul": rapat.judul}
