"""The public's door: a pledge comes in from whoever gives. No office acts here, so it is no command."""

import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak

from ..models import Barang, Donasi
from ..queries.donasi import janji_baru
from ..values import JUMLAH_MAKS, DataDonasi

SEHARI, SEMENIT = 5, 60
HARI_MAKS = 60


@transaction.atomic
def janji(data: DataDonasi) -> Donasi:
    """Take a pledge; whether it is needed is answered by people."""
    now = timezone.now()
    today = timezone.localdate(now)
    if not Barang.objects.filter(pk=data.barang_id, aktif=True).exists():
        raise Ditolak(_("Pilih barang dari daftar."), "barang")
    if not 0 < data.jumlah <= JUMLAH_MAKS:
        raise Ditolak(_("Isikan jumlah yang lebih dari nol dan masuk akal."), "jumlah")
    if not data.nama.strip() or not data.kontak.strip():
        raise Ditolak(_("Sebutkan nama dan kontak supaya kami dapat menjawab."), "kontak")
    if not 0 <= (data.rencana - today).days <= HARI_MAKS:
        raise Ditolak(_("Pilih hari antara hari ini dan %(n)s hari lagi.") % {"n": HARI_MAKS}, "rencana")
    own, everybody = janji_baru(data.kontak.strip(), now)
    if own >= SEHARI or everybody >= SEMENIT:
        raise Ditolak(_("Terlalu banyak janji sekaligus. Coba lagi nanti."))
    return Donasi.objects.create(
        tanda=secrets.token_urlsafe(24),
        barang_id=data.barang_id,
        jumlah=data.jumlah,
        nama=data.nama.strip(),
        kontak=data.kontak.strip(),
        tampil_nama=data.tampil_nama,
        pesan=data.pesan.strip(),
        rencana=data.rencana,
    )
