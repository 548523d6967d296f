"""What outgoing letters put on the desk and into the global search."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.rules import TERTUTUP, Kecepatan
from poros.web.meja import Aksi, Putusan

from .models import Naskah
from .queries import naskah as baca

NADA = {Kecepatan.SANGAT_SEGERA: "bahaya", Kecepatan.SEGERA: "awas", Kecepatan.BIASA: ""}


SEBAB = {
    "paraf": (gettext_lazy("Menunggu paraf"), "file-check", gettext_lazy("Periksa dan paraf")),
    "tandatangan": (gettext_lazy("Menunggu tanda tangan"), "signature", gettext_lazy("Baca dan tanda tangani")),
    "revisi": (gettext_lazy("Naskah dikembalikan"), "undo-2", gettext_lazy("Perbaiki")),
    "jawaban": (gettext_lazy("Belum dijawab"), "hourglass", gettext_lazy("Buka")),
}
"""Why a letter waits → kind of card, icon, what to do."""


def kartu(actor: Actor) -> list[Putusan]:
    """Letters that wait for this office's initials, its signature, its mending, or that nobody has answered in time."""
    return [_kartu(naskah, sebab) for sebab, naskah in baca.meja(actor)]


def temuan(actor: Actor, masukan: str, batas: int) -> Sequence[dict[str, Any]]:
    """Hits of the global search."""
    return [
        {
            "judul": n.hal,
            "url": reverse("naskah:naskah", args=[n.pk]),
            "keterangan": f"{n.bentuk.nama} · {n.nomor or _('belum bernomor')} · {n.get_status_display()}",
        }
        for n in baca.cari(actor, masukan)[:batas]
    ]


def _kartu(naskah: Naskah, sebab: str) -> Putusan:
    jenis, ikon, ajakan = SEBAB[sebab]
    day = naskah.jawab_hingga if sebab == "jawaban" else None
    return Putusan(
        judul=naskah.hal,
        url=reverse("naskah:naskah", args=[naskah.pk]),
        jenis=jenis,
        ikon=ikon,
        dari=f"{naskah.bentuk.nama} · {naskah.unit.nama}",
        tenggat=timezone.make_aware(datetime.combine(day, time(16))) if day else None,
        nada="awas" if day else NADA[Kecepatan(naskah.kecepatan)],
        sandi=naskah.get_kerahasiaan_display() if naskah.kerahasiaan in TERTUTUP else "",
        aksi=(Aksi(nama=ajakan, url=reverse("naskah:naskah", args=[naskah.pk]), utama=True),),
    )
