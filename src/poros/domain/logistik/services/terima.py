"""Proof of receipt, counted at the stop on a phone: sent at once or later, it arrives once."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.berkas.simpan import simpan, tautkan
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor

from ..models import BarisKiriman, Kiriman, Penerimaan, Perhentian
from ..rules.alur import StatusKiriman
from ..values import DataTerima
from ..wewenang import OBJEK_PENERIMAAN, Wewenang
from .kejadian import berubah

BERKAS_MAKS = 6


@command(Wewenang.TERIMA_CATAT)
def terima(
    actor: Actor, perhentian: Perhentian, *, data: DataTerima, berkas: Sequence[tuple[bytes, str]] = ()
) -> Penerimaan:
    """Write down who took what. The trail keeps that it happened; the name stays in the receipt."""
    made = Penerimaan.objects.filter(perhentian=perhentian).first()
    if made is not None:
        if made.kunci == data.kunci:
            return made
        raise Ditolak(_("Titik ini sudah dicatat menerima kiriman ini. Hubungi gudang bila hitungannya berbeda."))
    if Penerimaan.objects.filter(kunci=data.kunci).exists():
        raise Ditolak(_("Kunci ini milik penerimaan di titik lain. Muat ulang halaman, lalu isi lagi."), "kunci")
    run = Kiriman.objects.select_for_update(of=("self",)).get(pk=perhentian.kiriman_id)
    if run.status != StatusKiriman.BERANGKAT:
        raise Ditolak(_("Kiriman ini belum berangkat atau sudah ditutup."))
    if not data.penerima.strip():
        raise Ditolak(_("Sebutkan siapa yang menerima."), "penerima")
    if len(berkas) > BERKAS_MAKS:
        raise Ditolak(_("Paling banyak %(n)s foto.") % {"n": BERKAS_MAKS}, "foto")
    _hitung(perhentian, data)
    row = Penerimaan.objects.create(
        perhentian=perhentian,
        kunci=data.kunci,
        penerima=data.penerima.strip(),
        kedudukan=data.kedudukan.strip(),
        diisi=_diisi(run, data.diisi),
        lat=data.lat,
        lng=data.lng,
        catatan=data.catatan.strip(),
        orang_id=actor.orang_id,
        orang=actor.nama,
        jabatan=actor.jabat.sebutan,
    )
    for n, (isi, nama) in enumerate(berkas):
        tautkan(simpan(isi, nama), OBJEK_PENERIMAAN, row.pk, nama, oleh=actor.orang_id, urutan=n)
    berubah(run)
    return row


def _hitung(perhentian: Perhentian, data: DataTerima) -> None:
    lines = list(BarisKiriman.objects.filter(perhentian=perhentian).select_for_update())
    if set(data.hitung) != {line.pk for line in lines}:
        raise Ditolak(_("Hitung semua barang pada kiriman ini."), "hitung")
    for line in lines:
        line.diterima = data.hitung[line.pk]
        if not 0 <= line.diterima <= line.jumlah:
            raise Ditolak(
                _("Yang dimuat %(n)s; yang diterima tidak dapat lebih.") % {"n": line.jumlah}, f"hitung-{line.pk}"
            )
    BarisKiriman.objects.bulk_update(lines, ["diterima"])


def _diisi(run: Kiriman, told: datetime | None) -> datetime:
    """When it was filled in, as far as the clock of the device can be believed."""
    now = timezone.now()
    return told if told is not None and run.berangkat is not None and run.berangkat <= told <= now else now
