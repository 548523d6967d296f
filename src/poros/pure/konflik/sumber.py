"""Double booking: claims on a resource that together exceed what there is of it.

Two orders are a pair when, at some moment that both claim, their own quantities already exceed the capacity.
Where it takes more of them, all that claim at that moment are one group, leaving out those whom a pair (or
their own excess) already names; a group inside a larger one is not repeated. So every overbooked moment is
named at least once. Claims that end at a moment are gone before others start.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from heapq import nlargest
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from poros.pure.konflik.model import Arahan, Jenis, Kalimat, Klaim, Pengaturan, Rentang, Temuan
from poros.pure.konflik.peringkat import naikkan

Himpunan = frozenset[str]
NOL = Decimal(0)
SATU = Decimal(1)


class _Potong(NamedTuple):
    """A stretch between two events of a sweep, with what every order claims in it and the sum."""

    mulai: datetime
    selesai: datetime
    pakai: Mapping[str, Decimal]
    diminta: Decimal


@dataclass(slots=True)
class Rebutan:
    """The first stretch in which the same orders overbook a resource, and the most they ask for in it."""

    sumber: str
    ada: Decimal
    mulai: datetime
    selesai: datetime
    diminta: Decimal

    def kalimat(self) -> Kalimat:
        return Kalimat("sumber_diperebutkan", isi=(self.sumber, self.diminta, self.ada))

    def irisan(self) -> Rentang:
        return Rentang(self.mulai, self.selesai)


def bertabrakan(a: Arahan, b: Arahan) -> bool:
    """Tell whether the two claim one resource at one time, however much there is of it."""
    return any(_bersentuhan(ka, kb) for ka in a.klaim for kb in b.klaim)


def perebutan(a: Arahan, b: Arahan, pengaturan: Pengaturan) -> list[Rebutan]:
    """Return what the two overbook between them, one entry per resource, earliest first."""
    bersama = {ka.sumber for ka in a.klaim for kb in b.klaim if _bersentuhan(ka, kb)}
    pasangan = frozenset((a.id, b.id))
    hasil: list[Rebutan] = []
    for sumber in bersama:
        catatan = _Catatan(sumber, pengaturan)
        for potong in _sapu(_per_sumber((a, b))[sumber]):
            if len(potong.pakai) == len(pasangan):
                catatan.tambah(pasangan, potong, potong.diminta)
        hasil += catatan.rebutan.values()
    return sorted(hasil, key=lambda rebutan: (rebutan.mulai, rebutan.sumber))


def perebutan_kelompok(semua: Iterable[Arahan], pengaturan: Pengaturan) -> list[Temuan]:
    """Return the groups of three or more, and the orders that alone ask for too much."""
    arahan = {satu.id: satu for satu in semua}
    kelompok: dict[Himpunan, list[Rebutan]] = defaultdict(list)
    for sumber, klaim in sorted(_per_sumber(arahan.values()).items()):
        for anggota, rebutan in _kelompok(sumber, klaim, pengaturan).items():
            kelompok[anggota].append(rebutan)
    return [
        _temuan([arahan[nama] for nama in sorted(anggota)], rebutan, pengaturan)
        for anggota, rebutan in kelompok.items()
    ]


def _temuan(anggota: list[Arahan], rebutan: list[Rebutan], pengaturan: Pengaturan) -> Temuan:
    putusan = naikkan(anggota, pengaturan)
    return Temuan(
        Jenis.PAKAI_GANDA,
        tuple(arahan.id for arahan in anggota),
        tuple(satu.kalimat() for satu in rebutan),
        putusan.aturan,
        kepada=putusan.kepada,
        irisan=min(rebutan, key=lambda satu: satu.mulai).irisan(),
    )


class _Catatan:
    """Notes per set of orders the first unbroken stretch in which they ask for more than there is."""

    def __init__(self, sumber: str, pengaturan: Pengaturan) -> None:
        self.sumber = sumber
        self.ada = pengaturan.kapasitas.get(sumber, SATU)
        self.rebutan: dict[Himpunan, Rebutan] = {}

    def tambah(self, anggota: Himpunan, potong: _Potong, diminta: Decimal) -> None:
        if diminta <= self.ada:
            return
        lama = self.rebutan.get(anggota)
        if lama is None:
            self.rebutan[anggota] = Rebutan(self.sumber, self.ada, potong.mulai, potong.selesai, diminta)
        elif lama.selesai == potong.mulai:
            lama.selesai = potong.selesai
            lama.diminta = max(lama.diminta, diminta)


def _kelompok(sumber: str, klaim: Iterable[tuple[str, Klaim]], pengaturan: Pengaturan) -> dict[Himpunan, Rebutan]:
    sendiri, bersama = _Catatan(sumber, pengaturan), _Catatan(sumber, pengaturan)
    for potong in _sapu(klaim):
        if potong.diminta <= bersama.ada:
            continue
        for nama, jumlah in potong.pakai.items():
            sendiri.tambah(frozenset((nama,)), potong, jumlah)
        sisa = _tanpa_pasangan(potong.pakai, bersama.ada)
        bersama.tambah(frozenset(sisa), potong, sum(sisa.values(), NOL))
    terbesar = _terbesar(bersama.rebutan)
    return sendiri.rebutan | {anggota: bersama.rebutan[anggota] for anggota in terbesar}


def _tanpa_pasangan(pakai: Mapping[str, Decimal], ada: Decimal) -> dict[str, Decimal]:
    """Keep the orders that exceed the capacity neither alone nor with any one other."""
    puncak = [*nlargest(2, pakai.values()), NOL]
    return {
        nama: jumlah
        for nama, jumlah in pakai.items()
        if jumlah + (puncak[1] if jumlah == puncak[0] else puncak[0]) <= ada
    }


def _terbesar(semua: Collection[Himpunan]) -> Iterator[Himpunan]:
    """Yield the sets that lie in no other one."""
    memuat: dict[str, list[Himpunan]] = defaultdict(list)
    for himpunan in semua:
        for nama in himpunan:
            memuat[nama].append(himpunan)
    for himpunan in semua:
        tersaingi = min((memuat[nama] for nama in himpunan), key=len)
        if not any(himpunan < lain for lain in tersaingi):
            yield himpunan


def _sapu(klaim: Iterable[tuple[str, Klaim]]) -> Iterator[_Potong]:
    """Sweep over time; the `pakai` handed out is the sweep's own and changes with the next step."""
    peristiwa: list[tuple[datetime, str, Decimal]] = []
    for nama, satu in klaim:
        peristiwa.append((satu.jendela.mulai, nama, satu.jumlah))
        peristiwa.append((satu.jendela.selesai, nama, -satu.jumlah))
    pakai: dict[str, Decimal] = {}
    diminta = NOL
    sejak = datetime.min.replace(tzinfo=UTC)
    for saat, serentak in groupby(sorted(peristiwa), key=itemgetter(0)):
        if pakai:
            yield _Potong(sejak, saat, pakai, diminta)
        sejak = saat
        for _, nama, jumlah in serentak:
            diminta += jumlah
            pakai[nama] = pakai.get(nama, NOL) + jumlah
            if not pakai[nama]:
                del pakai[nama]


def _per_sumber(semua: Iterable[Arahan]) -> dict[str, list[tuple[str, Klaim]]]:
    hasil: dict[str, list[tuple[str, Klaim]]] = defaultdict(list)
    for arahan in semua:
        for klaim in arahan.klaim:
            hasil[klaim.sumber].append((arahan.id, klaim))
    return hasil


def _bersentuhan(a: Klaim, b: Klaim) -> bool:
    return a.sumber == b.sumber and a.jendela.bertemu(b.jendela)
