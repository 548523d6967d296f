"""What happens to meetings when something happens elsewhere."""

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.berkas.models import Berkas
from poros.kernel.berkas.simpan import tautkan
from poros.kernel.organisasi.actor import Actor
from poros.kernel.tandatangan.models import Dokumen, Permintaan

from .models import Rapat, Risalah
from .rules.alur import Aksi, Status
from .services.rapat import kabari_peserta
from .services.riwayat import catat, langkahkan
from .services.undangan import undang
from .wewenang import SUMBER, SUMBER_RISALAH

UNDANGAN = "naskah"
"""The kind of thing that an invitation is."""


def saat_tanda_selesai(actor: Actor, *, dokumen: Dokumen, berkas: Berkas) -> None:
    """All have signed: the invitation calls the meeting, the notula is valid."""
    if dokumen.objek == UNDANGAN:
        _undangan(actor, dokumen)
    if dokumen.objek == SUMBER:
        rapat = _rapat(dokumen.objek_id)
        tautkan(berkas, SUMBER, rapat.pk, _("Notula bertanda tangan.pdf"), oleh=actor.orang_id)
        langkahkan(actor, rapat, Aksi.SAHKAN)
        kabari_peserta("rapat.sah", rapat, kecuali=actor.orang_id)
    if dokumen.objek == SUMBER_RISALAH:
        _risalah(actor, dokumen.objek_id, berkas)


def saat_tanda_ditolak(actor: Actor, *, permintaan: Permintaan, alasan: str) -> None:
    """A signer has refused the notula, or the record: it is written on again."""
    paper = permintaan.dokumen
    if paper.objek == SUMBER:
        rapat = _rapat(paper.objek_id)
        rapat.disetujui = None
        langkahkan(actor, rapat, Aksi.PERBAIKI, alasan, lain=("disetujui",))
    if paper.objek == SUMBER_RISALAH:
        rapat = _rapat(paper.objek_id)
        Risalah.objects.filter(rapat=rapat).update(disetujui=None)
        catat(actor, rapat, "", _("Tanda tangan risalah ditolak: %(alasan)s") % {"alasan": alasan})


def _risalah(actor: Actor, pk: int, berkas: Berkas) -> None:
    rapat = _rapat(pk)
    Risalah.objects.filter(rapat=rapat).update(sah=timezone.now())
    tautkan(berkas, SUMBER, pk, _("Risalah bertanda tangan.pdf"), oleh=actor.orang_id)
    catat(actor, rapat, "", _("Risalah ditandatangani."))


def _rapat(pk: int) -> Rapat:
    return Rapat.objects.select_for_update(of=("self",)).get(pk=pk)


def _undangan(actor: Actor, dokumen: Dokumen) -> None:
    rapat = Rapat.objects.select_for_update(of=("self",)).filter(naskah_id=dokumen.objek_id).first()
    if rapat is None or rapat.status != Status.DRAF:
        return
    if rapat.mulai is None or rapat.mulai < timezone.now():
        catat(actor, rapat, "", _("Undangan ditandatangani setelah waktu rapat; jadwalkan lagi."))
    undang(actor, rapat, dokumen.nomor)
