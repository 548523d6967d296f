"""Keeping collisions, and the decision a person takes on one."""

import hashlib
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.pemberitahuan.kirim import beritahu

from ..models import Arahan, TemuanKonflik
from ..queries.konflik import Tabrakan
from ..wewenang import Wewenang

KEPUTUSAN = ("jalankan_pemenang", "atur_urutan", "gabungkan", "tanya_penerbit", "tarik_salah_satu")


def catat_temuan(arahan: Arahan, found: Sequence[Tabrakan]) -> list[TemuanKonflik]:
    """Keep what a new order collides with, once each, and tell the office that stands above both."""
    rows = []
    for item in found:
        members = sorted({arahan.pk, *item.arahan})
        kunci = hashlib.sha256(f"{item.jenis}:{members}".encode()).hexdigest()
        row, fresh = TemuanKonflik.objects.get_or_create(
            kunci=kunci,
            defaults={
                "jenis": item.jenis,
                "menang_id": arahan.pk if item.menang == 0 else item.menang,
                "aturan": item.aturan,
                "catatan": item.kalimat,
                "penengah_id": item.penengah_id,
                "masukan": item.masukan,
            },
        )
        if fresh:
            row.arahan.set(members)
            rows.append(row)
    if rows:
        beritahu("konflik.baru", rows, unit={row.penengah_id: row.pk for row in rows if row.penengah_id})
    return rows


@command(Wewenang.KONFLIK_PUTUS, rekam=("keputusan", "alasan"))
def putuskan(actor: Actor, temuan: TemuanKonflik, *, keputusan: str, alasan: str) -> TemuanKonflik:
    """Decide a collision. Nothing else changes by itself: orders are withdrawn or replaced by their issuers."""
    if temuan.diputus is not None:
        raise Ditolak(_("Konflik ini sudah diputus."))
    if keputusan not in KEPUTUSAN:
        raise Ditolak(_("Pilih salah satu keputusan."), "keputusan")
    if not alasan.strip():
        raise Ditolak(_("Tuliskan alasan, supaya para penerima mengerti."), "alasan")
    temuan.keputusan, temuan.alasan = keputusan, alasan.strip()
    temuan.diputus = timezone.now()
    temuan.pemutus = f"{actor.nama} ({actor.jabat.sebutan})"
    temuan.save(update_fields=["keputusan", "alasan", "diputus", "pemutus"])
    penerbit = temuan.arahan.values_list("penerbit_id", flat=True)
    beritahu("konflik.diputus", [temuan], jabatan={j: temuan.pk for j in penerbit})
    return temuan
