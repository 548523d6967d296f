"""Lists of work: each one index walk, newest first, never an OFFSET."""

from datetime import datetime
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Count, Min, Q, QuerySet

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.wewenang import SEMUA, sieve, visible
from poros.pure.teks import tsquery

from ..models import Arahan, Penugasan
from ..rules import DI_TANGAN_UNIT, TERBUKA, TERTUTUP, Kotak, Status
from ..values import Saringan
from ..wewenang import Wewenang, koordinator, penerbit

PARTIAL = Q(status__in=sorted(TERBUKA))
"""Spelt as in the partial indexes, so that the planner recognises them."""
SEMUA_STATUS = "semua"
BATAS_TEMUAN = 2000
"""Above so many hits the words are common, and walking the newest work finds a page at once; below, the planner,
which cannot guess how rare a word is, would walk through everything (14 s at a million)."""


def penugasan_terlihat(actor: Actor) -> QuerySet[Penugasan]:
    """All work that the actor may see, with what a list shows of it."""
    return _lengkap(visible(actor, Wewenang.LIHAT, Penugasan.objects.all()))


def daftar(actor: Actor, saring: Saringan, kini: datetime) -> QuerySet[Penugasan]:
    """Work in one of the boxes, narrowed; newest first."""
    rows = _di_kotak(actor, _kotak(actor, saring.kotak), _status(saring, kini))
    if saring.peran:
        rows = rows.filter(peran=saring.peran)
    if saring.kecepatan:
        rows = rows.filter(kecepatan=saring.kecepatan)
    if saring.unit_id is not None:
        rows = rows.filter(unit_id__in=actor.peta.keturunan(saring.unit_id))
    if saring.penerbit_unit_id is not None:
        rows = rows.filter(penerbit_id=actor.peta.kepala.get(saring.penerbit_unit_id))
    if saring.cari.strip():
        rows = rows.filter(arahan__in=memuat(saring.cari))
    return rows.order_by("-id")


def kotak_masuk(actor: Actor) -> QuerySet[Penugasan]:
    """Open work of the actor's office, newest first."""
    return _di_kotak(actor, milik(actor), PARTIAL).order_by("-id")


def perintah_saya(actor: Actor) -> QuerySet[Penugasan]:
    """Open work that the actor's office ordered ("sudah/belum"), the longest overdue first."""
    return penugasan_terlihat(actor).filter(PARTIAL, penerbit(actor)).order_by("tenggat", "id")


def untuk_diputuskan(actor: Actor) -> QuerySet[Penugasan]:
    """What waits for this office as coordinator (returned, to be verified) or as issuer (to be approved)."""
    return penugasan_terlihat(actor).filter(PARTIAL, menunggu_putusan(actor)).order_by("tenggat", "id")


def _lengkap(rows: QuerySet[Penugasan]) -> QuerySet[Penugasan]:
    return rows.select_related("arahan", "unit", "penerbit__unit", "koordinator", "pelaksana")


def _di_kotak(actor: Actor, kotak: Q, status: Q) -> QuerySet[Penugasan]:
    """What of a box the actor may see: the box names the index, the right is looked at row by row."""
    if kotak == SEMUA:
        return penugasan_terlihat(actor).filter(status)
    return _lengkap(sieve(actor, Wewenang.LIHAT, Penugasan.objects.filter(kotak, status)))


def terlambat(actor: Actor, kini: datetime) -> QuerySet[Penugasan]:
    """Work in the hands of a unit past its deadline, the oldest deadline first."""
    return penugasan_terlihat(actor).filter(lewat(kini)).order_by("tenggat", "id")


def terlambat_per_kantor(actor: Actor, kini: datetime, batas: int) -> list[dict[str, Any]]:
    """Where the work is late that the actor coordinates or ordered: office, how many, the oldest deadline."""
    rows = visible(actor, Wewenang.LIHAT, Penugasan.objects.all()).filter(lewat(kini))
    if not actor.puncak:
        rows = rows.filter(koordinator(actor) | penerbit(actor))
    groups = rows.order_by().values("kantor_id").annotate(n=Count("pk"), tertua=Min("tenggat"))
    return [dict(group) for group in groups.order_by("-n", "tertua")[:batas]]


def lewat(kini: datetime) -> Q:
    """In the hands of a unit, and past its deadline."""
    return PARTIAL & Q(status__in=sorted(DI_TANGAN_UNIT), tenggat__lt=kini)


def menunggu_putusan(actor: Actor) -> Q:
    """The coordinator's own desk and the issuer's; what offices below coordinate lies on theirs."""
    diperiksa = Q(status__in=(Status.MENUNGGU_VERIFIKASI, Status.DIKEMBALIKAN))
    diserahkan = diperiksa & Q(koordinator_id=actor.unit_id)
    disetujui = penerbit(actor) & (Q(status=Status.TERVERIFIKASI) | (diperiksa & Q(kerahasiaan__in=TERTUTUP)))
    return (diserahkan | disetujui) if actor.adalah(Fungsi.PIMPINAN) else disetujui


def milik(actor: Actor) -> Q:
    """What lies in the actor's own inbox: the office's, or only one's own for staff."""
    if not actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA):
        return Q(pelaksana_id=actor.jabatan_id)
    if actor.peta.kantor(actor.unit_id) == actor.unit_id:
        return Q(kantor_id=actor.unit_id)
    return Q(unit_id__in=actor.keluarga)


def _kotak(actor: Actor, kotak: Kotak) -> Q:
    return {
        Kotak.MASUK: milik(actor),
        Kotak.PERINTAH: penerbit(actor),
        Kotak.KOORDINASI: Q(koordinator_id__in=actor.keluarga),
        Kotak.SEMUA: SEMUA,
    }[kotak]


def _status(saring: Saringan, kini: datetime) -> Q:
    if saring.terlambat:
        return lewat(kini)
    if saring.status == SEMUA_STATUS:
        return SEMUA
    return Q(status=saring.status) if saring.status else PARTIAL


def memuat(masukan: str) -> QuerySet[Arahan, int] | list[int]:
    """Orders that hold all the words, through the index `arahan_cari`: named one by one while they are few."""
    words = tsquery(masukan)
    if not words:
        return []
    query = SearchQuery(words, search_type="raw", config="indonesian")
    vector = SearchVector("isi", "dasar", config="indonesian")
    found = Arahan.objects.annotate(isinya=vector).filter(isinya=query).values_list("pk", flat=True)
    few = list(found[: BATAS_TEMUAN + 1])
    return few if len(few) <= BATAS_TEMUAN else found
