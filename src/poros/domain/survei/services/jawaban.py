"""Answers by officers: filled in for somebody, copied from paper; set aside with a reason, and taken back."""

from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor

from ..labels import TERIMA
from ..models import Jawaban, Liputan, Penyisihan, Survei
from ..rules.alur import Status
from ..rules.isian import Kanal, Terima
from ..values import Isian
from ..wewenang import Wewenang
from . import terima

DARI_PETUGAS = frozenset({Kanal.PETUGAS, Kanal.KERTAS})


@command(Wewenang.JAWABAN_CATAT, rekam=("kanal",), kunci=False)
def catat_jawaban(actor: Actor, liputan: Liputan, *, isian: Isian, kanal: Kanal = Kanal.PETUGAS) -> Terima:
    """Fill in for somebody, or copy a paper. Sent again under the same key it is the same answer."""
    if kanal not in DARI_PETUGAS:
        raise Ditolak(_("Pilih bagaimana jawaban ini didapat."), "kanal")
    now = timezone.now()
    try:
        survei = terima.survei_untuk(liputan.layanan_id, isian, now)
    except terima.Tolak as refused:
        raise Ditolak(str(TERIMA[refused.sebab])) from refused
    kept = terima.simpan(survei, isian, kanal, layanan_id=liputan.layanan_id, kini=now, unit_id=actor.unit_id)
    return Terima.DITERIMA if kept else Terima.SUDAH


@command(Wewenang.JAWABAN_SISIH, rekam=("jawaban", "alasan"))
def sisihkan(actor: Actor, survei: Survei, *, jawaban: Collection[int], alasan: str) -> int:
    """Let answers not count, saying why; they stay, and the published result tells of them. Returns how many."""
    _belum_terbit(survei)
    if not alasan.strip():
        raise Ditolak(_("Tuliskan alasannya: ia ikut diterbitkan bersama hasil."), "alasan")
    ids = Jawaban.objects.filter(survei=survei, pk__in=jawaban, penyisihan__isnull=True).values_list("pk", flat=True)
    rows = [
        Penyisihan(
            jawaban_id=pk,
            alasan=alasan.strip(),
            orang_id=actor.orang_id,
            orang=actor.nama,
            jabatan=actor.jabat.sebutan,
        )
        for pk in ids
    ]
    if not rows:
        raise Ditolak(_("Pilih paling sedikit satu jawaban."), "jawaban")
    return len(Penyisihan.objects.bulk_create(rows))


@command(Wewenang.JAWABAN_SISIH, rekam=("jawaban",))
def kembalikan(actor: Actor, survei: Survei, *, jawaban: Collection[int]) -> int:  # noqa: ARG001 -- every command has its actor
    """Let answers count again. Returns how many."""
    _belum_terbit(survei)
    gone, _kinds = Penyisihan.objects.filter(jawaban__survei=survei, jawaban_id__in=jawaban).delete()
    if not gone:
        raise Ditolak(_("Pilih paling sedikit satu jawaban."), "jawaban")
    return gone


def _belum_terbit(survei: Survei) -> None:
    if Status(survei.status) not in {Status.BUKA, Status.TUTUP}:
        raise Ditolak(_("Hasil survei ini sudah diterbitkan. Cabut penerbitannya dahulu."))
