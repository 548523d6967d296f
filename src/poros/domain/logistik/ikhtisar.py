"""What logistics puts on the desk and into the global search."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.wewenang import visible
from poros.pure.rupiah import rupiah
from poros.web.meja import Aksi, Putusan

from .models import Barang, Donasi, Gudang, PermintaanSarana, Rkb, Titik
from .rules.alur import StatusDonasi, StatusPermintaan, StatusRkb
from .wewenang import Wewenang

MEJA_MAKS = 20


def kartu(actor: Actor) -> list[Any]:
    """What waits for this office: plans to be paid, requests for resources, pledges to be answered."""
    if not actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA):
        return []
    money = visible(actor, Wewenang.RKB_PUTUS, Rkb.objects.filter(status=StatusRkb.DIAJUKAN).select_related("unit"))
    asked = PermintaanSarana.objects.filter(status=StatusPermintaan.DIAJUKAN).select_related("unit")
    given = Donasi.objects.filter(status=StatusDonasi.DIJANJIKAN).select_related("barang")
    return [
        *(_rkb(row) for row in money.order_by("diajukan")[:MEJA_MAKS]),
        *(_permintaan(row) for row in visible(actor, Wewenang.PERMINTAAN_PUTUS, asked).order_by("pk")[:MEJA_MAKS]),
        *(_donasi(row) for row in visible(actor, Wewenang.DONASI_JAWAB, given).order_by("pk")[:MEJA_MAKS]),
    ]


def temuan(actor: Actor, masukan: str, batas_temuan: int) -> Sequence[dict[str, Any]]:
    """Warehouses, points and goods whose names hold the words."""
    named = Q(nama__icontains=masukan.strip())
    places = visible(actor, Wewenang.GUDANG_LIHAT, Gudang.objects.filter(named))
    points = visible(actor, Wewenang.TITIK_LIHAT, Titik.objects.filter(named))
    found = [(row, "logistik:gudang", row.get_jenis_display()) for row in places[:batas_temuan]]
    found += [(row, "logistik:titik", row.alamat) for row in points[:batas_temuan]]
    rows = [{"judul": row.nama, "url": reverse(url, args=[row.pk]), "keterangan": words} for row, url, words in found]
    kinds = Barang.objects.filter(named, aktif=True)[:batas_temuan]
    rows += [{"judul": b.nama, "url": reverse("logistik:barang"), "keterangan": b.satuan} for b in kinds]
    return rows[:batas_temuan]


def _putusan(judul: str, url: str, jenis: str, dari: str, **lain: Any) -> Putusan:
    act = Aksi(nama=_("Baca dan putuskan"), url=url, utama=True)
    return Putusan(judul=judul, url=url, jenis=jenis, ikon="package", dari=dari, aksi=(act,), **lain)


def _rkb(row: Rkb) -> Putusan:
    return _putusan(
        _("Cairkan %(jumlah)s untuk %(perlu)s") % {"jumlah": rupiah(row.jumlah), "perlu": row.keperluan[:80]},
        reverse("logistik:rkb", args=[row.pk]),
        _("Rencana kebutuhan belanja BTT"),
        row.unit.nama,
        tenggat=row.tenggat,
        nada="bahaya" if row.tenggat and row.tenggat < timezone.now() else "",
    )


def _permintaan(row: PermintaanSarana) -> Putusan:
    return _putusan(str(row), reverse("logistik:permintaan", args=[row.pk]), _("Permintaan sarana"), row.unit.nama)


def _donasi(row: Donasi) -> Putusan:
    words = _("Janji donasi %(n)s %(satuan)s %(barang)s") % {
        "n": row.jumlah, "satuan": row.barang.satuan, "barang": row.barang.nama,
    }  # fmt: skip
    return _putusan(words, reverse("logistik:donasi", args=[row.pk]), _("Donasi"), _("Masyarakat"))
