"""Writing the copy: file by file, so that its size does not matter."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from django.db.models import Model, QuerySet

from poros.kernel.berkas.models import Tautan
from poros.kernel.berkas.queries import isi as isi_berkas

from ..models import BerkasArsip, Penyusutan
from ..wewenang import OBJEK_ITEM, OBJEK_SUSUT
from .kantong import Penulis
from .uraian import ATURAN, ambil, uraian_berkas, uraian_susut

M = TypeVar("M", bound=Model)
BACA_SAYA = (Path(__file__).parent / "BACA-SAYA.txt").read_text(encoding="utf-8")
SEKALI = 100
KEPALA = (
    "nomor berkas", "kode", "judul", "pencipta", "pengolah", "status", "nomor item", "jenis", "nomor surat", "tanggal",
    "uraian", "isi",
)  # fmt: skip


@dataclass(slots=True)
class Salinan:
    """What was written."""

    berkas: int = 0
    item: int = 0
    isi: int = 0
    sidik: str = ""


def tulis(
    tujuan: BinaryIO, berkas: QuerySet[BerkasArsip], susut: QuerySet[Penyusutan], *, daerah: str, waktu: datetime
) -> Salinan:
    """Write these files and disposals, with the rules that hold for them, into a bag."""
    bag, told, seen = Penulis(tujuan), Salinan(), set[str]()
    bag.teks("BACA-SAYA.txt", BACA_SAYA)
    bag.json(
        "ketentuan.json",
        {name: [ambil(row, f) for row in model._default_manager.order_by(f[0], "dari")] for name, model, f in ATURAN},  # noqa: SLF001 -- documented
    )
    lines = list[tuple[Any, ...]]()
    for one in _berkas(berkas):
        bag.json(f"berkas/{one['uuid']}.json", one)
        told.berkas += 1
        told.item += len(one["item"])
        lines += [_baris(one, item) for item in one["item"]] or [_baris(one, {})]
    for disposal in _susut(susut):
        bag.json(f"susut/{disposal['uuid']}.json", disposal)
    for tie in _ikatan(berkas, susut):
        if tie.berkas.sha256 not in seen:
            seen.add(tie.berkas.sha256)
            bag.isi(f"isi/{tie.berkas.sha256}", isi_berkas(tie.berkas))
    told.isi = len(seen)
    bag.teks("daftar.csv", _csv(lines))
    told.sidik = bag.tutup({"Source-Organization": daerah, "Bagging-Date": waktu.date().isoformat()})
    return told


def _berkas(rows: QuerySet[BerkasArsip]) -> Iterator[dict[str, Any]]:
    whole = rows.select_related("unit", "kantor").prefetch_related("item", "penahanan", "riwayat").order_by("uuid")
    for some in _kelompok(whole):
        ties = _menurut_objek(OBJEK_ITEM, [item.pk for row in some for item in row.item.all()])
        yield from (uraian_berkas(row, ties) for row in some)


def _susut(rows: QuerySet[Penyusutan]) -> Iterator[dict[str, Any]]:
    whole = rows.select_related("kantor").prefetch_related("baris__berkas", "riwayat", "saksi").order_by("uuid")
    for some in _kelompok(whole):
        ties = _menurut_objek(OBJEK_SUSUT, [row.pk for row in some])
        yield from (uraian_susut(row, ties.get(row.pk, [])) for row in some)


def _kelompok(rows: QuerySet[M]) -> Iterator[list[M]]:
    stream = rows.iterator(chunk_size=SEKALI)
    while some := list(islice(stream, SEKALI)):
        yield some


def _menurut_objek(objek: str, ids: list[int]) -> dict[int, list[Tautan]]:
    found = defaultdict[int, list[Tautan]](list)
    for tie in Tautan.objects.filter(objek=objek, objek_id__in=ids).select_related("berkas", "musnah"):
        found[tie.objek_id].append(tie)
    return found


def _ikatan(berkas: QuerySet[BerkasArsip], susut: QuerySet[Penyusutan]) -> Iterator[Tautan]:
    """Ties whose content is still here, by content."""
    live = Tautan.objects.filter(musnah__isnull=True, berkas__musnah__isnull=True).select_related("berkas")
    items = berkas.order_by().values("item__pk")
    of_files = live.filter(objek=OBJEK_ITEM, objek_id__in=items)
    of_disposals = live.filter(objek=OBJEK_SUSUT, objek_id__in=susut.order_by().values("pk"))
    yield from (of_files | of_disposals).order_by("berkas__sha256").iterator(chunk_size=SEKALI)


def _baris(one: dict[str, Any], item: dict[str, Any]) -> tuple[Any, ...]:
    contents = " ".join(c["sha256"] for c in item.get("isi", ()))
    head = tuple(one[name] for name in ("nomor", "klasifikasi", "judul", "pencipta", "pengolah", "status"))
    return (*head, *(item.get(name, "") for name in ("urut", "jenis", "nomor", "tanggal", "uraian")), contents)


def _csv(lines: Iterable[tuple[Any, ...]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerows([KEPALA, *lines])
    return stream.getvalue()
