"""Published results of all governments beside one another. One statement reads a year; the rest is arithmetic."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import visible

from ..models import HasilTerbit
from ..rules import banding as hitung
from ..rules.banding import Baris, Kelas, Letak, Selisih
from ..values import DataHasil, SaringHasil
from ..wewenang import Wewenang

PUSAT = "pusat"
LEBAR_KELAS = Decimal("0.25")
PENDUDUK = {"kecil": (0, 250_000), "sedang": (250_000, 750_000), "besar": (750_000, 10**12)}
"""Classes of population for the filter: from, up to but without."""
TERDEKAT = 5
CUPLIKAN = 10
"""Rows shown of a file before it is kept."""
SEBAYA_PANAS = 12
"""Governments in the heat map: as many rows as a phone shows without losing the head."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Papan:
    """A year's results after the filters, from the highest down, with places among all of their kind of list."""

    rows: list[Baris]
    peringkat: Mapping[int, int]
    dari: int
    kita: Baris | None
    sebaran: list[Kelas]
    gerak: Mapping[int, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Potret:
    """One government beside its peers."""

    baris: Baris
    tahun: int
    sumber: str
    nasional: Letak
    sejenis: Letak
    seprovinsi: Letak | None
    sebaya: list[Baris]
    letak_sebaya: Letak
    tengah: Mapping[str, Decimal]
    lebih_baik: list[Baris]
    pelajaran: list[Selisih]
    riwayat: list[Baris]


@dataclass(frozen=True, slots=True, kw_only=True)
class PratinjauImpor:
    """A file that has been read and not yet kept."""

    rows: list[DataHasil]
    banyak: int
    baru: int
    diganti: int
    tahun: list[tuple[int, int]]
    berubah: list[tuple[DataHasil, Decimal]]


def hasil_terlihat(actor: Actor) -> QuerySet[HasilTerbit]:
    """Published results, for the API and exports."""
    return visible(actor, Wewenang.HASIL_LIHAT, HasilTerbit.objects.all())


def baca(indeks: str) -> list[Baris]:
    """All published results of an index, every year. One statement."""
    return [_baris(row) for row in HasilTerbit.objects.filter(indeks=indeks)]


def tahun_tersedia(rows: Iterable[Baris]) -> list[tuple[int, int]]:
    """Years with results and how many there are, the newest first."""
    return sorted(Counter(r.tahun for r in rows).items(), reverse=True)


def tahun_utama(tersedia: Sequence[tuple[int, int]]) -> int:
    """The newest year that is nearly whole: at least half as many governments as the fullest one."""
    if not tersedia:
        return 0
    full = max(n for _t, n in tersedia)
    return next(t for t, n in tersedia if n * 2 >= full)


def papan(semua: Sequence[Baris], saring: SaringHasil) -> Papan:
    """What the comparison page shows. Places are counted before `q` narrows the list: a search moves nobody up."""
    kept = [r for r in semua if r.tahun == saring.tahun and _cocok(r, saring)]
    earlier = max((r.tahun for r in semua if r.tahun < saring.tahun), default=0)
    own = kita(kept)
    words = saring.q.casefold().split()
    shown = [r for r in kept if all(w in r.nama.casefold() for w in words)]
    return Papan(
        rows=hitung.urutkan(shown),
        peringkat=hitung.peringkat(kept),
        dari=len(kept),
        kita=own,
        sebaran=hitung.sebaran(kept, LEBAR_KELAS, own.nilai if own else None),
        gerak=hitung.gerak(shown, [r for r in semua if r.tahun == earlier]),
    )


def potret(row: HasilTerbit, bobot: Mapping[str, Decimal]) -> Potret:
    """One government's page: places, peers, movement over the years, and what the nearest better ones do."""
    everything = baca(row.indeks)
    rows = [r for r in everything if r.tahun == row.tahun and (r.jenis == PUSAT) == (row.jenis == PUSAT)]
    own = next(r for r in rows if r.id == row.pk)
    same = [r for r in rows if r.jenis == own.jenis]
    neighbours = [r for r in same if r.provinsi == own.provinsi] if own.kode and own.jenis != "provinsi" else []
    peers = hitung.sebaya(rows, own)
    better = hitung.terdekat_lebih_baik(peers, own, TERDEKAT)
    return Potret(
        baris=own,
        tahun=row.tahun,
        sumber=row.sumber,
        nasional=hitung.letak(rows, own.nilai),
        sejenis=hitung.letak(same, own.nilai),
        seprovinsi=hitung.letak(neighbours, own.nilai) if neighbours else None,
        sebaya=peers,
        letak_sebaya=hitung.letak([*peers, own], own.nilai),
        tengah=hitung.tengah(peers, list(bobot)),
        lebih_baik=better,
        pelajaran=hitung.pelajaran(own, better, bobot),
        riwayat=sorted((r for r in everything if r.nama == row.nama), key=lambda r: r.tahun),
    )


def panas(p: Potret) -> list[Baris]:
    """Rows of the heat map: the government itself between its nearest peers by value."""
    near = sorted(p.sebaya, key=lambda r: (abs(r.nilai - p.baris.nilai), r.nama))[: SEBAYA_PANAS - 1]
    return hitung.urutkan([p.baris, *near])


def pratinjau_impor(rows: Sequence[DataHasil]) -> PratinjauImpor:
    """What taking these rows in would do: which are new, which replace something else. One statement."""
    there = HasilTerbit.objects.filter(indeks__in={r.indeks for r in rows}, tahun__in={r.tahun for r in rows})
    held = {(r.indeks, r.tahun, r.nama): r.nilai for r in there.only("indeks", "tahun", "nama", "nilai")}
    old = [(r, held[key]) for r in rows if (key := (r.indeks, r.tahun, r.nama)) in held]
    return PratinjauImpor(
        rows=list(rows[:CUPLIKAN]),
        banyak=len(rows),
        baru=len(rows) - len(old),
        diganti=sum(before != r.nilai for r, before in old),
        tahun=sorted(Counter(r.tahun for r in rows).items()),
        berubah=[(r, before) for r, before in old if before != r.nilai][:CUPLIKAN],
    )


def kita(rows: Sequence[Baris]) -> Baris | None:
    """This government among the rows: by its code, or by its name where it has none."""
    tenant: Any = connection.tenant
    kode, nama = getattr(tenant, "kode_wilayah", ""), getattr(tenant, "nama", "")
    return next((r for r in rows if (kode and r.kode == kode) or (nama and r.nama == nama)), None)


def _cocok(row: Baris, saring: SaringHasil) -> bool:
    right_kind = row.jenis == saring.jenis if saring.jenis else row.jenis != PUSAT
    low, high = PENDUDUK.get(saring.penduduk, (None, None))
    populous = low is None or high is None or (row.penduduk is not None and low <= row.penduduk < high)
    return right_kind and populous and (not saring.provinsi or row.provinsi == saring.provinsi)


def _baris(row: HasilTerbit) -> Baris:
    return Baris(
        id=row.pk,
        kode=row.kode_wilayah,
        nama=row.nama,
        jenis=row.jenis,
        nilai=row.nilai,
        predikat=row.predikat,
        penduduk=row.penduduk,
        tahun=row.tahun,
        bagian={kode: Decimal(value) for kode, value in row.bagian.items()},
    )
