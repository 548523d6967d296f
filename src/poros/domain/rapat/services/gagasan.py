"""Gathering ideas: asked for beforehand, given named or not, grouped, weighed, answered."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command, unit_kerja
from poros.kernel.organisasi.actor import Actor
from poros.kernel.pemberitahuan.kirim import beritahu
from poros.kernel.penugasan.rules import TERTUTUP
from poros.kernel.wewenang import fetch

from ..models import Gagasan, Kriteria, NilaiGagasan, Pertanyaan, Rapat
from ..rules.alur import HasilGagasan, Status
from ..values import TANYA_MAKS, DataGagasan
from ..wewenang import Wewenang

BOBOT_MAKS, NILAI_MAKS = 100, 5
GAGASAN_MAKS = 2000


@command(Wewenang.KELOLA)
def atur_gagasan(
    actor: Actor,  # noqa: ARG001 -- every command has its actor
    rapat: Rapat,
    *,
    pertanyaan: Sequence[str],
    kriteria: Mapping[str, int],
    dibuka: bool,
) -> Rapat:
    """Say what is asked, by what ideas are weighed, and whether people outside may give theirs.

    Questions that have ideas and criteria that have marks keep them under their words.
    """
    asked = list(dict.fromkeys(q.strip() for q in pertanyaan if q.strip()))
    for name, rows in (("pertanyaan", asked), ("kriteria", kriteria)):
        if len(rows) > TANYA_MAKS:
            raise Ditolak(_("Paling banyak %(n)s pertanyaan dan kriteria.") % {"n": TANYA_MAKS}, name)
    if any(not 1 <= w <= BOBOT_MAKS for w in kriteria.values()):
        raise Ditolak(_("Bobot antara 1 dan %(n)s.") % {"n": BOBOT_MAKS}, "kriteria")
    if dibuka and rapat.kerahasiaan in TERTUTUP:
        raise Ditolak(_("Rapat tertutup tidak mengumpulkan gagasan dari luar."), "dibuka")
    _pertanyaan(rapat, asked)
    _kriteria(rapat, kriteria)
    rapat.gagasan_dibuka = dibuka
    rapat.save(update_fields=["gagasan_dibuka"])
    return rapat


@command(Wewenang.SUMBANG, kunci=False)
def sumbang(actor: Actor, rapat: Rapat, *, data: DataGagasan) -> Gagasan:
    """Give an idea under one's name."""
    assert data.bernama, "an unnamed idea goes by the other door: the trail names who acts"
    return _simpan(rapat, data, unit_id=actor.unit_id, nama=actor.nama, orang_id=actor.orang_id)


@transaction.atomic
def sumbang_tanpa_nama(actor: Actor, rapat: Rapat, data: DataGagasan) -> Gagasan:
    """Give an idea without a name: the unit is credited, and nothing leads back to who gave it.

    No command, because a command leaves a line in the trail that names him, with the number of the idea and the
    minute; for the same reason only the day is kept. Who may not give one is refused all the same.
    """
    row = fetch(actor, Wewenang.SUMBANG, Rapat.objects.all(), rapat.pk)
    day = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return _simpan(row, data, unit_id=actor.unit_id, nama="", waktu=day)


@command(Wewenang.OLAH, rekam=("kelompok",))
def kelompokkan(actor: Actor, gagasan: Gagasan, *, kelompok: str) -> Gagasan:  # noqa: ARG001 -- as above
    """Put it with others that mean the same."""
    gagasan.kelompok = kelompok.strip()
    gagasan.save(update_fields=["kelompok"])
    return gagasan


@command(Wewenang.NILAI)
def nilai(actor: Actor, gagasan: Gagasan, *, nilai: Mapping[int, int]) -> Gagasan:
    """Weigh it on its criteria, each from 1 to 5; what this office gave before is replaced."""
    if gagasan.hasil:
        raise Ditolak(_("Gagasan ini sudah dijawab."))
    known = set(gagasan.rapat.kriteria.values_list("pk", flat=True))
    if not nilai or not set(nilai) <= known or any(not 1 <= n <= NILAI_MAKS for n in nilai.values()):
        raise Ditolak(_("Beri nilai 1 sampai 5 pada kriterianya."), "nilai")
    NilaiGagasan.objects.bulk_create(
        (
            NilaiGagasan(gagasan=gagasan, kriteria_id=pk, jabatan_id=actor.jabatan_id, nilai=n)
            for pk, n in nilai.items()
        ),
        update_conflicts=True,
        unique_fields=["gagasan", "kriteria", "jabatan"],
        update_fields=["nilai"],
    )
    return gagasan


