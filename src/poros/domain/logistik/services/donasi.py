"""Donations: answered against what is still missing, taken in, published by what became of them."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.bahasa import naskah
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor

from ..models import Barang, Donasi, Gudang
from ..queries.donasi import terbuka
from ..rules.alur import FLOW_DONASI, AksiDonasi, JenisMutasi, StatusDonasi
from ..rules.donasi import disetujui
from ..wewenang import Wewenang
from .buku import Gerak, bukukan, lot
from .kejadian import berubah

PEMILIK = "Donasi"


@command(Wewenang.DONASI_JAWAB, rekam=("gudang_id",))
def setujui_donasi(actor: Actor, donasi: Donasi, *, gudang_id: int) -> Donasi:
    """Accept as much as is still missing, and say where to bring it."""
    donasi.status = FLOW_DONASI.step(StatusDonasi(donasi.status), AksiDonasi.SETUJUI)
    # Two acceptances of one kind wait for one another: together they may not pass what is missing.
    Barang.objects.select_for_update().get(pk=donasi.barang_id)
    donasi.gudang = Gudang.objects.filter(pk=gudang_id, aktif=True).first()
    if donasi.gudang is None:
        raise Ditolak(_("Pilih gudang yang masih dipakai."), "gudang")
    donasi.disetujui = disetujui(donasi.jumlah, terbuka(donasi.barang_id, actor.hari))
    if not donasi.disetujui:
        raise Ditolak(_("Barang ini sedang cukup. Tolaklah dengan terima kasih, supaya tidak menumpuk."))
    donasi.kejadian_id, donasi.kejadian = donasi.gudang.kejadian_id, donasi.gudang.kejadian
    donasi.save(update_fields=["status", "gudang", "disetujui", "kejadian_id", "kejadian"])
    berubah(donasi)
    return donasi


@command(Wewenang.DONASI_JAWAB, rekam=("alasan",))
def tolak_donasi(actor: Actor, donasi: Donasi, *, alasan: str) -> Donasi:  # noqa: ARG001 -- a command's actor
    """Decline with thanks and with the reason; the giver reads both."""
    donasi.status = FLOW_DONASI.step(StatusDonasi(donasi.status), AksiDonasi.TOLAK)
    if not alasan.strip():
        raise Ditolak(_("Tuliskan alasannya; pemberi membacanya."), "alasan")
    donasi.alasan = alasan.strip()
    donasi.save(update_fields=["status", "alasan"])
    return donasi


@command(Wewenang.DONASI_TERIMA, rekam=("alasan",))
def batalkan_donasi(actor: Actor, donasi: Donasi, *, alasan: str) -> Donasi:  # noqa: ARG001 -- a command's actor
    """It did not come: what was kept open for it is asked of others again."""
    donasi.status = FLOW_DONASI.step(StatusDonasi(donasi.status), AksiDonasi.BATALKAN)
    if not alasan.strip():
        raise Ditolak(_("Tuliskan alasannya."), "alasan")
    donasi.alasan = alasan.strip()
    donasi.save(update_fields=["status", "alasan"])
    return donasi


@command(Wewenang.DONASI_TERIMA, rekam=("jumlah", "kedaluwarsa"))
def terima_donasi(actor: Actor, donasi: Donasi, *, jumlah: int, kedaluwarsa: date | None = None) -> Donasi:
    """Count what was brought and put it into the stock under its own lot."""
    donasi.status = FLOW_DONASI.step(StatusDonasi(donasi.status), AksiDonasi.MASUKKAN)
    if not 0 < jumlah <= donasi.disetujui:
        raise Ditolak(_("Yang disetujui %(n)s. Selebihnya belum dapat diterima.") % {"n": donasi.disetujui}, "jumlah")
    if kedaluwarsa and kedaluwarsa < actor.hari:
        raise Ditolak(_("Barang ini sudah kedaluwarsa. Jangan dimasukkan ke stok."), "kedaluwarsa")
    donasi.masuk, donasi.diterima = jumlah, timezone.now()
    donasi.save(update_fields=["status", "masuk", "diterima"])
    held = lot(barang=donasi.barang, kode="", kedaluwarsa=kedaluwarsa, pemilik=PEMILIK, donasi=donasi)
    with naskah():
        words = _("Donasi %(n)s") % {"n": donasi.pk}
    bukukan(
        actor,
        [Gerak(gudang_id=donasi.gudang_id, lot_id=held.pk, jumlah=jumlah, jenis=JenisMutasi.MASUK, alasan=words)],
    )
    berubah(donasi)
    return donasi


@command(Wewenang.DONATUR_LIHAT)
def lihat_donatur(actor: Actor, donasi: Donasi) -> Donasi:  # noqa: ARG001 -- a command's actor
    """Read who gives and how to reach them: that somebody looked stays on the trail (UU 27/2022)."""
    return donasi
