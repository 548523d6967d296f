"""What logistics puts on the desk and into the global search."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import CharField, DateTimeField, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.wewenang import visible
from poros.pure.rupiah import rupiah
from poros.web.meja import Aksi, Putusan

from .labels import JENIS_SARANA
from .models import Barang, Donasi, Gudang, PermintaanSarana, Rkb, Titik
from .rules.alur import JenisSarana, StatusDonasi, StatusPermintaan, StatusRkb
from .wewenang import Wewenang

MEJA_MAKS = 20
RKB, SARANA, DONASI = "rkb", "sarana", "donasi"


def kartu(actor: Actor) -> list[Any]:
    """What waits for this office: plans to be paid, requests for resources, pledges to be answered. One statement."""
    if not actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA):
        return []
    return [BENTUK[kind](*rest) for kind, *rest in _baris(actor)]


def _baris(actor: Actor) -> QuerySet[Any]:
    """The twenty oldest of each kind: kind, key, what, from whom, how many, due."""
    money = visible(actor, Wewenang.RKB_PUTUS, Rkb.objects.filter(status=StatusRkb.DIAJUKAN)).order_by("pk")
    asked = PermintaanSarana.objects.filter(status=StatusPermintaan.DIAJUKAN)
    wanted = visible(actor, Wewenang.PERMINTAAN_PUTUS, asked).order_by("pk")
    given = visible(actor, Wewenang.DONASI_JAWAB, Donasi.objects.filter(status=StatusDonasi.DIJANJIKAN)).order_by("pk")
    never, place = Value(None, DateTimeField()), Concat("jenis", Value("|"), "tempat", output_field=CharField())
    things = Concat("barang__satuan", Value(" "), "barang__nama", output_field=CharField())
    return money.values_list(Value(RKB), "pk", "keperluan", "unit__nama", "jumlah", "tenggat")[:MEJA_MAKS].union(
        wanted.values_list(Value(SARANA), "pk", place, "unit__nama", "jumlah", never)[:MEJA_MAKS],
        given.values_list(Value(DONASI), "pk", things, Value(""), "jumlah", never)[:MEJA_MAKS],
        all=True,
    )


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


def _rkb(pk: int, perlu: str, unit: str, jumlah: int, tenggat: datetime | None) -> Putusan:
    return _putusan(
        _("Cairkan %(jumlah)s untuk %(perlu)s") % {"jumlah": rupiah(jumlah), "perlu": perlu[:80]},
        reverse("logistik:rkb", args=[pk]),
        _("Rencana kebutuhan belanja BTT"),
        unit,
        tenggat=tenggat,
        nada="bahaya" if tenggat and tenggat < timezone.now() else "",
    )


def _permintaan(pk: int, apa: str, unit: str, jumlah: int, _tenggat: None) -> Putusan:
    jenis, _sep, tempat = apa.partition("|")
    words = f"{JENIS_SARANA[JenisSarana(jenis)]} × {jumlah}, {tempat}"
    return _putusan(words, reverse("logistik:permintaan", args=[pk]), _("Permintaan sarana"), unit)


def _donasi(pk: int, apa: str, _dari: str, jumlah: int, _tenggat: None) -> Putusan:
    words = _("Janji donasi %(n)s %(apa)s") % {"n": jumlah, "apa": apa}
    return _putusan(words, reverse("logistik:donasi", args=[pk]), _("Donasi"), _("Masyarakat"))


BENTUK = {RKB: _rkb, SARANA: _permintaan, DONASI: _donasi}
