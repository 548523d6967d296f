"""Requests of persons, and the answers that the law leaves open."""

from django.db.models import QuerySet

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import fetch, visible
from poros.pure.retensi import Nasib

from ..models import PermintaanHapus
from ..rules.berkas import Status
from ..rules.hapus import Putusan, boleh
from ..wewenang import Wewenang


def semua() -> QuerySet[PermintaanHapus]:
    return PermintaanHapus.objects.select_related("unit")


def permintaan_terlihat(actor: Actor) -> QuerySet[PermintaanHapus]:
    return visible(actor, Wewenang.HAPUS_LIHAT, semua())


def satu(actor: Actor, pk: int) -> PermintaanHapus:
    return fetch(actor, Wewenang.HAPUS_LIHAT, semua(), pk)


def putusan_boleh(actor: Actor, row: PermintaanHapus) -> tuple[Putusan, ...]:
    """What may be answered today, by where the retention of the files about the person stands."""
    files = row.berkas.all()
    return boleh((Status(f.status), Nasib(f.nasib) if f.nasib else None, f.jadwal().tahap(actor.hari)) for f in files)
