"""Impossible timing: a simple temporal network over start and end of the orders that have precedences.

For every order: start >= window start, end <= window end, end - start >= duration; for every precedence:
start(after) - end(before) >= gap. The network is consistent if and only if its distance graph has no negative
cycle, and such a cycle names the members of the contradiction. Here each one is either a chain of orders that
overruns the window of its last, or a circle of precedences. So Bellman-Ford carries the earliest possible end
of each order, with the step that forces it, along one precedence more in every round; what has fewer members
is met first. A breach is not carried on: what comes after an impossible order is judged as if that one were
on time, so that each contradiction is reported by itself.

An order without a duration only has to lie in its window. To be before is meant strictly: orders that wait
for each other in a circle contradict even when their durations and gaps add up to nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from poros.pure.konflik.graf import graf, komponen_kuat
from poros.pure.konflik.model import Arahan, Jenis, Kalimat, Pengaturan, Temuan, Urutan
from poros.pure.konflik.peringkat import naikkan

MULA = datetime(1970, 1, 1, tzinfo=UTC)
MIKRODETIK = timedelta(microseconds=1)
MIKRODETIK_PER_MENIT = 60_000_000
NOL = timedelta(0)


class Pertentangan(NamedTuple):
    """Orders in the sequence in which they cannot be carried out, and by how many microseconds they fail."""

    kunci: str
    rantai: tuple[str, ...]
    kurang: int = 0


def waktu_mustahil(semua: Iterable[Arahan], pengaturan: Pengaturan) -> list[Temuan]:
    """Return the contradictions; one that contains a smaller one is left out."""
    arahan = {satu.id: satu for satu in semua}
    urutan = [u for u in pengaturan.urutan if u.sebelum in arahan and u.sesudah in arahan]
    ditemukan: dict[frozenset[str], Pertentangan] = {}
    for satu in _Jaringan(arahan, urutan).pertentangan():
        ditemukan.setdefault(frozenset(satu.rantai), satu)
    return [
        _temuan(satu, arahan, pengaturan)
        for anggota, satu in ditemukan.items()
        if not any(lain < anggota for lain in ditemukan)
    ]


def _temuan(satu: Pertentangan, arahan: Mapping[str, Arahan], pengaturan: Pengaturan) -> Temuan:
    anggota = sorted(set(satu.rantai))
    putusan = naikkan((arahan[nama] for nama in anggota), pengaturan)
    kurang = round(Decimal(satu.kurang) / MIKRODETIK_PER_MENIT, 2)
    alasan = (Kalimat(satu.kunci, satu.rantai, (kurang,)),)
    return Temuan(Jenis.WAKTU, tuple(anggota), alasan, putusan.aturan, kepada=putusan.kepada)


@dataclass(frozen=True, slots=True)
class _Langkah:
    """The earliest possible end of an order, in microseconds, and what forces it (if not its own window)."""

    nama: str
    selesai: int
    panjang: int = 1
    dari: "_Langkah | None" = None
    longgar: bool = False  # reached over a negative gap, which allows both to run at the same time

    def rantai(self) -> Iterator["_Langkah"]:
        """Walk from this step back to the first."""
        langkah: _Langkah | None = self
        while langkah:
            yield langkah
            langkah = langkah.dari

    def putaran(self) -> list["_Langkah"]:
        """Walk back to the earlier step of the same order, if there is one."""
        jalan = []
        for langkah in self.rantai():
            jalan.append(langkah)
            if jalan[1:] and langkah.nama == self.nama:
                return jalan
        return []

    def lebih_akhir(self, lain: "_Langkah") -> bool:
        return (self.selesai, self.panjang) > (lain.selesai, lain.panjang)


class _Jaringan:
    def __init__(self, arahan: Mapping[str, Arahan], urutan: Iterable[Urutan]) -> None:
        self.keluar: dict[str, list[Urutan]] = defaultdict(list)
        lama: dict[str, timedelta] = defaultdict(timedelta)
        for u in urutan:
            self.keluar[u.sebelum].append(u)
            lama[u.sebelum] = max(lama[u.sebelum], u.lama_sebelum)
            lama[u.sesudah] = max(lama[u.sesudah], u.lama_sesudah)
        self.lama = {nama: lama[nama] // MIKRODETIK for nama in sorted(lama)}
        self.mulai = {nama: (arahan[nama].jendela.mulai - MULA) // MIKRODETIK for nama in lama}
        self.batas = {nama: (arahan[nama].jendela.selesai - MULA) // MIKRODETIK for nama in lama}
        tepi = [(u.sebelum, u.sesudah) for semua in self.keluar.values() for u in semua]
        self.bagian = komponen_kuat(graf(self.lama, tepi))  # what comes before stands before
        self.melingkar = {nama for satu in self.bagian if len(satu) > 1 for nama in satu}
        self.melingkar |= {a for a, b in tepi if a == b}

    def pertentangan(self) -> Iterator[Pertentangan]:
        yield from self._terlalu_lama()
        kini = {nama: _Langkah(nama, self.mulai[nama] + lama) for nama, lama in self.lama.items()}
        berubah = [] if self._lancar() else list(kini)
        putus: set[tuple[str, str]] = set()
        while berubah:
            baru: dict[str, _Langkah] = {}
            for langkah, u in [(kini[nama], u) for nama in berubah for u in self.keluar[nama]]:
                berikut = self._maju(langkah, u)
                terakhir = baru.get(u.sesudah, kini[u.sesudah])
                if not (berikut and berikut.lebih_akhir(terakhir)) or (u.sebelum, u.sesudah) in putus:
                    continue
                if mustahil := self._mustahil(berikut):
                    putus.add((u.sebelum, u.sesudah))
                    yield mustahil
                else:
                    baru[u.sesudah] = berikut
            kini |= baru
            berubah = sorted(baru)

    def _lancar(self) -> bool:
        """Tell in a single pass from first to last that nothing is late; circles need the rounds."""
        if self.melingkar:
            return False
        mulai = dict(self.mulai)
        for (nama,) in self.bagian:
            selesai = mulai[nama] + self.lama[nama]
            if selesai > self.batas[nama]:
                return False
            for u in self.keluar[nama]:
                mulai[u.sesudah] = max(mulai[u.sesudah], selesai + u.jeda // MIKRODETIK)
        return True

    def _maju(self, dari: _Langkah, u: Urutan) -> _Langkah | None:
        """Step over one precedence; None where the window of the later order decides, or nothing moves."""
        mulai = dari.selesai + u.jeda // MIKRODETIK
        if mulai < self.mulai[u.sesudah]:
            return None
        selesai = mulai + self.lama[u.sesudah]
        langkah = _Langkah(u.sesudah, selesai, dari.panjang + 1, dari, longgar=u.jeda < NOL)
        putaran = self._putaran(langkah)
        if putaran and putaran[-1].selesai == selesai and any(satu.longgar for satu in putaran[:-1]):
            return None
        return langkah

    def _mustahil(self, langkah: _Langkah) -> Pertentangan | None:
        if putaran := self._putaran(langkah):
            keliling = _nama(putaran[1:])
            awal = keliling.index(min(keliling))
            return Pertentangan("saling_menunggu", (*keliling[awal:], *keliling[: awal + 1]))
        kurang = langkah.selesai - self.batas[langkah.nama]
        return Pertentangan("melewati_jendela", _nama(langkah.rantai()), kurang) if kurang > 0 else None

    def _putaran(self, langkah: _Langkah) -> list[_Langkah]:
        return langkah.putaran() if langkah.nama in self.melingkar else []

    def _terlalu_lama(self) -> Iterator[Pertentangan]:
        """Report the orders that do not fit into their own window, and forget their duration."""
        for nama, lama in self.lama.items():
            kurang = self.mulai[nama] + lama - self.batas[nama]
            if kurang > 0:
                self.lama[nama] = 0
                yield Pertentangan("lebih_lama_dari_jendela", (nama,), kurang)


def _nama(mundur: Iterable[_Langkah]) -> tuple[str, ...]:
    return tuple(langkah.nama for langkah in mundur)[::-1]
