"""Definitive holders of an office, one after the other."""

from datetime import date

from django.utils.translation import gettext as _

from poros.kernel.bahasa import panjang
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan, Orang, Pemangku
from poros.kernel.organisasi.rules import PENGISI, Kapasitas
from poros.kernel.pemberitahuan.kirim import beritahu

from ..queries.penjabat import masih
from ..wewenang import Wewenang
from .perubahan import peta_berubah, sehari_sebelum, wajib_dasar


@command(Wewenang.ANGKAT, rekam=("orang", "dari", "sampai", "dasar"))
def angkat(
    actor: Actor, jabatan: Jabatan, *, orang: Orang, dari: date, dasar: str, sampai: date | None = None
) -> Pemangku:
    """Record that a person holds the office definitively from a day on; who held or filled it ends the day before."""
    if orang.pk == actor.orang_id:
        raise Ditolak(_("Anda tidak dapat mengangkat diri sendiri."), "orang")
    if not jabatan.aktif:
        raise Ditolak(_("Jabatan ini sudah ditutup."))
    if sampai is not None and sampai < dari:
        raise Ditolak(_("Tanggal berakhir mendahului tanggal mulai."), "sampai")
    _gantikan(jabatan, orang, dari, sampai)
    baru = Pemangku.objects.create(jabatan=jabatan, orang=orang, dari=dari, sampai=sampai, dasar=wajib_dasar(dasar))
    _akhiri_pengisi(baru)
    beritahu("jabatan.diangkat", [baru], orang={orang.pk: baru.pk})
    peta_berubah()
    return baru


@command(Wewenang.BERHENTIKAN, rekam=("pada", "alasan"))
def berhentikan(actor: Actor, pemangku: Pemangku, *, pada: date, alasan: str) -> Pemangku:
    """Record that a definitive holding ends: `pada` is the first day without the office."""
    if pemangku.orang_id == actor.orang_id:
        raise Ditolak(_("Anda tidak dapat memberhentikan diri sendiri."))
    if not alasan.strip():
        raise Ditolak(_("Tuliskan alasan dan nomor keputusannya."), "alasan")
    akhiri(pemangku, pada, alasan.strip())
    beritahu("jabatan.berakhir", [pemangku], orang={pemangku.orang_id: pemangku.pk})
    return pemangku


def akhiri(pemangku: Pemangku, pada: date, alasan: str) -> None:
    """Revoke a holding; its first day is the earliest on which that can be."""
    if pemangku.dicabut is not None or (pemangku.sampai is not None and pemangku.sampai < pada):
        raise Ditolak(_("Masa jabatan ini sudah berakhir."))
    if pada < pemangku.dari:
        raise Ditolak(_("Masa jabatan ini baru mulai %(hari)s.") % {"hari": panjang(pemangku.dari)}, "pada")
    pemangku.dicabut, pemangku.alasan_cabut = pada, alasan
    pemangku.save(update_fields=["dicabut", "alasan_cabut"])
    peta_berubah()


def _gantikan(jabatan: Jabatan, orang: Orang, dari: date, sampai: date | None) -> None:
    terpakai = jabatan.pemangku.filter(masih(dari), kapasitas=Kapasitas.DEFINITIF).select_related("orang")
    for lama in terpakai:
        if sampai is not None and lama.dari > sampai:
            continue
        if lama.dari >= dari or lama.orang_id == orang.pk:
            raise Ditolak(
                _("%(nama)s sudah memegang jabatan ini sejak %(hari)s.")
                % {"nama": lama.orang.nama, "hari": panjang(lama.dari)},
                "dari",
            )
        lama.sampai = sehari_sebelum(dari)
        lama.save(update_fields=["sampai"])


def _akhiri_pengisi(baru: Pemangku) -> None:
    """End the warrants to fill the office on the day it is held; its end, if it has one, opens none of them again."""
    surat = baru.jabatan.pemangku.filter(masih(baru.dari), kapasitas__in=PENGISI)
    for satu in surat if baru.sampai is None else surat.filter(dari__lte=baru.sampai):
        satu.dicabut, satu.alasan_cabut = max(baru.dari, satu.dari), baru.dasar
        satu.save(update_fields=["dicabut", "alasan_cabut"])
        beritahu("jabatan.berakhir", [satu], orang={satu.orang_id: satu.pk}, kecuali=baru.orang_id)
