"""Tables of codes that the state publishes."""

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Q
from django.http import HttpRequest
from ninja import Query
from pydantic import Field

from poros.kernel.antarmuka.skema import Skema, Teks
from poros.kernel.rujukan.models import Klasifikasi, Wilayah
from poros.pure.teks import tsquery

from .rute import rute

BANYAK = 50


class Cari(Skema):
    """What to look for."""

    q: Teks = Field(min_length=1, max_length=100, description="Awal kode, atau kata dari nama.")


class KlasifikasiKeluar(Skema):
    """A code of the archive classification."""

    kode: str
    nama: str
    tingkat: int


class WilayahKeluar(Skema):
    """An administrative area."""

    kode: str
    nama: str
    jenis: str
    tingkat: int
    kode_induk: str


@rute.baca("/klasifikasi", list[KlasifikasiKeluar], "Mencari kode klasifikasi arsip")
def klasifikasi(request: HttpRequest, cari: Query[Cari]) -> list[KlasifikasiKeluar]:  # noqa: ARG001 -- a view's signature
    named = Klasifikasi.objects.annotate(kata=SearchVector("nama", config="indonesian"))
    rows = named.filter(Q(kode__startswith=cari.q) | _memuat(cari.q)).order_by("kode")[:BANYAK]
    return [KlasifikasiKeluar(kode=row.kode, nama=row.nama, tingkat=row.tingkat) for row in rows]


@rute.baca("/wilayah", list[WilayahKeluar], "Mencari kode wilayah")
def wilayah(request: HttpRequest, cari: Query[Cari]) -> list[WilayahKeluar]:  # noqa: ARG001 -- a view's signature
    rows = Wilayah.objects.filter(Q(kode__startswith=cari.q) | Q(nama__istartswith=cari.q)).order_by("kode")[:BANYAK]
    names = ("kode", "nama", "jenis", "tingkat", "kode_induk")
    return [WilayahKeluar(**{name: getattr(row, name) for name in names}) for row in rows]


def _memuat(teks: str) -> Q:
    """All the words, through the index `klasifikasi_nama`."""
    words = tsquery(teks)
    if not words:
        return Q(pk__in=())
    return Q(kata=SearchQuery(words, search_type="raw", config="indonesian"))
