"""SAKIP problems and the performance tree with its findings."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import fetch, visible

from ..models import MasalahSakip, SimpulKinerja
from ..rules.alur import TERTUTUP, JenisMasalah, StatusMasalah
from ..rules.kaskade import Simpul, TemuanKinerja, Tingkat, periksa
from ..wewenang import Wewenang
from .acuan import kata

TERBUKA = tuple(s for s in StatusMasalah if s not in TERTUTUP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pohon:
    """The tree of a year as the actor sees it: lines in order with their depth and findings."""

    baris: list[tuple[SimpulKinerja, int, list[TemuanKinerja]]]
    temuan: Counter[str]

    @property
    def banyak_temuan(self) -> int:
        return sum(self.temuan.values())


def masalah_terlihat(actor: Actor) -> QuerySet[MasalahSakip]:
    """All problems that the actor may see."""
    rows = MasalahSakip.objects.select_related("unit", "strategi", "penugasan")
    return visible(actor, Wewenang.MASALAH_LIHAT, rows)


def saring_masalah(
    rows: QuerySet[MasalahSakip], *, status: str = "", jenis: str = "", unit_id: int = 0, cari: str = ""
) -> QuerySet[MasalahSakip]:
    """Narrow down; without a status all that is open, "semua" is everything."""
    if status in {*StatusMasalah}:
        rows = rows.filter(status=status)
    elif status != "semua":
        rows = rows.filter(status__in=TERBUKA)
    if jenis in {*JenisMasalah}:
        rows = rows.filter(jenis=jenis)
    if unit_id:
        rows = rows.filter(unit_id=unit_id)
    return rows.filter(Q(judul__icontains=cari) | Q(uraian__icontains=cari)) if cari else rows


def satu_masalah(actor: Actor, pk: int) -> MasalahSakip:
    rows = MasalahSakip.objects.select_related("unit", "strategi", "penugasan", "pencatat")
    return fetch(actor, Wewenang.MASALAH_LIHAT, rows, pk)


def kinerja_terlihat(actor: Actor, tahun: int) -> QuerySet[SimpulKinerja]:
    """Lines of the tree of a year that the actor may see, as the file had them."""
    rows = SimpulKinerja.objects.filter(tahun=tahun).select_related("unit")
    return visible(actor, Wewenang.KINERJA_LIHAT, rows).order_by("pk")


def tahun_kinerja(actor: Actor) -> list[int]:
    """Years of which there is a tree, the newest first."""
    rows = visible(actor, Wewenang.KINERJA_LIHAT, SimpulKinerja.objects.order_by())
    return sorted(set(rows.values_list("tahun", flat=True).distinct()), reverse=True)


def pohon(actor: Actor, tahun: int) -> Pohon:
    """The tree with its findings. The findings are those of the whole tree: a part alone would seem torn."""
    whole = list(SimpulKinerja.objects.filter(tahun=tahun).select_related("unit").order_by("pk"))
    seen = set(kinerja_terlihat(actor, tahun).values_list("pk", flat=True))
    found: dict[tuple[str, str], list[TemuanKinerja]] = {}
    for finding in periksa([simpul(row) for row in whole], kata()):
        found.setdefault((finding.kode, finding.unit), []).append(finding)
    shown = [
        (row, depth, found.get((row.kode, row.unit.singkatan), [])) for row, depth in _susun(whole) if row.pk in seen
    ]
    return Pohon(baris=shown, temuan=Counter(f.temuan.value for _row, _depth, fs in shown for f in fs))


def simpul(row: SimpulKinerja) -> Simpul:
    """A line as the rules take it."""
    return Simpul(
        kode=row.kode,
        tingkat=Tingkat(row.tingkat),
        nama=row.nama,
        unit=row.unit.singkatan,
        induk=row.induk,
        indikator=row.indikator,
        satuan=row.satuan,
        target=row.target,
        anggaran=row.anggaran,
        utama=row.utama,
    )


def _susun(rows: Sequence[SimpulKinerja]) -> list[tuple[SimpulKinerja, int]]:
    """Parents before children; what hangs in the air stands at the left."""
    below: dict[str, list[SimpulKinerja]] = {}
    codes = {row.kode for row in rows}
    for row in rows:
        below.setdefault(row.induk if row.induk in codes and row.induk != row.kode else "", []).append(row)
    ordered: list[tuple[SimpulKinerja, int]] = []
    placed: set[int] = set()

    waiting = [(row, 0) for row in reversed(below.get("", []))]
    while waiting:  # not by recursion: a file may hang 3000 lines below each other
        row, depth = waiting.pop()
        if row.pk not in placed:
            placed.add(row.pk)
            ordered.append((row, depth))
            waiting += [(child, depth + 1) for child in reversed(below.get(row.kode, []))]
    return [*ordered, *((row, 0) for row in rows if row.pk not in placed)]
