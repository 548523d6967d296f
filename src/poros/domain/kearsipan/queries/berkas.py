"""Files: the list by filters and words, one with all that belongs to it, papers that wait to be filed."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from poros.kernel.berkas.models import Tautan
from poros.kernel.berkas.queries import tautan
from poros.kernel.organisasi.actor import Actor
from poros.kernel.registry import Kertas, SumberArsip, sumber_arsip
from poros.kernel.wewenang import fetch, visible
from poros.pure.retensi import Nasib, Pemicu
from poros.pure.teks import tsquery

from ..models import BerkasArsip, ItemArsip, TampilanArsip
from ..rules.akses import leluhur
from ..rules.berkas import Status
from ..values import SaringArsip
from ..wewenang import OBJEK_ITEM, Wewenang
from ..wewenang.siapa import baca

SEGERA = timedelta(days=90)
"""How far ahead the lists of what is due look."""
CALON_MAKS = 50
JALAN = [Status.TERBUKA, Status.TUTUP, Status.INAKTIF]


@dataclass(frozen=True, slots=True)
class Calon:
    """A finished paper that lies in no file yet, and the open file that it belongs to by its code."""

    sumber: SumberArsip
    row: Any
    kertas: Kertas
    usul: BerkasArsip | None


def semua() -> QuerySet[BerkasArsip]:
    return BerkasArsip.objects.select_related("unit", "kantor")


def satu(actor: Actor, pk: int) -> BerkasArsip:
    return fetch(actor, Wewenang.BERKAS_LIHAT, semua(), pk)


def berkas_terlihat(actor: Actor, saring: SaringArsip | None = None) -> QuerySet[BerkasArsip]:
    """With the number of papers in each; one statement."""
    rows = visible(actor, Wewenang.BERKAS_LIHAT, semua()).annotate(banyak=Count("item"))
    return saringkan(actor, rows, saring or SaringArsip())


def saringkan(actor: Actor, rows: QuerySet[BerkasArsip], saring: SaringArsip) -> QuerySet[BerkasArsip]:
    """Narrow the list."""
    wanted = {
        "status": saring.status,
        "nasib": saring.nasib,
        "kerahasiaan": saring.kerahasiaan,
        "unit_id": saring.unit,
        "dibuat__year": saring.tahun,
    }
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    if saring.klasifikasi:
        code = saring.klasifikasi
        rows = rows.filter(Q(klasifikasi=code) | Q(klasifikasi__startswith=f"{code}."))
    if saring.hal:
        rows = rows.filter(hal(actor, saring.hal))
    return _memuat(actor, rows, saring.q)


def hal(actor: Actor, nama: str) -> Q:
    """What one may want to see together."""
    return {
        "vital": Q(vital=True),
        "terjaga": Q(terjaga=True),
        "ditahan": Q(ditahan=True),
        "jatuh_tempo": Q(status=Status.INAKTIF, jatuh_tempo__lte=actor.hari),
        "segera": Q(status__in=JALAN, jatuh_tempo__lte=actor.hari + SEGERA),
        "pindah": Q(status=Status.TUTUP, inaktif_sejak__lte=actor.hari),
        "nilai": Q(status=Status.INAKTIF, jatuh_tempo__lte=actor.hari, nasib=Nasib.DINILAI_KEMBALI),
        "kejadian": Q(status=Status.TUTUP, jatuh_tempo__isnull=True) & ~Q(pemicu=Pemicu.DITUTUP),
        "sendiri": Q(unit_id__in=actor.keluarga),
    }.get(nama, Q())


def item(actor: Actor, berkas: BerkasArsip) -> list[ItemArsip]:
    """What lies in a file, when the actor may read it."""
    return list(visible(actor, Wewenang.ITEM_LIHAT, ItemArsip.objects.filter(berkas=berkas)).order_by("urut"))


def isi_item(actor: Actor, item_id: int) -> list[Tautan]:
    """The contents of one paper."""
    return list(tautan(actor, OBJEK_ITEM, item_id))


def terbuka_untuk(actor: Actor) -> QuerySet[BerkasArsip]:
    """Open files into which the actor may file."""
    return visible(actor, Wewenang.BERKAS_ISI, semua()).filter(status=Status.TERBUKA).order_by("klasifikasi", "-pk")


def calon(actor: Actor) -> list[Calon]:
    """Papers that wait to be filed, the newest first; one statement for each source and one for the open files."""
    found = []
    for source in sumber_arsip():
        filed = ItemArsip.objects.filter(sumber=source.jenis, sumber_id=OuterRef("pk"))
        waiting = source.siap(actor).exclude(Exists(filed)).order_by("-pk")[:CALON_MAKS]
        found += [(source, row, source.kertas(row)) for row in waiting]
    if not found:
        return []
    codes = {code for _source, _row, paper in found for code in leluhur(paper.klasifikasi)}
    files = list(terbuka_untuk(actor).filter(klasifikasi__in=codes))
    return [Calon(source, row, paper, usul(files, paper)) for source, row, paper in found]


def usul(files: list[BerkasArsip], paper: Kertas) -> BerkasArsip | None:
    """The open file of the paper's code or of the nearest above it; of several that of its year, then the newest."""
    line = leluhur(paper.klasifikasi) if paper.klasifikasi else []
    fits = [f for f in files if f.klasifikasi in line]
    return max(
        fits,
        key=lambda f: (len(f.klasifikasi), f.dibuat.year == paper.tanggal.year, f.pk),
        default=None,
    )


def tampilan(actor: Actor) -> list[TampilanArsip]:
    """The lists that the actor has named."""
    return list(TampilanArsip.objects.filter(orang_id=actor.orang_id))


def menunggu_susut(actor: Actor) -> QuerySet[BerkasArsip]:
    """What the actor's office has to move, dispose of, appraise again, or find the day of its event for."""
    rows = visible(actor, Wewenang.NASIB_TETAPKAN if actor.jabat.kepala else Wewenang.BERKAS_TUTUP, semua())
    return rows.filter(hal(actor, "pindah") | hal(actor, "jatuh_tempo") | hal(actor, "kejadian"))


def _memuat(actor: Actor, rows: QuerySet[BerkasArsip], masukan: str) -> QuerySet[BerkasArsip]:
    """By the words of the file, or of the papers in it, contents included; the latter only where one may read them."""
    if not masukan.strip():
        return rows
    words = tsquery(masukan)
    if not words:
        return rows.none()
    query = SearchQuery(words, search_type="raw", config="indonesian")
    inside = ItemArsip.objects.filter(cari=query, berkas__in=BerkasArsip.objects.filter(baca(actor)))
    return rows.filter(Q(cari=query) | Q(pk__in=inside.values("berkas_id")))
