"""Codes of the archive classification, by what somebody begins to type: the code itself, or words of its name."""

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import QuerySet

from poros.kernel.rujukan.models import Klasifikasi
from poros.pure.teks import tsquery

BANYAK = 12


def cari_klasifikasi(masukan: str) -> QuerySet[Klasifikasi]:
    """The nearest codes; broader ones first."""
    typed = masukan.strip()
    if not typed:
        return Klasifikasi.objects.none()
    if typed[0].isdecimal():
        return Klasifikasi.objects.filter(kode__startswith=typed.split()[0]).order_by("tingkat", "kode")[:BANYAK]
    query = tsquery(typed)
    if not query:
        return Klasifikasi.objects.none()
    rows = Klasifikasi.objects.annotate(kata=SearchVector("nama", config="indonesian"))
    found = rows.filter(kata=SearchQuery(query, config="indonesian", search_type="raw"))
    return found.order_by("tingkat", "kode")[:BANYAK]


def kode_dikenal(kode: str) -> bool:
    """May a letter be filed under this code? One that nobody has classified has none. A query for each code once."""
    if kode and kode not in _dikenal and Klasifikasi.objects.filter(pk=kode).exists():
        _dikenal.add(kode)
    return not kode or kode in _dikenal


_dikenal: set[str] = set()
"""Codes that were found: the classification changes with a release of Poros, and each begins with nothing in memory."""
