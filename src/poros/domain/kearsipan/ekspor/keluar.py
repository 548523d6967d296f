"""Writing the copy: file by file, so that its size does not matter."""

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils.timezone import localdate

from poros.kernel.berkas.models import Tautan
from poros.kernel.berkas.queries import isi as isi_berkas
from poros.kernel.cetak import csv

from ..models import BerkasArsip, Penyusutan
from ..wewenang import OBJEK_ALIH, OBJEK_ITEM, OBJEK_SUSUT, OBJEK_TERJAGA
from .kantong import POTONGAN, Penulis
from .uraian import ATURAN, ambil, ikatan, menurut_objek, uraian_berkas, uraian_susut

M = TypeVar("M", bound=Model)
BACA_SAYA = (Path(__file__).parent / "BACA-SAYA.txt").read_text(encoding="utf-8")
SEKALI = 100
KEPALA = (
    "nomor berkas", "kode", "judul", "pencipta", "pengolah", "status", "nomor item", "jenis", "nomor surat", "tanggal",
    "uraian", "isi",
)  # fmt: skip

MILIK = (
    (OBJEK_ITEM, "item__pk"),
    (OBJEK_ALIH, "alih_media__pk"),
    (OBJEK_TERJAGA, "jaga__laporan_id"),
    (OBJEK_TERJAGA, "jaga__salinan_id"),
)
"""What belongs to a file and holds contents, seen from the file."""


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
    bag, told = Penulis(tujuan), Salinan()
    bag.teks("BACA-SAYA.txt", BACA_SAYA)
    bag.json(
        "ketentuan.json",
        {name: [ambil(row, f) for row in model._default_manager.order_by(f[0], "dari")] for name, model, f in ATURAN},  # noqa: SLF001 -- documented
    )
    with tempfile.TemporaryFile() as lines:
        lines.writelines(line.encode() for line in csv(KEPALA, _tulis_berkas(bag, berkas, told)))
        for disposal in _susut(susut):
            bag.json(f"susut/{disposal['uuid']}.json", disposal)
        told.isi = _tulis_isi(bag, _ikatan(berkas, susut))
        lines.seek(0)
        bag.isi("daftar.csv", iter(partial(lines.read, POTONGAN), b""), mampat=True)
    told.sidik = bag.tutup({"Source-Organization": daerah, "Bagging-Date": localdate(waktu).isoformat()})
    return told


def _tulis_berkas(bag: Penulis, berkas: QuerySet[BerkasArsip], told: Salinan) -> Iterator[tuple[Any, ...]]:
    """Each file as it goes into the bag, and its lines of the list."""
    for one in _berkas(berkas):
        bag.json(f"berkas/{one['uuid']}.json", one)
        told.berkas += 1
        told.item += len(one["item"])
        yield from [_baris(one, item) for item in one["item"]] or [_baris(one, {})]


def _tulis_isi(bag: Penulis, ties: Iterable[Tautan]) -> int:
    """Each content once; they come in the order of their hashes."""
    last, many = "", 0
    for tie in ties:
        if tie.berkas.sha256 != last:
            last = tie.berkas.sha256
            bag.isi(f"isi/{last}", isi_berkas(tie.berkas))
            many += 1
    return many


def _berkas(rows: QuerySet[BerkasArsip]) -> Iterator[dict[str, Any]]:
    joined = rows.select_related("unit", "kantor", "jaga__laporan", "jaga__salinan")
    whole = joined.prefetch_related("item", "penahanan", "riwayat", "alih_media").order_by("uuid")
    for some in _kelompok(whole):
        ties = ikatan(some)
        yield from (uraian_berkas(row, ties) for row in some)


def _susut(rows: QuerySet[Penyusutan]) -> Iterator[dict[str, Any]]:
    whole = rows.select_related("kantor").prefetch_related("baris__berkas", "riwayat", "saksi").order_by("uuid")
    for some in _kelompok(whole):
        ties = menurut_objek(OBJEK_SUSUT, [row.pk for row in some])
        yield from (uraian_susut(row, ties.get(row.pk, [])) for row in some)


def _kelompok(rows: QuerySet[M]) -> Iterator[list[M]]:
    stream = rows.iterator(chunk_size=SEKALI)
    while some := list(islice(stream, SEKALI)):
        yield some


def _ikatan(berkas: QuerySet[BerkasArsip], susut: QuerySet[Penyusutan]) -> Iterator[Tautan]:
    """Ties whose content is still here, by content."""
    live = Tautan.objects.filter(musnah__isnull=True, berkas__musnah__isnull=True).select_related("berkas")
    files = berkas.order_by()
    wanted = Q(objek=OBJEK_SUSUT, objek_id__in=susut.order_by().values("pk"))
    for objek, column in MILIK:
        wanted |= Q(objek=objek, objek_id__in=files.filter(**{f"{column}__isnull": False}).values(column))
    yield from live.filter(wanted).order_by("berkas__sha256").iterator(chunk_size=SEKALI)


def _baris(one: dict[str, Any], item: dict[str, Any]) -> tuple[Any, ...]:
    contents = " ".join(c["sha256"] for c in item.get("isi", ()))
    head = tuple(one[name] for name in ("nomor", "klasifikasi", "judul", "pencipta", "pengolah", "status"))
    return (*head, *(item.get(name, "") for name in ("urut", "jenis", "nomor", "tanggal", "uraian")), contents)
