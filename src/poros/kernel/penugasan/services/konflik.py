"""Keeping collisions, and the decision a person takes on one."""

import hashlib
from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.pemberitahuan.kirim import beritahu

from ..models import Arahan, TemuanKonflik
from ..queries.konflik import Tabrakan, kunci
from ..queries.konflik.tabrakan import BARU
from ..rules import Keputusan
from ..values import PilihanKonflik
from ..wewenang import Wewenang, dapat_memutus

KEPUTUSAN = tuple(k.value for k in Keputusan)


class BelumDilihat(Ditolak):
    """The order collides with something its issuer was not shown; carries all collisions, so that he can be."""

    def __init__(self, tabrakan: Sequence[Tabrakan]) -> None:
        super().__init__(_("Arahan ini bertabrakan dengan arahan lain. Lihat dahulu, lalu putuskan."))
        self.tabrakan = tuple(tabrakan)


def pastikan_dilihat(tabrakan: Sequence[Tabrakan], pilihan: Sequence[PilihanKonflik]) -> None:
    """Refuse while there is a collision that the issuer has not answered to."""
    if {t.kunci for t in tabrakan} - {p.kunci for p in pilihan}:
        raise BelumDilihat(tabrakan)


def catat_temuan(
    actor: Actor, arahan: Arahan, tabrakan: Sequence[Tabrakan], pilihan: Sequence[PilihanKonflik]
) -> list[tuple[TemuanKonflik, str]]:
    """Keep what an order collides with, once each, and tell the office that stands above both.

    Returns the new findings with the key under which the issuer was shown them.
    """
    said = {p.kunci: p.alasan.strip() for p in pilihan}
    rows = []
    for item in tabrakan:
        members = sorted({arahan.pk, *item.arahan})
        isi: dict[str, Any] = {
            "jenis": item.jenis,
            "menang_id": arahan.pk if item.menang == BARU else item.menang,
            "aturan": item.aturan,
            "penengah_id": item.penengah_id,
            "masukan": _masukan(actor, arahan, item, said.get(item.kunci, "")),
        }
        row, fresh = _simpan(kunci(item.jenis, members), isi)
        if fresh:
            row.arahan.set(members)
            rows.append((row, item.kunci))
        elif row.diputus is None:
            _perbarui(row, isi)
    new = [row for row, _key in rows]
    beritahu("konflik.baru", new, unit={row.penengah_id: row.pk for row in new})
    return rows


def _simpan(kunci_awal: str, isi: dict[str, Any]) -> tuple[TemuanKonflik, bool]:
    """Keep it once. A decision holds for what it was taken on: with other inputs it is a finding of its own."""
    key = kunci_awal
    while True:
        row, fresh = TemuanKonflik.objects.get_or_create(kunci=key, defaults=isi)
        if fresh or row.diputus is None or row.masukan.get("temuan") == isi["masukan"]["temuan"]:
            return row, fresh
        key = hashlib.sha256(key.encode()).hexdigest()


def _perbarui(row: TemuanKonflik, isi: dict[str, Any]) -> None:
    """Let an open finding say what holds now, which is what will be decided on; a remark stays until the next one."""
    masukan = isi["masukan"]
    masukan["keterangan"] = masukan["keterangan"] or row.masukan.get("keterangan")
    TemuanKonflik.objects.filter(pk=row.pk).update(**isi)


def _masukan(actor: Actor, arahan: Arahan, item: Tabrakan, keterangan: str) -> dict[str, Any]:
    """The finding as data, with the new order under its number and what its issuer remarked."""
    oleh = f"{actor.nama} ({actor.jabat.sebutan})"
    return item.masukan(arahan.pk) | {"keterangan": {"oleh": oleh, "isi": keterangan} if keterangan else None}


def terapkan(actor: Actor, temuan: Sequence[tuple[TemuanKonflik, str]], pilihan: Sequence[PilihanKonflik]) -> None:
    """Decide at once what the issuer decided and may decide; a decision beyond his powers waits as a remark."""
    decided = {p.kunci: p for p in pilihan if p.keputusan}
    for row, key in temuan:
        if key in decided and dapat_memutus(actor, row.penengah_id):
            putuskan(actor, row, keputusan=decided[key].keputusan, alasan=decided[key].alasan)


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
    beritahu("konflik.diputus", [temuan], jabatan=dict.fromkeys(penerbit, temuan.pk))
    return temuan
