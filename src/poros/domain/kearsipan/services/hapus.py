"""A person asks to be forgotten: received, answered by the law within its time, never done outside the procedure."""

from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.rules import Kerahasiaan
from poros.kernel.wewenang import visible

from ..models import BerkasArsip, PermintaanHapus
from ..queries.hapus import putusan_boleh
from ..rules.akses import tersandi
from ..rules.hapus import Putusan, StatusHapus
from ..values import SEKALI_MAKS
from ..wewenang import Wewenang
from .jam import jatuh_tempo
from .riwayat import catat

TENGGAT = "arsip-permintaan-hapus"
BATASI = "batasi"


@command(Wewenang.HAPUS_CATAT, kunci=False)
def catat_permintaan(
    actor: Actor, unit: Unit, *, pemohon: str, kontak: str, uraian: str, berkas_id: Collection[int] = ()
) -> PermintaanHapus:
    """Enter a request, with the files that speak of the person."""
    for name, text in (("pemohon", pemohon), ("kontak", kontak), ("uraian", uraian)):
        if not text.strip():
            raise Ditolak(_("Lengkapi pemohon, kontak, dan apa yang diminta."), name)
    files = list(visible(actor, Wewenang.BERKAS_BACA, BerkasArsip.objects.filter(pk__in=list(berkas_id)[:SEKALI_MAKS])))
    if len(files) != len(set(berkas_id)):
        raise Ditolak(_("Ada berkas yang tidak ada atau bukan untuk Anda."), "berkas")
    now = timezone.now()
    row = PermintaanHapus.objects.create(
        unit=unit,
        pemohon=pemohon.strip(),
        kontak=kontak.strip(),
        uraian=uraian.strip(),
        diterima=now,
        tenggat=jatuh_tempo(actor, TENGGAT, now),
    )
    row.berkas.set(files)
    return row


@command(Wewenang.HAPUS_JAWAB, rekam=("putusan",))
def jawab_permintaan(actor: Actor, permintaan: PermintaanHapus, *, putusan: Putusan, alasan: str) -> PermintaanHapus:
    """Answer with what the law leaves open; restricted files are from now on read by heads only."""
    if permintaan.status != StatusHapus.DITERIMA:
        raise Ditolak(_("Permintaan ini sudah dijawab."))
    if putusan not in putusan_boleh(actor, permintaan):
        raise Ditolak(_("Menurut retensi berkasnya, jawaban itu tidak dapat diberikan."), "putusan")
    if not alasan.strip():
        raise Ditolak(_("Tuliskan dasar dan penjelasan untuk pemohon."), "alasan")
    if putusan is Putusan.DIBATASI:
        _batasi(actor, list(permintaan.berkas.all()))
    permintaan.status, permintaan.putusan, permintaan.alasan = StatusHapus.DIJAWAB, putusan, alasan.strip()
    permintaan.penjawab, permintaan.dijawab = f"{actor.nama}, {actor.jabat.sebutan}"[:220], timezone.now()
    permintaan.save()
    return permintaan


def _batasi(actor: Actor, files: list[BerkasArsip]) -> None:
    for row in files:
        row.kerahasiaan = tersandi(row.kerahasiaan, Kerahasiaan.RAHASIA)
        row.item.exclude(kerahasiaan=Kerahasiaan.SANGAT_RAHASIA).update(kerahasiaan=Kerahasiaan.RAHASIA)
    BerkasArsip.objects.bulk_update(files, ["kerahasiaan"])
    catat(actor, files, BATASI, "Atas permintaan subjek data (UU 27/2022).")