@command(Wewenang.OLAH, rekam=("hasil", "alasan"))
def jawab_gagasan(actor: Actor, gagasan: Gagasan, *, hasil: HasilGagasan, alasan: str) -> Gagasan:
    """Say what became of it; whoever gave it reads that. Only what is taken as it is needs no reason."""
    if hasil is not HasilGagasan.DIAMBIL and not alasan.strip():
        raise Ditolak(_("Tulis apa yang diubah, atau mengapa tidak diambil."), "alasan")
    gagasan.hasil, gagasan.alasan = hasil, alasan.strip()
    gagasan.save(update_fields=["hasil", "alasan"])
    told = {gagasan.orang_id: gagasan.rapat_id}
    beritahu("rapat.gagasan", [gagasan.rapat], orang=told, kecuali=actor.orang_id)
    return gagasan


def olahkan(actor: Actor, gagasan: Gagasan, *, kelompok: str, hasil: HasilGagasan | None, alasan: str) -> None:
    """Group it and answer it, both or neither; what stands already is not said to anybody again."""
    with unit_kerja():
        if kelompok != gagasan.kelompok:
            kelompokkan(actor, gagasan, kelompok=kelompok)
        if hasil and (hasil, alasan.strip()) != (gagasan.hasil, gagasan.alasan):
            jawab_gagasan(actor, gagasan, hasil=hasil, alasan=alasan)


def sumbangkan(actor: Actor, rapat: Rapat, data: DataGagasan) -> Gagasan:
    """By one door or the other, as the contributor wishes."""
    if data.bernama:
        return sumbang(actor, rapat, data=data)
    return sumbang_tanpa_nama(actor, rapat, data)


@transaction.atomic
def sumbang_tamu(rapat: Rapat, data: DataGagasan) -> Gagasan:
    """The door for people outside: no office acts here, so it is no command."""
    if not rapat.gagasan_dibuka:
        raise Ditolak(_("Pengumpulan gagasan sudah ditutup."))
    return _simpan(rapat, data, nama=data.nama.strip() if data.bernama else "")


def _simpan(
    rapat: Rapat,
    data: DataGagasan,
    *,
    nama: str,
    unit_id: int | None = None,
    orang_id: int | None = None,
    waktu: datetime | None = None,
) -> Gagasan:
    if not data.isi.strip():
        raise Ditolak(_("Tulis gagasannya."), "isi")
    if rapat.status in {Status.DITUTUP, Status.DIBATALKAN}:
        raise Ditolak(_("Rapat ini sudah ditutup."))
    if data.pertanyaan_id is not None and not rapat.pertanyaan.filter(pk=data.pertanyaan_id).exists():
        raise Ditolak(_("Pertanyaan ini bukan dari rapat ini."), "pertanyaan")
    if rapat.gagasan.count() >= GAGASAN_MAKS:
        raise Ditolak(_("Gagasan yang terkumpul sudah penuh."))
    return Gagasan.objects.create(
        rapat=rapat,
        pertanyaan_id=data.pertanyaan_id,
        isi=data.isi.strip(),
        unit_id=unit_id,
        orang_id=orang_id,
        nama=nama,
        kunci=secrets.token_urlsafe(16),
        waktu=waktu or timezone.now(),
    )


def _pertanyaan(rapat: Rapat, asked: Sequence[str]) -> None:
    there = {q.isi: q for q in rapat.pertanyaan.all()}
    rapat.pertanyaan.filter(gagasan__isnull=True).exclude(isi__in=asked).delete()
    for n, words in enumerate(asked, start=1):
        row = there.get(words) or Pertanyaan(rapat=rapat, isi=words)
        row.urut = n
        row.save()


def _kriteria(rapat: Rapat, wanted: Mapping[str, int]) -> None:
    names = {name.strip(): weight for name, weight in wanted.items() if name.strip()}
    rapat.kriteria.exclude(nama__in=names).delete()
    Kriteria.objects.bulk_create(
        (Kriteria(rapat=rapat, nama=name, bobot=weight) for name, weight in names.items()),
        update_conflicts=True,
        unique_fields=["rapat", "nama"],
        update_fields=["bobot"],
    )
