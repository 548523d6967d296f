"""What lies in a file: papers that other modules have finished, and papers that no module knows."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, Max, OuterRef, Subquery
from django.utils.translation import gettext as _

from poros.kernel.bahasa import naskah
from poros.kernel.berkas.models import Berkas, Tautan
from poros.kernel.berkas.simpan import simpan, tautkan
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.rules import TERTUTUP
from poros.kernel.registry import Kertas, SumberArsip, sumber_arsip

from ..models import BerkasArsip, ItemArsip
from ..rules.akses import tersandi
from ..rules.berkas import Status
from ..values import SEKALI_MAKS, DataItem
from ..wewenang import OBJEK_ITEM, Wewenang
from .riwayat import catat

ISI = "isi"
TEKS_MAKS = 200_000
"""Letters of a paper's words that are indexed; PostgreSQL refuses a tsvector above 1 MB."""


@command(Wewenang.BERKAS_ISI, rekam=("sumber", "nomor"))
def berkaskan(actor: Actor, berkas: BerkasArsip, *, sumber: str, nomor: Sequence[int]) -> list[ItemArsip]:
    """File finished papers of another module; each takes its own step there."""
    _terbuka(berkas)
    source = next((s for s in sumber_arsip() if s.jenis == sumber), None)
    if source is None or not 0 < len(nomor) <= SEKALI_MAKS:
        raise Ditolak(_("Pilih surat yang akan diberkaskan."), "nomor")
    filed = ItemArsip.objects.filter(sumber=sumber, sumber_id=OuterRef("pk"))
    last = Subquery(ItemArsip.objects.filter(berkas=berkas).order_by("-urut").values("urut")[:1])
    ready = source.siap(actor).filter(pk__in=nomor).exclude(Exists(filed))
    rows = list(ready.annotate(terakhir=last).order_by("pk"))
    if len(rows) != len(set(nomor)):
        raise Ditolak(_("Ada surat yang belum selesai, sudah diberkaskan, atau bukan urusan Anda."), "nomor")
    items = _item_sumber(actor, berkas, source, rows)
    for row in rows:
        source.tandai(actor, row)
    _naikkan_sandi(actor, berkas, [i.kerahasiaan for i in items])
    catat(actor, [berkas], ISI, ", ".join(i.nomor or i.uraian for i in items)[:2000])
    return items


@command(Wewenang.BERKAS_ISI)
def catat_item(
    actor: Actor, berkas: BerkasArsip, *, data: DataItem, lampiran: Sequence[tuple[Berkas | bytes, str]] = ()
) -> ItemArsip:
    """File a paper that no module knows, with its scans."""
    _terbuka(berkas)
    if not data.uraian.strip() or not data.jenis.strip():
        raise Ditolak(_("Sebutkan jenis dan uraian arsip ini."), "uraian")
    if data.tanggal > actor.hari:
        raise Ditolak(_("Tanggal arsip tidak boleh sesudah hari ini."), "tanggal")
    paper = Kertas(
        jenis=data.jenis.strip(),
        nomor=data.nomor.strip(),
        tanggal=data.tanggal,
        asal=data.asal.strip(),
        uraian=data.uraian.strip(),
        klasifikasi=berkas.klasifikasi,
        kerahasiaan=data.kerahasiaan or berkas.kerahasiaan,
    )
    row = _item(actor, berkas, paper, berikut(berkas))
    row.jumlah = data.jumlah.strip()
    row.save()
    for n, (content, name) in enumerate(lampiran):
        kept = content if isinstance(content, Berkas) else simpan(content, name)
        tautkan(kept, OBJEK_ITEM, row.pk, name, oleh=actor.orang_id, urutan=n)
    _naikkan_sandi(actor, berkas, [row.kerahasiaan])
    catat(actor, [berkas], ISI, row.uraian)
    return row


def periksa_sandi(actor: Actor, level: str) -> None:
    """Secret files are kept by heads; nobody makes one that he could not open again."""
    if level in TERTUTUP and not actor.jabat.kepala:
        raise Ditolak(_("Arsip rahasia diberkaskan oleh pimpinan unit."), "kerahasiaan")


def berikut(berkas: BerkasArsip) -> int:
    """The place of the next paper. The file is locked."""
    return (berkas.item.aggregate(last=Max("urut"))["last"] or 0) + 1


def _terbuka(berkas: BerkasArsip) -> None:
    if berkas.status != Status.TERBUKA:
        raise Ditolak(_("Berkas ini sudah ditutup. Pilih berkas lain, atau buka kembali."))


def _item(actor: Actor, berkas: BerkasArsip, paper: Kertas, urut: int) -> ItemArsip:
    return ItemArsip(
        berkas=berkas,
        urut=urut,
        klasifikasi=paper.klasifikasi or berkas.klasifikasi,
        jenis=paper.jenis,
        nomor=paper.nomor,
        tanggal=paper.tanggal,
        asal=paper.asal,
        uraian=paper.uraian,
        kerahasiaan=paper.kerahasiaan,
        pencatat=actor.nama,
    )


@naskah()
def _item_sumber(actor: Actor, berkas: BerkasArsip, source: SumberArsip, rows: Sequence[Any]) -> list[ItemArsip]:
    """A line for each, and its contents tied to it: the archive stands by itself from now on."""
    contents = defaultdict[int, list[Tautan]](list)
    ties = Tautan.objects.filter(objek=source.jenis, objek_id__in=[row.pk for row in rows])
    for tie in ties.select_related("berkas__bacaan"):
        contents[tie.objek_id].append(tie)
    items, start = [], (rows[0].terakhir or 0) + 1
    for n, row in enumerate(rows, start):
        made = _item(actor, berkas, source.kertas(row), n)
        made.sumber, made.sumber_id = source.jenis, row.pk
        words = (tie.berkas.bacaan.isi for tie in contents[row.pk] if hasattr(tie.berkas, "bacaan"))
        made.teks = "\n".join(words)[:TEKS_MAKS]
        items.append(made)
    ItemArsip.objects.bulk_create(items)
    for item in items:
        for tie in contents[item.sumber_id or 0]:
            tautkan(tie.berkas, OBJEK_ITEM, item.pk, tie.nama, oleh=actor.orang_id, urutan=tie.urutan)
    return items


def _naikkan_sandi(actor: Actor, berkas: BerkasArsip, levels: Sequence[str]) -> None:
    """A file is as secret as the most secret paper in it."""
    level = tersandi(berkas.kerahasiaan, *levels)
    if level != berkas.kerahasiaan:
        periksa_sandi(actor, level)
        berkas.kerahasiaan = level
        berkas.save(update_fields=["kerahasiaan"])
